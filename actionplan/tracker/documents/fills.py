"""The colour behind a cell of a document, as six hexadecimal digits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_NAMED: Mapping[str, str] = MappingProxyType(
    {
        "red": "FF0000", "green": "008000", "lime": "00FF00", "limegreen": "32CD32", "lightgreen": "90EE90",
        "yellow": "FFFF00", "gold": "FFD700", "orange": "FFA500", "blue": "0000FF", "lightblue": "ADD8E6",
        "grey": "808080", "gray": "808080", "lightgrey": "D3D3D3", "lightgray": "D3D3D3", "silver": "C0C0C0",
    }
)  # fmt: skip
_BEHIND = re.compile(r"background(?:-color)?\s*:\s*(rgb\([^)]*\)|#?\w+)", re.IGNORECASE)
_HEX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])", re.IGNORECASE)
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)", re.IGNORECASE)
_WHITE = "FFFFFF"


def fill_of(colour: str) -> str:
    """A colour, written in six or three digits, as `rgb(255, 0, 0)` or as `red`; empty for white and for none."""
    said = colour.strip()
    if found := _HEX.fullmatch(said):
        code = found[1].upper()
    elif found := _SHORT.fullmatch(said):
        code = "".join(2 * digit for digit in found.groups()).upper()
    elif found := _RGB.fullmatch(said):
        code = "".join(f"{min(int(part), 255):02X}" for part in found.groups())
    else:
        code = _NAMED.get(said.lower(), "")
    return "" if code == _WHITE else code


def fill_of_style(style: str) -> str:
    """The colour behind a cell by its style in HTML; empty where it says none."""
    found = _BEHIND.search(style)
    return fill_of(found[1]) if found else ""
