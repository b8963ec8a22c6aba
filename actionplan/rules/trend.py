"""The recent trend of a yearly measure, as Fingertips fits it: a line through five years, weighted by interval."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from actionplan.words.figures import TOO_LARGE

YEARS = 5
CHI_SQUARE = 9.54953570608324
"""Its 99.8th percentile, with one degree of freedom."""


class TrendPoint(NamedTuple):
    """The value of one year with its 95 per cent interval."""

    year: int
    value: float | None
    lower: float | None
    upper: float | None


class TrendFit(NamedTuple):
    """A weighted straight line: its slope a year, its chi-square, and whether no one year decides its sign."""

    slope: float
    chi_square: float
    steady: bool

    @property
    def significant(self) -> bool:
        """Whether the line rises or falls by more than chance, whichever year is left out."""
        return self.steady and self.chi_square > CHI_SQUARE


def years_in_a_row(days: Sequence[date]) -> Sequence[int]:
    """The years that readings follow each other in, calendar or financial; none where they are not one a year.

    The rule is ours: Fingertips is given its years.
    """
    calendar = [day.year for day in days]
    financial = [day.year - (day.month < 4) for day in days]
    one_each = (years for years in (calendar, financial) if all(b - a == 1 for a, b in pairwise(years)))
    return next(one_each, [])


def trend_fit(points: Sequence[TrendPoint]) -> TrendFit | None:
    """The line through the last five years, each weighted by the width of its interval; `None` without them."""
    last = sorted((TrendPoint(*point) for point in points), key=lambda point: point.year)[-YEARS:]
    first = last[0].year if last else 0
    if [point.year - first for point in last] != list(range(YEARS)):
        return None
    weighted = [_weighted(point, t) for t, point in enumerate(last, 1)]
    known = [each for each in weighted if each is not None]
    if len(known) < YEARS:
        return None
    slope, chi_square = _line(known)
    without_one = [_line(known[:i] + known[i + 1 :])[0] for i in range(YEARS)]
    return TrendFit(slope, chi_square, len({(b > 0) - (b < 0) for b in without_one}) == 1)


def _weighted(point: TrendPoint, t: int) -> tuple[float, float, float] | None:
    """Weight, time and value of one year; the narrower the interval, the heavier."""
    if point.value is None or point.lower is None or point.upper is None:
        return None
    width = point.upper - point.lower
    return ((3.92 / width) ** 2, t, point.value) if 1 / TOO_LARGE <= width <= TOO_LARGE else None


def _line(points: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Slope and chi-square of the weighted least squares line."""
    first = points[0][2]  # so that a level line has no slope, not even one of rounding
    total = sum(weight for weight, _, _ in points)
    middle = sum(weight * t for weight, t, _ in points) / total
    level = sum(weight * (value - first) for weight, _, value in points) / total
    spread = sum(weight * (t - middle) ** 2 for weight, t, _ in points)
    slope = sum(w * (t - middle) * (value - first - level) for w, t, value in points) / spread
    return slope, slope * slope * spread
