"""From a phrase to parts, with the question that is left where it can be read in more than one way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from actionplan.words.dates.atoms import LAST, Atom, Point
from actionplan.words.dates.phrases import Phrase
from actionplan.words.dates.reading import DateChoice, DatePart
from actionplan.words.dates.years import Days, YearRule, days_of, is_far
from actionplan.words.english import MONTHS, WEEKDAYS, day_in_words
from actionplan.words.periods import PlanYears

ONE_DAY = timedelta(days=1)
NEIGHBOUR = timedelta(days=92)
"""How near to the plan a day of a neighbouring year must be to be likelier than a wrong weekday."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The likeliest parts of a phrase; `key`, `text` and `choices` are its question, an empty key none."""

    parts: tuple[DatePart, ...]
    key: str = ""
    text: str = ""
    choices: tuple[DateChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """A phrase to read: how the text says it, the years of the plan, and its days by the year rule."""

    phrase: Phrase
    years: PlanYears
    rule: YearRule
    said: str
    days: Days | None

    @property
    def atom(self) -> Atom:
        return self.phrase.atom

    @property
    def carried(self) -> bool:
        """Whether the year comes from another date."""
        return self.rule.near is not None


def resolve(phrase: Phrase, years: PlanYears, said: str, near: date | None = None) -> Resolved:
    """Read one phrase; `said` is how the text says it, for the question, `near` a day whose year it takes."""
    rules = [YearRule(years.first, near)] if near else [YearRule(year.first) for year in years.years]
    rule = next((r for r in rules if days_of(phrase.atom, r)), rules[0])
    case = _Case(phrase, years, rule, said, days_of(phrase.atom, rule))
    if case.days is None or _runs_backwards(phrase):
        return _no_day(case)
    doubted = (resolved for doubt in _DOUBTS if (resolved := doubt(case, case.days)))
    return next(doubted, None) or Resolved((part_of(phrase, case.days),))


def part_of(phrase: Phrase, days: Days) -> DatePart:
    """The part that a phrase is on these days; its limit opens or closes the window."""
    first, last = days
    start: date | None = first
    end: date | None = last
    role = phrase.role
    if phrase.limit == "by":
        start = None
    elif phrase.limit == "before":
        start, end = None, first - ONE_DAY if first > date.min else first
    elif phrase.limit == "from":
        role, end = ("start" if role == "due" else role), None
    elif phrase.limit == "after":
        role, start, end = (
            ("start" if role == "due" else role),
            last + ONE_DAY if last < date.max else last,
            None,
        )
    elif phrase.limit == "at least":
        end = None
    return DatePart(role, phrase.label, start, end, phrase.time, phrase.event)


def _asked(
    case: _Case,
    key: str,
    text: str,
    options: Iterable[Days | None],
    label: Callable[[Days], str] | None = None,
) -> Resolved:
    """A question whose choices are days; the first is the likeliest."""
    choices: dict[str, DatePart] = {}
    for days in options:
        if days:
            choices.setdefault((label or words_for)(days), part_of(case.phrase, days))
    offered = tuple(DateChoice(words, (part,)) for words, part in choices.items())
    return Resolved(offered[0].parts if offered else (), key, text, offered)


def words_for(days: Days) -> str:
    """The label of a choice: `14 June 2017`, `June 2017`, `June to August 2017` in full."""
    start, end = days
    if start == end:
        return day_in_words(start)
    first, last = (f"{MONTHS[day.month - 1]} {day.year}" for day in days)
    if start.day == 1 and (end == date.max or (end + ONE_DAY).day == 1):
        return first if first == last else f"{first} to {last}"
    return f"{day_in_words(start)} to {day_in_words(end)}"


def _runs_backwards(phrase: Phrase) -> bool:
    """`14 June - 12 June`: it would take a year to get there."""
    first, last = phrase.atom.first, phrase.atom.last
    return not phrase.atom.has_year and first.month == last.month and 0 < last.day < first.day


def _no_day(case: _Case) -> Resolved:
    """31 February; 13/13/17; an end before its start: nothing is read before it is answered."""
    text = f"\u201c{case.said}\u201d is not a day of the calendar. Which day is meant?"
    if case.days or (case.phrase.ends and all(days_of(end, case.rule) for end in case.phrase.ends)):
        text = f"\u201c{case.said}\u201d ends before it begins. Which days are meant?"
    return replace(_asked(case, "impossible-date", text, _meant(case)), parts=())


def _meant(case: _Case) -> list[Days | None]:
    """What may be meant: the last day of that month, or day and month or both ends the other way round."""
    atom, ends = case.atom, case.phrase.ends
    if atom.exact:
        tries = [replace(atom, first=point, last=point, broken=False) for point in _mended(atom.first)]
    else:
        firsts, lasts = _mended(atom.first) or [atom.first], _mended(atom.last) or [atom.last]
        tries = [replace(atom, first=firsts[0], last=lasts[0], broken=False)]
        tries += [replace(atom, first=ends[1].first, last=ends[0].last)] if ends else []
    backwards = _runs_backwards(case.phrase)
    return [days_of(one, case.rule) for one in (tries[1:] if backwards else tries)]


def _mended(point: Point) -> list[Point]:
    tries = []
    if 1 <= point.month <= 12 and 28 < point.day <= 31:
        tries.append(replace(point, day=LAST))
    if 12 < point.month <= 31 and 1 <= point.day <= 12:
        tries.append(Point(point.year, point.day, point.month))
    return tries


def _two_months(case: _Case, whole: Days) -> Resolved | None:
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
        choices[0].parts, "window", f"{_quoted(case)} can be read in two ways. Which is it?", choices
    )


