"""Tables of a spreadsheet: where their headings stand, and the rows that belong to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actionplan.tracker.foreign.areas import Areas
from actionplan.tracker.foreign.heading_rows import (
    Head,
    Keys,
    first_by_likeness,
    head_at,
    keys_of,
    same_headings,
)
from actionplan.tracker.foreign.sizes import refuse_covered, refuse_headings, refuse_large, refuse_rows
from actionplan.tracker.foreign.table import Found, Heading, Table, TableRow
from actionplan.tracker.foreign.texts import filled_places, is_blank, on_one_line, text_of
from actionplan.tracker.sheets import Sheet, Spreadsheet, Value, cell_name
from actionplan.words.english import count_of, normalised, quoted, sentence, shortened, some_named
from actionplan.words.errors import NoTable

DOCUMENTS = frozenset({"docx", "markdown", "html", "text"})
"""Kinds of files whose sheets are tables one after the other: one may go on in the next under the same headings."""
MOST_SEEN = 5


def find_tables(spreadsheet: Spreadsheet) -> Found:
    """The tables of a spreadsheet or document, in order; hidden sheets are left alone and named.

    Raises:
        NoTable: where none is found, with what was seen.
        BadSpreadsheet: where there is more than can be taken in at once.
    """
    tables: list[Table] = []
    notes = list(spreadsheet.notes)
    for sheet in spreadsheet.sheets:
        if sheet.hidden:
            notes.append(f"The sheet {quoted(sheet.name, 40)} is hidden and was left alone.")
            continue
        refuse_covered(sheet)
        found, left = _Finder(sheet).find()
        notes += left if found else [_no_headings(sheet)]
        tables += found
        refuse_large(tables)
    if not tables:
        raise NoTable(_nothing_found(spreadsheet))
    return Found(spreadsheet.name, _joined(tables, spreadsheet.kind), tuple(notes))


class _Finder:
    """Goes down a sheet once, and gathers its tables and what stands outside of them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.areas = sheet, Areas.of(sheet)
        self.tables: list[Table] = []
        self.notes: list[str] = []
        self.head: Head | None = None
        self.known: set[Keys] = set()
        self.above: list[int] = []
        self.rows: list[tuple[int, str]] = []
        self.held: list[int] = []
        self.section = ""
        self.after_blank = True
        self.begun = 0

    def find(self) -> tuple[list[Table], list[str]]:
        self._go_down({})
        if not self.tables:
            head = first_by_likeness(self.sheet, self.areas)
            if head is not None:
                again = _Finder(self.sheet)
                again._go_down({head.first: head})
                return again.tables, again.notes
        return self.tables, self.notes

    def _go_down(self, heads: Mapping[int, Head]) -> None:
        row = 0
        while row < len(self.sheet.rows):
            row += self._take(row, heads)
        self._close()
        if self.above and (self.tables or heads):
            self._note("stands outside of the tables", self._lines(self.above))

    def _take(self, row: int, heads: Mapping[int, Head]) -> int:
        """Put one row where it belongs; how many rows that were."""
        filled = filled_places(self.sheet.rows[row])
        if not filled:
            self.after_blank = True
            return 1
        head = heads.get(row) or self._head(row, filled)
        if head:
            self._begin(head)
            return head.last - row + 1
        if self.head is None:
            self.above.append(row)
        else:
            self._add(row, filled)
        self.after_blank = False
        return 1

    def _head(self, row: int, filled: Sequence[int]) -> Head | None:
        """The headings that begin on a row; under a line of its own one usual heading is enough."""
        current = None if self.held else self.head
        return head_at(self.sheet, self.areas, row, filled, current, self.known)

    def _begin(self, head: Head) -> None:
        self.begun += 1
        refuse_headings(self.begun, self.sheet.name)
        if self.head and not self.held and same_headings(self.head, head):
            self.after_blank = False
            return  # the same headings on the next page
        banners, self.held = self.held, []
        self._close()
        if head.group is not None and self.above:
            self.above.pop()  # the row of groups is part of the headings
        self.above += banners
        self.head, self.section, self.after_blank = head, "", False

    def _add(self, row: int, filled: Sequence[int]) -> None:
        assert self.head is not None
        banner = self.areas.width(row, filled[0])
        if len(filled) == 1 and banner > 1 and banner * 2 >= len(self.head.columns):
            self._release()
            self.section = self._line(row)
        elif len(filled) == 1 and len(self.head.columns) > 1 and (self.after_blank or self.held):
            self.held.append(row)  # a line below the table, one above the next, or a row with one cell
        else:
            self._release()
            self.rows.append((row, self.section))

    def _release(self) -> None:
        """What was held back was rows of the table after all."""
        self.rows += [(row, self.section) for row in self.held]
        self.held = []

    def _close(self) -> None:
        """Put the table together that was gathered, with a note of the lines below it."""
        if self.head is None:
            return
        if self.held:
            self._note("stands below a table", self._lines(self.held))
        if self.rows:
            self.tables.append(self._table(self.head))
            self.known.add(keys_of(heading.text for heading in self.tables[-1].headings))
        else:
            self._note("are headings with no rows below them", [" | ".join(self.head.columns.values())])
        self.head, self.rows, self.held, self.above = None, [], [], []

    def _note(self, what: str, lines: Sequence[str]) -> None:
        said = f"{quoted(self.sheet.name, 40)}: {some_named(lines)} {what}; nothing is taken from there"
        self.notes.append(sentence(said))

    def _line(self, row: int) -> str:
        cells = self.sheet.rows[row]
        return shortened(
            " | ".join(on_one_line(text_of(cells[place])) for place in filled_places(cells)), 200
        )

    def _lines(self, rows: Sequence[int]) -> list[str]:
        return [self._line(row) for row in rows]

    def _table(self, head: Head) -> Table:
        columns = self._columns(head)
        refuse_rows(self.sheet.name, len(self.rows), len(self.rows) * len(columns))
        headings = _unique([(head.columns.get(c, ""), c, head.parts.get(c, ())) for c in columns])
        rows = tuple(self._row(row, columns, section) for row, section in self.rows)
        return Table(self.sheet.name, head.first + 1, headings, rows, tuple(self._lines(self.above)))

    def _columns(self, head: Head) -> list[int]:
        """The columns with a heading, and those without one in which anything stands."""
        used = set(head.columns)
        for row, _ in self.rows:
            used.update(filled_places(self.sheet.rows[row]))
        return sorted(used)

    def _row(self, row: int, columns: Sequence[int], section: str) -> TableRow:
        sheet, values = self.sheet, self.sheet.rows[row]
        cells = tuple(values[c] if c < len(values) else None for c in columns)
        fills, wrong = (
            {place: of[row, c] for place, c in enumerate(columns) if (row, c) in of} if of else {}
            for of in (sheet.fills, sheet.unreadable)
        )
        spread = self._spread(row, columns, cells) if self.areas.above else {}
        return TableRow(sheet.name, row + 1, cells, fills, wrong, spread, section)

    def _spread(self, row: int, columns: Sequence[int], cells: Sequence[Value]) -> dict[int, Value]:
        """What merged cells that began further up say of a row, by the places of its empty cells."""
        above = {
            place: self.areas.value_from_above(row, column)
            for place, column in enumerate(columns)
            if is_blank(cells[place])
        }
        return {place: value for place, value in above.items() if not is_blank(value)}


