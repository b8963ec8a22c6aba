"""When and by whom: what a new row carries of its making, given by whoever reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import Appended, Dated, Noun


def stamped(plan: ActionPlan, known: ActionPlan, *, by: str, at: datetime, day: date) -> ActionPlan:
    """The plan with day, moment and person on each row that has none; rows of `known` keep theirs.

    A plan that is written up before or after its years has no "later": its rows were there from the
    beginning.
    """
    moment = at.astimezone(UTC).isoformat()
    since = day.isoformat() if plan.settings.calendar.on(day) else None
    rows = {
        kind: tuple(_stamped(row, known.by_id.get(row.id), by, moment, since) for row in plan.rows(kind))
        for kind in KINDS
    }
    return ActionPlan.of(plan.header, rows)


def _stamped(row: Noun, before: Noun | None, by: str, at: str, day: str | None) -> Noun:
    if isinstance(row, Dated) and row.since is None:
        since = before.since if isinstance(before, Dated) else day
        return row.model_copy(update={"since": since}) if since else row
    if isinstance(row, Appended) and row.recorded is None:
        recorded, recorder = (before.recorded, before.by) if isinstance(before, Appended) else (at, by)
        return row.model_copy(update={"recorded": recorded, "by": row.by or recorder})
    return row
