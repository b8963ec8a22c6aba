"""Dates as written, held against each other by the days that they are read as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from actionplan.plan.comparing.comparison import TwoDates
from actionplan.plan.model import ActionPlan, wording
from actionplan.plan.nouns import Activity, Dated, Noun
from actionplan.words.dates import DateReading, read_date
from actionplan.words.english import count_of, listed, normalised, quoted

_ITEMS = ("target", "milestone", "activity")
Windows = tuple[tuple[str, date | None, date | None], ...]


def days_later(old: Noun, new: Noun, before: ActionPlan, after: ActionPlan) -> int | None:
    """By how many days the last day of a date moved, that of its review where it has no other; None if not known."""
    first, second = _reading(old, before), _reading(new, after)
    for role in ("due", "review"):
        was, now = _last_day(first, role), _last_day(second, role)
        if was and now:
            return (now - was).days
        if was or now:
            return None
    return None


def days_in_words(days: int | None) -> str:
    """`nine days later`, `one day earlier`, `the same last day`; empty where it is not known."""
    if not days:
        return "" if days is None else "the same last day"
    return f"{count_of(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def two_dates(old: ActionPlan, new: ActionPlan) -> Iterator[TwoDates]:
    """Each wording that stands in one of the plans, or in both, with dates that read as different days."""
    first, second = _several(old), _several(new)
    for key in dict.fromkeys([*first, *second]):
        where = "both" if key in first and key in second else "second" if key in second else "first"
        yield _told(second.get(key) or first[key], where)


def _several(plan: ActionPlan) -> Mapping[str, list[Noun]]:
    by_wording: dict[str, list[Noun]] = defaultdict(list)
    for kind in _ITEMS:
        for row in plan.rows(kind):
            if getattr(row, "date", "").strip() and not getattr(row, "withdrawn_on", None):
                by_wording[normalised(wording(row))].append(row)
    several = {key: rows for key, rows in by_wording.items() if len(rows) > 1}
    return {key: rows for key, rows in several.items() if len({_when(row, plan) for row in rows}) > 1}


def _told(rows: list[Noun], where: str) -> TwoDates:
    dates = [(row.kind, row.id, str(getattr(row, "date", ""))) for row in rows]
    said = listed([f"{quoted(written, 40)} ({kind})" for kind, _, written in dates])
    plans = "both plans" if where == "both" else f"the {where} plan"
    name = wording(rows[0])
    return TwoDates(
        name, where, dates,
        f"{quoted(name)} stands in {plans} with {said}: one item with two dates, or two items of one name.",
    )  # fmt: skip


def _reading(row: Noun, plan: ActionPlan) -> DateReading:
    answers = row.answers if isinstance(row, Dated | Activity) else ()
    return read_date(str(getattr(row, "date", "")), plan.settings.years, answers)


def _when(row: Noun, plan: ActionPlan) -> Windows | str:
    windows = tuple((part.role, part.start, part.end) for part in _reading(row, plan).parts)
    return windows or normalised(str(getattr(row, "date", "")))


def _last_day(reading: DateReading, role: str) -> date | None:
    days = [part.end for part in reading.parts if part.role == role]
    return max((day for day in days if day), default=None) if all(days) else None
