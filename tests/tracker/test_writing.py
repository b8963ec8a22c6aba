"""Widths, heights, paper, lists and colours: what makes a sheet easy to fill in."""

import errno

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.settings import RagScheme
from actionplan.tracker.writing.book import at_work_on
from actionplan.tracker.writing.checking import refuse_unfaithful
from actionplan.tracker.writing.choices import Offer, in_line, ranges, status_rules, validation
from actionplan.tracker.writing.heights import BUTTON, cut, lines, pieces
from actionplan.tracker.writing.paper import Paper
from actionplan.tracker.writing.sheet import Written
from actionplan.words.errors import BadTracker, CannotWrite
from actionplan.words.vocabulary import Rag
from tests.tracker.exported import by_calamine, tracker


@pytest.mark.parametrize(
    ("words", "formula"),
    [
        (["Red", "Amber"], '"Red,Amber"'),
        (["On track (G)", "A/B & C."], '"On track (G),A/B & C."'),
        (["Red, really"], ""),
        (['"Red"'], ""),
        ([" Red"], ""),
        (["=1+1"], ""),
        (["x" * 250, "abcdef"], ""),
        ([], ""),
    ],
)
def test_a_short_list_of_plain_words_stands_in_the_column_itself(words, formula):
    assert in_line(words) == formula


@pytest.mark.parametrize(
    ("kinds", "filled", "expected"),
    [
        ("ttii", "t", ["C5:C6", "C9:C10"]),
        ("ttii", "i", ["C7:C10"]),
        ("titi", "i", ["C6:C6", "C8:C10"]),
        ("ti", "ti", ["C5:C8"]),
        ("", "t", ["C5:C6"]),
    ],
)
def test_a_column_offers_its_list_in_the_rows_that_it_is_for_and_below_the_last(kinds, filled, expected):
    assert ranges("C", kinds, filled, 5, 2) == expected


@given(st.text(alphabet="ab", max_size=30), st.sampled_from(["a", "b", "ab"]))
def test_the_ranges_are_the_rows_of_the_kinds_and_no_other(kinds, filled):
    rows = {
        row
        for one in ranges("C", kinds, filled, 5, 3)
        for first, last in [one.replace("C", "").split(":")]
        for row in range(int(first), int(last) + 1)
    }
    below = {5 + len(kinds) + step for step in range(3)}
    assert rows == {5 + place for place, kind in enumerate(kinds) if kind in filled} | below


def test_a_column_without_list_date_or_advice_offers_nothing():
    assert validation(Offer(), ["C5:C9"]) is None


def test_a_list_warns_of_what_is_not_in_it_and_refuses_nothing():
    made = validation(Offer("Choose one.", "list_owners"), ["C5:C9"])
    assert (made.type, made.formula1, made.errorStyle, made.prompt) == (
        "list",
        "list_owners",
        "warning",
        "Choose one.",
    )
    assert str(made.sqref) == "C5:C9"


def test_each_status_has_the_colours_of_its_tag_under_the_word_of_the_plan():
    rules = status_rules(RagScheme(labels={Rag.RED: 'The "worst"'}))
    assert len(rules) == 9
    assert rules[0].formula == ['"The ""worst"""']
    assert (rules[0].dxf.fill.bgColor.rgb, rules[0].dxf.font.color.rgb) == ("FFF7D4D1", "FF6A140E")


def test_a_word_too_long_for_a_formula_goes_without_its_colours():
    assert len(status_rules(RagScheme(labels={Rag.RED: "r" * 256}))) == 8


@pytest.mark.parametrize(
    ("values", "widths", "count"),
    [
        (["short", None], [20, 20], 1),
        (["one\ntwo\n\nfour"], [20], 4),
        (["x" * 19], [20], 1),
        (["x" * 20], [20], 2),
        (["x" * 190, "a\nb"], [20, 20], 10),
        (["a word and a veryverylongword"], [20], 2),
        (["aaaaaaaaaaaa bbbbbbbbbbbb cccccccccccc"], [20], 3),
        (["IN CAPITALS ALL OF IT"], [20], 2),
        (["in small letters it is"], [20], 1),
        (["日本語の計画"], [11], 2),
    ],
)
def test_a_row_is_as_high_as_its_longest_text_whose_words_stay_whole(values, widths, count):
    assert lines(values, widths) == count


