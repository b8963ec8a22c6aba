"""A whole store as one file, put back again, or moved to another place: history and issued reports included."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from actionplan.desk import given
from actionplan.desk.plans import address_of, open_store
from actionplan.files import refuse_unfit
from actionplan.store import Contents, IssuedReport, Store, backups, masked
from actionplan.words.errors import BadBackup, CannotWrite


@dataclass(frozen=True, slots=True)
class Kept:
    """A store that was kept or moved: where it is now, what it holds, and what it was before where that is kept.

    What it was may have been damaged: then it is kept as it was, to the byte.
    """

    where: str
    contents: Contents
    before: Path | None = None
    was_damaged: bool = False


def back_up(file: Path | None = None, store: str | None = None) -> Kept:
    """Write the whole store as one file, checked; without a name into the folder `backups` beside the store.

    Raises:
        NoStore: where there is no store.
        BadBackup: where it is damaged, or the file is the store itself.
        CannotWrite: where a file of this name is there, or the folder does not take it.
    """
    with open_store(store) as opened:
        path = file or _dated(opened.file)
        refuse_unfit(path)
        _refuse_beside(path, opened.file)
        if path.exists():
            raise CannotWrite(f"{path} is there already, and stays as it is. Choose another name.")
        if opened.file:
            backups.copied_to(opened.file, path)
        else:
            _copied_from_server(opened, path)
        return Kept(str(path), opened.contents())


def _refuse_beside(path: Path, store: Path | None) -> None:
    """Refuse a name that the store's own saves, or the file that says who edits it, go by in its folder."""
    if not (store and path.name.startswith((f"{store.name}-", f"{store.name}."))):
        return
    if path.parent.is_dir() and path.parent.samefile(store.parent):
        raise CannotWrite(f"{path} is a name that files of the store itself go by. Choose another name.")


def _dated(file: Path | None) -> Path:
    """A name that tells the moment; on a server, where nothing stands beside the store, in the working folder."""
    folder = file.parent if file else Path.cwd()
    stem = file.stem if file else "actionplan"
    return folder / backups.FOLDER / f"{stem}-{given.now():%Y-%m-%d-%H%M%S}.db"


def _copied_from_server(opened: Store, path: Path) -> None:
    with backups.unfinished(path) as half:
        with Store.open(str(half), create=True, at=given.now()) as kept:
            opened.copy_to(kept)
        backups.copied_to(half, path)


def restore(file: Path, store: str | None = None, *, by: str | None = None) -> Kept:
    """Make the store what a backup of it holds; what it was is kept: as a dated backup, or damaged as it is.

    On a shared drive others are told meanwhile that it is in use `by` this person.

    Raises:
        BadBackup: where the file is no whole store, or the store is on a server.
        StoreTooNew: where a newer version made it.
        CannotWrite: where somebody saves just now, or the store cannot be written; it stays as it was.
        StoreHeld: where somebody else edits it on a shared drive.
    """
    person, address = given.person(by), address_of(store, for_writing=True)
    target = backups.file_of(address)
    if target is None:
        raise BadBackup(
            f"{masked(address)} is on a server, whose plans are never written over. Have an empty database made there, "
            f"then run actionplan copy-store ADDRESS --store {file}."
        )
    if not file.is_file():
        raise BadBackup(f"There is no file {file}. Nothing was changed; name a backup.")
    if target.exists() and target.samefile(file):
        raise BadBackup(f"{file} is the store itself. Nothing was changed; name a backup of it.")
    with backups.sparing(file):
        before = backups.put_back(file, target, person, given.now())
        # An old one is brought forward, after a copy of its own.
        with open_store(str(target), for_writing=True) as opened:
            kept = before.path if before else None
            return Kept(str(target), opened.contents(), kept, was_damaged=bool(before and before.damaged))


def copy_store(target: str, store: str | None = None, *, by: str | None = None) -> Kept:
    """Copy everything into a new file or an empty database, and see that it is the same there.

    Raises:
        NoStore: where there is no store.
        BadBackup: where the target holds plans, or does not keep what it is given.
        StoreHeld: where somebody else edits the target on a shared drive.
    """
    if path := backups.file_of(target):
        refuse_unfit(path)
    person = given.person(by)
    with open_store(store) as source, Store.open(target, create=True, at=given.now(), by=person) as copy:
        copy.holds.refuse_others(person, given.now())
        return Kept(masked(target), source.copy_to(copy))


def kept_after(opened: Store, report: IssuedReport) -> str:
    """Make a dated backup of a store that is a file, after a report was issued; why not, where that fails.

    A server has backups of its own.
    """
    try:
        if opened.file:
            backups.dated_copy(opened.file, given.now(), f"after-report-{report.number}")
    except (BadBackup, CannotWrite) as error:
        return str(error)
    return ""
