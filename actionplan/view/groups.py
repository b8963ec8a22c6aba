"""Milestones in the groups of the report: late, this period, the next two, later, date to be confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from actionplan.view.items import item_data
from actionplan.view.parts import GroupData
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem
from actionplan.words.vocabulary import Rag

GROUPS = {
    "late": ("Late", "Nothing is late."),
    "this": ("This period", "No milestone falls in this period."),
    "next": ("Next two periods", "No milestone falls in the next two periods."),
    "later": ("Later", "No milestone falls later."),
    "unconfirmed": ("Date to be confirmed", "Every milestone has a date."),
    "ended": ("Ended before this period, deferred or stopped", ""),
}


def groups(view: PlanView) -> tuple[GroupData, ...]:
    """Every milestone in just one group, by date; the last group only where it holds something."""
    found: dict[str, list[RatedItem]] = {key: [] for key in GROUPS}
    for item in view.milestones:
        found[_group(item, view)].append(item)
    return tuple(
        GroupData(
            key=key,
            heading=heading,
            empty=_no_other(found, view) if key == "this" else empty,
            items=tuple(item_data(view, item) for item in sorted(found[key], key=_by_date)),
        )
        for key, (heading, empty) in GROUPS.items()
        if found[key] or empty
    )


def _no_other(found: Mapping[str, Sequence[RatedItem]], view: PlanView) -> str:
    """That none falls in the period; no other where one that does stands in another group, such as what is late."""
    here = not found["this"] and any(
        (day := _day_to_look_for(item)) and day in view.period for group in found.values() for item in group
    )
    return "No other milestone falls in this period." if here else GROUPS["this"][1]


def _group(item: RatedItem, view: PlanView) -> str:
    """Late is whatever is past its last due day and not finished, also where it has yet to start."""
    verdict, day = item.verdict, _day_to_look_for(item)
    if verdict.rag in (Rag.DEFERRED, Rag.STOPPED):
        return "ended"
    if verdict.rag is Rag.COMPLETE:
        return "this" if done_now(item, view) or (day and day in view.period) else "ended"
    if verdict.days_late > 0:
        return "late"
    if verdict.line in (3, 6):
        return "unconfirmed"
    due = _last(item, "due")
    if verdict.line == 4 and due and due < view.as_at:
        return "late"
    return _by_distance(day, view)


def done_now(item: RatedItem, view: PlanView) -> bool:
    """Whether an item was completed in the period of the view, or said for the first time to be complete."""
    if item.verdict.rag is not Rag.COMPLETE:
        return False
    said = [h for h in item.heard if h.update.completed_on]
    if not said:
        return any(day in view.period for p in item.reading.parts if p.role == "completed" and (day := p.end))
    written = said[-1].update.completed_on or ""
    first = next(h for h in said if h.update.completed_on == written)
    return date.fromisoformat(written) in view.period or first.period.start >= view.period.start


def _by_distance(day: date | None, view: PlanView) -> str:
    if day is None or day < view.period.stop:
        return "this"
    second = view.plan.settings.calendar.after(view.period, 2)
    end = second.stop if second else view.plan.settings.calendar.years.stop
    return "next" if day < end else "later"


def _day_to_look_for(item: RatedItem) -> date | None:
    """The last day it is due, or its review; the review first for what is ongoing; else the day it starts."""
    roles = ("review", "due") if item.reading.state == "ongoing" else ("due", "review")
    ends = (_last(item, role) for role in roles)
    starts = (p.start for p in item.reading.parts if p.role in ("start", "due"))
    return next((day for day in (*ends, *starts) if day), None)


def _last(item: RatedItem, role: str) -> date | None:
    """The last day of a role; none where one of its windows has no end."""
    days = [p.end for p in item.reading.parts if p.role == role]
    return max((day for day in days if day), default=None) if all(days) else None


def _by_date(item: RatedItem) -> tuple[tuple[int, int], bool, date, int, int]:
    """Sort by month, in a month the tentative after the firm, then by last day.

    Of those that end alike windows come after days; what is left stands as in the plan.
    """
    day = _day_to_look_for(item)
    last = day or date.max
    firsts = [p.start for p in item.reading.parts if p.start and p.start <= last]
    length = (last - min(firsts, default=last)).days
    tentative = bool(day) and item.reading.certainty == "to be confirmed"
    return (last.year, last.month), tentative, last, length, item.row.order
