"""Dates as written that come back: which of them are a sound reading, and what has to be asked of the others first."""

from __future__ import annotations

import re

from actionplan.tracker.cells import Cells, NotTaken
from actionplan.tracker.columns import Column, Form, Role
from actionplan.words.dates import DateQuestion, read_date
from actionplan.words.english import day_in_words, listed, normalised, quoted

_AS_WRITTEN = frozenset({"date", "expected", "path_to_green_by"})
_WITHOUT_A_DAY = ("ongoing", "timing dependent")
"""What may stand without a day: the question when it ends is one for the plan, and not for this file."""


def is_as_written(column: Column, kind: str) -> bool:
    """Whether the cells of a column are dates as written of a kind of row."""
    return column.role is not Role.READING and column.fields.get(kind) in _AS_WRITTEN


def is_of_a_day(column: Column, kind: str) -> bool:
    """Whether the cells of a column are days, or the dates of readings."""
    is_of_reading = column.role is Role.READING and column.fields.get(kind) == "date"
    return column.form is Form.DATE or is_of_reading


def refuse_unsound(text: str, cells: Cells, *, is_decided: bool = False) -> None:
    """Refuse a text that is no date, or of which something has to be asked first; known words such as TBC are sound.

    Where somebody has decided on the text its likeliest reading is meant.

    Raises:
        NotTaken: with what is asked, and the readings to choose from.
    """
    reading = read_date(text, cells.plan.settings.years)
    open_questions = [q for q in reading.questions if q.readings or reading.state not in _WITHOUT_A_DAY]
    if text and open_questions and not (is_decided and reading.parts):
        raise NotTaken(_asked(open_questions[0], text))
    if text and reading.state == "not a date":
        raise NotTaken(f"is not read as a date; write it as {cells.example}, or TBC")


def _asked(question: DateQuestion, text: str) -> str:
    """A question about a text, as words that follow it."""
    about = question.text.removeprefix(f"{quoted(text)} ")
    about = re.sub(f"^is read as {re.escape(text)}, ", "is ", about)
    asked = about if about != question.text else f"cannot be taken yet. {question.text}"
    ways = [quoted(choice.label, 60) for choice in question.readings]
    if len(ways) == 1:
        return f"{asked} Write {ways[0]} if that is meant"
    return f"{asked} Write {listed(ways, 'or')}" if ways else asked


def read_as(text: str, cells: Cells, *, is_day: bool = False) -> str:
    """How a date as written is read, where that is more than its text: `30 June 2017` for `30/6`; else empty.

    Where `is_day` only one day counts.
    """
    reading = read_date(text, cells.plan.settings.years)
    said = reading.in_words() if reading.parts else ""
    if is_day:
        said = day_in_words(reading.only_day) if reading.only_day else ""
    return "" if normalised(said) == normalised(text) else said
