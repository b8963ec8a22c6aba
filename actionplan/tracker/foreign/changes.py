"""What an import changes of a plan, as one change set's changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from actionplan.plan.changes import WHOLE_ROW, Change, apply, diff
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import Update
from actionplan.plan.ordering import STEP
from actionplan.plan.stamps import stamped
from actionplan.tracker.foreign.imported import Imported
from actionplan.words.english import UK_TIME
from actionplan.words.errors import BadTracker

_TRIES = 20


def changes_of(
    imported: Imported, plan: ActionPlan, *, new_id: Callable[[str], str], by: str, at: datetime
) -> tuple[Change, ...]:
    """The changes by which a plan takes an import: new rows behind the last of their kind, fields, then updates.

    `new_id` makes an id of the letter of a kind; `at` knows its time zone.

    Raises:
        BadTracker: where something has to be put right first.
        BadChange: where the plan moved on since, and they do not fit it any more.
    """
    stopping = [problem.sentence for problem in imported.problems if problem.stops]
    if stopping:
        raise BadTracker(" ".join(stopping[:3]) + " Nothing was taken.")
    made = tuple(_Maker(imported, plan, new_id).changes())
    after = stamped(apply(plan, made), plan, by=by, at=at, day=at.astimezone(UK_TIME).date())
    return diff(plan, after)


class _Maker:
    """Gives new rows their ids and places."""

    def __init__(self, imported: Imported, plan: ActionPlan, new_id: Callable[[str], str]) -> None:
        self.imported, self.plan, self.new_id = imported, plan, new_id
        self.taken = set(plan.by_id)
        self.orders = {kind: max((row.order for row in plan.rows(kind)), default=0) for kind in KINDS}
        self.ids = {row.key: row.known or self._new(row.kind) for row in imported.rows}

    def changes(self) -> Iterator[Change]:
        for row in self.imported.rows:
            if row.known:
                for one in row.changes:
                    yield Change(row.kind, row.known, one.field, one.old, self._with_id(one.field, one.new))
            else:
                values = {name: self._with_id(name, value) for name, value in row.values.items()}
                yield self._added(row.kind, self.ids[row.key], values)
        for row in self.imported.rows:
            if row.said:
                whence = {"period": self.imported.period, "imported_from": self.imported.file}
                said = {"of": self.ids[row.key], **whence, **row.said}
                yield self._added(Update.kind, self._new(Update.kind), said)

    def _added(self, kind: str, row_id: str, values: Mapping[str, Any]) -> Change:
        self.orders[kind] += STEP
        return Change(kind, row_id, WHOLE_ROW, None, {"id": row_id, **values, "order": self.orders[kind]})

    def _with_id(self, field: str, value: Any) -> Any:
        """A value with the id of a proposed priority where its key stood."""
        return self.ids.get(value, value) if field == "priority" else value

    def _new(self, kind: str) -> str:
        for _ in range(_TRIES):
            row_id = self.new_id(KINDS[kind][1].letter)
            if row_id not in self.taken:
                break
        self.taken.add(row_id)
        return row_id
