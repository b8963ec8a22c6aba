"""How long the texts of a workbook become: those that cells share are copied for each of them when they are read."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from actionplan.tracker.guards import limits
from actionplan.tracker.guards.limits import Refused

_LIES = "says of itself that it holds more texts than it can. Open it in Excel or LibreOffice, save it, then try again."
_LONG = (
    f"holds more than {limits.MOST_TEXT // 1_000_000} million characters, each text counted for every cell that shows "
    "it. Shorten what is repeated, or split the file, then try again."
)
_COUNT = re.compile(rb"uniqueCount\s*=\s*[\"']([^\"']*)")
_TEXT = re.compile(rb"<(?:[\w.-]+:)?si(?=[\s/>])")
_NO_TAGS = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_SHARED = re.compile(rb" t=\"s\"><v>(\d{1,9})</v>")
_TAGS_OF_A_CELL = 4
_MOST_DIGITS = 9


def refuse_lies(data: bytes) -> None:
    """A library makes room for as many texts as a workbook says it has; each takes some bytes of the part."""
    for told in _COUNT.findall(data):
        if not told.isdigit() or len(told) > 12 or int(told) * len("<si/>") > len(data):
            raise Refused(_LIES)


def refuse_long(characters: int) -> None:
    """Refuse a file whose cells hold more text than is taken in."""
    if characters > limits.MOST_TEXT:
        raise Refused(_LONG)


class Texts:
    """The lengths in bytes of the texts that cells share, with their tags; and of those shown so far."""

    def __init__(self, data: bytes) -> None:
        """`data` is the part of the shared texts (ECMA-376, part 1, 18.4.9 sst)."""
        data = _NO_TAGS.sub(lambda found: b"x" * len(found[0]), data)
        begins = [found.start() for found in _TEXT.finditer(data)]
        self._lengths = [end - begin for begin, end in pairwise([*begins, len(data)])]
        self._longest = max(self._lengths, default=0)
        self._shown = 0

    def may_be_long(self, sheet: bytes) -> bool:
        """Whether the texts in a sheet may be too long; a cell that shows one is made of four tags."""
        return self._shown + self._longest * (sheet.count(b"<") // _TAGS_OF_A_CELL + 1) > limits.MOST_TEXT

    def count(self, sheet: bytes, rest: bytes) -> None:
        """Count what a sheet shows, but for the rest of it.

        Raises:
            Refused: where it is too much by now.
        """
        uses = Counter(map(int, _SHARED.findall(sheet)))
        uses.subtract(map(int, _SHARED.findall(rest)))
        self._count(sum(self._lengths[number] * count for number, count in uses.items() if self._has(number)))

    def add(self, number: str) -> None:
        """Count one cell with the text of a number; with the longest of all where it is written oddly.

        Raises:
            Refused: where it is too much by now.
        """
        if not (number.isdecimal() and len(number) <= _MOST_DIGITS):
            self._count(self._longest)
        elif self._has(int(number)):
            self._count(self._lengths[int(number)])

    def _has(self, number: int) -> bool:
        return number < len(self._lengths)

    def _count(self, characters: int) -> None:
        self._shown += characters
        refuse_long(self._shown)
