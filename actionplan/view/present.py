"""Which rows were in the plan at the end of a period."""

from __future__ import annotations

from actionplan.plan.nouns import Dated
from actionplan.words.periods import ReportingPeriod


def stands(row: Dated, period: ReportingPeriod) -> bool:
    """Whether a row was in the plan at the end of a period."""
    return has_come(row, period) and not has_left(row, period)


def has_come(row: Dated, period: ReportingPeriod) -> bool:
    """Whether a row entered the plan by the end of a period."""
    return row.since is None or row.since < period.stop.isoformat()


def has_left(row: Dated, period: ReportingPeriod) -> bool:
    """Whether a row was withdrawn by the end of a period."""
    return row.withdrawn_on is not None and row.withdrawn_on < period.stop.isoformat()
