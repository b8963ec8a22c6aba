"""The readings of each indicator by a day, in the order of their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from actionplan.plan.indicators import Baseline, Indicator
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.words.dates import read_date


@dataclass(frozen=True, slots=True)
class Reading:
    """An observation that counts: the last day of its date, and its level in the unit of its indicator."""

    observation: Observation
    day: date
    level: float | None


def readings(plan: ActionPlan, by: date) -> Mapping[str, tuple[Reading, ...]]:
    """By indicator, its readings whose last day is no later than a day; of one day the one recorded last.

    What was withdrawn, and what a later observation corrects, does not count.
    """
    indicators = {indicator.id: indicator for indicator in plan.indicators}
    days = {text: last_day(text, plan) for text in {o.date for o in plan.observations}}
    there = [o for o in plan.observations if not o.withdrawn and (days[o.date] or date.max) <= by]
    corrected = {o.revises for o in there}
    found: dict[str, dict[date, Reading]] = defaultdict(dict)
    for one in sorted(there, key=lambda o: (o.recorded or "", o.order)):
        day = days[one.date]
        if one.id not in corrected and day is not None and one.indicator in indicators:
            found[one.indicator][day] = Reading(one, day, level(one, indicators[one.indicator]))
    return {row_id: tuple(of_day[day] for day in sorted(of_day)) for row_id, of_day in found.items()}


def level(reading: Baseline | Observation, indicator: Indicator) -> float | None:
    """The number to judge: so many per hundred (or what the indicator says) of a known whole, else the value."""
    if reading.numerator is not None and reading.denominator is not None:
        return reading.numerator / reading.denominator * indicator.per
    return reading.value


def last_day(written: str, plan: ActionPlan) -> date | None:
    """The last day of a date as written; none where it has no end."""
    days = [part.end for part in read_date(written, plan.settings.years).parts if part.end]
    return max(days, default=None)
