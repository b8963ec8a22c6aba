"""Tables in text that was pasted out of a document, with tabs between the cells, and those of Markdown beside them."""

from __future__ import annotations

import re

from actionplan.tracker.documents.lines import Lines
from actionplan.tracker.documents.markdown import read_markdown, without_emphasis
from actionplan.tracker.documents.markup import lines_of_fragment, marks_in
from actionplan.tracker.documents.pasted_rows import Pasted, is_blank
from actionplan.tracker.documents.tables import LONGEST_NAME, Tables
from actionplan.tracker.guards.limits import Refused
from actionplan.words.english import count_of, normalised, sentence

MOST_MARKS = 60_000
"""So many tags and entities of HTML are read in a text at most; that takes some seconds."""
_END = re.compile(r"\r\n?|\n")
_MOST_LOOKED_AT = 3
_QUOTED = re.compile(r'"(?:[^"]|"")*"', re.DOTALL)


def read_pasted(text: str, tables: Tables) -> None:
    """Take the tables of a text in; a row of two cells or more is one of a table, a single such row is prose.

    Raises:
        Refused: where too much of it is HTML, and as `read_markup`.
    """
    if marks_in(text) > MOST_MARKS:
        raise Refused(f"has more than {MOST_MARKS:,} tags and signs of HTML. Split it, then try again.")
    pasted = Pasted(_END.split(text))
    prose: list[str] = []
    place = 0
    while place < len(pasted.lines):
        if "\t" not in pasted.lines[place]:
            prose.append(pasted.lines[place])
            place += 1
            continue
        rows, after = pasted.table(place)
        if len(rows) < 2:
            prose += pasted.lines[place:after]
        else:
            read_markdown("\n".join(prose), tables)
            tables.add(_heading(prose), _cells(rows, tables))
            prose = []
        place = after
    read_markdown("\n".join(prose), tables)
    _tell_of(pasted, tables)


def _cells(rows: list[list[str]], tables: Tables) -> list[list[str | None]]:
    """The rows as text; a heading that is repeated on a further page is left out, and that is said."""
    table: list[list[str | None]] = [[_cell(text) or None for text in row] for row in rows]
    first = [normalised(cell or "") for cell in table[0]]
    kept = [row for row in table[1:] if [normalised(cell or "") for cell in row] != first]
    if len(kept) < len(table) - 1:
        tables.notes.append("A row of headings that is repeated on further pages was taken once.")
    return [table[0], *kept]


def _cell(text: str) -> str:
    """A cell as lines: quotation marks that a spreadsheet put around its lines, emphasis and tags are no text."""
    said = text.replace("\v", "\n").strip()
    if ("\n" in said or '""' in said) and _QUOTED.fullmatch(said):
        said = said[1:-1].replace('""', '"')
    return lines_of_fragment(without_emphasis(said))


def _heading(prose: list[str]) -> str:
    """What a table is called by the lines above it: the nearest that is short and ends as no sentence does."""
    above = [line for line in reversed(prose) if not is_blank(line)]
    for line in above[:_MOST_LOOKED_AT]:
        said = _one_line(line.strip().lstrip("#"))
        if 0 < len(said) <= LONGEST_NAME and said[-1] not in ".;,!?" and not said.startswith(("-", "*", "•")):
            return said.rstrip(": ")
    return ""


def _one_line(text: str) -> str:
    lines = Lines()
    lines.text(lines_of_fragment(without_emphasis(text)))
    return lines.result()


def _tell_of(pasted: Pasted, tables: Tables) -> None:
    if pasted.joined:
        rows = count_of(len(pasted.joined), "row")
        first, last = pasted.joined[0]
        where = f"in lines {first} to {last}"
        where = where if len(pasted.joined) == 1 else f"the first of them {where}"
        verb = "was" if len(pasted.joined) == 1 else "were"
        tables.notes.append(sentence(f"{rows} {verb} put together from several lines, {where}"))
    if pasted.left_out:
        numbers = count_of(len(pasted.left_out), "page number")
        verb = "was" if len(pasted.left_out) == 1 else "were"
        tables.notes.append(sentence(f"{numbers} inside a table {verb} left out"))
