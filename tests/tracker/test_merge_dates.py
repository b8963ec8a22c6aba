from dataclasses import replace
from datetime import date, datetime

import pytest

from actionplan.plan.changes import Revision, apply
from tests.plan.sample import edit
from tests.tracker.sent import PLAN, SINCE, applied, going_out, sentences


def dates(**typed):
    back = going_out()
    back.row("m-show").update(typed)
    merged = back.merged()
    new = applied(merged).by_id["m-show"].date
    return new, [one.place.column for one in merged.changes], [one.sentence for one in merged.unknown]


@pytest.mark.parametrize(
    ("typed", "new", "columns"),
    [
        ({"day": date(2017, 7, 14)}, "14 July 2017", ["Target date"]),
        ({"day": "14/7/17"}, "14 July 2017", ["Target date"]),
        ({"day": "Sept tbc"}, "Sept tbc", ["Target date"]),
        ({"day": date(2017, 6, 30)}, "30.06.17", []),
        ({"date": "w/c 3 July"}, "w/c 3 July", ["Target date as written"]),
        ({"date": date(2017, 7, 14)}, "14 July 2017", ["Target date as written"]),
        ({"date": date(2017, 6, 30)}, "30.06.17", []),
        (
            {"date": "14.07.17", "day": date(2017, 7, 14)},
            "14.07.17",
            ["Target date as written", "Target date"],
        ),
        ({"date": None, "day": date(2017, 7, 14)}, "14 July 2017", ["Target date as written", "Target date"]),
        ({"date": "TBC", "day": None}, "TBC", ["Target date as written", "Target date"]),
        ({"date": None, "day": None}, "", ["Target date as written", "Target date"]),
    ],
)
def test_a_new_date_from_either_cell(typed, new, columns):
    assert dates(**typed) == (new, columns, [])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": None}, ["Target date: the day was emptied, but “30.06.17” stands as written; empty that too if it "
                         "has no date any more."]),
        ({"day": "whenever we can"}, ["Target date: “whenever we can” is not one day; write it as 23 June 2017."]),
        ({"day": 42900.0}, ["Target date: “42900” is a number; write 14 June 2017 if that day is meant."]),
        ({"date": "14.07.17", "day": date(2017, 7, 15)},
         [f"{column}: “14.07.17” and the day beside it, “15 July 2017”, are not one date; make them agree."
          for column in ("Target date as written", "Target date")]),
    ],
)  # fmt: skip
def test_a_day_that_does_not_fit_is_asked_about(typed, said):
    new, columns, unknown = dates(**typed)
    assert (new, columns) == ("30.06.17", [])
    assert [one.split("”, ", 1)[1] for one in unknown] == said


def test_the_day_that_the_plan_has_by_now_is_no_change():
    plan = apply(PLAN, [edit(PLAN, "m-show", "date", "by 14 July 2017")])
    back = going_out()
    back.row("m-show")["day"] = date(2017, 7, 14)
    assert back.merged(plan).conflicts == ()
    back.row("m-show")["day"] = date(2017, 7, 15)
    assert [(one.base, one.plan, one.file) for one in back.merged(plan).conflicts] == [
        ("30.06.17", "by 14 July 2017", "15 July 2017")
    ]


def test_a_new_date_of_a_row_in_an_issued_report_is_told():
    back = going_out()
    back.row("m-show").update(date="14.07.17", day=date(2017, 7, 14), note="x")
    merged = back.merged(since=replace(SINCE, promised=frozenset({"m-show"})))
    assert [(one.place.key, one.promised) for one in merged.changes] == [
        ("date", True),
        ("day", True),
        ("note", False),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"date": "next week"}, ["Target date as written: “next week” cannot be taken yet. No day or month is named. "
                                 "When is it due, or when will it be reviewed?"]),
        ({"date": "31/02/2018"}, ["Target date as written: “31/02/2018” is not a day of the calendar. Which day is "
                                  "meant? Write “28 February 2018” if that is meant."]),
        ({"date": "delayed"}, ["Target date as written: “delayed” cannot be taken yet. This says how it stands, not "
                               "when it ends. When does it end, or when is it reviewed?"]),
        ({"day": "31/02/2018"}, ["Target date: “31/02/2018” is not a day of the calendar. Which day is meant? Write "
                                 "“28 February 2018” if that is meant."]),
        ({"day": date(2071, 6, 30)}, ["Target date: “30 June 2071” is far from the plan year "
                                      "2017-18. Is that the year? Write “30 June 2071” or “30 June 2017”."]),
        ({"date": "whenever", "day": date(2017, 7, 15)},
         ["Target date as written: “whenever” is not read as a date. Which day, month or season is meant?",
          "Target date: “15 July 2017” stands beside a date as written that cannot be taken; put that right first."]),
    ],
)  # fmt: skip
def test_a_date_that_is_no_sound_reading_is_asked_about(typed, said):
    new, columns, unknown = dates(**typed)
    assert (new, columns) == ("30.06.17", [])
    assert [one.split("”, ", 1)[1] for one in unknown] == said


