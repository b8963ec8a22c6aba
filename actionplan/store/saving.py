"""What a save does in its transaction: read the plan, check what others did meanwhile, write a revision."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from actionplan.plan.changes import (
    HEADER,
    WHOLE_ROW,
    Change,
    ChangeSet,
    Revision,
    apply,
    diff,
    invert,
    row_data,
)
from actionplan.plan.conflicts import moved_by, moved_since, undone
from actionplan.plan.fields import check_text
from actionplan.plan.model import KINDS, ActionPlan, wording
from actionplan.plan.nouns import Noun
from actionplan.plan.problems import refuse_problems
from actionplan.plan.promises import refuse_other_periods, refuse_unanswered, with_recorded_moves
from actionplan.store import issued, rows
from actionplan.store.rows import Kept
from actionplan.words.english import normalised
from actionplan.words.errors import BadChange, CannotUndo, PlanExists, PlanMoved, UnknownRevision


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person says of a save: who, when (UTC, ISO) and why."""

    by: str
    at: str
    why: str

    @classmethod
    def of(cls, by: str, at: datetime, why: str) -> Entry:
        """Check what a person says of a save.

        Raises:
            BadChange: where the text could not be kept.
        """
        if at.tzinfo is None:
            raise ValueError("a save is made at a moment that knows its time zone")
        refuse_unkept(by, why)
        return cls(by, at.astimezone(UTC).isoformat(), why)


def refuse_unkept(*said: str) -> None:
    """Raise BadChange where a text that is told with a save could not be kept."""
    for text in said:
        try:
            check_text(text)
        except ValueError as error:
            raise BadChange(f"Who makes a change, or why, cannot be kept: {error}.") from None


@dataclass(frozen=True, slots=True)
class _Held:
    """A plan as the transaction found it, with the rows that left it, and which rows and periods were issued."""

    plan: ActionPlan
    latest: int
    kept: Sequence[Kept]
    promised: Collection[str]
    periods: Collection[str]

    @classmethod
    def of(cls, connection: Connection, plan: str, where: str) -> _Held:
        rows.require_plan(connection, plan)
        kept = rows.read_items(connection, plan)
        latest = rows.read_stamp(connection, plan).number
        of_reports = issued.promised(connection, plan), issued.read_periods(connection, plan)
        return cls(rows.build_plan(kept, where), latest, kept, *of_reports)


def create(connection: Connection, plan: ActionPlan, entry: Entry) -> Revision:
    """Keep a new plan as its revision 1, which adds every row."""
    if rows.holds_plan(connection, plan.id):
        raise PlanExists(plan.id)
    refuse_problems(plan)
    added = [Change(HEADER, plan.id, WHOLE_ROW, None, row_data(plan.header))]
    added += [
        Change(kind, row.id, WHOLE_ROW, None, row_data(row)) for kind in KINDS for row in plan.rows(kind)
    ]
    revision = Revision(plan.id, 1, entry.at, entry.by, entry.why, tuple(added))
    rows.write(connection, None, plan, revision)
    return revision


def save(connection: Connection, change_set: ChangeSet, entry: Entry, where: str) -> Revision | None:
    """Apply a change set to the plan as it is now; None where it changes nothing."""
    held, mine = _unmoved(connection, change_set, where)
    return _written(connection, held, mine, entry, None)


def check(connection: Connection, change_set: ChangeSet, where: str) -> None:
    """Raise what saving the change set would raise; nothing is written."""
    refuse_unkept(change_set.why)
    _made(*_unmoved(connection, change_set, where))


def _unmoved(connection: Connection, change_set: ChangeSet, where: str) -> tuple[_Held, Sequence[Change]]:
    """The plan as it is now, and what of the change set changes something; nobody else did meanwhile."""
    held = _Held.of(connection, change_set.plan, where)
    if not 1 <= change_set.base <= held.latest:
        raise UnknownRevision(change_set.plan, change_set.base, held.latest)
    mine = tuple(change for change in change_set.changes if change.old != change.new)
    later = rows.build_revisions(rows.read_revisions(connection, change_set.plan, change_set.base))
    moved = moved_since(mine, later, held.plan)
    if moved:
        raise PlanMoved(moved, by=moved_by(mine, later, held.plan))
    return held, mine


