"""What is said of a row for the period of the tracker: all its cells become one update, each compared by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from actionplan.tracker.cells import canonical
from actionplan.tracker.merge.meanings import Meaning, meanings
from actionplan.tracker.merge.sayings import Outcome, Row
from actionplan.tracker.merge.sentences import told
from actionplan.tracker.merge.spoken import COMPLETED, NARRATIVE, STATUS, UNCHANGED, Spoken
from actionplan.tracker.merge.status_group import COLOURS, KEYS, StatusGroup
from actionplan.tracker.merge.work import Cell, Tied, Work
from actionplan.words.vocabulary import Rag

_BY_THE_RULE = "is what the rule says; nothing to take"
_AND_MORE = "is not taken: it says that nothing has changed, and the row says more"
_SAY_WHAT = "says that something has changed: write what under Update this fortnight; nothing is taken"
_IT_DOES = "says that something has changed, as the row does; nothing to take"


@dataclass(slots=True)
class SaidOfRow:
    """Merges what is typed of one row with what others have said of it for the same period since it went out."""

    tied: Tied
    found: Mapping[str, Cell]
    since: Mapping[str, Spoken]
    work: Work

    def merge(self) -> None:
        """List each cell: those of the status together, and that nothing has changed beside what the rest became."""
        row = Row(self.tied, self.work)
        meant = dict(meanings(self.tied, self.found, self.work))
        status = meant.get(STATUS)
        if status and self._is_by_the_rule(status, row):
            self._note(meant.pop(STATUS), _BY_THE_RULE)
        is_refused = STATUS in self.found and status is None
        group = StatusGroup(row, {key: meant[key] for key in KEYS if key in meant}, self.since, is_refused)
        outcomes = group.outcomes()
        for key in meant.keys() - {*KEYS, UNCHANGED}:
            outcomes |= self._one(key, meant[key], row)
        if UNCHANGED in meant:
            outcomes |= self._unchanged(meant[UNCHANGED], status, outcomes, row)
        for name, entry in (outcomes[one.key] for one in self.tied.columns.columns if one.key in outcomes):
            getattr(self.work.lists, name).append(entry)

    def _is_by_the_rule(self, status: Meaning, row: Row) -> bool:
        """Whether a status is a fact that the rule says already, such as Not started."""
        if not status.new or status.new in COLOURS:
            return False
        is_said = status.new is Rag.COMPLETE and (STATUS in self.since or COMPLETED in self.found)
        return row.by_rule is status.new and not is_said

    def _one(self, key: str, meaning: Meaning, row: Row) -> dict[str, Outcome]:
        """What becomes of a cell that stands for itself; nothing where it says nothing new."""
        if not meaning.new:
            return {}
        there, others = self.since.get(key), []
        if key == NARRATIVE and there:  # the words of two people are two updates
            said = list(there.all())
            there = next((one for one in said if not row.is_anothers(one)), None)
            others = [one.value for one in said if row.is_anothers(one)]
        if meaning.new in others or (there and there.value == meaning.new):
            return {}
        edit = row.edit(meaning, there, {meaning.column.fields[self.tied.kind]: meaning.new})
        if there and row.is_theirs(there):
            return {key: ("conflicts", row.conflict(meaning, edit, there))}
        return {key: ("changes", edit)}

    def _unchanged(
        self, meaning: Meaning, status: Meaning | None, outcomes: Mapping[str, Outcome], row: Row
    ) -> dict[str, Outcome]:
        """What becomes of Yes or No to whether nothing has changed; a status by the rule is no change."""
        same = {STATUS} if status and status.new and status.new is row.by_rule else set()
        more = [key for key, (_, v) in self.found.items() if key not in same | {UNCHANGED} and canonical(v)]
        if not meaning.new and more:
            self._note(meaning, _IT_DOES)
        elif not meaning.new:
            return {UNCHANGED: ("unknown", row.waiting(meaning, _SAY_WHAT))}
        elif more:
            why = _AND_MORE + _of_the_rest([outcomes.get(key, ("", None))[0] for key in more])
            return {UNCHANGED: ("unknown", row.waiting(meaning, why))}
        else:
            return self._one(UNCHANGED, meaning, row)
        return {}

    def _note(self, meaning: Meaning, what: str) -> None:
        self.work.lists.notes.append(told(self.tied.place(meaning.column), meaning.saying(what)))


def _of_the_rest(lists: list[str]) -> str:
    """What becomes of the rest of a row, by the names of the lists that it goes to."""
    if set(lists) == {"changes"}:
        return "; the rest is taken"
    return ", which waits for an answer" if set(lists) == {"needs_reason"} else ""
