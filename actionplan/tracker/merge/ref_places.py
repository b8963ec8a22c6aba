"""Where row refs stand in a sheet: looked for once, however many rows may be its headings."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from actionplan.tracker.cells import canonical
from actionplan.tracker.identity import read_ref
from actionplan.tracker.sheets import Sheet, Value

LOOKED_FOR = 50
"""So many rows below the headings are looked through for refs."""
_SHORTEST = 26


@dataclass(frozen=True)
class RefPlaces:
    """The refs in the rows of a sheet that follow those which may be its headings."""

    sheet: Sheet
    heads: Sequence[int]

    def below(self, head: int) -> Iterator[int]:
        """The columns, counted from 0, that hold a ref in the rows right below one of those rows."""
        for column, rows in self._rows.items():
            following = rows[bisect_right(rows, head) :][:1]
            if following and following[0] <= head + LOOKED_FOR:
                yield column

    @cached_property
    def _rows(self) -> Mapping[int, Sequence[int]]:
        """By column, in their order, the rows that hold a ref there."""
        looked = {row for head in self.heads for row in range(head + 1, head + 1 + LOOKED_FOR)}
        found: dict[int, list[int]] = defaultdict(list)
        for row in sorted(row for row in looked if row < len(self.sheet.rows)):
            for column, cell in enumerate(self.sheet.rows[row]):
                if is_ref(cell):
                    found[column].append(row)
        return dict(sorted(found.items()))


def is_ref(cell: Value) -> bool:
    """Whether a cell holds a ref that is whole; most cells are too short for one."""
    return isinstance(cell, str) and len(cell) >= _SHORTEST and read_ref(canonical(cell)) is not None
