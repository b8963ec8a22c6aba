"""Milestones in the groups of the report: late, this period, the next two, later, and date to be confirmed."""

from __future__ import annotations

from datetime import date

from actionplan.view.data import GroupData
from actionplan.view.items import item_data
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
            empty=empty,
            items=tuple(item_data(view, item) for item in sorted(found[key], key=_by_date)),
        )
        for key, (heading, empty) in GROUPS.items()
        if found[key] or empty
    )


def _group(item: RatedItem, view: PlanView) -> str:
    by_rule = item.verdict
    if by_rule.rag in (Rag.DEFERRED, Rag.STOPPED):
        return "ended"
    if by_rule.rag is Rag.COMPLETE:
        return "this" if _belongs_here(item, view) else "ended"
    if by_rule.days_late > 0:
        return "late"
    if by_rule.line in (3, 6):
        return "unconfirmed"
    return _by_distance(_day_to_look_for(item), view)


def _belongs_here(item: RatedItem, view: PlanView) -> bool:
    """Whether a completed milestone was completed, or was due, in this period."""
    days = [_day_to_look_for(item)]
    days += [date.fromisoformat(u.update.completed_on) for u in view.heard(item.row.id) if u.update.completed_on]
    days += [p.end for p in item.reading.parts if p.role == "completed"]
    return any(day is not None and day in view.period for day in days)


def _by_distance(day: date | None, view: PlanView) -> str:
    if day is None or day < view.period.stop:
        return "this"
    second = view.plan.settings.calendar.after(view.period, 2)
    end = second.stop if second else view.plan.settings.calendar.years.stop
    return "next" if day < end else "later"


def _day_to_look_for(item: RatedItem) -> date | None:
    """The last day it is due; else the day it starts, where that is still to come; else its review."""
    for role in ("due", "review"):
        days = [p.end for p in item.reading.parts if p.role == role and p.end]
        if days:
            return max(days)
    return next((p.start for p in item.reading.parts if p.role == "start"), None)


def _by_date(item: RatedItem) -> tuple[date, bool, date, int]:
    """Sort by last day; windows and what is to be confirmed after firm days that end alike; then as in the plan."""
    last = _day_to_look_for(item) or date.max
    firsts = [p.start for p in item.reading.parts if p.start]
    unsure = item.reading.certainty == "to be confirmed"
    return last, unsure, min(firsts, default=last), item.row.order
