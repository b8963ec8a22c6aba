"""When and by whom: what a new row carries of its making, given by whoever reads the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar, cast

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Appended, Dated, Noun

N = TypeVar("N", bound=Noun)


def stamped(plan: ActionPlan, known: ActionPlan | None, *, by: str, at: datetime, day: date) -> ActionPlan:
    """The plan with day, moment and person on each row that has none; rows of `known` keep theirs.

    A new plan, which is known to nobody, has no "later", nor has one that is written up before or after its
    years: their rows were there from the beginning. A row that is said to be withdrawn, and not when, is so from
    this day on.
    """
    moment = at.astimezone(UTC).isoformat()
    since = _since(plan, day) if known else None
    left = day.isoformat()
    before = known.by_id if known else {}
    return plan.mapped(lambda row: _stamped(row, before.get(row.id), by, moment, since, left))


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who does something, at which moment, and on which day that is in the United Kingdom."""

    by: str
    at: datetime
    day: date


def stamped_row(row: N, plan: ActionPlan, stamp: Stamp) -> N:
    """A row that is added to a plan by itself, with the day, moment and person of that."""
    moment, day = stamp.at.astimezone(UTC).isoformat(), stamp.day
    return cast(N, _stamped(row, None, stamp.by, moment, _since(plan, day), day.isoformat()))


def _since(plan: ActionPlan, day: date) -> str | None:
    """The day on which a row enters a plan later; none before or after its years."""
    return day.isoformat() if plan.settings.calendar.on(day) else None


def _stamped(row: Noun, before: Noun | None, by: str, at: str, since: str | None, left: str) -> Noun:
    if isinstance(row, Dated):
        return _with_days(row, before if isinstance(before, Dated) else None, since, left)
    if isinstance(row, Appended) and isinstance(before, Appended):
        kept = {"recorded": row.recorded or before.recorded, "by": row.by or before.by}
        return row.model_copy(update=kept)
    if isinstance(row, Appended) and row.recorded is None:
        return row.model_copy(update={"recorded": at, "by": row.by or by})
    return row


def _with_days(row: Dated, before: Dated | None, since: str | None, left: str) -> Dated:
    """A milestone or target row with the days on which it came and left."""
    days = {"since": row.since or (before.since if before else since), "withdrawn_on": row.withdrawn_on}
    if row.withdrawn_because.strip() or row.replaced_by:
        days["withdrawn_on"] = row.withdrawn_on or (before and before.withdrawn_on) or left
    return row.model_copy(update=days) if days != {field: getattr(row, field) for field in days} else row
