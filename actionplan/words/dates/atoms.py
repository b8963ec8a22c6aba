"""The smallest things that are dates: a day, a month or a part of one, a season, a quarter, a year.

An atom may lack its year; `years.py` finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from actionplan.words.dates.tokens import ALSO_ENGLISH, MONTH_WORDS, SEASONS, THIRDS, WEEKDAY_WORDS, Token

LAST = 0  # as a day: the last one of its month
_BEFORE_A_MONTH = frozenset(
    "in by of from to until till before after since during between and or early mid late end start beginning middle "
    "review reviewed due next last this through early- mid- late- est c circa for on".split()
)


@dataclass(frozen=True, slots=True)
class Point:
    """A day of a month, perhaps without its year."""

    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Atom:
    """A window between two points, and the tokens `lo` up to, not including, `hi` that say it.

    `exact` is true for a single day. `broken` marks what is no day of the calendar.
    """

    first: Point
    last: Point
    lo: int
    hi: int
    exact: bool = False
    weekday: int | None = None
    year_end: bool = False
    whole_week: bool = False
    broken: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the year is written."""
        return self.first.year is not None or self.last.year is not None


def atom_at(tokens: Sequence[Token], i: int) -> Atom | None:
    """The longest atom that begins at a token, if one does."""
    for shape in _SHAPES:
        atom = shape(tokens, i)
        if atom is not None:
            return atom
    return None


def _at(tokens: Sequence[Token], i: int) -> Token:
    return tokens[i] if 0 <= i < len(tokens) else _NOTHING


_NOTHING = Token("none", "", (), 0, 0, "")


def _numeric(tokens: Sequence[Token], i: int) -> Atom | None:
    token = _at(tokens, i)
    if token.kind == "iso":
        year, month, day = token.numbers
    elif token.kind == "dmy":
        day, month, year = token.numbers
        year += 2000 if year < 100 else 0
    elif token.kind == "dm" and not _month(tokens, i + 1):
        (day, month), year = token.numbers, None
    else:
        return None
    return _day(year, month, day, i, i + 1)


def _day(year: int | None, month: int, day: int, lo: int, hi: int) -> Atom:
    point = Point(year, month, day)
    return Atom(point, point, lo, hi, exact=True, broken=not (1 <= month <= 12 and 1 <= day <= 31))


def _week(tokens: Sequence[Token], i: int) -> Atom | None:
    """`w/c 12 June`, `week commencing 12 June`: the seven days from that day (`w/e`: up to that day)."""
    token, skip = _at(tokens, i), 1
    ending = token.word == "w/e"
    if token.word == "week" and _at(tokens, i + 1).word in ("commencing", "beginning", "ending", "of"):
        ending, skip = _at(tokens, i + 1).word == "ending", 2
    elif token.kind != "week":
        return None
    day = atom_at(tokens, i + skip)
    if day is None or not day.exact:
        return None
    return replace(day, lo=i, whole_week=not ending)


def _weekday(tokens: Sequence[Token], i: int) -> Atom | None:
    word = _at(tokens, i).word.rstrip(".")
    if word not in WEEKDAY_WORDS or _at(tokens, i).kind != "word":
        return None
    after = i + 1
    while _at(tokens, after).word in (",", ".", "the"):
        after += 1
    day = _numeric(tokens, after) or _day_range(tokens, after) or _day_month(tokens, after)
    return replace(day, lo=i, weekday=WEEKDAY_WORDS[word]) if day is not None and day.exact else None


def _day_month(tokens: Sequence[Token], i: int) -> Atom | None:
    """`3 March`, `3rd of March 2017`; the day stands first."""
    token = _at(tokens, i)
    if token.kind not in ("number", "ordinal") or token.raw.startswith("'") or token.numbers[0] > 99:
        return None
    after = i + 2 if _at(tokens, i + 1).word == "of" else i + 1
    month = _month(tokens, after)
    if not month:
        return None
    year, hi = _year(tokens, after + 1)
    return _day(year, month, token.numbers[0], i, hi)


def _day_range(tokens: Sequence[Token], i: int) -> Atom | None:
    """`12-14 June`, `12 to 14 June 2017`, `12/13 June`: one window of days in one month."""
    token = _at(tokens, i)
    if token.kind in ("dm", "finyear", "range") and len(token.numbers) == 2:
        (first, last), after = token.numbers, i + 1
    elif token.kind in ("number", "ordinal") and _at(tokens, i + 1).word in ("-", "to", "/", "and", "&"):
        second = _at(tokens, i + 2)
        if second.kind not in ("number", "ordinal"):
            return None
        first, last, after = token.numbers[0], second.numbers[0], i + 3
    else:
        return None
    month = _month(tokens, after)
    if not month or not 1 <= first < last <= 31:
        return None
    year, hi = _year(tokens, after + 1)
    return Atom(Point(year, month, first), Point(year, month, last), i, hi)


def _month_first(tokens: Sequence[Token], i: int) -> Atom | None:
    """`September`, `Sept 17`, `March 3rd`, `March 3, 2017`; a bare number after a month is a year."""
    month = _month(tokens, i)
    if not month:
        return None
    after = i + 2 if _at(tokens, i + 1).word == "." else i + 1
    number = _at(tokens, after)
    comma = after + 2 if _at(tokens, after + 1).word == "," else after + 1
    if number.kind == "ordinal" or (number.kind == "number" and _is_long_year(_at(tokens, comma)) and number.numbers[0] <= 31):
        year, hi = _year(tokens, comma)
        return _day(year, month, number.numbers[0], i, hi if year else after + 1)
    year, hi = _year(tokens, i + 1)
    return Atom(Point(year, month, 1), Point(year, month, LAST), i, hi)


