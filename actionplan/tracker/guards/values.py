"""The task of reading a spreadsheet: a look at its bytes, then its values. It runs in a process of its own."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from datetime import timedelta
from math import isfinite
from typing import Any

import python_calamine as calamine

from actionplan.tracker.guards.areas import sound_areas
from actionplan.tracker.guards.biff import scan_xls
from actionplan.tracker.guards.limits import MOST_CELLS, Refused
from actionplan.tracker.guards.ods import scan_ods
from actionplan.tracker.guards.parts import DAMAGED, LOCKED, open_parts
from actionplan.tracker.guards.scan import OUT_OF_RANGE, TOO_MANY, Found, Place, Scan
from actionplan.tracker.guards.xlsb import scan_xlsb
from actionplan.tracker.guards.xlsx import scan_xlsx

_NO_SHEET = "The sheet “{}” holds no cells (it is a chart, a dialogue or macros). It was left alone."
_ASTRAY = "lists sheets that its parts do not hold. Open it in Excel or LibreOffice, save it, then try again."
_SPAN = re.compile(r"PT(\d{1,7})H(\d{1,2})M(\d{1,2}(?:\.\d{1,9})?)S")


def read(content: bytes, kind: str, with_fills: bool = False) -> dict[str, Any]:
    """The sheets of a workbook as plain lists, ready for JSON but for days, times and spans.

    Raises:
        Refused: where it is not sound, not whole, or too large.
    """
    scan = _scan(content, kind, with_fills)
    try:
        sheets = _values(content, scan)
    except calamine.PasswordError:
        raise Refused(LOCKED) from None
    except (Refused, MemoryError):
        raise
    except BaseException as error:  # a panic of a library in Rust is no Exception
        again = scan.again()
        if again is None:
            raise (Refused(DAMAGED) if isinstance(error, calamine.CalamineError) else error) from None
        sheets = _values(again, scan)
    if kind == "ods":
        for sheet in sheets:
            sheet["rows"] = [list(map(_span, row)) for row in sheet["rows"]]
    return {"sheets": sheets, "notes": scan.notes, "properties": list(scan.properties.items())}


def _values(content: bytes, scan: Scan) -> list[dict[str, Any]]:
    with calamine.load_workbook(io.BytesIO(content)) as book:
        return list(_sheets(book, scan))


def _scan(content: bytes, kind: str, with_fills: bool) -> Scan:
    if kind == "xls":
        return scan_xls(content)
    parts = open_parts(content)
    if kind == "ods":
        return scan_ods(parts, with_fills)
    return scan_xlsb(parts) if kind == "xlsb" else scan_xlsx(parts, with_fills)


def _sheets(book: calamine.CalamineWorkbook, scan: Scan) -> Iterator[dict[str, Any]]:
    cells, listed = 0, book.sheets_metadata
    if len(listed) != len(scan.sheets):
        raise Refused(_ASTRAY)
    for number, (told, found) in enumerate(zip(listed, scan.sheets, strict=True)):
        if told.typ != calamine.SheetTypeEnum.WorkSheet:
            scan.notes += {_NO_SHEET.format(told.name)}.difference(scan.notes)
            continue
        if found is None:
            raise Refused(_ASTRAY)
        sheet = book.get_sheet_by_index(number)
        row, column = sheet.end or (-1, -1)
        cells += (row + 1) * (column + 1)
        if cells > MOST_CELLS:
            raise Refused(TOO_MANY)
        merged = found.merged or [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
        rows = _rows(sheet.to_python(skip_empty_area=False), found)
        yield {
            "name": told.name,
            "hidden": told.visible != calamine.SheetVisibleEnum.Visible,
            "rows": rows,
        } | {
            "unreadable": [(*place, why) for place, why in sorted(found.unreadable.items())],
            "merged": sound_areas(merged, len(rows), max(map(len, rows), default=0), told.name),
            "fills": [(*place, fill) for place, fill in found.fills.items() if _is_within(place, rows)],
        }


def _rows(read: list[list[Any]], found: Found) -> list[list[Any]]:
    """The rows from A1 on, None in empty and unreadable cells, without the empty ones at the end and at the right."""
    rows = [
        [None if value == "" else float(value) if type(value) is int else value for value in row]
        for row in read
    ]
    found.unreadable.update((place, OUT_OF_RANGE) for place in _endless(rows))
    for row, column in found.unreadable:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = None
    return _cut(rows, found.unreadable)


def _endless(rows: list[list[Any]]) -> Iterator[Place]:
    """Where a number is none, or is endless."""
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if type(value) is float and not isfinite(value):
                yield number, column


def _span(value: Any) -> Any:
    """A span of a day or more, which the library leaves as OpenDocument writes it."""
    told = _SPAN.fullmatch(value) if isinstance(value, str) and value.startswith("PT") else None
    return timedelta(hours=int(told[1]), minutes=int(told[2]), seconds=float(told[3])) if told else value


def _cut(rows: list[list[Any]], unreadable: Collection[Place]) -> list[list[Any]]:
    """The rows up to the last row, and the last column, that hold anything or are unreadable somewhere."""
    height = 1 + max((row for row, _ in unreadable), default=-1)
    while len(rows) > height and all(value is None for value in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    least = 1 + max((column for _, column in unreadable), default=-1)
    while width > least and all(row[width - 1] is None for row in rows):
        width -= 1
    return [row[:width] for row in rows] + [[] for _ in range(height - len(rows))]


def _is_within(place: Place, rows: list[list[Any]]) -> bool:
    row, column = place
    return row < len(rows) and column < len(rows[row])
