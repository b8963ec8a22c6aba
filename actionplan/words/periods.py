"""Financial years and reporting periods: fortnights of a plan year, named `2017-18 P06`.

Half-open inside (`start` up to, not including, `stop`), inclusive in print (`start` to `end`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from actionplan.words.english import day_in_words
from actionplan.words.errors import BadCalendar, BadDay, BadYear, UnknownPeriod

FORTNIGHT = timedelta(days=14)
SHORTEST_TAIL = timedelta(days=7)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True, slots=True)
class PlanYears:
    """One or more financial years, each from 1 April to 31 March."""

    first: int
    count: int = 1

    @property
    def label(self) -> str:
        """`2017-18`, or `2017-19` for two years."""
        return f"{self.first}-{(self.first + self.count) % 100:02d}"

    @property
    def start(self) -> date:
        """The first day, a 1 April."""
        return date(self.first, 4, 1)

    @property
    def stop(self) -> date:
        """The day after the last, a 1 April."""
        return date(self.first + self.count, 4, 1)

    @property
    def end(self) -> date:
        """The last day, a 31 March."""
        return self.stop - ONE_DAY

    @property
    def years(self) -> tuple[PlanYears, ...]:
        """The single financial years, in order."""
        return tuple(PlanYears(self.first + i) for i in range(self.count))


def read_years(text: str) -> PlanYears:
    """Read `2017-18`, `2017/18`, `17/18`, `2017-2018` or, for two years, `2017-19`.

    Raises:
        BadYear: for anything else, and for spans that run backwards or over more than ten years.
    """
    match = re.fullmatch(r"\s*(\d{4}|\d{2})\s*[-/\u2010-\u2015]\s*(\d{4}|\d{2})\s*", text, re.ASCII)
    if not match:
        raise BadYear(text)
    first, last = (int(part) if len(part) == 4 else 2000 + int(part) for part in match.groups())
    if len(match[1]) == 4 and len(match[2]) == 2:
        last = first + (last - first) % 100
    if not (1 <= last - first <= 10 and 1900 <= first <= 9900):
        raise BadYear(text)
    return PlanYears(first, last - first)


@dataclass(frozen=True, order=True, slots=True)
class ReportingPeriod:
    """A fortnight of a financial year, or several neighbouring ones taken together.

    `last` is the number of the last fortnight it covers; it equals `number` for a plain fortnight. `of` counts
    the reporting periods of the year. `note` is the plan's reason where periods are combined or not reported.
    """

    start: date
    stop: date
    year: str
    number: int
    last: int
    of: int
    reported: bool = True
    note: str = ""

    @property
    def end(self) -> date:
        """The last day."""
        return self.stop - ONE_DAY

    @property
    def short(self) -> str:
        """`P06`, or `P06..P12` for a span."""
        return f"P{self.number:02d}" + (f"..P{self.last:02d}" if self.last != self.number else "")

    @property
    def name(self) -> str:
        """The full name, `2017-18 P06`."""
        return f"{self.year} {self.short}"

    @property
    def path(self) -> str:
        """The name as part of a path, `2017-18-P06`."""
        return f"{self.year}-{self.short.replace('..', '-to-')}"

    def __contains__(self, day: date) -> bool:
        """Whether a day falls within the period."""
        return self.start <= day < self.stop


@dataclass(frozen=True)
class Calendar:
    """All reporting periods of a plan, in order, without gap or overlap."""

    years: PlanYears
    periods: tuple[ReportingPeriod, ...]

    def __iter__(self) -> Iterator[ReportingPeriod]:
        """Go through the periods in order."""
        return iter(self.periods)

    @cached_property
    def _starts(self) -> list[date]:
        return [p.start for p in self.periods]

    def on(self, day: date) -> ReportingPeriod | None:
        """The period in which a day falls, if the plan covers it."""
        return self._at(bisect_right(self._starts, day) - 1) if day < self.years.stop else None

    def after(self, period: ReportingPeriod, steps: int = 1) -> ReportingPeriod | None:
        """The period `steps` after this one, or after the last of a span, if the plan has it."""
        return self._at(bisect_left(self._starts, period.stop) - 1 + steps)

    def before(self, period: ReportingPeriod) -> ReportingPeriod | None:
        """The period before this one, if the plan has it."""
        return self._at(bisect_left(self._starts, period.start) - 1)

    def _at(self, place: int) -> ReportingPeriod | None:
        return self.periods[place] if 0 <= place < len(self.periods) else None

    def find(self, text: str) -> ReportingPeriod:
        """The period or span that a text names: `P06`, `2017-18 P06`, `P06..P12`, `2017-18 Q1`.

        A quarter is the span of the periods that end within it.

        Raises:
            UnknownPeriod: with the choices, also where a bare `P06` could be of several years.
        """
        match = _NAME.fullmatch(text.strip())
        if not match:
            raise UnknownPeriod(text, f"Write it as {self.periods[0].name}.")
        year = self._year(text, match["year"])
        if match["quarter"]:
            ends = _quarter(year, int(match["quarter"]))
            return _span([p for p in self.periods if p.end in ends])
        first = self._numbered(text, year, int(match["first"]))
        last = self._numbered(text, year, int(match["last"])) if match["last"] else first
        if last.start < first.start:
            raise UnknownPeriod(text, f"Name the earlier period first: {last.short}..{first.short}.")
        return _span([p for p in self.periods if first.start <= p.start <= last.start])

    def single(self, text: str) -> ReportingPeriod:
        """The one reporting period that a text names; a span is refused.

        Raises:
            UnknownPeriod: where the text names none, or several.
        """
        period = self.find(text)
        if period not in self.periods:
            raise UnknownPeriod(text, f"Name one period, such as {self.periods[0].name}.")
        return period

    def _year(self, text: str, written: str | None) -> PlanYears:
        if written is None and self.years.count > 1:
            choices = " or ".join(f"{y.label} {text.strip()}" for y in self.years.years)
            raise UnknownPeriod(text, f"The plan covers several years, so write {choices}.")
        try:
            year = read_years(written) if written else self.years
        except BadYear:
            year = None
        if year not in self.years.years:
            raise UnknownPeriod(text, f"The plan covers {self.years.label}.")
        return year

    def _numbered(self, text: str, year: PlanYears, number: int) -> ReportingPeriod:
        for period in self.periods:
            if period.year == year.label and period.number <= number <= period.last:
                return period
        of_year = [p for p in self.periods if p.year == year.label]
        raise UnknownPeriod(text, f"The periods of {year.label} are {of_year[0].short} to {of_year[-1].short}.")


_NAME = re.compile(
    r"(?:(?P<year>\d{2,4}[-/\u2010-\u2015]\d{2,4})[\s-]*)?"
    r"(?:P(?P<first>\d{1,2})(?:\s*(?:\.\.|-to-P?|-|\u2013)\s*P?(?P<last>\d{1,2}))?|Q(?P<quarter>[1-4]))",
    re.IGNORECASE | re.ASCII,
)


def make_calendar(
    years: PlanYears,
    second_starts: Mapping[str, date] | None = None,
    combined: Sequence[tuple[str, int, int, str]] = (),
    not_reported: Sequence[tuple[str, int, str]] = (),
) -> Calendar:
    """Make the reporting periods of a plan.

    P01 begins on 1 April, later periods on Mondays 14 days apart, the last ends on 31 March; a tail of fewer than
    seven days joins the period before.

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
        second = (second_starts or {}).get(year.label) or _default_second(year)
        fortnights = _fortnights(year, second)
        for label, first, last, reason in combined:
            if label == year.label:
                fortnights = _combine(fortnights, first, last, reason)
        for label, number, reason in not_reported:
            if label == year.label:
                fortnights = _silence(fortnights, number, reason)
        periods += [replace(p, of=len(fortnights)) for p in fortnights]
    _refuse_foreign(years, [*(second_starts or {}), *(c[0] for c in combined), *(n[0] for n in not_reported)])
    return Calendar(years, tuple(periods))


