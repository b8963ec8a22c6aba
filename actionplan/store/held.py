"""Who edits a store that several computers can write: a small file beside it, `actionplan.db.held`, says it.

It is changed only while the store is locked for writing, so that two who take it at one moment do not both get it;
and it is made as a new file only, for the drives on which a lock does not hold.
"""

from __future__ import annotations

import os
import platform
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from actionplan.files import shown
from actionplan.store.held_file import Hold, file_of, make, name_of, put, read
from actionplan.system import lives
from actionplan.words.english import moment_words
from actionplan.words.errors import StoreHeld, StoreUnavailable

GONE_AFTER = timedelta(minutes=10)
"""Who was not seen for so long has gone."""
_TAKE_OVER = "Nothing was saved: run actionplan take-over, then try again."
_TOKEN = secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, by the name for the history, and at which moment."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody else who holds a store: since when and last seen when (UTC, ISO), and whether they have `gone`.

    The `computer` is empty where it is this one.
    """

    by: str
    computer: str
    since: str
    seen: str
    gone: bool

    @property
    def name(self) -> str:
        """`Director`, or `Director on the computer LAPTOP-12`."""
        return f"{self.by} on the computer {self.computer}" if self.computer else self.by


def holder(store: Path, writer: Writer) -> Holder | None:
    """Who else holds a store; None where nobody does, or the same person in another window of this computer."""
    hold = read(store)
    if hold is None or _is_own(hold, writer.by) or _has_lapsed(hold, writer.at):
        return None
    return _told(hold, writer.at)


def take(store: Path, writer: Writer, *, editing: bool = True) -> Holder | None:
    """Take the hold, or say again that one is here; who has it instead, also where they have gone."""
    other, hold = holder(store, writer), read(store)
    if other:
        return other
    if hold is None:
        make(store, _new(writer, editing))
    elif _is_mine(hold):
        put(
            store, replace(hold, by=name_of(writer.by), seen=_iso(writer.at), editing=editing or hold.editing)
        )
    elif not hold.process or _is_gone(hold, writer.at):
        put(store, _new(writer, editing))
    return holder(store, writer)


def take_over(store: Path, writer: Writer, *, editing: bool = True) -> Holder | None:
    """Take the hold from somebody who has gone, and say who that was; None where nobody had it.

    Where it is not for `editing` it is kept for the commands of the person, until they give none for a while.

    Raises:
        StoreHeld: where they have not gone.
        StoreUnavailable: where the folder does not let go of the file.
    """
    before = holder(store, writer)
    if before is None:
        return take(store, writer) if editing else None
    if not before.gone:
        raise StoreHeld(
            f"{_in_use(store, before)}, and was last seen {moment_words(before.seen)}, so it was not taken over. "
            "That can be done once they have closed it, or were not seen for ten minutes."
        )
    new = replace(_new(writer, editing), taken_from=before.name)
    put(store, new if editing else replace(new, process=0))
    if holder(store, writer):
        raise StoreUnavailable(
            f"The store {shown(store)} could not be taken over just now, as {shown(file_of(store))} cannot be written. "
            "Try again in a moment."
        )
    return before


def give_back(store: Path) -> None:
    """Let others take the hold, if it is ours."""
    hold = read(store)
    if hold and _is_mine(hold):
        with suppress(OSError):
            file_of(store).unlink()


@contextmanager
def for_a_moment(store: Path, writer: Writer) -> Iterator[None]:
    """Hold the store while something is saved in it; it stays held where it was before.

    Raises:
        StoreHeld: where somebody else holds it; what to do is in the sentence.
    """
    if other := holder(store, writer):
        raise StoreHeld(refusal(store, other))
    hold = read(store)
    is_new = hold is None or _has_lapsed(hold, writer.at)
    if hold and not is_new and not hold.process:
        put(store, replace(hold, seen=_iso(writer.at)))
    elif is_new and (other := take(store, writer, editing=False)):
        raise StoreHeld(refusal(store, other))
    try:
        yield
    finally:
        if is_new:
            give_back(store)


def refusal(store: Path, other: Holder) -> str:
    """Who has the store, and what somebody else is to do."""
    if other.gone:
        seen = f"were last seen {moment_words(other.seen)}, and " if other.seen else ""
        return f"{_in_use(store, other)}; they {seen}have gone. {_TAKE_OVER}"
    return f"{_in_use(store, other)}. Nothing was saved; you can read it meanwhile, and save when they have closed it."


def _in_use(store: Path, other: Holder) -> str:
    since = f" since {moment_words(other.since)}" if other.since else ""
    return f"The store {shown(store)} is in use by {other.name}{since}"


def _told(hold: Hold, at: datetime) -> Holder:
    elsewhere = "" if hold.computer == _here() else hold.computer
    return Holder(hold.by, elsewhere, hold.since, hold.seen, _is_gone(hold, at))


def _is_mine(hold: Hold) -> bool:
    return (hold.computer, hold.process, hold.token) == (_here(), os.getpid(), _TOKEN)


def _is_own(hold: Hold, by: str) -> bool:
    """Whether it is this process, or the same person on this computer, whose windows are in nobody's way."""
    return _is_mine(hold) or (hold.computer, hold.by) == (_here(), name_of(by))


def _has_lapsed(hold: Hold, at: datetime) -> bool:
    """Whether it was for a command that has ended, of which nothing is left."""
    return not hold.editing and _is_gone(hold, at)


def _is_gone(hold: Hold, at: datetime) -> bool:
    if hold.computer == _here() and hold.process and not lives(hold.process):
        return True
    return not hold.seen or at - datetime.fromisoformat(hold.seen) > GONE_AFTER


def _new(writer: Writer, editing: bool) -> Hold:
    at = _iso(writer.at)
    return Hold(name_of(writer.by), _here(), os.getpid(), _TOKEN, at, at, editing)


def _here() -> str:
    return platform.node() or "this computer"


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
