"""Readings that may be right and look like a slip: a fraction among whole things, a jump, an early day, a fall.

None of these is an error; each is shown so that somebody looks once more. The marks are ours: a jump is one to 500
times what was read before, or to a 500th of it, as where a point is typed for a comma.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.counting import Counting, days_of, is_share, level
from actionplan.rules.measures import amount
from actionplan.rules.ranges import Wrong, field_of, is_counted
from actionplan.words.english import day_in_words
from actionplan.words.figures import figure, same

JUMP = 500
_OR_NOTE = "correct it, or say in its note why it is right"
Shown = Baseline | Observation


class Odd(NamedTuple):
    """A reading that looks like a slip, the one of a day before it that it was held against, and what is odd."""

    reading: Observation
    before: Shown | None
    what: Wrong


def odd_readings(readings: Counting) -> Iterator[Odd]:
    """Each reading that looks like a slip among those that count, in the order of their days."""
    for row_id, of_day in readings.by_day.items():
        if indicator := readings.indicators.get(row_id):
            yield from _odd_of(indicator, sorted(of_day.items()), _begun(indicator, readings))


def _odd_of(
    indicator: Indicator, taken: Sequence[tuple[date, Observation]], begun: date | None
) -> Iterator[Odd]:
    whole = _are_whole(indicator, [one for _, one in taken])
    early = [day for day, _ in taken if begun and day < begun]
    before: Shown | None = None if begun else indicator.baseline
    begins_at = begun
    for day, one in taken:
        if begins_at and day >= begins_at:
            before, begins_at = indicator.baseline, None
        fraction = _fraction(one, before, indicator) if whole else None
        too_early = _too_early(begun) if begun and early == [day] else None
        odd = (fraction or _jump(one, before, indicator), too_early, _fall(one, before, indicator))
        yield from (Odd(one, before, what) for what in odd if what)
        before = before if level(one, indicator) is None else one


def _begun(indicator: Indicator, readings: Counting) -> date | None:
    when = days_of(indicator.baseline.as_at, readings.years) if indicator.baseline else None
    return when.last if when else None


def _is_whole(one: Shown) -> bool:
    figures = (one.value, one.numerator, one.denominator)
    return all(float(number).is_integer() for number in figures if number is not None)


def _are_whole(indicator: Indicator, taken: Sequence[Observation]) -> bool:
    """Whether whole things are counted: as a part of a whole or by the unit, and most figures are whole indeed."""
    if not (is_counted(indicator) or all(map(is_share, taken))):
        return False
    shown: list[Shown] = [*taken, *([indicator.baseline] if indicator.baseline else [])]
    whole = [_is_whole(one) for one in shown]
    return len(whole) == 1 or 2 * sum(whole) >= len(whole)


def _fraction(one: Observation, before: Shown | None, indicator: Indicator) -> Wrong | None:
    """A fraction; near a thousandth of the figure before, it is a comma that was typed as a point."""
    if _is_whole(one):
        return None
    was = level(before, indicator) if before else None
    meant = (one.value or 0.0) * 1000
    told = f"{amount(one, indicator)} is not a whole number, and whole things are counted"
    if was and same(meant, round(meant)) and 0.1 <= meant / was <= 10:
        return Wrong(
            field_of(one), told, f"correct it if {figure(meant)} is meant, or say in its note why it is right"
        )
    return Wrong(field_of(one), told, _OR_NOTE)


def _jump(one: Observation, before: Shown | None, indicator: Indicator) -> Wrong | None:
    was, now = (level(each, indicator) if each else None for each in (before, one))
    if before is None or not was or not now or 1 / JUMP < abs(now / was) < JUMP:
        return None
    size = f"{now / was:,.0f} times" if abs(now) > abs(was) else f"a {was / now:,.0f}th of"
    told = f"{amount(one, indicator)} is about {size} the {amount(before, indicator)} before"
    return Wrong(field_of(one), told, _OR_NOTE)


def _too_early(begun: date) -> Wrong:
    """Of the only reading of a day before the baseline: several are what was known of the time before."""
    told = f"it is of a day before the baseline, which is of {day_in_words(begun)}"
    return Wrong("date", told, "correct the one or the other, or say in its note why it is right")


def _fall(one: Observation, before: Shown | None, indicator: Indicator) -> Wrong | None:
    was, now = (level(each, indicator) if each else None for each in (before, one))
    if (
        not indicator.running_total
        or before is None
        or was is None
        or now is None
        or now >= was
        or same(now, was)
    ):
        return None
    told = f"{amount(one, indicator)} is less than the {amount(before, indicator)} before, and it is a running total"
    return Wrong(field_of(one), told, _OR_NOTE)
