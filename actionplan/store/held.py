"""Who edits a store that several computers can write: a small file beside it, `actionplan.db.held`, says it.

It is changed only while the store is locked for writing, so that two who take it at one moment do not both get it;
and it is made as a new file only, for the drives on which a lock does not hold.

Whoever edits writes it again each minute. They have gone where it is old by all that tells of it: the moment in it,
by the clock of their computer, and the time of the file, by that of the drive. A moment in the future tells nothing.
Before it is taken over, its age is measured by the clock of the drive alone, so that no clock that is wrong takes it
from somebody who still works.
"""

from __future__ import annotations

import os
import platform
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from actionplan.files import shown
from actionplan.store.held_file import Hold, age, file_of, make, name_of, put, read, remove, written
from actionplan.system import lives, login
from actionplan.words.english import count_of, moment_words
from actionplan.words.errors import StoreHeld, StoreUnavailable

GONE_AFTER = timedelta(minutes=10)
"""Who was not seen for so long has gone."""
NOT_TAKEN_OVER = (
    "so it was not taken over. That can be done once they have closed it, or were not seen for "
    f"{count_of(GONE_AFTER // timedelta(minutes=1), 'minute')}."
)
"""How a sentence on somebody who has not gone ends."""
_AHEAD = 120  # seconds by which a moment may lie in the future, as clocks differ a little
_TOKEN = secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of a store, as told where another one has it: what was not done, and what is to be done.

    `why` tells why it is wanted, where a person has not asked for it.
    """

    nothing: str
    meanwhile: str
    why: str = ""


SAVING = Wanted("Nothing was saved", "you can read it meanwhile, and save when they have closed it")
CHANGING = Wanted("Nothing was changed", "try again when they have closed it")
BRINGING_FORWARD = replace(
    CHANGING,
    why="An older version of actionplan made it, so it has to be brought forward before it can be read. ",
)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, by the name for the history, at which moment, and what they want."""

    by: str
    at: datetime
    wants: Wanted = SAVING


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody else who holds a store: since when and last seen when (UTC, ISO), and whether they have `gone`.

    The `computer` is empty where it is this one. `saves` is whether they only save just now, and edit no longer.
    """

    by: str
    computer: str
    since: str
    seen: str
    gone: bool
    saves: bool = False

    @property
    def name(self) -> str:
        """`Director`, or `Director on the computer LAPTOP-12`."""
        return f"{self.by} on the computer {self.computer}" if self.computer else self.by


class HeldBy(StoreHeld):
    """Refused, as this `holder` has the store."""

    def __init__(self, sentence: str, holder: Holder) -> None:
        super().__init__(sentence)
        self.holder = holder


def is_held(store: Path) -> bool:
    """Whether anybody holds a store, whoever that is."""
    return read(store) is not None


def holder(store: Path, writer: Writer) -> Holder | None:
    """Who else holds a store; None where nobody does, or the same person in another window of this computer.

    They may go by another name there: a deputy is one for some of their commands.
    """
    hold = read(store)
    if hold is None or _is_own(hold, writer.by) or _has_lapsed(store, hold, writer.at):
        return None
    return _told(store, hold, writer.at)


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
    elif not hold.process or _is_gone(store, hold, writer.at):
        put(store, _new(writer, editing))
    return holder(store, writer)


def take_over(store: Path, writer: Writer, *, editing: bool = True) -> Holder | None:
    """Take the hold from somebody who has gone, and say who that was; None where nobody had it.

    Where it is not for `editing` it is kept for the commands of the person, until they give none for a while.

    Raises:
        HeldBy: where they have not gone.
        StoreUnavailable: where the folder does not let go of the file.
    """
    before = holder(store, writer) or (take(store, writer) if editing else None)
    if before is None:
        return None
    if not before.gone or _was_written_lately(store, read(store)):
        seen = f", and was last seen {moment_words(before.seen)}" if before.seen else ""
        raise HeldBy(f"{_in_use(store, before)}{seen}, {NOT_TAKEN_OVER}", before)
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
        remove(store)


@contextmanager
def for_a_moment(store: Path, writer: Writer) -> Iterator[None]:
    """Hold the store while something is saved in it; it stays held where it was before.

    Raises:
        HeldBy: where somebody else holds it; what to do is in the sentence.
    """
    if other := holder(store, writer):
        raise HeldBy(refusal(store, other, writer.wants), other)
    hold = read(store)
    is_new = hold is None or _has_lapsed(store, hold, writer.at)
    if hold and not is_new and not hold.process:
        put(store, replace(hold, seen=_iso(writer.at)))
    elif is_new and (other := take(store, writer, editing=False)):
        raise HeldBy(refusal(store, other, writer.wants), other)
    try:
        yield
    finally:
        if is_new:
            give_back(store)


def refusal(store: Path, other: Holder, wanted: Wanted = SAVING) -> str:
    """Who has the store, and what somebody else is to do."""
    if other.saves:
        return f"{_in_use(store, other)}, who is saving just now. {wanted.why}{wanted.nothing}; try again in a moment."
    if other.gone:
        seen = f"were last seen {moment_words(other.seen)}, and " if other.seen else ""
        todo = f"{wanted.why}{wanted.nothing}: run actionplan take-over, then try again."
        return f"{_in_use(store, other)}; they {seen}have gone. {todo}"
    return f"{_in_use(store, other)}. {wanted.why}{wanted.nothing}; {wanted.meanwhile}."


def _in_use(store: Path, other: Holder) -> str:
    since = f" since {moment_words(other.since)}" if other.since else ""
    return f"The store {shown(store)} is in use by {other.name}{since}"


def _told(store: Path, hold: Hold, at: datetime) -> Holder:
    elsewhere = "" if hold.computer == _here() else hold.computer
    saves = not hold.editing and bool(hold.process)
    gone = hold.editing and _is_gone(store, hold, at)  # one for a command lapses instead
    return Holder(hold.by, elsewhere, hold.since, hold.seen, gone, saves)


def _is_mine(hold: Hold) -> bool:
    return (hold.computer, hold.process, hold.token) == (_here(), os.getpid(), _TOKEN)


def _is_own(hold: Hold, by: str) -> bool:
    """Whether it is this process, or the same person on this computer, whose windows are in nobody's way."""
    if _is_mine(hold):
        return True
    is_same = hold.login == login() if hold.login else hold.by == name_of(by)
    return is_same and hold.computer == _here()


