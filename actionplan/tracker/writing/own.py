"""What an owner is asked about, and its part in each row: to answer, to stand in for who is away, to contribute."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Dated, Owner
from actionplan.plan.owners import answering
from actionplan.rules.rag import due_day
from actionplan.tracker.columns import CONTRIBUTOR
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import OVER, RatedItem

OWNER = "Owner"


def own_items(view: PlanView, owner: Owner) -> tuple[RatedItem, ...]:
    """What an owner is asked about: what it answers for, what it stands in for, what it contributes to, each by date.

    What is over is left out, but for what was completed in the period, and so is what was withdrawn since. Nothing
    where nothing of it is open.
    """
    parts = own_parts(view, owner)
    mine = [item for item in view.items if item.row.id in parts and not item.row.withdrawn_on]
    if all(item.verdict.rag in OVER for item in mine):
        return ()
    asked = (item for item in mine if item.verdict.rag not in OVER or _just_completed(item, view))
    return tuple(sorted(asked, key=lambda item: _turn(item, parts)))


def own_parts(view: PlanView, owner: Owner) -> Mapping[str, str]:
    """By the id of each row in which an owner has a part that part: `Owner`, `For NAME, away`, or `Contributor`."""
    absent = stands_in_for(view.plan, owner, view.as_at)
    found = ((item.row.id, _part(item.row, view.plan, owner, absent)) for item in view.items)
    return {row_id: part for row_id, part in found if part}


def stands_in_for(plan: ActionPlan, owner: Owner, day: date) -> Mapping[str, Owner]:
    """By their ids, the owners that are away on a day and name this one as their deputy."""
    return {one.id: one for one in plan.owners if one.deputy == owner.id and is_away(one, day)}


def is_away(owner: Owner, day: date) -> bool:
    """Whether an owner is away on a day; one that has left the post is not away but gone."""
    iso = day.isoformat()
    has_left = bool(owner.in_post_until and owner.in_post_until < iso)
    return not has_left and bool(owner.away_until and owner.away_until >= iso)


def _part(row: Dated, plan: ActionPlan, owner: Owner, absent: Mapping[str, Owner]) -> str:
    answers = answering(row, plan)
    if answers == owner.id:
        return OWNER
    if answers and answers in absent:
        return f"For {absent[answers].name}, away"
    return CONTRIBUTOR if owner.id in row.contributors else ""


def _just_completed(item: RatedItem, view: PlanView) -> bool:
    return item.completed_on is not None and item.completed_on in view.period


def _turn(item: RatedItem, parts: Mapping[str, str]) -> tuple[bool, bool, date]:
    part = parts[item.row.id]
    return part == CONTRIBUTOR, part != OWNER, due_day(item.reading) or date.max
