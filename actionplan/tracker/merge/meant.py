"""Which row of a file a decision means: it names it by its place there, or by the id of its row of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from actionplan.tracker.merge.decisions import Decision, as_named
from actionplan.tracker.merge.entries import Place
from actionplan.tracker.merge.sentences import times
from actionplan.words.english import MOST_NAMED, listed, number_in_words
from actionplan.words.errors import BadTracker

ByName = Mapping[str, Sequence[Place]]


def names_of(place: Place) -> tuple[str, ...]:
    """The names by which a decision can mean a row."""
    of_file = as_named(f"{place.sheet} row {place.row}")
    return (of_file, place.id) if place.id else (of_file,)


def by_name(places: Iterable[Place]) -> ByName:
    """The places of a file by each name of their rows; of several cells of one row the first."""
    found: dict[str, dict[tuple[str, int], Place]] = {}
    for place in places:
        for name in names_of(place):
            found.setdefault(name, {}).setdefault((place.sheet, place.row), place)
    return {name: tuple(rows.values()) for name, rows in found.items()}


def only_one(decision: Decision, rows: ByName, why_none: str) -> Place:
    """The row that a decision means.

    Raises:
        BadTracker: where it means none, with the reason for that; or where the file holds it more than once.
    """
    found = rows.get(as_named(decision.row), ())
    if not found:
        raise decision.refusal(why_none)
    if len(found) > 1:
        raise _too_many(decision, found)
    return found[0]


def _too_many(decision: Decision, found: Sequence[Place]) -> BadTracker:
    rows = named_rows(found)
    return decision.refusal(f"the row stands in the file {times(len(found))}; write {rows}")


def named_rows(found: Sequence[Place]) -> str:
    """`Milestones row 6 or Milestones row 8`; of many the first few, and how many more."""
    names = [f"{place.sheet} row {place.row}" for place in found[:MOST_NAMED]]
    more = len(found) - len(names)
    return listed([*names, f"one of {number_in_words(more)} more"] if more else names, "or")
