"""Cells of which several dropped trackers say different things: each waits in all of them until somebody decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from actionplan.tracker.merge import Clash, clashes
from actionplan.words.english import normalised

if TYPE_CHECKING:
    from actionplan.editor.panels.tracker_files import Back, Chosen

COUNTS = ("file", "value", "add")
"""The choices by which what a file says, or what somebody wrote over it, comes into the plan."""


def clashing(files: Sequence[Back]) -> Mapping[str, Sequence[Clash]]:
    """By the key of each file the cells of which another one says something else, before anything is decided."""
    merged = {name: one.first.merged for name, one in _named(files).items() if one.first}
    found = clashes(merged)
    return {
        one.key: [clash for clash in found if name in {said for said, _ in clash.said}]
        for name, one in _named(files).items()
    }


def _named(files: Sequence[Back]) -> Mapping[str, Back]:
    """Files by what they are called in sentences, of which no two are called the same."""
    named: dict[str, Back] = {}
    for one in files:
        number, name = 1, one.name
        while name in named:
            number += 1
            name = f"{one.name} (number {number})"
        named[name] = one
    return named


def held(found: Sequence[Clash], chosen: Collection[Chosen]) -> Sequence[Clash]:
    """The clashes of a file that nobody has decided of in it; cells that stand and fall together are decided as one."""
    decided = cells_of(found, chosen)
    return [clash for clash in found if clash.cell not in decided]


def cells_of(found: Sequence[Clash], chosen: Collection[Chosen]) -> set[tuple[str, ...]]:
    """The cells among clashes of which something is chosen."""
    return {clash.cell for clash in found for one in chosen if is_of(one, clash)}


def is_of(one: Chosen, clash: Clash) -> bool:
    """Whether a choice is about the cell, or the new row, of a clash."""
    if clash.is_new_row:
        return one.of == "row" and (one.place.kind, normalised(one.place.title)) == clash.cell[1:3]
    return one.of == "cell" and (one.place.id, one.place.key) == (clash.place.id, clash.place.key)
