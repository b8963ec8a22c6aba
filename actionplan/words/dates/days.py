"""Dates that are days: in figures, with the name of the month, of the week, or several of one month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

_COUNTED = frozenset({
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
_BETWEEN_DAYS = frozenset({"-", "to", "/", "and", "&", ",", "until", "till"})
_ALWAYS = frozenset({(24, 7)})  # `24/7` is how long, not when


def is_count(tokens: Sequence[Token], k: int) -> bool:
    """Whether a token is a figure that counts something; that of `Phase 2` does not."""
    return tokens[k].kind in ("number", "figure", "dm") and at(tokens, k - 1).word not in _COUNTED


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
    named = before in _BEFORE_A_MARK or before in _COUNTED - {"week", "wk"}
    counted = after in _COUNTABLE and before not in BEFORE_A_DATE | {"on", "at"}
    if len(tokens) == 1:
        return possible
    return possible and not (named or counted) and after != "of" and (day, month) not in _ALWAYS


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
    year, hi = _year_of_day(tokens, after + 1, month)
    return day_of(year, month, tokens[i].numbers[0], i, hi)


def _is_day_number(token: Token) -> bool:
    return token.kind == "ordinal" or (
        token.kind == "number" and len(token.word) <= 2 and token.word[0] != "'"
    )


def _year_of_day(tokens: Sequence[Token], i: int, month: int) -> tuple[int | None, int]:
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
    year, hi = _year_of_day(tokens, after + 1, month)
    return Atom(Point(year, month, numbers[0]), Point(year, month, numbers[-1]), i, hi, span=True)


def _list_of_days(tokens: Sequence[Token], i: int) -> tuple[list[int], int]:
    """The days from a place on, and where the last of them ends."""
    numbers: list[int] = []
    end = i
    while _is_day_number(at(tokens, i)) and len(numbers) < 31:
        numbers.append(tokens[i].numbers[0])
        end = i + 1
        if at(tokens, end).word not in _BETWEEN_DAYS:
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
    number = at(tokens, after)
    comma = after + 2 if at(tokens, after + 1).word == "," else after + 1
    american = is_long_year(at(tokens, comma)) or len(number.word) == 1
    if number.kind == "ordinal" or (number.kind == "number" and american and 1 <= number.numbers[0] <= 31):
        year, hi = year_at(tokens, comma, month)
        return day_of(year, month, number.numbers[0], i, hi if year else after + 1)
    year, hi = year_at(tokens, i + 1, month)
    short = _is_day_number(number) and hi == after + 1 and 1 <= number.numbers[0] <= 31
    others = (day_of(None, month, number.numbers[0], i, hi),) if short else ()
    return Atom(Point(year, month, 1), Point(year, month, LAST), i, hi, others=others)


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
    own, end = _year_of_day(tokens, hi, month)
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


def weekdays(tokens: Sequence[Token], i: int) -> Atom | None:
    """`Mon 12 - Fri 16 June 2017`: two days of one month, each with its weekday."""
    if at(tokens, i).word not in WEEKDAY_WORDS:
        return None
    joined = _day_behind(tokens, i)
    second = _day_behind(tokens, joined + 1) if joined and at(tokens, joined).word in _BETWEEN_DAYS else 0
    after = second + (at(tokens, second).word == "of")
    month = month_at(tokens, after) if second else 0
    if not month:
        return None
    year, hi = _year_of_day(tokens, after + 1, month)
    first = day_of(year, month, tokens[joined - 1].numbers[0], i, joined)
    last = day_of(year, month, tokens[second - 1].numbers[0], joined + 1, hi)
    first = replace(first, weekday=WEEKDAY_WORDS[tokens[i].word])
    last = replace(last, weekday=WEEKDAY_WORDS.get(tokens[joined + 1].word))
    broken = first.broken or last.broken
    return Atom(first.first, last.last, i, hi, ends=(first, last), broken=broken, span=True)


def _day_behind(tokens: Sequence[Token], i: int) -> int:
    """Where the day ends that stands at a place, perhaps behind its weekday; 0 where none does."""
    i += at(tokens, i).word in WEEKDAY_WORDS
    i += at(tokens, i).word == ","
    i += at(tokens, i).word == "the"
    return i + 1 if _is_day_number(at(tokens, i)) else 0


def week(tokens: Sequence[Token], i: int) -> Atom | None:
    """`w/c 12 June`, `week of 12 June`: the week from its Monday; `w/e`, `week ending`: that day.

    `w/c 12 and 19 June` is both weeks.
    """
    words = (at(tokens, i).word, at(tokens, i + 1).word)
    if at(tokens, i).kind == "week":
        ending, skip = words[0].startswith("w/e"), 1
    elif words[0] in ("week", "wk") and words[1] in ("commencing", "beginning", "starting", "ending", "of"):
        ending, skip = words[1] == "ending", 2
    else:
        return None
    found = (shape(tokens, i + skip) for shape in (weekday, *_DAY_SHAPES, month_first))
    day = next((atom for atom in found if atom is not None), None)
    is_month = day is not None and not day.exact and day.last.day == LAST
    return None if day is None or is_month else replace(day, lo=i, whole_week=not ending)
