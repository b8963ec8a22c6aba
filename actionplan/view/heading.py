"""The head of a report: its period in words, whether it is issued, what it was made from, which comes next."""

from __future__ import annotations

from actionplan.view.data import IssueData, PeriodData
from actionplan.view.plan_view import PlanView
from actionplan.view.why import short_name
from actionplan.words.english import capital_first, span_in_words
from actionplan.words.periods import ReportingPeriod

DRAFT = "Draft, not issued"
_ORDINALS = ("first", "second", "third", "fourth")


def state(issue: IssueData | None) -> str:
    """`Report 6a, a correction of report 6, issued 3 July 2017, 09:30, by Communications lead`; else a draft."""
    if issue is None:
        return DRAFT
    corrects = f", a correction of report {issue.corrects}" if issue.corrects else ""
    return f"Report {issue.number}{corrects}, issued {issue.issued}, by {issue.by}"


def period_data(view: PlanView) -> PeriodData:
    """The period of a view, in words."""
    period = view.period
    return PeriodData(
        name=period.name,
        short=period.short,
        path=period.path,
        start=period.start.isoformat(),
        end=period.end.isoformat(),
        dates=span_in_words(period.start, period.end),
        fortnight=f"{fortnight(period)}{_quarter(period)}",
        note=period.note,
    )


def fortnight(period: ReportingPeriod) -> str:
    """`Fortnight 6 of 26`, or `Fortnights 20 and 21 of 26`; of two years both are named."""
    words = capital_first(period.in_words)
    return words if period.last_year else f"{words} of {period.of}"


def _quarter(period: ReportingPeriod) -> str:
    """That a span is a quarter: the periods that end in it."""
    _, _, number = period.called.partition(" Q")
    return f", those that end in the {_ORDINALS[int(number) - 1]} quarter" if number else ""


def provenance(view: PlanView) -> str:
    """Which version of the plan it was made from, where that is known."""
    made_from = view.provenance
    if not made_from.revision:
        return ""
    return f"From the plan as saved on {made_from.at} (version {made_from.revision:,})"


def next_report(view: PlanView) -> str:
    """The next period that has a report, with its days."""
    following = view.plan.settings.calendar.after(view.period)
    while following and not following.reported:
        following = view.plan.settings.calendar.after(following)
    if following is None:
        return ""
    name = short_name(following, view.period.year)
    return f"{name}, {span_in_words(following.start, following.end)}"
