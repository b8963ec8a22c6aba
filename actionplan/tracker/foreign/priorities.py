"""Which priority of the plan a cell names, by number and title; one that the plan has not got is proposed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Priority
from actionplan.tracker.foreign.asked import Asked, Place
from actionplan.tracker.foreign.proposed import Proposed
from actionplan.tracker.foreign.texts import on_one_line
from actionplan.words.english import normalised, quoted

ALIKE = 0.6
"""From this ratio on, two titles with one number are one priority."""
_NUMBERED = re.compile(
    r"(?:(?:strategic\s+)?priority\s*|p(?=[0-9]))?([0-9]{1,3})(?![0-9])\s*[.):\u2013-]?\s*(.*)", re.I
)
KEY = "+priority "
"""So begins the key of a priority that is proposed; its title follows."""
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class PriorityName:
    """A priority as it is named in a cell: `1. Patient and Public Involvement (PPI)`."""

    number: int | None
    title: str

    @property
    def core(self) -> str:
        """The title as it is compared: without brackets."""
        return _core(self.title)


def read_priority(text: str) -> PriorityName:
    """The number and the title that a text names."""
    line = on_one_line(text)
    found = _NUMBERED.fullmatch(line)
    if found and int(found[1]):
        return PriorityName(int(found[1]), found[2].strip())
    return PriorityName(None, line)


def _core(title: str) -> str:
    plain = _BRACKETS.sub(" ", normalised(title)).replace("&", " and ")
    return " ".join(re.findall(r"\w+", plain))


class Priorities:
    """The priorities of a plan, and those that are proposed on the way, those of a table of priorities first.

    `answers` say by the text of a cell which one is meant, by its id or title. A number alone means the one that the
    file gives it, else that of the plan.
    """

    def __init__(self, plan: ActionPlan, asked: Asked, answers: Mapping[str, str] | None = None) -> None:
        self.plan, self.asked = plan, asked
        self.proposed: dict[str, Proposed] = {}
        self._answers = {normalised(on_one_line(text)): said for text, said in (answers or {}).items()}
        self._ids = {row.id: row for row in plan.priorities}
        self._cores = {_core(row.title): row for row in plan.priorities}
        self._numbers = {row.number: row for row in plan.priorities if row.number is not None}
        self._keys: dict[str, str] = {}
        self._named: dict[int, str] = {}

    def known(self, text: str) -> Priority | None:
        """The priority of the plan that a text names for certain: by an answer, its title, or its number."""
        said = self._answer(text)
        if said in self._ids:
            return self._ids[said]
        name = read_priority(said or text)
        same = self._cores.get(name.core) if name.core else None
        if same is not None or name.number is None:
            return same
        row = self._numbers.get(name.number)
        fits = row is not None and (not name.core or _alike(name.core, _core(row.title)))
        return row if fits else None

    def named(self, text: str) -> str | None:
        """The id of the priority of the plan, or the key of the proposed one, that a text names for certain.

        A title is looked for before a number, and a number of the file before one of the plan.
        """
        said = self._answer(text)
        if said in self._ids:
            return said
        name = read_priority(said or text)
        same = self._cores.get(name.core)
        own = self._keys.get(name.core) if same is None else same.id
        there = self._named.get(name.number or 0)
        if own is None and there and (not name.core or _alike(name.core, _core(self._title_of(there)))):
            return there
        row = None if own else self.known(text)
        return row.id if row else own

    def of(self, text: str, place: Place) -> str | None:
        """The id of the priority that a cell names, or the key of a proposed one; None where it has to be asked."""
        found = self.named(text)
        if found is not None:
            self._tell_of_another_number(text, found)
            return found
        said = self._answer(text)
        name = read_priority(said or text)
        other = self._title_with(name.number or 0)
        if name.title and (said or not other):
            return self.propose(replace(name, number=None) if other else name, place).key
        self._ask(text, name, other, place)
        return None

    def is_in_table(self, text: str, row: Priority) -> None:
        """A table of priorities of the file names one of the plan, maybe with a number of its own."""
        number = read_priority(text).number
        if number is not None:
            self._named[number] = row.id
            self._tell_of_another_number(text, row.id)

    def propose(self, name: PriorityName, place: Place, values: dict[str, Any] | None = None) -> Proposed:
        """A new priority; the same one for the same title."""
        core = name.core or name.title
        key = self._keys.setdefault(core, f"{KEY}{name.title}")
        if key not in self.proposed:
            taken = name.number is None or name.number in self._numbers or name.number in self._named
            first = {**({} if taken else {"number": name.number}), "title": name.title}
            self.proposed[key] = Proposed(key, Priority.kind, place, {**first, **(values or {})})
            if name.number is not None:
                self._named.setdefault(name.number, key)
        return self.proposed[key]

    def _answer(self, text: str) -> str:
        return self._answers.get(normalised(on_one_line(text)), "")

    def _title_of(self, found: str) -> str:
        return self._ids[found].title if found in self._ids else self.proposed[found].title

    def _title_with(self, number: int) -> str:
        """The title of the priority with a number, of those of the file before those of the plan."""
        if number in self._named:
            return self._title_of(self._named[number])
        return self._numbers[number].title if number in self._numbers else ""

    def _tell_of_another_number(self, text: str, found: str) -> None:
        number = read_priority(text).number
        there = self._ids[found].number if found in self._ids else None
        if number is not None and there not in (None, number):
            what = f"{quoted(self._title_of(found), 60)} by another number than the plan does"
            self.asked.count("cell names", "cells name", what)

    def _ask(self, text: str, name: PriorityName, other: str, place: Place) -> None:
        named = quoted(on_one_line(text), 60)
        if other:
            whose = "of the file" if name.number in self._named else "of the plan"
            what = f"{named} is not priority {name.number} {whose}, {quoted(other, 60)}"
        else:
            what = f"{named} is no priority of the plan"
        advice = "say which is meant in the mapping file, under priorities, by its id or title"
        self.asked.ask("priority", on_one_line(text), f"{what}; {advice}", place)


def _alike(one: str, other: str) -> bool:
    """Whether two titles with one number mean the same: one has the words or the initials of the other, or nearly."""
    words, others = one.split(), other.split()
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    initials = {_initials(words), _initials(others)}
    return bool(initials & {one, other}) or SequenceMatcher(None, one, other).ratio() >= ALIKE


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word not in ("and", "for", "in", "of", "the"))
