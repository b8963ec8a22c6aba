"""The comparison of two plans: rows paired, then told apart field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from actionplan.plan.changes import HEADER, WHOLE_ROW, Change, row_data
from actionplan.plan.comparing.comparison import Comparison, Difference
from actionplan.plan.comparing.dates import days_in_words, days_later, two_dates
from actionplan.plan.comparing.pairs import BY_SIMILAR, Pair, Paired, paired
from actionplan.plan.comparing.places import IN_PLACES, moved
from actionplan.plan.describe import describe
from actionplan.plan.model import KINDS, ActionPlan, row_name, wording
from actionplan.plan.nouns import Noun
from actionplan.words.english import quoted

_PRIORITY = "priority"
_DATE = "date"
_OF_THE_RECORD = ("recorded", "by")


def compare(old: ActionPlan, new: ActionPlan) -> Comparison:
    """What differs between two plans, however their rows were given ids.

    Rows of one id are one; of the others those of one wording, under the same parent first; then those of similar
    wording (`similar.ALIKE`), the most similar first. Each difference says how its row was matched.
    """
    return _Comparing(old, new).result()


class _Comparing:
    def __init__(self, old: ActionPlan, new: ActionPlan) -> None:
        self.old, self.new = old, new
        self.found: Paired = paired(old, new)
        rows = {kind: (*new.rows(kind), *self.found.removed[kind]) for kind in KINDS}
        self.names = ActionPlan.of(new.header, rows)  # lends the names of the rows of both

    def result(self) -> Comparison:
        differences = list(self._of_the_header())
        for kind in KINDS:
            differences += self._of_a_kind(kind)
        matched = Counter(pair.how for pairs in self.found.pairs.values() for pair in pairs)
        return Comparison(differences, list(two_dates(self.old, self.new)), dict(matched))

    def _of_the_header(self) -> Iterator[Difference]:
        before, after = (plan.header.model_dump(mode="json") for plan in (self.old, self.new))
        for name in ("title", "organisation", "settings"):
            if before[name] != after[name]:
                change = Change(HEADER, self.new.id, name, before[name], after[name])
                yield Difference(
                    "changed", HEADER, self.old.id, self.new.id, self.new.title, "", name, change.old, change.new,
                    self._sentence(change),
                )  # fmt: skip

    def _of_a_kind(self, kind: str) -> Iterator[Difference]:
        pairs = self.found.pairs.get(kind, [])
        for pair in pairs:
            yield from self._of_a_pair(pair)
        if kind in IN_PLACES:
            here = [pair for pair in pairs if not self._is_elsewhere(pair)]
            for pair, said in moved(here, self.old.rows(kind), self.new.rows(kind)):
                yield _difference("moved", pair, "order", pair.old.order, pair.new.order, said)
        for row in self.found.removed[kind]:
            change = Change(kind, row.id, WHOLE_ROW, self.found.known_as(row), None)
            yield Difference(
                "removed", kind, row.id, "", wording(row), "", "", row_data(row), None, self._sentence(change)
            )
        for row in self.found.added[kind]:
            data = row_data(row)
            change = Change(kind, row.id, WHOLE_ROW, None, data)
            yield Difference(
                "added", kind, "", row.id, wording(row), "", "", None, data, self._sentence(change)
            )

    def _of_a_pair(self, pair: Pair) -> Iterator[Difference]:
        if pair.old == pair.new:
            return
        before, after = self.found.known_as(pair.old), pair.new.model_dump(mode="json")
        for name in _compared(pair.new, after):
            if before[name] != after[name]:
                yield self._of_a_field(
                    pair, Change(pair.new.kind, pair.new.id, name, before[name], after[name])
                )

    def _of_a_field(self, pair: Pair, change: Change) -> Difference:
        noun = type(pair.new)
        told, days, said = "changed", None, self._sentence(change)
        if noun.appended:
            pass
        elif change.field in noun.wording:
            told = "reworded"
        elif change.field == _DATE:
            told, days = "re_dated", days_later(pair.old, pair.new, self.old, self.new)
            more = days_in_words(days)
            said = f"{said.removesuffix('.')}, {more}." if more else said
        elif change.field == _PRIORITY:
            told, said = "moved", self._under(pair.new, change)
        return _difference(told, pair, change.field, change.old, change.new, said, days)

    def _is_elsewhere(self, pair: Pair) -> bool:
        under = [getattr(row, _PRIORITY, None) for row in (pair.old, pair.new)]
        return self.found.ids.get(under[0] or "", under[0]) != under[1]

    def _under(self, row: Noun, change: Change) -> str:
        was, now = (
            quoted(self.names.name_of(one), 60) if one else "no priority" for one in (change.old, change.new)
        )
        return f"{row_name(row)} moved from under {was} to under {now}."

    def _sentence(self, change: Change) -> str:
        return describe([change], self.names)[0]


def _compared(row: Noun, data: dict[str, Any]) -> Iterable[str]:
    """The fields that are held against each other: neither ids and places nor who recorded it and when."""
    left_out = ("id", "order", *(_OF_THE_RECORD if type(row).appended else ()))
    return [name for name in data if name not in left_out]


def _difference(
    told: str, pair: Pair, name: str, old: Any, new: Any, said: str, days: int | None = None
) -> Difference:
    if pair.how == BY_SIMILAR:
        said = f"{said} (Matched {pair.in_words()}.)"
    row = pair.new
    return Difference(
        told, row.kind, pair.old.id, row.id, wording(row), pair.in_words(), name, old, new, said, days
    )
