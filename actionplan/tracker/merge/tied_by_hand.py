"""The row of the plan that a person says a row of the file is."""

from __future__ import annotations

from actionplan.plan.model import row_name
from actionplan.tracker.merge.decisions import Decision
from actionplan.tracker.merge.entries import Place
from actionplan.tracker.merge.merged import Source
from actionplan.words.english import listed


def known_row(decision: Decision, place: Place, source: Source) -> str:
    """The id of the row that `is` names; of copies of one row, where one was chosen, that of this row.

    Raises:
        BadTracker: where the plan has no such row, or the sheet is not for its kind.
    """
    row_id = decision.is_row or place.id
    row = source.plan.by_id.get(row_id)
    if row is None and not decision.is_row:
        raise decision.refusal("the row has left the plan, so nothing of the file can be kept in it")
    if row is None:
        raise decision.refusal(f"there is no row {row_id} in the plan; write the id of one")
    kinds = next(sheet.columns.kinds for sheet in source.returned.sheets if sheet.name == place.sheet)
    if row.kind not in kinds:
        ones = listed([f"a {kind}" if kind[0] not in "aeiou" else f"an {kind}" for kind in kinds], "or")
        raise decision.refusal(f"{row_name(row)} cannot be a row of {place.sheet}; write the id of {ones}")
    return row_id
