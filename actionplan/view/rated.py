"""One dated item as a view shows it: its date read, what the rule indicates, what the owner reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.plan.audience import NOT_NAMED
from actionplan.plan.model import wording
from actionplan.plan.nouns import Dated, Milestone, Priority, Update
from actionplan.rules.rag import Facts, Thresholds, Verdict, indicated
from actionplan.words.dates import DateReading
from actionplan.words.periods import Calendar, ReportingPeriod
from actionplan.words.vocabulary import FACTS, Rag


@dataclass(frozen=True, slots=True)
class Reported:
    """The owner's word: a status with its reason and path to green; `lapsed` when it is too old to hold."""

    rag: Rag
    period: str
    by: str
    reason: str
    path_to_green: str
    path_to_green_by: str
    lapsed: bool


@dataclass(frozen=True, slots=True)
class RatedItem:
    """A milestone or a target row at the day of judgement, under both its statuses.

    `since` is the first period from which the published status has been the same.
    """

    row: Dated
    reading: DateReading
    verdict: Verdict
    reported: Reported | None
    since: ReportingPeriod
    latest: Update | None
    expected: str

    @property
    def rag(self) -> Rag:
        """The published status: a fact where there is one, else the reported status while valid, else the rule's."""
        return published(self.verdict.rag, self.reported)

    @property
    def title(self) -> str:
        """What it is called."""
        return wording(self.row)

    @property
    def is_milestone(self) -> bool:
        """Whether it is a milestone rather than a target row."""
        return isinstance(self.row, Milestone)


def published(by_rule: Rag, reported: Reported | None) -> Rag:
    """Which of the two statuses counts."""
    if by_rule in FACTS or reported is None or reported.lapsed:
        return by_rule
    return reported.rag


@dataclass(frozen=True, slots=True)
class Heard:
    """An update, and the period that it speaks of."""

    period: ReportingPeriod
    update: Update


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges items of one plan at the end of any of its periods, from the updates of that period and earlier."""

    calendar: Calendar
    thresholds: Thresholds
    updates: Mapping[str, Sequence[Heard]]

    def item(self, row: Dated, reading: DateReading, period: ReportingPeriod, as_at: date) -> RatedItem:
        """A milestone or target row at the day of judgement."""
        heard = self._heard(row, period)
        verdict = self._indicated(row, reading, period, as_at)
        reported = self.reported(row, period)
        latest = heard[-1].update if heard else None
        expected = next((h.update.expected for h in reversed(heard) if h.update.expected), "")
        item = RatedItem(row, reading, verdict, reported, period, latest, expected)
        return RatedItem(row, reading, verdict, reported, self._since(item, period), latest, expected)

    def reported(self, row: Dated | Priority, period: ReportingPeriod) -> Reported | None:
        """The owner's latest word; valid for its own period and the next, then lapsed."""
        last = next((h for h in reversed(self._heard(row, period)) if h.update.reported_rag), None)
        if last is None or last.update.reported_rag is None:
            return None
        following = self.calendar.after(last.period) or last.period
        u = last.update
        return Reported(
            rag=last.update.reported_rag,
            period=last.period.short,
            by=u.by,
            reason=u.reason,
            path_to_green=u.path_to_green,
            path_to_green_by=u.path_to_green_by,
            lapsed=following.stop <= period.start,
        )

    def _heard(self, row: Dated | Priority, period: ReportingPeriod) -> list[Heard]:
        return [h for h in self.updates.get(row.id, ()) if h.period.start < period.stop]

    def _indicated(self, row: Dated, reading: DateReading, period: ReportingPeriod, as_at: date) -> Verdict:
        return indicated(reading, self._facts(row, period, as_at), as_at, self.thresholds)

    def _facts(self, row: Dated, period: ReportingPeriod, as_at: date) -> Facts:
        heard = self._heard(row, period)
        days = [date.fromisoformat(h.update.completed_on) for h in heard if h.update.completed_on]
        done = [day for day in days if day <= as_at]
        said = next((h.update for h in reversed(heard) if h.update.standing), None)
        before = self.calendar.before(period) or period
        return Facts(
            completed_on=done[-1] if done else None,
            standing=said.standing if said and said.standing != "resumed" else None,
            approved=bool(said and said.approved_by),
            approved_by=said.approved_by if said and said.approved_by != NOT_NAMED else "",
            updated=any(h.period.start >= before.start for h in heard),
        )

    def _since(self, item: RatedItem, period: ReportingPeriod) -> ReportingPeriod:
        """Step back over the earlier periods for as long as the published status was the same."""
        first = period
        begun = date.fromisoformat(item.row.since) if item.row.since else None
        while (earlier := self.calendar.before(first)) and (begun is None or begun < earlier.stop):
            verdict = self._indicated(item.row, item.reading, earlier, earlier.end)
            if published(verdict.rag, self.reported(item.row, earlier)) != item.rag:
                break
            first = earlier
        return first
