"""Dates that are days: in figures, with the name of the month, of the week, or several of one month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from actionplan.words.dates.atoms import LAST, Atom, Point, is_hyphen, is_long_year, month_at, year_at
from actionplan.words.dates.tokens import MONTH_WORDS, WEEKDAY_WORDS, Token, at

_COUNTED = frozenset({
    "phase", "priority", "stage", "part", "group", "item", "objective", "domain", "version", "option",
    "no", "number", "room", "page", "step", "tier", "wave", "level", "band", "goal", "lot",
})  # fmt: skip
"""Words whose number is not a day: `Phase 2 June`."""
_BETWEEN_DAYS = frozenset({"-", "to", "/", "and", "&", ","})
_ALWAYS = frozenset({(24, 7)})  # `24/7` is how long, not when


def in_figures(tokens: Sequence[Token], i: int) -> Atom | None:
    """`2017-06-23`, `02.03.17`, `19/06`: the day stands first unless the year does."""
    token = at(tokens, i)
    year: int | None
    if token.kind == "iso":
        year, month, day = token.numbers
    elif token.kind == "dmy":
        day, month, year = token.numbers
        year += 2000 if year < 100 else 0
    elif token.kind == "dm" and _is_day_and_month(tokens, i):
        (day, month), year = token.numbers, None
    else:
        return None
    return day_of(year, month, day, i, i + 1)


def _is_day_and_month(tokens: Sequence[Token], i: int) -> bool:
    """`20/32` and `1/3 of the practices` are parts of something."""
    day, month = tokens[i].numbers
    possible = (1 <= day <= 31 and 1 <= month <= 12) or (1 <= day <= 12 and 12 < month <= 31)
    only_word = len(tokens) == 1
    return possible and (only_word or (at(tokens, i + 1).word != "of" and (day, month) not in _ALWAYS))


def day_of(year: int | None, month: int, day: int, lo: int, hi: int) -> Atom:
    """A single day; whether its month has it is seen when its year is known."""
    point = Point(year, month, day)
    return Atom(point, point, lo, hi, exact=True, broken=not (1 <= month <= 12 and 1 <= day <= 31))


def day_month(tokens: Sequence[Token], i: int) -> Atom | None:
    """`3 March`, `3rd of March 2017`, `3-Mar-17`."""
    if not _is_day_number(at(tokens, i)) or (
        tokens[i].kind == "number" and at(tokens, i - 1).word in _COUNTED
    ):
        return None
    after = i + 2 if at(tokens, i + 1).word == "of" or is_hyphen(tokens, i + 1) else i + 1
    month = month_at(tokens, after)
    if not month:
        return None
    year, hi = _year_of_day(tokens, after + 1)
    return day_of(year, month, tokens[i].numbers[0], i, hi)


def _is_day_number(token: Token) -> bool:
    return token.kind == "ordinal" or (
        token.kind == "number" and len(token.word) <= 2 and token.word[0] != "'"
    )


def _year_of_day(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """The year behind a day; in `13 March 14 April` the second number is a day."""
    year, hi = year_at(tokens, i)
    next_day = year is not None and not is_long_year(tokens[hi - 1]) and at(tokens, hi).word in MONTH_WORDS
    return (None, i) if next_day else (year, hi)


def days_of_month(tokens: Sequence[Token], i: int) -> Atom | None:
    """`12-14 June`, `12 to 14 June 2017`, `12/13 June`, `12, 13 and 14 June`: one window of days."""
    token = at(tokens, i)
    if token.kind in ("dm", "finyear", "range") and len(token.word) <= 5:
        numbers, after = list(token.numbers), i + 1
    else:
        numbers, after = _list_of_days(tokens, i)
    month = month_at(tokens, after)
    if not month or len(numbers) < 2 or not 1 <= numbers[0] < numbers[-1] <= 31 or numbers != sorted(numbers):
        return None
    year, hi = _year_of_day(tokens, after + 1)
    return Atom(Point(year, month, numbers[0]), Point(year, month, numbers[-1]), i, hi)


def _list_of_days(tokens: Sequence[Token], i: int) -> tuple[list[int], int]:
    numbers: list[int] = []
    while _is_day_number(at(tokens, i)) and len(numbers) < 31:
        numbers.append(tokens[i].numbers[0])
        i += 1
        if at(tokens, i).word not in _BETWEEN_DAYS:
            break
        i += 2 if at(tokens, i + 1).word in ("and", "&") else 1
    return numbers, i


def month_first(tokens: Sequence[Token], i: int) -> Atom | None:
    """`September`, `Sept 17`, `March 3rd`, `June 14, 2017`: two figures after a month are a year."""
    month = month_at(tokens, i)
    if not month:
        return None
    after = i + 2 if at(tokens, i + 1).word == "." else i + 1
    number = at(tokens, after)
    comma = after + 2 if at(tokens, after + 1).word == "," else after + 1
    american = is_long_year(at(tokens, comma)) or len(number.word) == 1
    if number.kind == "ordinal" or (number.kind == "number" and american and 1 <= number.numbers[0] <= 31):
        year, hi = year_at(tokens, comma)
        return day_of(year, month, number.numbers[0], i, hi if year else after + 1)
    year, hi = year_at(tokens, i + 1)
    return Atom(Point(year, month, 1), Point(year, month, LAST), i, hi)


_DAY_SHAPES: tuple[Callable[[Sequence[Token], int], Atom | None], ...] = (
    in_figures,
    days_of_month,
    day_month,
)


def weekday(tokens: Sequence[Token], i: int) -> Atom | None:
    """`Friday 3 March`, `Mon 12/6`, `Thurs, the 4th of May`, `Monday June 12th`."""
    name = at(tokens, i)
    if name.word not in WEEKDAY_WORDS or name.kind != "word":
        return None
    after = i + 1
    for _ in range(2):
        after += at(tokens, after).word in (",", ".", "the")
    found = (shape(tokens, after) for shape in (*_DAY_SHAPES, month_first))
    day = next((atom for atom in found if atom is not None), None)
    return replace(day, lo=i, weekday=WEEKDAY_WORDS[name.word]) if day is not None and day.exact else None


def week(tokens: Sequence[Token], i: int) -> Atom | None:
    """`w/c 12 June`, `week of 12 June`: the week from its Monday; `w/e`, `week ending`: that day."""
    words = (at(tokens, i).word, at(tokens, i + 1).word)
    if at(tokens, i).kind == "week":
        ending, skip = words[0] == "w/e", 1
    elif words[0] == "week" and words[1] in ("commencing", "beginning", "ending", "of"):
        ending, skip = words[1] == "ending", 2
    else:
        return None
    found = (shape(tokens, i + skip) for shape in (weekday, *_DAY_SHAPES))
    day = next((atom for atom in found if atom is not None), None)
    return replace(day, lo=i, whole_week=not ending) if day is not None and day.exact else None
