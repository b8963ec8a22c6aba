"""The figure that a change is measured against: the 200 of `10% fewer than 200 admissions`."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.words.targets.figures import Figure, figure_at
from actionplan.words.targets.limits import ABOUT
from actionplan.words.targets.pieces import Piece, at
from actionplan.words.targets.signs import BEYOND, CHANGE_BEHIND, DIRECTIONS, is_reference

_NO_NUMBER = frozenset({"the", "our", "its", "in", "of"})


def measured_against(pieces: Sequence[Piece], figure: Figure) -> tuple[str, Figure] | None:
    """The direction of the change behind a figure, and the figure from which it is counted, where both are there."""
    word, joint = at(pieces, figure.hi).word, at(pieces, figure.hi + 1).word
    if figure.mark == "%" and word in BEYOND:
        direction, k = BEYOND[word], figure.hi + 1
    elif word in CHANGE_BEHIND and joint in ("than", "on"):
        direction, k = DIRECTIONS.get(word, ""), figure.hi + 2
    else:
        return None
    while at(pieces, k).word in _NO_NUMBER or at(pieces, k).word in ABOUT:
        k += 1
    base = figure_at(pieces, k) if k < len(pieces) else None
    return (direction, base) if base and direction else None


def year_against(pieces: Sequence[Piece], lo: int) -> str:
    """The 2016 behind a figure, as in `20 per cent below 2016`; none where no bare year is named."""
    found = (p.word for k, p in enumerate(pieces) if k > lo and p.word.isdigit() and is_reference(pieces, k))
    return next(found, "")
