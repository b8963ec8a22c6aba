"""The words around a figure that make it a limit or an estimate: `at least`, `or less`, `c.`, `+`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actionplan.words.targets.figures import Figure
from actionplan.words.targets.pieces import Piece, words_at

ABOUT = frozenset({
    "c", "ca", "circa", "approx", "approximately", "about", "around", "roughly", "nearly", "almost", "some",
    "est", "estimated", "~", "\u2248",
})  # fmt: skip


def _phrases(*texts: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(text.split()) for text in texts)


_BEFORE: Mapping[tuple[str, bool], frozenset[tuple[str, ...]]] = {
    ("least", False): _phrases(
        "at least", "least", "a minimum of", "minimum of", "minimum", "min", "no fewer than", "no less than",
        "not less than", "not fewer than", "not below", "no lower than", ">=", "=>", "\u2265", "upwards of",
        "at or above", "meet or exceed", "meeting or exceeding", "meets or exceeds", "equal to or more than",
        "equal or more than",
    ),
    ("least", True): _phrases(
        "more than", "greater than", "higher than", "over", "above", "exceed", "exceeds", "exceeding",
        "in excess of", ">", "better than",
    ),
    ("most", False): _phrases(
        "at most", "no more than", "not more than", "no greater than", "no higher than", "not above", "up to",
        "a maximum of", "maximum of", "maximum", "max", "not exceeding", "not exceed", "not to exceed",
        "not over", "no longer than", "<=", "=<", "\u2264", "capped at", "limited to", "at or below",
        "no worse than", "within",
    ),
    ("most", True): _phrases(
        "less than", "fewer than", "lower than", "smaller than", "under", "below", "<", "beneath",
    ),
    ("exactly", False): _phrases("exactly", "precisely"),
}  # fmt: skip
_BEHIND: Mapping[str, frozenset[tuple[str, ...]]] = {
    "least": _phrases(
        "+", "or more", "or above", "or over", "or higher", "or greater", "or better", "and above", "and over",
        "and more", "minimum", "as a minimum", "at least", "upwards", "at a minimum",
    ),
    "most": _phrases(
        "or less", "or fewer", "or below", "or under", "or lower", "and below", "and under", "maximum",
        "as a maximum", "at most", "at the most", "at a maximum",
    ),
    "exactly": _phrases("exactly", "precisely"),
}  # fmt: skip
_BY_LENGTH = range(4, 0, -1)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the words around a figure say of it, and the pieces `lo` to `hi` with these words.

    `side` is "least", "most", "exactly" or none; `strict` that the figure itself is not enough.
    """

    side: str
    strict: bool
    about: bool
    lo: int
    hi: int


def limits_of(pieces: Sequence[Piece], figure: Figure) -> Limits:
    """The limits before and behind a figure, in any order with `about`."""
    lo, side, strict, about = figure.lo, "", False, False
    while True:
        if lo and pieces[lo - 1].word in ABOUT:
            about, lo = True, lo - 1
        elif side == "" and (found := _limit_before(pieces, lo)):
            side, strict, length = found
            lo -= length
        else:
            break
    behind = _limit_behind(pieces, figure.hi)
    if behind is None or (side and behind[0] != side):
        return Limits(side, strict, about, lo, figure.hi)
    return Limits(behind[0], strict and side != "", about, lo, figure.hi + behind[1])


def _limit_before(pieces: Sequence[Piece], hi: int) -> tuple[str, bool, int] | None:
    for length in _BY_LENGTH:
        words = words_at(pieces, hi - length, length)
        for (side, strict), phrases in _BEFORE.items():
            if words in phrases:
                return side, strict, length
    return None


def _limit_behind(pieces: Sequence[Piece], lo: int) -> tuple[str, int] | None:
    for length in (3, 2, 1):
        words = words_at(pieces, lo, length)
        for side, phrases in _BEHIND.items():
            if words in phrases:
                return side, length
    return None