def test_a_heading_is_bold_and_leaves_room_for_the_button_of_its_filter():
    assert lines(["Status by the rule"], [18]) == 1
    assert lines(["Status by the rule"], [18 - BUTTON], bold=True) == 2


ROOM = 20 * 7 - 6


@given(st.lists(st.text("ilwmaetXM", min_size=1, max_size=14), min_size=1, max_size=30).map(" ".join))
def test_a_text_takes_no_fewer_lines_than_its_letters_fill(text):
    wide = {"i": 3, "l": 3, " ": 3.7, "t": 3.7, "a": 7.4, "e": 7.4, "w": 9.6, "X": 8.9, "m": 11.1, "M": 11.1}
    assert lines([text], [20]) * ROOM >= sum(map(wide.get, text)) - 3.7 * text.count(" ")


@pytest.mark.parametrize(
    ("widths", "kept", "pages"),
    [
        ([60, 60], 0, 1),
        ([32, 150], 1, 1),
        ([32, 150, 1], 1, 2),
        ([32, 75, 75, 75, 75], 1, 2),
        ([32, 76, 76, 76, 76], 1, 4),
        ([34, 400], 1, 1),
    ],
)
def test_a_wide_sheet_takes_as_many_pages_as_can_be_read_with_whole_columns_on_each(widths, kept, pages):
    assert Paper(widths, kept).pages_wide == pages


def test_what_another_reader_finds_otherwise_is_refused_with_its_cell():
    content = tracker().content
    ref = by_calamine(tracker(), "Activities")[4][0]
    other = Written("Activities", [[ref, "Press call of another day"]], headings=["Ref", "Activity"], named=1)
    with pytest.raises(BadTracker) as refused:
        refuse_unfaithful(content, [other])
    assert str(refused.value) == (
        "The tracker could not be written faithfully: Activities, row 5 (“Press call of another day”), “Activity” "
        "(B5) reads otherwise than it was meant. No file was put in place; please report this."
    )


def test_a_row_that_is_not_there_is_refused():
    with pytest.raises(BadTracker, match=r"Activities, row 6 \(A6\) reads otherwise"):
        refuse_unfaithful(tracker().content, [Written("Activities", [*_stands("Activities"), ["a ref"]])])


def test_what_is_no_workbook_is_refused():
    with pytest.raises(BadTracker, match="it cannot be read again"):
        refuse_unfaithful(b"PK\x03\x04 and no more", [Written("Activities", [])])


def _stands(sheet):
    return [[cell or None for cell in row] for row in by_calamine(tracker(), sheet)[4:]]


class Book:
    worksheets = ()


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "full"), type("SerialisationError", (Exception,), {})("IO_ENOSPC")]
)
def test_a_disk_without_room_for_the_work_gets_its_sentence(error):
    with (
        pytest.raises(
            CannotWrite, match=r"cannot be written: the disk is full\. Nothing was changed; make room"
        ),
        at_work_on(Book()),
    ):
        raise error


def test_a_mistake_of_ours_stays_what_it_is():
    with pytest.raises(KeyError), at_work_on(Book()):
        raise KeyError("ours")


def test_a_text_too_long_for_a_row_is_cut_behind_a_word_with_a_sign():
    assert cut("A word or two", 20, "", most=1) == "A word or two"
    assert cut("A word or two, and then some more words", 20, "", most=1) == "A word or two, and…"
    assert cut("A word or two, and then some more words", 20, " (more)", most=1) == "A word or… (more)"
    assert cut("x" * 100, 20, "", most=2) == "x" * 36 + "…"


@given(st.text("ab \n", max_size=300), st.integers(1, 6))
def test_the_pieces_of_a_text_fit_and_are_all_of_its_words(text, most):
    found = list(pieces(text, 12, most=most))
    assert all(lines([piece], [12]) <= most for piece in found)
    assert "".join("".join(found).replace("…", "").split()) == "".join(text.split())
