"""The order of rows, kept with as few changes as can be when a list is edited."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

STEP = 1000


def in_places(known: Sequence[int | None]) -> list[int]:
    """A rising order for each row of a list, given the known order of each (None for a new row).

    Rows that stand in their known order keep it; new and moved rows are put between their neighbours. Only where
    there is no room between two neighbours is the whole list numbered anew.
    """
    kept = _longest_rising(known)
    orders: list[int] = []
    for place in range(len(known)):
        value = known[place]
        if place in kept and value is not None:
            orders.append(value)
            continue
        before = orders[-1] if orders else 0
        after = next((known[p] for p in range(place + 1, len(known)) if p in kept), None)
        orders.append(before + STEP if after is None else (before + after) // 2)
    rising = all(a < b for a, b in zip([0, *orders], orders, strict=False))
    return orders if rising else [STEP * (place + 1) for place in range(len(known))]


def _longest_rising(known: Sequence[int | None]) -> set[int]:
    """The places of a longest strictly rising run of known orders (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for place, value in enumerate(known):
        if value is None:
            continue
        pile = bisect_left(tails, value)
        previous[place] = ends[pile - 1] if pile else None
        tails[pile : pile + 1] = [value]
        ends[pile : pile + 1] = [place]
    chosen: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        chosen.add(last)
        last = previous[last]
    return chosen
