"""Files come in pieces, in order, with a name that is no path, and never more than there is room for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.editor import uploads
from actionplan.editor.messages import BadMessage
from actionplan.editor.uploads import MOST_FILES, Uploads, bare_name
from actionplan.words.errors import BadSpreadsheet


def test_a_file_is_its_pieces_in_their_order_and_is_given_once():
    files = Uploads()
    files.take("f", "Tracker.xlsx", "0", [b"one "])
    files.take("f", "Tracker.xlsx", "1", [memoryview(b"two")])
    taken = files.taken("f")
    assert (taken.name, taken.content, taken.size) == ("Tracker.xlsx", b"one two", 7)
    with pytest.raises(BadMessage, match=r"The file is not there any more\. Drop it again"):
        files.taken("f")


@pytest.mark.parametrize("place", ["1", "3", "-1", "", "x", "²", "1.0", "9" * 5_000, "00"])
def test_a_piece_that_is_not_the_next_one_is_refused(place):
    files = Uploads()
    files.take("f", "a", "0", [b"1"])
    files.take("f", "a", "1", [b"2"])
    with pytest.raises(BadMessage, match=r"A piece of the file is missing\. Drop it again"):
        files.take("f", "a", place, [b"3"])
    assert files.files["f"].content == b"12"


@pytest.mark.parametrize("buffers", [[], [b"a", b"b"]])
def test_a_message_carries_one_piece(buffers):
    with pytest.raises(BadMessage):
        Uploads().take("f", "a", "0", buffers)


def test_a_file_that_begins_again_begins_anew():
    files = Uploads()
    files.take("f", "a", "0", [b"old"])
    files.take("f", "b", "0", [b"new"])
    assert (files.taken("f").content, files.files) == (b"new", {})


def test_what_is_too_large_is_let_go_and_the_others_stay(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 2_000_000)
    files = Uploads()
    files.take("small", "Small.xlsx", "0", [b"x" * 500_000])
    files.take("large", "Large.xlsx", "0", [b"x" * 2_000_000])
    with pytest.raises(BadSpreadsheet) as error:
        files.take("large", "Large.xlsx", "1", [b"x"])
    assert str(error.value) == "Large.xlsx is too large to be dropped here: up to 2 MB are taken."
    assert list(files.files) == ["small"]


def test_files_that_were_dropped_and_left_make_room_for_another(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 1_000)
    monkeypatch.setattr(uploads, "MOST_HELD", 2_000)
    files = Uploads()
    for number in ("left", "left too", "new"):
        files.take(number, number, "0", [b"x" * 500])
        files.take(number, number, "1", [b"x" * 500])
    assert list(files.files) == ["left too", "new"]
    assert files.taken("new").content == b"x" * 1_000


def test_a_file_of_many_pieces_is_counted_and_not_added_up_again():
    files = Uploads()
    for place in range(5_000):
        files.take("f", "a", str(place), [b"ab"])
    assert (files.files["f"].size, len(files.taken("f").content)) == (10_000, 10_000)


def test_pieces_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_PIECES", 50)
    files = Uploads()
    with pytest.raises(BadSpreadsheet):
        for place in range(100):
            files.take("f", "a", str(place), [b""])
    assert files.files == {}


def test_of_many_files_the_oldest_is_let_go():
    files = Uploads()
    for number in range(MOST_FILES + 5):
        files.take(str(number), "a", "0", [b"x"])
    assert list(files.files) == [str(number) for number in range(5, MOST_FILES + 5)]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Tracker June.xlsx", "Tracker June.xlsx"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\Ann\Tracker.xlsx", "Tracker.xlsx"),
        ("/", "file"),
        ("..", "file"),
        ("", "file"),
        ("a\nb\0c.xlsx", "a bc.xlsx"),
        ("\u202excod.exe", "xcod.exe"),
        ("x" * 300 + ".xlsx", "x" * 195 + ".xlsx"),
    ],
)
def test_a_name_is_no_path(name, bare):
    assert bare_name(name) == bare


@given(st.text())
def test_no_name_leads_anywhere(name):
    bare = bare_name(name)
    assert bare and not set(bare) & set("/\\\n\r\0") and bare.strip(".") and len(bare) <= 200
