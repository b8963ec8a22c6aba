"""Tables in the making, whatever document they are read from: cells that span others, tables in tables, headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from actionplan.tracker.documents.lines import Lines
from actionplan.tracker.guards.limits import Refused
from actionplan.words.english import normalised, shortened

MOST_CELLS = 500_000
MOST_TABLES = 1_000
"""So many cells and tables of a document are read at most, with those that only lay out a page."""
WIDEST, TALLEST = 1_000, 65_534
"""So many columns and rows at most does one cell span, as in the HTML standard (section 4.9.12)."""

LONGEST_NAME = 80
_FIRST_SEEN = 3


@dataclass
class Table:
    """One table: its rows, `merged` areas as in `Sheet`, and `fills` as (row, column, six hexadecimal digits)."""

    name: str = ""
    rows: list[list[str | None]] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    fills: list[tuple[int, int, str]] = field(default_factory=list)
    inner: list[Table] = field(default_factory=list)
    cell: Lines | None = None
    column: int = 0
    covered: dict[int, int] = field(default_factory=dict)

    def start_row(self) -> None:
        """Begin a row."""
        self.end_cell()
        self.rows.append([])

    def skip(self, columns: int) -> None:
        """Leave so many cells of the row out."""
        self.rows[-1] += [None] * min(columns, WIDEST)

    def start_cell(self, across: int = 1, down: int = 1, fill: str = "") -> int:
        """Begin a cell that spans so many columns and rows, behind those that a cell above spans.

        Returns how many cells the row has grown by.
        """
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        row, cells = len(self.rows) - 1, self.rows[-1]
        before = len(cells)
        while self.covered.get(len(cells), -1) >= row:
            cells.append(None)
        self.column, last = len(cells), len(cells) + across - 1
        cells += [None] * across
        if across > 1 or down > 1:
            self.merged.append([row, self.column, row + down - 1, last])
            self.covered.update(dict.fromkeys(range(self.column, last + 1), row + down - 1))
        if fill:
            self.fills.append((row, self.column, fill))
        self.cell = Lines()
        return len(cells) - before

    def end_cell(self) -> None:
        """End the cell, if one is open."""
        if self.cell is not None:
            self.rows[-1][self.column] = self.cell.result() or None
            self.cell = None

    @property
    def lays_out(self) -> bool:
        """Whether it only lays out a page: it holds tables, and has one row, or no two texts beside each other."""
        texts = [sum(1 for cell in row if cell) for row in self.rows if any(row)]
        return bool(self.inner) and (len(texts) == 1 or all(count < 2 for count in texts))

    def to_data(self, name: str) -> dict[str, Any]:
        """The table as plain JSON; areas end with the last row."""
        last = len(self.rows) - 1
        areas = [[top, left, min(bottom, last), right] for top, left, bottom, right in self.merged]
        merged = [area for area in areas if area[:2] != area[2:]]
        return {"name": name, "rows": self.rows, "merged": merged, "fills": self.fills}


class Tables:
    """What is read of a document so far: its tables, and what stands beside them.

    A table inside a cell is lines of that cell, but where the outer table only lays out the page.
    """

    def __init__(self) -> None:
        self.heading = ""
        self.notes: list[str] = []
        self._found: list[Table] = []
        self._open: list[Table] = []
        self._prose = Lines()
        self._lines: list[str] = []
        self._size = self._tables = 0

    @property
    def top(self) -> Table | None:
        """The innermost table that is open."""
        return self._open[-1] if self._open else None

    def start_table(self) -> None:
        """Begin a table, inside the cell that is open if there is one.

        Raises:
            Refused: where there are too many.
        """
        self._one_more()
        self.line()
        self._open.append(Table(self.heading))

    def end_table(self) -> None:
        """End the innermost table."""
        table = self._open.pop()
        table.end_cell()
        says = any(map(any, table.rows))
        kept = [table] if says and not table.lays_out else table.inner
        if self.top is None:
            self._found += kept
            return
        self.top.inner += kept
        for text in (cell for row in table.rows for cell in row if cell):
            for line in text.split("\n"):
                self.line()
                self.text(line)
        self.line()

    def start_cell(self, across: int = 1, down: int = 1, fill: str = "") -> None:
        """Begin a cell of the innermost table.

        Raises:
            Refused: where the tables have grown too large.
        """
        if self.top is not None:
            self._grow(self.top.start_cell(min(across, WIDEST), min(down, TALLEST), fill))

    def add(self, name: str, rows: list[list[str | None]]) -> None:
        """A table that is known as a whole.

        Raises:
            Refused: where the tables have grown too many or too large.
        """
        self._one_more()
        self._grow(sum(map(len, rows)))
        self._found.append(Table(name, rows))

    def text(self, text: str) -> None:
        """Put text where the reading stands; in a table it counts inside a cell only."""
        if self.top is None:
            self._prose.text(text)
        elif self.top.cell is not None:
            self.top.cell.text(text)

    def line(self) -> None:
        """End the line where the reading stands."""
        if self.top is None:
            self.end_prose()
        elif self.top.cell is not None:
            self.top.cell.line()

    def end_prose(self, heading: bool = False) -> None:
        """End a line beside the tables, which may be a heading."""
        said, self._prose = self._prose.result(), Lines()
        if said:
            self._lines.append(shortened(said))
            self.heading = shortened(said, LONGEST_NAME) if heading else self.heading

    def result(self) -> dict[str, Any]:
        """All of it as plain JSON: `tables`, `notes`, the number of `lines` beside the tables, and the first, `seen`.

        Those after which a table is named are left out.
        """
        while self._open:
            self.end_table()
        self.end_prose()
        names = _distinct([table.name or f"Table {place}" for place, table in enumerate(self._found, 1)])
        tables = [table.to_data(name) for table, name in zip(self._found, names, strict=True)]
        named = {table.name for table in self._found}
        beside = [line for line in self._lines if shortened(line, LONGEST_NAME) not in named]
        return {"tables": tables, "notes": self.notes, "lines": len(beside), "seen": beside[:_FIRST_SEEN]}

    def _one_more(self) -> None:
        self._tables += 1
        if self._tables > MOST_TABLES:
            raise Refused(f"has more than {MOST_TABLES:,} tables. Split it, then try again.")

    def _grow(self, cells: int) -> None:
        self._size += cells
        if self._size > MOST_CELLS:
            raise Refused(f"has tables of more than {MOST_CELLS:,} cells. Split it, then try again.")


def _distinct(names: list[str]) -> list[str]:
    """The names, with a number behind those that were there already."""
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for place, name in enumerate(names):
        number, one = numbers.get(name, 2), name
        while normalised(one) in taken:
            one, number = f"{name} ({number})", number + 1
        taken.add(normalised(one))
        numbers[name] = number
        names[place] = one
    return names
