"""Days as cells hold them: what a day, a number or a text in a cell means, and where a date as written ends."""

from __future__ import annotations

import re
from datetime import date, timedelta

from actionplan.plan.nouns import Noun
from actionplan.rules.rag import due_day
from actionplan.tracker.cells import Cells, NotTaken, canonical, seen
from actionplan.tracker.columns import Form
from actionplan.tracker.merge.sound import refuse_unsound
from actionplan.tracker.sheets import Value
from actionplan.words.dates import read_date
from actionplan.words.english import day_in_words, day_words, listed

_FIRST_DAY = date(1899, 12, 30)
_SERIAL = re.compile(r"([2-7][0-9]{4})(\.[0-9]+)?")
"""The numbers by which spreadsheets count the days from 1954 to 2119."""
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})")
"""A day and a month with a point between them, which a spreadsheet takes for a number."""


def one_day(text: str, cells: Cells, *, is_decided: bool = False) -> str:
    """The one day, in ISO, that a text means; empty for an empty text.

    Raises:
        NotTaken: where it is not one day, or something has to be asked of it first and nobody has decided on it; a
            bare number is offered as the day that a spreadsheet or a person means by it.
    """
    days = _of_a_number(text, cells)
    if days:
        raise NotTaken(f"is a number; write {listed(days, 'or')} if that day is meant")
    try:
        return cells.day(text)
    except NotTaken:
        reading = read_date(text, cells.plan.settings.years)
        if any(question.readings for question in reading.questions):
            refuse_unsound(text, cells, is_decided=is_decided)
            part = reading.parts[0]
            if part.start and part.start == part.end:
                return part.start.isoformat()
        raise


def _of_a_number(text: str, cells: Cells) -> list[str]:
    """The days, in words, that a bare number may stand for: `20.1` for 20 January and 20 October."""
    serial, short = _SERIAL.fullmatch(text), _DAY_AND_MONTH.fullmatch(text)
    if serial:
        return [day_in_words(_FIRST_DAY + timedelta(days=int(serial[1])))]
    months = [short[2], *([f"{short[2]}0"] if len(short[2]) == 1 else [])] if short else []
    read = [read_date(f"{short[1]}/{month}", cells.plan.settings.years).only_day for month in months if short]
    return [day_in_words(day) for day in read if day]


def written_day(value: Value, cells: Cells, *, is_decided: bool = False) -> str:
    """A date as written for what stands where a day does: `23 June 2017` for a day, else the text, as `Sept tbc`.

    A time of day is kept: `23 June 2017, 14:30`.

    Raises:
        NotTaken: where it is no date at all, or something has to be asked of it first.
    """
    text = seen(value)
    try:
        day = one_day(text, cells, is_decided=is_decided)
        text = ", ".join([day_words(day), *times_in(text, cells)]) if day else ""
    except NotTaken:
        if read_date(text, cells.plan.settings.years).state == "not a date":
            raise
    refuse_unsound(text, cells, is_decided=is_decided)
    return text


def times_in(text: str, cells: Cells) -> list[str]:
    """The times of day in a date as written: `14:30`, or `10:00 to 12:00`."""
    parts = read_date(text, cells.plan.settings.years).parts
    return list(dict.fromkeys(part.time.replace("/", " to ") for part in parts if part.time))


def last_day(written: str, cells: Cells) -> str:
    """The last day, in ISO, of a date as written; empty where it has none."""
    day = due_day(read_date(written, cells.plan.settings.years)) if written else None
    return day.isoformat() if day else ""


def last_day_of(row: Noun, cells: Cells) -> str:
    """The last day, in ISO, on which a row of the plan is due; empty where it has none."""
    written, answers = getattr(row, "date", ""), getattr(row, "answers", ())
    day = due_day(read_date(written, cells.plan.settings.years, answers)) if written else None
    return day.isoformat() if day else ""


def is_the_same_day(went_out: str, value: Value, form: Form, cells: Cells) -> bool:
    """Whether a program has only written a day that went out in another way: as a day for a text, or the other way."""
    returned = canonical(value)
    if not went_out or not returned or (form is not Form.DATE and not isinstance(value, date)):
        return False
    try:
        return cells.day(returned) == cells.day(went_out) and _is_of_the_time(went_out, value, cells)
    except NotTaken:
        return False


def _is_of_the_time(went_out: str, value: Value, cells: Cells) -> bool:
    """Whether a day names no time, or the one that went out."""
    times = times_in(seen(value), cells)
    return not times or times == times_in(went_out, cells)
