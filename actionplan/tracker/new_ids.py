"""Ids of new readings, made of what they are readings of, so that two people make the same for the same."""

from __future__ import annotations

from base64 import b32encode
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from actionplan.plan.nouns import Observation
from actionplan.rules.counting import Days

LENGTH = 10


class NewIds:
    """Gives out ids that no row of a plan has, and each only once.

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
        digest = sha256(f"{what} {self._given[what]}".encode()).digest()
        return f"{Observation.letter}-{b32encode(digest)[:LENGTH].decode().lower()}"
