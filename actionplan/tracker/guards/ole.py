"""The streams of a compound file, in which the older formats of Office are kept ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.parts import DAMAGED

BEGINNING = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA
"""Numbers from here on stand for no sector."""
_SHIFTS = (9, 12)
"""Sectors have 512 or 4,096 bytes."""
_SHORT = 64
_SHORTER_THAN = 4_096
"""Streams of fewer bytes are kept in short sectors."""
_ENTRY = 128
_MOST_ENTRIES = 10_000
_ROOT = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream or storage, with its first sector and its size in bytes."""

    kind: int
    start: int
    size: int


class CompoundFile:
    """A compound file; `entries` are what its directory lists, by name, the first of each name.

    Raises:
        Refused: where it is cut short, or its chains of sectors lead nowhere.
    """

    def __init__(self, content: bytes) -> None:
        if len(content) < 512 or not content.startswith(BEGINNING):
            raise Refused(DAMAGED)
        self._content = content
        shift, self._directory, self._short_table = struct.unpack_from("<30xH16xI8xI", content)
        if shift not in _SHIFTS:
            raise Refused(DAMAGED)
        self._sector = 1 << shift
        most = len(content) // self._sector  # a list that names one sector many times would grow without end
        self._table = b"".join(map(self._at, islice(self._table_sectors(), most)))
        self.entries = dict(reversed(list(self._entries())))

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; empty where there is none."""
        entry, root = self.entries.get(name), self.entries.get("Root Entry")
        if entry is None:
            return b""
        if entry.size >= _SHORTER_THAN or root is None:
            return self._chained(entry.start)[: entry.size]
        kept, table = self._chained(root.start), self._chained(self._short_table)
        numbers = self._chain(entry.start, table)
        return b"".join(kept[one * _SHORT : (one + 1) * _SHORT] for one in numbers)[: entry.size]

    def _at(self, number: int) -> bytes:
        begin = (number + 1) * self._sector
        return self._content[begin : begin + self._sector]

    def _table_sectors(self) -> Iterator[int]:
        """The sectors of the table of sectors: 109 are named in the header, the others in a chain of lists."""
        yield from _numbers(self._content[76:512])
        following = struct.unpack_from("<I", self._content, 68)[0]
        seen = set()
        while following < _LAST and following not in seen:
            seen.add(following)
            *listed, following = struct.unpack(f"<{self._sector // 4}I", self._whole(following))
            yield from (one for one in listed if one < _LAST)

    def _whole(self, number: int) -> bytes:
        data = self._at(number)
        if len(data) < self._sector:
            raise Refused(DAMAGED)
        return data

    def _chain(self, start: int, table: bytes) -> Iterator[int]:
        seen, number = set(), start
        while number < _LAST:
            if number in seen or 4 * number + 4 > len(table):
                raise Refused(DAMAGED)
            seen.add(number)
            yield number
            (number,) = struct.unpack_from("<I", table, 4 * number)

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._at, self._chain(start, self._table)))

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        data = self._chained(self._directory)
        for begin in range(0, min(len(data), _MOST_ENTRIES * _ENTRY) - _ENTRY + 1, _ENTRY):
            length, kind, start, size = struct.unpack_from("<64xHB49xIQ", data, begin)
            name = data[begin : begin + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
            if kind:
                yield "Root Entry" if kind == _ROOT else name, Entry(kind, start, size & 0xFFFFFFFF)


def _numbers(data: bytes) -> Iterator[int]:
    yield from (one for (one,) in struct.iter_unpack("<I", data) if one < _LAST)
