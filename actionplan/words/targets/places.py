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
_WHERE = frozenset({"in", "of", "across", "from", "within", ":"})
_BEFORE_A_FIGURE = frozenset({"(", ":", ",", "-", "=", "pop"})
_BEHIND = frozenset(
    {"by", "before", "until", "from", "in", "or", "/", "(", ")", "people", "residents", "inhabitants"}
)
"""What may follow the population of a place behind a share: a date, the next place, who is counted."""


def read_places(text: str) -> tuple[Place, ...]:
    """The places of a text with their populations and, in brackets, the numbers that the text gives.

    A place is a name, a population, and perhaps a number in brackets; places are parted by semicolons, or by
    anything where each has its brackets. Any text is read and none raises; what names no population is left out.
    """
    return places_in(text, pieces_of(text))


def places_in(text: str, pieces: Sequence[Piece]) -> tuple[Place, ...]:
    """The places of a text that is cut into pieces already."""
    return tuple(place for place, _, _ in placed(text, pieces))


def placed(
    text: str, pieces: Sequence[Piece], start: int = 0, *, of_a_share: bool = False
) -> Iterator[tuple[Place, int, int]]:
    """Each place with the pieces from its name up to, not including, the one behind it.

    Behind a share its populations may stand in brackets, as in `Northside (20,000)`, and more may follow them.
    """
    for k, piece in enumerate(pieces):
        if k < start:
            continue
        if piece.kind == "figure" and (found := _place(text, pieces, start, k, of_a_share=of_a_share)):
            place, hi = found
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


def _place(
    text: str, pieces: Sequence[Piece], lo: int, k: int, *, of_a_share: bool
) -> tuple[Place, int] | None:
    figure, last = pieces[k], k
    whole = at(pieces, k + 2)
    part = (
        of_a_share
        and not figure.mark
        and at(pieces, k + 1).word == "of"
        and whole.kind == "figure"
        and not whole.mark
    )
    while last > lo and (pieces[last - 1].word in ABOUT or pieces[last - 1].word in _BEFORE_A_FIGURE):
        last -= 1
    enclosed = of_a_share and "(" in [p.word for p in pieces[last:k]] and at(pieces, k + 1).word == ")"
    number, hi = number_behind(pieces, k + 1 + enclosed)
    if part:  # `(100 of 20,000)`
        number, hi, figure = figure.value, k + 3, whole
    stands = number is not None or enclosed or _is_alone(text, pieces, k, of_a_share=of_a_share)
    if figure.mark or figure.value < _SMALLEST or not stands:
        return None
    name = _name(text, pieces, _name_from(text, pieces, lo, last) if of_a_share else lo, last)
    about = any(p.word in ABOUT for p in pieces[last:k])
    return (Place(name, figure.value, number, about), hi) if name else None


def _is_alone(text: str, pieces: Sequence[Piece], k: int, *, of_a_share: bool) -> bool:
    """Whether a figure ends what is said of a place: `Northside c. 20,000 and Southside`, not `300 people came`."""
    after = at(pieces, k + 1)
    if after.kind == "none" or after.word in (";", ".", ",") or (of_a_share and after.word in _BEHIND):
        return True
    next_name = at(pieces, k + 2)
    return after.word in ("and", "&") and next_name.kind == "word" and text[next_name.start].isupper()


def number_behind(pieces: Sequence[Piece], k: int) -> tuple[float | None, int]:
    """The `(130)` behind a population, and the piece behind it."""
    inside = at(pieces, k + 1)
    marks = (at(pieces, k).word, at(pieces, k + 2).word)
    found = marks == ("(", ")") and inside.kind == "figure" and not inside.mark
    return (inside.value, k + 3) if found else (None, k)


def _name_from(text: str, pieces: Sequence[Piece], lo: int, hi: int) -> int:
    """Where the name begins in `reached in Northside` and `of households in Bexley`."""
    while lo < hi and pieces[lo].word in _NO_NAME:
        lo += 1
    if lo < hi and text[pieces[lo].start].isupper():
        return lo
    names = (k for k in range(lo + 1, hi) if pieces[k - 1].word in _WHERE and text[pieces[k].start].isupper())
    return next(names, lo)


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
