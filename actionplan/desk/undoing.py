"""What was done to a plan, and taking it back: what each revision became of, and the last change of one person."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from actionplan.desk.plans import open_store, undo
from actionplan.plan.changes import WHOLE_ROW, Revision, invert
from actionplan.plan.conflicts import undone
from actionplan.plan.nouns import Milestone, Target
from actionplan.words.errors import CannotUndo, PlanMoved

FIRST = 1
"""The revision that makes a plan, which nobody can take back."""


def revisions(plan: str, store: str | None = None, after: int = 0) -> Sequence[Revision]:
    """The revisions of a plan after a number, oldest first."""
    with open_store(store) as opened:
        return opened.history(plan, after)


def undone_by(told: Sequence[Revision]) -> Mapping[int, Revision]:
    """The revision that took another one back, and stands, by the number of that other one."""
    gone = undone(told)
    standing = (one for one in told if one.number not in gone and one.undoes in gone)
    return {one.undoes: one for one in standing if one.undoes is not None}


def can_be_undone(
    revision: Revision, taken_back: Mapping[int, Revision], promised: Collection[str] = ()
) -> bool:
    """Whether there is anything in a revision to take back, as far as it can be told from the revisions.

    A row that it added and that stands in an issued report, so is among the `promised` ones, is never deleted.
    """
    if revision.number == FIRST or revision.number in taken_back:
        return False
    return bool(invert(revision.changes)) and not _adds_any(revision, promised)


def _adds_any(revision: Revision, promised: Collection[str]) -> bool:
    """Whether a revision added a milestone or a target that is promised."""
    added = (one for one in revision.changes if one.field == WHOLE_ROW and one.old is None)
    return any(one.kind in (Milestone.kind, Target.kind) and one.id in promised for one in added)


def last_of(told: Sequence[Revision], by: str, promised: Collection[str] = ()) -> Revision | None:
    """The last thing that a person did, did not take back, and can; taking back is no such thing itself."""
    taken_back = undone_by(told)
    theirs = (one for one in reversed(told) if one.by == by and one.undoes is None)
    return next((one for one in theirs if can_be_undone(one, taken_back, promised)), None)


def undo_mine(plan: str, number: int, by: str, store: str | None = None) -> Revision:
    """Take back what a person did themselves, and nobody else.

    Raises:
        CannotUndo: where somebody else did it, or it is taken back already.
        PlanMoved: where somebody changed the same since.
    """
    mine = next((one for one in revisions(plan, store, number - 1) if one.number == number), None)
    if mine is None or mine.by != by:
        raise CannotUndo(
            "That is not a change of yours, so it was left as it is. Look for it in the history."
        )
    return take_back(plan, number, by, store)


def take_back(plan: str, number: int, by: str, store: str | None = None) -> Revision:
    """Take back one thing that somebody did, told to a person who never saw a number of it.

    Raises:
        CannotUndo: where it is taken back already, or there is nothing in it to take back, or a row that it added
            stands in an issued report by now.
        PlanMoved: where somebody changed the same since: what, who and when.
    """
    _refuse_issued(plan, number, store)
    try:
        return undo(plan, number, store, by=by, why="taken back")
    except PlanMoved as error:
        advice = "So it was not undone. Undo the later change first, or put it right by hand."
        raise PlanMoved(list(error.moved), advice) from None
    except CannotUndo:
        if number == FIRST:
            raise CannotUndo("That is how the plan began, which cannot be undone.") from None
        raise CannotUndo("That is undone already, or there is nothing in it to take back.") from None


def _refuse_issued(plan: str, number: int, store: str | None) -> None:
    with open_store(store) as opened:
        made = [one for one in opened.history(plan, number - 1) if one.number == number > FIRST]
        promised = opened.promised(plan)
    if any(_adds_any(one, promised) for one in made):
        raise CannotUndo(
            "A row that was added by that stands in an issued report now, so it is not deleted. Press Take out in its "
            "row, and say why: it is then withdrawn."
        )
