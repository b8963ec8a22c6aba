"""Which priority of the plan a cell names, by number and title; one that the plan has not got is proposed."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    """The priorities of a plan, and those that are proposed on the way."""

    def __init__(self, plan: ActionPlan, asked: Asked) -> None:
        self.plan, self.asked = plan, asked
        self.proposed: dict[str, Proposed] = {}
        self._cores = {_core(row.title): row for row in plan.priorities}
        self._numbers = {row.number: row for row in plan.priorities if row.number is not None}

    def known(self, text: str) -> Priority | None:
        """The priority of the plan that a text names for certain."""
        name = read_priority(text)
        same = self._cores.get(name.core) if name.core else None
        row = same or (self._numbers.get(name.number) if name.number is not None else None)
        if row is None or (name.number is not None and row.number not in (None, name.number)):
            return None
        return row if same or not name.core or _alike(name.core, _core(row.title)) else None

    def of(self, text: str, place: Place) -> str | None:
        """The id of the priority that a cell names, or the key of a proposed one; None where it has to be asked."""
        row, name = self.known(text), read_priority(text)
        if row is not None:
            return row.id
        other = self._numbers.get(name.number) if name.number is not None else None
        if other is not None or not name.title:
            self._ask(text, other, place)
            return None
        return self.propose(name, place).key

    def propose(self, name: PriorityName, place: Place, values: dict[str, Any] | None = None) -> Proposed:
        """A new priority; the same one for the same title."""
        key = f"+priority {name.core or name.title}"
        if key not in self.proposed:
            number = {} if name.number is None or name.number in self._numbers else {"number": name.number}
            first = {**number, "title": name.title}
            self.proposed[key] = Proposed(key, Priority.kind, place, {**first, **(values or {})})
        return self.proposed[key]

    def _ask(self, text: str, other: Priority | None, place: Place) -> None:
        named = quoted(on_one_line(text), 60)
        if other is None:
            what = f"{named} is no priority of the plan; write its number and title"
        else:
            what = f"{named} is not priority {other.number} of the plan, {quoted(other.title, 60)}; which is meant?"
        self.asked.ask("priority", on_one_line(text), what, place)


def _alike(one: str, other: str) -> bool:
    words, others = set(one.split()), set(other.split())
    return words <= others or others <= words or SequenceMatcher(None, one, other).ratio() >= ALIKE
