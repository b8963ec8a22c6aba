"""Writing files so that a reader finds the old one or the new one, whole, and never a piece of either."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from actionplan.words.errors import CannotRead, CannotWrite

PREFIX = ".actionplan-tmp-"
ONE_DAY = 24 * 60 * 60

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_FOLDER = {errno.EEXIST, errno.ENOTDIR}


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without the mark that some editors put in front.

    Raises:
        CannotRead: where it is absent, a folder, or something else than text.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRead(
            f"{path} is not text in UTF-8. Save it as UTF-8 in your editor, then try again."
        ) from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise CannotRead(f"{path} cannot be read: {reason}. Check its name and folder.") from None


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are missing.

    Raises:
        CannotWrite: where that is not possible.

    """
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)


def keep_aside(path: Path, content: bytes) -> Path | None:
    """Copy a file that is about to get other content to `<name>.bak`, in place of an earlier copy; say where.

    Raises:
        CannotWrite: where the folder does not take it.
    """
    if not path.is_file():
        return None
    with explained(path):
        old = path.read_bytes()
    if old == content:
        return None
    kept = path.with_name(f"{path.name}.bak")
    write_atomically(kept, old)
    return kept


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file under another name beside it, then put it in its place in one step.

    Raises:
        CannotWrite: the file that was there is untouched then.

    """
    write_together([(path, content)])


def write_together(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write several files of one folder; they change only when all of them are whole.

    Raises:
        CannotWrite: the files that were there are untouched then.

    """
    with ExitStack() as stack:
        halves = []
        for path, content in files:
            halves.append(stack.enter_context(temporary_beside(path)))
            with explained(path):
                _write_to_disk(halves[-1], content)
        _replace_all([(half, path) for half, (path, _) in zip(halves, files, strict=True)])


@contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """A new name in the folder of `path` for work in progress; what is left there at the end is removed."""
    half = path.with_name(f"{PREFIX}{secrets.token_hex(8)}{path.suffix}")
    try:
        yield half
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what was left half done in a folder more than a day ago.

    The age is told by the folder's own clock, that of a file made just now: a shared drive may keep
    another time.
    """
    with suppress(OSError), temporary_beside(folder / "now") as half:
        half.touch()
        now = half.stat().st_mtime
        for left in folder.glob(f"{PREFIX}*"):
            if left.is_file() and now - left.stat().st_mtime > ONE_DAY:
                left.unlink(missing_ok=True)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system says of a path into a sentence."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(_sentence(error, path)) from error


def _sentence(error: OSError, path: Path) -> str:
    if error.errno in _FULL:
        return f"{path} cannot be written: the disk is full. Nothing was changed; make room, then try again."
    if error.errno in _NO_FOLDER:
        return f"{path} cannot be written: there is a file where a folder is needed. Choose another folder."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return (
            f"{path} cannot be written: its folder is read-only, or the file is open in another program. "
            "Close it or choose another folder, then try again; nothing was changed."
        )
    reason = (error.strerror or "the system gives no reason").lower()
    return f"{path} cannot be written ({reason}). Nothing was changed; choose another folder, then try again."


def _write_to_disk(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _replace_all(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Put each new file in its place; if one cannot be, those before it are put back."""
    with ExitStack() as stack:
        for new, path in pairs:
            with explained(path):
                stack.enter_context(_put_back_on_error(path))
                new.replace(path)
    for folder in {path.parent for _, path in pairs}:
        _sync_folder(folder)


@contextmanager
def _put_back_on_error(path: Path) -> Iterator[None]:
    with temporary_beside(path) as old:
        there = path.exists()
        if there:
            _second_name(path, old)
        try:
            yield
        except BaseException:
            with suppress(OSError):
                if there:
                    old.replace(path)
                else:
                    path.unlink(missing_ok=True)
            raise


def _second_name(path: Path, old: Path) -> None:
    try:
        os.link(path, old)
    except OSError:  # a file system without links
        shutil.copy2(path, old)


def _sync_folder(folder: Path) -> None:
    """Have the names themselves on the disk; Windows knows no such thing and needs none."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
