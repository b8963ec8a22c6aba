"""The rows of two plans that are the same one: by id, else by wording, else by similar wording."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from actionplan.plan.comparing.similar import similar
from actionplan.plan.matching import Likeness, match
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import Noun, Update

BY_ID, BY_WORDING, BY_NAME, BY_SIMILAR = "id", "wording", "name", "similar wording"
BY_PERIOD = "row and period"

_REWORDED = frozenset({"objective", "priority", "target", "milestone", "activity", "indicator", "decision"})

_IN_WORDS: Mapping[str, str] = {
    BY_ID: "by its id",
    BY_WORDING: "by its wording",
    BY_NAME: "by another of its names",
    BY_PERIOD: "by its row and period",
}
_OF_THE_RECORD = ("id", "order", "recorded", "by")

_Rows = Mapping[str, Noun]


@dataclass(frozen=True, slots=True)
class Pair:
    """One row in both plans, and how it was found; `ratio` is that of similar wordings."""

    old: Noun
    new: Noun
    how: str
    ratio: float = 1

    def in_words(self) -> str:
        """`by its id`, `by its wording`, `by another of its names`, `by similar wording, 87 %`."""
        return _IN_WORDS.get(self.how) or f"by similar wording, {int(self.ratio * 100)} %"


@dataclass
class Paired:
    """The rows of two plans: those in both, those in one only, and the newer id of each older one in both.

    What was withdrawn and is in one plan only is none of them: nothing is said by it any more.
    """

    pairs: dict[str, list[Pair]] = field(default_factory=dict)
    removed: dict[str, list[Noun]] = field(default_factory=dict)
    added: dict[str, list[Noun]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def known_as(self, row: Noun) -> dict[str, Any]:
        """A row of the older plan as plain JSON; rows that it speaks of go by their ids in the newer one."""
        data = row.model_dump(mode="json")
        for name in type(row).references:
            data[name] = self._renamed(data[name])
        for entry in data.get("handed_over", ()):
            entry |= {name: self._renamed(entry[name]) for name in ("owner", "to")}
        return data

    def _renamed(self, value: Any) -> Any:
        return (
            [self._renamed(one) for one in value] if isinstance(value, list) else self.ids.get(value, value)
        )


def paired(old: ActionPlan, new: ActionPlan) -> Paired:
    """Pair the rows of two plans, kind by kind, so that rows are paired after those that they belong to."""
    found = Paired()
    for kind in KINDS:
        left = {row.id: row for row in old.rows(kind)}
        free = {row.id: row for row in new.rows(kind)}
        pairs = [Pair(row, free[row_id], BY_ID) for row_id, row in left.items() if row_id in free]
        _take(pairs, left, free, found)
        left, free = _without_withdrawn(left), _without_withdrawn(free)
        if kind == "owner" and left and free:
            _take(_by_name(left, free, old, new), left, free, found)
        if KINDS[kind][1].appended:
            _take_appended(left, free, found)
        for under_its_parent in (True, False) if not KINDS[kind][1].appended and left and free else ():
            _take(_by_wording(left, free, found, under_its_parent), left, free, found)
        if kind in _REWORDED and left and free:
            _take(_by_similar_wording(left, free), left, free, found)
        found.removed[kind], found.added[kind] = list(left.values()), list(free.values())
    return found


def _take(pairs: list[Pair], left: dict[str, Noun], free: dict[str, Noun], found: Paired) -> None:
    for pair in pairs:
        del left[pair.old.id], free[pair.new.id]
        found.pairs.setdefault(pair.old.kind, []).append(pair)
        found.ids[pair.old.id] = pair.new.id


def _without_withdrawn(rows: _Rows) -> dict[str, Noun]:
    return {row_id: row for row_id, row in rows.items() if not getattr(row, "withdrawn", False)}


def _take_appended(left: dict[str, Noun], free: dict[str, Noun], found: Paired) -> None:
    """What is said of the same row: by all that it says, then the only update of a period, or by its wording."""
    _take(_by_all_it_says(left, free, found), left, free, found)
    if any(row.kind == Update.kind for row in free.values()):
        _take(_by_period(left, free, found), left, free, found)
    else:
        _take(_by_wording(left, free, found, True), left, free, found)


def _by_all_it_says(left: _Rows, free: _Rows, found: Paired) -> list[Pair]:
    same: dict[str, list[Noun]] = defaultdict(list)
    for row in left.values():
        same[_all_it_says(found.known_as(row))].append(row)
    rows = [(same[_all_it_says(row.model_dump(mode="json"))], row) for row in free.values()]
    return [Pair(before.pop(0), row, BY_WORDING) for before, row in rows if before]


def _all_it_says(data: Mapping[str, Any]) -> str:
    return json.dumps({name: value for name, value in data.items() if name not in _OF_THE_RECORD})


def _by_period(left: _Rows, free: _Rows, found: Paired) -> list[Pair]:
    """Updates of one row for one period, where each plan has one of them left."""
    before, after = _of_periods(map(found.known_as, left.values())), _of_periods(_data(free.values()))
    both = [(ids, after[key]) for key, ids in before.items() if len(ids) == len(after.get(key, ())) == 1]
    return [Pair(left[old[0]], free[new[0]], BY_PERIOD) for old, new in both]


def _of_periods(updates: Iterable[Mapping[str, Any]]) -> Mapping[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for data in updates:
        found[data["of"], data["period"]].append(data["id"])
    return found


def _data(rows: Iterable[Noun]) -> Iterable[Mapping[str, Any]]:
    return (row.model_dump(mode="json") for row in rows)


def _by_name(left: _Rows, free: _Rows, old: ActionPlan, new: ActionPlan) -> list[Pair]:
    """Owners of one name, or who go by the name of the other, where that is of one owner only."""
    pairs: dict[str, Pair] = {}
    for row in left.values():
        called = new.owner(old.name_of(row.id))
        if called and called.id in free:
            pairs.setdefault(called.id, Pair(row, called, BY_NAME))
    taken = {pair.old.id for pair in pairs.values()}
    for row in free.values():
        called = old.owner(new.name_of(row.id))
        if called and called.id in left and called.id not in taken and row.id not in pairs:
            pairs[row.id] = Pair(called, row, BY_NAME)
            taken.add(called.id)
    return [_same_name(pair, old, new) for pair in pairs.values()]


def _same_name(pair: Pair, old: ActionPlan, new: ActionPlan) -> Pair:
    alike = _likeness(pair.old.model_dump(), pair.old) == _likeness(pair.new.model_dump(), pair.new)
    return Pair(pair.old, pair.new, BY_WORDING if alike else BY_NAME)


def _by_wording(left: _Rows, free: _Rows, found: Paired, under_its_parent: bool) -> list[Pair]:
    before = {row_id: _likeness(found.known_as(row), row, under_its_parent) for row_id, row in left.items()}
    after = [_likeness(row.model_dump(mode="json"), row, under_its_parent) for row in free.values()]
    matches = zip(match(before, after), free.values(), strict=True)
    return [Pair(left[row_id], row, BY_WORDING) for row_id, row in matches if row_id]


def _likeness(data: Mapping[str, Any], row: Noun, under_its_parent: bool = True) -> Likeness:
    parent = {} if under_its_parent or not type(row).parent else {type(row).parent: ""}
    return Likeness.of(row.kind, {**data, **parent})


def _by_similar_wording(left: _Rows, free: _Rows) -> list[Pair]:
    old, new = list(left.values()), list(free.values())
    texts = [[_likeness(row.model_dump(), row).wording for row in rows] for rows in (old, new)]
    return [Pair(old[i], new[j], BY_SIMILAR, ratio) for i, j, ratio in similar(*texts)]
