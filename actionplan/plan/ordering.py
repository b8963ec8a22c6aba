"""The order of rows, kept with as few changes as can be when a list is edited."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

STEP = 1000


def in_places(known: Sequence[int | None]) -> list[int]:
    """A rising order for each row of a list, given the known order of each (None for a new row).

    Rows that stand in their known order keep it; new and moved rows are spread between their neighbours.
    Where two neighbours leave no room, those that follow give up their order until there is room.
    """
    kept = longest_rising(known)
    orders: list[int] = []
    waiting = 0
    for place, value in enumerate(known):
        before = orders[-1] if orders else 0
        if value is not None and place in kept and value - before > waiting:
            orders += [before + (value - before) * i // (waiting + 1) for i in range(1, waiting + 1)]
            orders.append(value)
            waiting = 0
        else:
            waiting += 1
    last = orders[-1] if orders else 0
    return orders + [last + STEP * i for i in range(1, waiting + 1)]


def longest_rising(known: Sequence[int | None]) -> set[int]:
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
