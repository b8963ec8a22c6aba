"""Readings in the long form: one row for each indicator and date, as texts under the headings that are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from actionplan.tracker.csv_text import Line, read_lines
from actionplan.words.english import count_of, listed, normalised, quoted, sentence
from actionplan.words.errors import BadMeasurements

COLUMNS = ("indicator", "date", "value", "numerator", "denominator", "note", "source")
MOST_COLUMNS = 200
MOST_LINES = 3
"""So many lines of one problem are named before the others are only counted."""
_USUAL = "indicator,date,value,numerator,denominator,note"
_NEEDED = ("indicator", "date")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one row: its line, the heading (empty for the whole row), and what to do."""

    line: int
    heading: str
    what: str

    def told(self, name: str) -> str:
        """A sentence with the name of the file: `readings.csv, line 14, value: ...`."""
        return self._told(name, f"line {self.line}")

    def told_of(self, lines: Sequence[int], name: str) -> str:
        """The sentence once for all the lines of which it is true: `readings.csv, lines 2, 3, 4 and 19 more, …`."""
        if len(lines) == 1:
            return self.told(name)
        named = [str(line) for line in lines[:MOST_LINES]]
        more = [f"{len(lines) - MOST_LINES:,} more"] if len(lines) > MOST_LINES else []
        return self._told(name, f"lines {listed([*named, *more])}")

    def _told(self, name: str, lines: str) -> str:
        said = f"{', '.join(word for word in (name, lines, self.heading) if word)}: {self.what}".strip()
        return said[0] + sentence(said)[1:]  # a file keeps the letters of its name


def in_short(problems: Iterable[Problem], name: str) -> tuple[str, ...]:
    """A sentence for each thing that is wrong, with all its lines; in the order of the first of these."""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in problems:
        lines[one.heading, one.what].append(one.line)
    return tuple(Problem(of[0], *key).told_of(list(dict.fromkeys(of)), name) for key, of in lines.items())


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the file, and its text under each heading that is known."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The text under a heading; empty where the file has no such column."""
        return self.cells.get(column, "")

    @property
    def has_figure(self) -> bool:
        """Whether anything stands where figures do."""
        return bool(self["value"] or self["numerator"] or self["denominator"])


@dataclass(frozen=True, slots=True)
class Measurements:
    """What a file of readings holds; `ignored` are headings that mean nothing here."""

    name: str
    rows: tuple[Row, ...]
    ignored: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_measurements(path: Path) -> Measurements:
    """The rows of a CSV file with the headings indicator, date, value, numerator, denominator, note and source.

    Headings stand in any order and case; others are ignored and named.

    Raises:
        CannotRead: where there is no such file.
        BadMeasurements: where it cannot be taken as a whole.
    """
    lines = read_lines(path, lambda cells: sum(normalised(cell) in COLUMNS for cell in cells))
    if not lines:
        raise BadMeasurements(f"{path.name} is empty. Its first line names the columns: {_USUAL}.")
    head, *rest = lines
    names = [normalised(cell) for cell in head.cells]
    _refuse_headings(path.name, head, names)
    rows = tuple(Row(line.number, _known(names, line)) for line in rest)
    problems = tuple(_too_wide(line, names) for line in rest if any(line.cells[len(names) :]))
    return Measurements(path.name, rows, tuple(_ignored(head, rest)), problems)


def _known(names: Sequence[str], line: Line) -> Mapping[str, str]:
    return {name: cell for name, cell in zip(names, line.cells, strict=False) if name in COLUMNS and cell}


def _refuse_headings(name: str, head: Line, names: Sequence[str]) -> None:
    where = f"{name}, line {head.number}"
    if len(names) > MOST_COLUMNS:
        raise BadMeasurements(
            f"{where}: there are more than {MOST_COLUMNS} columns. Take out those without readings."
        )
    twice = [column for column in COLUMNS if names.count(column) > 1]
    if twice:
        raise BadMeasurements(f"{where}: there are several columns {quoted(twice[0])}. Keep one of them.")
    missing = [column for column in _NEEDED if column not in names]
    if "value" not in names and not {"numerator", "denominator"} <= set(names):
        missing.append("value (or numerator and denominator)")
    if missing:
        lacks = f"there is no column {listed(missing)}"
        raise BadMeasurements(f"{where}: {lacks}. The first line names the columns: {_USUAL}.")


def _ignored(head: Line, rest: Sequence[Line]) -> list[str]:
    """The headings that are not known, with what was probably meant; nameless ones only where a cell is filled."""
    found = []
    for place, cell in enumerate(head.cells):
        near = get_close_matches(normalised(cell), COLUMNS, n=1)
        if cell and normalised(cell) not in COLUMNS:
            found.append(quoted(cell, 40) + (f" (was {quoted(near[0])} meant?)" if near else ""))
        elif not cell and any("".join(line.cells[place : place + 1]) for line in rest):
            found.append(f"the one without a heading, number {place + 1}")
    return found


def _too_wide(line: Line, names: Sequence[str]) -> Problem:
    cells = f"it has {count_of(len(line.cells), 'cell')} and there are {count_of(len(names), 'heading')}"
    return Problem(line.number, "", f"{cells}; put a figure or text with a comma in quotation marks")
