"""What was changed meanwhile: the one rule for saving, loading a file, undoing, and saying something of a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actionplan.plan.changes import WHOLE_ROW, Change, Revision, is_append
from actionplan.plan.describe import change_name, shown
from actionplan.plan.fields import field_words
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import Update
from actionplan.words.english import moment_words


def moved_since(mine: Sequence[Change], later: Sequence[Revision], plan: ActionPlan) -> list[str]:
    """One sentence for each of my changes that another's later revision stands against.

    Two changes stand against each other where they touch the same field of one row, where one removes or adds
    the row that the other touches, or where one removes a row that the other refers to. What I append stands
    against nothing, but cannot be kept on a row that is gone; a revision that was undone since is in nobody's
    way.
    """
    return [_sentence(change, against, plan) for change, against in _moved(mine, later, plan)]


def moved_by(mine: Sequence[Change], later: Sequence[Revision], plan: ActionPlan) -> frozenset[str]:
    """The names of those whose later revisions my changes stand against."""
    return frozenset(against.revision.by for _, against in _moved(mine, later, plan))


def said_meanwhile(
    seen: Update | None, now: Update | None, wanted: Mapping[str, Any], revision: Revision, plan: ActionPlan
) -> list[str]:
    """One sentence for each field of what one person says of a row that is another than they saw, and than they want.

    Args:
        seen: what they had said, as they saw it; None for nothing.
        now: what they have said by now, in another window; None for nothing.
        wanted: the fields that they say now, by their names.
        revision: the last that made it another.
        plan: the plan as it is now.

    """
    said = now or seen
    if said is None:
        return []
    before, after = (one.model_dump(mode="json") if one else {} for one in (seen, now))
    moved = []
    for field, new in wanted.items():
        was, since = (values.get(field) or None for values in (before, after))
        if was != since and since != (new or None):
            mine, theirs = (Change(Update.kind, said.id, field, was, value) for value in (new, since))
            moved.append(_sentence(mine, _Theirs(0, revision, theirs), plan))
    return moved


def _moved(
    mine: Sequence[Change], later: Sequence[Revision], plan: ActionPlan
) -> Sequence[tuple[Change, _Theirs]]:
    """My changes that stand against another's, each with the last of those."""
    gone = undone(later)
    theirs = _by_row(r for r in later if r.number not in gone and r.undoes not in gone)
    return [
        (change, against)
        for change in mine
        if (against := _last_against(change, theirs))
        and not (is_append(change) and against.change.id in plan.by_id)  # removed, and there again
    ]


def undone(revisions: Sequence[Revision]) -> set[int]:
    """The numbers of the revisions that a later one of them undoes, and that none has brought back since."""
    present = {revision.number for revision in revisions}
    gone: set[int] = set()
    for revision in reversed(revisions):
        target = revision.undoes
        if target is not None and target in present and revision.number not in gone:
            gone.add(target)
    return gone


@dataclass(frozen=True, slots=True)
class _Theirs:
    """A change that another made: the how manyth it is, and in which revision."""

    place: int
    revision: Revision
    change: Change


def _by_row(standing: Iterable[Revision]) -> Mapping[str, Sequence[_Theirs]]:
    """What others did, by the id of each row that they touched or referred to."""
    found: dict[str, list[_Theirs]] = {}
    changes = ((r, change) for r in standing for change in r.changes)
    for place, (revision, change) in enumerate(changes):
        for row_id in {change.id, *_referred(change)}:
            found.setdefault(row_id, []).append(_Theirs(place, revision, change))
    return found


def _last_against(mine: Change, theirs: Mapping[str, Sequence[_Theirs]]) -> _Theirs | None:
    near = (one for row_id in (mine.id, *_referred(mine)) for one in theirs.get(row_id, ()))
    against = (one for one in near if _stand_against(mine, one.change))
    return max(against, key=lambda one: one.place, default=None)


def _stand_against(mine: Change, theirs: Change) -> bool:
    if mine.id == theirs.id and mine.kind == theirs.kind:
        same_field = mine.field == theirs.field or WHOLE_ROW in (mine.field, theirs.field)
        return same_field and not is_append(mine)
    one_goes = _removes(mine) and mine.id in _referred(theirs)
    return one_goes or (_removes(theirs) and theirs.id in _referred(mine))


def _removes(change: Change) -> bool:
    return change.field == WHOLE_ROW and change.new is None


def _referred(change: Change) -> set[str]:
    """The ids that a change makes its row refer to."""
    if change.kind not in KINDS or change.new is None:
        return set()
    new = change.new if change.field == WHOLE_ROW else {change.field: change.new}
    values = [new[field] for field in KINDS[change.kind][1].references if new.get(field)]
    return {one for value in values for one in (value if isinstance(value, list) else [value])}


def _sentence(mine: Change, against: _Theirs, plan: ActionPlan) -> str:
    revision, theirs = against.revision, against.change
    moment = moment_words(revision.at)
    who = f"by {revision.by} on {moment} (revision {revision.number})"
    same_row = theirs.id == mine.id and theirs.field == WHOLE_ROW
    name = change_name(theirs if same_row else mine, plan)  # their change still has a removed row's name
    if is_append(mine):
        added = change_name(mine, plan, subject=False)
        return f"{added} cannot be added: {change_name(theirs, plan)}, which it is about, was removed {who}."
    if _removes(theirs) and theirs.id != mine.id:
        return f"{name} refers to {change_name(theirs, plan)}, which was removed {who}."
    if theirs.id != mine.id:
        return f"{name} cannot be removed: {change_name(theirs, plan)} refers to it since a change {who}."
    if WHOLE_ROW in (mine.field, theirs.field):
        return f"{name} was {_what_happened(theirs)} {who}; you wanted to {_what_was_wanted(mine)}."
    was, now, wanted = (shown(v, mine, plan) or "empty" for v in (mine.old, theirs.new, mine.new))
    field = field_words(mine.field)
    return f"{name}, {field}: it was {was}, is now {now} (changed {who}), and you wanted {wanted}."


def _what_happened(theirs: Change) -> str:
    if theirs.field == "withdrawn":
        return "taken back" if theirs.new else "brought back"
    if theirs.field != WHOLE_ROW:
        return f"changed ({field_words(theirs.field)})"
    return "removed" if theirs.new is None else "added"


def _what_was_wanted(mine: Change) -> str:
    if mine.field == "withdrawn":
        return "take it back" if mine.new else "bring it back"
    if mine.field != WHOLE_ROW:
        return f"change its {field_words(mine.field)}"
    return "remove it" if mine.new is None else "add it"
