"""The hold on a store: taken, said again, given back and taken over, where several computers can write it.

It is that of a place: nothing is read from the store, which may be damaged, missing or of an older version.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from actionplan.store import held, placed
from actionplan.store.address import is_server
from actionplan.store.database import connect
from actionplan.store.held import HeldBy, Holder, Writer
from actionplan.store.log import note
from actionplan.words.errors import NoStore, StoreDamaged, StoreUnavailable


def shared_file(address: str) -> Path | None:
    """The file that a resolved address names, where other computers may write it; None for any other store."""
    return None if is_server(address) or not placed.is_shared(Path(address)) else Path(address)


class Holds:
    """Who may save in the store at a resolved address. On a disk of one's own, and on a server, that is everybody."""

    def __init__(self, address: str) -> None:
        self.file = shared_file(address)

    def other(self, by: str, at: datetime) -> Holder | None:
        """Who else edits the store at a moment."""
        return held.holder(self.file, Writer(by, at)) if self.file else None

    def refuse_others(self, by: str, at: datetime) -> None:
        """Refuse early what could not be saved in the end.

        Raises:
            HeldBy: where somebody else edits the store.
        """
        if self.file and (other := self.other(by, at)) and not other.saves:  # a save is over in a moment
            raise HeldBy(held.refusal(self.file, other), other)

    def take(self, by: str, at: datetime) -> Holder | None:
        """Begin to edit, or say that one still does; who does instead, where somebody else was first.

        Raises:
            NoStore: where there is none.
        """
        if not self.file:
            return None
        with suppress(StoreUnavailable), _locked(self.file):  # whoever may only read has nothing to hold
            return held.take(self.file, Writer(by, at))
        return self.other(by, at)

    def take_over(self, by: str, at: datetime, *, editing: bool) -> Holder | None:
        """Edit in place of somebody who has gone, and say who that was; None where nobody else edits.

        Where one does not go on `editing` in this process, it is kept for one's next commands.

        Raises:
            HeldBy: where they have not gone.
            NoStore: where there is none, and nobody holds its place.
        """
        if not self.file:
            return None
        with _locked_if_whole(self.file):
            before = held.take_over(self.file, Writer(by, at), editing=editing)
        if before:
            note(str(self.file), at, event="taken-over")
        return before

    def give_back(self) -> None:
        """Let others edit; whatever is in the way of that, they find out that one has gone."""
        if self.file:
            with suppress(StoreUnavailable, NoStore), _locked_if_whole(self.file):
                held.give_back(self.file)


def _locked(file: Path) -> AbstractContextManager[None]:
    return connect(str(file), create=False).locked()


@contextmanager
def _locked_if_whole(file: Path) -> Iterator[None]:
    """Nobody saves meanwhile: neither in a store that is locked, nor where there is none, or a damaged one."""
    with ExitStack() as until_done:
        try:
            until_done.enter_context(_locked(file))
        except NoStore:
            if not held.is_held(file):
                raise
        except StoreDamaged:
            pass
        yield
