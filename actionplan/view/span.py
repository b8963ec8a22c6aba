"""A report on several fortnights: what it rests on, what was issued in between, and what each fortnight brought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import groupby

from actionplan.plan.audience import NOT_NAMED
from actionplan.view.data import IssueData, ReportData
from actionplan.view.issued import issued_at, report_in_words
from actionplan.view.kept import Gone
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import Heard, RatedItem, RatedPriority
from actionplan.view.span_data import FortnightData, SaidData, SpanData
from actionplan.view.why import latest_words, short_name
from actionplan.words.english import (
    capital_first,
    count_of,
    day_in_words,
    listed,
    number_in_words,
    sentence,
    span_in_words,
)
from actionplan.words.errors import UnknownPeriod
from actionplan.words.periods import ReportingPeriod, span_of
from actionplan.words.vocabulary import Audience


def span_data(view: PlanView, before: ReportData | None) -> SpanData | None:
    """What only the report of a span has, `before` being what it is compared with; none for a single period."""
    if not view.is_span:
        return None
    reports = {period: _reports(view, period) for period in view.periods}
    return SpanData(
        title=title_of(view.period),
        rests_on=_rests_on(view, [period for period, issued in reports.items() if not issued]),
        basis=_basis(view.period, before),
        fortnights=tuple(_fortnights(view, reports)),
        said=tuple(_said(view)),
    )


def title_of(period: ReportingPeriod) -> str:
    """`Quarter 2 of 2017-18`, `The year 2017-18`, or `Fortnights 2 to 6 of 2017-18`."""
    year, quarter, number = period.called.partition(" Q")
    if quarter:
        return f"Quarter {number} of {year}"
    if year:
        return f"The year{'s' if period.last_year else ''} {year}"
    words = capital_first(period.in_words)
    return words if period.last_year else f"{words} of {period.year}"


def _this(period: ReportingPeriod) -> str:
    if " Q" in period.called:
        return "this quarter"
    return "this year" if period.called and not period.last_year else "these fortnights"


def _rests_on(view: PlanView, silent: Sequence[ReportingPeriod]) -> str:
    """That it is made from the plan as it is, how many of its fortnights have a report, and whether it is over."""
    all_of = len(view.periods)
    number = f"of its {number_in_words(all_of)} fortnights"
    if not silent:
        has = f"each {number} has an issued report"
    elif len(silent) == all_of:
        has = f"none {number} has an issued report"
    else:
        lacking = _named(_stretches(silent), view.period.year)
        have, lack = all_of - len(silent), "has" if len(silent) == 1 else "have"
        has = f"{number} {count_of(have, 'has', 'have')} an issued report, and {lacking} {lack} none"
    said = sentence(f"Made from the plan as it is; {has}")
    if view.as_at >= view.period.end or view.as_at < view.period.start:
        return said
    end, as_at = day_in_words(view.period.end), day_in_words(view.as_at)
    return f"{said} It ends on {end} and tells how things stood on {as_at}."


def _named(stretches: Sequence[ReportingPeriod], year: str) -> str:
    """`fortnights 4 and 6`, `fortnights 1 to 2 and 11 to 26`; one that goes over two years is named in full."""
    names = [short_name(stretch, year) for stretch in stretches]
    if len(names) == 1 or any(stretch.last_year for stretch in stretches):
        return listed(names)
    numbers = [name.partition(" ")[2].replace(" and ", " to ") for name in names]
    return f"fortnights {listed(numbers)}"


def _stretches(periods: Sequence[ReportingPeriod]) -> list[ReportingPeriod]:
    """Neighbouring periods as one."""
    found: list[list[ReportingPeriod]] = []
    for period in periods:
        if found and found[-1][-1].stop == period.start:
            found[-1].append(period)
        else:
            found.append([period])
    return [span_of(stretch) for stretch in found]


def _basis(period: ReportingPeriod, before: ReportData | None) -> str:
    """With which report it compares the plan, and why with that one."""
    this = _this(period)
    if before is None:
        within = "them" if this == "these fortnights" else "it"
        return f"No report was issued before {this} or within {within}, so that there is nothing to compare with."
    report = report_in_words(before)
    if before.period.start < period.start.isoformat():
        return f"Compared with {report}, the last before {this}."
    return f"Compared with {report}, the first within {this}, as none was issued before."


def _fortnights(view: PlanView, reports: Mapping[ReportingPeriod, Sequence[str]]) -> Iterator[FortnightData]:
    """A row for each fortnight; for neighbouring ones of which there is nothing but that one row."""
    told = {period: (*issued, *_withdrawn(view, period)) for period, issued in reports.items()}
    noted = {period for period, _ in view.dated_notes}
    empty = {period: "" if told[period] or period in noted else _none(view, period) for period in told}
    for none, alike in groupby(view.periods, key=lambda period: empty[period]):
        for stretch in [span_of(list(alike))] if none else alike:
            yield _fortnight(view, stretch, told.get(stretch) or (none or _none(view, stretch),))


def _fortnight(view: PlanView, period: ReportingPeriod, reports: tuple[str, ...]) -> FortnightData:
    notes = [note for of, note in view.dated_notes if of == period]
    return FortnightData(
        name=capital_first(short_name(period, view.period.year)),
        dates=span_in_words(period.start, period.end),
        reports=reports,
        summary=tuple(text for note in notes for text in paragraphs(note.text)),
        by=listed(list(dict.fromkeys(note.by for note in notes if note.by))),
    )


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, which empty lines part."""
    return [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]


