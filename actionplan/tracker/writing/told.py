"""What people are told in the words of their own plan: its statuses, the rule of reasons, dates of its own year."""

from __future__ import annotations

from datetime import date, timedelta

from actionplan.plan.settings import RagScheme
from actionplan.tracker.columns import STATUSES
from actionplan.view.heading import fortnight
from actionplan.view.plan_view import PlanView
from actionplan.words.english import MONTHS, day_in_words, listed
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Rag

_SHORT = {name: name if len(name) <= 4 else name[:3] for name in MONTHS} | {"September": "Sept"}
_A_SEASON = timedelta(days=80)
_WEEK = 7


def statuses(scheme: RagScheme) -> str:
    """`Red, Amber, Green or Complete`: what can be chosen as a status."""
    return listed([scheme.word(Rag(status)) for status in STATUSES], "or")


def reasons(scheme: RagScheme) -> str:
    """`Red and Amber need a reason, and should have a path to green.`"""
    colours = listed([scheme.word(rag) for rag in (Rag.RED, Rag.AMBER)])
    return f"{colours} need a reason, and should have a path to green."


def period_in_words(period: ReportingPeriod, view: PlanView) -> str:
    """`Fortnight 6 of 26`; in a plan of several years with the year."""
    several = view.plan.settings.calendar.years.count > 1
    return f"{fortnight(period)}, {period.year}" if several else fortnight(period)


def dates(view: PlanView) -> tuple[str, str, str]:
    """`14 June 2017`, `Sept tbc` and `w/c 3 July`: examples of dates near the period of a view."""
    period = view.period
    month, week = period.end + _A_SEASON, period.stop + timedelta(days=_WEEK)
    monday = week + timedelta(days=-week.weekday() % _WEEK)
    return (
        day_in_words(period.start + timedelta(days=2)),
        f"{_SHORT[MONTHS[month.month - 1]]}{_year(month, view)} tbc",
        f"w/c {monday.day} {MONTHS[monday.month - 1]}{_year(monday, view)}",
    )


def _year(day: date, view: PlanView) -> str:
    """The year of a day, where it would not be read as one of the plan without: after the first year of it."""
    return "" if day < view.plan.settings.calendar.years.years[0].stop else f" {day.year}"
