"""Days on which hardly anything was done: numbers that became days, days before the plan began, days turned round."""

from __future__ import annotations

from datetime import date, timedelta

from actionplan.tracker.cells import Cells, NotTaken, canonical, is_number
from actionplan.tracker.merge.month_first import turned
from actionplan.tracker.merge.sound import refuse_unsound
from actionplan.tracker.sheets import Value
from actionplan.view.heading import fortnight
from actionplan.words.english import day_in_words, small_first
from actionplan.words.periods import ReportingPeriod

LONG_BEFORE = timedelta(days=366)
"""Longer before the plan began than this hardly anything was done that stands in it still."""


def refuse_number(value: Value, cells: Cells) -> None:
    """Refuse a day that a spreadsheet made of a plain number.

    Raises:
        NotTaken: with how to write a day.
    """
    if is_number(value):
        why = "is what a spreadsheet makes of a plain number, such as 20.11"
        raise NotTaken(f"{why}; write the day out, such as {cells.example}")


def refuse_unlikely(value: Value, period: ReportingPeriod, today: date, cells: Cells) -> None:
    """Refuse a day on which something was done that lies long before the plan began.

    So is a day before it, or before the period of the tracker, that lies in the plan, or in the period, when its day
    and month change places: an office of another country may have turned it.

    Raises:
        NotTaken: with both days where the other one is likelier, and how to say that it is right as it is.
    """
    day, other = _day_of(value, cells), turned(value)
    if day is None:
        return
    read = "is" if isinstance(value, date) or value == day_in_words(day) else f"is {day_in_words(day)},"
    right = f"say in a decisions file that it is right (value: {day_in_words(day)})"
    early = why_early(value, day, today, cells, LONG_BEFORE)
    if early:
        raise NotTaken(f"{read} {early}, or {right}")
    if isinstance(value, date) and day < period.start and other and other in period and other <= today:
        raise NotTaken(f"{read} before {small_first(fortnight(period))}; {_if_turned(other)}, or {right}")


def refuse_far(value: Value, cells: Cells) -> None:
    """Refuse a day that lies years away from the plan.

    Raises:
        NotTaken: with what is asked.
    """
    day = _day_of(value, cells)
    if day:
        refuse_unsound(day_in_words(day), cells)


def why_early(value: Value, day: date, today: date, cells: Cells, longest: timedelta | None = None) -> str:
    """What to do with a value whose day lies before the plan began, as words that follow the day; else empty.

    It is asked about where it lies in the plan with its day and month changed places, or is longer ago than `longest`.
    """
    began, other = cells.plan.settings.calendar.years.start, turned(value)
    if day >= began:
        return ""
    is_turned = other is not None and began <= other <= today
    is_long_ago = longest is not None and day < began - longest
    if not (is_turned or is_long_ago):
        return ""
    instead = _if_turned(other) if other and is_turned else "correct it"
    return f"before the plan began, on {day_in_words(began)}; {instead}"


def _if_turned(other: date) -> str:
    return f"write {day_in_words(other)} if day and month changed places"


def _day_of(value: Value, cells: Cells) -> date | None:
    """The one day that a value is; none where it is no day, which is refused elsewhere."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        day = cells.day(canonical(value))
    except NotTaken:
        return None
    return date.fromisoformat(day) if day else None
