"""Which cells of a row are there to be filled in, and why what was typed into the others is not taken."""

from __future__ import annotations

from actionplan.plan.nouns import Dated
from actionplan.plan.owners import answering
from actionplan.tracker.columns import PART, Column, Role
from actionplan.tracker.merge.work import Tied, Work

TITLE, WHAT = "title", "what"
_NOT_YET = (
    "is not taken yet: a reading needs its indicator in the plan; merge the file again when that is there"
)
_TO_READ = "is not taken: this cell is only to be read; say it in the update, or change it in the plan"


def why_closed(tied: Tied, column: Column, work: Work) -> str:
    """Why a cell is not taken, as words that follow what stands in it; empty where it is there to be filled in.

    In a new row also what is only to be read elsewhere is filled in, so that it says what the row is.
    """
    if tied.is_new and column.key in (TITLE, WHAT):
        return ""
    if column.role is Role.SHOWN and column.key != TITLE:
        return "is not taken: this cell is worked out"
    if column.key != TITLE and tied.kind not in column.fields:
        return f"is not taken: this column is not for {_kinds(tied.kind)}"
    if tied.is_new:
        return _NOT_YET if column.role is Role.READING and tied.there is None else ""
    if not tied.columns.is_open(column, tied.kind):
        return _TO_READ
    if not tied.columns.is_open(column, tied.kind, tied.base.get(PART, "")):
        return _for_the_owner(tied, column, work)
    return ""


def _kinds(kind: str) -> str:
    return {"activity": "activities"}.get(kind, f"{kind}s")


def _for_the_owner(tied: Tied, column: Column, work: Work) -> str:
    """Why a contributor cannot say what is for the accountable owner to say."""
    owner = answering(tied.there, work.plan) if isinstance(tied.there, Dated) else None
    name = f", {work.plan.name_of(owner)}," if owner else ""
    who, what = work.plan.name_of(tied.export.owner), "its status" if column.key == "status" else "this"
    return f"is not taken: {who} contributes to it; {what} is for its owner{name} to say"
