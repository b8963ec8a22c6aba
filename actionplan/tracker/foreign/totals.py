"""Rows of totals: they count the others, and are none of a plan."""

from __future__ import annotations

import re

from actionplan.tracker.foreign.table import TableRow
from actionplan.tracker.foreign.texts import filled_places, on_one_line, text_of
from actionplan.tracker.sheets import Value

_NUMBER = r"[£$€]?\s?[0-9][0-9,. ]{0,20}\s?%?"
_TOTAL = re.compile(
    rf"(?:grand |overall |sub-?\s?)?totals?(?: number)?(?: of)?\s*[:=\u2013-]?\s*(?:{_NUMBER}\s*)?"
    r"(?:(?:rows?|actions?|milestones?|activities|targets?|priorities|items?|tasks?|entries|lines?)\s*)?"
    rf"[:=\u2013-]?\s*(?:{_NUMBER})?",
    re.IGNORECASE,
)
"""`Total`, `Grand total:`, `Total: 5 actions`, `Total 4 rows`, `Total actions: 5`."""
_ONLY_A_NUMBER = re.compile(_NUMBER)
_LONGEST = 60


def is_total(row: TableRow) -> bool:
    """Whether a row begins with a word for a total, and holds nothing but numbers besides."""
    places = filled_places(row.cells)
    if row.unreadable or not places or not _says_total(row.cells[places[0]]):
        return False
    return all(_ONLY_A_NUMBER.fullmatch(on_one_line(text_of(row.cells[place]))) for place in places[1:])


def _says_total(value: Value) -> bool:
    if not isinstance(value, str) or len(value) > _LONGEST or "total" not in value.lower():
        return False
    return _TOTAL.fullmatch(on_one_line(text_of(value))) is not None
