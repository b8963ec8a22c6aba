"""`PlanView(plan, period)`: one immutable object that answers every question of a report, a tracker or an editor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from actionplan.plan.audience import visible
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Activity, Dated, Decision, Indicator, PeriodNote, Priority
from actionplan.rules.rag import Thresholds
from actionplan.rules.rollup import worst
from actionplan.view.rated import Heard, Judge, RatedItem, Reported
from actionplan.words.dates import DateReading, read_date
from actionplan.words.holidays import bank_holidays
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience, Rag

if TYPE_CHECKING:
    from actionplan.view.data import ReportData


@dataclass(frozen=True)
class Provenance:
    """Which revision of the plan a view shows, and of when; what a page says of its own making."""

    revision: int = 0
    at: str = ""


@dataclass(frozen=True)
class RatedPriority:
    """A priority with its target rows and the milestones that name it, rolled up."""

    row: Priority
    targets: tuple[RatedItem, ...]
    milestones: tuple[RatedItem, ...]
    reported: Reported | None

    @property
    def items(self) -> tuple[RatedItem, ...]:
        """Target rows, then milestones."""
        return self.targets + self.milestones

    @property
    def rolled_up(self) -> Rag:
        """The worst status of its items."""
        return worst(item.rag for item in self.items)

    @property
    def rag(self) -> Rag:
        """What the lead reports while that is valid, else the roll-up."""
        return self.rolled_up if self.reported is None or self.reported.lapsed else self.reported.rag


@dataclass(frozen=True)
class PlanView:
    """One revision of a plan seen at one reporting period.

    Wording is that of the plan given; updates, observations and activities are those of the period or earlier; items
    added to the plan later are left out. The same arguments always give the same view.

    Args:
        plan: the plan at one revision.
        period: the reporting period, or a span of them, by name or as an object.
        issued: the frozen data of earlier issued reports; history is read from them.
        as_at: the day of judgement; the last day of the period where none is given.
        seen_on: the day on which the view is looked at; what was completed between `as_at` and it is "since then".
        provenance: the revision that `plan` is.
    """

    plan: ActionPlan
    period: ReportingPeriod
    issued: tuple[ReportData, ...] = ()
    as_at: date = date.min
    seen_on: date | None = None
    provenance: Provenance = Provenance()

    def __init__(
        self,
        plan: ActionPlan,
        period: ReportingPeriod | str,
        issued: Iterable[ReportData] = (),
        *,
        as_at: date | None = None,
        seen_on: date | None = None,
        provenance: Provenance | None = None,
    ) -> None:
        found = plan.settings.calendar.find(period) if isinstance(period, str) else period
        values = (plan, found, tuple(issued), as_at or found.end, seen_on, provenance or Provenance())
        for name, value in zip(self.__dataclass_fields__, values, strict=True):
            object.__setattr__(self, name, value)

    @cached_property
    def items(self) -> tuple[RatedItem, ...]:
        """Every milestone and target row of the plan, rated, in plan order."""
        return tuple(self._rated(row) for rows in (self.plan.milestones, self.plan.targets) for row in rows if self._is_in(row))

    @cached_property
    def milestones(self) -> tuple[RatedItem, ...]:
        """The milestones, rated."""
        return tuple(item for item in self.items if item.is_milestone)

    @cached_property
    def targets(self) -> tuple[RatedItem, ...]:
        """The target rows, rated."""
        return tuple(item for item in self.items if not item.is_milestone)

    @cached_property
    def priorities(self) -> tuple[RatedPriority, ...]:
        """The priorities by their number, then the enablers."""
        of_priority = self._by_priority
        rows = sorted(self.plan.priorities, key=lambda p: (p.number is None, p.number or 0))
        return tuple(
            RatedPriority(
                row,
                tuple(i for i in of_priority[row.id] if not i.is_milestone),
                tuple(i for i in of_priority[row.id] if i.is_milestone),
                self._judge.reported(row, self.period),
            )
            for row in rows
        )

    @cached_property
    def without_priority(self) -> tuple[RatedItem, ...]:
        """What stands under no priority; it counts in the plan's total only."""
        return tuple(self._by_priority[None])

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """What was done in the period, in plan order."""
        return tuple(a for a in self.plan.activities if self._is_of_period(a))

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Questions asked by the day of judgement and not answered before the period began."""
        return tuple(d for d in self.plan.decisions if self._is_open(d))

    @cached_property
    def notes(self) -> tuple[PeriodNote, ...]:
        """The lead's own summary of the period."""
        return tuple(n for n in self.plan.period_notes if self._single(n.period) in self._periods)

    @cached_property
    def measures(self) -> Mapping[str | None, tuple[Indicator, ...]]:
        """The indicators with a baseline, by priority."""
        found: dict[str | None, tuple[Indicator, ...]] = defaultdict(tuple)
        for indicator in self.plan.indicators:
            if indicator.baseline:
                found[indicator.priority] += (indicator,)
        return found

    @cached_property
    def done_since(self) -> tuple[tuple[Dated, date], ...]:
        """Items completed after the day of judgement and before the view was looked at; they change no status."""
        if self.seen_on is None:
            return ()
        found = {}
        for update in self.plan.updates:
            row = self.plan.by_id.get(update.of)
            day = date.fromisoformat(update.completed_on) if update.completed_on else None
            if isinstance(row, Dated) and self._is_in(row) and not update.withdrawn and day and self.as_at < day <= self.seen_on:
                found[row.id] = (row, day)
        return tuple(found.values())

    @cached_property
    def thresholds(self) -> Thresholds:
        """The days after which the rule changes its colour, by the plan's scheme."""
        scheme = self.plan.settings.rag
        return Thresholds(scheme.amber_days, scheme.due_soon_days)

    @cached_property
    def bank_holidays(self) -> tuple[tuple[date, str], ...]:
        """The bank holidays of England in the period."""
        return bank_holidays(self.period.start, self.period.stop)

    def heard(self, row_id: str) -> tuple[Heard, ...]:
        """The updates on a row for this period and earlier ones, the latest last."""
        return tuple(h for h in self._updates.get(row_id, ()) if h.period.start < self.period.stop)

    def read(self, row: Dated | Activity | Decision) -> DateReading:
        """The reading of a row's date as written, with the answers that were given."""
        return read_date(row.date, self.plan.settings.years, getattr(row, "answers", ()))

    def for_audience(self, audience: Audience) -> PlanView:
        """The same view of what an audience may see."""
        return PlanView(
            visible(self.plan, audience),
            self.period,
            self.issued,
            as_at=self.as_at,
            seen_on=self.seen_on,
            provenance=self.provenance,
        )

    def freeze(self, audience: Audience | str = Audience.LAY_MEMBERS) -> ReportData:
        """The plain data that a page prints for an audience, all rules applied."""
        from actionplan.view.freeze import freeze

        return freeze(self.for_audience(Audience(audience)), Audience(audience))

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self.plan.settings.calendar, self.thresholds, self._updates)

    @cached_property
    def _updates(self) -> Mapping[str, Sequence[Heard]]:
        found: dict[str, list[Heard]] = defaultdict(list)
        periods = {text: self._single(text) for text in {u.period for u in self.plan.updates}}
        for update in sorted(self.plan.updates, key=lambda u: (periods[u.period].start, u.recorded or "", u.order)):
            if not update.withdrawn:
                found[update.of].append(Heard(periods[update.period], update))
        return found

    @cached_property
    def _by_priority(self) -> Mapping[str | None, list[RatedItem]]:
        found: dict[str | None, list[RatedItem]] = defaultdict(list)
        for item in self.items:
            found[item.row.priority].append(item)
        return found

    @cached_property
    def _periods(self) -> frozenset[ReportingPeriod]:
        return frozenset(p for p in self.plan.settings.calendar if self.period.start <= p.start < self.period.stop)

    def _single(self, text: str) -> ReportingPeriod:
        return self.plan.settings.calendar.single(text)

    def _rated(self, row: Dated) -> RatedItem:
        return self._judge.item(row, self.read(row), self.period, self.as_at)

    def _is_in(self, row: Dated) -> bool:
        return row.since is None or date.fromisoformat(row.since) < self.period.stop

    def _is_of_period(self, activity: Activity) -> bool:
        if activity.period:
            return self._single(activity.period) in self._periods
        days = [p.start for p in self.read(activity).parts if p.start and p.start == p.end]
        return any(day in self.period for day in days)

    def _is_open(self, decision: Decision) -> bool:
        asked, answered = (date.fromisoformat(d) if d else None for d in (decision.asked_on, decision.answered_on))
        return (asked is None or asked <= self.as_at) and (answered is None or answered >= self.period.start)
