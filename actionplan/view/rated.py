"""One dated item as a view shows it: its date read, what the rule indicates, what the owner reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from actionplan.plan.audience import NOT_NAMED
from actionplan.plan.model import wording
from actionplan.plan.nouns import Dated, Milestone, Priority, Update
from actionplan.plan.settings import RagScheme
from actionplan.rules.rag import ENDED_EARLY, Facts, Verdict, indicated
from actionplan.rules.rollup import worst
from actionplan.words.dates import DateReading
from actionplan.words.periods import Calendar, ReportingPeriod
from actionplan.words.vocabulary import FACTS, WORST_FIRST, Rag

OVER = (Rag.COMPLETE, Rag.DEFERRED, Rag.STOPPED)
"""The statuses of which nobody needs to report, and which nothing mends."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An update, and the period that it speaks of."""

    period: ReportingPeriod
    update: Update


@dataclass(frozen=True, slots=True)
class Reported:
    """What is reported: a status with its reason and path to green, by whom and when (ISO, UTC).

    It has `lapsed` when it is too old to hold; `file` is where it was imported from.
    """

    rag: Rag
    period: ReportingPeriod
    reason: str
    path_to_green: str
    path_to_green_by: str
    lapsed: bool
    by: str = ""
    at: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class RatedItem:
    """A milestone or a target row at the day of judgement, under both its statuses.

    `facts` are what the rule went by; `since` is the first period from which the published status has been the
    same; `heard` is what was said of it for the period of judgement and earlier ones, the latest last.
    """

    row: Dated
    reading: DateReading
    facts: Facts
    verdict: Verdict
    reported: Reported | None
    since: ReportingPeriod
    heard: Sequence[Heard]

    @property
    def rag(self) -> Rag:
        """The published status: a fact, else what the owner reports while that is valid, else the rule's."""
        return published(self.verdict.rag, self.reported)

    @property
    def title(self) -> str:
        """What it is called."""
        return wording(self.row)

    @property
    def is_milestone(self) -> bool:
        """Whether it is a milestone rather than a target row."""
        return isinstance(self.row, Milestone)

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is to come: complete or stopped."""
        return self.verdict.rag in (Rag.COMPLETE, Rag.STOPPED)

    @property
    def completed_on(self) -> date | None:
        """The day on which it was completed, by an update or by its date as written, where that is known."""
        if self.verdict.rag is not Rag.COMPLETE or self.facts.completed_on:
            return self.facts.completed_on
        return next((p.end for p in self.reading.parts if p.role == "completed" and p.start == p.end), None)


def published(by_rule: Rag, reported: Reported | None) -> Rag:
    """Which of the two counts: facts beat the owner's word, and that beats the rule while it is valid.

    A word that is kinder than the rule needs its reason: one that was no more than the rule's own, and has not been
    repeated since the rule grew worse, is not a reason to call it green.
    """
    if by_rule in FACTS or reported is None or reported.lapsed:
        return by_rule
    kinder = WORST_FIRST.index(reported.rag) > WORST_FIRST.index(by_rule)
    return by_rule if kinder and not reported.reason.strip() else reported.rag


@dataclass(frozen=True, slots=True)
class RatedPriority:
    """A priority with its target rows and the milestones that name it, rolled up, and what its lead says."""

    row: Priority
    items: tuple[RatedItem, ...]
    reported: Reported | None
    heard: Sequence[Heard]

    @property
    def targets(self) -> tuple[RatedItem, ...]:
        """Its target rows."""
        return tuple(item for item in self.items if not item.is_milestone)

    @property
    def milestones(self) -> tuple[RatedItem, ...]:
        """The milestones that name it."""
        return tuple(item for item in self.items if item.is_milestone)

    @property
    def rolled_up(self) -> Rag:
        """The worst status of its items."""
        return worst(item.rag for item in self.items)

    @property
    def rag(self) -> Rag:
        """The published status: the lead's word counts as an owner's does, against the roll-up."""
        return published(self.rolled_up, self.reported)


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges items of one plan at any of its periods, from the updates of that period and earlier.

    `issued` has, by the name of each earlier period that was issued, the statuses published in it, by row; `found`
    gathers by row and period what is judged of earlier ones, so that it is judged once.
    """

    calendar: Calendar
    scheme: RagScheme
    updates: Mapping[str, Sequence[Heard]]
    issued: Mapping[str, Mapping[str, Rag]]
    found: dict[tuple[str, str], Rag] = field(default_factory=dict, compare=False)

    def item(self, row: Dated, reading: DateReading, period: ReportingPeriod, as_at: date) -> RatedItem:
        """A milestone or target row at a day of judgement in a period."""
        heard = self.heard(row.id, period)
        known, reported = self._facts(heard, period, as_at), self.reported(heard, period)
        verdict = indicated(reading, known, as_at, self.scheme)
        since = self._since(row, reading, period, published(verdict.rag, reported))
        return RatedItem(row, reading, known, verdict, reported, since, heard)

    def priority(self, row: Priority, items: tuple[RatedItem, ...], period: ReportingPeriod) -> RatedPriority:
        """A priority with its items, and what its lead reports of it."""
        heard = self.heard(row.id, period)
        return RatedPriority(row, items, self.reported(heard, period), heard)

    def heard(self, row_id: str, period: ReportingPeriod) -> Sequence[Heard]:
        """The updates on a row for this period and earlier ones, the latest last."""
        return [h for h in self.updates.get(row_id, ()) if h.period.start < period.stop]

    def reported(self, heard: Sequence[Heard], period: ReportingPeriod) -> Reported | None:
        """The latest word of an owner or a lead; valid for its own period and the next, then lapsed."""
        last = next((h for h in reversed(heard) if h.update.reported_rag), None)
        if last is None or last.update.reported_rag is None:
            return None
        said, following = last.update, self.calendar.after(last.period) or last.period
        return Reported(
            rag=last.update.reported_rag,
            period=last.period,
            reason=said.reason,
            path_to_green=said.path_to_green,
            path_to_green_by=said.path_to_green_by,
            lapsed=following.stop <= period.start,
            by=said.by if said.by != NOT_NAMED else "",
            at=said.recorded or "",
            file=said.file,
        )

    def _facts(self, heard: Sequence[Heard], period: ReportingPeriod, as_at: date) -> Facts:
        before = self.calendar.before(period) or period
        return facts(heard, before.start, as_at)

    def _since(self, row: Dated, reading: DateReading, period: ReportingPeriod, rag: Rag) -> ReportingPeriod:
        """Step back over the earlier periods for as long as the published status was the same."""
        begun = date.fromisoformat(row.since) if row.since else date.min
        return self.calendar.first_of_run(
            period, lambda then: begun < then.stop and self.published_at(row, reading, then) is rag
        )

    def published_at(self, row: Dated, reading: DateReading, period: ReportingPeriod) -> Rag:
        """The status at the end of an earlier period: as it was issued, else as it is judged now."""
        as_issued = self.issued.get(period.name, {}).get(row.id)
        if as_issued is not None:
            return as_issued
        key = (row.id, period.name)
        if key not in self.found:
            self.found[key] = self._judged_at(row, reading, period)
        return self.found[key]

    def _judged_at(self, row: Dated, reading: DateReading, period: ReportingPeriod) -> Rag:
        heard = self.heard(row.id, period)
        verdict = indicated(reading, self._facts(heard, period, period.end), period.end, self.scheme)
        return published(verdict.rag, self.reported(heard, period))


