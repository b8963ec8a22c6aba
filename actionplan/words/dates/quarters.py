"""Quarters and halves: of the financial year, unless a calendar year beside them makes that doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actionplan.words.dates.atoms import APRIL, LAST, Atom, Point, is_long_year, is_short_year, long_year
from actionplan.words.dates.tokens import MONTH_WORDS, PLACES, QUARTERS, Token, at

_NUMBERS: Mapping[str, int] = {"one": 1, "two": 2, "three": 3, "four": 4}
_QUARTERS = 4


def window(year: int | None, months: tuple[int, int], lo: int, hi: int) -> Atom:
    """From the first to the last of two months; `year` is that of the first."""
    last_year = None if year is None else year + (months[1] < months[0])
    return Atom(Point(year, months[0], 1), Point(last_year, months[1], LAST), lo, hi)


def quarter(tokens: Sequence[Token], i: int) -> Atom | None:
    """`Q1`, `Quarter 1`, `second quarter`, `H2`, `Q4 2017-18`, `2017/18 Q4`: parts of the financial year."""
    year = at(tokens, i)
    ahead = year.kind in ("finyear", "fy") or is_long_year(year)
    place = i + 1 + (at(tokens, i + 1).word in (",", "-")) if ahead else i
    name, after = _names(tokens, place)
    if not name:
        return None
    if ahead:
        return _of_year(name, year, i, after)
    behind = after + (at(tokens, after).word in ("of", "in", ",", "("))
    year = at(tokens, behind)
    closed = at(tokens, after).word == "("
    if closed and at(tokens, behind + 1).word != ")":
        return window(None, _months(name), i, after)
    short = is_short_year(year) and behind == after and at(tokens, behind + 1).word not in MONTH_WORDS
    if year.kind in ("finyear", "fy") or is_long_year(year) or short:
        return _of_year(name, year, i, behind + 1 + closed)
    return window(None, _months(name), i, after)


def _months(name: str) -> tuple[int, int]:
    """The months of `q3`, or of `q34`: from the first quarter to the last."""
    return QUARTERS[name[:2]][0], QUARTERS[name[0] + name[-1]][1]


def _names(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """`q3`, or `q34` for `Q3/4`, and where the words for it end."""
    name, after = _name(tokens, i)
    second = at(tokens, after + 1)
    joined = at(tokens, after).word in ("/", "-") and second.word in ("1", "2", "3", "4")
    if name and joined and name[1] < second.word and at(tokens, after + 2).word not in ("/", *MONTH_WORDS):
        return name + second.word, after + 2
    return name, after


def _name(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """`q1` to `h2`, and where the words for it end; an empty name where there is none."""
    token, after = at(tokens, i), at(tokens, i + 1)
    if token.kind == "quarter":
        return token.word[0] + token.word[-1], i + 1
    if after.word == "quarter" and token.word in PLACES and token.word != "last":
        number = PLACES[token.word] % (_QUARTERS + 1)
        return (f"q{number}", i + 2) if 1 <= number <= _QUARTERS else ("", i)
    if token.word == "quarter" and after.word in _NUMBERS:
        return f"q{_NUMBERS[after.word]}", i + 2
    return "", i


def _of_year(name: str, token: Token, lo: int, hi: int) -> Atom:
    year = long_year(token.numbers[0])
    months = _months(name)
    late = months[0] < APRIL
    if token.kind == "finyear":
        return window(year + late, months, lo, hi)
    if token.kind == "fy":
        other = window(year + late, months, lo, hi)
        return replace(window(year - 1 + late, months, lo, hi), others=(other,), doubtful=True)
    others = [window(year + 1, months, lo, hi)] if late else []
    others.append(window(year, _of_calendar_year(name), lo, hi))
    return replace(window(year, months, lo, hi), others=tuple(others), doubtful=late)


def _of_calendar_year(name: str) -> tuple[int, int]:
    length = 3 if name[0] == "q" else 6
    return (int(name[1]) - 1) * length + 1, int(name[-1]) * length
