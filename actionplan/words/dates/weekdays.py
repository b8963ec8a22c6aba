"""Days with the day of the week beside them, and weeks: `Friday 3 March`, `14 June (Thursday)`, `w/c 12 June`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from actionplan.words.dates.atoms import LAST, Atom, month_at
from actionplan.words.dates.days import (
    BETWEEN_DAYS,
    day_month,
    day_of,
    days_of_month,
    in_figures,
    is_day_number,
    month_first,
    year_of_day,
)
from actionplan.words.dates.tokens import WEEKDAY_WORDS, Token, at

_BEHIND = frozenset({
    ",", ";", ".", "?", ")", "(", "-", "at", "from", "morning", "afternoon", "evening", "and", "to",
})  # fmt: skip
"""What may stand behind a weekday that belongs to the date before it."""
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
    day = _as_day(next((atom for atom in found if atom is not None), None))
    return replace(day, lo=i, weekday=WEEKDAY_WORDS[name.word]) if day is not None else None


def _as_day(atom: Atom | None) -> Atom | None:
    """The day of `June 15`, which alone might be a month and its year."""
    if atom is None or atom.exact:
        return atom
    return next((other for other in atom.others if other.exact), None)


def with_weekday_behind(atom: Atom, tokens: Sequence[Token]) -> Atom:
    """`14 June 2017 (Thursday)`, `14 June, Thurs`, where the weekday does not begin the next date."""
    mark = at(tokens, atom.hi).word
    place = atom.hi + (mark in (",", "("))
    name, after = at(tokens, place), at(tokens, place + 1)
    day = _as_day(atom)
    plain = day is not None and day.weekday is None and not (day.whole_week or day.year_end)
    if day is None or not plain or name.kind != "word" or name.word not in WEEKDAY_WORDS:
        return atom
    closed = after.word == ")" if mark == "(" else after.kind in ("none", "time") or after.word in _BEHIND
    hi = place + 1 + (mark == "(")
    return replace(day, hi=hi, weekday=WEEKDAY_WORDS[name.word]) if closed else atom


def weekdays(tokens: Sequence[Token], i: int) -> Atom | None:
    """`Mon 12 - Fri 16 June 2017`: two days of one month, each with its weekday."""
    if at(tokens, i).word not in WEEKDAY_WORDS:
        return None
    joined = _day_behind(tokens, i)
    second = _day_behind(tokens, joined + 1) if joined and at(tokens, joined).word in BETWEEN_DAYS else 0
    after = second + (at(tokens, second).word == "of")
    month = month_at(tokens, after) if second else 0
    if not month:
        return None
    year, hi = year_of_day(tokens, after + 1, month)
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
    return i + 1 if is_day_number(at(tokens, i)) else 0


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
