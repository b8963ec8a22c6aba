"""Merged cells of a sheet: how wide one is, and what one that began further up says of a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from actionplan.tracker.sheets import Place, Sheet, Value

Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Areas:
    """The merged areas of a sheet: by their first cell, and by each cell of their first column below that."""

    sheet: Sheet
    by_first: Mapping[Place, Area] = field(default_factory=dict)
    above: Mapping[Place, int] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet) -> Areas:
        """The areas of a sheet; what is beyond its last row is none of its rows."""
        above = {
            (row, left): top
            for top, left, bottom, _ in sheet.merged
            for row in range(top + 1, min(bottom + 1, len(sheet.rows)))
        }
        return cls(sheet, {(area[0], area[1]): area for area in sheet.merged}, above)

    def width(self, row: int, column: int) -> int:
        """How many columns wide the cell is that begins at a place."""
        area = self.by_first.get((row, column))
        return area[3] - area[1] + 1 if area else 1

    def height(self, row: int, column: int) -> int:
        """How many rows high the cell is that begins at a place."""
        area = self.by_first.get((row, column))
        return area[2] - area[0] + 1 if area else 1

    def value_from_above(self, row: int, column: int) -> Value:
        """The value of the merged cell that began above a place and covers it; None where there is none."""
        top = self.above.get((row, column))
        return None if top is None else self.sheet.cell(top, column)
