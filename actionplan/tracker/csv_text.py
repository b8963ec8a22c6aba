"""The lines of a CSV file, whatever program wrote it: its letters, its separator, its quotation marks."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplan.files import read_at_most
from actionplan.words.english import one_line
from actionplan.words.errors import BadMeasurements

LARGEST = 10_000_000
MOST_ROWS = 100_000
LONGEST_HEAD = 20_000
SEPARATORS = (",", ";", "\t", "|")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods, .xls
_SAID = re.compile(
    r"sep=([,;\t|])(\r\n?|\n)", re.IGNORECASE
)  # what Excel reads, and some programs write, in front


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row without the blanks around them, and the line of the file on which it begins."""

    number: int
    cells: tuple[str, ...]


def read_lines(path: Path, fits: Callable[[Sequence[str]], int]) -> list[Line]:
    """The rows of a CSV file that hold anything, the first of them its headings.

    The separator is the one that Excel was told, else that which gives most of the headings that are looked for:
    `fits` counts them in a row. UTF-8, UTF-16 with its mark and the Windows letters of western Europe are read.

    Raises:
        CannotRead: where there is no such file.
        BadMeasurements: where it is too large, or no CSV text.
    """
    name = one_line(path.name)
    text = _text(_bytes(path), name)
    separator, text, first = told_separator(text) or (_separator(text, fits), text, 1)
    return list(_lines(text, separator, name, first))


def decoded(content: bytes) -> tuple[str, bool]:
    """The text, and whether its letters had to be taken as those of Windows, which may be wrong (code page 1252).

    Raises:
        UnicodeDecodeError: where it is not text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16"), False
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return content.decode("cp1252"), True


def told_separator(text: str) -> tuple[str, str, int] | None:
    """The separator that the first line tells, the text behind that line, and the number of the next one."""
    said = _SAID.match(text)
    return (said[1], text[said.end() :], 2) if said else None


def rows_of(
    text: str, separator: str, first: int, refused: Callable[[str], Exception]
) -> Iterator[tuple[int, list[str]]]:
    """Every row, empty ones too, with the line of the file on which it begins; `first` is that of the text.

    Raises:
        Exception: the one made by `refused` of what is wrong and on which line, where a quotation mark is out of place
            or a text is too long.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = first
    try:
        for cells in reader:
            yield begins, cells
            begins = first + reader.line_num
    except csv.Error as error:
        raise refused(f"line {begins}: {_TOO_LONG if _is_length(error) else _QUOTED}") from None


def _bytes(path: Path) -> bytes:
    content = read_at_most(path, LARGEST)
    if len(content) > LARGEST:
        raise BadMeasurements(f"{one_line(path.name)} is larger than 10 MB. {_SPLIT}")
    return content


def _text(content: bytes, name: str) -> str:
    if content.startswith(_WORKBOOKS):
        raise BadMeasurements(f"{name} is a workbook, whatever its name ends in. {_SAVE}")
    try:
        text, _ = decoded(content)
    except UnicodeDecodeError:
        raise BadMeasurements(f"{name} is not text. {_SAVE}") from None
    if "\0" in text:
        raise BadMeasurements(f"{name} is not text. {_SAVE}")
    return text


def _separator(text: str, fits: Callable[[Sequence[str]], int]) -> str:
    first = _first_with_a_word(text)[:LONGEST_HEAD]
    return max(SEPARATORS, key=lambda one: max(map(fits, csv.reader([first], delimiter=one)), default=0))


def _first_with_a_word(text: str) -> str:
    """The first line that holds a letter or a digit; found at once, however many empty ones there are before it."""
    found = re.search(r"\w", text)
    if not found:
        return ""
    begins = max(text.rfind(end, 0, found.start()) for end in "\r\n") + 1
    return re.split(r"[\r\n]", text[begins : begins + LONGEST_HEAD], maxsplit=1)[0]


def _lines(text: str, separator: str, name: str, first: int) -> Iterator[Line]:
    """The rows that hold anything; `first` is the number of the first line in the file."""
    found = 0
    for begins, cells in rows_of(text, separator, first, lambda why: BadMeasurements(f"{name}, {why}")):
        stripped = tuple(cell.strip() for cell in cells)
        if any(stripped):
            found += 1
            yield Line(begins, stripped)
        if found > MOST_ROWS + 1:  # one of them is the headings
            raise BadMeasurements(f"{name} holds more than {MOST_ROWS:,} rows. {_SPLIT}")


def _is_length(error: csv.Error) -> bool:
    return "field larger than" in str(error)


_TOO_LONG = (
    f"a text is longer than {csv.field_size_limit():,} characters. Shorten it; where none is meant to be so long, a "
    "quotation mark in front of it is not closed."
)
_QUOTED = (
    "a quotation mark stands where none can, or is not closed. Close it, or write two quotation marks where one is "
    "meant."
)


_SPLIT = "Split it, for example by year, and take its parts in one after the other."
_SAVE = "Open it in Excel, save it as CSV (UTF-8), then try again."
