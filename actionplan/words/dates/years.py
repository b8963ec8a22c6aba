"""From points without a year to days of the calendar.

A month from April to December is of the year in which the plan year begins, January to March of the next.
Where a window names one year, the other end takes the nearest that keeps its order. Where it names none, its
first month decides if that is April or later, else its last.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from actionplan.words.dates.atoms import APRIL, LAST, Atom, Point
from actionplan.words.periods import PlanYears

LAST_MONDAY = date(9999, 12, 20)
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
            return self.first if point.month >= APRIL else self.first + 1
        near, month = self.near, min(12, max(1, point.month))
        candidates = [
            y for y in (near.year, near.year - 1, near.year + 1) if date.min.year <= y <= date.max.year
        ]
        return min(candidates, key=lambda year: abs((date(year, month, 15) - near).days))


def days_of(atom: Atom, rule: YearRule) -> Days | None:
    """The first and the last day of an atom; None where one is no day of the calendar."""
    first, last = _with_years(atom.first, atom.last, rule)
    start, end = _date(first), _date(last)
    if atom.broken or start is None or end is None or end < start:
        return None
    if atom.nth:
        return _nth_weekday(start, end, atom)
    return _weeks_of(start, end) if atom.whole_week else (start, end)


def _weeks_of(start: date, end: date) -> Days | None:
    """From the Monday of the first week to the Sunday of the last, where the calendar holds all of it."""
    first, last = (day - timedelta(days=day.weekday()) for day in (start, end))
    return (first, last + timedelta(days=6)) if last < LAST_MONDAY else None


def _nth_weekday(start: date, end: date, atom: Atom) -> Days | None:
    """`first Monday in June`; there is no fifth in most months."""
    ahead = ((atom.weekday or 0) - start.weekday()) % 7
    found = list(range(start.day + ahead, end.day + 1, 7))
    place = atom.nth if atom.nth < 0 else atom.nth - 1
    if not -len(found) <= place < len(found):
        return None
    day = start.replace(day=found[place])
    return day, day


def _with_years(first: Point, last: Point, rule: YearRule) -> tuple[Point, Point]:
    if first.year is None and last.year is None:
        if rule.near is not None or first.month >= APRIL:
            first = replace(first, year=rule.year_for(first))
        else:
            last = replace(last, year=rule.year_for(last))
    in_order = (first.month, first.day) <= (last.month, last.day or 31)
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year + (not in_order))
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - (not in_order))
    return first, last


def _date(point: Point) -> date | None:
    if point.year is None or not (date.min.year <= point.year <= date.max.year and 1 <= point.month <= 12):
        return None
    length = monthrange(point.year, point.month)[1]
    day = point.day if point.day > LAST else length + point.day
    return date(point.year, point.month, day) if 1 <= day <= length else None


def is_far(days: Days, years: PlanYears) -> bool:
    """Whether a date lies more than three years from those in which the plan begins and ends."""
    start, end = days
    return start.year - years.end.year > FARTHEST or years.start.year - end.year > FARTHEST
