"""Numbers, times and errors that no library reads as they are: where they stand, and the workbook without them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from math import isfinite

from actionplan.tracker.guards.parts import Parts
from actionplan.tracker.guards.scan import ERRORS, OUT_OF_RANGE, Found, Place, attributes, column_of

_MOST_DAYS = 999_999_999
"""A span of more days is none in Python."""
_CELL = re.compile(rb"<c(\s[^<>]*+)>\s*+(<f(?:\s[^<>]*+)?(?:/>|>[^<]*+</f>))?\s*+<v>([^<]*+)</v>")
_NONE = re.compile(rb"<v>\s*+[-+]?(?:nan|inf)", re.IGNORECASE)
_REF = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")


def without_odd_numbers(parts: Parts, sheets: Mapping[str, Found]) -> bytes | None:
    """The archive without the values that no library takes, by the parts of its sheets; None where there are none.

    Their cells are marked as unreadable. In a file with a span that is too long, a number as large is marked as well:
    what is a span is told by the styles alone.
    """
    changed = {}
    for part, found in sheets.items():
        data = parts.read(part)
        for begin, end, place, why in list(_odd(data))[::-1]:
            data = data[:begin] + data[end:]
            found.unreadable.setdefault(place, why)
            changed[part] = data
    return _packed(parts, changed) if changed else None


def not_numbers(data: bytes) -> dict[Place, str]:
    """The cells of a sheet whose numbers are none: as days and spans they would be read as the first of all."""
    if not _NONE.search(data):
        return {}
    return {place: why for begin, _, place, why in _odd(data) if _NONE.match(data, begin)}


def _odd(data: bytes) -> Iterator[tuple[int, int, Place, str]]:
    """From where to where the value stands, its place, and why it has none."""
    for found in _CELL.finditer(data):
        told = attributes(found[1])
        ref, text = _REF.fullmatch(told.get("r", "")), found[3].decode("utf-8", "replace").strip()
        if ref and _is_odd(told.get("t", "n"), text):
            yield found.start(3) - 3, found.end(3) + 4, (int(ref[2]) - 1, column_of(ref[1])), OUT_OF_RANGE


def _is_odd(kind: str, text: str) -> bool:
    if kind == "e":
        return text not in ERRORS
    try:
        return kind == "n" and not (isfinite(float(text)) and abs(float(text)) < _MOST_DAYS)
    except ValueError:
        return False


def _packed(parts: Parts, changed: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, info in parts.infos.items():
            archive.writestr(info.filename, changed[name] if name in changed else parts.read(name))
    return made.getvalue()