def _has_lapsed(store: Path, hold: Hold, at: datetime) -> bool:
    """Whether it was for a command that has ended, of which nothing is left."""
    return not hold.editing and _is_gone(store, hold, at) and not _was_written_lately(store, hold)


def _is_gone(store: Path, hold: Hold, at: datetime) -> bool:
    if _has_ended(hold):
        return True
    told = (datetime.fromisoformat(hold.seen).timestamp(), written(store))
    ages = [at.timestamp() - moment for moment in told if moment is not None]
    past = [one for one in ages if one >= -_AHEAD]
    return bool(past) and min(past) > GONE_AFTER.total_seconds()


def _has_ended(hold: Hold) -> bool:
    """Whether no clock needs to be asked: its process on this computer has ended, or nobody can tell whose it is."""
    return not hold.seen or (hold.computer == _here() and hold.process != 0 and not lives(hold.process))


def _was_written_lately(store: Path, hold: Hold | None) -> bool:
    if hold is None or _has_ended(hold):
        return False
    seconds = age(store)
    return seconds is not None and seconds <= GONE_AFTER.total_seconds()


def _new(writer: Writer, editing: bool) -> Hold:
    at = _iso(writer.at)
    return Hold(name_of(writer.by), _here(), os.getpid(), _TOKEN, at, at, editing, login=login())


def _here() -> str:
    return platform.node() or "this computer"


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
