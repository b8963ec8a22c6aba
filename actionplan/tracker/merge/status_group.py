"""The status of a row and what belongs to it: all of it is taken, waits or is in conflict together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from actionplan.plan.nouns import Update
from actionplan.tracker.merge.meanings import Meaning, status_words
from actionplan.tracker.merge.sayings import Outcome, Row
from actionplan.tracker.merge.sentences import by_whom, said_value, told
from actionplan.tracker.merge.spoken import COMPLETED, PATH, PATH_BY, REASON, STATUS, Spoken, completed_on
from actionplan.tracker.merge.work import in_words
from actionplan.view.overrides import is_override
from actionplan.words.english import day_words
from actionplan.words.vocabulary import Rag

GROUP = "status"
KEYS = (STATUS, REASON, PATH, PATH_BY, COMPLETED)
COLOURS = (Rag.RED, Rag.AMBER, Rag.GREEN)
_OFF_TRACK = (Rag.RED, Rag.AMBER)
_CARRIED = ("reason", "path_to_green", "path_to_green_by", "completed_on")
_ONE_OR_THE_OTHER = "take out the one or the other"
_WHICH_DAY = "needs its day: which day was it completed? Write it under Completed on"
_NOT_TAKEN = "waits for the status beside it, which is not taken"
_WAITS_TOO = "waits with the status beside it"


@dataclass
class StatusGroup:
    """What is typed of the status of a row, by column key, beside what was said of it since the tracker went out.

    A status that the rule says anyway is not among it. `is_refused` tells that one stands in the row that cannot be
    taken.
    """

    row: Row
    meant: Mapping[str, Meaning]
    since: Mapping[str, Spoken]
    is_refused: bool

    def outcomes(self) -> dict[str, Outcome]:
        """By column key, the list that each cell goes to; of those that say nothing new there is none."""
        if not self._new:
            return {}
        if self.is_refused or self._status is None:
            return self._without_a_status()
        lacking = self._lacking()
        if lacking:
            return self._waiting(lacking)
        against = self._against
        if against:
            return self._in_conflict(*against)
        return {key: ("changes", self._edit(key)) for key in self._new}

    @cached_property
    def _new(self) -> Mapping[str, Meaning]:
        """The cells that say something, which the plan does not hold already."""
        return {
            key: one
            for key, one in self.meant.items()
            if one.new and not (key in self.since and self.since[key].value == one.new)
        }

    @cached_property
    def _status(self) -> Rag | None:
        """The status that counts: as it is typed, by its day, or as the owner has said it since."""
        typed = self.meant.get(STATUS)
        if typed and typed.new:
            found: Rag = typed.new
            return found
        if COMPLETED in self.meant:
            return Rag.COMPLETE
        said = self.since.get(STATUS)
        return said.value if said and self.row.is_the_owners(said) else None

    @cached_property
    def _against(self) -> tuple[str, Spoken] | None:
        """The first cell in which others have said something else, and what they have said."""
        said = ((key, self._there(key)) for key in self._new)
        return next(((key, there) for key, there in said if there and self.row.is_theirs(there)), None)

    def _there(self, key: str) -> Spoken | None:
        """What was said since in a cell; beside a day of completion the status stands against it."""
        there = self.since.get(key)
        return self.since.get(STATUS) if there is None and key == COMPLETED else there

    @cached_property
    def _fields(self) -> Mapping[str, Any]:
        """The fields of the update, the same for each of the cells; Complete is its day."""
        kind = self.row.tied.kind
        typed = {
            one.column.fields[kind]: one.new for key, one in self.meant.items() if key != STATUS and one.new
        }
        reported = {"reported_rag": self._status.value} if self._status in COLOURS and self._status else {}
        return {**reported, **self._carried(), **typed}

    def _carried(self) -> Mapping[str, Any]:
        """What was said with the same status since, and goes on to hold beside what is new."""
        said = self.since.get(STATUS)
        if said is None or said.value is not self._status or self._against:
            return {}
        update: Update = said.update
        return {field: value for field in _CARRIED if (value := getattr(update, field))}

    def _edit(self, key: str) -> Any:
        return self.row.edit(self.meant[key], self._there(key), self._fields, GROUP)

    def _without_a_status(self) -> dict[str, Outcome]:
        """What explains a status waits for one: an update without it would be heard by nobody."""
        colours = status_words(self.row.work, COLOURS)
        alone = (
            f"stands without a status; choose {colours} under Status, or write it under Update this fortnight"
        )
        why = _NOT_TAKEN if self.is_refused else alone
        return {key: ("needs_reason", self.row.waiting(one, why)) for key, one in self._new.items()}

    def _waiting(self, lacking: Mapping[str, str]) -> dict[str, Outcome]:
        """All of it waits, if for a reason alone so that a decision can give it."""
        found: dict[str, Outcome] = {}
        for key in (one for one in self.meant if one in self._new or one in lacking):
            edit = self._edit(key) if self._lacks_a_reason else None
            why = lacking.get(key, _WAITS_TOO)
            found[key] = ("needs_reason", self.row.waiting(self.meant[key], why, edit))
        return found

    def _in_conflict(self, first: str, there: Spoken) -> dict[str, Outcome]:
        """All of it is in conflict: what is typed is not mixed with what others have said of the status."""
        found: dict[str, Outcome] = {}
        for key, one in self._new.items():
            theirs = self._there(key)
            conflict = self.row.conflict(one, self._edit(key), theirs or there)
            if not self.row.is_theirs(theirs):
                heading = self.meant[first].column.heading
                what = f"belongs with {heading}, which is in conflict, and is settled with it"
                conflict = replace(conflict, sentence=told(conflict.place, one.saying(what)))
            found[key] = ("conflicts", conflict)
        return found

    def _lacking(self) -> Mapping[str, str]:
        """By cell, what has to be said first, as words that follow what was typed."""
        found = {STATUS: self._status_lacks(), COMPLETED: self._completion_lacks()}
        return {key: why for key, why in found.items() if why and key in self.meant}

    @property
    def _day(self) -> str:
        """The day of completion that is typed."""
        day: str = self.meant[COMPLETED].new if COMPLETED in self.meant else ""
        return day or ""

    @property
    def _is_to_come(self) -> bool:
        return self._day > self.row.work.since.day.isoformat()

    def _completion_lacks(self) -> str:
        if self._is_to_come:
            return "is still to come; write the day on which it was completed"
        is_other = self._status is not Rag.COMPLETE
        return f"stands beside another status than Complete; {_ONE_OR_THE_OTHER}" if is_other else ""

    def _status_lacks(self) -> str:
        if self._status is Rag.COMPLETE:
            day = self._fields.get("completed_on")
            return _WHICH_DAY if not day or self._is_to_come else ""
        if self._day:
            return f"stands beside a day of completion; {_ONE_OR_THE_OTHER}"
        if self.row.by_rule is Rag.COMPLETE:
            return self._was_completed()
        return self._reason_lacks() if self._lacks_a_reason else ""

    def _was_completed(self) -> str:
        """Of a row that is complete the fact counts, so that a colour would change nothing."""
        day = completed_on(self.row.tied.there, self.row.work)
        how = f"was completed on {day_words(day)}" if day else "is complete already"
        return f"would change nothing: it {how}; take that back in the plan first if it is wrong"

    @property
    def _lacks_a_reason(self) -> bool:
        """Whether a status has no reason that needs one: Red, Amber, and what is not as the rule says."""
        is_asked = self._status in _OFF_TRACK or is_override(self._status, self.row.by_rule)
        is_a_colour = self._status in COLOURS and self.row.by_rule is not Rag.COMPLETE and not self._day
        return is_a_colour and is_asked and not str(self._fields.get("reason", "")).strip()

    def _reason_lacks(self) -> str:
        by_rule, against = self.row.by_rule, self._against
        why = "has no reason; write it under Reason"
        if by_rule and is_override(self._status, by_rule):
            word = self.row.work.plan.settings.rag.word(by_rule)
            why = f"is not what the rule says ({word}), and has no reason; write it under Reason"
        if not against:
            return why
        key, there = against
        now = said_value(in_words(self.row.shown(there), self.meant[key].column))
        who = by_whom(there.update.by, there.update.recorded or "")
        return f"{why}. {now} is in the plan now{who}; with a reason that of the file counts instead"
