"""What differs between two plans, as lists, as plain JSON, and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actionplan.plan.changes import HEADER
from actionplan.plan.model import KINDS
from actionplan.words.english import count_of, listed, number_in_words, sentence

LISTS = ("added", "removed", "moved", "reworded", "re_dated", "changed")
"""The names of the lists, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: in which list it is told, the row before and now, and a sentence.

    `old_id` and `new_id` are those of the row in each plan, empty where it is not there. `field` is empty where the
    whole row or its place is meant; `days` is how much later the new date is, where both read as days.
    """

    told: str
    kind: str
    old_id: str
    new_id: str
    name: str
    matched: str
    field: str
    old: Any
    new: Any
    sentence: str
    days: int | None = None

    def to_data(self) -> dict[str, Any]:
        """The difference as plain JSON."""
        data = {name: getattr(self, name) for name in self.__slots__ if name not in ("told", "days")}
        return data | ({"days": self.days} if self.told == "re_dated" else {})


@dataclass(frozen=True, slots=True)
class TwoDates:
    """One wording that stands in a plan with several dates: the rows as (kind, id, date), and in which plan."""

    name: str
    where: str
    rows: Sequence[tuple[str, str, str]]
    sentence: str

    def to_data(self) -> dict[str, Any]:
        """The item as plain JSON."""
        rows = [{"kind": kind, "id": row_id, "date": date} for kind, row_id, date in self.rows]
        return {"name": self.name, "in": self.where, "rows": rows, "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two plans; `matched` counts the rows in both by how they were found."""

    differences: Sequence[Difference]
    two_dates: Sequence[TwoDates]
    matched: dict[str, int]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.differences)

    def of(self, told: str) -> list[Difference]:
        """The differences of one list."""
        return [one for one in self.differences if one.told == told]

    @property
    def added(self) -> list[Difference]:
        """Rows of the newer plan only."""
        return self.of("added")

    @property
    def removed(self) -> list[Difference]:
        """Rows of the older plan only."""
        return self.of("removed")

    @property
    def moved(self) -> list[Difference]:
        """Rows that stand elsewhere among their kind, or under another priority."""
        return self.of("moved")

    @property
    def reworded(self) -> list[Difference]:
        """Fields of the wording that differ."""
        return self.of("reworded")

    @property
    def re_dated(self) -> list[Difference]:
        """Dates as written that differ."""
        return self.of("re_dated")

    @property
    def changed(self) -> list[Difference]:
        """All other fields that differ."""
        return self.of("changed")

    def to_data(self) -> dict[str, Any]:
        """The comparison as plain JSON: the lists by their names, `two_dates`, and `matched`."""
        lists: dict[str, Any] = {told: [one.to_data() for one in self.of(told)] for told in LISTS}
        return lists | {"two_dates": [one.to_data() for one in self.two_dates], "matched": self.matched}

    def in_words(self) -> list[str]:
        """A heading for each kind of row with what differs, then a line for each difference, indented."""
        lines = []
        for kind in (HEADER, *KINDS):
            here = [one for told in LISTS for one in self.of(told) if one.kind == kind]
            lines += [_heading(kind, here), *(f"  {one.sentence}" for one in here)] if here else []
        lines = lines or ["Nothing differs."]
        if self.two_dates:
            lines += ["One item, two dates:", *(f"  {one.sentence}" for one in self.two_dates)]
        return lines + self._how_matched()

    def _how_matched(self) -> list[str]:
        said = [f"{number_in_words(count)} by {how}" for how, count in self.matched.items() if how != "id"]
        rows = sum(count for how, count in self.matched.items() if how != "id")
        if not said:
            return []
        were = "was" if rows == 1 else "were"
        return [sentence(f"{count_of(rows, 'row')} without a common id {were} matched: {listed(said)}")]


def _heading(kind: str, differences: Sequence[Difference]) -> str:
    name = "the plan" if kind == HEADER else KINDS[kind][0].replace("_", " ")
    counts = [(told, len([one for one in differences if one.told == told])) for told in LISTS]
    said = [f"{number_in_words(count)} {told.replace('_', '-')}" for told, count in counts if count]
    return sentence(f"{name}: {listed(said)}")
