"""Which cells of a returned row are not what went out, and what a value means where a text is expected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from actionplan.tracker.cells import canonical, has_time, seen
from actionplan.tracker.columns import Form
from actionplan.tracker.merge.returned import ReturnedRow, ReturnedSheet
from actionplan.tracker.merge.work import Tied
from actionplan.tracker.sheets import Value


def typed(tied: Tied) -> dict[str, Value]:
    """By key, the cells that are not what went out; None for one that was emptied.

    What is unreadable is left out, and so is a cell that is empty because it was merged into another one.
    The texts are compared first as they stand: nearly all of them are what went out.
    """
    base, values = tied.base, tied.row.values
    found = {
        key: value
        for key, value in values.items()
        if base.get(key) != value and canonical(value) != base.get(key, "")
    }
    for key in base.keys() - values.keys():
        if key in tied.sheet.keys and key not in tied.row.unreadable and key not in tied.row.covered:
            found[key] = None
    return found


def as_written(value: Value, form: Form) -> str:
    """The text of a value; a day that stands where a text is expected in words: `14 June 2017`, with its time."""
    if isinstance(value, date) and (form in (Form.TEXT, Form.LINES) or has_time(value)):
        return seen(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return canonical(value)


def texts_by_heading(row: ReturnedRow, sheet: ReturnedSheet) -> Mapping[str, str]:
    """The filled cells of a row, by their headings."""
    names = {column.key: column.heading for column in sheet.columns.columns}
    known = {names[key]: text for key, value in row.values.items() if (text := canonical(value))}
    return known | {heading: canonical(value) for heading, value in row.extra.items()}
