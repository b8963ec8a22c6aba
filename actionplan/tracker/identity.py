"""Row refs: what ties a row of a tracker to a row of the plan and to the export that it went out with.

A ref such as `rndcg5bgxnuxh.abcd2345.qco` stands in a cell, because cells survive every program: sorting, copying, CSV,
a new workbook. It is no number and no date by its look, and its last part tells a typing mistake.
"""

from __future__ import annotations

import re
from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha256

_REF = re.compile(r"r([a-z2-7]{12})\.([a-z2-7]{8})\.([a-z2-7]{3})")
EXPORT_ID_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Ref:
    """A row ref that is whole: the row's part and the id of the export."""

    row: str
    export: str


def digest(text: str, length: int) -> str:
    """So many characters of base32 that a text always has: five bits each."""
    return b32encode(sha256(text.encode("utf-8")).digest())[:length].decode().lower()


def row_part(export: str, kind: str, row_id: str) -> str:
    """The first part of the ref of a row of an export; the same however often it is worked out."""
    return digest(f"{export} {kind} {row_id}", 12)


def make_ref(export: str, kind: str, row_id: str) -> str:
    """The ref of a row of an export."""
    row = row_part(export, kind, row_id)
    return f"r{row}.{export}.{_check(row, export)}"


def read_ref(text: str) -> Ref | None:
    """The parts of a ref, whatever blanks or capitals it came back with; None where it is not one, or not whole."""
    found = _REF.fullmatch(text.strip().lower())
    if found is None or _check(found[1], found[2]) != found[3]:
        return None
    return Ref(found[1], found[2])


def _check(row: str, export: str) -> str:
    return digest(f"{row}.{export}", 3)
