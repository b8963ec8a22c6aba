"""Dates that are stretches of time: seasons, quarters, years, and the thirds, halves and weeks of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from actionplan.words.dates.atoms import (
    APRIL,
    BEFORE_A_DATE,
    LAST,
    Atom,
    Point,
    is_long_year,
    long_year,
    year_at,
)
from actionplan.words.dates.days import day_month, days_of_month, month_first
from actionplan.words.dates.quarters import quarter, window
from actionplan.words.dates.tokens import DAYS_OF_THIRDS, PLACES, SEASONS, THIRDS, WEEKDAY_WORDS, Token, at

SPRING = 3
_JOINS_THIRDS = frozenset({"/", "-", "to", "or"})
_YEAR_END = (
    ("year", "-", "end"), ("year", "end"), ("end", "of", "year"), ("end", "of", "the", "year"),
    ("end", "of", "the", "financial", "year"), ("end", "of", "financial", "year"), ("y", "/", "e"),
)  # fmt: skip
_PART_OF_MONTH: Mapping[tuple[int, str], tuple[int, int]] = {
    (1, "half"): (1, 15), (2, "half"): (16, LAST), (-1, "half"): (16, LAST),
    (1, "week"): (1, 7), (2, "week"): (8, 14), (3, "week"): (15, 21), (4, "week"): (22, 28),
    (-1, "week"): (-6, LAST),
}  # fmt: skip
"""First and last day of a part of a month that is named by its place."""


def part_of_month(tokens: Sequence[Token], i: int) -> Atom | None:
    """`first half of June`, `last week in May`, `2nd week of June`, `first Monday in June`."""
    place, name = PLACES.get(at(tokens, i).word, 0), at(tokens, i + 1).word
    if not place:
        return None
    month = month_first(tokens, i + 2 + (at(tokens, i + 2).word in ("of", "in")))
    if month is None or month.exact or month.doubtful:
        return None
    if name in WEEKDAY_WORDS:
        return replace(month, lo=i, exact=True, weekday=WEEKDAY_WORDS[name], nth=place, others=())
    days = _PART_OF_MONTH.get((place, name))
    if days is None:
        return None
    first, last = replace(month.first, day=days[0]), replace(month.last, day=days[1])
    return replace(month, lo=i, first=first, last=last, others=())


def half(tokens: Sequence[Token], i: int) -> Atom | None:
    """`first half of 2018/19`, `second half of 2017`."""
    place = PLACES.get(at(tokens, i).word, 0)
    if place not in (1, 2, -1) or (at(tokens, i + 1).word, at(tokens, i + 2).word) != ("half", "of"):
        return None
    after = i + 3 + (at(tokens, i + 3).word == "the")
    whole = financial_year(tokens, after) or calendar_year(tokens, after)
    if whole is None:
        return None
    first, last = (whole.first, _months_on(whole, 5)) if place == 1 else (_months_on(whole, 6), whole.last)
    return replace(whole, lo=i, first=first, last=replace(last, day=LAST), whole_year=False, others=())


def third(tokens: Sequence[Token], i: int) -> Atom | None:
    """`early June`, `end of June`, `mid to late October`, `June end`; the same of seasons and years."""
    if at(tokens, i).word not in THIRDS:
        return _month_end(tokens, i)
    if at(tokens, i).word == "start" and at(tokens, i + 1).word != "of":
        return None
    first = last = THIRDS[at(tokens, i).word]
    after = i + 1
    if at(tokens, after).word in _JOINS_THIRDS and at(tokens, after + 1).word in THIRDS:
        last, after = THIRDS[at(tokens, after + 1).word], after + 2
    for _ in range(2):
        after += at(tokens, after).word in ("of", "-", "the", "in")
    shapes = (month_first, season, quarter, financial_year, calendar_year)
    whole = next((atom for shape in shapes if (atom := shape(tokens, after)) is not None), None)
    if whole is None or whole.exact or whole.ends or last < first:
        return None
    if whole.whole_year and (first, last) == (2, 2):
        return replace(whole, lo=i, first=whole.last, exact=True, whole_year=False)
    at_end = tokens[after - 1].word == "end" or "end" in (t.word for t in tokens[i:after])
    return replace(_cut(replace(whole, lo=i, whole_year=False), first, last), at_end=at_end)


def _month_end(tokens: Sequence[Token], i: int) -> Atom | None:
    month = month_first(tokens, i) if at(tokens, i + 1).word == "end" else None
    if month is None or month.hi != i + 1:
        return None
    return replace(_cut(replace(month, hi=i + 2), 2, 2), at_end=True)


def _cut(whole: Atom, first: int, last: int) -> Atom:
    """From the first to the last of two thirds: days of a month, or months of what is longer."""
    whole = replace(
        whole, others=tuple(_cut(other, first, last) for other in whole.others if not other.exact)
    )
    length = (whole.last.month - whole.first.month) % 12 + 1
    if length == 1:
        days = DAYS_OF_THIRDS[first][0], DAYS_OF_THIRDS[last][1]
        return replace(whole, first=replace(whole.first, day=days[0]), last=replace(whole.last, day=days[1]))
    start = _months_on(whole, first * length // 3)
    end = _months_on(whole, (last + 1) * length // 3 - 1)
    return replace(whole, first=start, last=replace(end, day=LAST))


def _months_on(whole: Atom, months: int) -> Point:
    place = whole.first.month - 1 + months
    year = whole.first.year
    if year is None and whole.last.year is not None:
        year = whole.last.year - (whole.last.month < whole.first.month)
    return Point(None if year is None else year + place // 12, place % 12 + 1, 1)


def season(tokens: Sequence[Token], i: int) -> Atom | None:
    """`spring`, `summer of 2017`, `winter 2017/18`; a winter has the year in which it begins.

    It may also be named by the year in which it ends, and `spring 17/18` by either of its years.
    """
    months = SEASONS.get(at(tokens, i).word)
    if months is None or at(tokens, i + 1).word == "term":
        return None
    after = i + 2 if at(tokens, i + 1).word in ("of", ",") else i + 1
    token = at(tokens, after)
    if token.kind == "finyear":
        found = window(long_year(token.numbers[0]), months, i, after + 1)
        other = window(long_year(token.numbers[0]) + 1, months, i, after + 1)
        return replace(found, others=(other,), doubtful=True) if months[0] == SPRING else found
    year, hi = year_at(tokens, i + 1)
    whole = window(year, months, i, hi)
    across = year is not None and months[1] < months[0]
    return replace(whole, others=(window((year or 0) - 1, months, i, hi),)) if across else whole


def year_end(tokens: Sequence[Token], i: int) -> Atom | None:
    """`year end`, `end of the financial year`, `year end 2018`: the 31 March that ends a financial year."""
    words = tuple(at(tokens, i + k).word for k in range(5))
    phrase = next((phrase for phrase in _YEAR_END if words[: len(phrase)] == phrase), None)
    if phrase is None:
        return None
    after = i + len(phrase)
    year, hi = year_at(tokens, after)
    if at(tokens, after).kind == "finyear":
        year, hi = _last_year(tokens[after]), after + 1
    return Atom(Point(year, 3, 31), Point(year, 3, 31), i, hi, exact=True, year_end=True)


def financial_year(tokens: Sequence[Token], i: int) -> Atom | None:
    """`17/18`, `2017-18`, and `2017-19` for two; a bare `17-18` within a text may be anything."""
    token = at(tokens, i)
    if token.kind == "fy":
        return _year_in_short(token, i)
    if token.kind != "finyear":
        return None
    if token.word[:3].find("-") == 2 and len(tokens) > 1 and at(tokens, i - 1).word not in BEFORE_A_DATE:
        return None
    first, last = Point(long_year(token.numbers[0]), 4, 1), Point(_last_year(token), 3, 31)
    return Atom(first, last, i, i + 1, whole_year=True)


def _year_in_short(token: Token, i: int) -> Atom:
    """`FY18` is mostly the year that ends in 2018, and for some the one that begins then."""
    ends = long_year(token.numbers[0])
    found = [Atom(Point(y - 1, 4, 1), Point(y, 3, 31), i, i + 1, whole_year=True) for y in (ends, ends + 1)]
    return replace(found[0], others=(found[1],), doubtful=True)


def _last_year(token: Token) -> int:
    return long_year(token.numbers[0]) + (token.numbers[1] - token.numbers[0]) % 100


def calendar_year(tokens: Sequence[Token], i: int) -> Atom | None:
    """`2018` alone, or after a word such as `in`."""
    alone = all(t.kind == "mark" for k, t in enumerate(tokens[:4]) if k != i) and len(tokens) <= 4
    behind = at(tokens, i - 1).word in BEFORE_A_DATE or at(tokens, i - 2).word in THIRDS
    behind = behind or (at(tokens, i - 1).word in ("and", "to", "-", ",") and is_long_year(at(tokens, i - 2)))
    if not is_long_year(at(tokens, i)) or not (alone or behind):
        return None
    year = tokens[i].numbers[0]
    return Atom(Point(year, 1, 1), Point(year, 12, 31), i, i + 1)


def year_ahead(tokens: Sequence[Token], i: int) -> Atom | None:
    """`2018 June`, `2018, 5 June`, `2017/18 June`: the year before its date.

    Behind other words the year may be theirs: `Annual report 2016 June`.
    """
    year = at(tokens, i)
    after = i + 1 + (at(tokens, i + 1).word in (",", "-", ":"))
    shapes = (days_of_month, day_month, part_of_month, third, month_first, season)
    if not (is_long_year(year) or (year.kind == "finyear" and year.numbers[0] > 99)):
        return None
    date = next((atom for shape in shapes if (atom := shape(tokens, after)) is not None), None)
    if date is None or date.has_year or date.doubtful:
        return None
    first = long_year(year.numbers[0])
    if year.kind == "finyear":
        years = (first + (date.first.month < APRIL), first + (date.last.month < APRIL))
    else:
        years = (first, first + (date.last.month < date.first.month))
    points = (replace(date.first, year=years[0]), replace(date.last, year=years[1]))
    others = (date,) if at(tokens, i - 1).kind == "word" and tokens[i - 1].word not in BEFORE_A_DATE else ()
    return replace(date, lo=i, first=points[0], last=points[1], others=others, doubtful=bool(others))


STRETCH_SHAPES: tuple[Callable[[Sequence[Token], int], Atom | None], ...] = (
    quarter,
    year_ahead,
    part_of_month,
    half,
    year_end,
    third,
    month_first,
    season,
    financial_year,
    calendar_year,
)
"""In the order in which they are tried, the longest first."""