def _either_day(case: _Case, days: Days) -> Resolved | None:
    """`14 June / 15 June`: one of two days, or both."""
    if not case.phrase.either:
        return None
    text = f"{_quoted(case)} names two days. Which is it?"
    return _asked(case, "which-day", text, (days, (days[0], days[0]), (days[1], days[1])))


def _far_away(case: _Case, days: Days) -> Resolved | None:
    """A year more than three from the plan."""
    if case.carried or not is_far(days, case.years):
        return None
    read = f"{_quoted(case)} is read as {words_for(days)}"
    text = f"{read}, far from the plan year {case.years.label}. Is that the year?"
    return _asked(case, "far-year", text, (days, days_of(_without_year(case.atom), case.rule)))


def _without_year(atom: Atom) -> Atom:
    return replace(atom, first=replace(atom.first, year=None), last=replace(atom.last, year=None))


def _other_plan_year(case: _Case, days: Days) -> Resolved | None:
    """`16/17` in a plan of 2017-18."""
    years = case.years
    if not case.atom.whole_year or (days[0] < years.stop and days[1] >= years.start):
        return None
    text = f"{_quoted(case)} is not a year of the plan ({years.label}). Is that the year?"
    return _asked(case, "check-year", text, (days, (years.start, years.end)))


def _several_years(case: _Case, days: Days) -> Resolved | None:
    """A date without a year in a plan of several years; a weekday may say which it is."""
    if case.atom.has_year or case.years.count == 1 or case.carried:
        return None
    of_each = [days_of(case.atom, YearRule(year.first)) for year in case.years.years]
    if case.atom.weekday is not None:
        of_each = [d for d in of_each if d and d[0].weekday() == case.atom.weekday]
    if len(of_each) == 1 and of_each[0] is not None and case.atom.weekday is not None:
        return Resolved((part_of(case.phrase, of_each[0]),))
    return _which_year(case, of_each) if of_each else None


def _around_the_year_end(case: _Case, days: Days) -> Resolved | None:
    """`20 March - 20 April` without a year begins before the plan year, or ends after it."""
    start = case.years.start
    if (
        case.atom.has_year
        or case.carried
        or not days[0] < start <= days[1]
        or "spring" in case.said.casefold()
    ):
        return None
    return _which_year(case, (days, days_of(case.atom, YearRule(case.years.first + 1))))


def _which_year(case: _Case, options: Iterable[Days | None]) -> Resolved:
    return _asked(case, "year", f"{_quoted(case)} does not say its year. Which is it?", options)


def _wrong_weekday(case: _Case, days: Days) -> Resolved | None:
    """`Friday 3 March 2018`, which is a Saturday."""
    ends = case.phrase.ends or (case.atom,)
    for end in ends:
        on = days[1] if end is not ends[0] else days[0]
        named = end.weekday
        if named is not None and not case.atom.whole_week and on.weekday() != named:
            other = _other_days(case, on, named)
            mismatch = f"{day_in_words(on)} is a {WEEKDAYS[on.weekday()]}, not a {WEEKDAYS[named]}"
            text = f"{mismatch}. Which day is meant?"
            options = [_with_end(days, day, end is ends[0]) for day in other]
            return _asked(case, "weekday", text, options, _with_weekday)
    return None


def _other_days(case: _Case, on: date, named: int) -> list[date]:
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


def _quoted(case: _Case) -> str:
    return f"\u201c{case.said}\u201d"


_DOUBTS: tuple[Callable[[_Case, Days], Resolved | None], ...] = (
    _two_months,
    _either_day,
    _far_away,
    _other_plan_year,
    _several_years,
    _wrong_weekday,
    _around_the_year_end,
)
