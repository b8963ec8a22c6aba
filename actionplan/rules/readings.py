"""What is known of each indicator by a day: its readings in the order of their days, and its baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Indicator, Noun, Observation
from actionplan.rules.counting import Counting, level
from actionplan.words.dates import read_date
from actionplan.words.periods import PlanYears, read_years


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
    counting = Counting.of(plan, by=by)
    indicators = counting.indicators
    return {
        row_id: tuple(
            Reading(of_day[day], day, level(of_day[day], indicators[row_id])) for day in sorted(of_day)
        )
        for row_id, of_day in counting.by_day.items()
        if row_id in indicators
    }


def known(taken: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings that have a figure."""
    return tuple(reading for reading in taken if reading.level is not None)


def latest(taken: Sequence[Reading]) -> Reading | None:
    """The last reading that has a figure: a later one without any does not hide it."""
    return next((reading for reading in reversed(taken) if reading.level is not None), None)


def is_measured(taken: Sequence[Reading]) -> bool:
    """Whether an indicator has a reading with a figure: where it started is a plan to measure, and no measuring."""
    return latest(taken) is not None


def with_baselines_by(plan: ActionPlan, by: date) -> ActionPlan:
    """The plan without the baselines that begin after a day; the same object where there are none.

    A baseline whose date cannot be read stays.
    """
    years = read_years(plan.settings.years)

    def then(row: Noun) -> Noun:
        base = row.baseline if isinstance(row, Indicator) else None
        begun = first_day(base.as_at, years) if base else None
        return row if begun is None or begun <= by else row.model_copy(update={"baseline": None})

    return plan.mapped(then, ["indicator"])


def first_day(written: str, years: PlanYears) -> date | None:
    """The first day that a date as written names; none where it names no day."""
    parts = read_date(written, years).parts
    return min((day for part in parts if (day := part.start or part.end)), default=None)
