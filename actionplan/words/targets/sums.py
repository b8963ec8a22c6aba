"""The arithmetic of a note on places: whether what it says of each is the share it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actionplan.words.english import normalised
from actionplan.words.targets.parts import Place, number
from actionplan.words.targets.pieces import Piece, at, pieces_of
from actionplan.words.targets.places import placed

_SAYS = frozenset({"is", "means", "=", "are", "equals"})
_FAR = 8


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A place, the number that is written of it and is not its share, and a sentence on both."""

    place: str
    written: float
    sentence: str


def wrong_sums(note: str, share: float | None = None) -> tuple[WrongSum, ...]:
    """Each number of a note that is not the share of its place's population.

    Args:
        note: any text, such as `0.5% of each area: Grays c. 25,000 (125). In Grays, then, 0.5% means 125 people`.
        share: the share in per cent; without it the first percentage of the note.

    """
    pieces = pieces_of(note)
    if share is None:
        share = next((p.value for p in pieces if p.mark == "%"), None)
    if share is None:
        return ()
    found: dict[WrongSum, None] = {}
    for place, lo, hi in placed(note, pieces):
        said = [place.number, *_said_elsewhere(pieces, place, lo, hi)]
        wrong = (_wrong(place, share, n) for n in said if n is not None)
        found |= dict.fromkeys(one for one in wrong if one)
    return tuple(found)


def _said_elsewhere(pieces: Sequence[Piece], place: Place, lo: int, hi: int) -> Iterator[float]:
    """The 180 of `Purfleet % is 180 people` and of `In Purfleet, then, 0.5% means 180 people`."""
    head = normalised(place.name).split()[0]
    for k, piece in enumerate(pieces):
        if piece.word != head or lo <= k < hi:
            continue
        for n in range(k + 1, min(k + _FAR, len(pieces))):
            if pieces[n].word in (";", "("):
                break
            figure = at(pieces, n + 1)
            if pieces[n].word in _SAYS and figure.kind == "figure" and not figure.mark:
                yield figure.value
                break


def _wrong(place: Place, share: float, said: float) -> WrongSum | None:
    right = (place.population or 0) * share / 100
    if abs(said - right) < 1:
        return None
    people = number(place.population or 0)
    but = f"{number(share)}% of {people} is {number(round(right))}"
    return WrongSum(place.name, said, f"{place.name}: {number(said)} is written, but {but}.")
