"""A text cut into tokens, each word looked up once in the tables below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import decimal

from actionplan.words.english import MONTHS, WEEKDAYS

LONGEST_DATE = 4_000
"""Nobody writes a longer date; the rest of such a text is not looked at."""
LONGEST_PROSE = 12_000
"""As much of a running text as dates are looked for in."""


def _prefixes(names: tuple[str, ...], shortest: int) -> dict[str, int]:
    """Every usual abbreviation of a name: its first three letters or more."""
    return {n.lower()[:k]: i for i, n in enumerate(names) for k in range(shortest, len(n) + 1)}


MONTH_WORDS: Mapping[str, int] = {
    word: i + 1
    for word, i in _prefixes(MONTHS, 3).items()
    if word != "marc"  # a name
}
WEEKDAY_WORDS: Mapping[str, int] = {**_prefixes(WEEKDAYS, 3), "weds": 2}
SEASONS: Mapping[str, tuple[int, int]] = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2),
}  # fmt: skip
"""The season rule: the first and the last month of each."""
QUARTERS: Mapping[str, tuple[int, int]] = {
    "q1": (4, 6), "q2": (7, 9), "q3": (10, 12), "q4": (1, 3), "h1": (4, 9), "h2": (10, 3),
}  # fmt: skip
"""Quarters and halves of the financial year."""
THIRDS: Mapping[str, int] = {
    "early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2,
}  # fmt: skip
"""Which third of a month, season or year a word means."""
PLACES: Mapping[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1, "1st": 1,
    "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
}  # fmt: skip
"""Words for the place of a week, a weekday, a half or a quarter in what is longer; -1 is the last."""
_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
ORDINALS: Mapping[str, int] = {
    **{word: day for day, word in enumerate((*_ONES, *_TEENS), start=1)},
    **{f"twenty{gap}{one}": 21 + k for k, one in enumerate(_ONES) for gap in "- "},
    **dict.fromkeys(("thirtieth",), 30),
    **dict.fromkeys(("thirty-first", "thirty first"), 31),
}
"""The days of a month in words, to thirty-first."""
DAYS_OF_THIRDS = ((1, 10), (11, 20), (21, 0))
"""The rule of thirds: first and last day of each third of a month; 0 is the last day of the month."""
ALSO_ENGLISH = frozenset({"may", "march", "mar"})
"""Words that are months only where something near them says so."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: its kind, the word in lower case, the numbers in it, and where it stands.

    `raw` is the piece as written.
    """

    kind: str
    word: str
    numbers: tuple[int, ...]
    start: int
    end: int
    raw: str


NOTHING = Token("none", "", (), 0, 0, "")
"""Stands before the first token and behind the last."""


def at(tokens: Sequence[Token], i: int) -> Token:
    """The token at a place, or `NOTHING`."""
    return tokens[i] if 0 <= i < len(tokens) else NOTHING


_CLOCK = r"(?:[01]?[0-9]|2[0-3])(?:[:.][0-5][0-9])?"
_POINTED = r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]"
_HALF_OF_DAY = r"[ ]?(?:[ap]m|[ap]\.m\.)"
_HOUR_MINUTE = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_AFTER_A_DAY = (
    r"(?<=at[ ])|(?<=[./-][0-9]{2}[ ])|(?<=[./-][0-9]{2},[ ])|(?<=20[0-9]{2}[ ])|(?<=20[0-9]{2},[ ])"
)
"""Where figures such as `10.00` are a time: `at 10.00`, `14.06.17 10.00`."""
_MONTH = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
_DAYS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_PATTERN = re.compile(
    rf"""
      (?P<iso>[0-9]{{4}}(?P<cut>[./-])[0-9]{{1,2}}(?P=cut)[0-9]{{1,2}}(?:(?!\w)|(?=t[0-9]))
        |(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?!\w))
    | (?P<both>(?<![\w./])[0-9]{{1,2}}(?=/[0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:[0-9]{{4}}|[0-9]{{2}})(?![\w/])))
    | (?P<dmy>(?:(?<![./])|(?<=[0-9]/)(?=[0-9]{{1,2}}\.))
         [0-9]{{1,2}}(?P<sep>[./-])[0-9]{{1,2}}(?P=sep)(?:[0-9]{{4}}|[0-9]{{2}})(?![\w/])
        |(?<![./])[0-9]{{1,2}}[ ]?(?P<gap>[./-])[ ]?[0-9]{{1,2}}[ ]?(?P=gap)[ ]?[0-9]{{4}}(?![\w/]))
    | (?P<my>(?<![./-])(?:0?[1-9]|1[0-2])(?:[.-]|[ ]?/[ ]?)(?:19|20)[0-9]{{2}}(?![\w/-])
        |(?<![./-])(?!2009.10|2010.11|2011.12)(?:19|20)[0-9]{{2}}[/-](?:0[1-9]|1[0-2])(?![\w/-]))
    | (?P<time>(?:(?:0?[1-9]|1[0-2])(?:[:.][0-5][0-9])?-)?{_CLOCK}{_HALF_OF_DAY}(?!\w)
        |(?:12(?:[:.]00)?[ ]?)?(?:noon|midday)(?!\w)
        |(?:(?<=[0-9])t)?{_HOUR_MINUTE}(?![\w:])|(?:{_AFTER_A_DAY}){_POINTED}(?:[ ]?-[ ]?{_POINTED})?(?![\w.]))
    | (?P<figure>[£$€][ ]?[0-9][0-9.,]*\w*|[0-9][0-9.,]{{0,12}}(?:-[0-9][0-9.,]{{0,12}})?[ ]?%
        |[0-9]{{1,3}}(?:,[0-9]{{3}})+(?!\w)|[0-9]+\.[0-9]+(?![\w.]))
    | (?P<finyear>(?<!/)(?:fy[ ]?)?(?:20)?[0-9]{{2}}[/-](?:20)?[0-9]{{2}}(?![\w/]))
    | (?P<fy>fy[ ]?(?:20)?[0-9]{{2}}(?!\w))
    | (?P<dm>(?<![./])[0-9]{{1,2}}/[0-9]{{1,2}}(?![\w/]))
    | (?P<ordinal>[0-9]{{1,2}}(?:st|nd|rd|th)(?!\w))
    | (?P<spelt>(?<=[a-z][ ]the[ ])(?:{_DAYS})(?!\w)|(?:{_DAYS})(?=[ ]of[ ](?:{_MONTH})(?!\w)))
    | (?P<week>(?:w/(?:commencing|beginning|ending|c|b|e)|w\.c\.|wc|wb|wk[ ]?/?[ ]?c)(?!\w))
    | (?P<quarter>(?:q(?:uarter|tr)?[ ]?[1-4]|h[12])(?!\w))
    | (?P<glued>[0-9]{{1,2}}(?=(?:{_MONTH})(?:'?[0-9]{{2,4}})?(?!\w)))
    | (?P<joined>(?:{_MONTH})(?='?[0-9]{{2,4}}(?!\w)))
    | (?P<number>'?[0-9]{{1,4}}(?!\w))
    | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*(?!\w)|\w+)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_INVISIBLE = (0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)
_ONE_KIND = str.maketrans(
    {c: " " for c in range(0x3001) if chr(c).isspace()}
    | dict.fromkeys(_INVISIBLE, " ")
    | dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
    | dict.fromkeys((0x2018, 0x2019, 0x02BC), "'")
)


def folded(text: str) -> str:
    """The text in lower case with one kind of dash, quote, space and digit; each letter keeps its place."""
    plain = text.translate(_ONE_KIND)
    if not plain.isascii():
        plain = "".join(str(decimal(c)) if c.isdecimal() else c for c in plain)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def tokens_of(text: str, plain: str) -> list[Token]:
    """The tokens of a text; `plain` is the text folded."""
    return [_token(match, text) for match in _PATTERN.finditer(plain)]


def _token(match: re.Match[str], text: str) -> Token:
    kind, word = str(match.lastgroup), match.group()
    figures = re.findall(r"[0-9]{1,9}", word) if kind not in ("word", "mark") else ()
    if kind == "iso" and len(figures) == 1:
        figures = [word[:4], word[4:6], word[6:]]
    numbers = tuple(int(n) for n in figures)
    numbers = (ORDINALS[word],) if kind == "spelt" else numbers
    if kind == "finyear" and not _is_financial_year(word, numbers):
        kind = "dm" if "/" in word and max(numbers) < 100 else "range"
    return Token(
        {"joined": "word", "glued": "number", "both": "number", "spelt": "ordinal"}.get(kind, kind),
        word,
        numbers,
        match.start(),
        match.end(),
        text[slice(*match.span())],
    )


def _is_financial_year(word: str, numbers: tuple[int, ...]) -> bool:
    """`17/18` and `2017-18` are years that follow each other, and `2017-19` are two of them.

    `19/06` is a day, `12-14` a range of days.
    """
    first, last = numbers
    after = (last - first) % 100
    if first >= 2000:
        return 1 <= after <= 10
    return after == 1 and (last % 100 > 12 or word.startswith("fy"))
