"""What is counted, where it stands before its figure: `reduce complaints to 5`, `followers from 2,779 to 3,500`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actionplan.words.figures import singular
from actionplan.words.targets.counted import Counted
from actionplan.words.targets.pieces import Piece, Source, at
from actionplan.words.targets.signs import direction_at

_KEEP = frozenset({"keep", "keeping", "kept", "maintain", "maintaining", "hold", "limit"})
_NO_NOUN = frozenset({
    "the", "our", "number", "numbers", "of", "in", "total", "all", "any", "their", "its", "overall", "average",
})  # fmt: skip
_END = frozenset({
    "to", "from", "by", "below", "under", "above", "over", "at", "no", "with", "through", "for", "via", "using",
    "who", "that", "on", "across", "among", "during", "and", "or", "up", "between", "within", "is", "are", "in",
})  # fmt: skip
_EACH = frozenset({"a", "per", "each", "every"})
_MEASURED = frozenset(
    {"rates", "times", "levels", "scores", "figures", "costs", "hours", "days", "results", "ratings"}
)
"""Plurals of which nobody counts how many there are."""
_NOT_COUNTED = frozenset({
    "targets", "plans", "figures", "changes", "actions", "measures", "increases", "reductions", "reports", "updates",
    "details", "results", "numbers", "means", "news", "has", "was", "does", "than",
})  # fmt: skip
"""Of `no targets` nothing is counted: there is none."""
_MOST_WORDS = 7
_LOOK_BACK = 20


def with_noun(source: Source, one: Counted) -> Counted:
    """The figure with the noun of its verb as its unit, where nothing behind it says what is counted.

    Only a plural is taken for what is counted: `attendance` and `waiting` are not.
    """
    first = one.unit.split(" ")[0].lower()
    if one.figure.mark or one.figure.of or (one.unit and first not in _EACH):
        return one
    noun = _noun(source, one.limits.lo)
    return replace(one, unit=f"{noun} {one.unit}".strip()) if noun else one


def none_of(source: Source) -> str | None:
    """What there is to be none of in `no complaints about access`; "" for `none`, None for any other text."""
    pieces = source.pieces
    if [p.word for p in pieces if p.kind == "word"] == ["none"]:
        return ""
    for k in range(1, min(_MOST_WORDS, len(pieces)) if at(pieces, 0).word == "no" else 0):
        word = pieces[k].word
        if pieces[k].kind != "word" or word in _END or word in _NOT_COUNTED:
            return None
        if singular(word) != word and not word.endswith(("us", "is", "ss", "'s")):
            return source.said(1, k + 1)
    return None


def _noun(source: Source, hi: int) -> str:
    pieces = source.pieces
    for k in range(hi - 1, max(-1, hi - _LOOK_BACK), -1):
        if pieces[k].word in (".", ";"):
            return ""
        if direction_at(pieces, k) or pieces[k].word in _KEEP:
            return _behind(source, k + 1, hi)
    return ""


def _behind(source: Source, lo: int, hi: int) -> str:
    pieces = source.pieces
    while lo < hi and pieces[lo].word in _NO_NOUN:
        lo += 1
    end = lo
    while end < hi and _goes_on(pieces, end):
        end += 1
    if not lo < end <= lo + _MOST_WORDS or _names_more(pieces, end, hi):
        return ""
    last = at(pieces, end - 1).word
    if last in _MEASURED:
        return ""
    plural = last == "people" or (singular(last) != last and not last.endswith(("us", "is", "'s")))
    return source.said(lo, end) if plural else ""


def _goes_on(pieces: Sequence[Piece], k: int) -> bool:
    """A word, or the mark inside `A&E`."""
    piece = pieces[k]
    tight = at(pieces, k - 1).end == piece.start and piece.end == at(pieces, k + 1).start
    return piece.word not in _END and (piece.kind == "word" or (piece.word in "/&-'" and tight))


def _names_more(pieces: Sequence[Piece], lo: int, hi: int) -> bool:
    """`followers to 300 and likes to 500`: the 500 are no followers."""
    return any(p.word in ("and", ",", "&", "/") for p in pieces[lo : hi - 1])
