"""Whose words stand in the plan since a tracker went out, and how a cell is listed beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from actionplan.tracker.merge.entries import Conflict, Edit, Told
from actionplan.tracker.merge.meanings import Meaning
from actionplan.tracker.merge.sentences import at_odds, by_whom, changed, told
from actionplan.tracker.merge.spoken import Spoken
from actionplan.tracker.merge.work import UPDATE, Tied, Work, in_words
from actionplan.words.vocabulary import Rag

Outcome = tuple[str, Edit | Conflict | Told]
"""The list that a cell goes to, by its name, and its entry."""


@dataclass(slots=True)
class Row:
    """One row of the file, as the cells are listed in which something is said of it."""

    tied: Tied
    work: Work

    @property
    def by_rule(self) -> Rag | None:
        """What the rule says of it."""
        return self.work.since.indicated(self.tied.id)

    def is_theirs(self, there: Spoken | None) -> bool:
        """Whether others have said it, and not an earlier return of the same tracker."""
        return there is not None and there.update.id not in self.work.since.said_by_returns

    def is_the_owners(self, there: Spoken) -> bool:
        """Whether it is the word of the owner whose tracker this is, or of an earlier return of it."""
        return not self.is_theirs(there) or self._is_by_the_owner(there)

    def is_anothers(self, there: Spoken) -> bool:
        """Whether somebody else than the owner has said it for certain; of a whole tracker nobody knows whose it is."""
        owner, by = self.tied.export.owner, there.update.by
        return bool(owner and by) and not self.is_the_owners(there)

    def _is_by_the_owner(self, there: Spoken) -> bool:
        owner = self.work.plan.owner(there.update.by) if there.update.by else None
        return owner is not None and owner.id == self.tied.export.owner

    def edit(
        self, meaning: Meaning, there: Spoken | None, fields: Mapping[str, Any], group: str = ""
    ) -> Edit:
        """What a cell changes; quoted as it was typed."""
        before = self.shown(there) if there else ""
        edit = self.work.edit(self.tied, meaning.column, before, meaning.text, UPDATE, fields)
        if meaning.read:
            old = in_words(before, meaning.column)
            edit = replace(edit, sentence=changed(edit.place, old, meaning.typed, meaning.read))
        return replace(edit, group=group)

    def conflict(self, meaning: Meaning, edit: Edit, there: Spoken) -> Conflict:
        """A cell in which others have said something else."""
        by, at = there.update.by, there.update.recorded or ""
        now = in_words(edit.old, meaning.column)
        what = at_odds(edit.place, "", now, meaning.typed, by_whom(by, at))
        if meaning.read:
            what = f"{what.removesuffix('.')}, read as {meaning.read}."
        return Conflict(edit.place, "", edit.old, edit.new, by, at, what, edit)

    def waiting(self, meaning: Meaning, why: str, edit: Edit | None = None) -> Told:
        """A cell that waits for an answer; `why` follows what was typed."""
        place = self.tied.place(meaning.column)
        return Told(place, told(place, meaning.saying(why)), meaning.text, edit=edit)

    def shown(self, there: Spoken) -> str:
        """What was said, as its cell would show it."""
        value = there.value
        if isinstance(value, Rag):
            return self.work.plan.settings.rag.word(value)
        return "Yes" if value is True else str(value)
