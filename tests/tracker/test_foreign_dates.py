"""Dates of other people's trackers: kept as written, told as they are read, and asked about where they cannot be."""

import pytest

from actionplan.tracker.foreign import in_words, to_data
from tests.tracker.foreign_sample import PLAN, applied, taken

HEADINGS = ["Milestone", "Owner", "Due", "Revised date"]


def questions(imported):
    return [question.sentence for question in imported.questions]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "31/02/18",
            "“31/02/18” is kept as it is, and is not a day of the calendar. Which day is meant? Write “28 February "
            "2018” if that is meant.",
        ),
        (
            "in the new year",
            "“in the new year” is kept as it is. No day or month is named. When is it due, or when will it be "
            "reviewed?",
        ),
        (
            "rubbish",
            "“rubbish” is kept as it is, and is not read as a date. Which day, month or season is meant?",
        ),
        (
            "99/99/99",
            "“99/99/99” is kept as it is, and is not a day of the calendar. Which day is meant?",
        ),
        ("30.11", "“30.11” is a number and no date, and is kept as it is; which day is meant?"),
        (30.11, "“30.11” is a number and no date, and is kept as it is; which day is meant?"),
        ("42900", "“42900” is a number and no date, and is kept as it is; was 14 June 2017 meant?"),
    ],
)
def test_a_date_that_cannot_be_read_is_kept_and_asked_about(text, asked):
    imported = taken([HEADINGS, ["A", None, text, None]])
    assert imported.rows[0].values == {"title": "A", "date": str(text)}
    assert questions(imported) == [f"Sheet1, row 2, “Due”: {asked}"]
    assert imported.questions[0].about == "date"
    assert not imported.stops


def test_one_text_is_asked_about_once_wherever_it_stands():
    imported = taken([HEADINGS, ["A", None, "rubbish", "30 Feb"], ["B", None, "rubbish", None]])
    assert questions(imported) == [
        "Sheet1, rows 2 and 3, “Due”: “rubbish” is kept as it is, and is not read as a date. Which day, month or "
        "season is meant?",
        "Sheet1, row 2, “Revised date”: “30 Feb” is kept as it is, and is not a day of the calendar. Which day is "
        "meant? Write “28 February 2018” if that is meant.",
    ]
    places = to_data(imported)["questions"][0]["places"]
    assert places == [{"sheet": "Sheet1", "row": row, "heading": "Due"} for row in (2, 3)]


@pytest.mark.parametrize(
    "text", ["TBC", "Sept tbc", "ongoing", "Timing dependent - review Jan 18", "14.06.17"]
)
def test_a_date_as_people_write_it_is_not_asked_about(text):
    assert taken([HEADINGS, ["A", None, text, None]]).questions == ()


def test_a_date_that_the_plan_has_already_is_not_asked_about_again_and_a_new_one_is():
    rows = [HEADINGS, ["A", None, "rubbish", None]]
    plan = applied(taken(rows))
    assert taken(rows, plan).questions == ()
    (question,) = taken([HEADINGS, ["A", None, "more rubbish", None]], plan).questions
    assert (question.about, question.text) == ("date", "more rubbish")


def test_the_first_rows_say_how_a_date_is_read():
    imported = taken([HEADINGS, ["A", None, "30/11/17", "Q4"], ["B", None, "30 November 2017", "tbc"]])
    lines = in_words(imported, PLAN)
    assert lines[6:8] == [
        "  Sheet1, row 2: milestone, new: title “A”, date as written “30/11/17” (read as 30 November 2017); update: "
        "expected “Q4” (read as 1 January to 31 March 2018)",
        "  Sheet1, row 3: milestone, new: title “B”, date as written “30 November 2017”; update: expected “tbc”",
    ]


def test_a_change_of_a_date_says_how_both_are_read():
    plan = applied(taken([HEADINGS, ["A", None, "30/11/17", None]]))
    lines = in_words(taken([HEADINGS, ["A", None, "Q4", None]], plan), plan)
    assert (
        "  Sheet1, row 2: “A”: date as written from “30/11/17” (read as 30 November 2017) to “Q4” (read as 1 January "
        "to 31 March 2018)"
    ) in lines


def test_where_one_date_of_a_column_has_its_month_first_those_that_may_have_it_are_asked_about():
    dates = ["06/14/17", "06/07/17", "05/05/17", "7 June 2017", "20/06/17"]
    imported = taken([HEADINGS, *([f"A {n}", None, text, None] for n, text in enumerate(dates))])
    assert questions(imported) == [
        "Sheet1, row 2, “Due”: “06/14/17” is kept as it is, and is not a day of the calendar. Which day is meant? "
        "Write “14 June 2017” if that is meant.",
        "Sheet1, row 3, “Due”: “06/07/17” is kept as it is, and may have its month first, as “06/14/17” in row 2 has; "
        "write 6 July 2017 or 7 June 2017.",
    ]
    assert taken([HEADINGS, ["A", None, "06/07/17", None]]).questions == ()
