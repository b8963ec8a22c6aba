"""How much of a returned tracker is compared: more than any plan holds, and little enough to be done in seconds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actionplan.tracker.base import Base
from actionplan.tracker.foreign.sizes import MOST_CELLS, MOST_ROWS
from actionplan.tracker.merge.returned import Returned
from actionplan.tracker.sheets import Sheet
from actionplan.words.errors import BadTracker

MOST_SHEETS = 200
"""The tables of a file; a tracker goes out with three at most."""
MOST_MORE = 5_000
"""So many more rows than went out may come back."""
_CLEAR = (
    "Delete the rows in which nothing of the plan stands, such as those where a value was filled down to the end of "
    "the sheet, save it, then merge it again"
)


def refuse_large(name: str, sheets: Sequence[Sheet]) -> None:
    """Refuse the tables of a file where together they are too many or too large; empty rows and cells do not count.

    Raises:
        BadTracker: with what there are, and the limit.
    """
    if len(sheets) > MOST_SHEETS:
        raise BadTracker(
            f"{name} has {len(sheets):,} sheets with the table of a tracker; at most {MOST_SHEETS} are merged at once. "
            "Delete those that are not of the tracker, save it, then merge it again."
        )
    rows, cells = map(sum, zip(*map(_filled, sheets), strict=True)) if sheets else (0, 0)
    if rows > MOST_ROWS or cells > MOST_CELLS:
        held = f"{name} has {rows:,} rows with {cells:,} filled cells"
        most = f"at most {MOST_ROWS:,} rows with {MOST_CELLS:,} filled cells are merged at once"
        raise BadTracker(f"{held}; {most}. {_CLEAR}.")


def _filled(sheet: Sheet) -> tuple[int, int]:
    """The rows of a sheet that hold anything, and the cells that do; one that cannot be read holds something."""
    filled = {number: count for number, row in enumerate(sheet.rows) if (count := len(row) - row.count(None))}
    rows = filled.keys() | {row for row, _ in sheet.unreadable}
    return len(rows), sum(filled.values()) + len(sheet.unreadable)


def refuse_many_more(returned: Returned, bases: Iterable[Base]) -> None:
    """Refuse a file with many more rows than went out with the trackers that it came from.

    Raises:
        BadTracker: with both numbers.
    """
    came, went = sum(len(sheet.rows) for sheet in returned.sheets), sum(len(base.rows) for base in bases)
    if came > went + MOST_MORE:
        raise BadTracker(
            f"{returned.name} has {came:,} rows, and {went:,} went out; at most {MOST_MORE:,} more than went out are "
            f"merged at once. {_CLEAR}; or take new rows in with actionplan tracker import."
        )
