"""What is said of a row for the period of the tracker: all its cells become one update, each compared by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from actionplan.plan.model import KINDS
from actionplan.plan.nouns import Update
from actionplan.plan.validation import sentences
from actionplan.tracker.cells import NotTaken, canonical
from actionplan.tracker.columns import STATUSES, Column
from actionplan.tracker.merge.entries import Told
from actionplan.tracker.merge.fields import field_value
from actionplan.tracker.merge.sentences import told
from actionplan.tracker.merge.spoken import COMPLETED, PATH, REASON, STATUS, UNCHANGED, Spoken, completed_on
from actionplan.tracker.merge.typed import as_written
from actionplan.tracker.merge.work import UPDATE, Cell, Tied, Work
from actionplan.words.english import day_words, listed, quoted
from actionplan.words.statuses import read_status
from actionplan.words.vocabulary import FACTS, Rag

_COLOURS = (Rag.RED, Rag.AMBER, Rag.GREEN)
_NEED_A_REASON = (Rag.RED, Rag.AMBER)
_BY_APPROVAL = (Rag.DEFERRED, Rag.STOPPED)
_AND_MORE = "is not taken: it says that nothing has changed, and the row says more; the rest is taken"
_WHICH_DAY = "needs its day: which day was it completed? Write it under Completed on"

Meant = Mapping[str, tuple[Any, str]]
"""What the cells of a row mean, by column key, and how that is shown."""


@dataclass(slots=True)
class SaidOfRow:
    """Merges what is typed of one row with what others have said of it for the same period since it went out."""

    tied: Tied
    found: Mapping[str, Cell]
    since: Mapping[str, Spoken]
    work: Work

    def merge(self) -> None:
        """List each cell."""
        meant = dict(self._meant())
        for key, (new, text) in meant.items():
            column, value = self.found[key]
            if self._is_by_the_rule(column, new):
                what = told(
                    self.tied.place(column), f"{quoted(text, 60)} is what the rule says; nothing to take"
                )
                self.work.lists.notes.append(what)
            elif self._is_said(column, new):
                continue
            elif key == UNCHANGED and self._says_more():
                self.work.refuse(self.tied, column, value, _AND_MORE)
            else:
                self._list(column, new, text, meant)

    def _is_by_the_rule(self, column: Column, new: Any) -> bool:
        """Whether a status is a fact that the rule says already, such as Not started."""
        if column.key != STATUS or not new or new in _COLOURS:
            return False
        is_said = new is Rag.COMPLETE and (STATUS in self.since or COMPLETED in self.found)
        return self._by_rule is new and not is_said

    def _is_said(self, column: Column, new: Any) -> bool:
        """Whether a cell says nothing, or nothing that the plan does not hold already."""
        there = self.since.get(column.key)
        return not new or (there is not None and there.value == new)

    def _says_more(self) -> bool:
        return any(canonical(value) for key, (_, value) in self.found.items() if key != UNCHANGED)

    @property
    def _by_rule(self) -> Rag | None:
        return self.work.since.indicated(self.tied.id)

    def _there(self, column: Column) -> Spoken | None:
        """What was said since in a cell; beside a day of completion the status stands against it."""
        there = self.since.get(column.key)
        return self.since.get(STATUS) if there is None and column.key == COMPLETED else there

    def _is_theirs(self, there: Spoken | None) -> bool:
        """Whether others have said it, and not an earlier return of the same tracker."""
        return there is not None and there.update.id not in self.work.since.said_by_returns

    def _meant(self) -> Iterator[tuple[str, tuple[Any, str]]]:
        """What each cell means and how it is shown; those that mean nothing are listed."""
        for key, (column, value) in self.found.items():
            text = as_written(value, column.form)
            try:
                self.work.refuse_misread(self.tied, column, value)
                new = self._status(text) if column.key == STATUS else self._other(column, text)
            except NotTaken as refused:
                self.work.refuse(self.tied, column, value, refused.why)
            else:
                yield key, (new, self.work.plan.settings.rag.word(new) if isinstance(new, Rag) else text)

    def _status(self, text: str) -> Rag | None:
        if not text.strip():
            return None
        scheme = self.work.plan.settings.rag
        rag = read_status(text, scheme.labels)
        if rag and rag is self._by_rule:  # a fact, or what the owner agrees with
            return rag
        words = listed([quoted(scheme.word(Rag(status))) for status in STATUSES], "or")
        if rag in _BY_APPROVAL:
            raise NotTaken(f"needs the name of who approved it; say it in the plan. Here write {words}")
        if rag is None or rag.value not in STATUSES:
            raise NotTaken(f"is no status that can be taken; write {words}")
        return rag

    def _other(self, column: Column, text: str) -> Any:
        new = field_value(column, self.tied.kind, text, self.work)
        field = column.fields[self.tied.kind]
        if new:
            _refuse_unfit(field, new)
            self.work.refuse_unsound(self.tied, column, text)
        return new

    def _list(self, column: Column, new: Any, text: str, meant: Meant) -> None:
        """List a cell that says something new: as a change or a conflict, or with what it lacks."""
        there = self._there(column)
        before = self._shown(there) if there else ""
        edit = self.work.edit(self.tied, column, before, text, UPDATE, self._fields(column, new, meant))
        lacks = self._lacks(column, new, meant)
        theirs = self._is_theirs(there)
        if lacks:
            what = told(edit.place, f"{quoted(text, 60)} {lacks}")
            can_be_given = not theirs and not self._is_over(column, new)
            self.work.lists.needs_reason.append(
                Told(edit.place, what, text, edit=edit if can_be_given else None)
            )
        elif there and theirs:
            self.work.conflict(column, edit, "", there.update.by, there.update.recorded or "")
        else:
            self.work.lists.changes.append(edit)

    def _shown(self, there: Spoken) -> str:
        value = there.value
        if isinstance(value, Rag):
            return self.work.plan.settings.rag.word(value)
        return "Yes" if value is True else str(value)

    def _fields(self, column: Column, new: Any, meant: Meant) -> Mapping[str, Any]:
        """The fields of the update; a status carries its reason and its path, and Complete is its day."""
        field = column.fields[self.tied.kind]
        if column.key != STATUS:
            return {field: new}
        beside = {self.found[key][0].fields[self.tied.kind]: key for key in (REASON, PATH) if key in meant}
        carried = {
            name: value for name, key in beside.items() if (value := self._standing(key, meant[key][0]))
        }
        return carried if new is Rag.COMPLETE else {field: new.value, **carried}

    def _standing(self, key: str, new: Any) -> Any:
        """What stands in a cell until a conflict about it is settled: what others have said."""
        there = self.since.get(key)
        return there.value if new and there and self._is_theirs(there) else new

    def _lacks(self, column: Column, new: Any, meant: Meant) -> str:
        """What has to be said beside a cell before it can be taken, as words that follow it; empty if nothing."""
        said = {key: value for key, (value, _) in meant.items()}
        day: str = said.get(COMPLETED) or ""
        to_come = day > self.work.since.day.isoformat()
        if column.key == COMPLETED and to_come:
            return f"({day_words(day)}) is still to come; write the day on which it was completed"
        if column.key == COMPLETED and said.get(STATUS) not in (None, Rag.COMPLETE):
            return "stands beside another status than Complete; take out the one or the other"
        if column.key != STATUS:
            return ""
        if new is Rag.COMPLETE:
            return _WHICH_DAY if not day or to_come else ""
        if day:
            return "stands beside a day of completion; take out the one or the other"
        if self._is_over(column, new):
            return self._was_completed()
        return self._lacks_reason(new, said)

    def _is_over(self, column: Column, new: Any) -> bool:
        """Whether a colour is said of a row that is complete: the fact counts, so that it would change nothing."""
        return column.key == STATUS and new in _COLOURS and self._by_rule is Rag.COMPLETE

    def _was_completed(self) -> str:
        day = completed_on(self.tied.there, self.work.plan)
        how = f"was completed on {day_words(day)}" if day else "is complete already"
        return f"would change nothing: it {how}; take that back in the plan first if it is wrong"

    def _lacks_reason(self, new: Rag, said: Mapping[str, Any]) -> str:
        by_rule = self._by_rule
        if by_rule and by_rule not in (*FACTS, new) and not said.get(REASON):
            word = self.work.plan.settings.rag.word(by_rule)
            return f"is not what the rule says ({word}), and has no reason; write it under Reason"
        if new in _NEED_A_REASON and not said.get(REASON) and not said.get(PATH):
            return "has no reason; write it under Reason, or the way out under Path to green"
        return ""


def _refuse_unfit(field: str, new: Any) -> None:
    """Refuse what no update can hold.

    Raises:
        NotTaken: with what is wrong.
    """
    try:
        Update.model_validate({"id": "u-new", "of": "m-new", "period": "P01", field: new})
    except ValidationError as error:
        raise NotTaken(f"cannot be taken: {next(sentences(error, KINDS[UPDATE][1]))[1]}") from None
