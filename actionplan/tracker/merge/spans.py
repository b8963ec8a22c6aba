"""Cells of a returned sheet that were merged into one: of which rows and columns they are, and what they cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from actionplan.tracker.cells import canonical
from actionplan.tracker.merge.headings import Head
from actionplan.tracker.sheets import Sheet

Covered = Mapping[int, frozenset[str]]
"""By row, counted from 0, the keys of the cells that are empty because they were merged into another one."""


@dataclass(frozen=True, slots=True)
class Span:
    """Cells that are merged into one: their first and last row, as people number them, and their known columns."""

    first: int
    last: int
    keys: tuple[str, ...]


def spans_of(sheet: Sheet, head: Head) -> tuple[list[Span], Covered]:
    """The merged cells below the headings that cover cells of known columns, and what each row lacks by them."""
    spans: list[Span] = []
    covered: dict[int, set[str]] = defaultdict(set)
    for top, left, bottom, right in sheet.merged:
        places = {place: key for place, key in head.keys.items() if left <= place <= right}
        rows = range(max(top, head.row + 1), min(bottom + 1, len(sheet.rows)))
        inner = [(r, p) for r in rows for p in places if (r, p) != (top, left)]
        hidden = [(r, p) for r, p in inner if not canonical(sheet.cell(r, p))]
        for row, place in hidden:
            covered[row].add(places[place])
        if hidden:
            spans.append(Span(rows[0] + 1, rows[-1] + 1, tuple(places.values())))
    return spans, {row: frozenset(keys) for row, keys in covered.items()}