def _unique(headings: Sequence[tuple[str, int, tuple[str, ...]]]) -> tuple[Heading, ...]:
    """Each heading with a text of its own: `Date`, `Date (2)`, `Column F` for one without a heading."""
    found: list[Heading] = []
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for written, column, parts in headings:
        letters = cell_name((0, column))[:-1]
        name, count = written or f"Column {letters}", counts.get(written, 1)
        while normalised(name) in taken:
            count += 1
            name = f"{written or letters} ({count})"
        counts[written] = count if written else 1
        taken.add(normalised(name))
        own = parts or ((written,) if name != written else ())
        found.append(Heading(name, letters, own))
    return tuple(found)


def _joined(tables: Sequence[Table], kind: str) -> tuple[Table, ...]:
    """The tables of a document, those that go on under the same headings as one."""
    if kind not in DOCUMENTS:
        return tuple(tables)
    joined: list[Table] = []
    for table in tables:
        if joined and _key(joined[-1]) == _key(table):
            joined[-1] = replace(joined[-1], rows=(*joined[-1].rows, *table.rows))
        else:
            joined.append(table)
    return tuple(joined)


def _key(table: Table) -> list[str]:
    return [normalised(heading.text) for heading in table.headings]


def _filled_rows(sheet: Sheet) -> int:
    return sum(any(not is_blank(value) for value in row) for row in sheet.rows)


def _no_headings(sheet: Sheet) -> str:
    rows = _filled_rows(sheet)
    if not rows:
        return f"The sheet {quoted(sheet.name, 40)} is empty."
    none = f"{quoted(sheet.name, 40)}: no headings of a table were seen"
    return f"{none}; nothing is taken of its {count_of(rows, 'row')}."


def _nothing_found(spreadsheet: Spreadsheet) -> str:
    """What was seen in a file without a table."""
    seen = []
    for sheet in spreadsheet.sheets[:MOST_SEEN]:
        texts = [text_of(row[place]) for row in sheet.rows[:20] for place in filled_places(row)]
        rows = _filled_rows(sheet)
        hidden = ", hidden" if sheet.hidden else ""
        first = f", beginning with {some_named(texts[:3])}" if texts else ""
        seen.append(f"{quoted(sheet.name, 40)} ({count_of(rows, 'row')}{hidden}){first}")
    more = len(spreadsheet.sheets) - len(seen)
    others = f"; and {count_of(more, 'more sheet')}" if more > 0 else ""
    what = f"it holds {'; '.join(seen)}{others}" if seen else "it holds no sheet"
    advice = (
        "A table needs a row of headings, such as Milestone, Owner, Target date and RAG, with rows below it."
    )
    return f"No table was found in {spreadsheet.name}: {what}. {advice}"
