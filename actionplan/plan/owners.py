"""Who owned what on a day, and how one owner hands over to another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from actionplan.plan.changes import Change
from actionplan.plan.model import KINDS, ActionPlan, owner_fields, row_name
from actionplan.plan.nouns import Activity, Dated, HandOver, Noun, Priority, Target
from actionplan.words.english import day_in_words, quoted
from actionplan.words.errors import BadChange

Owned = Dated | Activity | Priority


def as_of(plan: ActionPlan, day: date) -> ActionPlan:
    """The plan with the owners that its rows had on a day; the same object where they are those of now."""
    iso = day.isoformat()
    kinds = [kind for kind, (_, noun) in KINDS.items() if "handed_over" in noun.model_fields]
    return plan.mapped(lambda row: owned_on(row, iso), kinds)


def answering(row: Dated, plan: ActionPlan) -> str | None:
    """The owner that answers for a row; for a target row without one the accountable lead of its priority."""
    priority = plan.by_id.get(row.priority or "") if isinstance(row, Target) else None
    return row.owner or (priority.accountable if isinstance(priority, Priority) else None)


def owned_on(row: Noun, day: str) -> Noun:
    """A row with the owners that it had on a day, without the hand-overs since."""
    later = _later(row, day)
    if not later:
        return row
    values: dict[str, Any] = {}
    for entry in sorted(later, key=lambda entry: entry.until, reverse=True):
        now = values.get(entry.field, getattr(row, entry.field))
        values[entry.field] = _given_back(now, entry)
    kept = tuple(entry for entry in _handed_over(row) if entry not in later)
    return row.model_copy(update={**values, "handed_over": kept})


def _later(row: Noun, day: str) -> list[HandOver]:
    """The hand-overs that had not happened on a day, the latest entry first."""
    return [entry for entry in reversed(_handed_over(row)) if entry.until >= day]


def _handed_over(row: Noun) -> tuple[HandOver, ...]:
    entries: tuple[HandOver, ...] = getattr(row, "handed_over", ())
    return entries


def _given_back(now: Any, entry: HandOver) -> Any:
    """The value of a field before a hand-over: one owner, or a list of them."""
    if not isinstance(now, tuple):
        return entry.owner
    before = (entry.owner, entry.to) if entry.both else (entry.owner,)
    named = now if entry.to in now else (*now, entry.to)
    return _each_once(owner for one in named for owner in (before if one == entry.to else (one,)))


def hand_over(
    plan: ActionPlan, from_owner: str, to_owner: str, day: date, ended: Collection[str]
) -> tuple[Change, ...]:
    """The changes by which one owner (an id) hands every open row over to another from a day on.

    `ended` are the ids of the rows that are over. Nothing where the first owner has no open row. Who hands work
    over has not left by that, so the days in post are not touched.

    Raises:
        BadChange: where both are one owner, or a row was taken over later than that day.

    """
    if from_owner == to_owner:
        raise BadChange(f"{quoted(plan.name_of(from_owner))} cannot hand over to itself. Name another owner.")
    until = (day - timedelta(days=1)).isoformat()
    changes = [
        change
        for row in _open_rows(plan, day, ended)
        for change in _handed(plan, row, from_owner, to_owner, until)
    ]
    return tuple(changes)


def _open_rows(plan: ActionPlan, day: date, ended: Collection[str]) -> Iterator[Owned]:
    iso = day.isoformat()
    for row in _owned(plan):
        left = row.withdrawn_on if isinstance(row, Dated) else None
        finished = row.finished_on if isinstance(row, Activity) else None
        if row.id not in ended and not (left and left <= iso) and not (finished and finished < iso):
            yield row


def _owned(plan: ActionPlan) -> tuple[Owned, ...]:
    return (*plan.priorities, *plan.targets, *plan.milestones, *plan.activities)


def _handed(plan: ActionPlan, row: Owned, giver: str, taker: str, until: str) -> Iterator[Change]:
    entries: list[HandOver] = []
    for field in owner_fields(type(row)):
        now = getattr(row, field)
        if giver in _named(now):
            _refuse_earlier(plan, row, field, giver, until)
            both = isinstance(now, tuple) and taker in now
            entries.append(HandOver(field=field, owner=giver, to=taker, until=until, both=both))
            yield _change(row, field, _given_on(now, giver, taker))
    if entries:
        yield _change(row, "handed_over", (*row.handed_over, *entries))


def _named(value: Any) -> tuple[str, ...]:
    """The owners that a field names."""
    return value if isinstance(value, tuple) else (value,) if value else ()


def _change(row: Noun, field: str, new: Any) -> Change:
    after = row.model_copy(update={field: new}).model_dump(mode="json", include={field})
    return Change(row.kind, row.id, field, row.model_dump(mode="json", include={field})[field], after[field])


def _given_on(now: Any, giver: str, taker: str) -> Any:
    if not isinstance(now, tuple):
        return taker
    return _each_once(taker if owner == giver else owner for owner in now)


def _each_once(owners: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(owners))


def _refuse_earlier(plan: ActionPlan, row: Owned, field: str, giver: str, until: str) -> None:
    """Nobody can hand over what another owned on that day still."""
    taken = max((e.until for e in row.handed_over if e.field == field and e.to == giver), default="")
    if taken > until:
        since = day_in_words(date.fromisoformat(taken) + timedelta(days=1))
        raise BadChange(
            f"{quoted(plan.name_of(giver))} took {row_name(row)} over on {since}, so it cannot hand it on "
            "earlier than that. Choose a later day."
        )
