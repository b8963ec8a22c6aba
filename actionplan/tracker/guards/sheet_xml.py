"""One sheet of XML, looked at before its values are read: what is unreadable, merged, coloured, too far or too long.

Rows as spreadsheet programs write them, with nothing in them but values near by, are told by one pattern and taken out
first; whatever is left is followed element by element. So a large sheet takes little time, and an odd one is seen as it
is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from actionplan.tracker.guards.odd_numbers import not_numbers
from actionplan.tracker.guards.scan import Found
from actionplan.tracker.guards.sheet_cells import Cells
from actionplan.tracker.guards.texts import Texts

_NUMBER = rb"-?\d{1,20}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,2})?"
_ATTRIBUTES = rb"(?: [\w:.]+=\"[^\"<>]*+\")*+"
_FORMULA = rb"(?:<f" + _ATTRIBUTES + rb"(?:/>|>[^<]*+</f>))?+"
_VALUE = (
    rb"(?:/>"
    rb"| t=\"s\"><v>\d{1,9}</v></c>"
    rb"|(?: t=\"n\")?>(?:" + _FORMULA + rb"<v>" + _NUMBER + rb"</v>)?</c>"
    rb"| t=\"str\">" + _FORMULA + rb"<v>[^<]*+</v></c>"
    rb"| t=\"inlineStr\"><is><t(?: xml:space=\"preserve\")?>[^<]*+</t></is></c>)"
)
_CELL = rb"<c r=\"[A-C]?[A-Z]\1\"(?: s=\"\d{1,5}\")?" + _VALUE
_USUAL = re.compile(rb"<row r=\"([1-9]\d{0,4})\"" + _ATTRIBUTES + rb">(?:" + _CELL + rb"\s*+)*+</row>")
_TAKEN_OUT = rb'<row r="\1" usual="1"/>'


def look_at(data: bytes, name: str, fills: Mapping[int, str], texts: Texts) -> Found:
    """What there is beside the values; `fills` are the colours by the numbers of cell formats.

    Raises:
        Refused: where it is no whole XML, a value lies too far off, or an area of merged cells is too large.
    """
    cells = Cells(name, fills, texts if texts.may_be_long(data) else None)
    rest = data if fills else _without_usual_rows(data)
    if cells.texts and len(rest) < len(data):
        cells.texts.count(data, rest)
    cells.read(rest)
    cells.found.unreadable.update(not_numbers(rest))
    return cells.found


def _without_usual_rows(data: bytes) -> bytes:
    """Each of those rows leaves its number. In a comment or an instruction a row is none, so there none is told."""
    if b"<!" in data or b"<?" in data[1:]:
        return data
    return _USUAL.sub(_TAKEN_OUT, data)
