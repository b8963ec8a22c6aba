"""Days under Completed on and Finished on: what is taken, how it is shown, and what is asked about first."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from actionplan.plan.changes import apply
from actionplan.tracker.merge import Decision, settle
from tests.plan.sample import edit
from tests.tracker.sent import PLAN, SINCE, applied, going_out

IN_JULY = replace(SINCE, day=date(2017, 7, 5))
A_NUMBER = (
    "is what a spreadsheet makes of a plain number, such as 20.11; write the day out, such as 23 June 2017."
)
EARLY = "before the plan began, on 1 April 2017"


def told(row_id="m-show", plan=PLAN, since=SINCE, **cells):
    """What is taken of the cells of a row, and what is asked of them; without the place."""
    back = going_out(plan)
    back.row(row_id).update(cells)
    merged = back.merged(plan, since)
    entries = (merged.changes, (*merged.unknown, *merged.needs_reason))
    return tuple([one.sentence.split("”, ", 1)[1] for one in some] for some in entries)


@pytest.mark.parametrize(
    ("row_id", "cells"),
    [
        ("m-show", {"completed": datetime(1900, 1, 20, 2, 52, 48)}),
        ("m-show", {"completed": date(1900, 1, 20)}),
        ("m-show", {"completed": datetime(1900, 1, 30, 14, 24)}),
        ("a-press", {"finished": datetime(1900, 1, 20, 2, 52, 48)}),
        ("m-show", {"day": datetime(1900, 1, 20, 2, 52, 48)}),
        ("m-show", {"date": datetime(1900, 1, 20, 2, 52, 48)}),
    ],
)
def test_a_number_that_became_a_day_is_never_taken(row_id, cells):
    changes, asked = told(row_id, **cells)
    day = 30 if next(iter(cells.values())).day == 30 else 20
    assert (changes, [one.split(": ", 1)[1] for one in asked]) == ([], [f"“{day} January 1900” {A_NUMBER}"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (20.11, "“20.11” is a number; write 20 November 2017 if that day is meant."),
        ("30.6", "“30.6” is a number; write 30 June 2017 if that day is meant."),
        (20.1, "“20.1” is a number; write 20 January 2018 or 20 October 2017 if that day is meant."),
        (20.0, "“20” is not one day; write it as 23 June 2017."),
        ("31.2", "“31.2” is not one day; write it as 23 June 2017."),
        ("20 June 1900", "“20 June 1900” is far from the plan year 2017-18. Is that the year? Write “20 June 1900” or "
         "“20 June 2017”."),
        ("31/02/2018", "“31/02/2018” is not a day of the calendar. Which day is meant? Write “28 February 2018” if "
         "that is meant."),
    ],
)  # fmt: skip
def test_what_may_be_a_day_is_offered_and_not_taken(typed, said):
    assert told(completed=typed) == ([], [f"Completed on: {said}"])
    assert told("a-press", finished=typed) == ([], [f"Finished on: {said}"])


@pytest.mark.parametrize(
    ("typed", "since", "said"),
    [
        ("1/2/16", SINCE, f"“1/2/16” is 1 February 2016, {EARLY}; correct it, or "
         "say in a decisions file that it is right (value: 1 February 2016)."),
        ("2016-02-01", SINCE, f"“2016-02-01” is 1 February 2016, {EARLY}; correct it, or "
         "say in a decisions file that it is right (value: 1 February 2016)."),
        (date(1999, 2, 1), SINCE, f"“1 February 1999” is {EARLY}; correct it, or "
         "say in a decisions file that it is right (value: 1 February 1999)."),
        (date(2017, 1, 7), IN_JULY, f"“7 January 2017” is {EARLY}; write 1 July 2017 if day and month changed places, "
         "or say in a decisions file that it is right (value: 7 January 2017)."),
    ],
)  # fmt: skip
def test_a_day_long_before_the_plan_or_turned_round_is_asked_about(typed, since, said):
    assert told(completed=typed, since=since) == ([], [f"Completed on: {said}"])
    assert told("a-press", finished=typed, since=since) == ([], [f"Finished on: {said}"])


@pytest.mark.parametrize("typed", [date(2017, 1, 7), "25 March 2017", date(2016, 4, 2)])
def test_what_was_done_in_the_year_before_the_plan_is_taken(typed):
    assert [len(some) for some in told(completed=typed)] == [1, 0]
    assert [len(some) for some in told("a-press", finished=typed)] == [1, 0]


def test_a_decision_says_that_an_early_day_is_right():
    back = going_out()
    back.row("m-show")["completed"] = date(2017, 1, 7)
    decision = Decision("m-show", "Completed on", value="7 January 2017")
    assert [one.fields for one in settle(back.merged(), decisions=[decision]).changes] == [
        {"completed_on": "2017-01-07"}
    ]
    decision = replace(decision, value="7 January 1990")
    assert [one.fields for one in settle(back.merged(), decisions=[decision]).changes] == [
        {"completed_on": "1990-01-07"}
    ]


def test_a_day_that_lies_in_the_period_with_day_and_month_changed_places_is_asked_about():
    back = going_out()
    back.base = replace(back.base, period="2017-18 P07")
    back.row("m-show")["completed"] = date(2017, 5, 7)
    back.row("m-report")["completed"] = date(2017, 6, 6)
    back.row("m-site")["completed"] = "7/5/2017"
    merged = back.merged(since=replace(SINCE, day=date(2017, 7, 9)))
    assert [one.sentence.split("”, ", 1)[1] for one in merged.unknown] == [
        "Completed on: “7 May 2017” is before fortnight 7 of 26; write 5 July 2017 if day and month changed places, or "
        "say in a decisions file that it is right (value: 7 May 2017)."
    ]
    assert [one.fields for one in merged.changes] == [
        {"completed_on": "2017-06-06"},
        {"completed_on": "2017-05-07"},
    ]


@pytest.mark.parametrize("typed", [date(2030, 1, 1), "2030-01-01"])
def test_a_day_years_ahead_is_asked_about(typed):
    changes, (asked,) = told(completed=typed)
    assert (changes, asked) == (
        [],
        "Completed on: “1 January 2030” is still to come; write the day on which it was completed.",
    )
    changes, (asked,) = told("a-press", finished=typed)
    assert changes == []
    assert asked.endswith(
        "far from the plan year 2017-18. Is that the year? Write “1 January 2030” or “1 January 2018”."
    )


def test_a_day_that_would_be_still_to_come_with_day_and_month_changed_places_is_taken():
    back = going_out()
    back.base = replace(back.base, period="2017-18 P07")
    back.row("m-show")["completed"] = date(2017, 5, 7)
    merged = back.merged(since=replace(SINCE, day=date(2017, 7, 4)))
    assert [one.fields for one in merged.changes] == [{"completed_on": "2017-05-07"}]


def test_the_first_day_of_the_plan_is_none_to_ask_about():
    assert told(completed=date(2017, 4, 1)) == (["Completed on: “1 April 2017”."], [])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("20/6", "“20/6”, read as 20 June 2017."),
        ("20 June", "“20 June”, read as 20 June 2017."),
        ("20/06/2017", "“20 June 2017”."),
        ("20.6.17", "“20 June 2017”."),
        (date(2017, 6, 20), "“20 June 2017”."),
        ("2017-06-20", "“20 June 2017”."),
        (datetime(2017, 6, 20, 14, 30), "“20 June 2017, 14:30”, read as 20 June 2017."),
    ],
)
def test_a_day_is_shown_in_words_and_with_how_it_is_read(typed, said):
    assert told(completed=typed) == ([f"Completed on: {said}"], [])
    assert told("a-press", finished=typed) == ([f"Finished on: {said}"], [])


@pytest.mark.parametrize(
    ("cells", "new"),
    [
        ({"date": datetime(2017, 6, 23, 14, 30)}, "23 June 2017, 14:30"),
        ({"day": datetime(2017, 6, 23, 14, 30)}, "23 June 2017, 14:30"),
        ({"day": "23/6/2017 2.30pm"}, "23 June 2017, 14:30"),
        ({"day": datetime(2017, 6, 30, 14, 30)}, "30 June 2017, 14:30"),
        ({"date": datetime(2017, 6, 30, 14, 30)}, "30 June 2017, 14:30"),
        ({"date": datetime(2017, 6, 23, 14, 30), "day": date(2017, 6, 23)}, "23 June 2017, 14:30"),
        ({"note": datetime(2017, 6, 23, 14, 30)}, "30.06.17"),
    ],
)
def test_a_time_of_day_is_kept(cells, new):
    back = going_out()
    back.row("m-show").update(cells)
    merged = back.merged()
    assert (applied(merged).by_id["m-show"].date, merged.unknown) == (new, ())
    assert {one.new for one in merged.changes} == {"23 June 2017, 14:30" if "note" in cells else new}


def test_a_time_that_went_out_comes_back_as_it_was():
    plan = apply(PLAN, [edit(PLAN, "m-show", "date", "30 June 2017, 14:30")])
    assert told(plan=plan, date=datetime(2017, 6, 30, 14, 30)) == ([], [])
    back = going_out(plan)
    back.row("m-show")["date"] = datetime(2017, 6, 30, 10, 0)
    assert [one.new for one in back.merged(plan).changes] == ["30 June 2017, 10:00"]
