"""What a look at the parts of an .xlsb workbook tells beside its values: its records ([MS-XLSB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from actionplan.tracker.guards.left_alone import left_alone
from actionplan.tracker.guards.parts import Parts
from actionplan.tracker.guards.properties import properties
from actionplan.tracker.guards.scan import Found, Scan, refuse_far, shows_number
from actionplan.tracker.guards.xlsx import part_of_each

_WORKBOOK = "xl/workbook.bin"
_ROW, _ERROR, _FORMULA_ERROR, _SHEET, _FIRST_VALUE, _LAST_VALUE = 0, 3, 11, 156, 2, 11
"""The kinds of records: a row; a cell with an error, typed or of a formula; a sheet; the kinds of cells with values."""


def scan_xlsb(parts: Parts) -> Scan:
    """Look at the records of every sheet, and at every part of XML.

    Raises:
        Refused: where something is not sound, or lies too far off.
    """
    xml = dict(parts.xml())
    listed = [_bundled(data) for kind, data in _records(parts.read(_WORKBOOK)) if kind == _SHEET]
    named = dict(listed)
    sheets = [
        _look_at(parts.read(part), named.get(ref, "")) if part in parts else None
        for ref, part in part_of_each(parts, _WORKBOOK, [ref for ref, _ in listed])
    ]
    return Scan(sheets, properties(xml.get("docprops/custom.xml", b""), "property"), left_alone(parts))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record: its kind, and its data; both lengths are told in 7 bits a byte (2.1.4)."""
    place = 0
    while place < len(data):
        kind, place = _told(data, place, 2)
        size, place = _told(data, place, 4)
        yield kind, data[place : place + size]
        place += size


def _told(data: bytes, place: int, most: int) -> tuple[int, int]:
    """A number, and the place behind it. The high bit of a byte says that another follows."""
    number = 0
    for shift, byte in enumerate(data[place : place + most]):
        number |= (byte & 0x7F) << (7 * shift)
        place += 1
        if byte < 0x80:
            break
    return number, place


def _bundled(data: bytes) -> tuple[str, str]:
    """The reference to the part of a sheet, and its name (2.4.313 BrtBundleSh)."""
    ref, behind = _text(data, 8)
    return ref, _text(data, behind)[0]


def _text(data: bytes, place: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data.ljust(place + 4, b"\0"), place)
    end = place + 4 + 2 * length
    return data[place + 4 : end].decode("utf-16-le", "replace"), end


def _look_at(data: bytes, name: str) -> Found:
    found, row = Found(), 0
    for kind, record in _records(data):
        if kind == _ROW and len(record) >= 4:
            (row,) = struct.unpack_from("<I", record)
        elif _FIRST_VALUE <= kind <= _LAST_VALUE and len(record) >= 9:
            (column,) = struct.unpack_from("<I", record)
            refuse_far(row, column, name)
            if kind in (_ERROR, _FORMULA_ERROR):
                found.unreadable[row, column] = shows_number(record[8])
    return found
