"""A table of somebody else: its headings and rows, with the places where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from actionplan.tracker.foreign.asked import sheet_name
from actionplan.tracker.sheets import Value


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: unique in its table, the letters of its column, and its own part and that of its group, if any."""

    text: str
    column: str
    parts: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """The texts from which its meaning is told."""
        return self.parts or (self.text,)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its sheet, its number as people see it, and its cells under the headings of the table.

    By the place of a heading: `fills` are colours, `unreadable` says why a cell has no value, `spread` holds what a
    merged cell that began further up says of this row, too. `section` is the line across the table above it.
    """

    sheet: str
    number: int
    cells: Sequence[Value]
    fills: Mapping[int, str] = field(default_factory=dict)
    unreadable: Mapping[int, str] = field(default_factory=dict)
    spread: Mapping[int, Value] = field(default_factory=dict)
    section: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its sheet, the number of its (first) row of headings, its headings, its rows, what stands above it."""

    sheet: str
    row: int
    headings: tuple[Heading, ...]
    rows: tuple[TableRow, ...]
    above: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """`Milestones, row 4`."""
        return f"{sheet_name(self.sheet)}, row {self.row}"


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a file, and one sentence for each thing that was seen and is in none of them."""

    file: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
