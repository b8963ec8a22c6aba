"""The status of each priority in the reports issued earlier, and now."""

from __future__ import annotations

from actionplan.rules.travel import direction_of_travel
from actionplan.view.data import HistoryData, ReportData
from actionplan.view.issued import earlier
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedPriority
from actionplan.view.why import short_name
from actionplan.words.vocabulary import Audience


def history(view: PlanView, audience: Audience) -> tuple[HistoryData, ...]:
    """A row for each priority, with a cell for each issued report of an earlier period, then one for now."""
    reports = earlier(view.issued, view.period.end, audience)
    return tuple(_row(view, priority, reports) for priority in view.priorities if reports)


def _row(view: PlanView, priority: RatedPriority, reports: list[ReportData]) -> HistoryData:
    before = [(_name(d, view), _status(d, priority.row.id)) for d in reports]
    now = short_name(view.period, view.period.year), priority.rag.value
    return HistoryData(
        title=priority.row.title,
        cells=(*before, now),
        direction=direction_of_travel(before[-1][1], priority.rag.value),
    )


def _name(data: ReportData, view: PlanView) -> str:
    """`P05`; with its year where that is another than the view's."""
    return data.period.short if data.period.name.startswith(view.period.year) else data.period.name


def _status(data: ReportData, priority: str) -> str:
    return next((p.rag for p in data.priorities if p.id == priority), "")
