"""An open store: its connections, and how everything that is saved is one transaction and one line in the log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from actionplan.files import sweep
from actionplan.store import migrations
from actionplan.store.address import resolved, working_folder
from actionplan.store.copying import Contents, contents, copy_all
from actionplan.store.database import Database, connect
from actionplan.store.held import Writer
from actionplan.store.holds import Holds
from actionplan.store.log import note
from actionplan.words.errors import ActionPlanError

Facts = dict[str, int | str | None]


class OpenStore:
    """A store that is open until it is closed; what it holds is the matter of `Store`."""

    def __init__(self, database: Database, address: str) -> None:
        self._database = database
        self._address = address

    @classmethod
    def open(cls, address: str, *, create: bool = False, at: datetime | None = None, by: str = "") -> Self:
        """Open the store at an address (a file, or a PostgreSQL URL), and bring its tables forward.

        That is done in the name of `by`, and the copy that is made before it has the day of `at` in its name.

        Raises:
            NoStore: where there is none and `create` is not set.
            StoreTooNew: where a newer version made it; nothing was written.
            StoreHeld: where its tables are to be brought forward, and somebody else edits it on a shared drive.
            StoreUnavailable: where it cannot be used: why, and what to do.
        """
        address = resolved(address, working_folder())
        store = cls(connect(address, create=create), address)
        try:
            migrations.prepare(store._database, create=create, at=at, by=by)
        except BaseException:
            store.close()
            raise
        if create and store._database.file:
            sweep(store._database.file.parent)
        return store

    @property
    def file(self) -> Path | None:
        """The file that the store is; None on a server."""
        return self._database.file

    @property
    def holds(self) -> Holds:
        """Who edits it, where only one may at a time."""
        return Holds(self._address)

    def copy_to(self, other: OpenStore) -> Contents:
        """Copy everything into another store, which is empty; what it holds then.

        Raises:
            BadBackup: where the other one holds plans, or does not keep what it is given; it stays as it was.
        """
        return copy_all(self._database, other._database)

    def contents(self) -> Contents:
        """How many rows there are in each table, and a number that tells this store from any other."""
        with self._database.reading() as connection:
            return contents(connection)

    def close(self) -> None:
        """Give back the connections."""
        self._database.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _saving(self, event: str, plan: str, by: str, at: datetime) -> Iterator[tuple[Connection, Facts]]:
        """One transaction, and one line in the log of what became of it."""
        facts: Facts = {}
        try:
            with self._database.writing(plan, Writer(by, at)) as connection:
                migrations.refuse_newer(connection, self._database.where)
                yield connection, facts
        except ActionPlanError as error:
            note(self._address, at, event=event, plan=plan, failed=type(error).__name__)
            raise
        if facts:
            note(self._address, at, event=event, plan=plan, **facts)
