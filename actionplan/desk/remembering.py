"""What was decided of a file that came back before, and what a second look at one must not settle unseen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from actionplan.plan.changes import Revision
from actionplan.plan.conflicts import undone
from actionplan.store import KeptReturn, Store
from actionplan.tracker.merge import Decided, Merged, Returned, Since, content_sha256, remembered
from actionplan.words.english import UK_TIME, day_in_words
from actionplan.words.errors import PlanMoved

Seen = frozenset[tuple[str, str, str]]
"""What a look at a file has shown: the id of a row, the column, and what stood there in the plan."""


def decided_before(
    opened: Store, plan: str, rows: Returned, earlier: Sequence[KeptReturn], since: Since
) -> Decided:
    """What was decided when a file of the very same content was last merged, and not undone; nothing where none was."""
    of_export = [one for one in earlier if one.export == rows.export]
    content = content_sha256(rows) if of_export else ""
    again = _standing([one for one in of_export if one.content_sha256 == content], since.history)
    if not again:
        return Decided()
    outcome = json.loads(opened.returned_outcome(plan, again[-1].number))
    day = datetime.fromisoformat(again[-1].at).astimezone(UK_TIME).date()
    return remembered(outcome.get("decided", ()), rows, day_in_words(day))


def _standing(again: Sequence[KeptReturn], history: Sequence[Revision]) -> Sequence[KeptReturn]:
    """Those of a file's returns that were not undone, nor only carried on what was undone later."""
    gone = undone(history)
    undone_at = {one.undoes: one.at for one in history if one.undoes in gone}
    ended = [(one.number, undone_at[one.revision]) for one in again if one.revision in undone_at]
    return [
        one for one in again if not any(number <= one.number and one.at <= until for number, until in ended)
    ]


def seen_in(merged: Merged) -> Seen:
    """What a look at a file shows of the cells that it would change, and of those that wait or are in conflict."""
    waiting = [one.edit for one in (*merged.needs_reason, *merged.settled) if one.edit]
    edits = {(edit.place.id, edit.place.key, edit.old) for edit in (*merged.changes, *waiting)}
    return frozenset(edits | {(one.place.id, one.place.key, one.plan) for one in merged.conflicts})


def refuse_unseen(merged: Merged, seen: Seen) -> None:
    """Refuse to settle what others have said since the first look, of which whoever decided cannot have known.

    Raises:
        PlanMoved: naming it.
    """
    unseen = [
        one.sentence
        for one in merged.settled
        if one.edit and (one.place.id, one.place.key, one.edit.old) not in seen
    ]
    if unseen:
        raise PlanMoved(unseen, "Nothing was saved. Merge the file again, and say what to keep.")
