"""Months that are misspelt, as in `Febuary 2018` and `Sept/Octr`: they are asked about, never read in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from actionplan.words.dates.days import COUNTED
from actionplan.words.dates.phrases import Phrase
from actionplan.words.dates.shapes import atom_at
from actionplan.words.dates.tokens import MONTH_WORDS, SEASONS, THIRDS, WEEKDAY_WORDS, Token, at
from actionplan.words.english import MONTHS

CLOSE = 0.78
"""From here on two words are the same one misspelt."""
_SHORTEST, _LONGEST = 4, 12
_OTHER_WORDS = frozenset({
    *COUNTED, *MONTH_WORDS, *WEEKDAY_WORDS, *SEASONS, *THIRDS, "match", "marsh", "marc", "marcus", "pets",
    "pest", "steps", "novel", "remember", "augustus", "julie", "maybe", "apply", "dept",
})  # fmt: skip
"""Words that are near a month and none."""
_BETWEEN = frozenset({".", ",", "-", "of", "the"})


@dataclass(frozen=True, slots=True)
class Correction:
    """The text with its month mended, and how that is asked about."""

    text: str
    question: str


def corrected(text: str, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> Correction | None:
    """The text with its misspelt months put right, where there are any."""
    taken = {k for phrase in phrases for k in range(phrase.atom.lo, phrase.atom.hi)}
    meant: dict[int, str] = {}
    for k, token in enumerate(tokens):
        if (
            token.kind == "word"
            and k not in taken
            and (_is_beside_figures(tokens, k) or _is_second_half(tokens, k))
        ):
            month = close_month(token.word)
            meant |= {k: month} if month else {}
    if not meant:
        return None
    mended = text
    for k, month in reversed(meant.items()):
        mended = mended[: tokens[k].start] + month + mended[tokens[k].end :]
    first = next(iter(meant))
    asks = f"\u201c{tokens[first].raw}\u201d is not the name of a month. Is {meant[first]} meant?"
    return Correction(mended, asks)


@lru_cache(maxsize=4_000)
def close_month(word: str) -> str:
    """The month that a word is close to, or nothing."""
    if (
        not _SHORTEST <= len(word) <= _LONGEST
        or word in _OTHER_WORDS
        or word.removesuffix("'s") in MONTH_WORDS
    ):
        return ""
    swapped = [name for name in MONTH_WORDS if sorted(name) == sorted(word)]
    near = swapped or get_close_matches(word, MONTH_WORDS, 1, CLOSE)
    return MONTHS[MONTH_WORDS[near[0]] - 1] if near else ""


def _is_beside_figures(tokens: Sequence[Token], k: int) -> bool:
    """Whether a day stands before a word, or a day or a year behind it."""
    return any(
        at(tokens, k + step).kind in ("number", "ordinal", "finyear")
        or (at(tokens, k + step).word in _BETWEEN and at(tokens, k + 2 * step).kind in ("number", "ordinal"))
        for step in (-1, 1)
    )


def _is_second_half(tokens: Sequence[Token], k: int) -> bool:
    """`Sept/Octr`, `Octr-Dec`, `Octr/Novr`: a month stands on the other side of the stroke."""
    others = [k + 2 * step for step in (-1, 1) if at(tokens, k + step).word in ("/", "-")]
    return any(_is_month(tokens, other) for other in others)


def _is_month(tokens: Sequence[Token], k: int) -> bool:
    word = at(tokens, k).word
    return bool(close_month(word)) or (word in MONTH_WORDS and atom_at(tokens, k) is not None)
