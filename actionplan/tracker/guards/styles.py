"""The colours behind cells, by the number of their format (ECMA-376, part 1, 18.8.10 cellXfs, 18.8.21 fills)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.parts import DAMAGED
from actionplan.tracker.guards.scan import WHITE

_INDEXED = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
    "003366 339966 003300 333300 993300 993366 333399 333333"
)
"""The numbered colours from 8 on (18.8.27 indexedColors), seven letters apart; 0 to 7 are the first eight of them."""
_NUMBERED = 56


def fills_of_styles(data: bytes) -> Mapping[int, str]:
    """Six hexadecimal digits for each cell format with a solid colour that is not white; theme colours are left out.

    Raises:
        Refused: where the data is no whole XML.
    """
    styles = _Styles()
    parser = expat.ParserCreate()
    parser.StartElementHandler = styles.begin
    try:
        parser.Parse(data or b"<none/>", True)
    except expat.ExpatError:
        raise Refused(DAMAGED) from None
    colours = dict(enumerate(styles.colours))
    found = {number: colours.get(fill, "") for number, fill in enumerate(styles.fill_of_format)}
    return {number: colour for number, colour in found.items() if colour not in ("", WHITE)}


class _Styles:
    """Follows the elements of the styles: the colour of each fill, and the fill of each cell format."""

    def __init__(self) -> None:
        self.colours: list[str] = []
        self.fill_of_format: list[int] = []
        self._section = ""
        self._is_solid = False

    def begin(self, name: str, told: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name in ("fills", "cellXfs", "cellStyleXfs", "dxfs"):
            self._section = name
        elif self._section == "cellXfs" and name == "xf":
            self.fill_of_format.append(_number(told.get("fillId", "")))
        elif self._section == "fills" and name == "fill":
            self.colours.append("")
        elif self._section == "fills" and name == "patternFill":
            self._is_solid = told.get("patternType") == "solid"
        elif self._section == "fills" and name == "fgColor" and self._is_solid and self.colours:
            self.colours[-1] = _colour(told)


def _colour(told: Mapping[str, str]) -> str:
    rgb, number = told.get("rgb", ""), _number(told.get("indexed", ""))
    if re.fullmatch(r"[0-9A-Fa-f]{6,8}", rgb):
        return rgb[-6:].upper()
    place = 7 * (number - 8 if number >= 8 else number)
    return _INDEXED[place : place + 6] if 0 <= number < _NUMBERED + 8 else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 9 else -1
