"""What an audience may see of a plan: the rest is taken out before anything is made of it."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from actionplan.plan.model import KINDS, ActionPlan, references
from actionplan.plan.nouns import Dated, Evidence, Noun, Request, Update
from actionplan.words.dates import read_date
from actionplan.words.vocabulary import Audience

NOT_NAMED = "\u2013"
_TEXTS_OF_AN_UPDATE = ("narrative", "path_to_green_by", "outcome", "lesson", "by", "imported_from")
_DATES_OF_AN_UPDATE = ("date_was", "date_now")
_NOT_NAMED_OF_AN_UPDATE = ("approved_by", "expected", "reason", "path_to_green")


def visible(plan: ActionPlan, audience: Audience) -> ActionPlan:
    """The plan as an audience may see it; internal notes are for nobody's report.

    Rows for a narrower audience are left out, and with them all that is said of them. An update for a
    narrower audience still sets the status and the dates of its milestone, so that all audiences see one
    status and the same slips, but none of its words. Who was asked for updates is for the team only.
    """
    hidden, years = _hidden(plan, audience), plan.settings.years
    return plan.mapped(lambda row: None if row.id in hidden else _worded_for(row, audience, hidden, years))


def _hidden(plan: ActionPlan, audience: Audience) -> set[str]:
    """The ids of rows for a narrower audience, of what is said of them, and of what outlived its row."""
    unseen = {row.id for kind in KINDS for row in plan.rows(kind) if not audience.may_see(_meant_for(row))}
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


def _meant_for(row: Noun) -> Audience:
    usual = Audience.TEAM if isinstance(row, Request) else Audience.LAY_MEMBERS
    audience: Audience = getattr(row, "audience", usual)
    return audience


def _worded_for(row: Noun, audience: Audience, hidden: Set[str], years: str) -> Noun:
    emptied = _unlinked(row, hidden)
    if getattr(row, "internal_note", ""):
        emptied["internal_note"] = ""
    if isinstance(row, Update) and not audience.may_see(row.audience):
        emptied |= {field: "" for field in _TEXTS_OF_AN_UPDATE if getattr(row, field)}
        emptied |= {"follow_on": ()} if row.follow_on else {}
        emptied |= {"nothing_changed": True} if row.is_answer else {}  # an answer still, to one and all
        emptied |= {field: NOT_NAMED for field in _NOT_NAMED_OF_AN_UPDATE if getattr(row, field)}
        emptied |= {field: _day_of(getattr(row, field), years) for field in _DATES_OF_AN_UPDATE}
    return row.model_copy(update=emptied) if emptied else row


def _day_of(written: str, years: str) -> str:
    """The last day of a date in figures, so that slips are the same for all; other words are not for all."""
    days = [part.end for part in read_date(written, years).parts if part.role == "due" and part.end]
    return max(days).isoformat() if days else NOT_NAMED if written else ""


def _unlinked(row: Noun, hidden: Set[str]) -> dict[str, Any]:
    """The fields of a row that refer to hidden ones, without those; a row that left has left still."""
    lost = {field for field, target in references(row) if target in hidden}
    emptied = {field: _kept(getattr(row, field), hidden) for field in lost}
    if emptied.get("replaced_by") == () and isinstance(row, Dated) and not row.withdrawn_because:
        emptied["withdrawn_because"] = NOT_NAMED
    return emptied


def _kept(value: Any, hidden: Set[str]) -> Any:
    return tuple(one for one in value if one not in hidden) if isinstance(value, tuple) else None
