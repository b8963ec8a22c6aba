"""The dates of readings: their last day, and how a report says them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

from actionplan.plan.model import ActionPlan
from actionplan.rules.counting import days_of
from actionplan.words.dates import read_date
from actionplan.words.english import MONTHS, one_line, span_in_words
from actionplan.words.periods import read_years


def last_day(written: str, plan: ActionPlan) -> date | None:
    """The last day of a date as written; none where it has no end."""
    found = days_of(written, read_years(plan.settings.years))
    return found.last if found else None


def when_in_words(written: str, plan: ActionPlan) -> str:
    """A date as written in the words of a report: `20 June 2017`, `20 March to 20 April 2017`, `July 2017`.

    A longer stretch of whole months, such as a year, and what is no single stretch of days stay as they are written.
    """
    return _in_words(written, plan.settings.years)


@lru_cache(maxsize=4096)
def _in_words(written: str, years: str) -> str:
    parts = read_date(written, years).parts
    start, end = (parts[0].start, parts[0].end) if len(parts) == 1 else (None, None)
    if start is None or end is None:
        return one_line(written)
    if start.day > 1 or end.day < monthrange(end.year, end.month)[1]:
        return span_in_words(start, end)
    one_month = (start.year, start.month) == (end.year, end.month)
    return f"{MONTHS[start.month - 1]} {start.year}" if one_month else one_line(written)
