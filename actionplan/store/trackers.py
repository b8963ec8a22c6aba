"""Trackers as the store holds them: each that went out, with its cells, and each file that came back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from actionplan.plan.changes import WHOLE_ROW
from actionplan.plan.fields import check_id
from actionplan.store import rows
from actionplan.store.manifest import fingerprint, sha256_of
from actionplan.store.schema import exports, returns, revisions
from actionplan.words.english import shortened
from actionplan.words.errors import NotGenuine, UnknownExport, UnknownReturn


@dataclass(frozen=True, slots=True)
class ExportEntry:
    """A tracker that went out: the revision it shows, when (UTC, ISO) and by whom it was made, and for whom.

    `period` is the full name of the period that it asks about, `owner` the id of who was asked, empty for the whole
    tracker. `name` is that of its file.
    """

    id: str
    plan: str
    revision: int
    at: str
    by: str
    period: str
    owner: str
    name: str


@dataclass(frozen=True, slots=True)
class KeptExport(ExportEntry):
    """A tracker that went out, with every cell as it was then, as JSON text."""

    data: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back and is to be kept, with what became of what was typed in it.

    `export` is the id of the export that it came from, empty for another kind of file; `owner` is empty for a whole
    tracker. `content` are its bytes, `content_sha256` is the fingerprint of its rows, however they were sorted and
    saved. `outcome` is JSON text.
    """

    export: str
    period: str
    owner: str
    name: str
    content: bytes
    content_sha256: str
    outcome: str


@dataclass(frozen=True, slots=True)
class KeptReturn:
    """A file that came back: the how manyth of its plan, when (UTC, ISO) and by whom it was taken in.

    `sha256` is that of its bytes, which the store gives by themselves, as it does what became of what was typed;
    `revision` is the one that it made, None where nothing changed.
    """

    plan: str
    number: int
    at: str
    by: str
    export: str
    period: str
    owner: str
    name: str
    sha256: str
    content_sha256: str
    revision: int | None


_OF_EXPORT = [exports.c[name] for name in ExportEntry.__dataclass_fields__]
_OF_RETURN = [returns.c[name] for name in KeptReturn.__dataclass_fields__]


def read_exports(connection: Connection, plan: str, period: str) -> list[ExportEntry]:
    """What went out of a plan, for one period where it is named, oldest first.

    Raises:
        UnknownPlan: where the store does not hold it.
    """
    rows.require_plan(connection, plan)
    chosen = select(*_OF_EXPORT).where(exports.c.plan == plan)
    found = connection.execute(_of_period(chosen, exports.c.period, period))
    return sorted((ExportEntry(*row) for row in found), key=lambda one: (one.at, one.owner, one.id))


def _of_period(chosen: Select[Any], column: ColumnElement[str], period: str) -> Select[Any]:
    return chosen.where(column == period) if period else chosen


def find_export(connection: Connection, plan: str, export: str) -> KeptExport:
    """An export of a plan with its cells.

    Raises:
        UnknownPlan, UnknownExport: where the store does not hold it.
        NotGenuine: where its cells are not those that went out.
    """
    rows.require_plan(connection, plan)
    if plan not in plans_of(connection, export):
        raise UnknownExport(shortened(export, 60))
    chosen = select(exports).where(exports.c.plan == plan, exports.c.id == export)
    said = dict(connection.execute(chosen).mappings().one())
    sha256 = said.pop("sha256")
    if not isinstance(said["data"], str) or fingerprint(said["data"]) != sha256:
        raise _lost(f"The record of the export {export} of plan {plan}")
    return KeptExport(**said)


def find_export_anywhere(connection: Connection, export: str) -> KeptExport:
    """An export of whichever plan, with its cells.

    Raises:
        UnknownExport: where the store does not hold it.
        NotGenuine: where its cells are not those that went out.
    """
    for plan in plans_of(connection, export):
        return find_export(connection, plan, export)
    raise UnknownExport(shortened(export, 60))


def plans_of(connection: Connection, export: str) -> list[str]:
    """The plans that have an export of this id, one at the most; text that no database takes is asked for, too."""
    try:
        check_id(export)
    except ValueError:
        return []
    return list(connection.scalars(select(exports.c.plan).where(exports.c.id == export)))


def read_returns(connection: Connection, plan: str, period: str, owner: str | None) -> list[KeptReturn]:
    """The files that came back to a plan, oldest first; of one period or one owner where they are named.

    Raises:
        UnknownPlan: where the store does not hold it.
    """
    rows.require_plan(connection, plan)
    chosen = _of_period(select(*_OF_RETURN).where(returns.c.plan == plan), returns.c.period, period)
    if owner is not None:
        chosen = chosen.where(returns.c.owner == owner)
    return [KeptReturn(*row) for row in connection.execute(chosen.order_by(returns.c.number))]


def read_content(connection: Connection, plan: str, number: int) -> bytes:
    """The bytes of a file that came back, as they were.

    Raises:
        UnknownPlan, UnknownReturn: where the store does not hold it.
        NotGenuine: where they are others now.
    """
    rows.require_plan(connection, plan)
    of_plan = returns.c.plan == plan
    chosen = select(returns.c.content, returns.c.sha256).where(of_plan, returns.c.number == number)
    found = connection.execute(chosen).first()
    if found is None:
        raise UnknownReturn(plan, number, last_number(connection, plan))
    if not isinstance(found.content, bytes) or sha256_of(found.content) != found.sha256:
        raise _lost(f"The returned file {number} of plan {plan}")
    return found.content


def read_outcome(connection: Connection, plan: str, number: int) -> str:
    """What became of what was typed in a file that came back, as JSON text.

    Raises:
        UnknownPlan, UnknownReturn: where the store does not hold it.
    """
    rows.require_plan(connection, plan)
    chosen = select(returns.c.outcome).where(returns.c.plan == plan, returns.c.number == number)
    found = connection.scalars(chosen).first()
    if found is None:
        raise UnknownReturn(plan, number, last_number(connection, plan))
    return str(found)


def last_number(connection: Connection, plan: str) -> int:
    """The number of the last file that came back to a plan; 0 where none did."""
    numbers = select(returns.c.number).where(returns.c.plan == plan).order_by(returns.c.number.desc())
    return connection.scalars(numbers).first() or 0


def merged_ids(connection: Connection, plan: str, export: str) -> frozenset[str]:
    """The ids of the rows and updates that the files which came back from an export added, undone ones too.

    Raises:
        UnknownPlan: where the store does not hold it.
    """
    rows.require_plan(connection, plan)
    chosen = (
        select(revisions.c.changes)
        .join(returns, (returns.c.plan == revisions.c.plan) & (returns.c.revision == revisions.c.number))
        .where(revisions.c.plan == plan, returns.c.export == export)
    )
    return frozenset(_added(connection.scalars(chosen)))


def _added(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from (one["id"] for one in json.loads(text) if one["field"] == WHOLE_ROW and one["old"] is None)


def _lost(what: str) -> NotGenuine:
    return NotGenuine(
        [f"{what} is not what was kept: its fingerprint differs. Restore the store from a copy."]
    )
