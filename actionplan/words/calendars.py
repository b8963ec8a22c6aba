"""How the reporting periods of a plan are made from its settings.

P01 begins on 1 April, later periods on Mondays 14 days apart, the last ends on 31 March; a tail of fewer than
seven days joins the period before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from actionplan.words.english import day_in_words
from actionplan.words.errors import BadCalendar
from actionplan.words.periods import Calendar, PlanYears, ReportingPeriod, span_of

FORTNIGHT = timedelta(days=14)
SHORTEST_TAIL = timedelta(days=7)


def make_calendar(
    years: PlanYears,
    second_starts: Mapping[str, date] | None = None,
    combined: Sequence[tuple[str, int, int, str]] = (),
    not_reported: Sequence[tuple[str, int, str]] = (),
) -> Calendar:
    """Make the reporting periods of a plan.

    Args:
        years: the financial years of the plan.
        second_starts: by year label, the Monday on which P02 begins (default: the first from 15 April).
        combined: year label, first and last number, and reason of neighbouring periods taken together.
        not_reported: year label, number and reason of a period without a report.

    Raises:
        BadCalendar: where the settings contradict the rules above.

    """
    periods: list[ReportingPeriod] = []
    for year in years.years:
        fortnights = _fortnights(year, (second_starts or {}).get(year.label) or _default_second(year))
        for label, first, last, reason in combined:
            if label == year.label:
                fortnights = _combine(fortnights, first, last, reason)
        for label, number, reason in not_reported:
            if label == year.label:
                fortnights = _silence(fortnights, number, reason)
        periods += fortnights
    _refuse_foreign(years, [*(second_starts or {}), *(c[0] for c in combined), *(n[0] for n in not_reported)])
    return Calendar(years, tuple(periods))


def reported_from(calendar: Calendar, first: str) -> Calendar:
    """The same periods; those before the one that is named have no report.

    Raises:
        UnknownPeriod: where it is none of them.
    """
    begins = calendar.single(first).start
    early = "Before the first report of this plan."
    silent = (replace(p, reported=False, note=early) if p.start < begins else p for p in calendar.periods)
    return Calendar(calendar.years, tuple(silent))


def _default_second(year: PlanYears) -> date:
    fifteenth = year.start + FORTNIGHT
    return fifteenth + timedelta(days=-fifteenth.weekday() % 7)


def _fortnights(year: PlanYears, second: date) -> list[ReportingPeriod]:
    if second.weekday() != 0 or not year.start < second <= year.start + 2 * FORTNIGHT:
        raise BadCalendar(
            f"settings: P02 of {year.label} cannot start on {day_in_words(second)}. Choose a Monday from "
            f"2 to 29 April {year.first}."
        )
    starts = [year.start]
    day = second
    while day < year.stop and year.stop - day >= SHORTEST_TAIL:
        starts.append(day)
        day += FORTNIGHT
    stops = [*starts[1:], year.stop]
    return [
        ReportingPeriod(start, stop, year.label, number, number, of=len(starts))
        for number, (start, stop) in enumerate(zip(starts, stops, strict=True), 1)
    ]


def _combine(periods: list[ReportingPeriod], first: int, last: int, reason: str) -> list[ReportingPeriod]:
    chosen = [p for p in periods if first <= p.number and p.last <= last]
    if first >= last or not chosen or chosen[0].number != first or chosen[-1].last != last:
        raise BadCalendar(
            f"settings: P{first:02d} and P{last:02d} of {periods[0].year} cannot be combined. Name two "
            "periods of that year, the earlier first."
        )
    joined = replace(span_of(chosen), note=reason)
    return sorted([p for p in periods if p not in chosen] + [joined])


def _silence(periods: list[ReportingPeriod], number: int, reason: str) -> list[ReportingPeriod]:
    if number not in {p.number for p in periods}:
        raise BadCalendar(
            f"settings: {periods[0].year} has no period P{number:02d} to leave without a report."
        )
    return [replace(p, reported=False, note=reason) if p.number == number else p for p in periods]


def _refuse_foreign(years: PlanYears, labels: list[str]) -> None:
    known = [y.label for y in years.years]
    for label in labels:
        if label not in known:
            raise BadCalendar(
                f'settings: the year "{label}" is not one of the plan\'s years, {", ".join(known)}.'
            )
