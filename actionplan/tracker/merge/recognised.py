"""Whether a file is a tracker of ours at all, whatever became of it."""

from __future__ import annotations

from actionplan.tracker.merge.provenance import stated
from actionplan.tracker.merge.ref_places import is_ref
from actionplan.tracker.sheets import Spreadsheet
from actionplan.words.errors import BadTracker


def is_tracker(file: Spreadsheet) -> bool:
    """Whether a file says that it is one, or any cell of it holds a row ref."""
    try:
        says_so = bool(stated(file).export)
    except BadTracker:  # it is one, and there is something wrong with it
        return True
    return says_so or any(is_ref(cell) for sheet in file.sheets for row in sheet.rows for cell in row)
