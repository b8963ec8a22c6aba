"""`PlanView(plan, period)`: one immutable object that answers all questions of a report or an editor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from actionplan.plan.audience import visible
from actionplan.plan.dates_then import of_period
from actionplan.plan.entries import Evidence
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Activity, Dated, Decision, Indicator, Owner, PeriodNote
from actionplan.plan.owners import answering, as_of
from actionplan.rules.measures import priority_of
from actionplan.rules.rag import Facts
from actionplan.rules.readings import Reading, readings, with_baselines_by
from actionplan.view.cited import evidence_by
from actionplan.view.issued import earlier
from actionplan.view.names import told_apart
from actionplan.view.present import has_come, has_left
from actionplan.view.rated import Heard, Judge, RatedItem, RatedPriority, facts
from actionplan.words.dates import DateReading, find_dates, read_date
from actionplan.words.holidays import bank_holidays
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience, Rag

if TYPE_CHECKING:
    from actionplan.view.data import IssueData, ReportData
    from actionplan.view.kept import Gone, Issued


@dataclass(frozen=True)
class Provenance:
    """Which revision of the plan a view shows, and of when; what a page says of its own making."""

    revision: int = 0
    at: str = ""


@dataclass(frozen=True, init=False)
class PlanView:
    """One revision of a plan seen at one reporting period.

    Wording is that of the plan given, owners are those of the day of judgement; updates, observations, baselines
    and activities are those of the period or earlier; items that were added to the plan later, or withdrawn by the
    end of the period, are left out. The same arguments always give the same view.

    Args:
        plan: the plan at one revision.
        period: the reporting period, or a span of them, by name or as an object.
        issued: the frozen data of earlier issued reports; history, and since when a status has stood, are read
            from them.
        as_at: the day of judgement; the last day of the period where none is given.
        seen_on: the day on which the view is looked at; what ended between `as_at` and it is "since then".
        provenance: the revision that `plan` is.
        withdrawn: the issued reports whose content was taken out; the report of a span names them.
        audience: who the plan given has been reduced for; the team sees all of it.
    """

    plan: ActionPlan
    period: ReportingPeriod
    issued: tuple[Issued, ...]
    as_at: date
    seen_on: date | None
    provenance: Provenance
    withdrawn: tuple[Gone, ...]
    audience: Audience

    def __init__(
        self,
        plan: ActionPlan,
        period: ReportingPeriod | str,
        issued: Iterable[Issued] = (),
        *,
        as_at: date | None = None,
        seen_on: date | None = None,
        provenance: Provenance | None = None,
        withdrawn: Iterable[Gone] = (),
        audience: Audience = Audience.TEAM,
    ) -> None:
        found = plan.settings.calendar.find(period) if isinstance(period, str) else period
        keep, by = partial(object.__setattr__, self), as_at or found.end  # the way into a frozen object
        keep("plan", with_baselines_by(of_period(as_of(plan, by), found.stop.isoformat()), by))
        keep("period", found)
        keep("issued", tuple(issued))
        keep("as_at", by)
        keep("seen_on", seen_on)
        keep("provenance", provenance or Provenance())
        keep("withdrawn", tuple(withdrawn))
        keep("audience", audience)

    @cached_property
    def items(self) -> tuple[RatedItem, ...]:
        """Every milestone and target row of the plan, rated, in plan order."""
        return tuple(self.rated(row) for row in self.rows if not has_left(row, self.period))

    @cached_property
    def left(self) -> tuple[Dated, ...]:
        """The rows that were withdrawn in the period or earlier, in plan order."""
        return tuple(row for row in self.rows if has_left(row, self.period))

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
        rows = sorted(self.plan.priorities, key=lambda p: (p.enabler, p.number is None, p.number or 0))
        return tuple(self.judge.priority(row, self._of_priority(row.id), self.now) for row in rows)

    @cached_property
    def without_priority(self) -> tuple[RatedItem, ...]:
        """What stands under no priority; it counts in the plan's total only."""
        return self._of_priority(None)

    def rated(self, row: Dated) -> RatedItem:
        """One milestone or target row, rated at the day of judgement."""
        return self.judge.item(row, self.read(row), self.now, self.as_at)

    def of_owner(self, owner: Owner) -> tuple[RatedItem, ...]:
        """What an owner is accountable for or contributes to."""
        return tuple(i for i in self.items if owner.id in (answering(i.row, self.plan), *i.row.contributors))

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
        """The lead's own summary of the period; of a span, all of them in order."""
        return tuple(note for _, note in self.dated_notes)

    @cached_property
    def dated_notes(self) -> tuple[tuple[ReportingPeriod, PeriodNote], ...]:
        """The same, each with the single period that it is of."""
        dated = [(self._single(n.period), n) for n in self.plan.period_notes]
        of_period = [(period, n) for period, n in dated if period in self.periods]
        return tuple(sorted(of_period, key=lambda pair: pair[0].start))

    @cached_property
    def measures(self) -> Mapping[str | None, Sequence[tuple[Indicator, Sequence[Reading]]]]:
        """By priority, the indicators with a baseline or a reading, each with its readings by now."""
        found: dict[str | None, list[tuple[Indicator, Sequence[Reading]]]] = defaultdict(list)
        for indicator in self.plan.indicators:
            taken = self.readings.get(indicator.id, ())
            if indicator.baseline or taken:
                found[priority_of(indicator, self.plan)].append((indicator, taken))
        return found

    @cached_property
    def readings(self) -> Mapping[str, Sequence[Reading]]:
        """By indicator, the readings taken by the day of judgement, in the order of their days."""
        return readings(self.plan, self.as_at)

    @cached_property
    def evidence(self) -> Mapping[str, Sequence[Evidence]]:
        """By row, the evidence for it that is there by the day of judgement, in plan order."""
        return evidence_by(self.plan, self.as_at)

    @cached_property
    def bank_holidays(self) -> tuple[tuple[date, str], ...]:
        """The bank holidays of England in the period."""
        return bank_holidays(self.period.start, self.period.stop)

    @cached_property
    def now(self) -> ReportingPeriod:
        """The single period that the day of judgement falls in; of a span usually the last."""
        begun = [p for p in self.periods if p.start <= self.as_at]
        return begun[-1] if begun else self.period

    def facts_since(self, item: RatedItem) -> Facts | None:
        """What is known of an item on the day on which the view is looked at, later updates included."""
        if self.seen_on is None:
            return None
        heard = [h for h in self._updates.get(item.row.id, ()) if h.period.start <= self.seen_on]
        return facts(heard, self.now.start, self.seen_on)

    def called(self, item: RatedItem) -> str:
        """Its title; with its date as written where another of its kind goes by the same."""
        return self._names[item.row.id]

    def answered(self, decision: Decision) -> bool:
        """Whether a decision had its answer on the day of judgement."""
        on = decision.answered_on
        return bool(decision.answer) and (on is None or date.fromisoformat(on) <= self.as_at)

    def read(self, row: Dated | Activity | Decision) -> DateReading:
        """The reading of a row's date as written, with the answers that were given."""
        return read_date(row.date, self.plan.settings.years, getattr(row, "answers", ()))

    def for_audience(self, audience: Audience) -> PlanView:
        """The same view of what an audience may see."""
        made = object.__new__(PlanView)  # the owners and dates of its plan are those of the period already
        kept = {name: getattr(self, name) for name in self.__dataclass_fields__}
        for name, value in {**kept, "plan": visible(self.plan, audience), "audience": audience}.items():
            object.__setattr__(made, name, value)
        return made

    def freeze(
        self, audience: Audience | str = Audience.LAY_MEMBERS, issue: IssueData | None = None
    ) -> ReportData:
        """The plain data that a page prints for an audience, all rules applied; without `issue` a draft."""
        from actionplan.view.freeze import freeze

        return freeze(self.for_audience(Audience(audience)), Audience(audience), issue)

    @cached_property
    def judge(self) -> Judge:
        """What rates the rows of this plan at any of its periods."""
        settings = self.plan.settings
        return Judge(settings.calendar, settings.rag, self._updates, self._as_issued)

    @cached_property
    def _as_issued(self) -> Mapping[str, Mapping[str, Rag]]:
        """By the name of each earlier period that was issued, the statuses that its report printed."""
        return {
            report.period.name: {row_id: Rag(status) for row_id, status in report.statuses().items()}
            for report in earlier(self.issued, self.now.start, self.audience)
        }

    @cached_property
    def _updates(self) -> Mapping[str, Sequence[Heard]]:
        found: dict[str, list[Heard]] = defaultdict(list)
        periods = {text: self._single(text) for text in {u.period for u in self.plan.updates}}
        for update in sorted(
            self.plan.updates, key=lambda u: (periods[u.period].start, u.recorded or "", u.order)
        ):
            if not update.withdrawn:
                found[update.of].append(Heard(periods[update.period], update))
        return found

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return told_apart((i.row.id, i.row.kind, i.title, i.row.date) for i in self.items)

    @cached_property
    def _by_priority(self) -> Mapping[str | None, Sequence[RatedItem]]:
        found: dict[str | None, list[RatedItem]] = defaultdict(list)
        for item in self.items:
            found[item.row.priority].append(item)
        return dict(found)

    def _of_priority(self, row_id: str | None) -> tuple[RatedItem, ...]:
        return tuple(self._by_priority.get(row_id, ()))

    @cached_property
    def periods(self) -> tuple[ReportingPeriod, ...]:
        """The single periods that a span is made of; of a plain period itself."""
        return tuple(
            p for p in self.plan.settings.calendar if self.period.start <= p.start < self.period.stop
        )

    @property
    def is_span(self) -> bool:
        """Whether it is of more than one reporting period."""
        return len(self.periods) > 1

    def _single(self, text: str) -> ReportingPeriod:
        return self.plan.settings.calendar.single(text)

    @cached_property
    def rows(self) -> tuple[Dated, ...]:
        """The milestones and target rows that entered the plan by the end of the period."""
        rows: tuple[Dated, ...] = (*self.plan.milestones, *self.plan.targets)
        return tuple(row for row in rows if has_come(row, self.period))

    def _is_of_period(self, activity: Activity) -> bool:
        """By the period it names; else by its date, or the dates that its own words hold."""
        if activity.period:
            return self._single(activity.period) in self.periods
        in_words = find_dates(activity.title, self.plan.settings.years, self.period.start)
        days = [p.end or p.start for p in self.read(activity).parts or in_words]
        return any(day is not None and day in self.period for day in days)

    def _is_open(self, decision: Decision) -> bool:
        asked, answered = (
            date.fromisoformat(d) if d else None for d in (decision.asked_on, decision.answered_on)
        )
        if (
            decision.answer and answered is None
        ):  # an answer without its day belongs where the question was asked
            return asked is None or asked in self.period
        return (asked is None or asked <= self.as_at) and (answered is None or answered >= self.period.start)
