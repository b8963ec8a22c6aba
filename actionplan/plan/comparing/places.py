"""Rows that stand in another place among their kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.plan.comparing.pairs import Pair
from actionplan.plan.model import row_name, wording
from actionplan.plan.nouns import Noun
from actionplan.plan.ordering import longest_rising
from actionplan.words.english import quoted

IN_PLACES = ("objective", "priority", "target", "milestone", "activity", "indicator", "decision")
"""The kinds whose order says something."""


def moved(pairs: Sequence[Pair], old: Sequence[Noun], new: Sequence[Noun]) -> Iterator[tuple[Pair, str]]:
    """The fewest rows that moved against the others, in their new order, each with a sentence."""
    before = {row.id: place for place, row in enumerate(old)}
    after = {row.id: place for place, row in enumerate(new)}
    in_order = sorted(pairs, key=lambda pair: after[pair.new.id])
    stayed = longest_rising([before[pair.old.id] for pair in in_order])
    for place, pair in enumerate(in_order):
        if place not in stayed:
            now = _where(new, after[pair.new.id])
            yield pair, f"{row_name(pair.new)} stands {now} now; it stood {_where(old, before[pair.old.id])}."


def _where(rows: Sequence[Noun], place: int) -> str:
    return f"behind {quoted(wording(rows[place - 1]), 60)}" if place else "first"
