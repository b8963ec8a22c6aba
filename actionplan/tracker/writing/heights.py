"""How high a row has to be for its texts, worked out here because LibreOffice and many viewers do not.

A height given in this way is not fixed: a program fits the row again as soon as somebody types into it. It is worked
out in pixels of 96 to the inch, from the widths of the letters of Arial, in which trackers are written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from actionplan.tracker.sheets import Value

LINE, AROUND, MOST = 12.8, 2.4, 409.0  # points; no row of Excel is higher than the last
MOST_LINES = int((MOST - AROUND) / LINE)
BUTTON = 18 / 7
"""What the button of a filter takes of a heading: 18 pixels, in units of width."""

_UNIT, _MARGINS = 7, 6  # pixels: of a unit of width, and of a column's two margins
_SPARE = 1.04  # programs round the width of each letter in their own way
_BOLD = 1.12
_OTHER, _WIDE = 8.0, 14.0
_BLANK = 3.8
_WORD = re.compile(r"\S+")
_FIRST_WIDE = 0x1100  # from here on scripts and signs are about as wide as they are high


class _Letters(dict[str, float]):
    """The width of each letter in pixels at ten points; looked up once."""

    def __missing__(self, letter: str) -> float:
        self[letter] = _WIDE if ord(letter) >= _FIRST_WIDE else _OTHER
        return self[letter]


_WIDTHS = {
    "'ijl|": 3.4, " !,./:;I[\\]ft‘’": 3.8, "()-`r{}\"“”*": 4.8, "ckJsvxyz^": 6.7, "abdeghnopqu0123456789#$?L_–£€": 7.5,
    "+<=>~FTZ": 8.1, "&ABEKPSVXY": 8.9, "CDHNRUw": 9.7, "GOQ": 10.4, "Mm": 11.2, "%W@—…": 13.5,
}  # fmt: skip
_letters = _Letters({letter: width for group, width in _WIDTHS.items() for letter in group})


def lines(values: Sequence[Value], widths: Sequence[float], *, bold: bool = False) -> int:
    """How many lines the longest of some texts takes in a column of its width, in characters."""
    most = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and (len(value) * 2 > width or "\n" in value):
            room = (width * _UNIT - _MARGINS) / (_SPARE * (_BOLD if bold else 1))
            most = max(most, sum(_wrapped(part, room) for part in value.split("\n")))
    return most


def _wrapped(text: str, room: float) -> int:
    """How many lines a text takes where words go whole to the next line, and only a longer one is broken."""
    count, taken = 1, 0.0
    for width in map(_width, text.split(" ")):
        if taken + width <= room:
            taken += width + _BLANK
            continue
        if taken:
            count += 1
        broken = int(width // room)
        count, taken = count + broken, width - broken * room + _BLANK
    return count


@lru_cache(maxsize=10_000)
def _width(word: str) -> float:
    """The width of a word in pixels."""
    return sum(map(_letters.__getitem__, word))


def cut(text: str, width: float, more: str, most: int = MOST_LINES) -> str:
    """The text as a column of a width shows it in so many lines: of a longer one the first words, `…` and `more`."""
    return next(pieces(text, width, more, most))


def pieces(text: str, width: float, more: str = "", most: int = MOST_LINES) -> Iterator[str]:
    """A text in pieces of so many lines, cut between words; each but the last ends with `…` and `more`."""
    while not _surely_fits(text, width, most) and lines([text], [width]) > most:
        end = _end(text, width, more, most)
        yield f"{text[:end].rstrip()}…{more}"
        text = text[end:].lstrip()
    yield text


def _surely_fits(text: str, width: float, most: int) -> bool:
    """Whether a text fits however wide its letters are, even if words leave half of each line empty."""
    return 4 * (len(text) / width + text.count("\n")) <= most


def _end(text: str, width: float, more: str, most: int) -> int:
    """The last place at which a text can be cut: behind a word, or within the first where that alone is too long."""
    longest = min(len(text), int(width * _UNIT / min(_letters.values())) * most)
    words = [found.end() for found in _WORD.finditer(text, 0, longest)]
    for ends in (words, range(1, longest + 1)):
        fits = bisect_right(ends, most, key=lambda end: lines([f"{text[:end]}…{more}"], [width]))
        if fits:
            return ends[fits - 1]
    return 1


def fit(sheet: Any, number: int, height: float) -> None:
    """Give a row that is about to be written a height in points, without fixing it as openpyxl's own setter does."""
    sheet.row_dimensions[number] = {"ht": f"{min(height, MOST):g}"}


def fit_lines(
    sheet: Any, number: int, values: Sequence[Value], widths: Sequence[float], *, bold: bool = False
) -> None:
    """Give a row that is about to be written the height of its texts; a row of one line needs none."""
    count = lines(values, widths, bold=bold)
    if count > 1:
        fit(sheet, number, count * LINE + AROUND)
