"""What a look at an .xls workbook tells beside its values: its records, one after the other ([MS-XLS])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from actionplan.tracker.guards.left_alone import COMMENTS, MACROS, OBJECTS
from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.ole import CompoundFile
from actionplan.tracker.guards.parts import DAMAGED, LOCKED
from actionplan.tracker.guards.scan import Found, Scan, shows_number

_BEGIN, _END = (0x0809, 0x0409, 0x0209), 0x000A
_LOCKED, _SHEET, _ERROR, _COMMENT = 0x002F, 0x0085, 0x0205, 0x001C
_FORMULA = (0x0006, 0x0206, 0x0406)
_EMBEDDED = "MBD"
"""What is embedded in a workbook is kept in storages whose names begin so."""
_HOLDS_ERROR = b"\x02"

Record = tuple[int, int, int]
"""The kind of a record, where its data begin, and how many bytes they are."""


def scan_xls(content: bytes) -> Scan:
    """Look at the records of every sheet.

    Raises:
        Refused: where the file is not whole, or is encrypted.
    """
    file = CompoundFile(content)
    data = file.stream("Workbook") or file.stream("Book")
    begins = list(_sheets(data))
    looked = [_look_at(data, begin) for begin in begins]
    notes = [MACROS] * ("_VBA_PROJECT_CUR" in file.entries)
    notes += [OBJECTS] * any(name.startswith(_EMBEDDED) for name in file.entries)
    notes += [COMMENTS] * any(commented for _, commented in looked)
    return Scan([found for found, _ in looked], notes=notes)


def _records(data: bytes, begin: int) -> Iterator[Record]:
    """The records from a place on."""
    while begin + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, begin)
        yield kind, begin + 4, size
        begin += 4 + size


def _sheets(data: bytes) -> Iterator[int]:
    """Where each sheet begins, in the order of the workbook."""
    for kind, begin, size in _records(data, 0):
        if kind == _LOCKED:
            raise Refused(LOCKED)
        if kind == _END:
            return
        if kind == _SHEET and size >= 4:
            yield struct.unpack_from("<I", data, begin)[0]
    raise Refused(DAMAGED)


def _look_at(data: bytes, begin: int) -> tuple[Found, bool]:
    """What is unreadable in a sheet, and whether it has comments. Charts stand inside it as sheets of their own."""
    found, depth, commented = Found(), 0, False
    for kind, begins, size in _records(data, begin):
        if kind in _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                break
        elif kind == _COMMENT:
            commented = True
        elif kind == _ERROR or kind in _FORMULA:
            _see_error(found, kind, data[begins : begins + min(size, 14)])
    return found, commented


def _see_error(found: Found, kind: int, data: bytes) -> None:
    """An error that was typed (2.5.10 Bes), or that is the result of a formula (2.5.133 FormulaValue)."""
    if kind == _ERROR and len(data) >= 8 and data[7]:
        found.unreadable[struct.unpack_from("<HH", data)] = shows_number(data[6])
    elif kind != _ERROR and len(data) == 14 and data[6:7] == _HOLDS_ERROR and data[12:] == b"\xff\xff":
        found.unreadable[struct.unpack_from("<HH", data)] = shows_number(data[8])