def _reports(view: PlanView, period: ReportingPeriod) -> list[str]:
    """A sentence for each report that was issued for a period and has its content, in the order of their issue."""
    there = [
        d.issue
        for d in view.issued
        if d.issue and _is_of(d.period.end, period) and _may_see(view, d.audience)
    ]
    issues = {issue.number: issue for issue in sorted(there, key=lambda issue: issue.at)}
    return [_issued(issue, list(issues.values())) for issue in issues.values()]


def _may_see(view: PlanView, audience: str) -> bool:
    return view.audience.may_see(Audience(audience))


def _is_of(end: str, period: ReportingPeriod) -> bool:
    return date.fromisoformat(end) in period


def _issued(issue: IssueData, issues: Sequence[IssueData]) -> str:
    """`Report 6, issued 27 June 2017; corrected by 6a.`, `Report 6a, issued 29 June 2017, for this reason: ….`"""
    said = f"Report {issue.number}, issued {_day(issue.at)}"
    if issue.corrects:
        said += f", corrects report {issue.corrects}"
    later = next((one.number for one in issues if one.corrects == issue.number), "")
    said += f"; corrected by report {later}" if later else ""
    return sentence(f"{said}: {issue.reason.strip()}" if issue.corrects and issue.reason.strip() else said)


def _withdrawn(view: PlanView, period: ReportingPeriod) -> list[str]:
    return [_gone(gone) for gone in view.withdrawn if _period_of(view, gone) == period]


def _period_of(view: PlanView, gone: Gone) -> ReportingPeriod | None:
    with suppress(UnknownPeriod):  # the calendar of the plan may have changed since
        return view.plan.settings.calendar.find(gone.period)
    return None


def _gone(gone: Gone) -> str:
    when = f" on {_day(gone.withdrawn)}" if gone.withdrawn else ""
    return f"Report {gone.number}, issued {_day(gone.at)}, was withdrawn{when}."


def _day(moment: str) -> str:
    return day_in_words(issued_at(moment).date())


def _none(view: PlanView, period: ReportingPeriod) -> str:
    if not period.reported:
        return sentence(f"No report: {period.note}" if period.note else "No report")
    if period.start > view.as_at:
        return "Still to come."
    return "No report was issued." if period.end <= view.as_at else "Not over yet."


def _said(view: PlanView) -> Iterator[SaidData]:
    """What was said of each row in the fortnights of the span; what several neighbouring ones say alike once."""
    rated_rows: tuple[RatedItem | RatedPriority, ...] = (*view.items, *view.priorities)
    for rated in rated_rows:
        within = [heard for heard in rated.heard if heard.period.start >= view.period.start]
        told = [
            (period, text)
            for period, heard in groupby(within, key=lambda heard: heard.period)
            if (text := _told(view, rated, list(heard)))
        ]
        for text, alike in groupby(told, key=lambda pair: pair[1]):
            for stretch in _stretches([period for period, _ in alike]):
                when = capital_first(short_name(stretch, view.period.year))
                yield SaidData(of=rated.row.id, when=when, text=text)


def _told(view: PlanView, rated: RatedItem | RatedPriority, heard: Sequence[Heard]) -> str:
    """The words of a fortnight, and a status that was reported then, unless that stands with the reasons anyway."""
    said = [sentence(latest_words(heard, view))]
    last = next((h.update for h in reversed(heard) if h.update.reported_rag), None)
    stands = (
        rated.reported is not None and not rated.reported.lapsed and rated.reported.period == heard[0].period
    )
    if last and last.reported_rag and not stands:
        reason = "" if last.reason.strip() in ("", NOT_NAMED) else f": {last.reason.strip()}"
        said.append(sentence(f"Reported {view.plan.settings.rag.word(last.reported_rag)}{reason}"))
    return " ".join(text for text in said if text)
