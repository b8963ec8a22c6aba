"""From a phrase to parts, with the question that is left where it can be read in more than one way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from actionplan.words.dates.atoms import LAST, Atom, Point
from actionplan.words.dates.phrases import Phrase
from actionplan.words.dates.reading import DateChoice, DatePart
from actionplan.words.dates.years import Days, YearRule, days_of, is_far
from actionplan.words.english import MONTHS, WEEKDAYS, day_in_words
from actionplan.words.periods import PlanYears

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The likeliest parts of a phrase; `key`, `text` and `choices` are its question, with an empty key for none."""

    parts: tuple[DatePart, ...]
    key: str = ""
    text: str = ""
    choices: tuple[DateChoice, ...] = ()


def resolve(phrase: Phrase, years: PlanYears, said: str, near: date | None = None) -> Resolved:
    """Read one phrase; `said` is how the text says it, for the question."""
    rule = YearRule(years.first, near)
    for doubt in _DOUBTS:
        resolved = doubt(phrase, years, rule, said)
        if resolved is not None:
            return resolved
    days = days_of(phrase.atom, rule)
    assert days is not None
    return Resolved((part_of(phrase, days),))


def part_of(phrase: Phrase, days: Days) -> DatePart:
    """The part that a phrase is on these days; its limit opens or closes the window."""
    start: date | None
    end: date | None
    start, end = days
    role = phrase.role
    if phrase.limit == "by":
        start = None
    elif phrase.limit == "before":
        start, end = None, start - ONE_DAY
    elif phrase.limit == "from":
        role, end = ("start" if role == "due" else role), None
    elif phrase.limit == "after":
        role, start, end = ("start" if role == "due" else role), end + ONE_DAY if end < date.max else end, None
    elif phrase.limit == "at least":
        end = None
    return DatePart(role, phrase.label, start, end, phrase.time, phrase.event)


def _choice(phrase: Phrase, days: Days | None) -> tuple[DateChoice, ...]:
    if days is None:
        return ()
    part = part_of(phrase, days)
    return (DateChoice(_words(days), (part,)),)


def _words(days: Days) -> str:
    start, end = days
    if start == end:
        return day_in_words(start)
    first = f"{MONTHS[start.month - 1]} {start.year}"
    last = f"{MONTHS[end.month - 1]} {end.year}"
    if start.day == 1 and (end.day == 31 or (end + ONE_DAY).day == 1):
        return first if first == last else f"{first} to {last}"
    return f"{day_in_words(start)} to {day_in_words(end)}"


def _is_no_day(phrase: Phrase, years: PlanYears, rule: YearRule, said: str) -> Resolved | None:
    """31 February; 13/13/17; an end before its start."""
    if not phrase.atom.broken and days_of(phrase.atom, rule) is not None:
        return None
    choices = tuple(c for days in _meant(phrase.atom, rule) for c in _choice(phrase, days))
    return Resolved((), "impossible-date", f"\u201c{said}\u201d is not a day of the calendar. Which day is meant?", choices)


def _meant(atom: Atom, rule: YearRule) -> list[Days]:
    """What a person may have meant: the last day of that month, or month and day the other way round."""
    p = atom.first
    tries = []
    if 1 <= p.month <= 12 and 28 < p.day <= 31:
        tries.append(replace(p, day=LAST))
    if 12 < p.month <= 31 and 1 <= p.day <= 12:
        tries.append(Point(p.year, p.day, p.month))
    found = (days_of(replace(atom, first=point, last=point, broken=False), rule) for point in tries if atom.exact)
    return [days for days in found if days is not None]


def _two_months(phrase: Phrase, years: PlanYears, rule: YearRule, said: str) -> Resolved | None:
    """`April Dec 17`: a window, or a beginning and an event."""
    if phrase.second is None:
        return None
    whole, last = days_of(phrase.atom, rule), days_of(phrase.second, rule)
    if whole is None or last is None:
        return None
    begin = replace(phrase, limit="from", second=None)
    event = replace(phrase, label="", second=None)
    first_month = f"{MONTHS[whole[0].month - 1]} {whole[0].year}"
    choices = (
        *_choice(phrase, whole),
        DateChoice(f"From {first_month}; in {_words(last)}", (part_of(begin, whole), part_of(event, last))),
    )
    return Resolved(choices[0].parts, "window", f"\u201c{said}\u201d can be read in two ways. Which is it?", choices)


