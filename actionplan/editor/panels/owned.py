"""What milestones and activities have in common: an owner and a priority, to choose, to fill in and to filter by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan.editor.blocks import Choice, Field, Filter
from actionplan.editor.session import Session

NONE = Choice("", "None")
_NOBODY = "-"


def owner_choices(session: Session) -> Sequence[Choice]:
    """The owners of the register."""
    return [Choice(owner.id, owner.name) for owner in session.plan.owners]


def priority_choices(session: Session) -> Sequence[Choice]:
    """The priorities and enablers."""
    return [
        Choice(one.id, f"{one.number} {one.title}" if one.number else one.title)
        for one in session.plan.priorities
    ]


def fields(session: Session) -> Sequence[Field]:
    """The owner and the priority of a new row."""
    return (
        Field("owner", "Owner", "choice", choices=(NONE, *owner_choices(session))),
        Field("priority", "Priority", "choice", choices=(NONE, *priority_choices(session))),
    )


def filters(session: Session) -> Sequence[Filter]:
    """A filter by priority and one by owner, each with an entry for the rows that have none."""
    no_priority, no_owner = Choice(_NOBODY, "Under no priority"), Choice(_NOBODY, "No owner")
    return [
        Filter(
            "priority", "Priority", [Choice("", "All priorities"), *priority_choices(session), no_priority]
        ),
        Filter("owner", "Owner", [Choice("", "All owners"), *owner_choices(session), no_owner]),
    ]


def filtered_by(priority: str | None, owner: str | None) -> Mapping[str, str]:
    """By which entries of those filters a row is found."""
    return {"priority": priority or _NOBODY, "owner": owner or _NOBODY}
