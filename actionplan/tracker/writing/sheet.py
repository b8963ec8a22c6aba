"""One sheet with one table: a title, a note, headings that stay in sight, rows, and all that helps to fill them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn

from actionplan.tracker.sheets import Value
from actionplan.tracker.writing.choices import LONGEST_MESSAGE, Offer, ranges, validation
from actionplan.tracker.writing.heights import fit, fit_lines
from actionplan.tracker.writing.paper import Paper, set_up
from actionplan.tracker.writing.stencils import (
    DAY_FORMAT,
    HEAD_TO_FILL,
    HEAD_TO_READ,
    NOTE,
    PLAIN,
    TEXT_FORMAT,
    TITLE,
    TO_FILL,
    TO_READ,
    Stencil,
    dress,
)
from actionplan.tracker.writing.text import lost
from actionplan.words.english import quoted

HEADINGS_ROW, FIRST_ROW = 4, 5
ROOM_BELOW = 200
"""So many rows below the last one have lists and colours as well, for rows that are added."""

Typed = tuple[str, Sequence[Value]]
"""A row that goes out: its kind, and the value of each column."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a table; `kinds` are those of the rows in which it is there to be filled in.

    `rated` columns hold words for a status, and have their colours. `width` is in characters.
    """

    text: str
    width: int
    kinds: tuple[str, ...] = ()
    offer: Offer = field(default_factory=Offer)
    rated: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class TableSheet:
    """What stands in a sheet with a table; the first `frozen` columns stay in sight, those of them that are seen."""

    name: str
    table: str
    title: str
    note: str
    headings: Sequence[Heading]
    rows: Sequence[Typed]
    frozen: int
    colours: Sequence[Rule] = ()

    @cached_property
    def first_seen(self) -> int:
        """The place of the first column that is not hidden, from 1."""
        return next(place for place, heading in enumerate(self.headings, 1) if not heading.hidden)

    @cached_property
    def widths(self) -> Sequence[float]:
        """The width of each column; one that is hidden is wide enough for anything."""
        return [inf if heading.hidden else heading.width for heading in self.headings]

    @property
    def last_row(self) -> int:
        """The number of the last row of the table; a table has one row at least."""
        return HEADINGS_ROW + max(1, len(self.rows))


@dataclass(frozen=True, slots=True)
class Written:
    """The rows of a sheet as they stand in it, below its headings, and a sentence for each text that lost something."""

    name: str
    rows: Sequence[list[Value]]
    notes: list[str] = field(default_factory=list)


def write_sheet(book: Workbook, sheet: TableSheet) -> Written:
    """Add a sheet to a workbook that is written row by row."""
    made: WriteOnlyWorksheet = book.create_sheet(sheet.name)
    made.sheet_view.tabSelected = len(book.worksheets) == 1
    _lay_out(made, sheet)
    _write_top(made, sheet)
    written = _write_rows(made, sheet)
    _finish(made, sheet)
    return written


def _lay_out(made: WriteOnlyWorksheet, sheet: TableSheet) -> None:
    """Widths, panes and paper: what has to be said before the first row."""
    for place, heading in enumerate(sheet.headings, 1):
        column = made.column_dimensions[get_column_letter(place)]
        column.width, column.hidden = heading.width, heading.hidden
        dress(column, TO_FILL, DAY_FORMAT if heading.offer.dates else TEXT_FORMAT)
    made.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}{FIRST_ROW}"
    for selection in made.sheet_view.selection:
        selection.activeCell = selection.sqref = f"{get_column_letter(sheet.first_seen)}1"
    seen = [heading.width for heading in sheet.headings if not heading.hidden]
    kept = sum(heading.width for heading in sheet.headings[: sheet.frozen] if not heading.hidden)
    set_up(made, Paper(width=sum(seen), kept=kept, frozen=sheet.frozen, headings=HEADINGS_ROW))


def _write_top(made: WriteOnlyWorksheet, sheet: TableSheet) -> None:
    """The title, the note and the headings; the cells beside them are without the lines of their columns."""
    before, width = sheet.first_seen - 1, len(sheet.headings)
    fit(made, 1, TITLE.size * 1.5)
    for look, text in ((TITLE, sheet.title), (NOTE, sheet.note), (PLAIN, "")):
        stencil = Stencil(made, look)
        texts = [*[None] * before, text or None, *[None] * (width - before - 1)]
        made.append(stencil.cell(one)[0] for one in texts)
    fit_lines(made, HEADINGS_ROW, [heading.text for heading in sheet.headings], sheet.widths)
    to_fill, to_read = Stencil(made, HEAD_TO_FILL), Stencil(made, HEAD_TO_READ)
    made.append((to_fill if heading.kinds else to_read).cell(heading.text)[0] for heading in sheet.headings)


def _write_rows(made: WriteOnlyWorksheet, sheet: TableSheet) -> Written:
    to_fill, to_read = Stencil(made, TO_FILL, of_columns=True), Stencil(made, TO_READ)
    kinds = {kind for kind, _ in sheet.rows}
    stencils = {kind: [to_fill if kind in h.kinds else to_read for h in sheet.headings] for kind in kinds}
    written = Written(sheet.name, [[] for _ in sheet.rows])
    for number, ((kind, values), stands) in enumerate(zip(sheet.rows, written.rows, strict=True), FIRST_ROW):
        fit_lines(made, number, values, sheet.widths)
        made.append(_cells(values, stencils[kind], stands))
        if stands != values:
            written.notes.extend(_lost(sheet, number, values))
    return written


def _cells(
    values: Sequence[Value], stencils: Sequence[Stencil], stands: list[Value]
) -> Iterator[Cell | None]:
    """The cells of a row, one at a time: each is written before its stencil is used again."""
    for value, stencil in zip(values, stencils, strict=True):
        cell, as_it_stands = stencil.cell(value)
        stands.append(as_it_stands)
        yield cell


def _lost(sheet: TableSheet, number: int, values: Sequence[Value]) -> Iterator[str]:
    for heading, value in zip(sheet.headings, values, strict=True):
        if isinstance(value, str) and (what := lost(value)):
            where = f"{sheet.name}, row {number}, {quoted(heading.text)}"
            yield f"{where}: a cell cannot hold {what}, so the tracker goes out without. Edit that text in the plan."


def _finish(made: WriteOnlyWorksheet, sheet: TableSheet) -> None:
    """The table itself, and what its columns offer: what can be said once the rows are known."""
    made.tables.add(_table(sheet))
    kinds = [kind for kind, _ in sheet.rows]
    for place, heading in enumerate(sheet.headings, 1):
        column = get_column_letter(place)
        filled = heading.kinds or tuple({*kinds})
        offered = validation(heading.offer, ranges(column, kinds, filled, FIRST_ROW, ROOM_BELOW))
        if offered:
            made.data_validations.append(offered)
        if heading.rated:
            for rule in sheet.colours:
                below = f"{column}{FIRST_ROW}:{column}{sheet.last_row + ROOM_BELOW}"
                made.conditional_formatting.add(below, rule)


def _table(sheet: TableSheet) -> Table:
    where = f"A{HEADINGS_ROW}:{get_column_letter(len(sheet.headings))}{sheet.last_row}"
    columns = [TableColumn(id=place, name=heading.text) for place, heading in enumerate(sheet.headings, 1)]
    return Table(
        displayName=sheet.table, ref=where, comment=sheet.note[:LONGEST_MESSAGE], tableColumns=columns,
        autoFilter=AutoFilter(ref=where),
    )  # fmt: skip
