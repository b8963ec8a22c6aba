"""What was read of a spreadsheet, or of the tables of a document: values in their places, and what was unreadable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Value = str | float | bool | datetime | date | time | timedelta | None
"""The value of a cell. A day without a time is a `date`; every number is a `float`; an empty cell is None."""

Place = tuple[int, int]
"""Row and column of a cell, both counted from 0: A1 is (0, 0)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or one table of a document, from its first row and column on; rows need not be of one length.

    `unreadable` holds, by place, why a cell that is not empty has no value: an error, or a formula whose result was
    not saved. `fills` holds the colour behind a cell as six hexadecimal digits, where the format tells it. `merged` are
    areas of cells as (first row, first column, last row, last column); the value stands in the first cell. Of a cell
    of a document with several paragraphs or list items each stands on a line of its own.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    unreadable: Mapping[Place, str] = field(default_factory=dict)
    fills: Mapping[Place, str] = field(default_factory=dict)
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden: bool = False

    def cell(self, row: int, column: int) -> Value:
        """The value at a place; None outside the sheet."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else None


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A file that was read: its sheets, its own properties, and what of it was left alone, one sentence each.

    `kind` is `xlsx`, `xlsm`, `xls`, `xlsb`, `ods`, `csv`, `tsv`, `docx`, `markdown` or `html`. `sha256` is that of the
    bytes that were read.
    """

    name: str
    kind: str
    sheets: Sequence[Sheet]
    sha256: str
    properties: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


def cell_name(place: Place) -> str:
    """`B7` for (6, 1)."""
    row, column = place
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
