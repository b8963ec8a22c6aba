"""The activities of a period: what was done in it, then what goes on from earlier ones, with its age."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.plan.nouns import Activity
from actionplan.view.data import ActivityData
from actionplan.view.plan_view import PlanView
from actionplan.view.why import date_words, short_name
from actionplan.words.dates import find_dates
from actionplan.words.english import day_in_words
from actionplan.words.periods import ReportingPeriod, span_of

LONG = 3
"""Carried forward so many times or more, an activity is marked."""
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip


def activities(view: PlanView) -> tuple[ActivityData, ...]:
    """The activities recorded for the period, then those carried forward from earlier ones; each in plan order.

    Of a span each is told once, with the fortnights that it went on in; they stand by the fortnight they began in.
    """
    own = [_data(view, activity, 0) for activity in sorted(view.activities, key=lambda a: _place(view, a))]
    return (*own, *(_data(view, activity, times) for activity, times in _carried(view)))


def _carried(view: PlanView) -> Iterator[tuple[Activity, int]]:
    """What continues from an earlier period and was not finished before this one, and how often it was carried."""
    of_this = {activity.id for activity in view.activities}
    for activity in view.plan.activities:
        if not activity.continues or activity.id in of_this:
            continue
        first = _first_period(view, activity)
        if first and first.stop <= view.period.start and not _finished_before(activity, view.period.start):
            yield activity, _steps(view, first)


def _first_period(view: PlanView, activity: Activity) -> ReportingPeriod | None:
    """The period that it names; else that of its earliest day, in its date or in its own words."""
    settings = view.plan.settings
    if activity.period:
        return settings.calendar.single(activity.period)
    in_words = find_dates(activity.title, settings.years, view.period.start)
    days = [day for p in view.read(activity).parts or in_words if (day := p.start or p.end)]
    return settings.calendar.on(min(days)) if days else None


def _finished_before(activity: Activity, day: date) -> bool:
    return bool(activity.finished_on) and date.fromisoformat(activity.finished_on or "") < day


def _place(view: PlanView, activity: Activity) -> date:
    """In a span the first day of the fortnight in which it began, so that they stand in that order."""
    first = _first_period(view, activity) if view.is_span else None
    return first.start if first else view.period.start


def _steps(view: PlanView, first: ReportingPeriod) -> int:
    """How many periods lie between an earlier one and the view's (of a span the last that has begun)."""
    return sum(first.start < period.start <= view.now.start for period in view.plan.settings.calendar)


def _data(view: PlanView, activity: Activity, times: int) -> ActivityData:
    said_in_text = bool(activity.date) and activity.date in activity.title
    return ActivityData(
        id=activity.id,
        text=activity.title,
        date="" if said_in_text or not activity.date else date_words(view.read(activity)),
        carried=_when(view, activity) if view.is_span else _age(view, activity, times),
        long=times >= LONG and not view.is_span,
        note=activity.note,
    )


def _age(view: PlanView, activity: Activity, times: int) -> str:
    """`second fortnight`, `third fortnight, finished 14 June 2017`; nothing in its first."""
    if not times:
        return ""
    finished = _finished(view, activity)
    end = f", finished {day_in_words(finished)}" if finished else ""
    return f"{_ordinal(times + 1)} fortnight{end}"


def _when(view: PlanView, activity: Activity) -> str:
    """`fortnight 7`, `fortnights 7 to 9, finished 4 August 2017`, `since fortnight 4`; empty where none is known."""
    first = _first_period(view, activity)
    if first is None:
        return ""
    name = short_name(first, view.period.year)
    if not activity.continues:
        return name
    last = view.plan.settings.calendar.on(finished) if (finished := _finished(view, activity)) else None
    if finished is None or last is None:
        return f"since {name}"
    return f"{_from_to(first, last, view)}, finished {day_in_words(finished)}"


def _from_to(first: ReportingPeriod, last: ReportingPeriod, view: PlanView) -> str:
    together = last if last.start <= first.start else span_of([first, last])
    return short_name(together, view.period.year)


def _finished(view: PlanView, activity: Activity) -> date | None:
    """The day on which it was finished, where that had come by the day of judgement."""
    finished = date.fromisoformat(activity.finished_on) if activity.finished_on else None
    return finished if finished and finished <= view.as_at else None


def _ordinal(number: int) -> str:
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
