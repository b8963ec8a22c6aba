"""Where the table of a returned sheet begins, and which column of a tracker each of its headings means."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from actionplan.tracker.cells import canonical
from actionplan.tracker.columns import MILESTONES, REF, Column, SheetColumns
from actionplan.tracker.merge.ref_places import RefPlaces
from actionplan.tracker.sheets import Sheet, Value, cell_name
from actionplan.words.english import normalised

MOST_ABOVE = 20
"""So many rows a title and notes may take above the headings."""
FEWEST_KNOWN = 3
"""So many headings are known, that of the title among them, where the heading of the refs is missing."""
_LONGEST = 100
"""The letters of a heading that another one may be meant by."""
_REF_HEADING = normalised(MILESTONES.columns[0].heading)


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of a sheet: in which row they stand (from 0), and the key of each known column by its place.

    `others` are the headings that are not known, by their place; `missing` the columns without a heading.
    """

    row: int
    columns: SheetColumns
    keys: Mapping[int, str]
    others: Mapping[int, str]
    missing: Sequence[Column]

    def meant(self, place: int) -> str:
        """The missing heading that was probably meant by that of a place; empty where none is near, or it is a text.

        Where the heading itself was emptied it is the one that went out there.
        """
        heading = self.others.get(place, "")
        if not heading:
            went_out = self.columns.columns[place : place + 1]
            return next((column.heading for column in went_out if column in self.missing), "")
        if len(heading) > _LONGEST:
            return ""
        wanted = {normalised(column.heading): column.heading for column in self.missing}
        near = get_close_matches(normalised(heading), wanted, n=1, cutoff=0.5)
        return wanted[near[0]] if near else ""


def find_head(sheet: Sheet, known: Iterable[SheetColumns]) -> Head | None:
    """The headings of the table in a sheet; none where there is no table of a tracker.

    The row with the heading of the refs counts, wherever it was sorted to, else that with most known headings. Headings
    stand in any order and case; a sheet is known by them and not by its name, which decides only between two that fit
    alike.
    """
    rows = _looked_at(sheet)
    texts = {row: dict(_headings(sheet.rows[row])) for row in rows}
    refs = RefPlaces(sheet, rows)
    heads = [_head(row, columns, texts[row], refs) for columns in known for row in rows]
    fitting = [head for head in heads if _fits(head)]
    return max(fitting, key=lambda head: _weight(head, sheet), default=None)


def _looked_at(sheet: Sheet) -> Sequence[int]:
    """The rows that can be the headings: the first ones, and if the heading of the refs is in none of them, those
    further down that hold it.
    """
    first = range(min(MOST_ABOVE, len(sheet.rows)))
    if any(_heads_refs(sheet.rows[row]) for row in first):
        return first
    below = (row for row in range(len(first), len(sheet.rows)) if _heads_refs(sheet.rows[row]))
    return [*first, *islice(below, MOST_ABOVE)]


def _heads_refs(cells: Sequence[object]) -> bool:
    """Whether one of the cells is the heading of the refs."""
    near = (cell for cell in cells if isinstance(cell, str) and "ref" in cell.lower())
    return any(normalised(cell) == _REF_HEADING for cell in near)


def _head(row: int, columns: SheetColumns, texts: Mapping[int, _Heading], refs: RefPlaces) -> Head:
    by_heading = {normalised(column.heading): column.key for column in columns.columns}
    keys: dict[int, str] = {}
    for place, (_, name) in texts.items():
        key = by_heading.get(name, "")
        if key and key not in keys.values():
            keys[place] = key
    if keys and REF not in keys.values():
        keys |= _refs_by_their_look(row, {*texts} - {*keys}, refs)
    others = {place: heading for place, (heading, _) in texts.items() if place not in keys}
    return Head(row, columns, keys, others, missing_of(columns, frozenset(keys.values())))


def missing_of(columns: SheetColumns, keys: Container[str]) -> list[Column]:
    """The columns of a sheet that are not among those of some keys."""
    return [column for column in columns.columns if column.key not in keys]


_Heading = tuple[str, str]
"""A heading as it is written, but for its blanks, and as it is compared."""


def _headings(cells: Sequence[Value]) -> Iterator[tuple[int, _Heading]]:
    """The text of each cell of a row that holds one, or holds anything else."""
    for place, cell in enumerate(cells):
        if isinstance(cell, str) and (name := normalised(cell)):
            yield place, (" ".join(cell.split()), name)


def _refs_by_their_look(row: int, others: Container[int], refs: RefPlaces) -> Mapping[int, str]:
    """The column that holds refs under another heading, or under none."""
    for place in refs.below(row):
        if place in others or not canonical(refs.sheet.cell(row, place)):
            return {place: REF}
    return {}


def _fits(head: Head) -> bool:
    found = set(head.keys.values())
    return (REF in found and len(found) > 1) or ("title" in found and len(found) >= FEWEST_KNOWN)


def _weight(head: Head, sheet: Sheet) -> tuple[bool, int, bool, int, int]:
    found = set(head.keys.values())
    same_name = normalised(sheet.name) == normalised(head.columns.name)
    return REF in found, len(found), same_name, -len(head.missing), -head.row


def nameless(place: int) -> str:
    """What a column without a heading is called: `column R`."""
    return f"column {cell_name((0, place)).rstrip('1')}"
