"""Copies of a store that is a file: made by SQLite itself, which alone knows what belongs to it, and checked."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from actionplan.files import explained, make_folder, shown, temporary_beside
from actionplan.store.address import is_server
from actionplan.store.database import WAIT, file_url
from actionplan.store.held import CHANGING, Writer, for_a_moment
from actionplan.store.placed import is_shared
from actionplan.store.schema import FIRST_TABLES, SCHEMA_VERSION
from actionplan.words.errors import ActionPlanError, BadBackup, CannotWrite, StoreTooNew

FOLDER = "backups"
KEPT = 10
"""So many of the copies that are made by themselves are kept."""
_SAVES = ("-wal", "-journal")
"""What SQLite works with beside a file: saves that are not in it yet, or what a save that broke off wrote over."""
_INDEX = "-shm"
_put_back_now: ContextVar[Path | None] = ContextVar("_put_back_now", default=None)
_BY_ITSELF = re.compile(
    r"(?P<stem>.+?)(-\d{4}-\d{2}-\d{2})?-(after-report-[0-9a-z-]+|before-v\d+|before-restore)(-\d+)?\.\w+"
)


def copied_to(file: Path, target: Path) -> None:
    """Write a copy of the store as one file, whole and checked, in place of what may be there.

    Raises:
        CannotWrite: where the folder does not take it; what was there stays.
        BadBackup: where the store itself is damaged.
    """
    with unfinished(target) as half:
        with _said_of(file, target), closing(_opened(file, "rw")) as store, closing(_opened(half)) as copy:
            _copy(store, copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # so that it is one file, wherever it goes
        _refuse_damaged(half, file)
        with explained(target):
            half.replace(target)


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """A name for a copy that is not whole yet, in the folder that it is for; what is left there is removed."""
    make_folder(target.parent)
    with temporary_beside(target) as half:
        try:
            yield half
        finally:
            _remove(_beside(half, *_SAVES, _INDEX))


def _beside(file: Path, *endings: str) -> Sequence[Path]:
    return [file.with_name(file.name + ending) for ending in endings]


def _remove(files: Sequence[Path]) -> None:
    for path in files:
        path.unlink(missing_ok=True)


def file_of(address: str) -> Path | None:
    """The file that an address names; None for a server."""
    return None if is_server(address) else Path(address)


@contextmanager
def _said_of(file: Path, target: Path) -> Iterator[None]:
    """Turn what SQLite says while it copies into a sentence."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}:
            raise _damaged(file) from None
        raise CannotWrite(
            f"{shown(target)} cannot be written as a copy of {shown(file)}: see that there is space, and that you may "
            "write there. Nothing was changed."
        ) from None


def _refuse_damaged(file: Path, named: Path) -> None:
    try:
        with closing(_opened(file, "ro")) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError:
        found = None
    if found != ("ok",):
        raise _damaged(named)


def _damaged(file: Path) -> ActionPlanError:
    return BadBackup(
        f"{shown(file)} is damaged, or is no store. Nothing was changed; take the last copy of it that is whole."
    )


def dated_copy(file: Path, at: datetime | None, why: str) -> Path:
    """A copy in the folder `backups` beside the store, named by the day and `why`, such as `after-report-6`.

    Of those that are made by themselves only the last ten are kept; one that a person made is never removed, nor one
    that is being put back.

    Raises:
        CannotWrite, BadBackup: as `copied_to`.
    """
    day = f"-{at.astimezone(UTC):%Y-%m-%d}" if at else ""
    path = _free_name(file.parent / FOLDER, f"{file.stem}{day}-{why}", file.suffix)
    copied_to(file, path)
    spared = _put_back_now.get()
    for old in _by_themselves(file)[:-KEPT]:
        with suppress(OSError):
            if not (spared and old.samefile(spared)):
                old.unlink()
    return path


@contextmanager
def sparing(copy: Path) -> Iterator[None]:
    """Within this block a copy is put back: what is copied by itself meanwhile does not push it out of the last ten."""
    before = _put_back_now.set(copy)
    try:
        yield
    finally:
        _put_back_now.reset(before)


def beside(file: Path) -> Sequence[Path]:
    """All copies in the folder `backups` beside a store, the oldest first."""
    with suppress(OSError):
        found = [path for path in (file.parent / FOLDER).glob("*") if path.suffix == file.suffix]
        return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))
    return []


