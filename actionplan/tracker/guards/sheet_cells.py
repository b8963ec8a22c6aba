"""The cells of one sheet of XML, followed element by element (ECMA-376, part 1, 18.3.1.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.parts import DAMAGED
from actionplan.tracker.guards.scan import (
    UNSAVED,
    Found,
    Place,
    column_of,
    refuse_far,
    refuse_spanned,
    refuse_wide,
    shows,
)
from actionplan.tracker.guards.texts import Texts

_REF = re.compile(r"([A-Za-z]{1,8})(\d{1,20})")
_AREA = re.compile(r"\s*\$?([A-Za-z]{1,8})\$?(\d{1,20})\s*(?::\s*\$?([A-Za-z]{1,8})\$?(\d{1,20})\s*)?")
_VALUES = ("v", "is", "f")
_LONGEST = 40
"""The letters of an error that are told."""


class Cells:
    """What is found in a sheet, as far as it was read. Declarations were refused before, so the parser meets none."""

    def __init__(self, name: str, fills: Mapping[int, str], texts: Texts | None) -> None:
        self.found = Found()
        self.texts = texts
        self._name = name
        self._fills = fills
        self._row = self._column = -1
        self._last_row = self._last_column = -1
        self._is_open = False
        self._kind: str | None = None
        self._has_formula = self._has_value = False
        self._shown: list[str] = []
        self._parser = expat.ParserCreate()

    def read(self, data: bytes) -> None:
        """Follow the elements of a sheet.

        Raises:
            Refused: where it is no whole XML, or something lies too far off.
        """
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError:
            raise Refused(DAMAGED) from None
        refuse_spanned(self._last_row + 1, self._last_column + 1)

    def _begin(self, name: str, told: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            self._cell(told)
        elif name in _VALUES:
            if self._is_open:
                self._hold(name)
        elif name == "row":
            self._begin_row(told)
        else:
            self._is_open = False  # what is called v or f elsewhere is none of a cell
            if name == "mergeCell":
                self._merge(told.get("ref", ""))

    def _begin_row(self, told: dict[str, str]) -> None:
        number = told.get("r", "")
        self._row = int(number) - 1 if number.isdecimal() and len(number) <= 20 else self._row + 1
        self._column, self._is_open = -1, False
        if "usual" in told:
            self._last_row = max(self._last_row, self._row)

    def _cell(self, told: dict[str, str]) -> None:
        self._place(told.get("r"))
        self._is_open, self._has_formula, self._has_value = True, False, False
        self._kind = told.get("t")
        if self._kind == "e":
            self._hold("e")
        elif self._kind == "s" and self.texts:
            self._follow()
        number = told.get("s", "")
        if self._fills and number.isdecimal() and len(number) <= 9 and int(number) in self._fills:
            self.found.fills[self._row, self._column] = self._fills[int(number)]

    def _place(self, ref: str | None) -> None:
        """Where a cell stands: as it says, else behind the one before, as some programs leave that out."""
        if ref is None:
            self._column += 1
            return
        said = _REF.fullmatch(ref)
        if not said:
            raise Refused(DAMAGED)
        self._row, self._column = int(said[2]) - 1, column_of(said[1])

    def _hold(self, what: str) -> None:
        """Something is in the cell; of an error, or a formula, what it shows is listened to."""
        refuse_far(self._row, self._column, self._name)
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if what in "ef":
            self._has_formula |= what == "f"
            self._follow()
        else:
            self._has_value |= what == "is" or self._kind == "str"
            self._shown.clear()

    def _follow(self) -> None:
        self._shown.clear()
        self._parser.CharacterDataHandler = self._shown.append
        self._parser.EndElementHandler = self._end

    def _end(self, name: str) -> None:
        """The text of a formula ends, which is not shown, or the cell; a result that is an empty text is one."""
        name = name.rpartition(":")[2]
        if name == "f":
            self._shown.clear()
        elif name == "c":
            place, shown = (self._row, self._column), "".join(self._shown).strip()
            self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
            self._end_cell(place, shown)

    def _end_cell(self, place: Place, shown: str) -> None:
        if self._kind == "e":
            self.found.unreadable[place] = shows(shown[:_LONGEST] or "#N/A")
        elif self._has_formula and not (shown or self._has_value):
            self.found.unreadable[place] = UNSAVED
        if self._kind == "s" and self.texts:
            self.texts.add(shown)

    def _merge(self, ref: str) -> None:
        said = _AREA.fullmatch(ref)
        if said and said[3]:
            area = int(said[2]) - 1, column_of(said[1]), int(said[4]) - 1, column_of(said[3])
            refuse_wide(area, self._name)
            self.found.merged.append(area)
