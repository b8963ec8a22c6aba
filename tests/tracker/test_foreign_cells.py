import pytest

from actionplan.tracker.foreign.colours import contradict, is_odd, status_of_colour
from actionplan.tracker.foreign.priorities import read_priority
from actionplan.tracker.foreign.texts import is_list, items_of, lines_of, text_of
from actionplan.words.vocabulary import TAGS, Rag


@pytest.mark.parametrize(
    ("text", "number", "core"),
    [
        ("1. Patient and Public Involvement (PPI)", 1, "patient and public involvement"),
        ("Priority 6 – Public Health", 6, "public health"),
        ("P4: System pressures", 4, "system pressures"),
        ("2017 review", None, "2017 review"),
        ("Press & digital", None, "press and digital"),
        ("3", 3, ""),
    ],
)
def test_a_priority_is_read_by_number_and_title(text, number, core):
    name = read_priority(text)
    assert (name.number, name.core) == (number, core)


@pytest.mark.parametrize(
    ("colour", "status"),
    [
        ("FF0000", Rag.RED), ("C00000", Rag.RED), ("FFC7CE", Rag.RED), ("FFC000", Rag.AMBER), ("FFFF00", Rag.AMBER),
        ("ED7D31", Rag.AMBER), ("92D050", Rag.GREEN), ("C6EFCE", Rag.GREEN), ("00B050", Rag.GREEN),
        ("0070C0", Rag.COMPLETE), ("D9D9D9", Rag.NOT_STARTED), ("FFFFFF", None), ("F2F2F2", None), ("000000", None),
        ("7030A0", None), ("nonsense", None), ("", None),
    ],
)  # fmt: skip
def test_a_colour_means_the_nearest_status(colour, status):
    assert status_of_colour(colour) is status


@pytest.mark.parametrize("rag", [Rag.RED, Rag.AMBER, Rag.GREEN, Rag.COMPLETE, Rag.NOT_STARTED])
def test_our_own_tags_are_read_as_what_they_are(rag):
    assert status_of_colour(TAGS[rag].background.lstrip("#")) is rag
    assert status_of_colour(TAGS[rag].edge.lstrip("#")) in (rag, Rag.COMPLETE)


def test_purple_is_odd_and_white_is_not():
    assert (is_odd("7030A0"), is_odd("FFFFFF"), is_odd("FF0000"), is_odd("no")) == (True, False, False, False)


def test_green_behind_complete_is_usual_and_red_behind_green_is_not():
    assert not contradict(Rag.COMPLETE, Rag.GREEN)
    assert not contradict(Rag.DEFERRED, Rag.RED)
    assert contradict(Rag.GREEN, Rag.RED)


def test_cells_as_text_and_as_lists():
    assert text_of(" a\r\nb ") == "a\nb"
    assert (text_of(7.0), text_of(True), text_of(None)) == ("7", "Yes", "")
    assert lines_of("• a\n\n- b\n-5\nc") == ("a", "b", "-5", "c")
    assert items_of("e.g.\n• a") == ("a",)
    assert items_of("e.g.") == ("e.g.",)
    assert is_list("1. a\n2. b")
    assert not is_list("a\nb")
