"""A measured sign of success in one sentence: where it started, and which way is better."""

from __future__ import annotations

from actionplan.plan.nouns import Indicator
from actionplan.words.english import sentence


def measure_in_words(indicator: Indicator) -> str:
    """`GP practices without a group: 20 of 32 (62.5 %), May 2017; fewer is better.` for an indicator with a baseline."""
    start = indicator.baseline
    if start is None:
        return sentence(f"{indicator.title}: not measured yet")
    when = f", {start.as_at}" if start.as_at else ""
    return sentence(f"{indicator.title}: {_amount(indicator)}{when}; {indicator.direction.value}")


def _amount(indicator: Indicator) -> str:
    start = indicator.baseline
    assert start is not None
    if start.numerator is not None and start.denominator is not None:
        return f"{start.numerator:,g} of {start.denominator:,g} ({100 * start.numerator / start.denominator:.1f} %)"
    unit = f" {indicator.unit}" if indicator.unit else ""
    return f"{start.value:,g}{unit}" if start.value is not None else "baseline not known"
