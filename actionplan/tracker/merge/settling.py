"""A merge with decisions: conflicts settled one way or the other, reasons and values given, rows tied or added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from actionplan.tracker.merge.decisions import Decision, Keep, named
from actionplan.tracker.merge.entries import Conflict, Edit, Place, Told
from actionplan.tracker.merge.meant import names_of
from actionplan.tracker.merge.merged import Merged
from actionplan.tracker.merge.remaking import remade
from actionplan.tracker.merge.sentences import told
from actionplan.tracker.merge.work import OBSERVATION
from actionplan.words.english import normalised, quoted


def settle(merged: Merged, keep: Keep | None = None, decisions: Sequence[Decision] = ()) -> Merged:
    """The merge with its conflicts settled, all one way with `keep`, or as the decisions say; these come first.

    What is kept as in the plan is told in the notes. A conflict about a row that left the plan stays, whatever is
    kept: it has no place to go to.

    Raises:
        BadTracker: where a decision is about nothing in the merge, or cannot be followed.
    """
    again, cells = remade(merged, decisions) if decisions else (merged, decisions)
    return _Settling(again, keep, cells).settled()


@dataclass
class _Settling:
    """Conflicts, changes and missing reasons of a merge, as they are settled one after the other."""

    merged: Merged
    keep: Keep | None
    decisions: Sequence[Decision]
    used: set[Decision] = field(default_factory=set)
    changes: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    waiting: list[Told] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @cached_property
    def _of_readings(self) -> Mapping[tuple[str, int], set[str]]:
        """By row, the headings of the cells of a reading that waits."""
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for one in self.merged.needs_reason:
            if one.edit and one.edit.part == OBSERVATION:
                found[one.place.sheet, one.place.row].add(normalised(one.place.column))
        return found

    def settled(self) -> Merged:
        by_row = named(self.decisions)
        for edit in self.merged.changes:
            self._change(edit, self._about(edit.place, by_row))
        for conflict in self.merged.conflicts:
            self._conflict(conflict, self._about(conflict.place, by_row))
        for one in self.merged.needs_reason:
            self._reason(one, self._about(one.place, by_row))
        unknown = tuple(one for one in self.merged.unknown if not self._is_left(one, by_row))
        unused = next((decision for decision in self.decisions if decision not in self.used), None)
        if unused:
            raise unused.refusal("the merge has nothing to decide there; look at its lists again")
        return replace(
            self.merged,
            changes=tuple(self.changes),
            conflicts=tuple(self.conflicts),
            needs_reason=tuple(self.waiting),
            unknown=unknown,
            notes=(*self.merged.notes, *self.notes),
        )

    def _about(self, place: Place, by_row: Mapping[str, Sequence[Decision]]) -> Decision | None:
        """The decision about a cell; one that names its column counts before one about the whole row.

        The cells of one reading stand and fall together.
        """
        headings = self._of_readings.get((place.sheet, place.row), {normalised(place.column)})
        headings = headings if normalised(place.column) in headings else {normalised(place.column)}
        near = [decision for name in names_of(place) for decision in by_row.get(name, ())]
        fitting = [one for one in near if not one.column or normalised(one.column) in headings]
        found = max(fitting, key=lambda decision: bool(decision.column), default=None)
        if found:
            self.used.add(found)
        return found

    def _is_left(self, one: Told, by_row: Mapping[str, Sequence[Decision]]) -> bool:
        """Whether a cell that is not known is left as it is in the plan by a decision."""
        heading = normalised(one.place.column)
        near = [decision for name in names_of(one.place) for decision in by_row.get(name, ())]
        found = (
            [d for d in near if d.keep == "plan" and normalised(d.column) in ("", heading)] if heading else []
        )
        if found:
            self.used.update(found)
            self._keep_plan(one.place)
        return bool(found)

    def _change(self, edit: Edit, decision: Decision | None) -> None:
        if decision and decision.keep == "plan":
            self._keep_plan(edit.place)
        else:
            self.changes.append(edit)

    def _conflict(self, conflict: Conflict, decision: Decision | None) -> None:
        keep = decision.keep if decision and decision.keep else self.keep
        if keep == "plan":
            self._keep_plan(conflict.place)
        elif keep == "file" and conflict.edit:
            self.changes.append(conflict.edit)
        elif decision and decision.keep and not conflict.edit:
            raise decision.refusal("the row has left the plan, so nothing of the file can be kept in it")
        else:
            self.conflicts.append(conflict)

    def _reason(self, one: Told, decision: Decision | None) -> None:
        """Give a status its reason, where it can have one; a completion lacks its day, which no reason is."""
        if decision and decision.keep == "plan":
            self._keep_plan(one.place)
        elif decision and decision.keep == "file" and one.edit and one.edit.part == OBSERVATION:
            self.changes.append(one.edit)
        elif decision and decision.reason and one.edit and "reported_rag" in one.edit.fields:
            fields = {**one.edit.fields, "reason": decision.reason}
            what = told(one.place, f"{quoted(one.value, 60)}, because {quoted(decision.reason, 60)}")
            self.changes.append(replace(one.edit, fields=fields, sentence=what))
        elif decision and decision.reason:
            raise decision.refusal("a reason is not what is missing there; correct the file")
        else:
            self.waiting.append(one)

    def _keep_plan(self, place: Place) -> None:
        self.notes.append(told(place, "kept as it is in the plan"))