def _by_themselves(file: Path) -> Sequence[Path]:
    made = ((path, _BY_ITSELF.fullmatch(path.name)) for path in beside(file))
    return [path for path, found in made if found and found["stem"] == file.stem]


@dataclass(frozen=True, slots=True)
class Before:
    """Where that is kept which a store was before a backup was put back, and whether it was damaged."""

    path: Path
    damaged: bool = False


def put_back(copy: Path, file: Path, by: str, at: datetime) -> Before | None:
    """Make a store what a copy of it holds, in one step; whoever has it open sees that. To be done `sparing` the copy.

    What it was is kept: a whole store as a dated copy, a damaged one as it is, to the byte. None where there was none.

    Raises:
        BadBackup: where the copy is no whole store.
        StoreTooNew: where a newer version made it.
        CannotWrite: where somebody saves just now, or the store may not be written; it stays as it was.
        StoreHeld: where somebody else edits it on a shared drive.
    """
    _refuse_damaged(copy, copy)
    _refuse_other(copy)
    make_folder(file.parent)
    with for_a_moment(file, Writer(by, at, CHANGING)) if is_shared(file) else nullcontext():
        return _put_back(copy, file, at)


def _put_back(copy: Path, file: Path, at: datetime) -> Before | None:
    if not file.exists():
        _write_into(copy, file)
        return None
    with _as_it_is(file) as untouched:
        try:
            before = Before(dated_copy(file, at, "before-restore"))
        except BadBackup:
            before = Before(_set_aside(untouched, file, at), damaged=True)
    if before.damaged:
        _replace(copy, file)
    else:
        _write_into(copy, file)
    return before


def _write_into(copy: Path, file: Path) -> None:
    with _said_of(copy, file), closing(_opened(copy, "ro")) as source, closing(_opened(file)) as store:
        _copy(source, store)


@contextmanager
def _as_it_is(file: Path) -> Iterator[Path]:
    """A store before SQLite opens it: a copy where there are saves beside it, with which SQLite would alter it."""
    if not any(path.exists() for path in _beside(file, *_SAVES)):
        yield file
        return
    with explained(file), unfinished(file) as untouched:
        _copy_with_saves(file, untouched)
        yield untouched


def _copy_with_saves(file: Path, to: Path) -> None:
    shutil.copy2(file, to)
    for one, other in zip(_beside(file, *_SAVES), _beside(to, *_SAVES), strict=True):
        with suppress(FileNotFoundError):
            shutil.copy2(one, other)


def _set_aside(untouched: Path, file: Path, at: datetime) -> Path:
    """Keep a damaged store, with the saves beside it, to the byte in the folder `backups`."""
    folder = file.parent / FOLDER
    make_folder(folder)
    aside = _free_name(folder, f"{file.stem}-{at.astimezone(UTC):%Y-%m-%d}-damaged", file.suffix)
    with explained(aside):
        _copy_with_saves(untouched, aside)
    return aside


def _replace(copy: Path, file: Path) -> None:
    """Put a copy in the place of a store that SQLite cannot write into; the saves beside that one go first."""
    with unfinished(file) as half:
        _write_into(copy, half)
        with explained(file):
            shutil.copymode(file, half)
            _remove(_beside(file, *_SAVES, _INDEX))
            half.replace(file)


def _refuse_other(copy: Path) -> None:
    """Refuse the database of another program, and a store that this version cannot read."""
    try:
        with closing(_opened(copy, "ro")) as connection:
            found = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError:
        found, names = None, set()
    if not (found and str(found[0]).isdecimal() and names >= FIRST_TABLES):
        raise BadBackup(
            f"{shown(copy)} is the database of another program, and no store. Nothing was changed."
        )
    if int(found[0]) > SCHEMA_VERSION:
        raise StoreTooNew(shown(copy), int(found[0]), SCHEMA_VERSION)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy all of it at once; who saves just now is waited for, but not for ever."""
    waited = 0

    def count(status: int, remaining: int, total: int) -> None:
        nonlocal waited
        waited += 1
        if waited > WAIT * 4:
            raise sqlite3.OperationalError("the database is locked")

    source.backup(target, progress=count, sleep=0.25)


def _free_name(folder: Path, stem: str, suffix: str) -> Path:
    path, count = folder / f"{stem}{suffix}", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}{suffix}"
    return path


def _opened(file: Path, mode: str = "rwc") -> sqlite3.Connection:
    return sqlite3.connect(f"{file_url(file.absolute())}?mode={mode}", uri=True, timeout=WAIT)
