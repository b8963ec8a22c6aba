"""The parts of a zip archive, looked at before anything is unpacked, and counted while it is."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from actionplan.tracker.guards import limits
from actionplan.tracker.guards.limits import Refused

DAMAGED = "is damaged or was cut short. Ask for it to be sent again, or save it anew, then try again."
LOCKED = (
    "is protected by a password. Take the password off (in Excel: File, Info, Protect Workbook, Encrypt with "
    "Password), save it, then try again."
)
_ANEW = "Open it in Excel or LibreOffice, save it under a new name, then try again."
CROWDED = f"is made of more than {limits.MOST_PARTS:,} parts. {_ANEW}"
_LARGE = f"unpacks to more than can be taken in. {_ANEW}"
_UNSOUND = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:")
_HEADER = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_XML = (".xml", ".rels")
_LETTERS = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']*)")
_ASCII_WITHIN = (b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")


@dataclass(frozen=True)
class Parts:
    """The parts of an archive by name, in small letters: `names` as they are written."""

    content: bytes
    infos: Mapping[str, zipfile.ZipInfo]

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self.infos

    def beginning(self, start: str) -> list[str]:
        """The names, in small letters, that begin so."""
        return [name for name in self.infos if name.startswith(start)]

    def read(self, name: str) -> bytes:
        """A part, unpacked, its size and sum checked; empty where there is none. XML is looked through as well.

        Raises:
            Refused: where it is not what the archive says, or is XML with declarations of its own.
        """
        info = self.infos.get(name.lower())
        if info is None:
            return b""
        data = _unpacked(self.content, info)
        if name.lower().endswith(_XML):
            _look_through(data)
        return data

    def xml(self) -> Iterator[tuple[str, bytes]]:
        """Every part of XML by its name in small letters, so that a fault in any of them is found.

        Raises:
            Refused: where one is not sound.
        """
        for name in self.infos:
            if name.endswith(_XML):
                yield name, self.read(name)


def open_parts(content: bytes) -> Parts:
    """The parts of an archive whose names and sizes are sound.

    Raises:
        Refused: where they are not.
    """
    infos = list_of_parts(content)
    by_name = {_name(info).lower(): info for info in infos}
    if len(by_name) < len(infos):
        raise Refused(f"holds two parts of one name, so that programs disagree about what is in it. {_ANEW}")
    if any(_UNSOUND.search(name) for name in by_name):
        raise Refused(f"holds parts with names that lead out of it, as no workbook does. {_ANEW}")
    if any(info.flag_bits & 1 for info in infos):
        raise Refused(LOCKED)
    _weigh(infos)
    return Parts(content, by_name)


def list_of_parts(content: bytes) -> list[zipfile.ZipInfo]:
    """What an archive says of its parts.

    Raises:
        Refused: where it is no whole archive, or there are too many.
    """
    if is_crowded(content):
        raise Refused(CROWDED)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.infolist()
    except Exception:  # zipfile raises many kinds for a damaged archive
        raise Refused(DAMAGED) from None


def is_crowded(content: bytes) -> bool:
    """Whether there are too many parts; told before a list of them is made."""
    return content.count(_ENTRY) > limits.MOST_PARTS


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def _weigh(infos: list[zipfile.ZipInfo]) -> None:
    sizes = [info.file_size for info in infos]
    if sum(sizes) > limits.MOST_UNPACKED or max(sizes, default=0) > limits.MOST_IN_A_PART:
        raise Refused(_LARGE)
    if any(
        info.file_size > limits.RATIO_FROM and info.file_size > limits.MOST_RATIO * info.compress_size
        for info in infos
    ):
        raise Refused(_LARGE)


def _unpacked(content: bytes, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a part; no more than it says of itself, and one, are ever unpacked."""
    begin = info.header_offset
    if content[begin : begin + 4] != _HEADER or len(content) < begin + 30:
        raise Refused(DAMAGED)
    name, extra = struct.unpack_from("<HH", content, begin + 26)
    packed = memoryview(content)[begin + 30 + name + extra :][: info.compress_size]
    data = _inflated(packed, info)
    if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
        raise Refused(DAMAGED)
    return data


def _inflated(packed: memoryview, info: zipfile.ZipInfo) -> bytes:
    if info.compress_type == zipfile.ZIP_STORED:
        return bytes(packed)
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise Refused(f"is packed in a way that no spreadsheet program uses. {_ANEW}")
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size + 1)
    except zlib.error:
        raise Refused(DAMAGED) from None


def _look_through(data: bytes) -> None:
    declared = _LETTERS.match(data.lstrip(b"\xef\xbb\xbf \r\n\t")[:300])
    letters = declared[1].lower() if declared else b"utf-8"
    if b"\0" in data[:64] or letters not in _ASCII_WITHIN:
        raise Refused(f"is written in other letters (not UTF-8) than spreadsheet programs use. {_ANEW}")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused(f"holds declarations (DOCTYPE or ENTITY) that no spreadsheet program writes. {_ANEW}")
