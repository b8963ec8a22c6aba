"""One run at a time in a folder of reports: who comes second waits a moment, then is told."""

from __future__ import annotations

import errno
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from actionplan.files import PREFIX, make_folder, shown
from actionplan.system import WINDOWS
from actionplan.words.english import moment_words
from actionplan.words.errors import AlreadyRunning, CannotWrite

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 20.0
"""So many seconds the second run waits; one report takes a few."""
_LOCK = f"{PREFIX}lock"
"""Begins as work in progress does, so that what a killed run leaves is swept up after a day."""

_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP}


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Within this block no other run makes a report in the folder, which is made where it is missing.

    The system holds the lock and lets it go when the process ends, however it ends. Where the folder takes no file, or
    its drive knows no locks, there is none: files are whole all the same, and the later run counts.

    Raises:
        AlreadyRunning: where another run is still at it after a moment.
    """
    with suppress(CannotWrite):  # whoever writes the report says why it cannot
        make_folder(folder)
    path = folder / _LOCK
    lock = _held(path) if folder.is_dir() else None  # filelock would make a folder whatever its name
    try:
        yield
    finally:
        if lock is not None:
            _let_go(lock, path)


def _held(path: Path) -> BaseFileLock | None:
    """The lock of a path, once it is ours; none where there can be none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a system without locks has none here; that is nothing for a user
        from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=PATIENCE, poll_interval=0.1, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        raise AlreadyRunning(_since(path)) from None
    except (OSError, NotImplementedError) as error:
        if getattr(error, "errno", None) in _NO_LOCKS:
            with suppress(OSError):
                path.unlink()
        return None
    with suppress(OSError):
        os.utime(path)  # since when it is held; nobody else may read what is in a locked file on Windows
    return lock


def _let_go(lock: BaseFileLock, path: Path) -> None:
    """Remove the file as well: on Windows once it is closed; elsewhere before, or it may be another's by then."""
    if not WINDOWS:
        with suppress(OSError):
            path.unlink()
    with suppress(OSError):
        lock.release()
    if WINDOWS:
        with suppress(OSError):
            path.unlink()


def _since(path: Path) -> str:
    try:
        began = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        when = ""
    else:
        when = f" since {moment_words(began.isoformat())}"
    return f"Another run has been making a report in {shown(path.parent)}{when}. Try again when it has ended."
