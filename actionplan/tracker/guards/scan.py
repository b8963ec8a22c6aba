"""What a look at the bytes of a workbook tells beside the values of its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from types import MappingProxyType

from actionplan.tracker.guards import limits
from actionplan.tracker.guards.limits import Refused

Place = tuple[int, int]
Area = tuple[int, int, int, int]

UNSAVED = "its formula was saved without a result"
OUT_OF_RANGE = "its number, day or time is out of range"
TOO_MANY = (
    f"has more than {limits.MOST_CELLS:,} cells between the first and the last that is filled. Delete what lies far "
    "off the table, or split the file, then try again."
)
WHITE = "FFFFFF"
_NUMBERED = MappingProxyType(
    {
        0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    }
)  # fmt: skip
ERRORS = frozenset(_NUMBERED.values())
_ATTRIBUTE = re.compile(rb"\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


@dataclass(slots=True)
class Found:
    """What was found in one sheet: why cells are unreadable, by place; merged areas; colours, by place."""

    unreadable: dict[Place, str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    fills: dict[Place, str] = field(default_factory=dict)


@dataclass(slots=True)
class Scan:
    """What was found in a workbook: in its sheets, in their order; its own properties; and what is left alone.

    A sheet whose part is missing is None. `again` makes the same workbook without the values that a library gives up
    on; None where there are none, or the format tells them otherwise.
    """

    sheets: Sequence[Found | None] = ()
    properties: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    again: Callable[[], bytes | None] = field(default=lambda: None)


def shows(error: str) -> str:
    """Why a cell with an error is unreadable."""
    return f"it shows the error {error}"


def shows_number(code: int) -> str:
    """The same for the number that older formats keep for an error ([MS-XLS] 2.5.10, BErr)."""
    return shows(_NUMBERED.get(code, "#N/A"))


def refuse_far(row: int, column: int, sheet: str) -> None:
    """Refuse a sheet with a value at a place (from 0) further off than is read."""
    if row >= limits.MOST_ROWS or column >= limits.MOST_COLUMNS:
        raise Refused(
            f"holds something in row {row + 1:,}, column {column + 1:,} of the sheet “{sheet}”; rows up to "
            f"{limits.MOST_ROWS:,} and columns up to ZZ are read. Delete what stands there, or copy the table to a new "
            "workbook, then try again."
        )


def refuse_spanned(rows: int, columns: int) -> None:
    """Refuse a sheet whose filled cells lie so far apart that those between them are too many."""
    if rows * columns > limits.MOST_SPANNED:
        raise Refused(TOO_MANY)


def refuse_wide(area: Area, sheet: str) -> None:
    """Refuse a sheet with a merged area of too many cells."""
    first, left, last, right = area
    if (last - first + 1) * (right - left + 1) > limits.MOST_MERGED:
        raise Refused(
            f"merges more than {limits.MOST_MERGED:,} cells into one on the sheet “{sheet}”. Unmerge them, then try "
            "again."
        )


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes inside a tag of XML, by their names without a prefix, the first of a name."""
    pairs = [(name.decode("ascii", "replace"), value) for name, value in _ATTRIBUTE.findall(tag)]
    return {name: unescape(value[1:-1].decode("utf-8", "replace")) for name, value in reversed(pairs)}


def tags(name: bytes, data: bytes) -> Iterator[dict[str, str]]:
    """The attributes of every element of a name, with any prefix."""
    for tag in re.finditer(rb"<(?:[\w.-]+:)?" + name + rb"(?=[\s/>])([^<>]*)", data):
        yield attributes(tag[1])


def column_of(letters: str) -> int:
    """0 for A, 26 for AA; small letters mean the same."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
