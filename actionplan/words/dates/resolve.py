"""From a phrase to parts, with the question that is left where it can be read in more than one way."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from actionplan.words.dates.atoms import LAST, Atom, Point
from actionplan.words.dates.cases import Case, Resolved, asked, part_of, quoted, words_for
from actionplan.words.dates.phrases import Phrase
from actionplan.words.dates.reading import DateChoice
from actionplan.words.dates.years import Days, YearRule, days_of, is_far
from actionplan.words.english import MONTHS, WEEKDAYS, day_in_words
from actionplan.words.periods import PlanYears

ONE_DAY = timedelta(days=1)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "twelve": 12}
_LENGTH = re.compile(
    rf"(within )?\b([0-9]{{1,3}}|{'|'.join(_NUMBERS)}) (day|week|month)s?(?: of)?$", re.IGNORECASE
)
MAY = 5
"""The last month of spring: a spring alone lies at both ends of a financial year, one that goes on at its start."""
NEIGHBOUR = timedelta(days=92)
"""How near to the plan a day of a neighbouring year must be to be likelier than a wrong weekday."""


def resolve(phrase: Phrase, years: PlanYears, said: str, near: date | None = None) -> Resolved:
    """Read one phrase; `said` is how the text says it, for the question, `near` a day whose year it takes."""
    rules = [YearRule(years.first, near)] if near else [YearRule(year.first) for year in years.years]
    rule = next((r for r in rules if days_of(phrase.atom, r)), rules[0])
    case = Case(phrase, years, rule, said, days_of(phrase.atom, rule))
    if case.days is None or _runs_backwards(phrase):
        return _no_day(case)
    doubted = (resolved for doubt in _DOUBTS if (resolved := doubt(case, case.days)))
    return next(doubted, None) or Resolved((part_of(phrase, case.days),))


def _runs_backwards(phrase: Phrase) -> bool:
    """`14 June - 12 June`: it would take a year to get there."""
    first, last = phrase.atom.first, phrase.atom.last
    return not phrase.atom.has_year and first.month == last.month and 0 < last.day < first.day


def _no_day(case: Case) -> Resolved:
    """31 February; 13/13/17; an end before its start: nothing is read before it is answered."""
    text = f"\u201c{case.said}\u201d is not a day of the calendar. Which day is meant?"
    if case.days or (case.phrase.ends and all(days_of(end, case.rule) for end in case.phrase.ends)):
        text = f"\u201c{case.said}\u201d ends before it begins. Which days are meant?"
    return replace(asked(case, "impossible-date", text, _meant(case)), parts=())


def _meant(case: Case) -> list[Days | None]:
    """What may be meant: the last day of that month, or day and month or both ends the other way round."""
    atom, ends = case.atom, case.phrase.ends
    if atom.exact:
        tries = _month_and_year(case)
        tries += [replace(atom, first=point, last=point, broken=False) for point in _mended(atom.first)]
    else:
        firsts, lasts = _mended(atom.first) or [atom.first], _mended(atom.last) or [atom.last]
        tries = [replace(atom, first=firsts[0], last=lasts[0], broken=False)]
        tries += [replace(atom, first=ends[1].first, last=ends[0].last)] if ends else []
    if (atom.last.year or 0) > date.max.year:  # `5 May 20266`
        tries.append(_without_year(atom))
    backwards = _runs_backwards(case.phrase)
    return [days_of(one, case.rule) for one in (tries[1:] if backwards else tries)]


def _month_and_year(case: Case) -> list[Atom]:
    """`06/17`: June 2017, where that is near the plan."""
    point = case.atom.first
    if point.year is not None or not 12 < point.month < 100 or not 1 <= point.day <= 12:
        return []
    year = 2000 + point.month
    whole = replace(case.atom, exact=False, broken=False)
    whole = replace(whole, first=Point(year, point.day, 1), last=Point(year, point.day, LAST))
    days = days_of(whole, case.rule)
    return [whole] if days and not is_far(days, case.years) else []


def _mended(point: Point) -> list[Point]:
    tries = []
    if 1 <= point.month <= 12 and 28 < point.day <= 31:
        tries.append(replace(point, day=LAST))
    if 12 < point.month <= 31 and 1 <= point.day <= 12:
        tries.append(Point(point.year, point.day, point.month))
    return tries


def _two_months(case: Case, whole: Days) -> Resolved | None:
    """`April Dec 17`: a window, or a beginning and an event."""
    second = case.phrase.second
    last = days_of(second, case.rule) if second else None
    if last is None:
        return None
    begin, event = replace(case.phrase, limit="from"), replace(case.phrase, label="")
    label = f"From {MONTHS[whole[0].month - 1]} {whole[0].year}; in {words_for(last)}"
    choices = (
        DateChoice(words_for(whole), (part_of(case.phrase, whole),)),
        DateChoice(label, (part_of(begin, whole), part_of(event, last))),
    )
    return Resolved(
        choices[0].parts, "window", f"{quoted(case)} can be read in two ways. Which is it?", choices
    )


def _either_day(case: Case, days: Days) -> Resolved | None:
    """`14 June / 15 June`: one of two days, or both."""
    if not case.phrase.either:
        return None
    text = f"{quoted(case)} names more than one day. Which is it?"
    return asked(case, "which-day", text, (days, *(days_of(end, case.rule) for end in case.phrase.ends)))


def _far_away(case: Case, days: Days) -> Resolved | None:
    """A year more than three from the plan."""
    if case.carried or not is_far(days, case.years):
        return None
    read = f"{quoted(case)} is read as {words_for(days)}"
    text = f"{read}, far from the plan year {case.years.label}. Is that the year?"
    others = (*case.atom.others, _without_year(case.atom))
    near = [d for d in (days_of(other, case.rule) for other in others) if d and not is_far(d, case.years)]
    return asked(case, "far-year", text, (days, *near))


def _other_readings(case: Case, days: Days) -> Resolved | None:
    """`Q4 2018` and whatever else has two meanings; what lies in the plan is the likeliest."""
    found = (days_of(other, case.rule) for other in case.atom.others)
    others = [d for d in found if d and d != days and not is_far(d, case.years)]
    if not others or not (case.atom.doubtful or _is_unlikely(case, days)):
        return None
    options = sorted((days, *others), key=lambda d: not _in_plan(d, case.years))
    return asked(case, "meaning", f"{quoted(case)} can be read in more than one way. Which is it?", options)


def _is_unlikely(case: Case, days: Days) -> bool:
    """Outside the plan; a year behind a month, `Mar 19`, may follow the plan but hardly comes long before."""
    if any(other.exact for other in case.atom.others):
        return days[1].year < case.years.start.year - 1
    return not _in_plan(days, case.years)


def _how_long(case: Case, days: Days) -> Resolved | None:
    """`6 weeks from 12 June`, `within three months of June`: the day on which that time is over."""
    match = _LENGTH.search(case.phrase.label)
    within = match is not None and match[1] is not None
    if match is None or not (within or case.phrase.limit in ("from", "after")):
        return None
    number = _NUMBERS.get(match[2].lower()) or int(match[2])
    over = _later(days[1], number, match[3][0].lower())
    if over is None:
        return None
    read = part_of(replace(case.phrase, limit="by"), (over, over))
    as_written = part_of(case.phrase, days)
    choices = (DateChoice(read.in_words(), (read,)), DateChoice(as_written.in_words(), (as_written,)))
    text = f"{match[0].capitalize()} from {words_for(days)}: is that when it is due?"
    return Resolved(choices[0].parts, "how-long", text, choices)


def _later(day: date, number: int, unit: str) -> date | None:
    """So many days, weeks or months after a day; the last day of a month stays the last."""
    if unit != "m":
        length = number * (7 if unit == "w" else 1)
        return None if length > (date.max - day).days else day + length * ONE_DAY
    is_last = day.day == monthrange(day.year, day.month)[1]
    months = day.month - 1 + number
    year, month = day.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, last if is_last else min(day.day, last))


def _in_plan(days: Days, years: PlanYears) -> bool:
    return days[0] < years.stop and days[1] >= years.start


def _without_year(atom: Atom) -> Atom:
    return replace(atom, first=replace(atom.first, year=None), last=replace(atom.last, year=None))


def _other_plan_year(case: Case, days: Days) -> Resolved | None:
    """`16/17` in a plan of 2017-18."""
    years = case.years
    if not case.atom.whole_year or _in_plan(days, years):
        return None
    text = f"{quoted(case)} is not a year of the plan ({years.label}). Is that the year?"
    return asked(case, "check-year", text, (days, (years.start, years.end)))


def _several_years(case: Case, days: Days) -> Resolved | None:
    """A date without a year in a plan of several years; a weekday may say which it is."""
    if case.atom.has_year or case.years.count == 1 or case.carried:
        return None
    of_each = [days_of(case.atom, YearRule(year.first)) for year in case.years.years]
    if case.atom.weekday is not None:
        of_each = [d for d in of_each if d and d[0].weekday() == case.atom.weekday]
    if len(of_each) == 1 and of_each[0] is not None and case.atom.weekday is not None:
        return Resolved((part_of(case.phrase, of_each[0]),))
    return _which_year(case, of_each) if of_each else None


def _around_the_year_end(case: Case, days: Days) -> Resolved | None:
    """`20 March - 20 April` without a year begins before the plan year, or ends after it."""
    start = case.years.start
    if (
        case.atom.has_year
        or case.carried
        or not days[0] < start <= days[1]
        or ("spring" in case.said.casefold() and days[1].month > MAY)
    ):
        return None
    return _which_year(case, (days, days_of(case.atom, YearRule(case.years.first + 1))))


def _which_year(case: Case, options: Iterable[Days | None]) -> Resolved:
    return asked(case, "year", f"{quoted(case)} does not say its year. Which is it?", options)


def _wrong_weekday(case: Case, days: Days) -> Resolved | None:
    """`Friday 3 March 2018`, which is a Saturday."""
    ends = case.phrase.ends or (case.atom,)
    for end in (ends[0], ends[-1]):
        on = days[0] if end is ends[0] else days[1]
        named = end.weekday
        if named is not None and not case.atom.whole_week and on.weekday() != named:
            other = _other_days(case, on, named)
            mismatch = f"{day_in_words(on)} is a {WEEKDAYS[on.weekday()]}, not a {WEEKDAYS[named]}"
            text = f"{mismatch}. Which day is meant?"
            options = [_with_end(days, day, end is ends[0]) for day in other]
            return asked(case, "weekday", text, options, _with_weekday)
    return None


def _other_days(case: Case, on: date, named: int) -> list[date]:
    """The day itself, that day of a year beside in which the weekday fits, and the nearest such weekday.

    A day of a year beside comes first where it lies within three months of the plan.
    """
    years = (on.year - 1, on.year + 1) if case.atom.exact and not case.atom.has_year else ()
    point = case.atom.first
    found = (
        days_of(replace(case.atom, first=replace(point, year=y), last=replace(point, year=y)), case.rule)
        for y in years
    )
    fitting = [days[0] for days in found if days and days[0].weekday() == named]
    near = [d for d in fitting if case.years.start - NEIGHBOUR <= d < case.years.stop + NEIGHBOUR]
    shift = (named - on.weekday() + 3) % 7 - 3
    moved = (
        []
        if abs(shift) > (date.max - on).days or abs(shift) > (on - date.min).days
        else [on + shift * ONE_DAY]
    )
    return [*near, on, *fitting, *moved]


def _with_weekday(days: Days) -> str:
    words = words_for(days)
    return f"{WEEKDAYS[days[0].weekday()]} {words}" if days[0] == days[1] else words


def _with_end(days: Days, day: date, is_first: bool) -> Days | None:
    if days[0] == days[1]:
        return day, day
    start, end = (day, days[1]) if is_first else (days[0], day)
    return (start, end) if start <= end else None


_DOUBTS: tuple[Callable[[Case, Days], Resolved | None], ...] = (
    _two_months,
    _how_long,
    _either_day,
    _far_away,
    _other_readings,
    _other_plan_year,
    _several_years,
    _wrong_weekday,
    _around_the_year_end,
)
