"""The task of reading a CSV file: every cell a text in its place, and what is odd about it told."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from actionplan.tracker.csv_text import LONGEST_HEAD, SEPARATORS, decoded, rows_of, told_separator
from actionplan.tracker.guards import limits
from actionplan.tracker.guards.limits import Refused
from actionplan.words.english import count_of, listed

MOST_NAMED = 6
"""So many lines are named before the others are only counted."""
_WINDOWS = (
    "The letters of the file were taken as those of Windows (code page 1252), as they are not UTF-8. Look at names "
    "with accents and at quotation marks."
)
_PLAIN = "A CSV file keeps neither formats nor several sheets: send trackers back as .xlsx where you can."
_NOT_TEXT = (
    "is not text, and no workbook that is known. Open it where it was made, save it as .xlsx, then try again."
)
_TOO_MUCH = (
    f"holds more than {limits.MOST_ROWS:,} rows, {limits.MOST_COLUMNS} columns or {limits.MOST_CELLS:,} cells. Split "
    "it, and take its parts in one after the other."
)
_MOST_LINES = 1_048_576
"""The rows of a sheet of Excel; empty ones count here alone."""
_TABS = (".tsv", ".tab")


def read(content: bytes, name: str) -> dict[str, Any]:
    """The kind, `csv` or `tsv`, the rows, and one sentence for each thing that is odd. It runs in a process of its own.

    Blanks in cells are kept; an empty cell is None.

    Raises:
        Refused: where it is not text, holds too much, or a quotation mark in it is out of place.
    """
    text, is_guess = _text(content)
    separator, text, first = told_separator(text) or (_separator(text, name), text, 1)
    rows = _rows(rows_of(text, separator, first, lambda why: Refused(f", {why}")))
    notes = [_PLAIN] + [_WINDOWS] * is_guess + _ragged(rows)
    kind = "tsv" if separator == "\t" else "csv"
    return {"kind": kind, "rows": [[cell or None for cell in row] for row in rows], "notes": notes}


def _text(content: bytes) -> tuple[str, bool]:
    try:
        text, is_guess = decoded(content)
    except UnicodeDecodeError:
        raise Refused(_NOT_TEXT) from None
    if "\0" in text:
        raise Refused(_NOT_TEXT)
    return text, is_guess


def _separator(text: str, name: str) -> str:
    """The one by which most rows at the beginning have the same number of cells; of those, the larger number."""
    head = text[:LONGEST_HEAD].splitlines()
    head = head[:-1] if len(text) > LONGEST_HEAD else head
    if PurePath(name).suffix.lower() in _TABS and any("\t" in line for line in head):
        return "\t"
    return max(SEPARATORS, key=lambda one: _evenness(csv.reader(head, delimiter=one)))


def _evenness(rows: Iterable[Sequence[str]]) -> tuple[int, int]:
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return count, width


def _rows(read: Iterable[tuple[int, list[str]]]) -> list[list[str]]:
    """The rows up to the last that holds anything."""
    rows: list[list[str]] = []
    cells = number = 0
    for number, (_, row) in enumerate(read, 1):
        if number > _MOST_LINES:
            raise Refused(_TOO_MUCH)
        if not any(row):
            continue
        rows += [[] for _ in range(number - 1 - len(rows))] if number <= limits.MOST_ROWS else []
        rows.append(row)
        cells += len(row)
        if number > limits.MOST_ROWS or cells > limits.MOST_CELLS or len(row) > limits.MOST_COLUMNS:
            raise Refused(_TOO_MUCH)
    return rows


def _ragged(rows: Sequence[Sequence[str]]) -> list[str]:
    """A sentence that names the rows with another number of cells than most."""
    widths = Counter(map(len, filter(None, rows)))
    if len(widths) < 2:
        return []
    usual = max(widths, key=lambda width: (widths[width], width))
    odd = [f"{number:,}" for number, row in enumerate(rows, 1) if row and len(row) != usual]
    more = [f"{len(odd) - MOST_NAMED:,} more"] if len(odd) > MOST_NAMED else []
    named = listed([*odd[:MOST_NAMED], *more])
    most = count_of(usual, "cell")
    if len(odd) == 1:
        return [f"Row {named} has another number of cells than the other rows ({most})."]
    return [f"Rows {named} have another number of cells than the other rows ({most})."]
