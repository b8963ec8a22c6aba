"""Days as cells hold them: what a day, a number or a text in a cell means, and where a date as written ends."""

from __future__ import annotations

import re
from datetime import date, timedelta

from actionplan.plan.nouns import Noun
from actionplan.rules.rag import due_day
from actionplan.tracker.cells import Cells, NotTaken, canonical
from actionplan.tracker.columns import Form
from actionplan.tracker.merge.sound import refuse_unsound
from actionplan.tracker.sheets import Value
from actionplan.words.dates import read_date
from actionplan.words.english import day_in_words, day_words

_FIRST_DAY = date(1899, 12, 30)
_SERIAL = re.compile(r"([2-7][0-9]{4})(\.[0-9]+)?")
"""The numbers by which spreadsheets count the days from 1954 to 2119."""


def one_day(text: str, cells: Cells) -> str:
    """The one day, in ISO, that a text means; empty for an empty text.

    Raises:
        NotTaken: where it is not one day; a bare number is offered as the day that a spreadsheet means by it.
    """
    serial = _SERIAL.fullmatch(text)
    if serial:
        day = day_in_words(_FIRST_DAY + timedelta(days=int(serial[1])))
        raise NotTaken(f"is a number; write {day} if that day is meant")
    return cells.day(text)


def written_day(value: Value, cells: Cells, *, is_decided: bool = False) -> str:
    """A date as written for what stands where a day does: `23 June 2017` for a day, else the text, as `Sept tbc`.

    Raises:
        NotTaken: where it is no date at all, or something has to be asked of it first.
    """
    text = value.isoformat()[:10] if isinstance(value, date) else canonical(value)
    try:
        day = one_day(text, cells)
        text = day_words(day) if day else ""
    except NotTaken:
        if read_date(text, cells.plan.settings.years).state == "not a date":
            raise
    refuse_unsound(text, cells, is_decided=is_decided)
    return text


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
        return cells.day(returned) == cells.day(went_out)
    except NotTaken:
        return False
