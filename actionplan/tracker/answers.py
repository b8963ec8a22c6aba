"""The answer that a returned tracker is: that its owner came back, and of an untouched one that nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from actionplan.plan.changes import WHOLE_ROW, Change, row_data
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Request, Update
from actionplan.plan.ordering import STEP
from actionplan.tracker.base import Base
from actionplan.tracker.merge import Merged


def answers_to(
    merged: Merged,
    base: Base,
    plan: ActionPlan,
    *,
    by: str,
    at: str,
    day: date,
    new_id: Callable[[str], str],
) -> tuple[Change, ...]:
    """What the return of an owner's tracker says by itself; nothing for a whole tracker, which nobody is asked by.

    Args:
        merged: the merge of the file that came back.
        base: what went out.
        plan: the plan as it is now.
        by: whose answer it is.
        at: the moment (UTC, ISO).
        day: the day on which it came back.
        new_id: makes an id out of the letter of its kind.

    """
    if not base.owner:
        return ()
    unchanged = _unchanged(base, plan, by, at, new_id) if merged.untouched else ()
    return (*_came_back(base, plan, day, new_id), *unchanged)


def _came_back(base: Base, plan: ActionPlan, day: date, new_id: Callable[[str], str]) -> Iterator[Change]:
    """That the owner came back on a day, for the first time."""
    single, iso = plan.settings.calendar.single, day.isoformat()
    period = single(base.period)
    asked = [r for r in plan.requests if r.owner == base.owner and single(r.period) == period]
    if asked and all(request.returned_on is None for request in asked):
        yield Change(Request.kind, asked[-1].id, "returned_on", None, iso)
    elif not asked and base.owner in plan.by_id:
        order = max((request.order for request in plan.requests), default=0) + STEP
        row = Request(
            id=new_id(Request.letter), order=order, owner=base.owner, period=base.period, returned_on=iso
        )
        yield Change(Request.kind, row.id, WHOLE_ROW, None, row_data(row))


def _unchanged(
    base: Base, plan: ActionPlan, by: str, at: str, new_id: Callable[[str], str]
) -> Iterator[Change]:
    """That nothing has changed on each row of which nothing is said for the period yet."""
    single = plan.settings.calendar.single
    period = single(base.period)
    said = [update for update in plan.updates if not update.withdrawn and update.is_answer]
    heard = {update.of for update in said if single(update.period) == period}
    order = max((update.order for update in plan.updates), default=0)
    asked = {row.id for row in base.rows.values()}
    for row in (*plan.milestones, *plan.targets):
        if row.id in asked and row.id not in heard and not row.withdrawn_on:
            order += STEP
            update = Update(
                id=new_id(Update.letter),
                order=order,
                of=row.id,
                period=base.period,
                nothing_changed=True,
                recorded=at,
                by=by,
            )
            yield Change(Update.kind, update.id, WHOLE_ROW, None, row_data(update))
