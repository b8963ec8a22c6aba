"""A merge with decisions: conflicts settled one way or the other, reasons given, rows tied or added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from actionplan.tracker.merge.decisions import Decision, Keep, as_named, named
from actionplan.tracker.merge.entries import Conflict, Edit, Place, Proposal, Told
from actionplan.tracker.merge.merged import Merged, Source
from actionplan.tracker.merge.merging import merge
from actionplan.tracker.merge.sentences import told
from actionplan.words.english import normalised, quoted


def settle(merged: Merged, keep: Keep | None = None, decisions: Sequence[Decision] = ()) -> Merged:
    """The merge with its conflicts settled, all one way with `keep`, or as the decisions say; these come first.

    What is kept as in the plan is told in the notes. A conflict about a row that left the plan stays, whatever is
    kept: it has no place to go to.

    Raises:
        BadTracker: where a decision is about nothing in the merge, or cannot be followed.
    """
    rows = [one for one in decisions if one.is_row or one.add is not None or _chooses(one, merged)]
    tied = _tied(merged, rows)
    cells = [decision for decision in decisions if decision not in rows]
    return _Settling(tied, keep, cells).settled()


def _chooses(decision: Decision, merged: Merged) -> bool:
    """Whether a decision says which of several rows counts."""
    return decision.keep == "file" and any(_names(decision, one.place) for one in merged.duplicates)


def _names(decision: Decision, place: Place) -> bool:
    return as_named(decision.row) in names_of(place)


def names_of(place: Place) -> tuple[str, ...]:
    """The names by which a decision can mean a row."""
    of_file = as_named(f"{place.sheet} row {place.row}")
    return (of_file, place.id) if place.id else (of_file,)


def _tied(merged: Merged, decisions: Sequence[Decision]) -> Merged:
    """The merge made again with what was said of rows that are not tied, or tied twice."""
    if not decisions:
        return merged
    source = merged.source
    assert source is not None
    ties = dict(source.ties)
    decided: dict[tuple[str, int], bool] = {}
    for decision in decisions:
        place = _place_of(decision, merged)
        at = place.sheet, place.row
        is_proposed = any(one.place == place for one in merged.proposed)
        if decision.is_row:
            ties[at] = _known(decision, source)
        elif decision.add is None:
            ties[at] = place.id
        else:
            decided[at] = decision.add
            if not is_proposed and decision.add:
                ties[at] = ""
    again = merge(source.returned, source.bases, source.plan, source.since, ties)
    proposed = tuple(
        replace(one, decided=decided.get((one.place.sheet, one.place.row))) for one in again.proposed
    )
    return replace(again, proposed=proposed)


def _known(decision: Decision, source: Source) -> str:
    if decision.is_row not in source.plan.by_id:
        raise decision.refusal(f"there is no row {decision.is_row} in the plan; write the id of one")
    return decision.is_row


def _place_of(decision: Decision, merged: Merged) -> Place:
    """The row that a decision is about: one that is proposed, stands there twice, or is not known."""
    unknown = [one for one in merged.unknown if one.place.row and not one.place.key and not one.place.column]
    rows: list[Proposal | Told] = [*merged.proposed, *merged.duplicates, *unknown]
    for entry in rows:
        if _names(decision, entry.place):
            return entry.place
    raise decision.refusal("no such row is proposed, not known or there twice")


@dataclass(slots=True)
class _Settling:
    """Conflicts, changes and missing reasons of a merge, as they are settled one after the other."""

    merged: Merged
    keep: Keep | None
    decisions: Sequence[Decision]
    used: list[Decision] = field(default_factory=list)
    changes: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    waiting: list[Told] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def settled(self) -> Merged:
        by_row = named(self.decisions)
        for edit in self.merged.changes:
            self._change(edit, self._about(edit.place, by_row))
        for conflict in self.merged.conflicts:
            self._conflict(conflict, self._about(conflict.place, by_row))
        for one in self.merged.needs_reason:
            self._reason(one, self._about(one.place, by_row))
        unused = next((decision for decision in self.decisions if decision not in self.used), None)
        if unused:
            raise unused.refusal("the merge has nothing to decide there; look at its lists again")
        return replace(
            self.merged,
            changes=tuple(self.changes),
            conflicts=tuple(self.conflicts),
            needs_reason=tuple(self.waiting),
            notes=(*self.merged.notes, *self.notes),
        )

    def _about(self, place: Place, by_row: Mapping[str, Sequence[Decision]]) -> Decision | None:
        """The decision about a cell; one that names its column counts before one about the whole row."""
        heading = normalised(place.column)
        near = [decision for name in names_of(place) for decision in by_row.get(name, ())]
        fitting = [decision for decision in near if normalised(decision.column) in ("", heading)]
        found = max(fitting, key=lambda decision: bool(decision.column), default=None)
        self.used += [found] if found else []
        return found

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
