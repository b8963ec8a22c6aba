"""A whole store copied into another, on SQLite or PostgreSQL: every row, and the proof that it is the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, RowMapping, Table, func, select

from actionplan.store import migrations
from actionplan.store.database import Database
from actionplan.store.schema import canonical, meta, revisions, tables
from actionplan.words.errors import BadBackup

_AT_ONCE = 100  # rows that are held in memory: a report's files are among them


@dataclass(frozen=True, slots=True)
class Contents:
    """How many rows each table holds, and a number made of all of them that is another where one is another.

    Rows are added up, since SQLite and PostgreSQL put letters in different orders.
    """

    rows: Mapping[str, int]
    total: int


def copy_all(source: Database, target: Database) -> Contents:
    """Copy everything, as it was at one moment, into an empty store; all of it or nothing.

    Raises:
        BadBackup: where the target holds something already, or did not keep what it was given.
    """
    with source.reading() as read, target.writing(None) as written:
        migrations.refuse_newer(written, target.where)
        _refuse_full(written, target.where)
        for table in _kept():
            _copy_table(read, written, table)
        given, kept = contents(read), contents(written)
        if given != kept:
            raise BadBackup(
                f"{target.where} did not keep what it was given, so nothing was copied. Report this; "
                f"{source.where} is as it was."
            )
    return kept


def contents(connection: Connection) -> Contents:
    """What a store holds."""
    rows, total = {}, 0
    for table in _kept():
        rows[table.name] = 0
        for row in connection.execute(select(table).execution_options(yield_per=_AT_ONCE)).mappings():
            rows[table.name] += 1
            total += _number_of(table, row)
    return Contents(rows, total % 2**256)


def _number_of(table: Table, row: RowMapping) -> int:
    plain = {name: _plain(value) for name, value in row.items()}
    return int.from_bytes(sha256(canonical([table.name, plain]).encode("utf-8", "surrogatepass")).digest())


def _plain(value: object) -> object:
    return {"sha256": sha256(value).hexdigest()} if isinstance(value, bytes | memoryview) else value


def _kept() -> list[Table]:
    return [table for table in tables.sorted_tables if table is not meta]


def _refuse_full(connection: Connection, where: str) -> None:
    found = connection.execute(select(func.count()).select_from(revisions)).scalar_one()
    if found:
        raise BadBackup(
            f"{where} holds plans already, and nothing is written over them. Name a new file, or an empty database."
        )


def _copy_table(source: Connection, target: Connection, table: Table) -> None:
    found = source.execute(select(table).execution_options(yield_per=_AT_ONCE))
    for some in found.mappings().partitions(_AT_ONCE):
        target.execute(table.insert(), [dict(row) for row in some])
