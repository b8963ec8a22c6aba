"""Years that no plan has, as in `1 June 1899` or `31 May 202`: asked about, never dropped for this year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actionplan.words.dates.atoms import is_long_year
from actionplan.words.dates.phrases import Phrase
from actionplan.words.dates.tokens import Token, at

_FEWEST = 3
_JOINTS = frozenset({",", "of", "in", "."})
_NO_YEAR_BEFORE = frozenset({"-", "/", ":", "%", "+", "\u00a3", "$", "\u20ac", "&"})
_MAY_FOLLOW = frozenset({
    "and", "to", "or", "then", "until", "till", "by", "at", "review", "reviewed", "tbc", "ongoing", "for", "with",
})  # fmt: skip


def with_odd_years(phrases: Sequence[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """The dates, each with the three figures or more behind it as its year, where nothing is counted by them."""
    found = list(phrases)
    for k, phrase in enumerate(phrases):
        hi = _odd_year(phrase, tokens)
        if hi < 0:
            continue
        year = int(tokens[hi].word.lstrip("'"))
        last = replace(phrase.atom.last, year=year)
        first = last if phrase.atom.exact else phrase.atom.first
        atom = replace(phrase.atom, first=first, last=last, hi=hi + 1, others=(), doubtful=False)
        found[k] = replace(phrase, atom=atom, second=None)
        if k + 1 < len(found):
            found[k + 1] = _without(found[k + 1], tokens[hi].raw)
    return found


def _odd_year(phrase: Phrase, tokens: Sequence[Token]) -> int:
    """The token of such a year, or -1."""
    atom = phrase.atom
    if atom.has_year or atom.ends or atom.nth or atom.year_end or atom.whole_year or not atom.hi:
        return -1
    place = atom.hi + (at(tokens, atom.hi).word in _JOINTS)
    token, behind = at(tokens, place), at(tokens, place + 1)
    figures = token.word.lstrip("'")
    odd = figures.isascii() and figures.isdigit() and len(figures) >= _FEWEST and not is_long_year(token)
    tight = behind.start == token.end and behind.word in _NO_YEAR_BEFORE
    ends = behind.kind in ("none", "mark") and not tight
    return place if odd and (ends or behind.word in _MAY_FOLLOW) else -1


def _without(phrase: Phrase, figures: str) -> Phrase:
    """Without the year of the date before in its label."""
    label = (
        phrase.label.removeprefix(figures).lstrip(" ,;-")
        if phrase.label.startswith(figures)
        else phrase.label
    )
    return replace(phrase, label=label)
