"""A table of priorities: rows without a priority go on with the one above, and every sentence is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from actionplan.tracker.foreign.priorities import read_priority
from actionplan.tracker.foreign.proposed import Proposed
from actionplan.tracker.foreign.record import Record
from actionplan.tracker.foreign.texts import lines_of, on_one_line
from actionplan.tracker.foreign.values import Values
from actionplan.words.english import normalised

_LISTS = {
    "rationale": "rationale",
    "current issues": "current_issues",
    "strategic links": "strategic_links",
    "goals": "goals",
    "way forward": "way_forward",
}
_OBJECTIVE = re.compile(r"(.+?)\s*\(([0-9]{1,3})\)")
_WORD = re.compile(r"\w{4,}")


@dataclass(slots=True)
class _Gathered:
    """One priority, from the row that names it to the last that goes on with it."""

    first: Record
    lists: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in _LISTS})

    def add(self, record: Record) -> None:
        for name, lines in self.lists.items():
            lines += lines_of(record.texts.get(name, ""))
        if record is not self.first:
            self.first.extras += record.extras
            for name in ("leads", "note", "scope"):
                both = (self.first.texts.get(name), record.texts.get(name))
                self.first.texts[name] = "\n".join(filter(None, both))


def priority_rows(records: Iterable[Record], values: Values) -> list[Proposed]:
    """The priorities of a table of them, each once."""
    gathered: list[_Gathered] = []
    for record in records:
        if record.texts.get("title"):
            gathered.append(_Gathered(record))
        if gathered:
            gathered[-1].add(record)
        else:
            values.no_title(record)
    return each_once(_row(one, values) for one in gathered)


def each_once(rows: Iterable[Proposed]) -> list[Proposed]:
    """Priorities that are named twice as one, with the lines of both."""
    found: dict[str, Proposed] = {}
    for row in rows:
        before = found.get(row.key)
        found[row.key] = replace(before, values=_both(before.values, row.values)) if before else row
    return list(found.values())


def _both(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    joined = {
        name: list(dict.fromkeys([*first[name], *value]))
        for name, value in second.items()
        if isinstance(value, list) and name in first
    }
    return {**second, **first, **joined}


def _row(gathered: _Gathered, values: Values) -> Proposed:
    record, lists = gathered.first, gathered.lists
    leads, place = record.texts.get("leads", ""), record.at("leads")
    named = values.people.all_of(leads, place) if leads else None
    if named and named.kept:
        record.extras.append((place.heading, on_one_line(leads)))
    filled: dict[str, Any] = {_LISTS[key]: lines for key, lines in lists.items()}
    filled |= {"scope": record.texts.get("scope"), "leads": list(named.others) if named else []}
    filled["objectives"] = _linked(lists["strategic links"], values)
    known = values.priorities.known(record.texts["title"])
    if known is not None:
        values.priorities.is_in_table(record.texts["title"], known)
        return replace(values.row(record, {"title": known.title, **filled}), key=f"+{known.id}")
    row = values.row(record, filled)
    proposed = values.priorities.propose(read_priority(record.texts["title"]), record.place)
    return replace(proposed, values={**proposed.values, **row.values})


def _linked(links: Iterable[str], values: Values) -> list[str]:
    """The objectives of the plan that links such as `Better commissioning (2)` name by number and title."""
    by_number = {str(one.number): one for one in values.plan.objectives}
    found = []
    for title, number in (pair for link in links for pair in _OBJECTIVE.findall(link)):
        row = by_number.get(number)
        if row and set(_WORD.findall(normalised(title))) & set(_WORD.findall(normalised(row.title))):
            found.append(row.id)
    return list(dict.fromkeys(found))
