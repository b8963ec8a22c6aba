"""Since which period the published status of a priority has been the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from actionplan.plan.nouns import Dated
from actionplan.rules.rollup import worst
from actionplan.view.issued import earlier
from actionplan.view.plan_view import PlanView
from actionplan.view.present import stands
from actionplan.view.rated import RatedPriority, published
from actionplan.words.dates import DateReading
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Rag

Rows = Sequence[tuple[Dated, DateReading]]
Printed = Mapping[str, Mapping[str, str]]
"""By the name of each earlier period that was issued, the statuses of the priorities in its report, by id."""


def stands_since(priority: RatedPriority, view: PlanView, printed: Printed) -> ReportingPeriod:
    """Step back over the earlier periods for as long as the published status was the same."""
    reds = {item.row.id for item in priority.items if item.rag is Rag.RED}
    under = (row for row in view.rows if row.priority == priority.row.id)
    rows = [(row, view.read(row)) for row in sorted(under, key=lambda row: row.id not in reds)]

    def was_the_same(period: ReportingPeriod) -> bool:
        in_report = printed.get(period.name)
        if in_report is None:
            return _judged(priority, rows, view, period) == priority.rag
        return in_report.get(priority.row.id) == priority.rag

    return view.plan.settings.calendar.first_of_run(view.now, was_the_same)


def printed_before(view: PlanView) -> Printed:
    """What the reports issued earlier say of the priorities."""
    reports = earlier(view.issued, view.now.start, view.audience)
    return {report.period.name: {p.id: p.rag for p in report.priorities} for report in reports}


def _judged(priority: RatedPriority, rows: Rows, view: PlanView, period: ReportingPeriod) -> Rag:
    """The status at the end of an earlier period, as it is judged now."""
    judge = view.judge
    then = (judge.published_at(row, reading, period) for row, reading in rows if stands(row, period))
    heard = judge.heard(priority.row.id, period)
    return published(_worst(then), judge.reported(heard, period))


def _worst(statuses: Iterator[Rag]) -> Rag:
    """The worst of them; none is judged after the first red, since nothing is worse."""
    seen = []
    for status in statuses:
        seen.append(status)
        if status is Rag.RED:
            break
    return worst(seen)
