"""The numbers of reports: `6`, for its corrections `6a`, `6b` to `6z`, then `6aa`; `20-21` for two fortnights."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.store import IssuedReport
from actionplan.words.periods import ReportingPeriod


def next_number(period: ReportingPeriod, reports: Sequence[IssuedReport]) -> str:
    """The number that the next report of a period will get, by those of the plan that were issued."""
    return number_of(period, issue_after(last_of(period, reports)))


def last_of(period: ReportingPeriod, reports: Sequence[IssuedReport]) -> IssuedReport | None:
    """The latest report of a period."""
    return next((report for report in reversed(reports) if report.period == period.name), None)


def issue_after(before: IssuedReport | None) -> int:
    """Which issue of its period follows on the last one."""
    return before.issue + 1 if before else 1


def number_of(period: ReportingPeriod, issue: int) -> str:
    """The number of an issue of a period."""
    number = str(period.number) + (f"-{period.last}" if period.last != period.number else "")
    letters, rest = "", issue - 1
    while rest > 0:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("a") + last) + letters
    return number + letters
