"""A measured sign of success in words: its figures, where it started, where it is now, and which way is better."""

from __future__ import annotations

import re
from fractions import Fraction

from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.aims import told
from actionplan.rules.intervals import Sourced, interval_for
from actionplan.rules.units import rate_unit
from actionplan.words.english import sentence
from actionplan.words.figures import TOO_LARGE, figure, rounded, with_unit
from actionplan.words.vocabulary import Direction

_NOT_COUNTED = re.compile(
    r"[%£$€]|\b(average|days?|hours?|index|mean|median|minutes?|months?|pence|per(cent(age)?)?|points?|pounds?|"
    r"rank|rat(e|ing|io)s?|scores?|shares?|stars?|weeks?|years?)\b",
    re.IGNORECASE,
)


def measure_in_words(indicator: Indicator, latest: Observation | None = None) -> str:
    """`GP practices without a group: 20 of 32 (62.5 %), May 2017; fewer is better.`

    A later reading comes first, and the direction of travel last: improved, sustained or deteriorated.
    """
    start = indicator.baseline
    if start is None and latest is None:
        return sentence(f"{indicator.title}: not measured yet")
    better = "" if indicator.direction is Direction.NEITHER else indicator.direction.value
    travelled = direction_of_travel(indicator.direction, start, latest, indicator.per)
    said = [
        dated(amount(latest, indicator), latest.date) if latest else "",
        ("at the start " if latest else "") + dated(amount(start, indicator), start.as_at) if start else "",
        ": ".join(words for words in (better, travelled) if words),
    ]
    return sentence(f"{indicator.title}: {'; '.join(words for words in said if words)}")


def direction_of_travel(
    direction: Direction,
    before: Baseline | Observation | None,
    now: Baseline | Observation | None,
    per: float = 100,
) -> str:
    """Which way a measure went from one reading to a later one; empty where that cannot be said.

    A share counts as so many `per` hundred unless said otherwise, so that it can be told from a plain value.
    """
    was, level = (_level(reading, per) if reading else None for reading in (before, now))
    if was is None or level is None or direction is Direction.NEITHER:
        return ""
    if was == level:
        return "sustained"
    return "improved" if (level > was) == (direction is Direction.MORE) else "deteriorated"


def amount(reading: Baseline | Observation, indicator: Indicator) -> str:
    """`about 1,450 visits`, `17 of 32 (53.1 %)`, `12 of 4,000 (300 per 100,000)`, or `not known`."""
    about = "about " if isinstance(reading, Observation) and reading.approximate else ""
    if reading.numerator is not None and reading.denominator is not None:
        counted = f"{about}{figure(reading.numerator)} of {figure(reading.denominator)}"
        share = reading.numerator / reading.denominator * indicator.per
        known = abs(share) <= TOO_LARGE
        return f"{counted} ({rounded(share)} {rate_unit(indicator.per)})" if known else counted
    return f"{about}{figure(reading.value, indicator.unit)}" if reading.value is not None else "not known"


def level_in_words(level: float, unit: str) -> str:
    """A level with its unit: `53.1 %`, `1,450 visits`."""
    return with_unit(told(level, unit), unit)


def is_share(reading: Baseline | Observation) -> bool:
    """Whether a reading is a count of a whole."""
    return reading.numerator is not None and reading.denominator is not None


def is_count(value: float | None, indicator: Indicator) -> bool:
    """Whether a value is a whole number of something counted.

    Not a rate such as `visits a week`, money, a time, a score, or a running total, most of which is what it was before.
    """
    whole = value is not None and value >= 0 and float(value).is_integer()
    unit = indicator.unit
    return whole and bool(unit) and not indicator.running_total and not _NOT_COUNTED.search(unit)


def interval_of(reading: Observation, indicator: Indicator) -> Sourced:
    """The 95 per cent interval of a reading in the unit of its level; the published one wins.

    One is worked out of a count and of a share or rate of a known whole, and of nothing else. Raises `BadFigures`.
    """
    published = (reading.lower, reading.upper)
    if None in published and not is_share(reading):
        return interval_for(reading.value if is_count(reading.value, indicator) else None)
    return interval_for(reading.numerator, reading.denominator, per=indicator.per, published=published)


def dated(words: str, when: str) -> str:
    """`14 attendees, 20 June 2017`; the words alone where the date is not known."""
    return f"{words}, {when}" if when else words


def _level(reading: Baseline | Observation, per: float) -> Fraction | None:
    """The number to compare: so many `per` hundred of a known whole, else the value; exact."""
    if reading.numerator is not None and reading.denominator is not None:
        return Fraction(reading.numerator) / Fraction(reading.denominator) * Fraction(per)
    return Fraction(reading.value) if reading.value is not None else None
