"""Days whose month was written first, as spreadsheets of other countries do: they are put right, or asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from actionplan.tracker.cells import NotTaken
from actionplan.tracker.columns import Form
from actionplan.tracker.merge.returned import ReturnedSheet
from actionplan.tracker.sheets import Value
from actionplan.words.english import day_in_words, listed, quoted

_NUMBERS = re.compile(r"\s*([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?:[ T].*)?\s*")
_MONTHS = 12
_CENTURY = 2000

Examples = Mapping[tuple[str, str], tuple[int, str]]
"""By sheet and column key, a row and a day in it that can only be read with the month first."""


def columns_with_the_month_first(sheet: ReturnedSheet) -> Iterator[tuple[tuple[str, str], tuple[int, str]]]:
    """The columns of days of a sheet in which a day can only be read with the month first, each with the first."""
    days = [c.key for c in sheet.columns.columns if c.form is Form.DATE and c.key in sheet.keys]
    for key in days:
        cells = ((row.number, row.values.get(key)) for row in sheet.rows)
        texts = ((number, text) for number, text in cells if isinstance(text, str))
        if example := next((one for one in texts if _is_month_first(one[1])), None):
            yield (sheet.name, key), example


def _is_month_first(text: str) -> bool:
    found = _NUMBERS.fullmatch(text)
    return bool(found and int(found[1]) <= _MONTHS < int(found[3]))


def turned(value: Value) -> date | None:
    """The day that a value is with the month before the day; none where that is no day, or it is in words."""
    first, second, year = _numbers(value)
    return _day(year, first, second)


def as_it_stands(value: Value) -> date | None:
    """The day that a value is with the day before the month; none where that is no day, or it is in words."""
    first, second, year = _numbers(value)
    return _day(year, second, first)


def _numbers(value: Value) -> tuple[int, int, int]:
    """The two numbers of a day in their order, and its year; zeros where it is none in numbers."""
    if isinstance(value, date):
        return value.day, value.month, value.year
    found = _NUMBERS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return 0, 0, 0
    return int(found[1]), int(found[3]), int(found[4]) + (_CENTURY if len(found[4]) == 2 else 0)


def _day(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, day)
    return None


def refuse_month_first(value: Value, example: tuple[int, str]) -> None:
    """Refuse a day in numbers, of a column in which another can only be read with the month first.

    Raises:
        NotTaken: with the days that it can mean.
    """
    row, text = example
    days = [day_in_words(day) for day in (as_it_stands(value), turned(value)) if day]
    if days:
        write = listed(list(dict.fromkeys(days)), "or")
        raise NotTaken(f"may have its month first, as {quoted(text, 40)} in row {row} has; write {write}")


def refuse_turned(value: Value, went_out: str) -> None:
    """Refuse a day that a program may have made of the one that went out (ISO) by changing day and month.

    Raises:
        NotTaken: with both days.
    """
    day = turned(value)
    if isinstance(value, date) and day and day.isoformat() == went_out and day != as_it_stands(value):
        went = day_in_words(day)
        raise NotTaken(
            f"is the day that went out, {went}, with day and month changed places; write {day_in_words(value)} if "
            f"that is meant, else {went}"
        )
