"""Ids of what is new, made of what it is, so that two people make the same for the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from actionplan.plan.nouns import Noun, Observation
from actionplan.rules.counting import Days
from actionplan.tracker.identity import digest

LENGTH = 10


def made_id(noun: type[Noun], what: str) -> str:
    """The id of a row of this kind that a text always has."""
    return f"{noun.letter}-{digest(what, LENGTH)}"


class NewIds:
    """Gives out ids of readings that no row of a plan has, and each only once.

    The first id for an indicator and its days is the same wherever it is made; it is passed over where it is taken,
    as by a reading that is to be revised. So of two people who take one file in at the same moment only the first
    can save it: what the second would add has an id that is taken.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._given: dict[str, int] = defaultdict(int)

    def of(self, indicator: str, days: Days) -> str:
        """The next id for a reading of an indicator and its days."""
        what = f"{indicator} {days.first} {days.last}"
        row_id = self._next(what)
        while row_id in self._taken:
            row_id = self._next(what)
        self._taken.add(row_id)
        return row_id

    def _next(self, what: str) -> str:
        self._given[what] += 1
        return made_id(Observation, f"{what} {self._given[what]}")
