"""Mean and process limits of an XmR chart, as `ptd_spc_standard` of NHSRplotthedots computes them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, repeat
from math import fsum
from operator import sub

from actionplan.rules.spc.chart import Limits

LIMIT = 2.66
NEAR_LIMIT = 2 * (LIMIT / 3)
OUTLIER = 3.267


def limits_of(baseline: Sequence[float | None], screen_outliers: bool) -> Limits:
    """The limits that follow from the values of a baseline, in date order, missing ones as None."""
    measured = [value for value in baseline if value is not None]
    if not measured:
        return Limits(None, None, None, None, None, None, False)
    middle = _mean(measured)
    moving_range, undone = _moving_range(baseline, screen_outliers)
    if not moving_range:
        return Limits(middle, moving_range, None, None, None, None, False)
    far, near = LIMIT * moving_range, NEAR_LIMIT * moving_range
    return Limits(middle, moving_range, middle - far, middle + far, middle - near, middle + near, undone)


def _moving_range(baseline: Sequence[float | None], screen_outliers: bool) -> tuple[float | None, bool]:
    """The mean moving range, and whether screening was undone because it would have left no change at all.

    A missing value takes the two ranges beside it along. Outliers are screened once, and the mean stays as it was.
    """
    ranges = [abs(b - a) for a, b in pairwise(baseline) if a is not None and b is not None]
    if not ranges:
        return None, False
    average = fsum(ranges) / len(ranges)
    if not screen_outliers:
        return average, False
    bound = OUTLIER * average
    kept = [each for each in ranges if each < bound]
    screened = fsum(kept) / len(kept) if kept else 0.0
    return screened or average, not screened


def _mean(numbers: Sequence[float]) -> float:
    """As R takes it: a second pass adds what the first lost, so that the mean of equal numbers is that number."""
    first = fsum(numbers) / len(numbers)
    return first + fsum(map(sub, numbers, repeat(first))) / len(numbers)