def test_a_date_says_how_it_is_read_where_that_is_more_than_its_text():
    back = going_out()
    back.row("m-show")["date"] = "w/c 3 July"
    back.row("m-report")["date"] = "15 June 2017"
    back.row("m-site")["expected"] = "30/6"
    assert [one.sentence.split("”, ", 1)[1] for one in back.merged().changes] == [
        "Target date as written: “15 June 2017” instead of “14.06.17”.",
        "Now expected: “30/6”, read as 30 June 2017.",
        "Target date as written: “w/c 3 July”, read as 3 to 9 July 2017, instead of “30.06.17”.",
    ]


JULY = apply(PLAN, [edit(PLAN, "m-show", "date", "10 July 2017")])


def test_a_day_that_came_back_with_its_month_first_is_unchanged_and_told():
    back = going_out(JULY)
    back.row("m-show")["day"] = "7/10/2017"
    merged = back.merged(JULY)
    assert (merged.untouched, merged.notes) == (
        True,
        (
            "Milestones, Target date: one day came back with the month first, as “7/10/2017”; it is taken as "
            "unchanged.",
        ),
    )


def test_a_real_day_with_its_month_first_is_asked_about_and_the_day_in_words_is_taken():
    back = going_out(JULY)
    back.row("m-show")["day"] = date(2017, 10, 7)
    assert sentences(back.merged(JULY), "unknown") == [
        "Milestones, row 7, “Summer show”, Target date: “7 October 2017” is the day that went out, 10 July 2017, with "
        "day and month changed places; write 7 October 2017 if that is meant, else 10 July 2017."
    ]
    back.row("m-show")["day"] = "7 October 2017"
    assert [one.new for one in back.merged(JULY).changes] == ["7 October 2017"]


def test_where_one_day_of_a_column_can_only_have_its_month_first_none_of_it_is_taken():
    back = going_out()
    back.row("m-report")["day"] = "06/14/2017"
    back.row("m-show").update(day="05/07/2017", completed="05/06/2017")
    back.add("Milestones", title="Open day", day="08/09/2017")
    merged = back.merged()
    assert [one.sentence.split("”, ", 1)[1] for one in merged.unknown] == [
        "Target date: “05/07/2017” may have its month first, as “06/14/2017” in row 5 has; write 5 July 2017 or 7 May "
        "2017.",
        "Target date: “08/09/2017” may have its month first, as “06/14/2017” in row 5 has; write 8 September 2017 or 9 "
        "August 2017.",
    ]
    assert [(one.place.key, one.fields) for one in merged.changes] == [
        ("completed", {"completed_on": "2017-06-05"})
    ]
    assert merged.notes[-1].startswith("Milestones, Target date: one day came back with the month first")


def test_a_day_of_completion_is_asked_about_where_another_has_its_month_first():
    back = going_out()
    for row_id, day in (("m-report", "06/14/2017"), ("m-show", "05/06/2017"), ("m-site", "6 June 2017")):
        back.row(row_id)["completed"] = day
    merged = back.merged()
    assert [one.value for one in merged.unknown] == ["06/14/2017", "05/06/2017"]
    assert [one.fields for one in merged.changes] == [{"completed_on": "2017-06-06"}]


def test_a_day_whose_day_and_month_are_alike_is_none_that_was_turned():
    plan = apply(PLAN, [edit(PLAN, "m-show", "date", "6 June 2017")])
    back = going_out(plan)
    back.row("m-show")["day"] = datetime(2017, 6, 6, 14, 30)
    assert [(one.place.key, one.new) for one in back.merged(plan).changes] == [("day", "6 June 2017, 14:30")]


def test_a_date_that_is_typed_twice_is_one_group():
    back = going_out()
    back.row("m-show").update(date="14.07.17", day=date(2017, 7, 14))
    back.row("m-report")["day"] = date(2017, 7, 14)
    assert [(one.place.key, one.group) for one in back.merged().changes] == [
        ("day", "date"),
        ("date", "date"),
        ("day", "date"),
    ]
    plan = apply(PLAN, [edit(PLAN, "m-show", "date", "10 July 2017")])
    assert [one.edit.group for one in back.merged(plan).conflicts] == ["date", "date"]


def a_row_of_an_earlier_return(**more):
    """The plan with a row that the file has added, and the file with more typed into that row."""
    back = going_out()
    new = back.add("Milestones", title="Open day", owner="Head of Digital")
    plan = applied(back.merged())
    new.update(more)
    return back, plan, plan.milestones[-1].id


@pytest.mark.parametrize("key", ["date", "day"])
def test_a_date_that_is_filled_in_later_in_a_row_of_an_earlier_return_is_a_change(key):
    back, plan, row_id = a_row_of_an_earlier_return(**{key: date(2017, 7, 14)})
    merged = back.merged(plan)
    assert (merged.conflicts, applied(merged, plan).by_id[row_id].date) == ((), "14 July 2017")


@pytest.mark.parametrize("key", ["date", "day"])
def test_a_date_that_somebody_took_out_of_a_new_row_is_no_change(key):
    back, plan, row_id = a_row_of_an_earlier_return(**{key: date(2017, 7, 14)})
    plan = applied(back.merged(plan), plan)
    emptied = edit(plan, row_id, "date", "")
    since = replace(
        SINCE, history=(Revision("harbour", 9, "2017-06-22T09:00:00+00:00", "Ben", "", (emptied,)),)
    )
    merged = back.merged(apply(plan, [emptied]), since)
    assert (merged.changes, [(one.by, one.file) for one in merged.conflicts]) == (
        (),
        [("Ben", "14 July 2017")],
    )
