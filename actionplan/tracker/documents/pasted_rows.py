"""The rows of a table that was pasted as text, however its lines were broken on the way.

A row has as many tabs as the first rows of its table. Cells with several lines break a row into several lines of text;
a table that runs over pages is broken by blank lines, rulings and page numbers.
"""

from __future__ import annotations

import re

MOST_LINES = 60
"""So many lines of text at most does one row take."""

_RULING = re.compile(r"[-_=\s]*(?:--|__|==)[-_=\s]*")
_PAGE = re.compile(r"(?:page\s+)?[-\u2013]?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[-\u2013]?", re.IGNORECASE)


def is_blank(line: str) -> bool:
    """Whether a line says nothing: blanks, the end of a page, a ruling."""
    return "\t" not in line and (not line.strip() or _RULING.fullmatch(line) is not None)


def _tabs(line: str, tabs: int) -> int:
    """How many tabs a line has, those at its end not counted beyond so many."""
    return max(line.rstrip().count("\t"), min(line.count("\t"), tabs))


class Pasted:
    """A pasted text by its lines; `joined` are the first and last line of each row that ran over several, from 1."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.joined: list[tuple[int, int]] = []
        self.left_out: list[str] = []
        self._ends_kept = any(line.endswith("\t") and line.strip() for line in lines)

    def table(self, start: int) -> tuple[list[list[str]], int]:
        """The rows of the table that begins in a line, and the line behind the table."""
        tabs = self._tabs_of_first_rows(start)
        rows: list[list[str]] = []
        place = start
        while place < len(self.lines):
            end = self._end_of_row(place, tabs)
            if end:
                self._take(rows, place, end, tabs)
            else:
                end = self._behind_gap(place, tabs) or self._behind_text(rows, place, tabs)
            if not end:
                break
            place = end
        return rows, place

    def _tabs_of_first_rows(self, start: int) -> int:
        found = self.lines[start].count("\t")
        for line in self.lines[start + 1 : start + MOST_LINES]:
            if "\t" not in line:
                break
            found = max(found, line.rstrip().count("\t"))
        return found

    def _end_of_row(self, place: int, tabs: int) -> int:
        """The line behind the row that begins in a line; 0 where none begins there."""
        here = _tabs(self.lines[place], tabs)
        if not here or here >= tabs:
            return place + 1 if here else 0
        return self._end_of_broken_row(place, tabs) or place + 1

    def _end_of_broken_row(self, place: int, tabs: int) -> int:
        """The line behind a row over several lines, which together have the tabs of a row; 0 where they have not."""
        found = self.lines[place].count("\t")
        for end in range(place + 1, min(place + MOST_LINES, len(self.lines))):
            line = self.lines[end]
            if line.startswith("\t") or (not line.strip() and not self._ends_kept):
                return 0
            found += line.count("\t")
            if found >= tabs:
                return end + 1 if found == tabs else 0
        return 0

    def _begins_row(self, place: int, tabs: int) -> bool:
        """Whether a row of the table goes on in a line although something stood between."""
        line = self.lines[place] if place < len(self.lines) else ""
        here = _tabs(line, tabs)
        if not 0 < here <= tabs:
            return False
        return here == tabs or line.startswith("\t") or self._end_of_broken_row(place, tabs) > 0

    def _behind_gap(self, place: int, tabs: int) -> int:
        """The line where the table goes on behind the end of a page; 0 where there is no such end."""
        end = place
        while end < len(self.lines) and (
            is_blank(self.lines[end]) or _PAGE.fullmatch(self.lines[end].strip())
        ):
            end += 1
        gap = self.lines[place:end]
        if not any(map(is_blank, gap)) or not self._begins_row(end, tabs):
            return 0
        self.left_out += [line for line in gap if not is_blank(line)]
        return end

    def _behind_text(self, rows: list[list[str]], place: int, tabs: int) -> int:
        """The line where the table goes on behind text between two rows; 0 where it has ended.

        Such text is of the last cell of the row above, or a row of its own where that cell is empty.
        """
        end = place
        while end < len(self.lines) and "\t" not in self.lines[end] and not is_blank(self.lines[end]):
            end += 1
        if end == place or not rows or not self._begins_row(end, tabs):
            return 0
        text = "\n".join(self.lines[place:end])
        if rows[-1][-1].strip():
            rows[-1][-1] += f"\n{text}"
            self.joined.append((place, end))
        else:
            rows.append([text])
        return end

    def _take(self, rows: list[list[str]], place: int, end: int, tabs: int) -> None:
        row = "\n".join(self.lines[place:end]).split("\t")
        while len(row) > tabs + 1 and not row[-1].strip():
            row.pop()
        if any(cell.strip() and not _RULING.fullmatch(cell) for cell in row):
            rows.append(row)
        if end - place > 1:
            self.joined.append((place + 1, end))