def _either_day(phrase: Phrase, years: PlanYears, rule: YearRule, said: str) -> Resolved | None:
    """`14 June / 15 June`: one of two days."""
    if not phrase.either:
        return None
    whole = days_of(phrase.atom, rule)
    if whole is None:
        return None
    choices = (*_choice(phrase, (whole[0], whole[0])), *_choice(phrase, (whole[1], whole[1])), *_choice(phrase, whole))
    return Resolved(choices[2].parts, "which-day", f"\u201c{said}\u201d names two days. Which is it?", choices)


def _wrong_weekday(phrase: Phrase, years: PlanYears, rule: YearRule, said: str) -> Resolved | None:
    """`Friday 3 March 2018`, which is a Saturday."""
    days = days_of(phrase.atom, rule)
    if phrase.atom.weekday is None or days is None or days[0].weekday() == phrase.atom.weekday:
        return None
    day = days[0]
    others = [o for y in (day.year - 1, day.year + 1) if (o := _in_year(phrase.atom, y)) and not phrase.atom.has_year]
    fitting = [o for o in others if o.weekday() == phrase.atom.weekday]
    shift = (phrase.atom.weekday - day.weekday() + 3) % 7 - 3
    candidates = [day, *fitting, *_moved(day, shift)]
    text = f"{day_in_words(day)} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[phrase.atom.weekday]}. Which day is meant?"
    choices = tuple(
        DateChoice(f"{WEEKDAYS[c.weekday()]} {day_in_words(c)}", (part_of(phrase, (c, c)),)) for c in candidates
    )
    return Resolved(choices[0].parts, "weekday", text, choices)


def _in_year(atom: Atom, year: int) -> date | None:
    days = days_of(replace(atom, first=replace(atom.first, year=year), last=replace(atom.last, year=year)), YearRule(year))
    return days[0] if days else None


def _moved(day: date, shift: int) -> list[date]:
    try:
        return [day + timedelta(days=shift)]
    except OverflowError:
        return []


def _far_away(phrase: Phrase, years: PlanYears, rule: YearRule, said: str) -> Resolved | None:
    """A year more than three from the plan."""
    days = days_of(phrase.atom, rule)
    if days is None or rule.near is not None or not is_far(days, years):
        return None
    bare = replace(phrase.atom, first=replace(phrase.atom.first, year=None), last=replace(phrase.atom.last, year=None))
    choices = (*_choice(phrase, days), *_choice(phrase, days_of(bare, rule)))
    text = f"\u201c{said}\u201d is read as {_words(days)}, far from the plan year {years.label}. Is that the year?"
    return Resolved((part_of(phrase, days),), "far-year", text, choices)


def _several_years(phrase: Phrase, years: PlanYears, rule: YearRule, said: str) -> Resolved | None:
    """A date without a year in a plan of several years."""
    if phrase.atom.has_year or years.count == 1 or rule.near is not None:
        return None
    of_each = [days_of(phrase.atom, YearRule(year.first)) for year in years.years]
    choices = tuple(choice for days in of_each for choice in _choice(phrase, days))
    return Resolved(choices[0].parts, "year", f"\u201c{said}\u201d does not say its year. Which is it?", choices)


def _around_the_year_end(phrase: Phrase, years: PlanYears, rule: YearRule, said: str) -> Resolved | None:
    """`20 March - 20 April` without a year begins before the plan year, or ends after it."""
    days = days_of(phrase.atom, rule)
    if phrase.atom.has_year or days is None or rule.near is not None or not days[0] < years.start <= days[1]:
        return None
    if _is_season(phrase.atom):
        return None
    later = days_of(phrase.atom, YearRule(years.first + 1))
    choices = (*_choice(phrase, days), *_choice(phrase, later))
    return Resolved(choices[0].parts, "year", f"\u201c{said}\u201d does not say its year. Which is it?", choices)


def _is_season(atom: Atom) -> bool:
    return atom.first.day == 1 and atom.last.day == LAST and atom.first.month in (3, 12) and atom.last.month in (2, 5, 8)


_DOUBTS: tuple[Callable[[Phrase, PlanYears, YearRule, str], Resolved | None], ...] = (
    _is_no_day,
    _two_months,
    _either_day,
    _wrong_weekday,
    _far_away,
    _several_years,
    _around_the_year_end,
)