def facts(heard: Sequence[Heard], recent: date, as_at: date) -> Facts:
    """What the updates say for certain; of two days of completion the one said last counts.

    `recent` is the first day of the last period: who has said anything of the work since then was heard.
    """
    if not heard:
        return Facts()
    done, answer = said_done(heard), last_answer(heard)
    standing = _standing([h.update for h in heard if h.update.standing])
    return Facts(
        completed_on=done if done and done <= as_at else None,
        standing=standing.standing if standing else None,
        approved=bool(standing and standing.approved_by),
        approved_by=standing.approved_by if standing and standing.approved_by != NOT_NAMED else "",
        updated=answer is not None and answer.period.start >= recent,
    )


def said_done(heard: Sequence[Heard]) -> date | None:
    """The day on which an item is said to be completed, also where that is still to come."""
    said = next((h.update.completed_on for h in reversed(heard) if h.update.completed_on), None)
    return date.fromisoformat(said) if said else None


def last_answer(heard: Sequence[Heard]) -> Heard | None:
    """When the owner last said anything of the work, if only that nothing has changed; a save is no answer."""
    return next((h for h in reversed(heard) if h.update.is_answer), None)


def has_answered(item: RatedItem, start: date) -> bool:
    """Whether anybody has answered on an item for a period that starts on a day, or a later one."""
    return any(h.update.is_heard and h.period.start >= start for h in item.heard)


def _standing(said: Sequence[Update]) -> Update | None:
    """The update that says an item is deferred or stopped, if it was not resumed since.

    One without approval does not undo an earlier one that has it.
    """
    resumed = [place for place, update in enumerate(said) if update.standing not in ENDED_EARLY]
    since = said[resumed[-1] + 1 :] if resumed else said
    approved = [update for update in since if update.approved_by]
    return next(reversed(approved or since), None)
