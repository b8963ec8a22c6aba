"""Which readings count, and of which days they are."""

from datetime import date

import pytest

from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.counting import Counting, Days, days_of, level
from actionplan.words.periods import read_years
from tests.plan.sample import plan_of

INDICATOR = Indicator(id="i", title="People at meetings")


def row(row_id, written="20 June 2017", recorded=None, **fields):
    fields = {"value": 1, **fields}
    return Observation(id=row_id, indicator="i", date=written, recorded=recorded, **fields)


def counted(*rows):
    by_day = Counting.of(plan_of(INDICATOR, *rows)).by_day
    return [one.id for one in by_day.get("i", {}).values()]


def at(hour):
    return f"2017-06-21T{hour:02}:00:00+00:00"


def test_what_is_withdrawn_or_corrected_does_not_count():
    assert counted(row("a"), row("b", revises="a")) == ["b"]
    assert counted(row("a"), row("b", revises="a", withdrawn=True)) == ["a"]
    assert counted(row("a", withdrawn=True)) == []


def test_what_is_corrected_does_not_count_as_soon_as_the_correction_is_there():
    moved = (row("a", "14 June 2017"), row("b", "14 July 2017", revises="a"))
    in_june = Counting.of(plan_of(INDICATOR, *moved), by=date(2017, 6, 25))
    assert (in_june.by_day, counted(*moved)) == ({}, ["b"])


def test_a_correction_without_a_day_takes_nothing_away():
    rows = (row("a"), row("b", "soon", revises="a"))
    assert counted(*rows) == ["a"]
    assert [one.id for one in Counting.of(plan_of(INDICATOR, *rows)).undated] == ["b"]


def test_a_reading_of_another_indicator_takes_nothing_away():
    other = row("b", revises="a").model_copy(update={"indicator": "j"})
    by_day = Counting.of(plan_of(INDICATOR, row("a"), other)).by_day
    assert [one.id for of_day in by_day.values() for one in of_day.values()] == ["a", "b"]


def test_of_readings_that_correct_each_other_the_one_recorded_last_counts():
    assert counted(row("a", recorded=at(9), revises="b"), row("b", recorded=at(12), revises="a")) == ["b"]
    assert counted(row("a", recorded=at(12), revises="b"), row("b", recorded=at(9), revises="a")) == ["a"]
    assert counted(row("a", revises="a")) == ["a"]


def test_what_was_corrected_by_indicator_and_last_day():
    rows = (row("a"), row("b", "21 June 2017", revises="a"), row("c", "22 June 2017", revises="b"))
    found = Counting.of(plan_of(INDICATOR, *rows)).corrected
    assert {day.day: [one.id for one in of_day] for (_, day), of_day in found.items()} == {
        20: ["a"],
        21: ["b"],
    }


def test_the_parts_of_an_indicator_and_what_is_not_there_is_not_made_up():
    parts = [Indicator(id=name, title=name, part_of="i") for name in "abc"]
    readings = Counting.of(plan_of(INDICATOR, *parts, row("v")))
    assert {name: [part.id for part in of] for name, of in readings.parts.items()} == {"i": ["a", "b", "c"]}
    assert [type(found) for found in (readings.parts, readings.by_day, readings.by_day["i"])] == [dict] * 3


def test_of_one_day_the_one_recorded_last_counts_and_hides_the_other():
    readings = Counting.of(
        plan_of(INDICATOR, row("a", recorded=at(12)), row("b", "20.06.17", recorded=at(9)))
    )
    assert ([one.id for one in readings.by_day["i"].values()], [one.id for one in readings.hidden]) == (
        ["a"],
        ["b"],
    )


def test_what_is_added_counts_before_what_is_there():
    there = (row("a", recorded=at(9)), row("b", recorded=at(12)))
    readings = Counting.of(plan_of(INDICATOR, *there), [row("c", revises="b")])
    assert [one.id for one in readings.by_day["i"].values()] == ["c"]


def test_what_has_no_last_day():
    readings = Counting.of(plan_of(INDICATOR, row("a", "from May 2017"), row("b", "TBC")))
    assert ([one.id for one in readings.undated], readings.by_day) == (["a", "b"], {})


def test_the_first_is_the_one_recorded_first_and_what_is_not_recorded_yet_is_last():
    early, late = row("a", "1 May 2017", at(12)), row("b", "2 May 2017", at(9))
    new = row("c", "1 April 2017")
    assert Counting.of(plan_of(INDICATOR, early, late), [new]).first["i"].id == "b"
    assert Counting.of(plan_of(INDICATOR), [row("d", "2 April 2017"), new]).first["i"].id == "c"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20/06/2017", Days(date(2017, 6, 20), date(2017, 6, 20))),
        ("June 2017", Days(date(2017, 6, 1), date(2017, 6, 30))),
        ("2016-17", Days(date(2016, 4, 1), date(2017, 3, 31))),
        ("by 30 June 2017", Days(None, date(2017, 6, 30))),
        ("12 June 2017, 19 June 2017", Days(date(2017, 6, 12), date(2017, 6, 19))),
        ("from May 2017", None),
        ("soon", None),
        ("", None),
    ],
)
def test_the_days_of_a_date_as_written(written, expected):
    assert days_of(written, read_years("2017-18")) == expected


@pytest.mark.parametrize(
    ("reading", "per", "expected"),
    [
        (Baseline(value=14), 100, 14),
        (Baseline(numerator=17, denominator=32), 100, 53.125),
        (Baseline(numerator=12, denominator=4000, value=9), 100_000, 300),
        (Baseline(numerator=17), 100, None),
    ],
)
def test_the_level(reading, per, expected):
    assert level(reading, Indicator(id="i", title="I", per=per)) == expected
