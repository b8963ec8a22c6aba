"""The completeness check of a plan on a day: what is still open is judged as a report of that day does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from actionplan.plan.model import ActionPlan
from actionplan.rules.completeness import HEADINGS, Finding, Looked, findings
from actionplan.rules.completeness.dates import date_question
from actionplan.rules.completeness.targets import target_question
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import Reported
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Rag

__all__ = ["HEADINGS", "Finding", "check", "open_questions"]


def check(
    plan: ActionPlan, period: ReportingPeriod, as_at: date, today: date | None = None
) -> tuple[Finding, ...]:
    """What the plan lacks, says in two ways or leaves open, the gravest first.

    Args:
        plan: the plan as it is now; rows that were added after the period are checked too.
        period: the reporting period whose updates, and those before it, count.
        as_at: the day by which something is complete, an owner has left or a date is overdue.
        today: the day of the check, after which something is still to come; `as_at` unless it is later.

    """
    view = PlanView(plan, period, as_at=as_at)
    pathless = [item.row.id for item in view.items if _lacks_a_path(item.reported)]
    pathless += [priority.row.id for priority in view.priorities if _lacks_a_path(priority.reported)]
    return findings(Looked(plan, as_at, _ended(view), frozenset(pathless), _red_under(view), today))


def open_questions(view: PlanView) -> tuple[Finding, ...]:
    """Only the dates and targets as written that wait for an answer: what of a check takes no time to find."""
    looked = Looked(view.plan, view.as_at, _ended(view))
    return (*date_question(looked), *target_question(looked))


def _ended(view: PlanView) -> frozenset[str]:
    return frozenset(item.row.id for item in view.items if item.has_ended)


def _red_under(view: PlanView) -> Mapping[str, Sequence[str]]:
    """The names of what is red under each summary of the period, and under the latest word of each lead."""
    everything = [view.called(item) for item in view.items if item.rag is Rag.RED]
    found = {note.id: everything for note in view.notes}
    for priority in view.priorities:
        if priority.heard:
            red = [view.called(item) for item in priority.items if item.rag is Rag.RED]
            found[priority.heard[-1].update.id] = red
    return found


def _lacks_a_path(said: Reported | None) -> bool:
    """Whether an owner's word is red or amber, still holds, and says no way back or no day for it."""
    return (
        said is not None
        and not said.lapsed
        and said.rag in (Rag.RED, Rag.AMBER)
        and not (said.path_to_green.strip() and said.path_to_green_by.strip())
    )
