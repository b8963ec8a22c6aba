"""The status of each priority in the reports issued earlier, and now."""

from __future__ import annotations

from actionplan.view.data import HistoryData, ReportData
from actionplan.view.plan_view import PlanView
from actionplan.view.why import short_name
from actionplan.words.vocabulary import Audience


def history(view: PlanView, audience: Audience) -> tuple[HistoryData, ...]:
    """A row for each priority, with a cell for each issued report of an earlier period, then one for now."""
    earlier = _earlier(view, audience)
    if not earlier:
        return ()
    now = short_name(view.period, view.period.year)
    return tuple(
        HistoryData(
            title=priority.row.title,
            cells=(
                *((_name(d, view), _status(d, priority.row.id)) for d in earlier),
                (now, priority.rag.value),
            ),
        )
        for priority in view.priorities
    )


def _earlier(view: PlanView, audience: Audience) -> list[ReportData]:
    """One issued report for each earlier period that this audience may see: its own before a wider one's.

    A correction comes after what it corrects, and counts instead of it.
    """
    end = view.period.end.isoformat()
    seen = [d for d in view.issued if d.period.end < end and audience.may_see(Audience(d.audience))]
    widest_first = sorted(seen, key=lambda d: list(Audience).index(Audience(d.audience)))
    by_period = {d.period.name: d for d in widest_first}
    return sorted(by_period.values(), key=lambda d: (d.period.end, d.period.start))


def _name(data: ReportData, view: PlanView) -> str:
    """`P05`; with its year where that is another than the view's."""
    return data.period.short if data.period.name.startswith(view.period.year) else data.period.name


def _status(data: ReportData, priority: str) -> str:
    return next((p.rag for p in data.priorities if p.id == priority), "")
