"""A store read where SQLite may not write: from a private copy, which nobody can change meanwhile."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from actionplan.files import PREFIX
from actionplan.words.errors import StoreUnavailable


class OfCopy(sqlite3.Connection):
    """A connection to a copy; the folder of the copy is removed when it is closed."""

    folder: TemporaryDirectory[str]

    def close(self) -> None:
        """Close it, then remove the copy: Windows removes no file that is open."""
        super().close()
        self.folder.cleanup()


def copied(path: Path) -> TemporaryDirectory[str]:
    """A new folder of the reader's own that holds a copy of the store, under the name it has.

    Raises:
        StoreUnavailable: where somebody saves just now, or there is no room for a copy.
    """
    try:
        with ExitStack() as stack:
            folder = TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
            stack.callback(folder.cleanup)
            _copy(path, Path(folder.name, path.name))
            stack.pop_all()
            return folder
    except OSError:
        raise StoreUnavailable(
            f"The store {path} is in a write-protected folder and is read from a copy of your own, which could "
            f"not be made in {gettempdir()}. See that there is space there, then try again."
        ) from None


def _copy(path: Path, to: Path) -> None:
    """Copy a file that holds all saves, and nobody changed meanwhile."""
    refuse_saves_beside(path)
    before = _state(path)
    shutil.copyfile(path, to)
    if _state(path) != before:
        raise _saved_now(path)


def _state(path: Path) -> tuple[int, int, bool, bool]:
    """What shows that somebody saves: size and time of the file, and what stands beside it meanwhile."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns, _has_content(path, "-journal"), _has_content(path, "-wal")


def refuse_saves_beside(path: Path) -> None:
    """Refuse a file that does not hold all saves, or holds half of one."""
    if _has_content(path, "-journal"):
        raise _saved_now(path)
    if _has_content(path, "-wal"):
        raise StoreUnavailable(
            f"The store {path} has saves in {path.name}-wal beside it, and its folder is write-protected. Open "
            "it once as somebody who may write there, or copy both files to a folder of your own."
        )


def _has_content(path: Path, ending: str) -> bool:
    try:
        return path.with_name(path.name + ending).stat().st_size > 0
    except FileNotFoundError:
        return False


def _saved_now(path: Path) -> StoreUnavailable:
    return StoreUnavailable(
        f"The store {path} is being saved just now, and whoever may not write to its folder can read it only "
        "when that is done. Try again in a moment."
    )
