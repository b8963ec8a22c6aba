"""The file that says who edits a store: read with patience, and written whole."""

from __future__ import annotations

import json
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from actionplan.files import shown, temporary_beside
from actionplan.system import name_if_new
from actionplan.words.english import one_line, shortened
from actionplan.words.errors import StoreUnavailable

ENDING = ".held"
_LARGEST = 10_000  # bytes


@dataclass(frozen=True, slots=True)
class Hold:
    """What the file says: who holds the store, where, since when and last seen when (UTC, ISO).

    `process` is 0 where none has to go on: it lapses when its person is not seen for a while. `editing` is whether it
    is for longer than one command. `taken_from` tells from whom it was taken over. `login` is their login name there,
    which tells who they are by whatever name they go; an older version wrote none.
    """

    by: str
    computer: str
    process: int
    token: str
    since: str
    seen: str
    editing: bool = True
    taken_from: str = ""
    login: str = ""


def file_of(store: Path) -> Path:
    """The file that says who edits a store."""
    return store.with_name(store.name + ENDING)


def read(store: Path) -> Hold | None:
    """What the file says; where it cannot be read, even after a moment, that somebody who is not known has gone.

    Raises:
        StoreUnavailable: where something else has its name, which nobody could write over.
    """
    for _ in range(4):
        try:
            with file_of(store).open("rb") as file:
                return _understood(file.read(_LARGEST))
        except FileNotFoundError:
            _refuse_other(file_of(store))
            return None
        except (OSError, ValueError, TypeError, OverflowError, RecursionError):
            Event().wait(0.05)  # one that is being written just now
    _refuse_other(file_of(store))
    return Hold("somebody", "", 0, "", "", "")


def _refuse_other(path: Path) -> None:
    with suppress(OSError):
        found = path.lstat().st_mode
        if stat.S_ISDIR(found) or stat.S_ISLNK(found):
            what = "a folder" if stat.S_ISDIR(found) else "a link to a file that cannot be read"
            raise StoreUnavailable(
                f"{shown(path)} is {what}, where the file has to be that says who edits the store. Move it away, "
                "then try again; nothing was saved."
            )


def _understood(content: bytes) -> Hold:
    said = json.loads(content)
    known = {one.name: said[one.name] for one in fields(Hold) if one.name in said}
    hold = Hold(**known)
    kinds = {"process": int, "editing": bool}
    if any(type(value) is not kinds.get(name, str) for name, value in known.items()):
        raise ValueError("not what this program writes")
    for moment in (hold.since, hold.seen):
        if not _is_moment(moment):
            raise ValueError("no moment that can be counted from, in any time zone")
    return replace(hold, by=name_of(hold.by), computer=name_of(hold.computer))


def _is_moment(text: str) -> bool:
    moment = datetime.fromisoformat(text)
    return moment.tzinfo is not None and 1 < moment.astimezone(UTC).year < 9999


def written(store: Path) -> float | None:
    """When the file was last written, by the clock of its drive in seconds since 1970; None where that is not told."""
    with suppress(OSError):
        return file_of(store).stat().st_mtime
    return None


def age(store: Path) -> float | None:
    """The seconds since the file was written by the clock of its drive alone, as a file made there tells it."""
    with suppress(OSError), temporary_beside(file_of(store)) as new:
        new.touch()
        return new.stat().st_mtime - file_of(store).stat().st_mtime
    return None


def remove(store: Path) -> None:
    """Remove the file; where another program has it open just now, after a moment."""
    for _ in range(4):
        try:
            file_of(store).unlink(missing_ok=True)
        except OSError:
            Event().wait(0.05)
        else:
            return


def make(store: Path, hold: Hold) -> None:
    """Make the file with all that it says, unless there is one."""
    path = file_of(store)
    with suppress(OSError), temporary_beside(path) as whole:
        whole.write_bytes(_bytes(hold))
        name_if_new(whole, path)


def put(store: Path, hold: Hold) -> None:
    """Write the file in one step; one that another program has open stays as it is until the next time."""
    path = file_of(store)
    with suppress(OSError), temporary_beside(path) as whole:
        whole.write_bytes(_bytes(hold))
        whole.replace(path)


def _bytes(hold: Hold) -> bytes:
    return json.dumps(asdict(hold), ensure_ascii=True, indent=1).encode()


def name_of(by: str) -> str:
    """A name as it stands in the file: on one line, and never empty."""
    return shortened(one_line(by), 200) or "somebody"
