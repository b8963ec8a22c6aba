"""From points without a year to days of the calendar.

A month from April to December is of the year in which the plan year begins, January to March of the next. Where a
window names one year, the other end takes the nearest year that keeps its order; where it names none, its last month
decides.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from actionplan.words.dates.atoms import LAST, Atom, Point
from actionplan.words.periods import PlanYears

FARTHEST = 3  # years from the plan's before a date is asked about
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class YearRule:
    """How a missing year is found: from a financial year, or as the one that comes nearest to a day."""

    first: int
    near: date | None = None

    def year_for(self, point: Point) -> int:
        """The year of a point that has none."""
        if self.near is None:
            return self.first if point.month >= 4 else self.first + 1
        near = self.near
        candidates = (near.year, near.year - 1, near.year + 1)
        return min(candidates, key=lambda year: abs((date(year, min(12, max(1, point.month)), 15) - near).days))


def days_of(atom: Atom, rule: YearRule) -> Days | None:
    """The first and the last day of an atom; None where one is no day of the calendar."""
    first, last = _with_years(atom.first, atom.last, rule)
    start, end = _date(first), _date(last)
    if start is None or end is None or end < start:
        return None
    if atom.whole_week:
        monday = start - timedelta(days=start.weekday())
        return monday, monday + timedelta(days=6)
    return start, end


def _with_years(first: Point, last: Point, rule: YearRule) -> tuple[Point, Point]:
    if last.year is None and first.year is None:
        last = Point(rule.year_for(last), last.month, last.day)
    if last.year is None:
        assert first.year is not None
        later = (last.month, last.day or 31) >= (first.month, first.day)
        last = Point(first.year if later else first.year + 1, last.month, last.day)
    if first.year is None:
        earlier = (first.month, first.day) <= (last.month, last.day or 31)
        first = Point(last.year if earlier else last.year - 1, first.month, first.day) if last.year is not None else first
    return first, last


def _date(point: Point) -> date | None:
    assert point.year is not None
    try:
        day = monthrange(point.year, point.month)[1] if point.day == LAST else point.day
        return date(point.year, point.month, day)
    except (ValueError, OverflowError, IndexError):
        return None


def is_far(days: Days, years: PlanYears) -> bool:
    """Whether a date lies more than three years from the plan."""
    start, end = days
    return start.year - (years.first + years.count - 1) > FARTHEST or years.first - end.year > FARTHEST