def _third(tokens: Sequence[Token], i: int) -> Atom | None:
    """`early June`, `mid-June`, `end of June`: a third of a month; of a season or a year its first or last month."""
    days = THIRDS.get(_at(tokens, i).word)
    if days is None:
        return None
    after = i + 1
    while _at(tokens, after).word in ("of", "-", "the", "in"):
        after += 1
    whole = _month_first(tokens, after) or _season(tokens, after) or _quarter(tokens, after)
    if whole is None or whole.exact:
        return None
    if (whole.first.month, whole.first.year) == (whole.last.month, whole.last.year):
        return replace(whole, first=replace(whole.first, day=days[0]), last=replace(whole.last, day=days[1]), lo=i)
    if _at(tokens, i).word == "end":
        return replace(whole, first=replace(whole.last, day=1), lo=i)
    return replace(whole, lo=i)


def _season(tokens: Sequence[Token], i: int) -> Atom | None:
    months = SEASONS.get(_at(tokens, i).word)
    if months is None:
        return None
    year, hi = _year(tokens, i + 1)
    end_year = None if year is None else year + (months[1] < months[0])
    return Atom(Point(year, months[0], 1), Point(end_year, months[1], LAST), i, hi)


def _quarter(tokens: Sequence[Token], i: int) -> Atom | None:
    """`Q1` is April to June of the financial year; `Q4 2017-18` names the year."""
    token = _at(tokens, i)
    if token.kind != "quarter":
        return None
    first = (4, 7, 10, 1)[token.numbers[0] - 1]
    after = i + 1
    while _at(tokens, after).word in ("of", "in", ",", "("):
        after += 1
    year, hi = None, i + 1
    if _at(tokens, after).kind == "finyear":
        start = _at(tokens, after).numbers[0]
        year, hi = (start if start > 99 else 2000 + start) + (first == 1), after + 1
    elif _is_long_year(_at(tokens, after)):
        year, hi = _at(tokens, after).numbers[0], after + 1
    return Atom(Point(year, first, 1), Point(year, first + 2, LAST), i, hi)


def _end_of_year(tokens: Sequence[Token], i: int) -> Atom | None:
    """`year end`, `end of the financial year`, `end of year`: the 31 March that ends the plan year."""
    words = [_at(tokens, i + k).word for k in range(5)]
    for phrase in (("year", "-", "end"), ("year", "end"), ("end", "of", "year"), ("end", "of", "the", "year"),
                   ("end", "of", "the", "financial", "year"), ("end", "of", "financial", "year")):  # fmt: skip
        if tuple(words[: len(phrase)]) == phrase:
            point = Point(None, 3, 31)
            return Atom(point, point, i, i + len(phrase), exact=True, year_end=True)
    return None


def _financial_year(tokens: Sequence[Token], i: int) -> Atom | None:
    token = _at(tokens, i)
    if token.kind != "finyear":
        return None
    first = token.numbers[0] + (2000 if token.numbers[0] < 100 else 0)
    return Atom(Point(first, 4, 1), Point(first + 1, 3, 31), i, i + 1)


def _calendar_year(tokens: Sequence[Token], i: int) -> Atom | None:
    """`2018` alone, or after a word such as `in`."""
    if not _is_long_year(_at(tokens, i)) or not (len(tokens) == 1 or _at(tokens, i - 1).word in _BEFORE_A_MONTH):
        return None
    year = _at(tokens, i).numbers[0]
    return Atom(Point(year, 1, 1), Point(year, 12, 31), i, i + 1)


def _month(tokens: Sequence[Token], i: int) -> int:
    """The month that a token names, or 0. A word of ordinary English needs a sign that it is one."""
    token = _at(tokens, i)
    month = MONTH_WORDS.get(token.word, 0) if token.kind == "word" else 0
    if not month or token.word not in ALSO_ENGLISH:
        return month
    before, after = _at(tokens, i - 1), _at(tokens, i + 1)
    near = before.word in _BEFORE_A_MONTH or bool(before.numbers) or before.word in MONTH_WORDS
    numbered = after.kind in ("number", "ordinal")
    named = token.raw[0].isupper() and (after.kind != "word" or not after.raw[:1].islower() or not _is_verb_near(after))
    alone = all(t.kind == "mark" or t is token for t in tokens)
    return month if near or numbered or named or alone else 0


def _is_verb_near(after: Token) -> bool:
    return after.word not in _BEFORE_A_MONTH and after.word not in ("ongoing", "tbc", "provisionally", "onwards")


def _is_long_year(token: Token) -> bool:
    return token.kind == "number" and len(token.word) == 4


def _year(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """A year written behind a month: `17`, `'17`, `2017`, `of 2017`, `, 2017`; and where it ends."""
    skip = i
    while _at(tokens, skip).word in (".", ",", "of", "in"):
        skip += 1
    token, direct = _at(tokens, skip), skip == i or _at(tokens, skip - 1).word == "."
    followed_by_month = bool(MONTH_WORDS.get(_at(tokens, skip + 1).word)) and not _is_long_year(token)
    if token.kind == "number" and (_is_long_year(token) or (direct and _is_short_year(token) and not followed_by_month)):
        number = token.numbers[0]
        return (number if number > 99 else 2000 + number), skip + 1
    return None, i


def _is_short_year(token: Token) -> bool:
    return len(token.word.lstrip("'")) == 2


_SHAPES: tuple[Callable[[Sequence[Token], int], Atom | None], ...] = (
    _week,
    _weekday,
    _day_range,
    _numeric,
    _day_month,
    _end_of_year,
    _third,
    _month_first,
    _season,
    _quarter,
    _financial_year,
    _calendar_year,
)
