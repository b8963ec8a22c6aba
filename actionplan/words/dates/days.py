"""Dates that are days: in figures, with the name of the month, of the week, or several of one month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actionplan.words.dates.atoms import (
    BEFORE_A_DATE,
    LAST,
    Atom,
    Point,
    is_hyphen,
    is_long_year,
    is_one_financial_year,
    month_at,
    year_at,
    year_in,
)
from actionplan.words.dates.tokens import MONTH_WORDS, WEEKDAY_WORDS, Token, at

TEN = 10
COUNTED = frozenset({
    "phase", "priority", "stage", "part", "group", "item", "objective", "domain", "version", "option",
    "no", "number", "room", "page", "step", "tier", "wave", "level", "band", "goal", "lot", "year", "week", "wk",
})  # fmt: skip
"""Words whose number is not a day: `Phase 2 June`."""
_COUNTABLE = frozenset({
    "practices", "people", "patients", "staff", "members", "gps", "surgeries", "schools", "sites", "wards",
    "attendees", "responses", "respondents", "actions", "residents", "carers", "groups", "areas", "ccgs",
    "targets", "milestones", "priorities", "said", "agreed", "complete", "completed", "done", "met",
})  # fmt: skip
"""`11/12 practices` is a count, where no word such as `on` makes it a day."""
_BEFORE_A_MARK = frozenset({"scored", "score", "rated", "rating", "scores", "marks"})
BETWEEN_DAYS = frozenset({"-", "to", "/", "and", "&", ",", "until", "till"})
_ALWAYS = frozenset({(24, 7)})  # `24/7` is how long, not when


def is_count(tokens: Sequence[Token], k: int) -> bool:
    """Whether a token is a figure that counts something; that of `Phase 2` does not."""
    return tokens[k].kind in ("number", "figure", "dm") and at(tokens, k - 1).word not in COUNTED


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
    before, after = at(tokens, i - 1).word, at(tokens, i + 1).word
    named = before in _BEFORE_A_MARK or before in COUNTED - {"week", "wk"}
    counted = after in _COUNTABLE and before not in BEFORE_A_DATE | {"on", "at"}
    if len(tokens) == 1:
        return possible
    return possible and not (named or counted) and after != "of" and (day, month) not in _ALWAYS


def days_in_figures(tokens: Sequence[Token], i: int) -> Atom | None:
    """`14-16/06/17`, `14/15.06.17`, `14 and 16/6`: one window of days."""
    first, joins, day = at(tokens, i), at(tokens, i + 1), in_figures(tokens, i + 2)
    if first.kind != "number" or not is_day_number(first) or joins.word not in BETWEEN_DAYS - {","}:
        return None
    parted = joins.word == "-" and not is_hyphen(tokens, i + 1)
    before = at(tokens, i - 1)
    counted = before.word in COUNTED or (
        parted and before.kind == "word" and before.word not in BEFORE_A_DATE
    )
    if day is None or counted or at(tokens, i + 2).kind == "iso" or not 1 <= first.numbers[0] < day.first.day:
        return None
    point = replace(day.first, day=first.numbers[0])
    return replace(day, first=point, lo=i, exact=False, span=True)


def day_of(year: int | None, month: int, day: int, lo: int, hi: int) -> Atom:
    """A single day; whether its month has it is seen when its year is known."""
    point = Point(year, month, day)
    return Atom(point, point, lo, hi, exact=True, broken=not (1 <= month <= 12 and 1 <= day <= 31))


def day_month(tokens: Sequence[Token], i: int) -> Atom | None:
    """`3 March`, `3rd of March 2017`, `3-Mar-17`."""
    if not is_day_number(at(tokens, i)) or (tokens[i].kind == "number" and at(tokens, i - 1).word in COUNTED):
        return None
    dotted = at(tokens, i + 1).word == "." and _may_be_dotted(tokens, i)
    after = i + 2 if dotted or at(tokens, i + 1).word == "of" or is_hyphen(tokens, i + 1) else i + 1
    month = month_at(tokens, after)
    if not month:
        return None
    if dotted and tokens[i].numbers[0] < TEN:
        return _day_or_item(tokens, i, after, month)
    year, hi = year_of_day(tokens, after + 1, month)
    return day_of(year, month, tokens[i].numbers[0], i, hi)


def _may_be_dotted(tokens: Sequence[Token], i: int) -> bool:
    """`14. June 2017`, where no other word stands before it."""
    before = at(tokens, i - 1)
    return before.kind in ("none", "mark") or before.word in BEFORE_A_DATE | WEEKDAY_WORDS.keys() | {
        "on",
        "the",
    }


def _day_or_item(tokens: Sequence[Token], i: int, after: int, month: int) -> Atom:
    """`1. June 2017`: a day, or the first point of a list."""
    year, hi = year_of_day(tokens, after + 1, month)
    whole = Atom(Point(year, month, 1), Point(year, month, LAST), i, hi)
    return replace(day_of(year, month, tokens[i].numbers[0], i, hi), others=(whole,), doubtful=True)


def is_day_number(token: Token) -> bool:
    """Whether a token can be the day of a month: `14`, `14th`."""
    return token.kind == "ordinal" or (
        token.kind == "number" and len(token.word) <= 2 and token.word[0] != "'"
    )


def year_of_day(tokens: Sequence[Token], i: int, month: int) -> tuple[int | None, int]:
    """The year behind a day; in `13 March 14 April` the second number is a day."""
    year, hi = year_at(tokens, i, month)
    next_day = year is not None and not is_long_year(tokens[hi - 1]) and at(tokens, hi).word in MONTH_WORDS
    return (None, i) if next_day else (year, hi)


def days_of_month(tokens: Sequence[Token], i: int) -> Atom | None:
    """`12-14 June`, `12 to 14 June 2017`, `12/13 June`, `12, 13 and 14 June`: one window of days."""
    token = at(tokens, i)
    if token.kind in ("dm", "finyear", "range") and len(token.word) <= 5:
        numbers, after = list(token.numbers), i + 1
    else:
        numbers, after = _list_of_days(tokens, i)
    after += at(tokens, after).word == "of"
    month = month_at(tokens, after)
    if not month or len(numbers) < 2 or not 1 <= numbers[0] < numbers[-1] <= 31 or numbers != sorted(numbers):
        return None
    year, hi = year_of_day(tokens, after + 1, month)
    return Atom(Point(year, month, numbers[0]), Point(year, month, numbers[-1]), i, hi, span=True)


def _list_of_days(tokens: Sequence[Token], i: int) -> tuple[list[int], int]:
    """The days from a place on, and where the last of them ends."""
    numbers: list[int] = []
    end = i
    while is_day_number(at(tokens, i)) and len(numbers) < 31:
        numbers.append(tokens[i].numbers[0])
        end = i + 1
        if at(tokens, end).word not in BETWEEN_DAYS:
            break
        i = end + (2 if at(tokens, end + 1).word in ("and", "&") else 1)
    return numbers, end


def month_first(tokens: Sequence[Token], i: int) -> Atom | None:
    """`September`, `Sept 17`, `March 3rd`, `June 14, 2017`: two figures after a month are a year."""
    month = month_at(tokens, i)
    if not month:
        return None
    after = i + 2 if at(tokens, i + 1).word == "." else i + 1
    several = _days_behind(tokens, i, after, month)
    if several is not None:
        return several
    after = _behind_the(tokens, after)
    number = at(tokens, after)
    comma = after + 2 if at(tokens, after + 1).word == "," else after + 1
    american = is_long_year(at(tokens, comma)) or len(number.word) == 1
    if number.kind == "ordinal" or (number.kind == "number" and american and 1 <= number.numbers[0] <= 31):
        year, hi = year_at(tokens, comma, month)
        return day_of(year, month, number.numbers[0], i, hi if year else after + 1)
    year, hi = year_at(tokens, i + 1, month)
    short = is_day_number(number) and hi == after + 1 and 1 <= number.numbers[0] <= 31
    others = (day_of(None, month, number.numbers[0], i, hi),) if short else ()
    return Atom(Point(year, month, 1), Point(year, month, LAST), i, hi, others=others)


def _behind_the(tokens: Sequence[Token], i: int) -> int:
    """Where the ordinal of `June the 14th` stands; that of `June the first draft` is no day."""
    day = at(tokens, i + 1)
    plain = day.kind == "ordinal" and (day.word[0].isdigit() or at(tokens, i + 2).kind != "word")
    return i + 1 if at(tokens, i).word == "the" and plain else i


def _days_behind(tokens: Sequence[Token], i: int, after: int, month: int) -> Atom | None:
    """`June 5-9`, `June 5 - 9, 2017`, `June 5, 7 and 9`; two figures before the dash may be a year."""
    token = at(tokens, after)
    if token.kind in ("dm", "range", "finyear") and len(token.word) <= 5:
        numbers, hi = list(token.numbers), after + 1
    else:
        numbers, hi = _list_of_days(tokens, after)
    runs = len(numbers) > 1 and numbers == sorted(set(numbers)) and numbers[0] >= 1 and numbers[-1] <= 31
    if not runs or at(tokens, hi).word in MONTH_WORDS or (token.kind == "finyear" and "/" in token.word):
        return None
    own, end = year_of_day(tokens, hi, month)
    days = Atom(Point(own, month, numbers[0]), Point(own, month, numbers[-1]), i, end, span=True)
    if own or token.kind == "ordinal" or numbers[0] < 10:
        return days
    year = year_in(token, month) if is_one_financial_year(token) else 2000 + numbers[0]
    whole = Atom(Point(year, month, 1), Point(year, month, LAST), i, end)
    first, other = (whole, days) if token.kind == "finyear" else (days, whole)
    return replace(first, others=(other,), doubtful=True)


def month_in_figures(tokens: Sequence[Token], i: int) -> Atom | None:
    """`06/2017`, `2017-06`: a month and its year."""
    token = at(tokens, i)
    if token.kind != "my":
        return None
    month, year = sorted(token.numbers)
    return Atom(Point(year, month, 1), Point(year, month, LAST), i, i + 1)