@dataclass(frozen=True, slots=True)
class Recording:
    """What the update takes that an undo adds where it changes a promised date: its period, and an id."""

    period: str
    new_id: Callable[[str], str]

    def of(self, held: _Held, mine: Sequence[Change], entry: Entry) -> Sequence[Change]:
        """The changes with that update."""
        at = datetime.fromisoformat(entry.at)
        said = {"by": entry.by, "why": entry.why, "period": self.period}
        return with_recorded_moves(held.plan, mine, held.promised, **said, at=at, new_id=self.new_id)


def undo(
    connection: Connection, plan: str, number: int, entry: Entry, where: str, recording: Recording | None
) -> Revision:
    """Apply the inverse of a revision to the plan as it is now."""
    held = _Held.of(connection, plan, where)
    if not 1 <= number <= held.latest:
        raise UnknownRevision(plan, number, held.latest)
    if number == 1:
        raise CannotUndo(f'Revision 1 is the making of the plan "{plan}", which cannot be undone.')
    first, *later = rows.build_revisions(rows.read_revisions(connection, plan, number - 1))
    if number in undone([first, *later]):
        by = max(revision.number for revision in later if revision.undoes == number)
        raise CannotUndo(
            f"Revision {number} is undone already, by revision {by}. To bring it back, undo revision {by}."
        )
    mine: Sequence[Change] = invert(first.changes)
    moved = moved_since(mine, later, held.plan)
    if moved:
        raise PlanMoved(
            moved, f"Revision {number} was not undone. Undo the later ones first, or change the plan by hand."
        )
    if recording and held.promised:
        mine = recording.of(held, mine, entry)
    revision = _written(connection, held, mine, entry, number)
    if revision is None:
        raise CannotUndo(f"Revision {number} changed nothing that could be taken back.")
    return revision


def _written(
    connection: Connection, held: _Held, mine: Sequence[Change], entry: Entry, undoes: int | None
) -> Revision | None:
    after, made = _made(held, mine)
    if not made:
        return None
    revision = Revision(after.id, held.latest + 1, entry.at, entry.by, entry.why, made, undoes)
    rows.write(connection, held.plan, after, revision)
    return revision


def _made(held: _Held, mine: Sequence[Change]) -> tuple[ActionPlan, tuple[Change, ...]]:
    """The plan with the changes made, and what they changed.

    What is kept is what the plan became: "5" typed for a number is 5.0 there, and taking it back must fit.
    """
    after = apply(held.plan, _in_free_places(held.plan, mine))
    made = diff(held.plan, after)
    _refuse_reuse(held.kept, made, after)
    if held.promised:
        refuse_unanswered(held.plan, made, held.promised)
    if held.periods and held.plan.settings != after.settings:
        refuse_other_periods(held.plan.settings.calendar, after.settings.calendar, held.periods)
    return after, made


def _in_free_places(plan: ActionPlan, changes: Sequence[Change]) -> list[Change]:
    """Two people who add a row at the same place both get one: the later row stands behind the earlier."""
    taken = {kind: {row.order for row in plan.rows(kind)} for kind in KINDS}
    return [_in_free_place(change, taken[change.kind]) if _adds(change) else change for change in changes]


def _adds(change: Change) -> bool:
    return change.kind in KINDS and change.field == WHOLE_ROW and isinstance(change.new, dict)


def _in_free_place(change: Change, taken: set[int]) -> Change:
    order = change.new.get("order", 0)
    while order in taken:
        order += 1
    taken.add(order)
    return replace(change, new={**change.new, "order": order})


def _refuse_reuse(kept: Sequence[Kept], made: Sequence[Change], after: ActionPlan) -> None:
    """An id is one row for ever: it may come back, but never as something else."""
    known = {row.id: row for row in kept}
    for change in made:
        if change.field == WHOLE_ROW and change.new is not None and change.id in known:
            _refuse_other(known[change.id], after.by_id[change.id])


def _refuse_other(before: Kept, row: Noun) -> None:
    was = wording(KINDS[before.kind][1].model_validate_json(before.data))
    if before.kind != row.kind or normalised(was) != normalised(wording(row)):
        raise BadChange(
            f'The id "{row.id}" was that of the {before.kind.replace("_", " ")} \u201c{was}\u201d, and an id '
            "is never used again. Give the new row another id."
        )
