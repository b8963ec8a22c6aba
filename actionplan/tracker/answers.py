"""Whom a tracker asked, and the answer that its return is: that they came back, and that nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from actionplan.plan.changes import WHOLE_ROW, Change, row_data
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Dated, Owner, Request, Update
from actionplan.plan.ordering import STEP
from actionplan.plan.owners import answering, as_of
from actionplan.tracker.base import Base
from actionplan.tracker.columns import CONTRIBUTOR, PART
from actionplan.tracker.merge import Merged
from actionplan.words.periods import ReportingPeriod


def asked_today(
    plan: ActionPlan,
    owners: Sequence[Owner],
    period: ReportingPeriod,
    day: date,
    new_id: Callable[[str], str],
) -> tuple[Change, ...]:
    """That owners are asked for news of a period on a day; of those who were asked before that they are chased."""
    iso, order = day.isoformat(), max((request.order for request in plan.requests), default=0)
    changes = []
    for owner in owners:
        before = _requests(plan, owner.id, period)
        if not before:
            order += STEP
            row = Request(
                id=new_id(Request.letter), order=order, owner=owner.id, period=period.name, asked_on=iso
            )
            changes.append(Change(Request.kind, row.id, WHOLE_ROW, None, row_data(row)))
        elif before[-1].asked_on is None:
            changes.append(Change(Request.kind, before[-1].id, "asked_on", None, iso))
        elif iso not in (before[-1].asked_on, *before[-1].chased_on):
            chased = [*before[-1].chased_on]
            changes.append(Change(Request.kind, before[-1].id, "chased_on", chased, [*chased, iso]))
    return tuple(changes)


def _requests(plan: ActionPlan, owner: str, period: ReportingPeriod) -> list[Request]:
    """What an owner was asked for a period, oldest first."""
    single = plan.settings.calendar.single
    return [r for r in plan.requests if r.owner == owner and single(r.period) == period]


def came_back(plan: ActionPlan, period: ReportingPeriod) -> tuple[Owner, ...]:
    """The owners who have answered for a period by a tracker that came back."""
    return tuple(o for o in plan.owners if any(r.returned_on for r in _requests(plan, o.id, period)))


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
    says_nothing = merged.untouched and not merged.has_comments
    unchanged = _unchanged(base, plan, by, at, new_id) if says_nothing else ()
    return (*_came_back(base, plan, day, new_id), *unchanged)


def _came_back(base: Base, plan: ActionPlan, day: date, new_id: Callable[[str], str]) -> Iterator[Change]:
    """That the owner came back on a day, for the first time."""
    iso = day.isoformat()
    asked = _requests(plan, base.owner, plan.settings.calendar.single(base.period))
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
    """That nothing has changed on each row which is the owner's still and of which nothing is said for the period."""
    single = plan.settings.calendar.single
    period = single(base.period)
    then = as_of(plan, period.end)
    said = [update for update in plan.updates if not update.withdrawn and update.is_heard]
    heard = {update.of for update in said if single(update.period) == period}
    order = max((update.order for update in plan.updates), default=0)
    asked = {row.id for row in base.rows.values() if row.values.get(PART) != CONTRIBUTOR}
    for row in (*then.milestones, *then.targets):
        open_still = row.id in asked and row.id not in heard and not row.withdrawn_on
        if open_still and _answers_for(row, base.owner, then):
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


def _answers_for(row: Dated, owner: str, plan: ActionPlan) -> bool:
    """Whether an owner answers for a row, by itself or as the deputy of who does."""
    answers = answering(row, plan)
    accountable = plan.by_id.get(answers or "")
    return answers == owner or (isinstance(accountable, Owner) and accountable.deputy == owner)
