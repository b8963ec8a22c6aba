"""Confidence intervals, the comparison with a benchmark, and the recent trend, as public health statistics do them.

The formulas are those of the technical guide "Confidence Intervals" of Public Health England (2018): Wilson for
shares, Byar for counts of 10 or more, exact for smaller ones. Comparison, trend and words are those of Fingertips.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum
from statistics import NormalDist
from typing import NamedTuple

from actionplan.rules.bounds import byar, exact, wilson_lower
from actionplan.rules.trend import TrendPoint, trend_fit
from actionplan.words.errors import ActionPlanError
from actionplan.words.figures import TOO_LARGE, figure, rounded, span_with_unit
from actionplan.words.vocabulary import Direction

SMALL_COUNT = 10

Bounds = tuple[float | None, float | None]


class BadFigures(ActionPlanError):
    """Figures that no interval or comparison can be made from."""


class Interval(NamedTuple):
    """Where the true value may well lie; `None` for a bound that cannot be worked out."""

    lower: float | None
    upper: float | None


class Sourced(NamedTuple):
    """An interval and where it is from: `as published`, `Wilson`, `Byar's` or `exact`; empty where there is none."""

    interval: Interval
    method: str


class Comparison(StrEnum):
    """How a value compares with a benchmark; `higher` and `lower` where neither way is better."""

    BEST = "best"
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    WORST = "worst"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_COMPARED = "not compared"


def wilson(count: float | None, of: float | None, confidence: float = 0.95) -> Interval:
    """The interval of the share `count / of`, from 0 to 1; both bounds `None` where a figure is missing."""
    z = _z(confidence)
    if count is None or of is None:
        return Interval(None, None)
    _check(count, of)
    if count > of:
        raise BadFigures(
            f"A share of {figure(count)} out of {figure(of)} is more than the whole: correct one of them."
        )
    share = count / of
    return Interval(wilson_lower(count, of, z), max(share, 1 - wilson_lower(of - count, of, z)))


def rate(count: float | None, of: float | None, per: float = 1, confidence: float = 0.95) -> Interval:
    """The interval of the rate `count / of * per`; both bounds `None` where a figure is missing."""
    z = _z(confidence)
    if count is None or of is None:
        return Interval(None, None)
    _check(count, of)
    _check(per, per)
    lower, upper = exact(count, confidence) if count < SMALL_COUNT else byar(count, z)
    scale = per / of
    if not upper * scale < math.inf:
        raise BadFigures(
            f"A rate per {per:g} out of {of:g} is too large to work out: correct one of the two."
        )
    return Interval(lower * scale, upper * scale)


def interval_for(
    count: float | None, of: float | None = None, *, per: float = 100, published: Bounds | None = None
) -> Sourced:
    """The 95 per cent interval to print, and its method: the published one wins over a computed one.

    A share has `of`, and its interval is in per cent; a rate has another `per`; a plain count has no `of`.
    """
    if published is not None and None not in published:
        return Sourced(Interval(*published), "as published")
    if count is None:
        return Sourced(Interval(None, None), "")
    method = "exact" if count < SMALL_COUNT else "Byar's"
    if of is None:
        return Sourced(rate(count, 1), method)
    if per != 100:
        return Sourced(rate(count, of, per), method)
    lower, upper = wilson(count, of)
    return Sourced(Interval(lower and lower * 100, upper and upper * 100), "Wilson")


def compare(
    value: float | None,
    interval: Bounds | None,
    benchmark: float | None,
    polarity: str,
    interval_998: Bounds | None = None,
) -> Comparison:
    """How a value compares with a benchmark: `similar` where that is within or on the bounds of its 95 % interval.

    `polarity` is a `Direction`, or `high`, `low` or `none` for which way is good. With the 99.8 % interval a benchmark
    beyond that too is `best` or `worst`. Never compared without a value, both bounds and a benchmark.
    """
    better = _direction(polarity)
    side = _side(interval, benchmark)
    if value is None or side is None:
        return Comparison.NOT_COMPARED
    if side == 0:
        return Comparison.SIMILAR
    if better is Direction.NEITHER:
        return Comparison.HIGHER if side > 0 else Comparison.LOWER
    good = (side > 0) == (better is Direction.MORE)
    if _side(interval_998, benchmark):
        return Comparison.BEST if good else Comparison.WORST
    return Comparison.BETTER if good else Comparison.WORSE


def recent_trend(points: Sequence[TrendPoint], polarity: str) -> str:
    """The trend of the last five years in words, such as `decreasing and getting better`.

    `cannot be calculated` with fewer than five years in a row that have a value and an interval.
    """
    better = _direction(polarity)
    fit = trend_fit(points)
    if fit is None:
        return "cannot be calculated"
    if not fit.significant:
        return "no significant change"
    way = "increasing" if fit.slope > 0 else "decreasing"
    if better is Direction.NEITHER:
        return way
    return f"{way} and getting {'better' if (fit.slope > 0) == (better is Direction.MORE) else 'worse'}"


def cannot_tell_from_chance(
    baseline: float | None,
    of: float | None,
    target: float,
    *,
    per: float = 100,
    published: Bounds | None = None,
    unit: str = "",
) -> str:
    """The note for a target that lies within, or on, the 95 % interval of its baseline; empty for any other.

    `baseline` is a count, of a whole where there is one; the target is in the unit of `interval_for`, or in the `unit`
    given, and so is a published interval.
    """
    (lower, upper), method = interval_for(baseline, of, per=per, published=published)
    if lower is None or upper is None or not lower <= target <= upper:
        return ""
    plain = of is None and (published is None or None in published)
    known = "" if baseline is None else f" of {figure(baseline, unit if of is None else '')}"
    unit = unit or ("" if plain else "%" if per == 100 else f"per {figure(per)}")
    whole = "" if baseline is None or of is None else f" out of {figure(of)}"
    interval = span_with_unit(rounded(lower, target), rounded(upper, target), unit)
    return (
        f"One year cannot tell {figure(target, unit)} from chance: the baseline{known}{whole} "
        f"has a 95 % interval of {interval} ({method})."
    )


def _side(interval: Bounds | None, benchmark: float | None) -> int | None:
    """1 where the whole interval is above the benchmark, -1 below, 0 where it holds it; `None` where unknown."""
    lower, upper = interval or (None, None)
    if lower is None or upper is None or benchmark is None:
        return None
    if benchmark != benchmark:
        raise BadFigures("The benchmark is no number: give one, or leave it out.")
    if not lower <= upper:
        raise BadFigures(f"An interval from {lower:g} to {upper:g} runs backwards: exchange its bounds.")
    return (lower > benchmark) - (upper < benchmark)


def _direction(polarity: str) -> Direction:
    known = {"high": Direction.MORE, "low": Direction.FEWER, "none": Direction.NEITHER}
    known |= {direction.value: direction for direction in Direction}
    if polarity not in known:
        raise BadFigures(f'"{polarity}" does not say which way is good: give high, low or none.')
    return known[polarity]


def _z(confidence: float) -> float:
    if not (_is_number(confidence) and 0.9 <= confidence <= 0.9999):
        raise BadFigures(
            f"A confidence of {confidence} cannot be used: give a share from 0.9 to 0.9999, such as 0.95."
        )
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _check(count: float, of: float) -> None:
    for number in (count, of):
        if not (_is_number(number) and abs(number) <= TOO_LARGE):
            raise BadFigures(f"{number!r} is no count: give numbers of at most 15 digits.")
    if of <= 0:
        raise BadFigures(f"Nothing can be counted out of {figure(of)}: give a whole above 0.")
    if count < 0:
        raise BadFigures(f"A count of {figure(count)} is below 0: correct it.")


def _is_number(number: object) -> bool:
    return isinstance(number, int | float) and number == number
