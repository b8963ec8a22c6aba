"""The date as written and the day beside it: either may be changed, and both together where they agree."""

from __future__ import annotations

from dataclasses import replace

from actionplan.plan.nouns import Noun
from actionplan.tracker.cells import NotTaken, canonical
from actionplan.tracker.columns import Column
from actionplan.tracker.merge.days import last_day, last_day_of, times_in, written_day
from actionplan.tracker.merge.fields import is_as_added, merge_field
from actionplan.tracker.merge.sentences import said_value
from actionplan.tracker.merge.typed import as_written
from actionplan.tracker.merge.work import ROW, Cell, Tied, Work
from actionplan.words.english import quoted

DATE, DAY = "date", "day"
STANDS_BESIDE = "stands beside a date as written that cannot be taken; put that right first"


def merge_day(tied: Tied, row: Noun, typed: Cell, date: Cell | None, work: Work) -> None:
    """List a day that was changed, and the date as written with it where that was changed as well."""
    day, value = typed
    try:
        work.refuse_misread(tied, day, value)
        written = written_day(value, work.cells, is_decided=work.is_decided(tied, day))
    except NotTaken as refused:
        work.refuse(tied, day, value, refused.why)
        if date:
            merge_field(tied, row, *date, work)
        return
    if date:
        _merge_both(tied, row, (date, typed), written, work)
    elif written or tied.is_new:
        _merge_alone(tied, row, day, written, work)
    else:
        stands = quoted(tied.base.get(DATE, ""), 60)
        why = (
            f"the day was emptied, but {stands} stands as written; empty that too if it has no date any more"
        )
        work.tell_unknown(tied, day, value, why)


def _merge_alone(tied: Tied, row: Noun, day: Column, written: str, work: Work) -> None:
    """List a new day; nothing where it is the one that went out, or that of the plan, and names no time."""
    if not written or _is_the_day(written, tied.base.get(DAY, ""), work):
        return
    if not _is_the_day(written, last_day_of(row, work.cells), work):
        _new_date(tied, row, day, written, work)


def _is_the_day(written: str, day: str, work: Work) -> bool:
    """Whether a date as written is one day, and that one, without a time of day."""
    try:
        return bool(day) and work.cells.day(written) == day and not times_in(written, work.cells)
    except NotTaken:
        return False


def _merge_both(tied: Tied, row: Noun, cells: tuple[Cell, Cell], day: str, work: Work) -> None:
    """List a date as written and a day; both are asked about where they are not one date."""
    (date_column, date_value), (day_column, day_value) = cells
    text = as_written(date_value, date_column.form)
    try:
        work.refuse_misread(tied, date_column, date_value)
        if text != getattr(row, "date", ""):
            work.refuse_unsound(tied, date_column, text)
    except NotTaken as refused:
        work.refuse(tied, date_column, date_value, refused.why)
        work.refuse(tied, day_column, day_value, STANDS_BESIDE)
        return
    if _agree(text, day, work):
        for column in (date_column, day_column):
            _new_date(tied, row, column, text or day, work)
        return
    beside = f"{said_value(text)} and the day beside it, {said_value(day)}, are not one date; make them agree"
    work.tell_unknown(tied, date_column, date_value, beside)
    work.tell_unknown(tied, day_column, day_value, beside)


def _agree(text: str, day: str, work: Work) -> bool:
    """Whether a date as written and a day beside it mean one date; an emptied text leaves it to the day."""
    if text in (day, ""):
        return True
    return last_day(text, work.cells) == last_day(day, work.cells)


def _new_date(tied: Tied, row: Noun, column: Column, written: str, work: Work) -> None:
    """List a new date as written, from whichever of the two cells."""
    ours = str(getattr(row, "date", ""))
    if written in (ours, canonical(ours)):
        return
    edit = work.edit(tied, column, canonical(ours), written, ROW, {"date": written})
    edit = replace(edit, group=DATE)
    if canonical(ours) == tied.base.get(DATE, "") and is_as_added(tied, "date", work):
        work.lists.changes.append(edit)
    else:
        work.conflict(column, edit, tied.base.get(DATE, ""), *work.who(tied.id, "date"))
