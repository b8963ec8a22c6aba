"""The tables of a store brought to this version: forward only, whole or not at all, after a dated copy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sqlalchemy import Connection, inspect, select, update
from sqlalchemy.exc import DBAPIError

from actionplan.store.backups import dated_copy
from actionplan.store.database import Database
from actionplan.store.held import BRINGING_FORWARD, CHANGING, Writer
from actionplan.store.log import note
from actionplan.store.schema import FIRST_TABLES, SCHEMA_VERSION, meta, tables
from actionplan.words.errors import BadBackup, CannotWrite, NoStore, StoreTooNew, StoreUnavailable

STEPS: Mapping[int, tuple[str, ...]] = {
    1: (
        """
        CREATE TABLE reports (
            plan TEXT NOT NULL, period TEXT NOT NULL, issue INTEGER NOT NULL, sequence INTEGER NOT NULL,
            number TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL, reason TEXT NOT NULL,
            revision INTEGER NOT NULL, audience TEXT NOT NULL, manifest TEXT NOT NULL,
            fingerprint TEXT NOT NULL, withdrawn TEXT,
            PRIMARY KEY (plan, period, issue), UNIQUE (plan, sequence)
        )""",
        """
        CREATE TABLE report_files (
            plan TEXT NOT NULL, period TEXT NOT NULL, issue INTEGER NOT NULL, name TEXT NOT NULL, content {bytes},
            PRIMARY KEY (plan, period, issue, name)
        )""",
        "CREATE TABLE chains (plan TEXT NOT NULL PRIMARY KEY, length INTEGER NOT NULL, head TEXT NOT NULL)",
    ),
    2: (
        """
        CREATE TABLE exports (
            plan TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL,
            period TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, data TEXT NOT NULL,
            PRIMARY KEY (plan, id)
        )""",
        """
        CREATE TABLE returns (
            plan TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL, export TEXT NOT NULL,
            period TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
            content_sha256 TEXT NOT NULL, revision INTEGER, outcome TEXT NOT NULL, content {bytes} NOT NULL,
            PRIMARY KEY (plan, number)
        )""",
    ),
}
"""For each past version the statements that lead to the next one, in words that will not change with the tables.

They are the same for SQLite and PostgreSQL, but for `{bytes}`: how each calls a column of bytes.
"""
_BYTES = {"sqlite": "BLOB", "postgresql": "BYTEA"}


def prepare(database: Database, *, create: bool, at: datetime | None = None, by: str = "") -> None:
    """See that the store has the tables of this version: somebody makes them, or brings them forward, at a moment.

    Raises:
        NoStore: where there are none and they are not to be made.
        StoreTooNew: where a newer version made them; nothing was written.
        StoreHeld: where they are to be made or brought forward, and somebody else edits the store on a shared drive.
        StoreUnavailable: where it is the database of another program, or a step fails; it is as it was.
    """
    with database.reading() as connection:
        found = _version(connection, database.where)
    if found is None and not create:
        raise NoStore(database.where)
    if found is None:
        _make(database, Writer(by, at, CHANGING) if at else None)
    elif found > SCHEMA_VERSION:
        raise StoreTooNew(database.where, found, SCHEMA_VERSION)
    elif found < SCHEMA_VERSION:
        _bring_forward(database, Writer(by, at, BRINGING_FORWARD) if at else None)


def refuse_newer(connection: Connection, where: str) -> None:
    """Raise StoreTooNew where a newer version has brought the tables forward since the store was opened."""
    found = int(connection.execute(select(meta.c.value).where(meta.c.key == "version")).scalar_one())
    if found > SCHEMA_VERSION:
        raise StoreTooNew(where, found, SCHEMA_VERSION)


def _version(connection: Connection, where: str) -> int | None:
    """The version of the tables; None in an empty database."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    found = None
    if names >= FIRST_TABLES:
        found = connection.execute(select(meta.c.value).where(meta.c.key == "version")).scalar()
    if not (found and found.isdecimal()):
        raise StoreUnavailable(
            f"{where} is the database of another program. Give the store a database of its own."
        )
    return int(found)


def _make(database: Database, writer: Writer | None) -> None:
    with database.writing(None, writer) as connection:
        if _version(connection, database.where) is None:
            tables.create_all(connection)
            rows = [{"key": "version", "value": str(SCHEMA_VERSION)}, {"key": "made_by", "value": _program()}]
            connection.execute(meta.insert(), rows)


def _program() -> str:
    try:
        return f"actionplan {version('actionplan')}"
    except PackageNotFoundError:
        return "actionplan"


def _bring_forward(database: Database, writer: Writer | None) -> None:
    at = writer.at if writer else None
    with database.writing(None, writer) as connection:
        found = _version(connection, database.where) or SCHEMA_VERSION
        if found >= SCHEMA_VERSION:  # somebody else did it while this one waited
            return
        # Nobody can save from here on, so the copy is the store as the steps find it.
        copy = _dated_copy(database.file, at) if database.file else None
        _take_steps(connection, found, database.where, copy)
    if database.file:
        note(str(database.file), at, event="migrated", from_version=found, to_version=SCHEMA_VERSION)


def _take_steps(connection: Connection, found: int, where: str, copy: Path | None) -> None:
    try:
        for number in range(found, SCHEMA_VERSION):
            for statement in STEPS[number]:
                connection.exec_driver_sql(statement.replace("{bytes}", _BYTES[connection.dialect.name]))
        connection.execute(update(meta).where(meta.c.key == "version").values(value=str(SCHEMA_VERSION)))
    except DBAPIError:
        kept = f" (a copy of it is {copy})" if copy else ""
        raise StoreUnavailable(
            f"The store {where} could not be brought from version {found} to {SCHEMA_VERSION}. It is as it "
            f"was{kept}; go on with the version of actionplan that you had, and report this."
        ) from None


def _dated_copy(file: Path, at: datetime | None) -> Path:
    try:
        return dated_copy(file, at, f"before-v{SCHEMA_VERSION}")
    except (BadBackup, CannotWrite):
        raise StoreUnavailable(
            f"The store {file} must be brought to version {SCHEMA_VERSION}, and a copy of it could not be "
            "written beside it first. See that there is space and that you may write there; nothing was "
            "changed."
        ) from None
