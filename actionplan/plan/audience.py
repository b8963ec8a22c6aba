"""What an audience may see of a plan: the rest is taken out before anything is made of it."""

from __future__ import annotations

from actionplan.plan.model import KINDS, ActionPlan, references
from actionplan.plan.nouns import Evidence, Noun, Update
from actionplan.words.vocabulary import Audience

NOT_NAMED = "\u2013"
_TEXTS_OF_AN_UPDATE = ("narrative", "reason", "path_to_green", "path_to_green_by", "expected", "by")


def visible(plan: ActionPlan, audience: Audience) -> ActionPlan:
    """The plan as an audience may see it; internal notes are for nobody's report.

    Rows for a narrower audience are left out, and with them all that is said of them. An update for a
    narrower audience still sets the status and the dates of its milestone, so that all audiences see one
    status, but none of its words.
    """
    hidden = _hidden(plan, audience)
    rows = {
        kind: tuple(_worded_for(row, audience, hidden) for row in plan.rows(kind) if row.id not in hidden)
        for kind in KINDS
    }
    return ActionPlan.of(plan.header, rows)


def _hidden(plan: ActionPlan, audience: Audience) -> set[str]:
    """The ids of rows for a narrower audience, of what is said of them, and of what outlived its row."""
    unseen = {
        row.id
        for kind in KINDS
        for row in plan.rows(kind)
        if not audience.may_see(getattr(row, "audience", Audience.LAY_MEMBERS))
    }
    said = [row for kind in KINDS for row in plan.rows(kind) if isinstance(row, Update | Evidence)]
    grown = True
    while grown:  # evidence may be for a piece of evidence
        about = {row.id for row in said if row.of in unseen or row.of not in plan.by_id}
        grown = not about <= unseen
        unseen |= about
    status_only = {
        row.id for row in plan.updates if not audience.may_see(row.audience) and row.of not in unseen
    }
    return unseen - status_only


def _worded_for(row: Noun, audience: Audience, hidden: set[str]) -> Noun:
    emptied: dict[str, object] = {field: None for field, target in references(row) if target in hidden}
    if getattr(row, "internal_note", ""):
        emptied["internal_note"] = ""
    if isinstance(row, Update) and not audience.may_see(row.audience):
        emptied |= {field: "" for field in _TEXTS_OF_AN_UPDATE if getattr(row, field)}
        emptied |= {
            field: NOT_NAMED for field in ("approved_by", "expected", "reason") if getattr(row, field)
        }
    return row.model_copy(update=emptied) if emptied else row
