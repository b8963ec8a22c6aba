"""Which decision counts for a cell: one that names it before one about its row, and for all cells of a group alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from actionplan.tracker.merge import dates, measured, status_group
from actionplan.tracker.merge.decisions import Decision, named
from actionplan.tracker.merge.entries import Edit, Place
from actionplan.tracker.merge.meant import names_of
from actionplan.tracker.merge.merged import Merged
from actionplan.tracker.merge.work import OBSERVATION
from actionplan.words.english import normalised, quoted

Group = tuple[str, int, str]
"""A row of the file, and the name of the cells of it that stand and fall together."""


_TOGETHER: Mapping[str, Sequence[str]] = {
    status_group.GROUP: status_group.KEYS,
    dates.DATE: (dates.DATE, dates.DAY),
    OBSERVATION: (measured.VALUE, measured.DATE, measured.SOURCE),
}
"""The columns of a row that stand and fall together."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """What is decided of the cells of a merge; `used` are the decisions that settle anything."""

    by_row: Mapping[str, Sequence[Decision]]
    order: Mapping[Decision, int]
    headings: Mapping[Group, set[str]]
    used: set[Decision] = field(default_factory=set)

    @classmethod
    def of(cls, merged: Merged, decisions: Sequence[Decision]) -> Deciding:
        """What decisions say of a merge."""
        headings: dict[Group, set[str]] = defaultdict(set)
        if decisions:
            for edit in merged.changes:
                headings[_group(edit.place, edit)].add(normalised(edit.place.column))
            for conflict in merged.conflicts:
                headings[_group(conflict.place, conflict.edit)].add(normalised(conflict.place.column))
            for told in chain(merged.needs_reason, merged.unknown):
                headings[_group(told.place, told.edit)].add(normalised(told.place.column))
        return cls(named(decisions), {one: place for place, one in enumerate(decisions)}, headings)

    def keep(self, place: Place, edit: Edit | None = None) -> Decision | None:
        """The decision on what is kept in a cell, and in those that stand and fall with it.

        Raises:
            BadTracker: where it is decided twice, or the other way for another cell of its group.
        """
        return self._only(self._near(place, edit, lambda decision: bool(decision.keep)))

    def reason(self, place: Place, edit: Edit | None = None) -> Decision | None:
        """The decision that gives the reason of a status.

        Raises:
            BadTracker: where it is decided twice.
        """
        return self._only(self._near(place, edit, lambda decision: bool(decision.reason)))

    def use(self, place: Place, edit: Edit | None, decision: Decision) -> None:
        """Remember that a decision counts, and with it those that say the same of other cells of the group."""
        alike = self._near(place, edit, lambda one: one.keep == decision.keep and bool(one.keep))
        self.used.update([decision, *(alike if decision.column and decision.keep else ())])

    def _near(self, place: Place, edit: Edit | None, says: Callable[[Decision], bool]) -> Sequence[Decision]:
        """Those about the cell or its group; where there are none, those about all of its row."""
        if not self.by_row:
            return ()
        near = [one for name in names_of(place) for one in self.by_row.get(name, ()) if says(one)]
        near.sort(key=self.order.__getitem__)
        headings = {normalised(place.column), *self.headings.get(_group(place, edit), ())} if near else set()
        of_cell = [one for one in near if one.column and normalised(one.column) in headings]
        return of_cell or [one for one in near if not one.column]

    @staticmethod
    def _only(found: Sequence[Decision]) -> Decision | None:
        for place, one in enumerate(found):
            for other in found[:place]:
                if normalised(one.column) == normalised(other.column):
                    raise one.twice(other)
                if one.keep != other.keep:
                    both = f"{quoted(other.column, 60)} and {quoted(one.column, 60)} stand and fall together"
                    raise one.refusal(f"{both}; keep both from the plan or both from the file")
        return found[0] if found else None


def _group(place: Place, edit: Edit | None) -> Group:
    """The group of a cell, by its edit or its column where it has none; a cell of no group is one by itself."""
    of_column = next((name for name, keys in _TOGETHER.items() if place.key in keys), f"cell {place.key}")
    return place.sheet, place.row, edit.group if edit and edit.group else of_column
