"""Dates that cannot be read, or not without a question: they are kept as written, and asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Milestone, Target
from actionplan.tracker.cells import Cells, NotTaken
from actionplan.tracker.foreign.asked import Asked
from actionplan.tracker.foreign.proposed import Proposed
from actionplan.tracker.merge.month_first import refuse_month_first, turned
from actionplan.tracker.merge.sound import read_as, refuse_unsound
from actionplan.words.dates import DateReading, read_date
from actionplan.words.english import day_in_words, quoted

DATES = ("date", "expected")
"""The fields of rows, and of what is said of them, that are dates as written."""
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]+)?")
_FIRST_DAY = date(1899, 12, 30)
_EXCEL_DAYS = (20_000, 80_000)
_LONGEST = 60
_NOT_YET = "cannot be taken yet. "
"""What a merge says before it asks; an import takes the text all the same."""


def ask_about_dates(rows: Iterable[Proposed], plan: ActionPlan, asked: Asked) -> None:
    """Ask about each date that the rows would bring, and that a merge would not take as it is."""
    cells = Cells(plan)
    dates = [(row.dates.get(name, row.place), text) for row in rows for name, text in _brought(row, plan)]
    questions = {text: _question(text, cells) for _, text in dates}
    examples: dict[tuple[str, str], tuple[int, str]] = {}
    for place, text in dates:
        if questions[text] and turned(text):  # a day only with the month first
            examples.setdefault((place.sheet, place.heading), (place.row, text))
    for place, text in dates:
        example = examples.get((place.sheet, place.heading))
        question = questions[text] or (_month_first(text, example, cells) if example else "")
        if question:
            asked.ask("date", text, question, place)


def _brought(row: Proposed, plan: ActionPlan) -> Iterator[tuple[str, str]]:
    """The dates of a row that the plan has not got: those of a new row, changed ones, a forecast.

    That of what is complete is asked about with what is said of the row.
    """
    changed, written = {one.field for one in row.changes}, str(row.values.get("date") or "")
    of_work = row.kind in (Milestone.kind, Target.kind)
    if written and (not row.known or "date" in changed) and not (of_work and complete_by_date(written, plan)):
        yield "date", written
    if row.said.get("expected"):
        yield "expected", str(row.said["expected"])


def _question(text: str, cells: Cells) -> str:
    """What is asked of a text; empty where it is taken as it is."""
    if is_number(text) and read_date(text, cells.plan.settings.years).state == "not a date":
        return number_as_date(text)
    try:
        refuse_unsound(text, cells)
    except NotTaken as refused:
        return _kept(text, refused)
    return ""


def _month_first(text: str, example: tuple[int, str], cells: Cells) -> str:
    """What is asked of a day in numbers, in a column in which another is one only with the month first."""
    try:
        other = turned(text)
        if other and other != read_date(text, cells.plan.settings.years).only_day:
            refuse_month_first(text, example)
    except NotTaken as refused:
        return _kept(text, refused)
    return ""


def _kept(text: str, refused: NotTaken) -> str:
    kept = f"{quoted(text, _LONGEST)} is kept as it is"
    asked = refused.why.removeprefix(_NOT_YET)
    return f"{kept}. {asked}" if asked != refused.why else f"{kept}, and {asked}"


def complete_by_date(text: str, plan: ActionPlan) -> DateReading | None:
    """The reading of a date as written that says that the work is complete, with its day or without one."""
    reading = read_date(text, plan.settings.years)
    is_complete = reading.status == "complete" and all(p.role == "completed" for p in reading.parts)
    return reading if is_complete else None


def is_number(text: str) -> bool:
    """Whether a text is a number such as that by which a spreadsheet counts a day."""
    return _NUMBER.fullmatch(text) is not None


def number_as_date(text: str) -> str:
    """What is asked of a number: the day that a spreadsheet may have meant by it."""
    first, last = _EXCEL_DAYS
    day = int(float(text))
    as_day = day_in_words(_FIRST_DAY + timedelta(day)) if first <= day <= last else ""
    meant = f"was {as_day} meant?" if as_day else "which day is meant?"
    return f"{quoted(text)} is a number and no date, and is kept as it is; {meant}"


def with_reading(shown: str, name: str, text: str, plan: ActionPlan) -> str:
    """A value as it is shown, and of a date how it is read: `“30/6” (read as 30 June 2017)`."""
    read = read_as(text, Cells(plan)) if name in DATES and text else ""
    return f"{shown} (read as {read})" if read else shown
