"""The bounds of confidence intervals, as formulas: Wilson, Byar, and the exact ones of small counts.

`z` is the number of standard deviations of the confidence: 1.96 for 95 per cent.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache


def wilson_lower(count: float, of: float, z: float) -> float:
    """Wilson's lower bound in the form that loses no digits; the upper is that of the rest of the whole."""
    root = z * math.sqrt(z * z + 4 * count * (1 - count / of))
    return count / of * (2 * count / (2 * count + z * z + root))


def byar(count: float, z: float) -> tuple[float, float]:
    """Byar's bounds of a count, for 10 or more."""
    above = count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3
    return lower, above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3


@lru_cache(maxsize=256)
def exact(count: float, confidence: float) -> tuple[float, float]:
    """The bounds of a small count: the means for which so many, or so few, are just rare enough."""
    tail = (1 - confidence) / 2
    lower = _where(lambda mean: _at_least(count, mean), tail) if count else 0.0
    return lower, _where(lambda mean: _at_least(count + 1, mean), 1 - tail)


def _at_least(count: float, mean: float) -> float:
    """The chance that a Poisson variable with this mean reaches the count.

    It is the incomplete gamma function, summed as a series, and so holds for weighted counts as well.
    """
    term = total = 1.0
    step = count
    while term > total * 1e-17:
        step += 1
        term *= mean / step
        total += term
    return total * math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))


def _where(rising: Callable[[float], float], wanted: float) -> float:
    """The place above 0 where a rising function takes a value, halved down to the last digit."""
    low, high = 0.0, 1.0
    while rising(high) < wanted:
        low, high = high, high * 2
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return high
