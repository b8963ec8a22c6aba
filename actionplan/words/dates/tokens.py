"""A text cut into tokens, each word looked up once in the tables below."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from actionplan.words.english import MONTHS, WEEKDAYS

LONGEST_READ = 4_000  # nobody writes a longer date; the rest of such a text is not looked at


def _prefixes(names: tuple[str, ...], shortest: int) -> dict[str, int]:
    """Every usual abbreviation of a name: its first three letters or more."""
    return {n.lower()[:k]: i for i, n in enumerate(names) for k in range(shortest, len(n) + 1)}


MONTH_WORDS: Mapping[str, int] = {word: i + 1 for word, i in _prefixes(MONTHS, 3).items()}
WEEKDAY_WORDS: Mapping[str, int] = _prefixes(WEEKDAYS, 3)
SEASONS: Mapping[str, tuple[int, int]] = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2),
}  # fmt: skip
"""The season rule: the first and the last month of each."""
THIRDS: Mapping[str, tuple[int, int]] = {
    "early": (1, 10), "start": (1, 10), "beginning": (1, 10),
    "mid": (11, 20), "middle": (11, 20),
    "late": (21, 0), "end": (21, 0),
}  # fmt: skip
"""The rule of thirds: first and last day of a part of a month; 0 is the last day of the month."""

ALSO_ENGLISH = frozenset({"may", "march", "mar", "marc", "sat", "sun", "wed", "mon"})
"""Words that are months or weekdays only where something near them says so."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: its kind, the word in lower case or the numbers in it, and where it stands."""

    kind: str
    word: str
    numbers: tuple[int, ...]
    start: int
    end: int
    raw: str


_PATTERN = re.compile(
    r"""
      (?P<iso>(?<!\w)[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?!\w))
    | (?P<dmy>(?<![\w./])[0-9]{1,2}(?P<sep>[./-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![\w/]))
    | (?P<time>(?<!\w)(?:[01]?[0-9]|2[0-3])(?:[:.][0-5][0-9])?\s?(?:[ap]m|[ap]\.m\.)(?!\w)
        |(?<![\w:])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?![\w:])|(?<!\w)(?:noon|midday)(?!\w))
    | (?P<finyear>(?<![\w/])(?:20)?[0-9]{2}[/-](?:20)?[0-9]{2}(?![\w/]))
    | (?P<dm>(?<![\w./])[0-9]{1,2}/[0-9]{1,2}(?![\w/]))
    | (?P<ordinal>(?<!\w)[0-9]{1,2}(?:st|nd|rd|th)(?!\w))
    | (?P<week>(?<!\w)(?:w/c|w/b|w/e|w\.c\.|wc)(?!\w))
    | (?P<quarter>(?<!\w)q(?:uarter\s?)?[1-4](?!\w))
    | (?P<number>(?<!\w)'?[0-9]{1,4}(?!\w))
    | (?P<word>\w+(?:['’]\w+)?)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DASHES = str.maketrans({**{chr(c): "-" for c in range(0x2010, 0x2016)}, "\u2212": "-", "\u2019": "'"})


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text; every kind of dash is a hyphen, every kind of space a space."""
    plain = text[:LONGEST_READ].translate(_DASHES)
    return [t for m in _PATTERN.finditer(plain) if (t := _token(m, text)) is not None]


def _token(match: re.Match[str], text: str) -> Token | None:
    kind = str(match.lastgroup)
    raw = match.group()
    numbers = tuple(int(n) for n in re.findall(r"[0-9]+", raw))
    if kind == "finyear" and not _is_financial_year(numbers):
        kind = "dm" if "/" in raw and max(numbers) < 100 else "range"
    return Token(kind, raw.casefold(), numbers, match.start(), match.end(), text[match.start() : match.end()])


def _is_financial_year(numbers: tuple[int, ...]) -> bool:
    """`17/18` and `2017-18` are years that follow each other; `19/06` is a day and `12-14` a range of days."""
    first, last = (n % 100 for n in numbers)
    return last == (first + 1) % 100 and (numbers[0] >= 2000 or last > 12 and first >= 10)
