"""Dates that are stretches of time: seasons, quarters, years, and the thirds, halves and weeks of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from actionplan.words.dates.atoms import BEFORE_A_DATE, LAST, Atom, Point, is_long_year, year_at
from actionplan.words.dates.days import month_first
from actionplan.words.dates.tokens import DAYS_OF_THIRDS, QUARTERS, SEASONS, THIRDS, Token, at

_JOINS_THIRDS = frozenset({"/", "-", "to", "or"})
_YEAR_END = (
    ("year", "-", "end"), ("year", "end"), ("end", "of", "year"), ("end", "of", "the", "year"),
    ("end", "of", "the", "financial", "year"), ("end", "of", "financial", "year"),
)  # fmt: skip
_PART_OF_MONTH: Mapping[tuple[str, str], tuple[int, int]] = {
    ("first", "half"): (1, 15), ("second", "half"): (16, LAST),
    ("first", "week"): (1, 7), ("second", "week"): (8, 14),
    ("third", "week"): (15, 21), ("fourth", "week"): (22, 28), ("last", "week"): (-6, LAST),
}  # fmt: skip
"""First and last day of a part of a month that is named by its place."""


def part_of_month(tokens: Sequence[Token], i: int) -> Atom | None:
    """`first half of June`, `last week in May`."""
    days = _PART_OF_MONTH.get((at(tokens, i).word, at(tokens, i + 1).word))
    if days is None or at(tokens, i + 2).word not in ("of", "in"):
        return None
    month = month_first(tokens, i + 3)
    if month is None or month.exact:
        return None
    return replace(
        month, lo=i, first=replace(month.first, day=days[0]), last=replace(month.last, day=days[1])
    )


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
    if whole is None or whole.exact or last < first:
        return None
    if whole.whole_year and (first, last) == (2, 2):
        return replace(whole, lo=i, first=whole.last, exact=True, whole_year=False)
    return _cut(replace(whole, lo=i, whole_year=False), first, last)


def _month_end(tokens: Sequence[Token], i: int) -> Atom | None:
    month = month_first(tokens, i) if at(tokens, i + 1).word == "end" else None
    return _cut(replace(month, hi=i + 2), 2, 2) if month is not None and month.hi == i + 1 else None


def _cut(whole: Atom, first: int, last: int) -> Atom:
    """From the first to the last of two thirds: days of a month, or months of what is longer."""
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
    """`spring`, `summer of 2017`, `winter 2017/18`; a winter has the year in which it begins."""
    months = SEASONS.get(at(tokens, i).word)
    if months is None:
        return None
    after = i + 2 if at(tokens, i + 1).word in ("of", ",") else i + 1
    year: int | None
    if months[1] < months[0] and at(tokens, after).kind == "finyear":
        year, hi = _first_year(tokens[after]), after + 1
    else:
        year, hi = year_at(tokens, i + 1)
    return _window(year, months, i, hi)


def _window(year: int | None, months: tuple[int, int], lo: int, hi: int) -> Atom:
    last_year = None if year is None else year + (months[1] < months[0])
    return Atom(Point(year, months[0], 1), Point(last_year, months[1], LAST), lo, hi)


def quarter(tokens: Sequence[Token], i: int) -> Atom | None:
    """`Q1`, `Quarter 1`, `H2`, `Q4 2017-18`, `2017/18 Q4`: parts of the financial year."""
    ahead = at(tokens, i).kind == "finyear" and at(tokens, i + 1).kind == "quarter"
    place = i + 1 if ahead else i
    if at(tokens, place).kind != "quarter":
        return None
    word = tokens[place].word
    months = QUARTERS[word[0] + word[-1]]
    after = place + 1
    after += at(tokens, after).word in ("of", "in", ",", "(")
    year: int | None = None
    hi = place + 1
    if ahead:
        year = _first_year(tokens[i])
    elif at(tokens, after).kind == "finyear":
        year, hi = _first_year(tokens[after]), after + 1
    elif is_long_year(at(tokens, after)):
        return _window(tokens[after].numbers[0], months, i, after + 1)
    return _window(None if year is None else year + (months[0] < 4), months, i, hi)


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
    if token.kind != "finyear":
        return None
    if token.word[:3].find("-") == 2 and len(tokens) > 1 and at(tokens, i - 1).word not in BEFORE_A_DATE:
        return None
    first, last = Point(_first_year(token), 4, 1), Point(_last_year(token), 3, 31)
    return Atom(first, last, i, i + 1, whole_year=True)


def _first_year(token: Token) -> int:
    year = token.numbers[0]
    return year if year > 99 else 2000 + year


def _last_year(token: Token) -> int:
    return _first_year(token) + (token.numbers[1] - token.numbers[0]) % 100


def calendar_year(tokens: Sequence[Token], i: int) -> Atom | None:
    """`2018` alone, or after a word such as `in`."""
    alone = all(t.kind == "mark" for k, t in enumerate(tokens[:4]) if k != i) and len(tokens) <= 4
    behind = at(tokens, i - 1).word in BEFORE_A_DATE or at(tokens, i - 2).word in THIRDS
    behind = behind or (at(tokens, i - 1).word in ("and", "to", "-", ",") and is_long_year(at(tokens, i - 2)))
    if not is_long_year(at(tokens, i)) or not (alone or behind):
        return None
    year = tokens[i].numbers[0]
    return Atom(Point(year, 1, 1), Point(year, 12, 31), i, i + 1)


STRETCH_SHAPES: tuple[Callable[[Sequence[Token], int], Atom | None], ...] = (
    part_of_month,
    year_end,
    third,
    month_first,
    season,
    quarter,
    financial_year,
    calendar_year,
)
"""In the order in which they are tried, the longest first."""
