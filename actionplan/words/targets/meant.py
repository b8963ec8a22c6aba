"""Pieces that are not what they seem alone: the minus of `at least -5`, the year of `20% below 2016`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actionplan.words.targets.pieces import Piece, Source, at, pieces_of
from actionplan.words.targets.signs import REFERENCES

MINUS = "\u2212"
_BEFORE_A_MINUS = frozenset({
    "least", "most", "than", "below", "above", "over", "under", "from", "to", "between", "is", "was", "currently",
    "now", "baseline", "score", "exactly", "minimum", "maximum", "min", "max", "=", "<", ">", "<=", ">=", "\u2264",
    "\u2265", "exceed", "reach", "about",
})  # fmt: skip
_YEAR = re.compile(r"(?:199|20[0-5])[0-9]")
_BEFORE_A_YEAR = frozenset({"by", "in", "since", "until", "before", "to", *REFERENCES})
_BEHIND_A_YEAR = frozenset({
    "level", "levels", "figure", "figures", "baseline", "rate", "rates", "value", "values", "number", "numbers",
    "to", "by", "in", "from", "at", "and", "or", "with", "for", "across", "on",
})  # fmt: skip


def source_of(text: str) -> Source:
    """A target cut into pieces, its minus signs with their figures, and its bare years as dates."""
    return Source(text, _with_years(_with_signs(text, pieces_of(text))))


def _with_signs(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for k, piece in enumerate(pieces):
        if _is_negative(text, pieces, k):
            sign = found.pop()
            piece = replace(piece, word=f"-{piece.word}", start=sign.start, value=-piece.value)
        found.append(piece)
    return found


def _is_negative(text: str, pieces: Sequence[Piece], k: int) -> bool:
    """Whether a dash is a minus: behind words such as `at least`, before `to` and a figure, or typed as one.

    The dash of `events -5%` says that there are to be fewer, that of `- 5 events` begins a list.
    """
    figure, sign, before = pieces[k], at(pieces, k - 1), at(pieces, k - 2)
    apart = before.kind != "figure" and before.kind != "date" and (k < 2 or before.end < sign.start)
    if (
        figure.kind != "figure"
        or sign.word != "-"
        or sign.end != figure.start
        or not (apart or before.word == "(")
    ):
        return False
    if before.word in _BEFORE_A_MINUS or (before.word == "and" and _has_between(pieces, k)):
        return True
    range_of = at(pieces, k + 1).word == "to" and "figure" in (at(pieces, k + 2).kind, at(pieces, k + 3).kind)
    alone = len(pieces) == 2
    return range_of or (figure.mark != "%" and (alone or text[sign.start] == MINUS))


def _has_between(pieces: Sequence[Piece], k: int) -> bool:
    return any(p.word == "between" for p in pieces[max(0, k - 5) : k])


def _with_years(pieces: Sequence[Piece]) -> list[Piece]:
    """With each bare year behind a percentage as a date: `4% reduction to 2020`, `20% below 2016 levels`."""
    first = next((k for k, p in enumerate(pieces) if p.mark in ("%", "percentage points")), len(pieces))
    return [replace(p, kind="date") if k > first and _is_year(pieces, k) else p for k, p in enumerate(pieces)]


def _is_year(pieces: Sequence[Piece], k: int) -> bool:
    behind = at(pieces, k + 1)
    ends = behind.kind in ("none", "mark", "date") or behind.word in _BEHIND_A_YEAR
    plain = pieces[k].kind == "figure" and bool(_YEAR.fullmatch(pieces[k].word))
    return plain and ends and at(pieces, k - 1).word in _BEFORE_A_YEAR
