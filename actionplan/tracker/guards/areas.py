"""Areas of merged cells: how many and how large they may be, each told once."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.tracker.guards import limits
from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.scan import Area, refuse_wide


def sound_areas(areas: Iterable[Area], rows: int, columns: int, sheet: str) -> list[Area]:
    """The merged areas of a sheet of so many rows and columns, each once.

    Together they cover no more of its cells than it has, so whoever follows them cell by cell has an end.

    Raises:
        Refused: where they are too many, one is too large, or they lie over one another.
    """
    sound = list(dict.fromkeys(areas))
    if len(sound) > limits.MOST_AREAS:
        raise Refused(
            f"merges cells in more than {limits.MOST_AREAS:,} places of the sheet “{sheet}”. Unmerge them, then try "
            "again."
        )
    for area in sound:
        refuse_wide(area, sheet)
    if sum(_covered(area, rows, columns) for area in sound) > rows * columns:
        raise Refused(
            f"merges cells of the sheet “{sheet}” that are merged already, as no spreadsheet program does. Unmerge "
            "them, then try again."
        )
    return sound


def _covered(area: Area, rows: int, columns: int) -> int:
    """How many cells an area covers within the rows and columns."""
    first, left, last, right = area
    return max(min(last + 1, rows) - first, 0) * max(min(right + 1, columns) - left, 0)
