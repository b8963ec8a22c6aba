"""What an audience may see of a plan: the rest is taken out before anything is made of it."""

from __future__ import annotations

from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import Noun, Update
from actionplan.words.vocabulary import Audience

NOT_NAMED = "\u2013"
_TEXTS_OF_AN_UPDATE = ("narrative", "reason", "path_to_green", "path_to_green_by", "expected")


def visible(plan: ActionPlan, audience: Audience) -> ActionPlan:
    """The plan as an audience may see it; internal notes are for nobody's report.

    Rows for a narrower audience are left out. An update for a narrower audience still sets the status and the dates
    of its milestone, so that all audiences see one status, but none of its words.
    """
    rows = {
        kind: tuple(_worded_for(row, audience) for row in plan.rows(kind) if _may_see(row, audience)) for kind in KINDS
    }
    kept = {row.id for of_kind in rows.values() for row in of_kind}
    rows["activity"] = tuple(_without_links(row, kept) for row in rows["activity"])
    rows["decision"] = tuple(_without_links(row, kept) for row in rows["decision"])
    return ActionPlan.of(plan.header, rows)


def _may_see(row: Noun, audience: Audience) -> bool:
    return isinstance(row, Update) or audience.may_see(getattr(row, "audience", Audience.LAY_MEMBERS))


def _worded_for(row: Noun, audience: Audience) -> Noun:
    emptied = {}
    if getattr(row, "internal_note", ""):
        emptied["internal_note"] = ""
    if isinstance(row, Update) and not audience.may_see(row.audience):
        emptied |= {field: "" for field in _TEXTS_OF_AN_UPDATE if getattr(row, field)}
        if row.approved_by:
            emptied["approved_by"] = NOT_NAMED
    return row.model_copy(update=emptied) if emptied else row


def _without_links(row: Noun, kept: set[str]) -> Noun:
    links = {f: None for f in ("milestone", "about") if getattr(row, f, None) and getattr(row, f) not in kept}
    return row.model_copy(update=links) if links else row
