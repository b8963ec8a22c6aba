"""One sheet of XML, looked at by its bytes: what is unreadable, merged, coloured, or too far off.

The values are read by a library. Here only what is rare is looked for, so that a large sheet takes little time; and no
search goes further than the end of a tag, so that a sheet made to be slow is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actionplan.tracker.guards.scan import (
    UNSAVED,
    Area,
    Found,
    Place,
    column_of,
    refuse_far,
    refuse_wide,
    shows,
)

_LONGEST = 1_000
"""The bytes of a tag that are looked at."""
_PREFIX = re.compile(rb"<([\w.-]+:)worksheet[\s/>]")
_SPECIAL = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_REF = re.compile(rb"\sr=[\"']([A-Z]{1,8})(\d{1,12})[\"']")
_ROW_NUMBER = re.compile(rb"\sr=[\"'](\d{1,12})[\"']")
_FAR = re.compile(rb" r=[\"'](?:[A-Z]{3,8}\d{1,12}|[A-Z]{1,2}\d{6,12}|\d{6,12})[\"']")
_CELL_WITH_PLACE = re.compile(rb"<c\s[^<>]*?\br=")
_IS_ERROR = re.compile(rb"\st\s*=\s*[\"']e[\"']")
_IS_TEXT = re.compile(rb"\st\s*=\s*[\"']str[\"']")
_FORMULA = rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)"
_SHOWN = re.compile(rb"\s*(?:" + _FORMULA + rb")?\s*<v>([^<]{1,40})")
_UNSAVED = re.compile(
    rb"<c(\s[^<>]*)?>\s*" + _FORMULA + rb"\s*(?:(<v(?:\s[^<>]*)?(?:/>|>\s*</v>))\s*)?(?=</c>|<extLst)"
)
_MERGED = re.compile(rb"<mergeCell\s[^<>]*?ref=[\"']([A-Z]{1,8})(\d{1,12}):([A-Z]{1,8})(\d{1,12})[\"']")
_ROW_OR_CELL = re.compile(rb"<(row|c)(?=[\s/>])([^<>]*)")


def look_at(data: bytes, name: str, fills: Mapping[int, str]) -> Found:
    """What there is beside the values; `fills` are the colours by the numbers of cell formats.

    Raises:
        Refused: where a value lies too far off, or an area of merged cells is too large.
    """
    data = _plain(data)
    _refuse_far_values(data, name)
    found = Found(dict(_errors(data)) | dict(_unsaved(data)), list(_merged(data, name)))
    if fills:
        found.fills.update(_coloured(data, fills))
    return found


def _plain(data: bytes) -> bytes:
    """The sheet without comments and prefixes, and with a letter in place of text that is marked as such."""
    if b"<!" in data:
        data = _SPECIAL.sub(lambda found: b"" if found[0].startswith(b"<!--") else b"x", data)
    prefix = _PREFIX.search(data[:4_000])
    if prefix:
        data = data.replace(b"<" + prefix[1], b"<").replace(b"</" + prefix[1], b"</")
    return data


def _tags_with(data: bytes, attribute: re.Pattern[bytes]) -> Iterator[tuple[int, int, re.Match[bytes]]]:
    """Where each tag begins and ends that holds an attribute, and the attribute."""
    for found in attribute.finditer(data):
        begin = data.rfind(b"<", max(0, found.start() - _LONGEST), found.start())
        end = data.find(b">", found.end(), found.end() + _LONGEST)
        if begin >= 0 <= end:
            yield begin, end + 1, found


def _is_cell(data: bytes, begin: int) -> bool:
    return data.startswith(b"<c", begin) and data[begin + 2 : begin + 3].isspace()


def _refuse_far_values(data: bytes, name: str) -> None:
    """Cells without a value are passed over: programs format whole columns."""
    for begin, end, found in _tags_with(data, _FAR):
        if data.endswith(b"/>", begin, end) or not _holds_something(data, begin, end):
            continue
        cell, row = _REF.match(found[0]), _ROW_NUMBER.match(found[0])
        if cell:
            refuse_far(int(cell[2]) - 1, column_of(cell[1]), name)
        elif row:
            refuse_far(int(row[1]) - 1, 0, name)


def _holds_something(data: bytes, begin: int, end: int) -> bool:
    """Whether a cell, or a row whose cells do not tell their places, has anything in it."""
    if data.startswith(b"<row", begin):
        inside = data[end : end + 4 * _LONGEST].partition(b"</row>")[0]
        return not _CELL_WITH_PLACE.search(inside) and any(
            sign in inside for sign in (b"<v>", b"<is>", b"<f>")
        )
    return _is_cell(data, begin) and not data.startswith(b"</c>", end)


def _errors(data: bytes) -> Iterator[tuple[Place, str]]:
    places = _Places(data)
    for begin, end, _ in _tags_with(data, _IS_ERROR):
        if _is_cell(data, begin):
            shown = _SHOWN.match(data, end)
            yield places.of(begin, end), shows((shown[1] if shown else b"#N/A").decode("utf-8", "replace"))


def _unsaved(data: bytes) -> Iterator[tuple[Place, str]]:
    """A formula whose result is an empty text has a place for it, `<v></v>`; one that was never worked out has none."""
    if b"<f" not in data:
        return
    places = _Places(data)
    for found in _UNSAVED.finditer(data):
        if not (found[2] and _IS_TEXT.search(found[1] or b"")):
            yield places.of(found.start(), found.end(1) if found[1] else found.start() + 3), UNSAVED


def _merged(data: bytes, name: str) -> Iterator[Area]:
    for left, first, right, last in _MERGED.findall(data):
        area = int(first) - 1, column_of(left), int(last) - 1, column_of(right)
        refuse_wide(area, name)
        yield area


def _coloured(data: bytes, fills: Mapping[int, str]) -> Iterator[tuple[Place, str]]:
    numbers = b"|".join(str(number).encode() for number in fills)
    places = _Places(data)
    for begin, end, found in _tags_with(data, re.compile(rb"\ss=[\"'](" + numbers + rb")[\"']")):
        if _is_cell(data, begin):
            yield places.of(begin, end), fills[int(found[1])]


class _Places:
    """Where cells stand, asked in their order: as they say, else by counting, as some programs leave that out."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._counted = 0
        self._row = self._column = -1

    def of(self, begin: int, end: int) -> Place:
        """The place of the cell whose tag begins and ends there."""
        said = _REF.search(self._data, begin, end)
        return (int(said[2]) - 1, column_of(said[1])) if said else self._count(end)

    def _count(self, end: int) -> Place:
        for found in _ROW_OR_CELL.finditer(self._data, self._counted, end):
            if found[1] == b"row":
                row = _ROW_NUMBER.search(found[2])
                self._row, self._column = int(row[1]) - 1 if row else self._row + 1, -1
            else:
                cell = _REF.search(found[2])
                self._column = column_of(cell[1]) if cell else self._column + 1
        self._counted = end
        return self._row, self._column
