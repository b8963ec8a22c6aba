"""Reading any spreadsheet safely: what it is by its bytes, whether it is sound, and the values of its cells.

What is in a file is looked through and read in a process of its own with limits; whatever it is, the caller goes on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any

from actionplan.files import read_at_most
from actionplan.tracker.guards import limits
from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.parts import CROWDED, DAMAGED, LOCKED
from actionplan.tracker.guards.process import safely
from actionplan.tracker.guards.sniffing import WORKBOOKS, Kind, sniff
from actionplan.tracker.sheets import Sheet, Spreadsheet
from actionplan.words.english import one_line, shortened
from actionplan.words.errors import BadSpreadsheet

__all__ = ["Kind", "read_bytes", "read_spreadsheet", "sniff", "spreadsheet_of"]

_SAVE = "Open it where it was made, save it as an .xlsx workbook, then try again."
_IMPORT = "its tables are taken in by actionplan tracker import."
_NOT_READ: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.DOCX: f"is a Word document, no spreadsheet: {_IMPORT}",
        Kind.HTML: f"is a web page, whatever its name ends in: {_IMPORT}",
        Kind.MARKDOWN: f"is a text with Markdown tables, no spreadsheet: {_IMPORT}",
        Kind.EMPTY: "is empty: it holds no bytes, or blanks alone. Ask for it to be sent again.",
        Kind.LOCK: "is the note that Excel or LibreOffice leaves while a workbook is open. Close the workbook, and "
        "take the file whose name does not begin with “~$” or “.~lock”.",
        Kind.LOCKED: LOCKED,
        Kind.DAMAGED: DAMAGED,
        Kind.CROWDED: CROWDED,
        Kind.ONE_XML: f"is a workbook kept as one XML file, which is not read. {_SAVE}",
        Kind.OLD_WORD: "is an old Word document (.doc), no spreadsheet. Save it as .docx; then actionplan tracker "
        "import takes its tables.",
        Kind.OPEN_TEXT: "is a text document (.odt), no spreadsheet. Save it as .docx; then actionplan tracker import "
        "takes its tables.",
        Kind.SLIDES: "is a presentation, no spreadsheet. Copy its table to a workbook, then try again.",
        Kind.NUMBERS: "is a Numbers document. In Numbers, choose File, Export To, Excel, then try again.",
        Kind.ZIP: "is a zip archive, no spreadsheet. Unpack it, and take the files in it one by one.",
        Kind.PDF: "is a PDF, whatever its name ends in. Ask for the workbook that it was made from.",
        Kind.PICTURE: "is a picture, whatever its name ends in. Ask for the workbook that it shows.",
        Kind.RICH_TEXT: "is a rich text document, no spreadsheet. Save it as .docx; then actionplan tracker import "
        "takes its tables.",
        Kind.MAIL: "is an e-mail, no spreadsheet. Save what is attached to it, and take that.",
        Kind.UNKNOWN: f"is no spreadsheet that is known. {_SAVE}",
    }
)
_COLOURLESS = (Kind.XLS, Kind.XLSB)
_NO_FILLS = (
    "The colours behind cells are not read from .xls and .xlsb files. Save it as .xlsx to have them read."
)
_NO_SHEET = f"holds no sheet with cells. {_SAVE}"
_NO_ROWS = "holds no rows: every sheet in it is empty. Ask for the file that was filled in."
_UNREADABLE = (
    "cannot be taken in: {} of its {} filled cells have no value, as they show an error or their formulas were saved "
    "without results. Open it in Excel or LibreOffice, let it work them out, save it, then try again."
)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that may be a spreadsheet.

    Raises:
        CannotRead: where there is no such file, or it is a device or a pipe.
        BadSpreadsheet: where it is too large, or is only the note that a workbook is open.
    """
    if sniff(b"", path.name) is Kind.LOCK:
        raise BadSpreadsheet(f"{_shown(path.name)} {_NOT_READ[Kind.LOCK]}")
    content = read_at_most(path, limits.MOST_BYTES)
    _refuse_large(content, _shown(path.name))
    return content


def read_spreadsheet(content: bytes, name: str, *, with_fills: bool = False) -> Spreadsheet:
    """The sheets of a workbook or a CSV file, whatever it is called; with the colours of its cells where asked.

    Raises:
        BadSpreadsheet: where it is no spreadsheet, is not sound, takes too much, or holds nothing: why and what to do.
    """
    name = _shown(name)
    _refuse_large(content, name)
    kind = sniff(content, name)
    if kind in _NOT_READ:
        raise BadSpreadsheet(f"{name} {_NOT_READ[kind]}")
    try:
        found = _workbook(content, name, kind, with_fills) if kind in WORKBOOKS else _text(content, name)
        _refuse_empty(found)
    except Refused as refusal:
        raise BadSpreadsheet(f"{name} {refusal}") from None
    return found


def _refuse_large(content: bytes, name: str) -> None:
    if len(content) > limits.MOST_BYTES:
        raise BadSpreadsheet(
            f"{name} is larger than {limits.MOST_BYTES // 1_000_000} MB. Take out pictures and sheets that are not "
            "needed, save it, then try again."
        )


def _shown(name: str) -> str:
    return shortened(one_line(name), 120)


def _text(content: bytes, name: str) -> Spreadsheet:
    read = safely("csv", content, name, options={"name": name})
    sheet = Sheet(PurePath(name).stem, read["rows"])
    return Spreadsheet(name, read["kind"], (sheet,), _sha256(content), notes=tuple(read["notes"]))


def _workbook(content: bytes, name: str, kind: Kind, with_fills: bool) -> Spreadsheet:
    read = safely("spreadsheet", content, name, options={"kind": kind, "with_fills": with_fills})
    found = spreadsheet_of(content, name, kind, read)
    if not found.sheets:
        raise Refused(_NO_SHEET)
    more = (_NO_FILLS,) * (with_fills and kind in _COLOURLESS)
    return replace(found, notes=(*found.notes, *more))


def spreadsheet_of(content: bytes, name: str, kind: Kind, read: Mapping[str, Any]) -> Spreadsheet:
    """A workbook, of the plain data that the task of reading it makes of its bytes."""
    sheets = tuple(map(_sheet, read["sheets"]))
    return Spreadsheet(
        name, kind.value, sheets, _sha256(content), dict(read["properties"]), tuple(read["notes"])
    )


def _sheet(told: Mapping[str, Any]) -> Sheet:
    return Sheet(
        told["name"],
        told["rows"],
        {(row, column): why for row, column, why in told["unreadable"]},
        {(row, column): fill for row, column, fill in told["fills"]},
        tuple(map(tuple, told["merged"])),
        told["hidden"],
    )


def _refuse_empty(found: Spreadsheet) -> None:
    """Refuse a file without anything in it, or with too much that has no value."""
    filled = sum(value is not None for sheet in found.sheets for row in sheet.rows for value in row)
    unreadable = sum(len(sheet.unreadable) for sheet in found.sheets)
    if not filled + unreadable:
        raise Refused(_NO_ROWS)
    if unreadable > limits.MOST_UNREADABLE * (filled + unreadable):
        raise Refused(_UNREADABLE.format(f"{unreadable:,}", f"{filled + unreadable:,}"))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
