"""A plan as it was known at a moment, read from what its rows say of their own days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from actionplan.plan.dates_then import dates_before
from actionplan.plan.model import KINDS, ActionPlan, references
from actionplan.plan.nouns import (
    Activity,
    Appended,
    Dated,
    Decision,
    Noun,
    PeriodNote,
    Request,
)
from actionplan.plan.owners import owned_on

_OfPeriod = Activity | PeriodNote | Request
_NEEDED = frozenset({"of", "indicator"})
"""The references without which a row says nothing."""
_STILL_THERE: Mapping[str, Any] = {"withdrawn_on": None, "withdrawn_because": "", "replaced_by": ()}


def known_at(plan: ActionPlan, moment: datetime, day: date) -> ActionPlan:
    """The plan as it was known at a moment (which knows its time zone) of a day; words are those of now.

    What was recorded, asked, answered, begun, withdrawn or handed over later is not there yet, and a date that
    was changed later is what it was.
    """
    at, iso = moment.astimezone(UTC).isoformat(), day.isoformat()
    gone = _gone(plan, at, iso)
    if_was = dates_before(plan, lambda said: (said.recorded or "") > at, corrections=True)
    return plan.mapped(
        lambda row: None if row.id in gone else _without(_then(row, iso, if_was.get(row.id)), gone)
    )


def _gone(plan: ActionPlan, at: str, day: str) -> frozenset[str]:
    """The ids of the rows that were not there yet, and of all that is about them."""
    begins = _begins(plan)
    rows = [row for kind in KINDS for row in plan.rows(kind)]
    gone = {row.id for row in rows if _came_later(row, at, day, begins)}
    about = [(row.id, target) for row in rows for field, target in references(row) if field in _NEEDED]
    while more := {row_id for row_id, target in about if target in gone} - gone:  # evidence of evidence
        gone |= more
    return frozenset(gone)


def _begins(plan: ActionPlan) -> Mapping[str, str]:
    """The first day (ISO) of each period that a row names."""
    calendar = plan.settings.calendar
    rows: Sequence[_OfPeriod] = (*plan.activities, *plan.period_notes, *plan.requests)
    named = {row.period for row in rows} - {""}
    return {text: calendar.single(text).start.isoformat() for text in named}


def _came_later(row: Noun, at: str, day: str, begins: Mapping[str, str]) -> bool:
    if isinstance(row, Appended):
        return (row.recorded or "") > at
    if isinstance(row, _OfPeriod):
        return begins.get(row.period, "") > day
    came = row.since if isinstance(row, Dated) else row.asked_on if isinstance(row, Decision) else None
    return (came or "") > day


def _then(row: Noun, day: str, date_then: str | None) -> Noun:
    """A row as it was on a day."""
    row = owned_on(row, day)
    values: dict[str, Any] = {} if date_then is None else {"date": date_then}
    if isinstance(row, Dated) and (row.withdrawn_on or "") > day:
        values |= _STILL_THERE
    if isinstance(row, Activity) and (row.finished_on or "") > day:
        values["finished_on"] = None
    if isinstance(row, Decision) and (row.answered_on or "") > day:
        values |= {"answer": "", "answered_by": "", "answered_on": None}
    if isinstance(row, Request):
        values |= _asked_by_then(row, day)
    return row.model_copy(update=values) if values else row


def _asked_by_then(row: Request, day: str) -> Mapping[str, Any]:
    days = {field: getattr(row, field) for field in ("asked_on", "returned_on")}
    later: dict[str, Any] = {field: None for field, value in days.items() if (value or "") > day}
    return later | {"chased_on": tuple(chased for chased in row.chased_on if chased <= day)}


def _without(row: Noun, gone: frozenset[str]) -> Noun:
    """The row without its references to rows that were not there yet."""
    lost = {field for field, target in references(row) if target in gone}
    if not lost:
        return row
    values: dict[str, Any] = {field: _kept(getattr(row, field), gone) for field in lost}
    after = row.model_copy(update=values)
    unexplained = isinstance(after, Dated) and not (after.withdrawn_because or after.replaced_by)
    return after.model_copy(update=_STILL_THERE) if unexplained else after


def _kept(value: Any, gone: frozenset[str]) -> Any:
    return tuple(one for one in value if one not in gone) if isinstance(value, tuple) else None
