"""What dates are made of: a point, a window between two, and the month and the year that tokens name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actionplan.words.dates.tokens import ALSO_ENGLISH, MONTH_WORDS, Token, at

APRIL = 4
LAST = 0
"""As a day of a month: its last one; -6 is six days before it."""
BEFORE_A_DATE = frozenset({
    "in", "by", "of", "from", "until", "till", "before", "after", "since", "during", "between", "early",
    "mid", "late", "end", "start", "beginning", "middle", "est", "c", "circa", "reviewed", "due",
    "throughout",
})  # fmt: skip
"""Words after which `may` and `march` are months and `2018` is a year."""
_VERBS_AFTER_MAY = frozenset({
    "be", "have", "not", "also", "need", "slip", "change", "move", "take", "depend", "require", "include",
    "well", "go", "become", "still", "only", "start", "begin", "we", "i", "attend", "come", "join", "want",
    "get", "see", "help", "make", "ask", "apply", "lead", "result", "affect", "cause", "fall", "rise",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """A day of a month, perhaps without its year."""

    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Atom:
    """A window between two points, and the tokens `lo` up to, not including, `hi` that say it.

    `exact` is true for a single day, `year_end` for the last day of a financial year, `whole_year` for such a
    year. `whole_week` stretches a day to its week. `broken` marks what is no day of the calendar. `at_end` is
    true where its end is named, as in `end of June`, `span` where both its days are, as in `12-16 June`.
    `nth` is the place of a weekday in its month, -1 the last.
    `others` are other ways to read the same words, and `doubtful` says that one of them must be asked about
    even where this one lies in the plan. `ends` are the two days of a window whose weekdays are named.
    """

    first: Point
    last: Point
    lo: int
    hi: int
    exact: bool = False
    weekday: int | None = None
    year_end: bool = False
    whole_year: bool = False
    whole_week: bool = False
    broken: bool = False
    at_end: bool = False
    span: bool = False
    nth: int = 0
    others: tuple[Atom, ...] = ()
    doubtful: bool = False
    ends: tuple[Atom, ...] = ()

    @property
    def has_year(self) -> bool:
        """Whether the year is written."""
        return self.first.year is not None or self.last.year is not None


def month_at(tokens: Sequence[Token], i: int) -> int:
    """The month that a token names, or 0. `may`, `march` and `mar` need a sign that they are one."""
    token = at(tokens, i)
    month = MONTH_WORDS.get(token.word, 0) if token.kind == "word" else 0
    if not month or token.word not in ALSO_ENGLISH:
        return month
    return month if _is_named(tokens, i) or _is_near_a_date(tokens, i) else 0


def _is_named(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word stands alone or has the capital of a name; `May slip` begins a sentence."""
    token, before, after = tokens[i], at(tokens, i - 1), at(tokens, i + 1)
    if len(tokens) <= 4 and all(t is token or t.kind == "mark" for t in tokens):
        return True
    begins = before.kind == "none" or before.word in (".", "!", "?", ":")
    return token.raw[0].isupper() and not (token.word == "may" and begins and after.word in _VERBS_AFTER_MAY)


def _is_near_a_date(tokens: Sequence[Token], i: int) -> bool:
    before, after = at(tokens, i - 1), at(tokens, i + 1)
    if tokens[i].raw == "may" and after.word in _VERBS_AFTER_MAY:
        return False
    if before.word in BEFORE_A_DATE or before.numbers or after.kind in ("number", "ordinal"):
        return True
    beyond = (at(tokens, i - 2), at(tokens, i + 2))
    joined = (before.word in ("-", "/", "to", "and", "&"), after.word in ("-", "/", "to", "and", "&"))
    return any(j and _is_surely_a_date(t) for j, t in zip(joined, beyond, strict=True))


def _is_surely_a_date(token: Token) -> bool:
    return token.kind in ("number", "ordinal") or (
        token.word in MONTH_WORDS and token.word not in ALSO_ENGLISH
    )


def is_long_year(token: Token) -> bool:
    """Whether a token is a year in four figures; `1450` is a count."""
    return token.kind == "number" and len(token.word) == 4 and 1900 <= token.numbers[0] < 2200


def is_short_year(token: Token) -> bool:
    """Whether a token is a year in two figures, `17` or `'17`."""
    return token.kind == "number" and len(token.word.lstrip("'")) == 2


def is_hyphen(tokens: Sequence[Token], i: int) -> bool:
    """Whether a dash has no space beside it, as in `17-Jun-17`."""
    before, dash, after = at(tokens, i - 1), at(tokens, i), at(tokens, i + 1)
    return dash.word == "-" and before.end == dash.start and dash.end == after.start


def is_one_financial_year(token: Token) -> bool:
    """Whether a token is a financial year, and not several."""
    return token.kind == "finyear" and (token.numbers[1] - token.numbers[0]) % 100 == 1


def year_in(token: Token, month: int) -> int:
    """The calendar year of a month of the financial year that a token names."""
    return long_year(token.numbers[0]) + (month < APRIL)


def long_year(figures: int) -> int:
    """A year of two figures in four."""
    return figures if figures > 99 else 2000 + figures


def year_at(tokens: Sequence[Token], i: int, month: int = 0) -> tuple[int | None, int]:
    """A year written behind a month, and where it ends: `17`, `'17`, `-17`, `. 2017`, `of 2017`, `, 2017`.

    Of a financial year a month takes the calendar year in which it falls: `Feb 17/18` is of 2018.
    """
    after = i + (at(tokens, i).word in (",", "of", "in", "("))
    if month and is_one_financial_year(at(tokens, after)):
        closed = at(tokens, i).word == "(" and at(tokens, after + 1).word == ")"
        if at(tokens, i).word != "(" or closed:
            return year_in(at(tokens, after), month), after + 1 + closed
    hyphen = is_hyphen(tokens, i) and at(tokens, i + 2).word not in MONTH_WORDS
    skip = i + 1 if at(tokens, i).word == "." or hyphen else i
    if is_short_year(at(tokens, skip)):
        return 2000 + at(tokens, skip).numbers[0], skip + 1
    skip += at(tokens, skip).word in (",", "of", "in")
    if is_long_year(at(tokens, skip)):
        return at(tokens, skip).numbers[0], skip + 1
    return None, i
