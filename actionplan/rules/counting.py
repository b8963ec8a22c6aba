"""Which readings of a plan count, of which days they are, and the level of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.plan.indicators import Baseline, Indicator
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.rules.corrections import Corrections
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

    What was withdrawn does not count, nor what a usable `corrections` corrects; of one day the one recorded last
    counts. `first` is the reading of each indicator that was recorded first, `parts` the indicators that are part
    of another by its id, `corrected` what was corrected, by indicator and last day. `undated` are the readings whose
    date as written has no last day.
    """

    indicators: Mapping[str, Indicator]
    parts: Mapping[str, Sequence[Indicator]]
    days: Mapping[str, Days | None]
    by_day: Mapping[str, Mapping[date, Observation]]
    first: Mapping[str, Observation]
    hidden: Sequence[Observation]
    undated: Sequence[Observation]
    corrections: Corrections
    corrected: Mapping[tuple[str, date], Sequence[Observation]]
    years: PlanYears

    @classmethod
    def of(cls, plan: ActionPlan, added: Iterable[Observation] = (), by: date | None = None) -> Counting:
        """The readings of a plan, with others that are added to it later; of those that are of days `by` a day only.

        A correction counts from its own day on, and what it corrects does not count as soon as the correction is
        there: one that moves the day of a reading takes the old day away at once.
        """
        recorded = sorted(plan.observations, key=lambda row: (row.recorded or "", row.order))
        rows = [*recorded, *added]
        years = read_years(plan.settings.years)
        days = {text: days_of(text, years) for text in {row.date for row in rows}}
        there = [(row, days[row.date]) for row in rows if not row.withdrawn]
        corrections = Corrections.of(rows, (row.id for row, when in there if when))
        if corrections.instead:
            there = [(row, when) for row, when in there if row.id not in corrections.instead]
        by_day, hidden = _by_day(there, by)
        return cls(
            {row.id: row for row in plan.indicators},
            _parts(plan),
            days,
            by_day,
            {row_id: min(said.items(), key=_recorded)[1] for row_id, said in by_day.items()},
            hidden,
            [row for row, when in there if when is None],
            corrections,
            _corrected(rows, days, corrections) if corrections.instead else {},
            years,
        )

    def on_the_days_of(self, one: Observation, indicator: str) -> Observation | None:
        """The reading of an indicator that is of the same days as another reading, if there is one."""
        when = self.days[one.date]
        found = self.by_day.get(indicator, {}).get(when.last) if when else None
        return found if found and self.days[found.date] == when else None


def _by_day(
    there: Iterable[tuple[Observation, Days | None]], by: date | None
) -> tuple[Mapping[str, Mapping[date, Observation]], Sequence[Observation]]:
    """The readings by indicator and last day, the later ones of a day, and those that these hide."""
    found: dict[str, dict[date, Observation]] = defaultdict(dict)
    hidden = []
    for row, when in there:
        if when and (by is None or when.last <= by):
            of_day = found[row.indicator]
            if when.last in of_day:
                hidden.append(of_day[when.last])
            of_day[when.last] = row
    return dict(found), hidden


def _corrected(
    rows: Iterable[Observation], days: Mapping[str, Days | None], corrections: Corrections
) -> Mapping[tuple[str, date], Sequence[Observation]]:
    found: dict[tuple[str, date], list[Observation]] = defaultdict(list)
    for row in rows:
        when = days[row.date]
        if when and row.id in corrections.instead:
            found[row.indicator, when.last].append(row)
    return dict(found)


def _recorded(of_day: tuple[date, Observation]) -> tuple[bool, str, date]:
    """What was recorded first comes first, by its moment, then by its day; what is not recorded yet comes last."""
    day, row = of_day
    return not row.recorded, row.recorded or "", day


def _parts(plan: ActionPlan) -> Mapping[str, Sequence[Indicator]]:
    found: dict[str, list[Indicator]] = defaultdict(list)
    for row in plan.indicators:
        if row.part_of:
            found[row.part_of].append(row)
    return dict(found)


def days_of(written: str, years: PlanYears) -> Days | None:
    """The days of a date as written, from the first to the last that it names; none where it has no last day."""
    parts = read_date(written, years).parts
    last = max((part.end for part in parts if part.end), default=None)
    starts = [part.start for part in parts if part.start]
    return Days(min(starts) if len(starts) == len(parts) else None, last) if last else None


def is_share(reading: Baseline | Observation) -> bool:
    """Whether a reading is a count of a whole."""
    return reading.numerator is not None and reading.denominator is not None


def level(one: Baseline | Observation, indicator: Indicator) -> float | None:
    """The number to judge: so many per hundred (or what the indicator says) of a known whole, else the value."""
    if one.numerator is not None and one.denominator is not None:
        return one.numerator / one.denominator * indicator.per
    return one.value
