"""Phrases such as `year on year` and `p.a.`: a change that holds for every year against the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actionplan.words.targets.pieces import Piece, Source, at, words_at
from actionplan.words.targets.signs import CHANGE_BEHIND, DIRECTIONS

_PHRASES = frozenset({
    ("year", "on", "year"), ("a", "year"), ("per", "year"), ("each", "year"), ("every", "year"), ("per", "annum"),
    ("year-on-year",), ("annually",), ("annual",), ("yearly",), ("p.a",),
})  # fmt: skip
_LENGTHS = (3, 2, 1)
_OF_WHAT_IS_COUNTED = frozenset({("annual",)})
_NO_PHRASE_BEFORE = frozenset({"in", "within", "over", "for", "after", "than", "by"})
_NO_PHRASE_BEHIND = frozenset({"ago", "earlier", "later", "early"})


def yearly_phrases(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Where each phrase begins and ends; `within a year` and `a year ago` are none."""
    for k in range(len(pieces)):
        length = next((n for n in _LENGTHS if words_at(pieces, k, n) in _PHRASES), 0)
        length = length or int(pieces[k].word == "pa" and _is_percent(pieces, k - 1))
        before, behind = at(pieces, k - 1).word, at(pieces, k + length).word
        once = pieces[k].word == "a" and (before in _NO_PHRASE_BEFORE or behind in _NO_PHRASE_BEHIND)
        if length and not once:
            yield k, k + length


def without_yearly(source: Source) -> Source:
    """The text without the phrases behind a percentage, and beside a word of change: `5% a year reduction`."""
    pieces, gone = source.pieces, set[int]()
    for lo, hi in yearly_phrases(pieces):
        plain = words_at(pieces, lo, hi - lo) not in _OF_WHAT_IS_COUNTED
        beside = _is_change(pieces, hi) or (_is_change(pieces, lo - 1) and at(pieces, lo).word != "yearly")
        if plain and (_is_percent(pieces, lo - 1) or beside):
            gone |= set(range(lo, hi))
    return replace(source, pieces=[p for k, p in enumerate(pieces) if k not in gone])


def _is_percent(pieces: Sequence[Piece], k: int) -> bool:
    piece = at(pieces, k)
    return piece.mark in ("%", "percentage points") or piece.word in ("percent", "cent", "points")


def _is_change(pieces: Sequence[Piece], k: int) -> bool:
    word = at(pieces, k).word
    return word in CHANGE_BEHIND or word in DIRECTIONS
