"""What a person gives instead of what was typed, put into its place before anything is compared."""

from __future__ import annotations

from dataclasses import replace

from actionplan.tracker.merge.merged import Values
from actionplan.tracker.merge.returned import Returned, ReturnedRow


def with_values(found: Returned, values: Values) -> Returned:
    """The returned tracker as if that had been typed into it; a cell that could not be read is read now."""
    if not values:
        return found
    given: dict[tuple[str, int], dict[str, str]] = {}
    for (sheet, number, key), text in values.items():
        given.setdefault((sheet, number), {})[key] = text
    sheets = [
        replace(sheet, rows=tuple(_row(row, given.get((row.sheet, row.number), {})) for row in sheet.rows))
        for sheet in found.sheets
    ]
    return replace(found, sheets=sheets)


def _row(row: ReturnedRow, given: dict[str, str]) -> ReturnedRow:
    if not given:
        return row
    unreadable = {key: why for key, why in row.unreadable.items() if key not in given}
    return replace(row, values={**row.values, **given}, unreadable=unreadable)
