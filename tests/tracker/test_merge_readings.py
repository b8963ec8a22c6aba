from datetime import date, datetime

import pytest

from actionplan.plan.changes import apply
from actionplan.plan.nouns import Indicator, Observation
from actionplan.tracker.measurements import Measurements, Row
from actionplan.tracker.merge import Since
from actionplan.tracker.observed import observed
from tests.plan.sample import added
from tests.tracker.sent import LATER, PLAN, TODAY, applied, going_out, reading, sentences

JUNE = Observation(
    id="v-june", indicator="i-visits", date="June 2017", value=1450, recorded="2017-06-21T09:30:00+00:00"
)


def typed(plan=PLAN, **cells):
    back = going_out()
    back.row("i-visits").update(cells)
    return back.merged(plan)


def test_figure_date_and_source_make_one_reading():
    merged = typed(value="about 1,450", value_date="May 2017", source="Web statistics")
    assert [one.place.column for one in merged.changes] == [
        "New reading", "Date of the reading", "Source of the reading",
    ]  # fmt: skip
    assert [reading(one) for one in applied(merged).observations] == [
        {
            "recorded": LATER,
            "by": "Ann",
            "indicator": "i-visits",
            "date": "May 2017",
            "value": 1450,
            "approximate": True,
            "source": "Web statistics",
        }
    ]


def test_numbers_days_and_counts_of_a_whole():
    assert [
        reading(one)["value"] for one in applied(typed(value=12.0, value_date=date(2017, 6, 1))).observations
    ] == [12]
    assert [one.date for one in applied(typed(value=12.0, value_date=date(2017, 6, 1))).observations] == [
        "1 June 2017"
    ]
    share = applied(typed(value="17 of 32", value_date="May 2017")).observations
    assert [(one.numerator, one.denominator) for one in share] == [(17, 32)]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"value": "12"}, ["New reading: “12” has no date beside it; write the day, or the month, that it is of under "
                           "Date of the reading."]),
        ({"value": "many", "value_date": "May 2017"},
         ["New reading: “many” is not one figure; write it as 1,450, about 1,450, 41% or £1.2m, or leave the "
          "cell empty.",
          "Date of the reading: “May 2017” waits for New reading, to which it belongs."]),
        ({"source": "Web"}, ["Source of the reading: “Web” has no figure beside it; write that under New reading, or "
                             "leave this cell empty."]),
        ({"value": "12", "value_date": "July 2017"},
         ["New reading: “12” waits for Date of the reading, to which it belongs.",
          "Date of the reading: 31 July 2017 is still to come; take the row in when that day is over."]),
        ({"value": "12 %", "value_date": "May 2017"},
         ["New reading: “12 %” is in per cent, and “Visits” is counted in “visits”; correct the one or the other.",
          "Date of the reading: “May 2017” waits for New reading, to which it belongs."]),
    ],
)  # fmt: skip
def test_what_is_no_whole_reading_is_asked_about(cells, said):
    merged = typed(**cells)
    assert [one.sentence.split("”, ", 1)[1] for one in merged.unknown] == said
    assert merged.changes == ()


def test_a_reading_that_the_plan_has_brings_nothing():
    plan = apply(PLAN, [added(JUNE.model_copy(update={"date": "May 2017"}))])
    merged = typed(plan, value="1450", value_date="May 2017")
    assert (merged.changes, merged.unknown) == ((), ())


def test_another_figure_for_the_same_days_revises_it():
    plan = apply(PLAN, [added(JUNE.model_copy(update={"date": "May 2017"}))])
    merged = typed(plan, value="1,500", value_date="May 2017")
    assert sentences(merged, "changes")[0] == (
        "Targets and indicators, row 6, “Visits”, New reading: “1,500” instead of “1,450 visits”."
    )
    assert [one.revises for one in applied(merged, plan).observations] == [None, "v-june"]


def test_a_figure_that_was_corrected_does_not_come_back():
    may = JUNE.model_copy(update={"date": "May 2017"})
    right = may.model_copy(update={"id": "v-right", "value": 1405, "revises": "v-june"})
    plan = apply(apply(PLAN, [added(may)]), [added(right)])
    merged = typed(plan, value="1450", value_date="May 2017")
    assert sentences(merged, "unknown")[0] == (
        "Targets and indicators, row 6, “Visits”, New reading: was corrected since, to 1,405 visits; write that, or "
        "leave the cell empty."
    )


def test_a_figure_that_cannot_be_is_asked_about_and_another_is_taken():
    other = Indicator(id="i-share", title="Share", unit="%", highest=100, lowest=0)
    plan = apply(PLAN, [added(other)])
    back = going_out(plan)
    back.row("i-share").update(value="120", value_date="May 2017")
    back.row("i-visits").update(value="120", value_date="May 2017")
    merged = back.merged(plan)
    assert [one.place.id for one in merged.changes] == ["i-visits", "i-visits"]
    assert [one.place.id for one in merged.unknown] == ["i-share", "i-share"]


