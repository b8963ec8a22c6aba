"""The straight line to a target: from where, from which day, and to which."""

from datetime import date
from typing import Any

import pytest

from actionplan.plan.nouns import Baseline, Indicator, Target
from actionplan.rules.aiming import reading_of
from actionplan.rules.aims import Aim, Course
from actionplan.rules.courses import Line, baseline_level, last_day_of, line_to, years_until
from actionplan.words.periods import PlanYears
from actionplan.words.targets import TargetReading
from actionplan.words.vocabulary import Direction

YEARS = PlanYears(2017)
END = date(2017, 6, 30)
TOO_LATE = "There is no straight line to it: the baseline is of the target's last day or later."
ASSUMED = "1 April 2017, which is assumed: no day is given for the baseline"
TOO_EARLY = "There is no straight line to it: the plan begins on the target's last day or later."


def read(text: str) -> TargetReading:
    return reading_of(Target(id="t", target=text), YEARS)


def line(
    as_at: str | None, end: date = END, target: str = "20 people", aim: Aim | None = None, **of: Any
) -> Line:
    base = None if as_at is None else Baseline(**{"value": 10} | of, as_at=as_at)
    own = Indicator(id="i", title="Indicator", unit="people", baseline=base)
    return line_to(aim or Aim(20), read(target), own, "people", YEARS, end)


@pytest.mark.parametrize(
    ("as_at", "start", "begins"),
    [
        ("1 May 2017", date(2017, 5, 1), ""),
        ("May 2017", date(2017, 5, 31), ""),
        ("June 2017", date(2017, 6, 1), ""),
        ("2016-17", date(2017, 3, 31), ""),
        ("", date(2017, 4, 1), ASSUMED),
        ("some time ago", date(2017, 4, 1), ASSUMED),
    ],
)
def test_a_line_begins_on_the_last_day_of_its_baseline_or_the_first_where_that_is_too_late(
    as_at: str, start: date, begins: str
) -> None:
    assert line(as_at) == (Course(10, start, END), "", begins)


@pytest.mark.parametrize("as_at", ["30 June 2017", "July 2017", "by July 2017"])
def test_a_baseline_of_the_last_day_or_later_begins_no_line_and_says_so(as_at: str) -> None:
    assert line(as_at) == (None, TOO_LATE, "")


@pytest.mark.parametrize(("as_at", "target"), [("", "20 people"), (None, "20 people, currently 10")])
def test_a_plan_that_begins_after_the_target_has_no_line_to_it(as_at: str | None, target: str) -> None:
    assert line(as_at, date(2017, 4, 1), target) == (None, TOO_EARLY, "")
    assert line(as_at, date(2017, 4, 2), target).course == Course(10, date(2017, 4, 1), date(2017, 4, 2))


def test_without_a_baseline_there_is_no_line_and_nothing_to_say_of_it() -> None:
    assert line(None) == (None, "", "")
    assert line("May 2017", value=None) == (None, "", "")
    assert line("May 2017", value=None, numerator=10, denominator=20) == (None, "", "")


@pytest.mark.parametrize(("better", "start"), [(Direction.MORE, 10), (Direction.FEWER, 15)])
def test_of_a_range_the_end_begins_that_asks_for_more(better: Direction, start: float) -> None:
    found = line(None, target="20 people, currently 10-15", aim=Aim(20, better=better)).course
    assert found == Course(start, date(2017, 4, 1), END)


@pytest.mark.parametrize(
    ("text", "due", "expected"),
    [
        (
            "20 people by October 2017",
            END,
            (date(2017, 10, 31), "31 October 2017, as the target says", True),
        ),
        ("20 people", END, (END, "30 June 2017, the date of the target", True)),
        (
            "20 people",
            None,
            (date(2018, 3, 31), "31 March 2018, the plan's last day, since the target names none", False),
        ),
    ],
)
def test_what_sets_the_last_day(text: str, due: date | None, expected: tuple[date, str, bool]) -> None:
    assert last_day_of(read(text), due, YEARS) == expected


def test_a_baseline_too_large_to_be_judged_is_none() -> None:
    vast = Indicator(
        id="i", title="Indicator", unit="people", baseline=Baseline(numerator=1e15, denominator=1e-9)
    )
    assert baseline_level(vast, "%") is None


@pytest.mark.parametrize(
    ("as_at", "years"),
    [
        ("March 2015", 3),
        ("2016-17", 1),
        ("May 2017", 1),
        ("June 2017", 1),
        ("whenever", 1),
        ("31 March 2008", 10),
    ],
)
def test_how_often_a_yearly_change_is_due(as_at: str, years: int) -> None:
    own = Indicator(id="i", title="Indicator", baseline=Baseline(value=400, as_at=as_at))
    assert years_until(date(2018, 3, 31), own, YEARS) == years
