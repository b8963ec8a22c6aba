"""How much of a file is taken in: more than any plan holds, and little enough to be answered in seconds."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.tracker.foreign.table import Table
from actionplan.tracker.sheets import Sheet
from actionplan.words.english import quoted
from actionplan.words.errors import BadSpreadsheet

MOST_ROWS = 20_000
"""The rows of all tables of a file together."""
MOST_CELLS = 500_000
"""The cells of those rows, empty ones included."""
MOST_TABLES = 1_000
"""The tables of a file."""
MOST_COVERED = 1_000_000
"""The rows that the merged cells of a sheet cover, each counted for itself."""
_SPLIT = "Delete the sheets and rows that are not needed, or split the file, and take its parts in one after the other."


def refuse_large(tables: Sequence[Table]) -> None:
    """Refuse the tables of a file where together they are too many or too large.

    Raises:
        BadSpreadsheet: with the limit.
    """
    rows = sum(len(table.rows) for table in tables)
    cells = sum(len(table.rows) * len(table.headings) for table in tables)
    if len(tables) > MOST_TABLES:
        raise BadSpreadsheet(f"The file holds more than {MOST_TABLES:,} tables. {_SPLIT}")
    if tables:
        refuse_rows(tables[-1].sheet, rows, cells)


def refuse_headings(count: int, sheet: str) -> None:
    """Refuse a sheet with so many rows of headings, where they are too many.

    Raises:
        BadSpreadsheet: with the limit.
    """
    if count > MOST_TABLES:
        raise BadSpreadsheet(
            f"{quoted(sheet, 40)} holds more than {MOST_TABLES:,} rows of headings. {_SPLIT}"
        )


def refuse_rows(sheet: str, rows: int, cells: int) -> None:
    """Refuse so many rows and cells, of a file up to a sheet, where they are too many.

    Raises:
        BadSpreadsheet: with what there are, and the limit.
    """
    if rows > MOST_ROWS or cells > MOST_CELLS:
        held = f"The tables of the file as far as {quoted(sheet, 40)} have {rows:,} rows and {cells:,} cells"
        most = f"{MOST_ROWS:,} rows and {MOST_CELLS:,} cells are taken in at once"
        raise BadSpreadsheet(f"{held}, empty ones included; at most {most}. {_SPLIT}")


def refuse_covered(sheet: Sheet) -> None:
    """Refuse a sheet whose merged cells cover more rows than any that was made by hand.

    Raises:
        BadSpreadsheet: with the limit.
    """
    last = len(sheet.rows)
    if sum(max(min(bottom + 1, last) - top, 0) for top, _, bottom, _ in sheet.merged) > MOST_COVERED:
        held = f"{quoted(sheet.name, 40)}: its merged cells cover more than {MOST_COVERED:,} rows"
        raise BadSpreadsheet(f"{held}. Unmerge them, save it, then try again.")
