"""Indicators with readings and judged targets, for the tests of what a report says of a measure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from actionplan.plan.nouns import Indicator, Noun, Observation
from actionplan.rules.aims import Aim, Course
from actionplan.rules.progress import judge
from actionplan.view.charted import Charted, charted
from actionplan.view.judging import Judged
from actionplan.view.measured import Measured, measured
from actionplan.words.targets import read_target
from tests.view.sample import view

FIRST = date(2017, 1, 31)
END_OF_YEAR = "31 March 2018, the plan's last day, since the target names none"


def indicator(**fields: Any) -> Indicator:
    return Indicator(id="i", **{"title": "People at meetings", "unit": "people"} | fields)


def reading(id: str, written: str, value: float | None = None, **fields: Any) -> Observation:
    return Observation(id=id, indicator="i", date=written, value=value, **fields)


def monthly(values: Sequence[float | None], first: date = date(2015, 1, 1)) -> list[Observation]:
    """A reading on the first day of each month."""
    months = [divmod(first.month - 1 + n, 12) for n in range(len(values))]
    days = [date(first.year + years, month + 1, 1) for years, month in months]
    return [
        reading(f"v{n}", day.isoformat(), value)
        for n, (day, value) in enumerate(zip(days, values, strict=True))
    ]


def daily(values: Sequence[float | None]) -> list[Observation]:
    return [
        reading(f"v{n}", (FIRST + timedelta(days=n)).isoformat(), value) for n, value in enumerate(values)
    ]


def judged(
    one: Indicator,
    aim: Aim,
    actual: float | None = None,
    *,
    written: str = "",
    course: Course | None = None,
    due: date | None = None,
    unit: str = "people",
) -> Judged:
    """A target judged on the day of P06, its own words read for themselves."""
    found = judge(aim, actual, date(2017, 6, 20), course, tolerance=one.tolerance, unit=unit)
    ends = END_OF_YEAR if course else ""
    return Judged(one, one, read_target(written, (), "2017-18"), None, aim, course, ends, found, due)


def measures(one: Indicator, *rows: Noun, asked: Sequence[Judged] = ()) -> Measured:
    """The one measure of a view of P06."""
    (found,) = measured(view("P06", one, *rows), asked)
    return found


def chart(one: Indicator, *rows: Noun, aim: Aim | None = None) -> Charted:
    """The chart of one measure, with one target at most."""
    return charted(measures(one, *rows, asked=[judged(one, aim)] if aim else ()))
