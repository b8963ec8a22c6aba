"""The straight line of days that leads to a target: where it begins, and on which day it ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.plan.nouns import Baseline, Indicator
from actionplan.rules.aiming import unit_of
from actionplan.rules.aims import Aim, Course
from actionplan.rules.counting import days_of, level
from actionplan.rules.units import same_unit
from actionplan.words.english import day_in_words
from actionplan.words.figures import TOO_LARGE
from actionplan.words.periods import PlanYears
from actionplan.words.targets import TargetReading
from actionplan.words.vocabulary import Direction

DAYS_OF_A_YEAR = 365.25
TOO_LATE = "There is no straight line to it: the baseline is of the target's last day or later."
TOO_EARLY = "There is no straight line to it: the plan begins on the target's last day or later."


class LastDay(NamedTuple):
    """The last day of a target, in words what sets it, and whether the target or its row names it."""

    day: date
    in_words: str
    named: bool


class Line(NamedTuple):
    """The straight line to a target; without one, why its baseline begins none, where there is a baseline.

    `begins` says from which day the line runs where nobody named that day.
    """

    course: Course | None = None
    why: str = ""
    begins: str = ""


def last_day_of(reading: TargetReading, due: date | None, years: PlanYears) -> LastDay:
    """The last day that a target names, else that on which its row is `due`, else that of the plan."""
    if reading.due is not None:
        return LastDay(reading.due, f"{day_in_words(reading.due)}, as the target says", named=True)
    if due is not None:
        return LastDay(due, f"{day_in_words(due)}, the date of the target", named=True)
    the_plans = f"{day_in_words(years.end)}, the plan's last day, since the target names none"
    return LastDay(years.end, the_plans, named=False)


def baseline_level(indicator: Indicator, unit: str) -> float | None:
    """The indicator's own baseline, where it is counted as its readings are, and is no larger than can be judged."""
    base = indicator.baseline
    if base is None or not same_unit(unit_of(indicator, base), unit):
        return None
    found = level(base, indicator)
    return found if found is not None and abs(found) <= TOO_LARGE else None


def years_until(last: date, indicator: Indicator, years: PlanYears) -> int:
    """How often a yearly change is due: the rounded years from the day of the baseline to a last day; at least once."""
    when = days_of(indicator.baseline.as_at, years) if indicator.baseline else None
    start = when.last if when else years.start
    return max(1, round((last - start).days / DAYS_OF_A_YEAR))


def line_to(
    aim: Aim, reading: TargetReading, indicator: Indicator, unit: str, years: PlanYears, end: date
) -> Line:
    """The line to a target by its last day: from the baseline of its indicator, else from that of its own words.

    What has no day began on the first day of the plan. The rule is ours.
    """
    base = baseline_level(indicator, unit)
    if indicator.baseline is not None and base is not None:
        start = next((day for day in _days(indicator.baseline, years) if day < end), None)
        if start is None:
            return Line(why=_why_not(indicator.baseline, years))
        assumed = days_of(indicator.baseline.as_at, years) is None
        return Line(Course(base, start, end), begins=_assumed(years) if assumed else "")
    words = reading.baseline
    if words is None or (words.unit and not same_unit(words.unit, unit)):
        return Line()
    further = (
        words.high if aim.better is Direction.FEWER else words.low
    )  # of a range the end that asks for more
    if years.start >= end:
        return Line(why=TOO_EARLY)
    return Line(Course(further, years.start, end), begins=_assumed(years))


def _assumed(years: PlanYears) -> str:
    return f"{day_in_words(years.start)}, which is assumed: no day is given for the baseline"


def _days(base: Baseline, years: PlanYears) -> Iterator[date]:
    """The days from which a line may begin: the last of the baseline's date, else the first of it."""
    when = days_of(base.as_at, years)
    yield when.last if when else years.start
    if when and when.first:
        yield when.first


def _why_not(base: Baseline, years: PlanYears) -> str:
    return TOO_LATE if days_of(base.as_at, years) else TOO_EARLY
