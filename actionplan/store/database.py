"""The connection to a database: how it is opened, and the two ways to use it, reading and writing.

SQLite is set up so that a save is whole or absent and two writers queue: the default of the driver begins a
transaction too late and loses edits.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePath
from threading import Event, Timer
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Select, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from actionplan.store.address import is_server, masked
from actionplan.store.failures import in_reach, in_sentences
from actionplan.store.held import HeldBy, Writer, for_a_moment
from actionplan.store.placed import is_shared
from actionplan.store.private_copy import OfCopy, copied, refuse_saves_beside
from actionplan.words.errors import NoStore, StoreUnavailable

C = TypeVar("C", bound=sqlite3.Connection)
WAIT = 30  # seconds that a writer queues for another
_PAUSE = 0.02  # seconds before it is tried again
_LEFT: ContextVar[Callable[[], float] | None] = ContextVar("_LEFT", default=None)


@contextmanager
def waiting_while(left: Callable[[], float]) -> Iterator[None]:
    """Within this block and thread, queue for others for as many seconds as are `left`, as somebody looks at a page."""
    before = _LEFT.set(left)
    try:
        yield
    finally:
        _LEFT.reset(before)


def _wait() -> float:
    """Seconds; a little even where none are left, as two who save at one moment are no trouble."""
    left = _LEFT.get()
    return WAIT if left is None else min(WAIT, max(0.2, left()))


@contextmanager
def _over_after(seconds: float) -> Iterator[Event]:
    """What is set after so many seconds, however long a try takes on a slow drive."""
    over = Event()
    timer = Timer(seconds, over.set)
    timer.daemon = True
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()


@dataclass(frozen=True)
class Database:
    """One database, and how to name it in a sentence; `file` is None on a server."""

    engine: Engine
    where: str
    file: Path | None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot: whatever others save meanwhile, all that is read belongs together."""
        if self.file is not None:
            with self._transaction({}) as connection:
                yield connection
            return
        with self._transaction({"isolation_level": "REPEATABLE READ"}) as connection:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            yield connection

    @contextmanager
    def writing(self, plan: str | None, writer: Writer | None = None) -> Iterator[Connection]:
        """One transaction, kept whole or not at all; who else writes the plan waits for its end.

        Without a plan, for the tables themselves, everybody who writes waits. On a shared drive the writer holds the
        store until what they wrote is kept; who only saves just now is waited for there, too.

        Raises:
            StoreHeld: where somebody else holds it; nothing is written.
        """
        if self.file is not None:
            with ExitStack() as until_kept, ExitStack() as until_written:
                yield self._alone_in(self.file, writer, until_kept, until_written)
            return
        with self._transaction({"isolation_level": "READ COMMITTED"}) as connection:
            connection.execute(_locks(plan))
            yield connection

    def _alone_in(
        self, file: Path, writer: Writer | None, until_kept: ExitStack, until_written: ExitStack
    ) -> Connection:
        with ExitStack() as until_free:
            over: Event | None = None
            while True:
                connection = until_written.enter_context(self._transaction({"begin": "BEGIN IMMEDIATE"}))
                try:
                    if writer and is_shared(file):
                        until_kept.enter_context(for_a_moment(file, writer))
                    return connection
                except HeldBy as held:
                    if not held.holder.saves or (over and over.is_set()):
                        raise
                until_written.close()  # whoever puts a backup back needs the lock for it
                over = over or until_free.enter_context(_over_after(_wait()))
                over.wait(_PAUSE)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody writes in the file meanwhile, and nothing is written by this."""
        with self._transaction({"begin": "BEGIN IMMEDIATE"}):
            yield

    def forget_old_pages(self) -> None:
        """Leave nothing of what was taken out in the saves beside a file; a server cleans up by itself.

        Where somebody reads for longer than a writer waits, that is left to whoever closes the file last.
        """
        if self.file is not None:
            with suppress(sqlite3.OperationalError), closing(_open_file(self.file, "rw")) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _transaction(self, options: dict[str, object]) -> Iterator[Connection]:
        with (
            in_sentences(self.where),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection


def _locks(plan: str | None) -> Select[Any]:
    # A lock by name holds for a plan that is only being made, too, where there is no row to lock yet.
    tables = _lock_number("tables")
    if plan is None:
        return select(func.pg_advisory_xact_lock(tables))
    own = _lock_number(f"plan {plan}")
    return select(func.pg_advisory_xact_lock_shared(tables), func.pg_advisory_xact_lock(own))


def _lock_number(what: str) -> int:
    digest = sha256(b"actionplan " + what.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], signed=True)


def connect(address: str, *, create: bool) -> Database:
    """The database at a resolved address.

    Raises:
        NoStore: where a file is absent and is not to be made.
        StoreUnavailable: where the address or the machine does not allow it.
    """
    if is_server(address):
        return Database(_server_engine(address), masked(address), None)
    path = Path(address)
    with in_reach(address):
        if path.is_dir():
            raise StoreUnavailable(
                f"{path} is a folder, not a store; name a file in it, such as {path / 'actionplan.db'}."
            )
        if not path.exists() and not create:
            raise NoStore(str(path))
    return Database(_file_engine(path, "rwc" if create else "rw"), str(path), path)


def _server_engine(address: str) -> Engine:
    try:
        return create_engine(
            make_url(address),
            hide_parameters=True,
            pool_pre_ping=True,  # an editor that stays open for hours outlives its connection
            connect_args={
                "connect_timeout": max(2, min(10, int(_wait()))),  # less than two means for ever
                "options": f"-c lock_timeout={_wait() * 1000:.0f}",
            },
        )
    except (ArgumentError, ValueError):
        raise StoreUnavailable(
            f"{masked(address)} is not the address of a database; write it as "
            "postgresql://person@server:5432/database."
        ) from None
    except ImportError:
        raise StoreUnavailable(
            f"The store {masked(address)} needs the package psycopg. Install it (python -m pip "
            'install "actionplan[postgresql]"), then try again.'
        ) from None


# What an engine has learnt to say to the database is used again by whoever opens the file next.
@lru_cache(maxsize=8)
def _file_engine(path: Path, mode: str) -> Engine:
    # Without a pool the file is closed between transactions, and holds all that was saved: it can be copied.
    engine = create_engine(
        "sqlite://", creator=lambda: _open_file(path, mode), poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(str(connection.get_execution_options().get("begin", "BEGIN")))

    return engine


def _open_file(path: Path, mode: str) -> sqlite3.Connection:
    try:
        return _prepared(_opened(path, f"mode={mode}", sqlite3.Connection), is_shared(path))
    except sqlite3.OperationalError as error:
        with in_reach(str(path)):
            if not path.exists() or os.access(path.parent, os.W_OK):
                raise
            refuse_saves_beside(path)
        if error.sqlite_errorname != "SQLITE_READONLY_DIRECTORY":
            raise
    # SQLite may not put its working files into this folder, and without them would not see others save.
    return _open_copy(path)


def _open_copy(path: Path) -> sqlite3.Connection:
    folder = copied(path)
    try:
        connection = _opened(Path(folder.name, path.name), "immutable=1", OfCopy)
    except BaseException:
        folder.cleanup()
        raise
    connection.folder = folder
    return connection


def _opened(path: Path, options: str, kind: type[C]) -> C:
    address = f"{file_url(path.absolute())}?{options}"
    return sqlite3.connect(
        address, uri=True, timeout=_wait(), isolation_level=None, check_same_thread=False, factory=kind
    )


def file_url(path: PurePath) -> str:
    """The URL by which SQLite opens a file, given by its whole path."""
    # SQLite wants three slashes before a drive, and four before the name of a server (https://sqlite.org/uri.html).
    name = quote(path.as_posix(), safe="/:", errors="surrogateescape")
    return f"file://{name}" if name.startswith("/") else f"file:///{name}"


def _prepared(connection: sqlite3.Connection, shared: bool) -> sqlite3.Connection:
    wanted = "delete" if shared else "wal"
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # what is taken out is overwritten, not only let go
        if connection.execute("PRAGMA journal_mode").fetchone() != (wanted,) and not _is_empty(connection):
            _ask_for(wanted, connection)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _is_empty(connection: sqlite3.Connection) -> bool:
    """Whether there is nothing in the file yet: who only looks leaves it like that."""
    return bool(connection.execute("PRAGMA page_count").fetchone() == (0,))


def _ask_for(journal: str, connection: sqlite3.Connection) -> None:
    # With WAL readers never wait for a writer; but it needs memory that all of them share, so they must be on one
    # computer (https://sqlite.org/wal.html). Where others have the file open just now, whoever comes next asks again.
    with suppress(sqlite3.OperationalError):
        connection.execute(f"PRAGMA journal_mode = {journal}")
