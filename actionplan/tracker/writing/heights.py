"""How high a row has to be for its texts, worked out here because LibreOffice and many viewers do not.

A height given in this way is not fixed: a program fits the row again as soon as somebody types into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from actionplan.tracker.sheets import Value

LINE, AROUND, MOST = 12.8, 2.4, 409.0  # points; no row of Excel is higher than the last
_LETTERS = 1.35  # on a line, for each unit of width: fewer than usual, so that words can break


def lines(values: Sequence[Value], widths: Sequence[float]) -> int:
    """How many lines the longest of some texts takes in a column of its width."""
    most = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            parts = value.split("\n")
            most = max(most, sum(max(1, ceil(len(part) / (width * _LETTERS))) for part in parts))
    return most


def fit(sheet: Any, number: int, height: float) -> None:
    """Give a row that is about to be written a height in points, without fixing it as openpyxl's own setter does."""
    sheet.row_dimensions[number] = {"ht": f"{min(height, MOST):g}"}


def fit_lines(sheet: Any, number: int, values: Sequence[Value], widths: Sequence[float]) -> None:
    """Give a row that is about to be written the height of its texts; a row of one line needs none."""
    count = lines(values, widths)
    if count > 1:
        fit(sheet, number, count * LINE + AROUND)
