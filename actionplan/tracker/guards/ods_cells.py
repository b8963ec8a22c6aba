"""Every cell of an OpenDocument spreadsheet, followed as it is read: repeated ones stand there once."""

from __future__ import annotations

from xml.parsers import expat

from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.parts import DAMAGED
from actionplan.tracker.guards.scan import (
    ERRORS,
    UNSAVED,
    WHITE,
    Found,
    Place,
    refuse_far,
    refuse_spanned,
    refuse_wide,
    shows,
)
from actionplan.tracker.guards.texts import refuse_long

_MOST_REPEATED = 1_000
"""So many copies of an error or a colour are told; whole empty columns have a colour at times."""
_ENDLESS = 10**9
"""A number that is beyond every limit, however many more digits it has."""
_CELLS = ("table:table-cell", "table:covered-table-cell")


class Cells:
    """The sheets found so far, by name. Declarations were refused before, so the parser meets none."""

    def __init__(self, with_fills: bool) -> None:
        self.sheets: dict[str, Found] = {}
        self._with_fills = with_fills
        self._fills: dict[str | None, str] = {}
        """The colours behind cells by the names of their styles, which stand before the first table; never white."""
        self._style: str | None = None
        self._sheet = Found()
        self._name = ""
        self._rows = self._columns = range(0)
        self._parser = expat.ParserCreate()
        self._kind = ""
        self._may_be_unreadable = False
        self._characters = 0
        self._spanned = 0
        self._shown: list[str] = []
        """What a cell with a formula or an error shows: nothing at all where it was never worked out."""

    def read(self, content: bytes) -> None:
        """Follow the content of a file.

        Raises:
            Refused: where it is no whole XML, or something lies too far off.
        """
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        try:
            self._parser.Parse(content, True)
        except expat.ExpatError:
            raise Refused(DAMAGED) from None

    def _begin(self, name: str, told: dict[str, str]) -> None:
        if name in _CELLS:
            self._columns = _next(self._columns, told.get("table:number-columns-repeated"))
            if told and self._name:  # a deleted cell in the list of changes stands before the first table
                self._cell(told)
        elif name == "table:table-row":
            self._rows = _next(self._rows, told.get("table:number-rows-repeated"))
            self._columns = range(0)
        elif name == "text:p":
            self._shown.append("")  # an empty text is a result, too
        elif name == "text:s":
            self._weigh(_number(told.get("text:c")))
        elif name == "style:style":
            self._style = told.get("style:name")
        elif name == "style:table-cell-properties" and self._with_fills:
            self._colour(told.get("fo:background-color", "").removeprefix("#").upper())
        elif name == "table:table":
            self._name = told.get("table:name", "")
            self._sheet = self.sheets[self._name] = Found()
            self._rows = range(0)
            self._spanned = 0

    def _colour(self, colour: str) -> None:
        if len(colour) == 6 and colour != WHITE:
            self._fills[self._style] = colour

    def _cell(self, told: dict[str, str]) -> None:
        kind = told.get("calcext:value-type") or told.get("office:value-type") or ""
        if kind or "table:formula" in told:
            refuse_far(self._rows.stop - 1, self._columns.stop - 1, self._name)
            self._spanned = max(self._spanned, self._columns.stop)
            refuse_spanned(self._rows.stop, self._spanned)
        self._may_be_unreadable = "table:formula" in told or kind == "error"
        if self._may_be_unreadable or (kind and self._copies() > 1):
            self._follow(kind)
        if self._fills and told.get("table:style-name") in self._fills:
            self._mark(self._sheet.fills, self._fills[told["table:style-name"]])
        if "table:number-rows-spanned" in told or "table:number-columns-spanned" in told:
            self._merge(told)

    def _follow(self, kind: str) -> None:
        """Listen to what the cell shows, up to its end: of the many others nothing but their beginning is heard."""
        self._kind, self._shown = kind, []
        self._parser.CharacterDataHandler = self._shown.append
        self._parser.EndElementHandler = self._end

    def _end(self, name: str) -> None:
        if name not in _CELLS:
            return
        shown = "".join(self._shown).strip()
        self._weigh(len(shown) if self._copies() > 1 else 0)
        if self._may_be_unreadable and not self._kind and not self._shown:
            self._mark(self._sheet.unreadable, UNSAVED)
        elif self._may_be_unreadable and (self._kind == "error" or shown in ERRORS):
            self._mark(self._sheet.unreadable, shows(shown[:40] or "#N/A"))
        self._parser.CharacterDataHandler = self._parser.EndElementHandler = None

    def _copies(self) -> int:
        return len(self._rows) * len(self._columns)

    def _weigh(self, characters: int) -> None:
        """Blanks are written as a number, and a cell that is repeated once; read, they are as long as they are."""
        self._characters += characters * max(1, self._copies())
        refuse_long(self._characters)

    def _mark(self, places: dict[Place, str], what: str) -> None:
        for row in self._rows[:_MOST_REPEATED]:
            for column in self._columns[:_MOST_REPEATED]:
                places[row, column] = what

    def _merge(self, told: dict[str, str]) -> None:
        rows = _next(self._rows[:0], told.get("table:number-rows-spanned"))
        columns = _next(self._columns[:0], told.get("table:number-columns-spanned"))
        area = rows.start, columns.start, rows.stop - 1, columns.stop - 1
        if len(rows) > 1 or len(columns) > 1:
            refuse_wide(area, self._name)
            self._sheet.merged.append(area)


def _next(before: range, told: str | None) -> range:
    """The rows or columns behind others, as many as is told."""
    return range(before.stop, before.stop + _number(told))


def _number(told: str | None) -> int:
    """The number that is told, at most `_ENDLESS`; one where nothing is, or no such number."""
    digits = (told or "").removeprefix("+").lstrip("0")
    if not digits.isdecimal():
        return 1
    return int(digits) if len(digits) < len(str(_ENDLESS)) else _ENDLESS
