"""The reports issued before a view: what history, changes and exceptions compare with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from actionplan.view.data import ReportData
from actionplan.view.kept import Issued
from actionplan.words.english import UK_TIME, day_in_words
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Audience


def earlier(issued: Iterable[Issued], end: date, audience: Audience) -> list[Issued]:
    """One issued report for each period that ended before a day, the earliest first, as this audience may see it.

    Of one period its own report counts before that for a wider audience, and a correction, which comes after
    what it corrects, counts instead of it.
    """
    seen = [d for d in issued if d.period.end < end.isoformat() and audience.may_see(Audience(d.audience))]
    widest_first = sorted(seen, key=lambda d: list(Audience).index(Audience(d.audience)))
    by_period = {d.period.name: d for d in widest_first}
    return sorted(by_period.values(), key=lambda d: (d.period.end, d.period.start))


def previous(issued: Iterable[Issued], end: date, audience: Audience) -> ReportData | None:
    """The last of those reports, which "what changed" compares with; none before the first."""
    reports = earlier(issued, end, audience)
    return reports[-1].data if reports else None


def compared_with(
    issued: Iterable[Issued], period: ReportingPeriod, audience: Audience, is_span: bool
) -> ReportData | None:
    """The report that a period or a span is compared with.

    It is the last one before; of a span with none before it the first within it, where there is one.
    """
    before = previous(issued, period.start, audience)
    if before or not is_span:
        return before
    within = earlier(issued, period.stop, audience)
    return within[0].data if within else None


def standing_for(issued: Iterable[Issued], period: ReportingPeriod, audience: Audience) -> ReportData | None:
    """The last report of a period itself, which a correction of it would be compared with."""
    seen = (d for d in earlier(issued, period.stop, audience) if d.period.name == period.name)
    return next((report.data for report in seen), None)


def report_in_words(data: ReportData | None) -> str:
    """`report 5, issued 13 June 2017`; empty where there is none."""
    if data is None:
        return ""
    if data.issue is None:
        return f"the report for {data.period.in_full}"
    return f"report {data.issue.number}, issued {day_in_words(issued_at(data.issue.at).date())}"


def issued_at(moment: str) -> datetime:
    """A moment as kept (ISO, UTC) in UK time."""
    return datetime.fromisoformat(moment).astimezone(UK_TIME)
