"""The status of each priority in the reports issued earlier, and now."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.rules.travel import direction_of_travel
from actionplan.view.data import HistoryData
from actionplan.view.issued import earlier
from actionplan.view.kept import Issued
from actionplan.view.plan_view import PlanView
from actionplan.view.why import short_code
from actionplan.words.vocabulary import Audience


def history(view: PlanView, audience: Audience) -> tuple[HistoryData, ...]:
    """A row for each priority, with a cell for each issued report of an earlier period, then one for now.

    The priorities that only those reports had stand last.
    """
    reports = earlier(view.issued, view.period.end, audience)
    titles = {priority.row.id: priority.row.title for priority in view.priorities}
    gone = {p.id: p.title for report in reports for p in report.priorities if p.id not in titles}
    now = {priority.row.id: priority.rag.value for priority in view.priorities}
    rows = (titles | gone).items() if reports else ()
    return tuple(_row(view, row_id, title, reports, now.get(row_id, "")) for row_id, title in rows)


def _row(view: PlanView, row_id: str, title: str, reports: Sequence[Issued], now: str) -> HistoryData:
    cells = [(_name(report, view), _status(report, row_id)) for report in reports]
    before = _status_before(view, reports, row_id)
    return HistoryData(
        title=title,
        cells=(*cells, (short_code(view.period, view.period.year), now)),
        before=before,
        direction=direction_of_travel(before, now),
    )


def _status_before(view: PlanView, reports: Sequence[Issued], row_id: str) -> str:
    """The status in the last report on a period that ended before the view's; else in the first within a span."""
    start = view.period.start.isoformat()
    before = [report for report in reports if report.period.end < start]
    if before or not view.is_span:
        return _status(before[-1], row_id) if before else ""
    return _status(reports[0], row_id)


def _name(report: Issued, view: PlanView) -> str:
    """`P05`; with its year where that is another than the view's."""
    period = report.period
    return period.short if period.name.startswith(view.period.year) else period.name


def _status(report: Issued, priority: str) -> str:
    return next((p.rag for p in report.priorities if p.id == priority), "")
