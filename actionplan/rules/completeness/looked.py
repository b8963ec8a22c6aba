"""What a check looks at: a plan on a day, its rows that are still open, and how they are called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from actionplan.plan.model import ActionPlan, wording
from actionplan.plan.nouns import Activity, Dated, Indicator, Noun, Priority, Target
from actionplan.rules.aiming import reading_of, unit_of, with_baseline
from actionplan.rules.counting import Counting, level
from actionplan.rules.measures import where_of
from actionplan.words.dates import DatePart, DateReading, read_date
from actionplan.words.english import normalised, quoted
from actionplan.words.periods import PlanYears, read_years
from actionplan.words.targets import TargetReading


@dataclass(frozen=True)
class Looked:
    """A plan as it is checked on a day; rows that were withdrawn are not looked at.

    `ended` are the ids of the milestones and target rows that are complete or stopped by that day; `pathless`
    those of what is reported red or amber without a path to green; `red_under` gives, for each summary of the
    period and each latest word of a lead, the names of what is red under it. `seen_on` is the day of the check itself.
    """

    plan: ActionPlan
    as_at: date
    ended: frozenset[str] = frozenset()
    pathless: frozenset[str] = frozenset()
    red_under: Mapping[str, Sequence[str]] = field(default_factory=dict)
    seen_on: date | None = None

    @property
    def now(self) -> date:
        """The day by which what is dated later is still to come; of a period that is over it is not its last day."""
        return max(self.as_at, self.seen_on or self.as_at)

    @cached_property
    def rows(self) -> tuple[Dated, ...]:
        """The milestones, then the target rows."""
        rows: tuple[Dated, ...] = (*self.plan.milestones, *self.plan.targets)
        return tuple(row for row in rows if row.withdrawn_on is None)

    @cached_property
    def open_rows(self) -> tuple[Dated, ...]:
        """Those that are not at their end."""
        return tuple(row for row in self.rows if row.id not in self.ended)

    @cached_property
    def complete_on_no_day(self) -> tuple[Dated, ...]:
        """Those at their end that are complete by the word of their date alone, and on no day that anybody has said."""
        done = {update.of for update in self.plan.updates if update.completed_on and not update.withdrawn}
        ended = (row for row in self.rows if row.id in self.ended and row.id not in done)
        readings = ((row, self.read(row)) for row in ended)
        return tuple(row for row, reading in readings if reading.status == "complete" and not reading.parts)

    @cached_property
    def priorities(self) -> tuple[Priority, ...]:
        """The priorities by their number, then the enablers."""
        return tuple(sorted(self.plan.priorities, key=lambda p: (p.enabler, p.number is None, p.number or 0)))

    @cached_property
    def years(self) -> PlanYears:
        """The financial years of the plan."""
        return read_years(self.plan.settings.years)

    def read(self, row: Dated | Activity) -> DateReading:
        """The reading of a date as written, with the answers that were given."""
        return read_date(row.date, self.years, row.answers)

    @cached_property
    def targets(self) -> Mapping[str, TargetReading]:
        """How the target of each open target row, and of each indicator that has its own, is read; by its id.

        A change is counted from the baseline of an indicator that measures it, as a report does; no target, no reading.
        """
        asked: list[Target | Indicator] = [row for row in self.open_rows if isinstance(row, Target)]
        asked += self.plan.indicators
        return {row.id: self._target(row) for row in asked if row.target.strip()}

    @cached_property
    def counting(self) -> Counting:
        """The readings that count."""
        return Counting.of(self.plan)

    @cached_property
    def measuring(self) -> Mapping[str, Sequence[Indicator]]:
        """The indicators that name a target row, by its id."""
        found: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.plan.indicators:
            for row_id in indicator.targets:
                found[row_id].append(indicator)
        return found

    def place(self, row: Noun) -> str:
        """`Priority 6 “Public health”`; with its date or place where another of its kind goes by the same."""
        number = getattr(row, "number", None)
        kind = "Enabler" if isinstance(row, Priority) and row.enabler else _kind(row)
        apart = _told_apart(row)
        alone = self._called[row.kind, normalised(wording(row))] < 2 or not apart
        name = kind if number is None else f"{kind} {number}"
        return f"{name} {quoted(wording(row))}" + ("" if alone else f" ({apart})")

    def said_of(self, milestone: str) -> Sequence[str]:
        """The forecasts, earlier dates and days of completion that updates give for a row."""
        return self._said.get(milestone, ())

    def _target(self, row: Target | Indicator) -> TargetReading:
        reading = reading_of(row, self.years)
        for indicator in (row,) if isinstance(row, Indicator) else self.measuring.get(row.id, ()):
            if start := indicator.baseline:
                reading = with_baseline(reading, level(start, indicator), unit_of(indicator, start))
        return reading

    @cached_property
    def _called(self) -> Counter[tuple[str, str]]:
        rows: tuple[Noun, ...] = (*self.rows, *self.plan.activities, *self.plan.indicators)
        return Counter((row.kind, normalised(wording(row))) for row in rows)

    @cached_property
    def _said(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for update in self.plan.updates:
            if not update.withdrawn:
                said = (update.expected, update.date_was, update.completed_on)
                found[update.of] += [text for text in said if text]
        return found


def _told_apart(row: Noun) -> str:
    """What tells a row from others of its name."""
    if isinstance(row, Indicator):
        return where_of(row)
    return str(getattr(row, "date", "")).strip()


def _kind(row: Noun) -> str:
    if isinstance(row, Target):
        return "Target row"
    if isinstance(row, Indicator):
        return "Success indicator"
    return row.kind.replace("_", " ").capitalize()


def windows_of(parts: Sequence[DatePart]) -> tuple[tuple[date, date], ...]:
    """The windows in which something happens; an open end is taken as the day at the other one."""
    when = [(p.start or p.end, p.end or p.start) for p in parts if p.role in ("due", "start", "completed")]
    return tuple((start, end) for start, end in when if start and end)
