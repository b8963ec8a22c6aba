"""Financial years and reporting periods: fortnights of a plan year, named `2017-18 P06`.

Half-open inside (`start` up to, not including, `stop`), inclusive in print (`start` to `end`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from actionplan.words.english import day_in_words
from actionplan.words.errors import BadDay, BadYear, UnknownPeriod
from actionplan.words.period_names import NAME, YEARS, advice_on, code_in_words, days_of, quarter_days

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

    `last` is the number of the last fortnight it covers; it equals `number` for a plain fortnight. `of`
    counts the fortnights of the year. `note` is the plan's reason where periods are combined or not reported.
    A span that ends in a later year than it begins has that as `last_year`; one that is a quarter or a year is `called`
    that, `2017-18 Q1` or `2017-18`, however it was asked for. `asked` says what was asked for, where that is another.
    """

    start: date
    stop: date
    year: str
    number: int
    last: int
    of: int
    reported: bool = True
    note: str = ""
    last_year: str = ""
    called: str = field(default="", compare=False)
    asked: str = field(default="", compare=False)

    @property
    def end(self) -> date:
        """The last day."""
        return self.stop - ONE_DAY

    @property
    def short(self) -> str:
        """`P06`, `P06..P12` for a span, `P20..2018-19 P06` for one that ends in another year."""
        if self.last == self.number and not self.last_year:
            return f"P{self.number:02d}"
        return f"P{self.number:02d}..{f'{self.last_year} ' if self.last_year else ''}P{self.last:02d}"

    @property
    def name(self) -> str:
        """The full name, `2017-18 P06`."""
        return f"{self.year} {self.short}"

    @property
    def in_words(self) -> str:
        """What people read: `fortnight 6`, or `fortnights 20 and 21`."""
        return code_in_words(self.name if self.last_year else self.short)

    @property
    def path(self) -> str:
        """The name as part of a path, `2017-18-P06`, `2017-18-P06-to-P12` or `2017-18-Q1`."""
        return (self.called or self.name).replace(" ", "-").replace("..", "-to-")

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

    def first_of_run(
        self, period: ReportingPeriod, same: Callable[[ReportingPeriod], bool]
    ) -> ReportingPeriod:
        """The earliest period that this one can be reached from without meeting one that is not the `same`.

        It is none before the first that is reported: of those nothing was ever told.
        """
        first, begins = period, self.first_reported
        while (earlier := self.before(first)) and earlier.start >= begins.start and same(earlier):
            first = earlier
        return first

    @cached_property
    def first_reported(self) -> ReportingPeriod:
        """The first period that is reported; of a plan that reports none its very first."""
        return next((period for period in self.periods if period.reported), self.periods[0])

    def _at(self, place: int) -> ReportingPeriod | None:
        return self.periods[place] if 0 <= place < len(self.periods) else None

    def find(self, text: str) -> ReportingPeriod:
        """The period or span that a text names: `P06`, `2017-18 P06`, `P06..P12`, `2017-18 Q1`, `2017-18`.

        A quarter is the span of the periods that end within it. The days of two meetings, `2017-06-28..2017-09-20`,
        are the span of the periods that ended from the first day on and before the second.

        Raises:
            UnknownPeriod: with the choices, also where a bare `P06` could be of several years.
        """
        if not (match := NAME.fullmatch(text.strip())):
            return self._together(self._of_years(text) or self._between_days(text))
        year = self._year(text, match["year"])
        if match["quarter"]:
            days = quarter_days(year.first, int(match["quarter"]))
            return self._together(self._ending_in(days, text, "that quarter"))
        first = self._numbered(text, year, int(match["first"]))
        last_year = self._year(text, match["last_year"]) if match["last_year"] else year
        last = self._numbered(text, last_year, int(match["last"])) if match["last"] else first
        if last.start < first.start:
            turned = span_of([last, first])
            advice = f"Name the earlier period first: {turned.name if turned.last_year else turned.short}."
            raise UnknownPeriod(text, advice)
        return self._together([p for p in self.periods if first.start <= p.start <= last.start])

    def _of_years(self, text: str) -> list[ReportingPeriod]:
        """The periods of a year of the plan, or of all its years; none where the text is none."""
        if not YEARS.fullmatch(text.strip()):
            return []
        years = self.years if text.strip() == self.years.label else self._year(text, text)
        return [p for p in self.periods if years.start <= p.start < years.stop]

    def _between_days(self, text: str) -> list[ReportingPeriod]:
        if not (days := days_of(text)):
            raise UnknownPeriod(text, advice_on(text, self.periods[0].name))
        return self._ending_in(days, text, "these days")

    def _ending_in(self, days: tuple[date, date], text: str, when: str) -> list[ReportingPeriod]:
        periods = self._ending(*days)
        if not periods:  # such as a quarter whose fortnights are all combined with later ones
            raise UnknownPeriod(text, f"No reporting period ends within {when}.")
        return periods

    def _ending(self, start: date, stop: date) -> list[ReportingPeriod]:
        return [p for p in self.periods if start <= p.end < stop]

    def _together(self, periods: list[ReportingPeriod]) -> ReportingPeriod:
        """Neighbouring periods as one, which is called a quarter or a year where it is one."""
        return span_of(periods, "" if len(periods) == 1 else self._called(periods))

    def _called(self, periods: list[ReportingPeriod]) -> str:
        days, each = (periods[0].start, periods[-1].stop), self.years.years
        found = [years.label for years in (self.years, *each) if days == (years.start, years.stop)]
        quarters = ((year, number) for year in each for number in (1, 2, 3, 4))
        found += [
            f"{y.label} Q{n}" for y, n in quarters if self._ending(*quarter_days(y.first, n)) == periods
        ]
        return found[0] if found else ""

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
        raise UnknownPeriod(
            text, f"The periods of {year.label} are {of_year[0].short} to {of_year[-1].short}."
        )


def judgement_day(period: ReportingPeriod, today: date, asked: str = "") -> date:
    """The day on which a period is judged: its last day, today where that is earlier, or the day asked for.

    Raises:
        BadDay: where the period has not begun, or the day asked for is no day of it or is still to come.
    """
    if period.start > today and asked:
        raise BadDay(f"{period.name} has not begun: it starts on {day_in_words(period.start)}.")
    latest = min(period.end, today)
    if not asked:
        return latest
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        raise BadDay(f'as_at: "{asked}" is not a date. Write it as {latest.isoformat()}.') from None
    if not period.start <= day <= latest:
        raise BadDay(
            f"as_at: {day_in_words(day)} is outside {period.name}. Choose a day from "
            f"{day_in_words(period.start)} to {day_in_words(latest)}."
        )
    return day


def span_of(periods: Sequence[ReportingPeriod], called: str = "") -> ReportingPeriod:
    """Neighbouring periods, at least one, as one."""
    if len(periods) == 1:
        return periods[0]
    first, last = periods[0], periods[-1]
    return replace(
        first,
        stop=last.stop,
        last=last.last,
        last_year=last.year if last.year != first.year else "",
        reported=True,
        note="",
        called=called,
    )
