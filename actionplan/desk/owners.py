"""Handing work over from one owner to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.desk import given
from actionplan.desk.plans import one_day, open_store
from actionplan.plan.changes import ChangeSet, Revision
from actionplan.plan.describe import describe
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Activity
from actionplan.plan.owners import hand_over as changes_of_hand_over
from actionplan.view import PlanView
from actionplan.words.dates import read_date
from actionplan.words.errors import BadChange


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The revision that a hand-over made, and what it changed, in words."""

    revision: Revision
    changes: Sequence[str]


def hand_over(
    plan: str,
    from_owner: str,
    to_owner: str,
    day: str,
    store: str | None = None,
    *,
    by: str | None = None,
    why: str = "",
) -> HandedOver:
    """Move every open row from one owner to another from a day on; earlier periods keep the earlier owner.

    Raises:
        UnknownOwner: for a name that nobody in the register goes by.
        BadDay: for a day that cannot be read as one.
        BadChange: where there is nothing to hand over.
        PlanMoved: where somebody changed one of the rows meanwhile.
    """
    person, why = given.person(by), given.said("why", why)
    with open_store(store) as opened:
        stored = opened.load(plan)
        giver, taker = (stored.plan.owner_named(name) for name in (from_owner, to_owner))
        start = one_day(day, stored.plan, "Write the first day of the new owner, such as 2017-07-03.")
        changes = changes_of_hand_over(stored.plan, giver.id, taker.id, start, _ended(stored.plan, start))
        if not changes:
            raise BadChange(f"{giver.name} has nothing open to hand over to {taker.name}.")
        reason = why or f"hand-over from {giver.name} to {taker.name}"
        change_set = ChangeSet(plan, stored.revision.number, changes, reason)
        made = opened.apply(change_set, by=person, at=given.now())
        assert made is not None
        return HandedOver(made, describe(made.changes, opened.load(plan).plan))


def _ended(plan: ActionPlan, day: date) -> set[str]:
    """The rows that are over on a day: nobody has to take them on."""
    calendar = plan.settings.calendar
    period = calendar.on(day) or calendar.periods[0 if day < calendar.years.start else -1]
    items = {item.row.id for item in PlanView(plan, period, as_at=day).items if item.has_ended}
    over = {a.id for a in plan.activities if not a.continues and _last_day(a, plan) < day}
    return items | over


def _last_day(activity: Activity, plan: ActionPlan) -> date:
    """The last day of an activity that is not carried on: of its period, else by its date; a past one without both."""
    if activity.period:
        return plan.settings.calendar.single(activity.period).end
    parts = read_date(activity.date, plan.settings.years, activity.answers).parts
    return max((part.end or part.start or date.max for part in parts), default=date.min)
