"""How the cells of a tracker look. A sheet keeps one cell for each look, and fills it anew for each place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from actionplan.tracker.sheets import Value
from actionplan.tracker.writing.text import put_text
from actionplan.words.vocabulary import ACCENT, EDGE, GREY, INK, LINE, QUIET, WHITE

TEXT_FORMAT, DAY_FORMAT = "@", "d mmm yyyy"
FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets know no day before 1900, and take that year for a leap year, so that none before March is sure."""

FONT, SIZE = "Arial", 10.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; without a fill it has the white of the sheet, without an edge no lines of its own."""

    fill: str = ""
    colour: str = INK
    size: float = SIZE
    bold: bool = False
    edge: str = ""
    wrap: bool = True
    middle: bool = False


TITLE = Look(size=16, bold=True, wrap=False)
NOTE = Look(colour=QUIET, wrap=False)
HEAD_TO_FILL = Look(ACCENT, WHITE, bold=True, edge=WHITE, middle=True)
HEAD_TO_READ = Look(QUIET, WHITE, bold=True, edge=WHITE, middle=True)
TO_FILL = Look(edge=EDGE)
BELOW = Look(edge=LINE)
PLAIN = Look()
TO_READ = Look(GREY, edge=LINE)


def colour(hex6: str) -> str:
    """A colour as openpyxl writes it, opaque: `FF` and its six digits."""
    return f"FF{hex6.removeprefix('#').upper()}"


def dress(cell: Cell, look: Look, number_format: str = TEXT_FORMAT) -> Cell:
    """Give a cell, or the cells of a column that nobody has written, a look."""
    cell.font = Font(name=FONT, size=look.size, bold=look.bold, color=colour(look.colour))
    cell.alignment = Alignment("left", "center" if look.middle else "top", wrap_text=look.wrap)
    cell.number_format = number_format
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=colour(look.fill))
    if look.edge:
        side = Side("thin", color=colour(look.edge))
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    return cell


class Stencil:
    """The cells of one look in one sheet: for a text, for a day, and for nothing.

    Where the columns have that look themselves (`of_columns`), nothing needs no cell. A day that spreadsheets do not
    know is written as a text, `1017-06-14`, or as nothing where a text stands `beside` it.
    """

    def __init__(
        self, sheet: WriteOnlyWorksheet, look: Look, *, of_columns: bool = False, beside: bool = False
    ) -> None:
        self._text, self._day = (dress(WriteOnlyCell(sheet), look, f) for f in (TEXT_FORMAT, DAY_FORMAT))
        self._text.quotePrefix = (
            True  # so that Excel, too, keeps `=1+1` a text when somebody presses F2 and Enter
        )
        self._day.data_type = "d"
        self._beside = beside
        self._empty = None if of_columns else dress(WriteOnlyCell(sheet), look)

    def cell(self, value: Value) -> tuple[Cell | None, Value]:
        """The cell with a value in it, until it is asked for the next, and the value as it stands there."""
        if isinstance(value, str):
            text = put_text(self._text, value)
            return (self._text, text) if text else (self._empty, None)
        if isinstance(value, date):
            if value < FIRST_DAY:
                return self.cell(None if self._beside else value.isoformat())
            self._day._value = value
            return self._day, value
        if value is not None:
            raise TypeError(f"a tracker shows texts and days, not {value!r}")
        return self._empty, None
