"""One sheet with one table: a title, a note, headings that stay in sight, rows, and all that helps to fill them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
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
from actionplan.tracker.writing.heights import BUTTON, fit, fit_lines
from actionplan.tracker.writing.paper import Paper, set_up
from actionplan.tracker.writing.stencils import (
    BELOW,
    DAY_FORMAT,
    FIRST_DAY,
    HEAD_TO_FILL,
    HEAD_TO_READ,
    NOTE,
    TEXT_FORMAT,
    TITLE,
    TO_FILL,
    TO_READ,
    Stencil,
    dress,
)
from actionplan.tracker.writing.text import lost
from actionplan.words.english import day_in_words, quoted

HEADINGS_ROW, FIRST_ROW = 4, 5
ROOM_BELOW = 200
"""So many rows below the last one have lists and colours as well, for rows that are added."""

Typed = tuple[str, Sequence[Value]]
"""A row that goes out: its kind, or whatever else tells its cells to fill, and the value of each column."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a table; `kinds` are those of the rows in which it is there to be filled in.

    `rated` columns hold words for a status, and have their colours; `beside` a text that says the same stands its day.
    `width` is in characters.
    """

    text: str
    width: int
    kinds: tuple[str, ...] = ()
    offer: Offer = field(default_factory=Offer)
    rated: bool = False
    hidden: bool = False
    beside: bool = False


@dataclass(frozen=True)
class TableSheet:
    """What stands in a sheet with a table: above it its `name` and `period`, and beside these `title`, `note` and `of`.

    `foot` stands below it on paper. The first `frozen` columns stay in sight, those of them that are seen; the last of
    these names the row.
    """

    name: str
    table: str
    title: str
    note: str
    headings: Sequence[Heading]
    rows: Sequence[Typed]
    frozen: int
    colours: Sequence[Rule] = ()
    period: str = ""
    of: str = ""
    foot: str = ""

    @property
    def above(self) -> Sequence[tuple[str, str]]:
        """The lines above the headings: what stays in sight and on every page, and what stands beside it."""
        return (self.name, self.title), (self.period, self.note), ("", self.of)

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
    """The rows of a sheet as they stand in it, and a sentence for each value that could not stand there as it is.

    `headings` are those above the rows; the column at the place `named` names a row.
    """

    name: str
    rows: Sequence[list[Value]]
    notes: list[str] = field(default_factory=list)
    headings: Sequence[str] = ()
    named: int = -1

    def where(self, number: int, place: int) -> str:
        """`Milestones, row 14 (“Annual report”), “Due”`, for the number of a row and the place of a column from 0."""
        values = self.rows[number - FIRST_ROW] if number - FIRST_ROW < len(self.rows) else ()
        title = str(values[self.named] or "") if 0 <= self.named < len(values) else ""
        heading = self.headings[place] if place < len(self.headings) else ""
        row = f"row {number} ({quoted(title, 60)})" if title else f"row {number}"
        return ", ".join([self.name, row, *([quoted(heading)] if heading else [])])


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
        look = TO_FILL if heading.kinds else BELOW
        dress(column, look, DAY_FORMAT if heading.offer.dates else TEXT_FORMAT)
    made.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}{FIRST_ROW}"
    for selection in made.sheet_view.selection:
        selection.activeCell = selection.sqref = f"{get_column_letter(sheet.first_seen)}1"
    seen = [heading.width for heading in sheet.headings if not heading.hidden]
    kept = sum(not heading.hidden for heading in sheet.headings[: sheet.frozen])
    set_up(made, Paper(seen, kept, sheet.frozen, HEADINGS_ROW, foot=sheet.foot, empty=not sheet.rows))


def _write_top(made: WriteOnlyWorksheet, sheet: TableSheet) -> None:
    """The title, the note and the headings; the cells beside them are without the lines of their columns."""
    fit(made, 1, TITLE.size * 1.5)
    for look, (kept, beside) in zip((TITLE, NOTE, NOTE), sheet.above, strict=True):
        stencil = Stencil(made, look)
        row: list[str | None] = [None] * len(sheet.headings)
        row[sheet.first_seen - 1], row[sheet.frozen] = kept or None, beside or None
        made.append(stencil.cell(one)[0] for one in row)
    texts = [heading.text for heading in sheet.headings]
    fit_lines(made, HEADINGS_ROW, texts, [width - BUTTON for width in sheet.widths], bold=True)
    to_fill, to_read = Stencil(made, HEAD_TO_FILL), Stencil(made, HEAD_TO_READ)
    made.append((to_fill if heading.kinds else to_read).cell(heading.text)[0] for heading in sheet.headings)


def _write_rows(made: WriteOnlyWorksheet, sheet: TableSheet) -> Written:
    stencils = _stencils(made, sheet)
    headings = [heading.text for heading in sheet.headings]
    written = Written(sheet.name, [[] for _ in sheet.rows], headings=headings, named=sheet.frozen - 1)
    for number, ((kind, values), stands) in enumerate(zip(sheet.rows, written.rows, strict=True), FIRST_ROW):
        fit_lines(made, number, values, sheet.widths)
        made.append(_cells(values, stencils[kind], stands))
        if stands != values:
            written.notes.extend(_lost(written, number, values))
    return written


def _stencils(made: WriteOnlyWorksheet, sheet: TableSheet) -> Mapping[str, Sequence[Stencil]]:
    """By the kind of a row, what makes its cells."""
    looks = {True: TO_FILL, False: TO_READ}
    of = {
        (fills, beside): Stencil(made, look, of_columns=fills, beside=beside)
        for fills, look in looks.items()
        for beside in (True, False)
    }
    return {
        kind: [of[kind in heading.kinds, heading.beside] for heading in sheet.headings]
        for kind in {kind for kind, _ in sheet.rows}
    }


def _cells(
    values: Sequence[Value], stencils: Sequence[Stencil], stands: list[Value]
) -> Iterator[Cell | None]:
    """The cells of a row, one at a time: each is written before its stencil is used again."""
    for value, stencil in zip(values, stencils, strict=True):
        cell, as_it_stands = stencil.cell(value)
        stands.append(as_it_stands)
        yield cell


def _lost(written: Written, number: int, values: Sequence[Value]) -> Iterator[str]:
    for place, value in enumerate(values):
        if isinstance(value, str) and (what := lost(value)):
            where = written.where(number, place)
            yield f"{where}: a cell cannot hold {what}, so the tracker goes out without. Edit that text in the plan."
        elif isinstance(value, date) and value < FIRST_DAY:
            where, day = written.where(number, place), day_in_words(value)
            stands = (
                "stands there as a text" if written.rows[number - FIRST_ROW][place] else "is left out there"
            )
            yield f"{where}: {day} is too early for a spreadsheet, so it {stands}. Check the year in the plan."


def _finish(made: WriteOnlyWorksheet, sheet: TableSheet) -> None:
    """The table itself, and what its columns offer: what can be said once the rows are known."""
    made.tables.add(_table(sheet))
    kinds = [kind for kind, _ in sheet.rows]
    rated: list[str] = []
    for place, heading in enumerate(sheet.headings, 1):
        column = get_column_letter(place)
        filled = heading.kinds or tuple({*kinds})
        offered = validation(heading.offer, ranges(column, kinds, filled, FIRST_ROW, ROOM_BELOW))
        if offered:
            made.data_validations.append(offered)
        if heading.rated:
            rated.append(f"{column}{FIRST_ROW}:{column}{sheet.last_row + ROOM_BELOW}")
    for rule in sheet.colours if rated else ():
        made.conditional_formatting.add(" ".join(rated), rule)


def _table(sheet: TableSheet) -> Table:
    where = f"A{HEADINGS_ROW}:{get_column_letter(len(sheet.headings))}{sheet.last_row}"
    columns = [TableColumn(id=place, name=heading.text) for place, heading in enumerate(sheet.headings, 1)]
    return Table(
        displayName=sheet.table, ref=where, comment=sheet.note[:LONGEST_MESSAGE], tableColumns=columns,
        autoFilter=AutoFilter(ref=where),
    )  # fmt: skip
