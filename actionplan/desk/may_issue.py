"""Whether the report of a period may be issued: when, of which period, and what has to be said first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from actionplan.desk import given, seen
from actionplan.desk.numbering import issue_after, number_of
from actionplan.plan.model import ActionPlan
from actionplan.store import IssuedReport, Store
from actionplan.words.english import WEEKDAYS, day_in_words, moment_words, span_in_words
from actionplan.words.errors import CannotIssue
from actionplan.words.holidays import last_working_day
from actionplan.words.periods import ReportingPeriod


def to_issue(opened: Store, plan: ActionPlan, name: str) -> ReportingPeriod:
    """The period to issue: a single one, to be reported, and over but for days on which nobody works."""
    found = seen.period_of(opened, plan, name)
    singles = plan.settings.calendar.periods
    if found not in singles:
        raise CannotIssue(
            f"{found.name} is more than one reporting period. Issue each on its own; actionplan report shows them "
            "together."
        )
    if not found.reported:
        raise CannotIssue(
            f"{found.name} has no report in this plan ({found.note.rstrip('.')}). Issue the next one."
        )
    first = first_day_of_issue(found)
    if given.today() < first:
        raise CannotIssue(
            f"{found.name} may be issued from {WEEKDAYS[first.weekday()]} {day_in_words(first)}, its last working "
            "day. Until then, actionplan report makes a draft."
        )
    return replace(found, asked="")


def refuse_left_behind(found: ReportingPeriod, plan: ActionPlan, reports: Sequence[IssuedReport]) -> None:
    """Refuse to number unasked an early period that nobody reported, where later ones have their reports."""
    starts = {period.name: period.start for period in plan.settings.calendar}
    later = [report for report in reports if starts.get(report.period, found.start) > found.start]
    if later:
        raise CannotIssue(
            f"{found.name} was never issued, and {later[-1].period} was. Say which one to issue, such as --period "
            f'"{found.name}"; nothing was issued.'
        )


def first_day_of_issue(period: ReportingPeriod) -> date:
    """The day from which the report of a period may be issued: its last working day."""
    return last_working_day(period.start, period.stop)


def refuse_without_reason(period: ReportingPeriod, before: IssuedReport | None, reason: str) -> None:
    """Refuse a reason where there is nothing to correct, and a correction without one."""
    if before is None and reason:
        raise CannotIssue(
            f"{period.name} is not issued yet, so there is nothing to correct. Leave --reason out."
        )
    if before is not None and not reason:
        when = moment_words(before.at)
        raise CannotIssue(
            f"Report {before.number} ({span_in_words(period.start, period.end)}) was issued by {before.by} on {when}. "
            f"To issue a corrected one, {number_of(period, issue_after(before))}, say why with --reason; to see it "
            "first, use actionplan report --draft."
        )
