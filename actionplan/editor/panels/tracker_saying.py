"""What is said of a returned tracker: whose it is, what it brings, and all that is told of it besides."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from actionplan.desk.merging import MergedFile
from actionplan.editor.blocks import Items
from actionplan.editor.fortnights import fortnight_inside
from actionplan.editor.panels.tracker_files import Back
from actionplan.editor.panels.tracker_words import all_plainly
from actionplan.plan.model import ActionPlan
from actionplan.tracker.merge import Conflict, Merged, Place, Told
from actionplan.words.english import count_of, listed
from actionplan.words.period_names import code_in_words

MOST_TOLD = 100
_WAITS, _WAIT = "waits for you to decide", "wait for you to decide"
_COMMENTS = (
    "It came back as it went out but for its comments, which may be the answer: write them into the plan"
)


def whose(back: Back, plan: ActionPlan) -> str:
    """`the tracker of Events officer for fortnight 6 of 26, 12 to 25 June 2017`."""
    assert back.found
    merged = back.found.merged
    fortnight = fortnight_inside(plan.settings.calendar.single(merged.period))
    who = f"tracker of {back.found.owner}" if back.found.owner else "whole tracker"
    return f"the {who} for {fortnight}"


def brings(found: MergedFile) -> str:
    """`3 changes and 1 new row; 2 wait for you to decide`, or, once it is saved, `2 are left as they are`."""
    merged = found.merged
    if merged.untouched:
        return _untouched(found)
    does = [count_of_things(len(merged.changes), "change"), count_of_things(_added(merged), "new row")]
    waits = waiting_for(merged)
    told = listed([one for one in does if one]) or "No change"
    if not waits:
        return told
    one, several = ("is left as it is", "are left as they are") if found.saved else (_WAITS, _WAIT)
    return f"{told}; {waits:,} {one if waits == 1 else several}"


def _untouched(found: MergedFile) -> str:
    if found.merged.has_comments:
        return _COMMENTS
    if not found.answers:
        return "It came back as it went out"
    rows = count_of(len(found.answers), "row")
    return f"It came back as it went out: that is {found.owner}'s answer that nothing has changed on {rows}"


def count_of_things(number: int, thing: str) -> str:
    """`3 changes`; nothing where there is none."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}" if number else ""


def waiting_for(merged: Merged) -> int:
    """How much of a file waits for a decision: it is left as it is in the plan until then."""
    alike = [one for one in merged.to_add if one.can_be_added and not one.added]
    open_cells = [one for one in merged.unknown if one.place.column and one.place.row]
    return len(merged.conflicts) + len(merged.needs_reason) + len(alike) + len(open_cells)


def _added(merged: Merged) -> int:
    return sum(one.added for one in merged.proposed)


def save_label(found: MergedFile) -> str:
    """What the button says that it will do."""
    merged = found.merged
    does = [count_of_things(len(merged.changes), "change"), count_of_things(_added(merged), "new row")]
    told = listed([one for one in does if one])
    if told:
        return f"Save {told}"
    if merged.untouched and found.answers:
        return f"Save that nothing has changed on {count_of(len(found.answers), 'row')}"
    return "Save that it has come back"


def left_over(found: MergedFile, decided: Sequence[Place] = ()) -> Iterator[Items]:
    """All that is told of a file besides what is `decided` in the tables above."""
    merged, shown = found.merged, {(one.sheet, one.row, one.column) for one in decided}
    lists = {
        "Left as it is in the plan": _sentences(merged.conflicts, shown)
        + _sentences(merged.needs_reason, shown),
        "Not taken": _sentences(merged.unknown, shown),
        "Cannot be read": _sentences(merged.unreadable, shown),
        "Stands there more than once": _sentences(merged.duplicates, shown),
        "Not in the file (nothing is deleted)": _sentences(merged.missing, shown),
        "Also worth knowing": [*_notes(found), *_issued(found)],
    }
    for caption, sentences in lists.items():
        told = all_plainly(sentences)
        more = [f"And {len(told) - MOST_TOLD:,} more."] if len(told) > MOST_TOLD else []
        if told:
            yield Items([*told[:MOST_TOLD], *more], caption)


def _sentences(entries: Sequence[Told | Conflict], shown: Container[tuple[str, int, str]]) -> list[str]:
    places = ((entry, entry.place) for entry in entries)
    return [entry.sentence for entry, at in places if (at.sheet, at.row, at.column) not in shown]


_DECIDED = (": kept as it is in the plan.", ": not added, as is decided.")
"""So end the notes on what is decided now, which the tables show until it is saved."""


def _notes(found: MergedFile) -> list[str]:
    return [note for note in found.merged.notes if found.saved or not note.endswith(_DECIDED)]


def _issued(found: MergedFile) -> list[str]:
    if not found.issued or found.merged.untouched:
        return []
    told = f"Report {found.issued}, of {code_in_words(found.merged.period)}, is issued"
    return [f"{told} and stays as it is; the next one tells of this."]
