"""Years that stand apart from any date, as in `Vision 2030, June`: none is dropped without a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from actionplan.words.dates.atoms import Atom, Point, is_long_year
from actionplan.words.dates.cases import Resolved, part_of, words_for
from actionplan.words.dates.phrases import Phrase
from actionplan.words.dates.reading import DateChoice, DatePart
from actionplan.words.dates.tokens import Token
from actionplan.words.dates.years import YearRule, days_of, is_far
from actionplan.words.periods import PlanYears

YEARS_MEANT = range(1990, 2061)
"""A figure outside these is no year of a plan."""
ONE_DAY = timedelta(days=1)
_KEY = "other-year"


def years_apart(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Token]:
    """The years in four figures that are part of no date."""
    taken = {k for phrase in phrases for k in range(phrase.atom.lo, phrase.atom.hi)}
    return [t for k, t in enumerate(tokens) if k not in taken and _is_year(t)]


def _is_year(token: Token) -> bool:
    four = is_long_year(token) or (token.kind in ("finyear", "fy", "range", "my") and token.numbers[0] > 99)
    return four and token.numbers[0] in YEARS_MEANT


def ask_of_years(
    years: PlanYears, apart: Sequence[Token], phrases: Sequence[Phrase], found: Sequence[Resolved]
) -> list[Resolved]:
    """The readings, with a question of the first year that none of them holds."""
    parts = [part for r in found for part in r.parts]
    unread = [token for token in apart if _is_unread(token.numbers[0], parts)]
    if not unread or any(r.key for r in found):
        return list(found)
    year = unread[0].numbers[0]
    for k, (phrase, r) in enumerate(zip(phrases, found, strict=True)):
        if r.parts and not phrase.atom.has_year and not phrase.superseded:
            return [*found[:k], _of_that_year(phrase, r, year), *found[k + 1 :]]
    return [*found, _of_its_own(unread[0], year, years, bool(phrases))]


def _is_unread(year: int, parts: Sequence[DatePart]) -> bool:
    """Whether no part is of that year, or it is in the label of one that is not."""
    of_it = [year in years_of(part) for part in parts]
    return not any(of_it) or any(
        str(year) in part.label and not own for part, own in zip(parts, of_it, strict=True)
    )


def years_of(part: DatePart) -> set[int]:
    """The years of a part, and those beside an end that a word such as `before` has moved by a day."""
    days = [day for day in (part.start, part.end) if day]
    days += [part.start - ONE_DAY] if part.start and part.start > date.min else []
    days += [part.end + ONE_DAY] if part.end and part.end < date.max else []
    return {day.year for day in days}


def _of_that_year(phrase: Phrase, read: Resolved, year: int) -> Resolved:
    first = replace(phrase.atom.first, year=year)
    last = first if phrase.atom.exact and not phrase.atom.nth else phrase.atom.last
    days = days_of(replace(phrase.atom, first=first, last=last), YearRule(year))
    as_read = DateChoice(" and ".join(part.in_words() for part in read.parts), read.parts)
    other = part_of(phrase, days) if days else None
    choices = (as_read, DateChoice(other.in_words(), (other,))) if other else (as_read,)
    text = f"It names {year}, and the date is read as {as_read.label}. Which year is meant?"
    return Resolved(read.parts, _KEY, text, choices)


def _of_its_own(token: Token, year: int, years: PlanYears, dated: bool) -> Resolved:
    """The year is a date of its own, or no date at all."""
    atom = Atom(Point(year, 1, 1), Point(year, 12, 31), 0, 0)
    if token.kind == "finyear":
        atom = replace(atom, first=Point(year, 4, 1), last=Point(year + 1, 3, 31))
    days = days_of(atom, YearRule(year))
    if days is None:
        return Resolved(())
    part = part_of(Phrase(atom), days)
    choices = [DateChoice("It is not a date", ()), DateChoice(words_for(days), (part,))]
    likely = not dated and not is_far(days, years)
    if likely:
        choices.reverse()
    text = f"\u201c{token.raw}\u201d may be a date, or part of a name. Is it when this is due?"
    return Resolved(choices[0].parts, _KEY, text, tuple(choices))
