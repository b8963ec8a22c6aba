"""Files, read up to a limit, and written so that a reader finds the old one or the new one, never a piece of either."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from actionplan import system
from actionplan.words.english import one_line
from actionplan.words.errors import CannotRead, CannotWrite
from actionplan.words.file_names import why_unfit

PREFIX = ".actionplan-tmp-"
ONE_DAY = 24 * 60 * 60
LARGEST_TEXT = 20_000_000
"""The bytes of a plan file, a mapping or a file of decisions."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_FOLDER = {errno.EEXIST, errno.ENOTDIR}
_BAD_NAME = {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ELOOP}
_ENDLESS = (
    "{} cannot be read: it is a device or a pipe, no file. Save what it gives as a file, then take that."
)


def shown(path: Path) -> str:
    """A path as a sentence tells it: on one line, without what a terminal would obey or cannot show."""
    return one_line(str(path).encode("utf-8", "replace").decode("utf-8"))


def read_at_most(path: Path, most: int) -> bytes:
    """The bytes of a file; of one that has more than so many, or grows beyond that meanwhile, one more than that.

    Raises:
        CannotRead: where it is absent, a folder, or a device or a pipe, which may never end.
    """
    try:
        if _is_endless(path.stat()):
            raise CannotRead(_ENDLESS.format(shown(path)))
        with open(path, "rb", opener=system.open_without_waiting) as file:
            if _is_endless(os.fstat(file.fileno())):
                raise CannotRead(_ENDLESS.format(shown(path)))
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        raise CannotRead(
            f"{shown(path)} cannot be read: {_reason(error)}. Check its name and folder."
        ) from None


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without the mark that some editors put in front.

    Raises:
        CannotRead: where it is absent, no file, too large, or something else than text.
    """
    content = read_at_most(path, LARGEST_TEXT)
    if len(content) > LARGEST_TEXT:
        raise CannotRead(
            f"{shown(path)} is larger than {LARGEST_TEXT // 1_000_000} MB, which no plan file or list of answers is. "
            "Check its name."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRead(
            f"{shown(path)} is not text in UTF-8. Save it as UTF-8 in your editor, then try again."
        ) from None


def is_file(path: Path) -> bool:
    """Whether there is a file of this name; a name that no system takes names none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are missing.

    Raises:
        CannotWrite: where that is not possible.

    """
    with explained(folder):
        for one in (folder, *folder.parents):
            if not one.is_dir():
                refuse_unfit(one)
        folder.mkdir(parents=True, exist_ok=True)


def write_keeping(path: Path, content: bytes) -> Path | None:
    """Write a file; other content that it had goes to `<name>.bak`, in place of an earlier copy. Where that is.

    Raises:
        CannotWrite: both are untouched then.
    """
    with explained(path):
        old = path.read_bytes() if path.is_file() else None
    if old is None or old == content:
        write_atomically(path, content)
        return None
    kept = path.with_name(f"{path.name}.bak")
    write_together([(kept, old), (path, content)])
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
    for path, _ in files:
        refuse_unfit(path)
        with explained(path):
            _refuse_odd(path)
    with ExitStack() as stack:
        halves = []
        for path, content in files:
            halves.append(stack.enter_context(temporary_beside(path)))
            with explained(path):
                _write_to_disk(halves[-1], content)
        _replace_all([(half, path) for half, (path, _) in zip(halves, files, strict=True)])


def refuse_unfit(path: Path) -> None:
    """Refuse a name that a colleague's system could not open.

    Raises:
        CannotWrite: saying why.
    """
    why = why_unfit(path.name)
    if why:
        raise CannotWrite(
            f"{shown(path)} cannot be written: {why}. Nothing was changed; choose another name, then try again."
        )


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
    except (OSError, ValueError) as error:  # a name with a NUL in it is an error of the second kind
        raise CannotWrite(_sentence(error, path)) from error


def _sentence(error: OSError | ValueError, path: Path) -> str:
    name, number = shown(path), getattr(error, "errno", None)
    if number in _FULL:
        return f"{name} cannot be written: the disk is full. Nothing was changed; make room, then try again."
    if system.WINDOWS and _letters(path) > system.LONGEST_PATH:
        return (
            f"{name} cannot be written: with its folders it has more letters than the {system.LONGEST_PATH} that "
            "Windows takes. Nothing was changed; choose a folder nearer to the top of the drive, then try again."
        )
    if number in _NO_FOLDER:
        return f"{name} cannot be written: there is a file where a folder is needed. Choose another folder."
    if isinstance(error, PermissionError) or number == errno.EROFS:
        return (
            f"{name} cannot be written: its folder is read-only, or the file is open in another program. "
            "Close it or choose another folder, then try again; nothing was changed."
        )
    choice = "name" if number in _BAD_NAME or isinstance(error, ValueError) else "folder"
    return f"{name} cannot be written ({_reason(error)}). Nothing was changed; choose another {choice}, then try again."


def _letters(path: Path) -> int:
    """How long the path of a file is, or that of the temporary one beside it, which may have the longer name."""
    whole = path.absolute()
    return len(str(whole.parent)) + 1 + max(len(whole.name), len(PREFIX) + 16 + len(whole.suffix))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "its name is none that the system knows"
    return (error.strerror or "the system gives no reason").lower()


def _refuse_odd(path: Path) -> None:
    """A device, a pipe or a folder is never replaced by a file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe, no file"
        raise CannotWrite(
            f"{shown(path)} cannot be written: it is {what}. Nothing was changed; choose another name, then try again."
        )


def _is_endless(found: os.stat_result) -> bool:
    return not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode))


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
        system.sync_folder(folder)


@contextmanager
def _put_back_on_error(path: Path) -> Iterator[None]:
    with temporary_beside(path) as old:
        there = path.exists()
        if there:
            system.second_name(path, old)
        try:
            yield
        except BaseException:
            with suppress(OSError):
                if there:
                    old.replace(path)
                else:
                    path.unlink(missing_ok=True)
            raise
