"""New dates of rows that stood in an issued report: they wait until somebody says what they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from actionplan.tracker.merge import Edit, Merged, Told
from actionplan.tracker.merge.sentences import told
from actionplan.words.english import quoted


def without_open_dates(merged: Merged, answered: Collection[str] = ()) -> Merged:
    """The merge with each new date of a promised row among what needs a reason, and not among the changes.

    `answered` are the ids of the rows of which somebody has said what their new dates are.

    A date as written and the day beside it are one date, which is asked about once.
    """
    waits = [edit for edit in merged.changes if edit.promised and edit.place.id not in answered]
    asked = {(edit.place.sheet, edit.place.row): edit for edit in reversed(waits)}
    kept = tuple(edit for edit in merged.changes if edit not in waits)
    waiting = tuple(map(_asked, reversed(asked.values())))
    return replace(merged, changes=kept, needs_reason=(*merged.needs_reason, *waiting)) if waiting else merged


def _asked(edit: Edit) -> Told:
    was, now = (quoted(text) if text else "no date" for text in (edit.old, edit.new))
    why = (
        f"its date stood in an issued report as {was} and is {now} in the file; say what that is with --new-date "
        "corrected, agreed (with --agreed-by and --why) or expected"
    )
    return Told(edit.place, told(replace(edit.place, column=""), why), edit.new, edit=edit)
