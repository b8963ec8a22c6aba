"""Places with their populations, as notes write them: `Corringham c. 26,000 (130); Grays c.25,000 (125)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actionplan.words.targets.limits import ABOUT
from actionplan.words.targets.parts import Place
from actionplan.words.targets.pieces import Piece, at, pieces_of

_SMALLEST = 50
"""No figure below it is taken for the population of a place."""
_MOST_WORDS = 12
_NO_NAME = frozenset(
    {"and", "of", "the", "in", "for", "area", "population", "(", ",", "-", ":", "/", "&", "has"}
)


def read_places(text: str) -> tuple[Place, ...]:
    """The places of a text with their populations and, in brackets, the numbers that the text gives.

    A place is a name, a population, and perhaps a number in brackets; places are parted by semicolons, or by
    anything where each has its brackets. Any text is read and none raises; what names no population is left out.
    """
    return places_in(text, pieces_of(text))


def places_in(text: str, pieces: Sequence[Piece]) -> tuple[Place, ...]:
    """The places of a text that is cut into pieces already."""
    return tuple(place for place, _, _ in placed(text, pieces))


def placed(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[Place, int, int]]:
    """Each place with the pieces from its name up to, not including, the one behind it."""
    start = 0
    for k, piece in enumerate(pieces):
        if piece.kind == "figure" and k >= start and (place := _place(text, pieces, start, k)):
            hi = _end(pieces, k)
            yield place, start, hi
            start = hi
        elif _ends_a_place(pieces, k):
            start = k + 1


def _ends_a_place(pieces: Sequence[Piece], k: int) -> bool:
    """A semicolon, a full stop that ends no initial as in `S. Ockendon`, a colon with no figure behind it."""
    word = pieces[k].word
    if word == ":":
        return at(pieces, k + 1).kind != "figure"
    return word == ";" or (word == "." and len(at(pieces, k - 1).word) > 1)


def _place(text: str, pieces: Sequence[Piece], lo: int, k: int) -> Place | None:
    figure = pieces[k]
    last = k
    while last > lo and (pieces[last - 1].word in ABOUT or pieces[last - 1].word in ("(", ":", ",", "-")):
        last -= 1
    about = any(p.word in ABOUT for p in pieces[last:k])
    number = _bracketed(pieces, k)
    alone = at(pieces, k + 1).kind == "none" or at(pieces, k + 1).word in (";", ".", ",")
    if figure.mark or figure.value < _SMALLEST or not (alone or number is not None):
        return None
    name = _name(text, pieces, lo, last)
    return Place(name, figure.value, number, about) if name else None


def _bracketed(pieces: Sequence[Piece], k: int) -> float | None:
    inside = at(pieces, k + 2)
    marks = (at(pieces, k + 1).word, at(pieces, k + 3).word)
    return inside.value if marks == ("(", ")") and inside.kind == "figure" and not inside.mark else None


def _end(pieces: Sequence[Piece], k: int) -> int:
    return k + 4 if _bracketed(pieces, k) is not None else k + 1


def _name(text: str, pieces: Sequence[Piece], lo: int, hi: int) -> str:
    while lo < hi and (pieces[lo].word in _NO_NAME or pieces[lo].word == ")"):
        lo += 1
    while hi > lo and pieces[hi - 1].word in _NO_NAME:
        hi -= 1
    inside = pieces[lo:hi]
    if not inside or len(inside) > _MOST_WORDS or any(p.kind in ("figure", "date") for p in inside):
        return ""
    said = " ".join(text[inside[0].start : inside[-1].end].split())
    if not re.match(r"[^\W\d_]", said) or said[0].islower():
        return ""
    return said + ")" * max(0, said.count("(") - said.count(")"))
