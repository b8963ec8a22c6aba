"""Rows and cells of a table of Word, and what stands in its other parts, read from their WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from actionplan.tracker.documents.fills import fill_of
from actionplan.tracker.documents.tables import WIDEST


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of Word: its column, how many it spans, and whether it may go on below, or goes on from above."""

    element: Any
    column: int
    across: int
    merge: str
    fill: str

    @classmethod
    def of(cls, element: Any, column: int) -> Cell:
        """The cell that begins in a column."""
        merge = element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        shade = element.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
        goes_on = merge.get(qn("w:val"), "continue") if merge is not None else ""
        fill = fill_of(shade.get(qn("w:fill")) or "") if shade is not None else ""
        return cls(element, column, max(number_of(element, "w:tcPr", "w:gridSpan", 1), 1), goes_on, fill)


def cells_of(row: Any, gap: int) -> list[Cell]:
    """The cells of a row that begins so many columns later than its table."""
    cells: list[Cell] = []
    column = gap
    for element in parts_of(row, "tc"):
        cells.append(Cell.of(element, column))
        column += cells[-1].across
    return cells


def rows_spanned(rows: list[list[Cell]]) -> list[list[int]]:
    """For each cell how many rows it spans; 0 for a cell that goes on from one above of the same width."""
    found: list[list[int]] = []
    above: dict[tuple[int, int], tuple[int, int]] = {}
    for cells in rows:
        here: dict[tuple[int, int], tuple[int, int]] = {}
        found.append([1] * len(cells))
        for place, cell in enumerate(cells):
            area = cell.column, cell.across
            top = above.get(area) if cell.merge == "continue" else None
            if top:
                found[top[0]][top[1]] += 1
                found[-1][place] = 0
            if cell.merge:
                here[area] = top or (len(found) - 1, place)
        above = here
    return found


def children(parent: Any) -> Iterator[tuple[Any, str]]:
    """The elements in an element, if there is one, each with its name without the namespace."""
    for child in parent if parent is not None else ():
        if isinstance(child.tag, str):
            yield child, child.tag.rpartition("}")[2]


def parts_of(parent: Any, wanted: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, within content controls too; without those that were deleted."""
    for child, name in children(parent):
        if name == wanted and not _was_deleted(child):
            yield child
        elif name == "sdt":
            yield from parts_of(inside(child), wanted)
        elif name in ("customXml", "ins", "moveTo"):
            yield from parts_of(child, wanted)


def _was_deleted(part: Any) -> bool:
    gone = (f"{qn('w:trPr')}/{qn('w:del')}", f"{qn('w:tcPr')}/{qn('w:cellDel')}")
    return any(part.find(path) is not None for path in gone)


def inside(control: Any) -> Any:
    """What stands in a content control; None where it only shows what could be typed there."""
    if control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None:
        return None
    return control.find(qn("w:sdtContent"))


def number_of(part: Any, properties: str, name: str, default: int) -> int:
    """A number among the properties of a part, at most what a cell can span."""
    found = part.find(f"{qn(properties)}/{qn(name)}")
    said = (found.get(qn("w:val")) or "") if found is not None else ""
    return min(int(said[:9]), WIDEST) if said.isascii() and said.isdigit() else default
