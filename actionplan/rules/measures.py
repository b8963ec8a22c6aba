"""A measured sign of success in one sentence: where it started, where it is now, and which way is better."""

from __future__ import annotations

from fractions import Fraction

from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.words.english import sentence
from actionplan.words.vocabulary import Direction


def measure_in_words(indicator: Indicator, latest: Observation | None = None) -> str:
    """`GP practices without a group: 20 of 32 (62.5 %), May 2017; fewer is better.`

    A later reading comes first, and the direction of travel last: improved, sustained or deteriorated.
    """
    start = indicator.baseline
    if start is None and latest is None:
        return sentence(f"{indicator.title}: not measured yet")
    better = "" if indicator.direction is Direction.NEITHER else indicator.direction.value
    travelled = direction_of_travel(indicator.direction, start, latest)
    said = [
        _dated(latest, latest.date, indicator.unit) if latest else "",
        ("at the start " if latest else "") + _dated(start, start.as_at, indicator.unit) if start else "",
        ": ".join(words for words in (better, travelled) if words),
    ]
    return sentence(f"{indicator.title}: {'; '.join(words for words in said if words)}")


def direction_of_travel(direction: Direction, start: Baseline | None, latest: Observation | None) -> str:
    """Which way a measure went from its start to its latest reading; empty where that cannot be said."""
    before, now = (_level(reading) if reading else None for reading in (start, latest))
    if before is None or now is None or direction is Direction.NEITHER:
        return ""
    if before == now:
        return "sustained"
    return "improved" if (now > before) == (direction is Direction.MORE) else "deteriorated"


def _level(reading: Baseline | Observation) -> Fraction | None:
    """The number to compare: the share where a whole is known, else the value."""
    if reading.numerator is not None and reading.denominator is not None:
        return Fraction(reading.numerator) / Fraction(reading.denominator)
    return Fraction(reading.value) if reading.value is not None else None


def _dated(reading: Baseline | Observation, when: str, unit: str) -> str:
    about = "about " if isinstance(reading, Observation) and reading.approximate else ""
    return f"{about}{_amount(reading, unit)}{f', {when}' if when else ''}"


def _amount(reading: Baseline | Observation, unit: str) -> str:
    if reading.numerator is not None and reading.denominator is not None:
        share = _percentage(reading.numerator, reading.denominator)
        return f"{_figure(reading.numerator)} of {_figure(reading.denominator)} ({share} %)"
    return f"{_figure(reading.value)} {unit}".strip() if reading.value is not None else "not known"


def _percentage(part: float, whole: float) -> str:
    """To one decimal place, halves upwards, as people round."""
    share = Fraction(str(part)) / Fraction(str(whole))
    tenths = int(abs(share) * 1000 + Fraction(1, 2))
    return f"{'-' if share < 0 else ''}{tenths // 10:,}.{tenths % 10}"


def _figure(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number:,}"
