"""Plans and revisions as rows of the tables, and back.

What reads takes plain rows out of a connection; what builds plans from them needs none, so that a snapshot is
closed before anything else happens.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import ValidationError
from sqlalchemy import Connection, Dialect, Insert, select
from sqlalchemy.dialects import postgresql, sqlite

from actionplan.plan.changes import HEADER, Change, Revision, row_data
from actionplan.plan.fields import check_id
from actionplan.plan.model import KINDS, ActionPlan, PlanHeader
from actionplan.plan.nouns import Noun
from actionplan.store.schema import canonical, items, revisions
from actionplan.words.errors import StoreUnavailable, UnknownPlan, UnknownRevision


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which revision, when (UTC, ISO) and by whom."""

    number: int
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as it is kept: its id, its kind, its JSON, and the revision that removed it, if one did."""

    id: str
    kind: str
    data: str
    removed: int | None


def require_plan(connection: Connection, plan: str) -> None:
    """Raise UnknownPlan where the store does not hold the plan."""
    if not holds_plan(connection, plan):
        raise UnknownPlan(
            plan, sorted(connection.scalars(select(items.c.plan).where(items.c.kind == HEADER)))
        )


def holds_plan(connection: Connection, plan: str) -> bool:
    """Whether the store holds a plan of this id; text that no database takes is asked for, too."""
    try:
        check_id(plan)
    except ValueError:
        return False
    head = select(items.c.id).where(items.c.plan == plan, items.c.id == plan)
    return connection.execute(head).first() is not None


def read_items(connection: Connection, plan: str) -> list[Kept]:
    """All rows of a known plan, those that were removed too."""
    columns = select(items.c.id, items.c.kind, items.c.data, items.c.removed)
    return [Kept(*row) for row in connection.execute(columns.where(items.c.plan == plan))]


def build_plan(kept: Sequence[Kept], where: str) -> ActionPlan:
    """The plan that its rows make up; each is checked again.

    Raises:
        StoreUnavailable: where a row is not one that this version could have saved.
    """
    header: PlanHeader | None = None
    rows: dict[str, list[Noun]] = {kind: [] for kind in KINDS}
    for row in kept:
        try:
            if row.kind == HEADER:
                header = _header(row.data)
            elif row.removed is None:
                rows[row.kind].append(_noun(row.kind, row.data))
        except (KeyError, ValidationError):
            raise unreadable(where, f'the {row.kind.replace("_", " ")} "{row.id}"') from None
    if header is None:
        raise unreadable(where, "the head of the plan")
    return ActionPlan.of(header, {kind: tuple(of_kind) for kind, of_kind in rows.items()})


# A plan is read again at every save, and nearly all its rows are as they were.
@lru_cache(maxsize=16)
def _header(data: str) -> PlanHeader:
    return PlanHeader.model_validate_json(data)


@lru_cache(maxsize=20_000)
def _noun(kind: str, data: str) -> Noun:
    return KINDS[kind][1].model_validate_json(data)


def unreadable(where: str, what: str) -> StoreUnavailable:
    """A row that another program has written, or a later version of this one."""
    return StoreUnavailable(
        f"In the store {where}, {what} cannot be read. Update actionplan; if that does not help, go back "
        "to a copy."
    )


def read_stamp(connection: Connection, plan: str, number: int | None = None) -> Stamp:
    """The latest revision of a known plan, or that of the number given.

    Raises:
        UnknownRevision: where the plan has not reached it.
    """
    columns = select(revisions.c.number, revisions.c.at, revisions.c.by).where(revisions.c.plan == plan)
    latest = Stamp(*connection.execute(columns.order_by(revisions.c.number.desc()).limit(1)).one())
    if number is None or number == latest.number:
        return latest
    if not 1 <= number < latest.number:
        raise UnknownRevision(plan, number, latest.number)
    return Stamp(*connection.execute(columns.where(revisions.c.number == number)).one())


def read_revisions(connection: Connection, plan: str, after: int) -> list[tuple[object, ...]]:
    """The revisions of a plan after a number, oldest first, as plain rows for `build_revisions`."""
    chosen = select(revisions).where(revisions.c.plan == plan, revisions.c.number > after)
    return [tuple(row) for row in connection.execute(chosen.order_by(revisions.c.number))]


def build_revisions(rows: Sequence[tuple[object, ...]]) -> list[Revision]:
    """The revisions that plain rows hold."""
    return [_revision(*row) for row in rows]


def _revision(
    plan: object, number: object, at: object, by: object, why: object, undoes: object, changes: object
) -> Revision:
    assert isinstance(number, int) and isinstance(undoes, int | None)
    made = tuple(Change(**change) for change in json.loads(str(changes)))
    return Revision(str(plan), number, str(at), str(by), str(why), made, undoes)


def write(connection: Connection, before: ActionPlan | None, after: ActionPlan, revision: Revision) -> None:
    """Write a revision, and of the plan only the rows that it touches."""
    touched = dict.fromkeys((change.kind, change.id) for change in revision.changes)
    kept = [_item(kind, row_id, before, after, revision.number) for kind, row_id in touched]
    connection.execute(_upsert(connection.dialect), kept)
    connection.execute(revisions.insert(), _revision_row(revision))


def _item(
    kind: str, row_id: str, before: ActionPlan | None, after: ActionPlan, number: int
) -> dict[str, object]:
    common = {"plan": after.id, "id": row_id, "kind": kind}
    if kind == HEADER:
        return {**common, "order": 0, "data": canonical(row_data(after.header)), "removed": None}
    row = after.by_id.get(row_id)
    removed = number if row is None else None
    if row is None:
        assert before is not None
        row = before.by_id[row_id]
    return {**common, "order": row.order, "data": canonical(row_data(row)), "removed": removed}


def _upsert(dialect: Dialect) -> Insert:
    insert = sqlite.insert(items) if dialect.name == "sqlite" else postgresql.insert(items)
    new = {name: insert.excluded[name] for name in ("kind", "order", "data", "removed")}
    return insert.on_conflict_do_update(index_elements=["plan", "id"], set_=new)


def _revision_row(revision: Revision) -> Mapping[str, object]:
    return {
        "plan": revision.plan,
        "number": revision.number,
        "at": revision.at,
        "by": revision.by,
        "why": revision.why,
        "undoes": revision.undoes,
        "changes": canonical([change.to_json() for change in revision.changes]),
    }
