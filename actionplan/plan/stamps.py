"""When and by whom: what a new row carries of its making, given by whoever reads the clock."""

from __future__ import annotations

from datetime import date, datetime

from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import Appended, Dated, Noun


def stamped(plan: ActionPlan, known: ActionPlan, *, by: str, at: datetime, day: date) -> ActionPlan:
    """The plan with the day, the moment and the person on each row that has none; rows of `known` keep theirs."""
    rows = {
        kind: tuple(_stamped(row, known.by_id.get(row.id), by, at.isoformat(), day.isoformat()) for row in plan.rows(kind))
        for kind in KINDS
    }
    return ActionPlan.of(plan.header, rows)


def _stamped(row: Noun, before: Noun | None, by: str, at: str, day: str) -> Noun:
    if isinstance(row, Dated) and row.since is None:
        since = before.since if isinstance(before, Dated) else day
        return row.model_copy(update={"since": since}) if since else row
    if isinstance(row, Appended) and row.recorded is None:
        seen = before if isinstance(before, Appended) else None
        return row.model_copy(update={"recorded": seen.recorded if seen else at, "by": row.by or (seen.by if seen else by)})
    return row
