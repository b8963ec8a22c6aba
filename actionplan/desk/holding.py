"""One writer on a shared drive: who edits there says so as long as they work, and others read meanwhile."""

from __future__ import annotations

import atexit
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread

from actionplan.desk import given
from actionplan.desk.plans import address_of, open_store, waiting_at_most
from actionplan.store import Holder as Holder
from actionplan.store import copies_beside, shared_file
from actionplan.store.held import NOT_TAKEN_OVER as NOT_TAKEN_OVER
from actionplan.store.held import HeldBy as HeldBy
from actionplan.store.holds import Holds
from actionplan.words.english import listed, one_line, shortened

EVERY = 60
"""Seconds after which it is said again that somebody still edits."""
IDLE = timedelta(hours=1)
"""Who has done nothing for so long does not edit any more, though the page is open; the next thing they do is to."""


@dataclass(slots=True)
class _Editing:
    """Somebody who edits in this process: by which name, when they last did something, and whether they hold it."""

    by: str
    did: datetime
    holds: bool = False

    def is_idle(self) -> bool:
        return given.now() - self.did > IDLE


_editing: dict[str, _Editing] = {}
"""By the address of the store."""


def ask_to_edit(by: str, store: str | None = None, *, doing: bool) -> Holder | None:
    """Begin to edit, or go on with it; who edits instead, where somebody else was first. None where everybody may.

    `doing` is whether the person does something, more than look. What is taken is given back when the process ends.

    Raises:
        NoStore: where there is none.
    """
    address = address_of(store)
    if not shared_file(address):
        return None
    mine = _editing.setdefault(address, _Editing(by, given.now()))
    if doing:
        mine.did = given.now()
    holds = Holds(address)
    other = holds.other(by, given.now())
    if other is None and (mine.by != by or not mine.holds) and not mine.is_idle():
        other = holds.take(by, given.now())
        mine.holds = other is None
    mine.by, mine.holds = by, mine.holds and other is None
    _begin_beating()
    return other


def copies_in_words(store: str | None = None) -> str:
    """A sentence on copies that a synchronised folder made of the store as two computers saved at once; empty without.

    Raises:
        NoStore: where there is none.
    """
    file = shared_file(address_of(store))
    names = copies_beside(file) if file else ()
    if not names:
        return ""
    told = listed([shortened(one_line(name), 60) for name in names[:3]])
    lie, it = ("lie", "them") if len(names) > 1 else ("lies", "it")
    return (
        f"Beside the store {lie} {told}, which may be what another computer saved at the same time. Look there for "
        f"anything that is missing here, then move {it} away."
    )


def take_over(store: str | None = None, *, by: str | None = None, editing: bool = False) -> Holder | None:
    """Take the right to edit from somebody who has gone, and say who that was; None where nobody else had it.

    It is kept for the person's next commands, or where they go on `editing` in this process, until that ends. The store
    may be damaged or missing: whoever puts a backup back needs that right first.

    Raises:
        HeldBy: where they have not gone: who, since when, and when they were last seen.
        NoStore: where there is none, and nobody holds its place.
    """
    person, holds = given.person(by), Holds(address_of(store, for_writing=True))
    if holds.file:
        return holds.take_over(person, given.now(), editing=editing)
    with open_store(store):
        return None


def let_go(store: str | None = None) -> None:
    """Give the right to edit back."""
    Holds(address_of(store)).give_back()


def _begin_beating() -> None:
    """Say again and again, beside all else, that one still edits; it ends with the process, and so does the right."""
    if not _beating:
        atexit.register(_end)
    if not (_beating and _beating[0].is_alive()):
        _beating[:] = [Thread(target=_beat, name="actionplan-hold", daemon=True)]
        _beating[0].start()


_beating: list[Thread] = []


def _beat() -> None:
    while not Event().wait(EVERY):
        for address, mine in list(_editing.items()):
            with suppress(Exception):  # a drive that is away for a moment is there again at one of the next
                say_again(address, mine)


def say_again(address: str, mine: _Editing) -> None:
    """Say that one still edits; who has not done anything for long gives it back, so that the next one can edit."""
    if not mine.holds:
        return
    holds = Holds(address)
    if mine.is_idle():
        mine.holds = False
        holds.give_back()
        return
    other = holds.take(mine.by, given.now())
    mine.holds = other is None or not other.seen  # what cannot be read just now tells of nobody else


def _end() -> None:
    with waiting_at_most(2):
        for address in _editing:
            with suppress(Exception):
                let_go(address)
