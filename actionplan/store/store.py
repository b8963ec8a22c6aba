"""The store: plans kept as rows, changed by change sets only, each one transaction and one revision."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, func, select

from actionplan.files import sweep
from actionplan.plan.changes import HEADER, ChangeSet, Revision, rewind
from actionplan.plan.model import ActionPlan
from actionplan.store import migrations, rows, saving
from actionplan.store.address import resolved
from actionplan.store.database import Database, connect
from actionplan.store.log import note
from actionplan.store.rows import Stamp
from actionplan.store.saving import Entry
from actionplan.store.schema import items, revisions
from actionplan.words.errors import ActionPlanError


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan in a list: its latest revision, and when that was made (UTC, ISO)."""

    id: str
    title: str
    revision: int
    at: str


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as it stood at a revision."""

    plan: ActionPlan
    revision: Stamp


class Store:
    """Plans in a database. Use it as a context manager, or close it.

    Every method raises StoreUnavailable where the database cannot do its part, and those that save raise
    StoreTooNew where a newer version has changed the tables meanwhile; nothing is saved then.
    """

    def __init__(self, database: Database, address: str) -> None:
        self._database = database
        self._address = address

    @classmethod
    def open(cls, address: str, *, create: bool = False, at: datetime | None = None) -> Self:
        """Open the store at an address (a file, or a PostgreSQL URL), and bring its tables forward.

        The copy that is made before that has the day of `at` in its name.

        Raises:
            NoStore: where there is none and `create` is not set.
            StoreTooNew: where a newer version made it; nothing was written.
            StoreUnavailable: where it cannot be used: why, and what to do.
        """
        address = resolved(address, Path.cwd())
        store = cls(connect(address, create=create), address)
        try:
            migrations.prepare(store._database, create=create, at=at)
        except BaseException:
            store.close()
            raise
        if create and store._database.file:
            sweep(store._database.file.parent)
        return store

    def close(self) -> None:
        """Give back the connections."""
        self._database.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def plans(self) -> list[PlanSummary]:
        """All plans, in the order of their ids."""
        latest = select(revisions.c.plan, func.max(revisions.c.number).label("number"))
        latest_of = latest.group_by(revisions.c.plan).subquery()
        chosen = (
            select(items.c.plan, items.c.data, revisions.c.number, revisions.c.at)
            .join(latest_of, latest_of.c.plan == items.c.plan)
            .join(revisions, (revisions.c.plan == items.c.plan) & (revisions.c.number == latest_of.c.number))
            .where(items.c.kind == HEADER)
        )
        with self._database.reading() as connection:
            found = sorted(tuple(row) for row in connection.execute(chosen))
        return [PlanSummary(plan, json.loads(data)["title"], number, at) for plan, data, number, at in found]

    def load(self, plan_id: str, revision: int | None = None) -> StoredPlan:
        """A plan as it stands, or as it stood at an older revision.

        Raises:
            UnknownPlan, UnknownRevision: where the store does not hold it.
        """
        with self._database.reading() as connection:
            rows.require_plan(connection, plan_id)
            kept = rows.read_items(connection, plan_id)
            stamp = rows.read_stamp(connection, plan_id, revision)
            later = rows.read_revisions(connection, plan_id, stamp.number)
        plan = rows.build_plan(kept, self._database.where)
        for since in reversed(rows.build_revisions(later)):
            plan = rewind(plan, since.changes)
        return StoredPlan(plan, stamp)

    def history(self, plan_id: str, after: int = 0) -> list[Revision]:
        """The revisions of a plan after a number, oldest first.

        Raises:
            UnknownPlan: where the store does not hold it.
        """
        with self._database.reading() as connection:
            rows.require_plan(connection, plan_id)
            found = rows.read_revisions(connection, plan_id, after)
        return rows.build_revisions(found)

    def create(self, plan: ActionPlan, *, by: str, at: datetime, why: str) -> Revision:
        """Keep a new plan; its revision 1 adds every row.

        Raises:
            PlanExists: where the store holds a plan of this id.
            BadChange: where the plan does not hold together.
        """
        entry = Entry.of(by, at, why)
        with self._saving("created", plan.id, at) as (connection, facts):
            revision = saving.create(connection, plan, entry)
            facts.update(_facts(revision))
        return revision

    def apply(self, change_set: ChangeSet, *, by: str, at: datetime) -> Revision | None:
        """Make the changes, all or none; None where they change nothing.

        Raises:
            UnknownPlan, UnknownRevision: where the store does not hold what the change set was made from.
            PlanMoved: where somebody else changed what it touches since its base, naming each field.
            BadChange: where the plan would not hold together, or an id is used again.
        """
        entry = Entry.of(by, at, change_set.why)
        with self._saving("saved", change_set.plan, at) as (connection, facts):
            revision = saving.save(connection, change_set, entry, self._database.where)
            facts.update(_facts(revision) if revision else {})
        return revision

    def check(self, change_set: ChangeSet) -> None:
        """Raise what `apply` would raise for the change set as things stand; nothing is written or waited for."""
        with self._database.reading() as connection:
            migrations.refuse_newer(connection, self._database.where)
            saving.check(connection, change_set, self._database.where)

    def undo(self, plan_id: str, number: int, *, by: str, at: datetime, why: str) -> Revision:
        """Take a revision back by a new one; what it appended is marked withdrawn.

        Raises:
            UnknownPlan, UnknownRevision: where the store does not hold it.
            CannotUndo: for the first revision, and one that is undone already.
            PlanMoved: where a later revision, which is named, changed what this one touches.
        """
        entry = Entry.of(by, at, why)
        with self._saving("undone", plan_id, at) as (connection, facts):
            revision = saving.undo(connection, plan_id, number, entry, self._database.where)
            facts.update(_facts(revision))
        return revision

    @contextmanager
    def _saving(
        self, event: str, plan: str, at: datetime
    ) -> Iterator[tuple[Connection, dict[str, int | None]]]:
        """One transaction, and one line in the log of what became of it."""
        facts: dict[str, int | None] = {}
        try:
            with self._database.writing(plan) as connection:
                migrations.refuse_newer(connection, self._database.where)
                yield connection, facts
        except ActionPlanError as error:
            note(self._address, at, event=event, plan=plan, failed=type(error).__name__)
            raise
        if facts:
            note(self._address, at, event=event, plan=plan, **facts)


def _facts(revision: Revision) -> dict[str, int | None]:
    return {"revision": revision.number, "undoes": revision.undoes, "changes": len(revision.changes)}