def test_the_same_file_again_brings_no_reading():
    back = going_out()
    back.row("i-visits").update(value="12", value_date="May 2017", source="Web")
    assert back.merged(applied(back.merged())).changes == ()


def test_a_reading_that_looks_like_a_slip_waits_with_all_its_cells():
    merged = typed(value="1.5", value_date="May 2017", source="Web")
    assert sentences(merged, "needs_reason") == [
        "Targets and indicators, row 6, “Visits”, New reading: “1.5”: 1.5 visits is not a whole number, and whole "
        "things are counted; correct it, or say in a decisions file that it is right (keep: file).",
        *(
            f"Targets and indicators, row 6, “Visits”, {heading}: “{text}” waits for New reading, to which it "
            "belongs."
            for heading, text in (("Date of the reading", "May 2017"), ("Source of the reading", "Web"))
        ),
    ]
    assert (merged.changes, applied(merged).observations) == ((), ())


def test_a_reading_that_makes_a_later_one_look_like_a_slip_waits():
    plan = apply(PLAN, [added(JUNE)])
    merged = typed(plan, value="1", value_date="May 2017")
    assert sentences(merged, "needs_reason")[0] == (
        "Targets and indicators, row 6, “Visits”, New reading: “1”: of June 2017 in the plan, 1,450 visits is "
        "about 1,450 times the 1 visit before; correct it, or say in a decisions file that it is right (keep: file)."
    )


@pytest.mark.parametrize(
    "day", ["March 2017", "2016-17", "31/3/17", date(2017, 3, 31), "Q4 2016-17", "1/2/16"]
)
def test_a_reading_of_the_years_before_is_taken_as_where_it_started(day):
    merged = typed(value="12", value_date=day)
    assert ([one.place.key for one in merged.changes], merged.needs_reason) == (["value", "value_date"], ())


def test_a_reading_of_a_day_before_the_plan_that_may_be_turned_round_waits():
    said = (
        "“7 January 2017”: it is before the plan began, on 1 April 2017; write 1 July 2017 if day and month changed "
        "places, or say in a decisions file that it is right (keep: file)."
    )
    back = going_out()
    back.row("i-visits").update(value="12", value_date=date(2017, 1, 7), source="Web")
    merged = back.merged(since=Since(day=date(2017, 7, 20)))
    assert [(one.place.key, one.edit.group) for one in merged.needs_reason] == [
        (key, merged.needs_reason[0].edit.group) for key in ("value", "value_date", "source")
    ]
    assert [one.sentence.split("”, ", 1)[1] for one in merged.needs_reason] == [
        "New reading: “12” waits for Date of the reading, to which it belongs.",
        f"Date of the reading: {said}",
        "Source of the reading: “Web” waits for Date of the reading, to which it belongs.",
    ]
    assert merged.changes == ()


def test_another_figure_for_days_before_the_plan_revises_it_unasked():
    plan = apply(PLAN, [added(JUNE.model_copy(update={"date": "March 2017"}))])
    merged = typed(plan, value="1,500", value_date="March 2017")
    assert ([one.place.key for one in merged.changes], merged.needs_reason) == (["value", "value_date"], ())


def test_a_number_is_no_date_of_a_reading():
    merged = typed(value="12", value_date=datetime(1900, 1, 20, 2, 38, 24))
    assert [one.sentence.split("”, ", 1)[1] for one in merged.unknown] == [
        "New reading: “12” waits for Date of the reading, to which it belongs.",
        "Date of the reading: “20 January 1900” is what a spreadsheet makes of a plain number, such as 20.11; write "
        "the day out, such as 23 June 2017.",
    ]


def test_the_cells_of_a_reading_are_one_group_and_its_day_is_told():
    merged = typed(value="12", value_date="1/6", source="Web")
    assert {one.group for one in merged.changes} == {applied(merged).observations[0].id}
    assert sentences(merged, "changes")[1] == (
        "Targets and indicators, row 6, “Visits”, Date of the reading: “1/6”, read as 1 June 2017."
    )


@pytest.mark.parametrize(("unit", "taken"), [("visits", False), ("followers", True)])
def test_a_unit_beside_a_figure_fits_or_is_asked_about_as_in_a_file_of_readings(unit, taken):
    row = {"indicator": "i-new", "date": "May 2017", "value": "1,100 people"}
    plan = apply(PLAN, [added(Indicator(id="i-new", title="New", unit=unit))])
    back = going_out(plan)
    back.row("i-new").update(value=row["value"], value_date=row["date"])
    merged = back.merged(plan)
    file = Measurements("readings.csv", (Row(2, row),))
    assert (merged.unknown == (), observed(file, plan, TODAY).problems == ()) == (taken, taken)
