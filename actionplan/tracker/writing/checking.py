"""A workbook read again by another program than wrote it, before anybody gets it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import zip_longest
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from actionplan.tracker.cells import canonical
from actionplan.tracker.sheets import Value, cell_name
from actionplan.tracker.writing.sheet import FIRST_ROW, Written
from actionplan.words.errors import BadTracker


def refuse_unfaithful(content: bytes, sheets: Sequence[Written]) -> None:
    """Refuse a workbook in which another reader finds anything else than was meant to be written.

    Raises:
        BadTracker: with the first cell that differs.
    """
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for sheet in sheets:
            found = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)[FIRST_ROW - 1 :]
            _refuse_other(sheet, found)
    except CalamineError as error:
        raise BadTracker(_sentence(f"it cannot be read again ({error})")) from None


def _refuse_other(sheet: Written, found: Sequence[Sequence[Any]]) -> None:
    for number, (meant, stands) in enumerate(zip_longest(sheet.rows, found, fillvalue=()), FIRST_ROW):
        if not _agree(meant, stands):
            place = next(p for p, pair in enumerate(zip_longest(meant, stands)) if not _same(*pair))
            where = f"{sheet.where(number, place)} ({cell_name((number - 1, place))})"
            raise BadTracker(_sentence(f"{where} reads otherwise than it was meant"))


def _agree(meant: Sequence[Value], stands: Sequence[Any]) -> bool:
    return all(_same(*pair) for pair in zip_longest(meant, stands))


def _same(value: Value, other: Any) -> bool:
    return value == (other or None) or canonical(value) == canonical(other)


def _sentence(why: str) -> str:
    return (
        f"The tracker could not be written faithfully: {why}. No file was put in place; please report this."
    )