def judgement_day(period: ReportingPeriod, today: date, asked: str = "") -> date:
    """The day on which a period is judged: its last day, the day of the run where earlier, or the day asked for.

    Raises:
        BadDay: where the period has not begun, or the day asked for is no day of it or is still to come.
    """
    if period.start > today:
        raise BadDay(f"{period.name} has not begun: it starts on {day_in_words(period.start)}.")
    latest = min(period.end, today)
    if not asked:
        return latest
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        raise BadDay(f'as_at: "{asked}" is not a date. Write it as {latest.isoformat()}.') from None
    if not period.start <= day <= latest:
        raise BadDay(f"as_at: {day_in_words(day)} is outside {period.name}. Choose a day from {day_in_words(period.start)} to {day_in_words(latest)}.")
    return day



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
        raise BadCalendar(f"settings: P{first:02d} and P{last:02d} of {periods[0].year} cannot be combined. Name two periods of that year, the earlier first.")
    joined = replace(_span(chosen), note=reason)
    return sorted([p for p in periods if p not in chosen] + [joined])


def _silence(periods: list[ReportingPeriod], number: int, reason: str) -> list[ReportingPeriod]:
    if number not in {p.number for p in periods}:
        raise BadCalendar(f"settings: {periods[0].year} has no period P{number:02d} to leave without a report.")
    return [replace(p, reported=False, note=reason) if p.number == number else p for p in periods]


def _refuse_foreign(years: PlanYears, labels: list[str]) -> None:
    known = [y.label for y in years.years]
    for label in labels:
        if label not in known:
            raise BadCalendar(f'settings: the year "{label}" is not one of the plan\'s years, {", ".join(known)}.')


def _quarter(year: PlanYears, quarter: int) -> ReportingPeriod:
    starts = [date(year.first, 4, 1), date(year.first, 7, 1), date(year.first, 10, 1), date(year.first + 1, 1, 1), year.stop]
    return ReportingPeriod(starts[quarter - 1], starts[quarter], year.label, quarter, quarter, 4)


def _span(periods: list[ReportingPeriod]) -> ReportingPeriod:
    if len(periods) == 1:
        return periods[0]
    return replace(periods[0], stop=periods[-1].stop, last=periods[-1].last, reported=True, note="")
