"""Planned against actual completions: how many by the end of each period of the year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from actionplan.rules.rag import due_day
from actionplan.view.data import CompletionData
from actionplan.view.moves import course
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem
from actionplan.view.why import short_code
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Rag


def completions(view: PlanView) -> tuple[CompletionData, ...]:
    """Milestones and target rows due by the end of each period as first promised, and complete by then.

    Periods after the view's have no number of what is complete. Items without a last day are planned for none.
    """
    planned = sorted(day for item in view.items if (day := _promised(view, item)))
    done = sorted(_done(item) for item in view.items if item.verdict.rag is Rag.COMPLETE)
    return tuple(
        CompletionData(
            period=short_code(period, view.period.year),
            planned=_by(planned, period),
            done=_by(done, period) if period.start < view.period.stop else None,
        )
        for period in _of_the_years(view)
    )


def _of_the_years(view: PlanView) -> list[ReportingPeriod]:
    calendar = view.plan.settings.calendar
    years = {p.year for p in calendar if view.period.start <= p.start < view.period.stop}
    return [p for p in calendar if p.year in years]


def _promised(view: PlanView, item: RatedItem) -> date | None:
    return due_day(course(item, view.plan.settings.years).baseline)


def _done(item: RatedItem) -> date:
    """The day of completion; where none is known, the end of the first period that had it as complete."""
    return item.completed_on or item.since.end


def _by(days: Sequence[date], period: ReportingPeriod) -> int:
    return bisect_right(days, period.end)
