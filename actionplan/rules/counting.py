"""Which readings of a plan count, of which days they are, and the level of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from actionplan.plan.indicators import Baseline, Indicator
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.words.dates import read_date
from actionplan.words.periods import PlanYears, read_years


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a reading is of; both ends inclusive, `first` none where the beginning is open."""

    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class Counting:
    """The readings of a plan that count: by indicator and last day, and those that are hidden by another of that day.

    What was withdrawn does not count, nor what another that was not withdrawn corrects; of one day the one recorded
    last counts. `first` is the reading of each indicator that was recorded first, `parts` the indicators that are part
    of another by its id. `undated` are the readings whose date as written has no last day.
    """

    indicators: Mapping[str, Indicator]
    parts: Mapping[str, tuple[Indicator, ...]]
    days: Mapping[str, Days | None]
    by_day: Mapping[str, Mapping[date, Observation]]
    first: Mapping[str, Observation]
    hidden: tuple[Observation, ...]
    undated: tuple[Observation, ...]

    @classmethod
    def of(cls, plan: ActionPlan, added: Iterable[Observation] = (), by: date | None = None) -> Counting:
        """The readings of a plan, with others that are added to it later; of those that are of days `by` a day only."""
        recorded = sorted(plan.observations, key=lambda row: (row.recorded or "", row.order))
        rows = [row for row in (*recorded, *added) if not row.withdrawn]
        years = read_years(plan.settings.years)
        days = {text: days_of(text, years) for text in {row.date for row in rows}}
        if by is not None:
            rows = [row for row in rows if (when := days[row.date]) and when.last <= by]
        corrected = {row.revises for row in rows}
        by_day: dict[str, dict[date, Observation]] = defaultdict(dict)
        hidden, undated = [], []
        for row in rows:
            when = days[row.date]
            if row.id in corrected:
                continue
            if when is None:
                undated.append(row)
                continue
            before = by_day[row.indicator].get(when.last)
            hidden += [before] if before else []
            by_day[row.indicator][when.last] = row
        indicators = {row.id: row for row in plan.indicators}
        first = {row_id: min(said.items(), key=_recorded)[1] for row_id, said in by_day.items()}
        return cls(indicators, _parts(plan), days, by_day, first, tuple(hidden), tuple(undated))

    def on_the_days_of(self, one: Observation, indicator: str) -> Observation | None:
        """The reading of an indicator that is of the same days as another reading, if there is one."""
        when = self.days[one.date]
        found = self.by_day.get(indicator, {}).get(when.last) if when else None
        return found if found and self.days[found.date] == when else None


def _recorded(of_day: tuple[date, Observation]) -> tuple[bool, str, date]:
    """What was recorded first comes first, by its moment, then by its day; what is not recorded yet comes last."""
    day, row = of_day
    return not row.recorded, row.recorded or "", day


def _parts(plan: ActionPlan) -> Mapping[str, tuple[Indicator, ...]]:
    found: dict[str, tuple[Indicator, ...]] = {}
    for row in plan.indicators:
        if row.part_of:
            found[row.part_of] = (*found.get(row.part_of, ()), row)
    return found


def days_of(written: str, years: PlanYears) -> Days | None:
    """The days of a date as written, from the first to the last that it names; none where it has no last day."""
    parts = read_date(written, years).parts
    last = max((part.end for part in parts if part.end), default=None)
    starts = [part.start for part in parts if part.start]
    return Days(min(starts) if len(starts) == len(parts) else None, last) if last else None


def level(one: Baseline | Observation, indicator: Indicator) -> float | None:
    """The number to judge: so many per hundred (or what the indicator says) of a known whole, else the value."""
    if one.numerator is not None and one.denominator is not None:
        return one.numerator / one.denominator * indicator.per
    return one.value
