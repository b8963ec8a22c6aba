"""The only way by which text gets into a cell: as text, whatever it looks like, and never as a formula."""

from __future__ import annotations

import re

from openpyxl.cell import Cell

from actionplan.plan.fields import LONGEST_TEXT
from actionplan.words.english import listed

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_READ_AS_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNIT = 2  # bytes of one of the UTF-16 units in which spreadsheets count
_SURELY_SHORT = LONGEST_TEXT // 2


def fitted(text: str) -> str:
    """A text as a cell can hold it: lines end in LF, no control characters or halves of characters, not too long.

    A cell holds 32,767 units of UTF-16, of which an emoji takes two; of a longer text the end is replaced by an
    ellipsis.
    """
    if text.isprintable() and len(text) <= _SURELY_SHORT:
        return text
    plain = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(plain) <= _SURELY_SHORT or _units(plain) <= LONGEST_TEXT:
        return plain
    kept = plain.encode("utf-16-le")[: (LONGEST_TEXT - 1) * _UNIT]
    return kept.decode("utf-16-le", errors="ignore") + "…"


def lost(text: str) -> str:
    """What of a text a cell cannot hold, in words; empty where it holds all of it."""
    unfit = sorted({f"U+{ord(found):04X}" for found in _UNFIT.findall(text.replace("\r", "\n"))})
    said = [f"the character{'s' if len(unfit) > 1 else ''} {listed(unfit)}"] if unfit else []
    if _units(_UNFIT.sub("", text.replace("\r\n", "\n"))) > LONGEST_TEXT:
        said.append(f"what comes after its first {LONGEST_TEXT - 1:,} characters")
    return listed(said)


def put_text(cell: Cell, text: str) -> str:
    """Put a text into a cell that is formatted as text, and give it back as it stands there.

    `_x0041_` would be read as an escape for `A`, so its first character is itself escaped (ECMA-376 part 1, 22.9.2.19).
    The value is set past openpyxl's own setter, which takes `=1+1` for a formula, `#N/A` for an error, and cuts what
    has grown by its escapes.
    """
    plain = fitted(text)
    cell._value = (_READ_AS_ESCAPE.sub("_x005F_", plain) if "_x" in plain else plain) or None
    cell.data_type = "s" if plain else "n"
    return plain


def _units(text: str) -> int:
    """The length of a text in units of UTF-16, without halves of characters."""
    return len(text.encode("utf-16-le", errors="ignore")) // _UNIT
