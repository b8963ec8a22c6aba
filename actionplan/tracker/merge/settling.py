"""A merge with decisions: conflicts settled one way or the other, reasons and values given, rows tied or added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from actionplan.tracker.cells import NotTaken
from actionplan.tracker.merge.deciding import Deciding
from actionplan.tracker.merge.decisions import Decision, Keep
from actionplan.tracker.merge.entries import Conflict, Edit, Place, Told
from actionplan.tracker.merge.fields import refuse_unfit
from actionplan.tracker.merge.merged import Decided, Merged, Since
from actionplan.tracker.merge.named_rows import by_their_places
from actionplan.tracker.merge.remaking import remade
from actionplan.tracker.merge.sentences import told
from actionplan.tracker.merge.spoken import STATUS
from actionplan.tracker.merge.told_decided import tell_decided
from actionplan.tracker.merge.work import OBSERVATION
from actionplan.words.english import quoted

NOTHING_DECIDED = Decided()


def settle(
    merged: Merged,
    keep: Keep | None = None,
    decisions: Sequence[Decision] = (),
    *,
    earlier: Decided = NOTHING_DECIDED,
    judged: Callable[[Merged], Since] | None = None,
) -> Merged:
    """The merge with its conflicts settled, all one way with `keep`, or as the decisions say; these come first.

    What is kept as in the plan is told in the notes. A conflict about a row that left the plan stays, whatever is
    kept: it has no place to go to.

    Args:
        merged: the merge.
        keep: whose word counts in conflicts of which nothing is decided.
        decisions: what a person decides of rows and cells; those that share a group stand and fall together.
        earlier: what was decided when the very same content was merged before; what is said now counts before it.
        judged: what happened since, made again for a merge with other values, so that the rule judges with them.

    Raises:
        BadTracker: where a decision is about nothing in the merge, or cannot be followed.
    """
    for decision in decisions:
        decision.refuse_unsound()
    left: Sequence[Decision] = ()
    if decisions or earlier != NOTHING_DECIDED:
        placed = by_their_places(merged, decisions, earlier.ties)
        merged, left = remade(merged, placed, earlier, judged)
    return _Settling(merged, keep, left, earlier, Deciding.of(merged, left)).settled()


@dataclass
class _Settling:
    """Conflicts, changes and missing reasons of a merge, as they are settled one after the other."""

    merged: Merged
    keep: Keep | None
    decisions: Sequence[Decision]
    earlier: Decided
    deciding: Deciding
    changes: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    waiting: list[Told] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    kept: set[tuple[str, int, str]] = field(default_factory=set)
    settled_now: list[Conflict | Told] = field(default_factory=list)

    def settled(self) -> Merged:
        for edit in self.merged.changes:
            self._change(edit)
        for conflict in self.merged.conflicts:
            self._conflict(conflict)
        for one in self.merged.needs_reason:
            self._reason(one)
        unknown = tuple(one for one in self.merged.unknown if not self._is_left(one))
        used = self.deciding.used
        unused = next((decision for decision in self.decisions if decision not in used), None)
        if unused:
            raise unused.refusal("the merge has nothing to decide there; look at its lists again")
        decided = replace(self.merged.decided, kept=frozenset(self.kept))
        return replace(
            self.merged,
            changes=tuple(self.changes),
            conflicts=tuple(self.conflicts),
            needs_reason=tuple(self.waiting),
            unknown=unknown,
            notes=(*self.merged.notes, *self.notes, *tell_decided(self.merged, self.earlier)),
            settled=tuple(self.settled_now),
            decided=decided,
        )

    def _is_left(self, one: Told) -> bool:
        """Whether a cell that is not known is left as it is in the plan."""
        return bool(one.place.column) and self._is_kept(one.place, None, self.deciding.keep(one.place))

    def _is_kept(self, place: Place, edit: Edit | None, decision: Decision | None) -> bool:
        """Whether a cell stays as it is in the plan, by a decision now or an earlier one; that is told."""
        if decision and decision.keep == "plan":
            self.deciding.use(place, edit, decision)
            self._keep_plan(place)
            return True
        was_kept = not decision and (place.sheet, place.row, place.key) in self.earlier.kept
        if was_kept:
            self._keep_plan(place, f", as was decided on {self.earlier.on}")
        return was_kept

    def _keep_plan(self, place: Place, when: str = "") -> None:
        self.kept.add((place.sheet, place.row, place.key))
        self.notes.append(told(place, f"kept as it is in the plan{when}"))

    def _change(self, edit: Edit) -> None:
        decision = self.deciding.keep(edit.place, edit)
        if self._is_kept(edit.place, edit, decision):
            return
        if decision:
            self.deciding.use(edit.place, edit, decision)
        self.changes.append(edit)

    def _conflict(self, conflict: Conflict) -> None:
        place, edit = conflict.place, conflict.edit
        decision = self.deciding.keep(place, edit)
        if not decision and self.keep:
            self._settle(conflict, self.keep)
        elif self._is_kept(place, edit, decision):
            self.settled_now += [conflict] if decision else []
        elif decision and not edit:
            raise decision.refusal("the row has left the plan, so nothing of the file can be kept in it")
        elif decision:
            self.deciding.use(place, edit, decision)
            self._settle(conflict, "file")
        else:
            self.conflicts.append(conflict)

    def _settle(self, conflict: Conflict, keep: Keep) -> None:
        if keep == "file" and not conflict.edit:
            self.conflicts.append(conflict)
            return
        self.settled_now.append(conflict)
        if keep == "file" and conflict.edit:
            self.changes.append(conflict.edit)
        else:
            self._keep_plan(conflict.place)

    def _reason(self, one: Told) -> None:
        """Give a status its reason, where it can have one; a completion lacks its day, which no reason is."""
        place, edit = one.place, one.edit
        keep, reason = self.deciding.keep(place, edit), self.deciding.reason(place, edit)
        if keep and reason and keep.keep == "plan" and bool(keep.column) == bool(reason.column):
            raise reason.twice(keep)
        is_reason_nearer = reason and (not keep or (reason.column and not keep.column))
        if not is_reason_nearer and self._is_kept(place, edit, keep):
            return
        if keep and keep.keep == "file" and edit and edit.part == OBSERVATION:
            self.deciding.use(place, edit, keep)
            self.changes.append(edit)
        elif reason and edit and "reported_rag" in edit.fields:
            self.deciding.use(place, edit, reason)
            self.changes.append(_with_reason(edit, one, reason))
            self.settled_now.append(one)
        elif reason:
            raise reason.refusal("a reason is not what is missing there; correct the file")
        else:
            self.waiting.append(one)


def _with_reason(edit: Edit, one: Told, decision: Decision) -> Edit:
    """A status with the reason that is given for it, or what waits beside it with the same reason.

    Raises:
        BadTracker: where no update can hold that reason.
    """
    try:
        refuse_unfit("reason", decision.reason)
    except NotTaken as refused:
        raise decision.refusal(f"the reason {refused.why}") from None
    because = told(one.place, f"{quoted(one.value, 60)}, because {quoted(decision.reason, 60)}")
    what = because if one.place.key == STATUS else edit.sentence
    return replace(edit, fields={**edit.fields, "reason": decision.reason}, sentence=what)
