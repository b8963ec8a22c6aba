"""A measured sign of success in words: its figures, where it started, where it is now, and which way is better."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Baseline, Indicator, Observation, Target
from actionplan.rules.aims import level_figure
from actionplan.rules.counting import is_share, level
from actionplan.rules.direction import direction_of_travel, ends
from actionplan.rules.intervals import BadFigures, Bounds, Sourced, interval_for
from actionplan.rules.readings import Reading, latest
from actionplan.rules.units import rate_unit
from actionplan.words.english import one_line, sentence
from actionplan.words.figures import TOO_LARGE, figure, rounded, with_unit
from actionplan.words.vocabulary import Direction

_NOT_COUNTED = re.compile(
    r"[%£$€]|\b(average|days?|hours?|index|mean|median|minutes?|months?|pence|per(cent(age)?)?|points?|pounds?|"
    r"rank|rat(e|ing|io)s?|scores?|shares?|stars?|weeks?|years?)\b",
    re.IGNORECASE,
)


def measure_in_words(indicator: Indicator, taken: Sequence[Reading] = ()) -> str:
    """`GP practices without a group: 18 of 32 (56.3 %), July 2017; at the start 20 of 32 (62.5 %), May 2017; …`

    The latest reading comes first, and the direction of travel last, with where it is counted from: `at the start` the
    baseline, or else `from` the first reading.
    """
    newest, went = latest(taken), ends(indicator, taken)
    travelled = direction_of_travel(indicator, taken)
    start = went.start if went and travelled else indicator.baseline
    if start is None and newest is None:
        return sentence(f"{indicator.title}: not measured yet")
    better = "" if indicator.direction is Direction.NEITHER else indicator.direction.value
    said = [
        _dated(newest.observation, indicator) if newest else "",
        f"{_begun(start, later=newest is not None)}{_dated(start, indicator)}" if start else "",
        ": ".join(words for words in (better, travelled) if words),
    ]
    return sentence(f"{indicator.title}: {'; '.join(words for words in said if words)}")


def priority_of(indicator: Indicator, plan: ActionPlan) -> str | None:
    """The priority that an indicator is of: its own, else that of the first target row it names that has one."""
    rows = (plan.by_id.get(row_id) for row_id in indicator.targets)
    served = (row.priority for row in rows if isinstance(row, Target))
    return next(filter(None, (indicator.priority, *served)), None)


def amount(reading: Baseline | Observation, indicator: Indicator) -> str:
    """`about 1,450 visits`, `17 of 32 (53.1 %)`, `12 of 4,000 (300 per 100,000)`, or `not known`."""
    about = "about " if isinstance(reading, Observation) and reading.approximate else ""
    if reading.numerator is not None and reading.denominator is not None:
        counted = f"{about}{figure(reading.numerator)} of {figure(reading.denominator)}"
        share = level(reading, indicator) or 0
        known = abs(share) <= TOO_LARGE
        return f"{counted} ({rounded(share)} {rate_unit(indicator.per)})" if known else counted
    return f"{about}{figure(reading.value, indicator.unit)}" if reading.value is not None else "not known"


def level_in_words(number: float, unit: str) -> str:
    """A level with its unit: `53.1 %`, `1,450 visits`."""
    return with_unit(level_figure(number, unit), unit)


def level_of(reading: Baseline | Observation, indicator: Indicator, unit: str) -> str:
    """The level of a reading that has one, with its unit: `about 53.1 %`."""
    about = "about " if isinstance(reading, Observation) and reading.approximate else ""
    return about + level_in_words(level(reading, indicator) or 0, unit)


def is_count(value: float | None, indicator: Indicator) -> bool:
    """Whether a value is a whole number of something counted.

    Not a rate such as `visits a week`, money, a time, a score, or a running total, most of which is what it was before.
    """
    whole = value is not None and value >= 0 and float(value).is_integer()
    unit = indicator.unit
    return whole and bool(unit) and not indicator.running_total and not _NOT_COUNTED.search(unit)


def interval_of(reading: Baseline | Observation, indicator: Indicator) -> Sourced:
    """The 95 per cent interval of a reading in the unit of its level; the published one wins.

    One is worked out of a count and of a share or rate of a known whole, and of nothing else. Raises `BadFigures`,
    also where the published one is not to be believed.
    """
    published = published_interval(reading, indicator)
    if None in published and not is_share(reading):
        return interval_for(reading.value if is_count(reading.value, indicator) else None)
    return interval_for(reading.numerator, reading.denominator, per=indicator.per, published=published)


def published_interval(reading: Baseline | Observation, indicator: Indicator) -> Bounds:
    """The published bounds of a reading, both none without any. Raises `BadFigures` for what cannot be believed.

    That is one bound alone, bounds that run backwards, or such as do not hold the value, to the places they are given.
    """
    low, high = bounds = (reading.lower, reading.upper)
    if low is None and high is None:
        return bounds
    if low is None or high is None:
        raise BadFigures(f"Its published interval has one bound only, {figure(low or high or 0)}.")
    named = f"Its published interval, {figure(low)} to {figure(high)},"
    if low > high:
        raise BadFigures(f"{named} runs backwards.")
    value = level(reading, indicator)
    if value is not None and not low <= round(value, max(map(_places, (low, high)))) <= high:
        raise BadFigures(f"{named} does not hold the value of {rounded(value, low, high)}.")
    return bounds


def where_of(indicator: Indicator) -> str:
    """The place and the segment that it counts: `Corringham, frailty`; empty where it names neither."""
    words = (one_line(indicator.place), one_line(indicator.segment))
    return ", ".join(word for word in words if word)


def dated(words: str, when: str) -> str:
    """`14 attendees, 20 June 2017`; the words alone where the date is not known."""
    return f"{words}, {when}" if when else words


def _places(number: float) -> int:
    return len(repr(float(number)).partition(".")[2])


def _dated(reading: Baseline | Observation, indicator: Indicator) -> str:
    when = reading.as_at if isinstance(reading, Baseline) else reading.date
    return dated(amount(reading, indicator), when)


def _begun(start: Baseline | Observation, *, later: bool) -> str:
    if not later:
        return ""
    return "at the start " if isinstance(start, Baseline) else "from "
