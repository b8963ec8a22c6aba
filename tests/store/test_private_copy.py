"""A store that somebody may only read: from a copy that is whole, or not at all."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from actionplan.store import database, private_copy
from actionplan.store.private_copy import copied
from actionplan.words.errors import StoreUnavailable
from tests.store.forked import as_nobody, needs_fork, open_folder
from tests.store.test_database import make, rename, title

READ_ONLY = (
    "StoreUnavailable: The store {path} may only be read: its file or folder is write-protected. Ask for the "
    "right to write there, or copy the store to a folder of your own; nothing was saved."
)


@needs_fork
def test_a_store_in_a_write_protected_folder_is_read(tmp_path):
    with open_folder() as folder:
        path = folder / "actionplan.db"
        make(path)
        folder.chmod(0o555)
        path.chmod(0o444)
        assert as_nobody(lambda: title(path)) == "Harbour plan"
        assert as_nobody(lambda: rename(path)) == READ_ONLY.format(path=path)
        assert sorted(p.name for p in folder.iterdir()) == ["actionplan.db", "actionplan.log"]
        assert title(path) == "Harbour plan"


@needs_fork
def test_a_write_protected_file_is_read(tmp_path):
    with open_folder() as folder:
        path = folder / "actionplan.db"
        make(path)
        folder.chmod(0o777)
        path.chmod(0o444)
        assert as_nobody(lambda: title(path)) == "Harbour plan"
        assert as_nobody(lambda: rename(path)) == READ_ONLY.format(path=path)


@needs_fork
def test_a_new_store_in_a_write_protected_folder(tmp_path):
    with open_folder() as folder:
        folder.chmod(0o555)
        path = folder / "actionplan.db"
        assert as_nobody(lambda: str(make(path))) == (
            f"StoreUnavailable: The store {path} could not be opened. Check that its folder exists, and that "
            "you may read and write there."
        )
        assert list(folder.iterdir()) == []


@needs_fork
def test_saves_that_are_beside_the_file_are_not_overlooked():
    """A save that a killed program left in the -wal file cannot be read where SQLite may not write."""
    with open_folder() as folder:
        path = folder / "actionplan.db"
        make(path)
        keep_wal = sqlite3.connect(path)
        keep_wal.execute("SELECT count(*) FROM items").fetchone()
        rename(path, "Newest")
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", folder / f"copy.db{end}")
        keep_wal.close()
        folder.chmod(0o555)
        assert as_nobody(lambda: title(folder / "copy.db")) == (
            f"StoreUnavailable: The store {folder / 'copy.db'} has saves in copy.db-wal beside it, and its "
            "folder is write-protected. Open it once as somebody who may write there, or copy both files to "
            "a folder of your own."
        )
        folder.chmod(0o755)
        assert title(folder / "copy.db") == "Newest"


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A store; what is copied goes to an empty folder beside it."""
    (tmp_path / "private").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "private"))
    make(tmp_path / "actionplan.db")
    return tmp_path / "actionplan.db"


def refusal(path):
    with pytest.raises(StoreUnavailable) as caught:
        copied(path)
    assert list((path.parent / "private").glob("*")) == []
    return str(caught.value)


def test_a_copy_is_read_and_removed_when_it_is_closed(path):
    with closing(database._open_copy(path)) as connection:
        path.write_bytes(b"")
        (folder,) = (path.parent / "private").iterdir()
        assert connection.execute("SELECT count(*) FROM revisions").fetchone() == (1,)
        assert [held.name for held in folder.iterdir()] == ["actionplan.db"]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM revisions")
    assert not folder.exists()


SAVED_NOW = (
    "The store {path} is being saved just now, and whoever may not write to its folder can read it only when "
    "that is done. Try again in a moment."
)


def test_a_file_that_changes_while_it_is_copied_is_not_read(path, monkeypatch):
    def slow(source, to):
        Path(to).write_bytes(Path(source).read_bytes())
        os.utime(source, ns=(0, source.stat().st_mtime_ns + 1))
        return to

    monkeypatch.setattr(private_copy.shutil, "copyfile", slow)
    assert refusal(path) == SAVED_NOW.format(path=path)


@pytest.mark.parametrize("ending", ["journal", "wal"])
def test_a_file_that_somebody_begins_to_save_to_is_not_read(path, monkeypatch, ending):
    def save(*_):
        path.with_name(f"actionplan.db-{ending}").write_bytes(b"x")

    monkeypatch.setattr(private_copy.shutil, "copyfile", save)
    assert refusal(path) == SAVED_NOW.format(path=path)


def test_a_file_that_is_half_saved_is_not_read(path):
    path.with_name("actionplan.db-journal").write_bytes(b"x")
    assert refusal(path) == SAVED_NOW.format(path=path)


def test_a_file_with_saves_beside_it_is_not_read(path):
    path.with_name("actionplan.db-wal").write_bytes(b"x")
    assert refusal(path) == (
        f"The store {path} has saves in actionplan.db-wal beside it, and its folder is write-protected. Open it "
        "once as somebody who may write there, or copy both files to a folder of your own."
    )


def test_an_empty_file_beside_it_does_no_harm(path):
    path.with_name("actionplan.db-wal").touch()
    with closing(database._open_copy(path)) as connection:
        assert connection.execute("SELECT count(*) FROM revisions").fetchone()[0] > 0


def test_without_room_for_a_copy(path, monkeypatch):
    nowhere = path.parent / "nowhere"
    monkeypatch.setattr(tempfile, "tempdir", str(nowhere))
    assert refusal(path) == (
        f"The store {path} is in a write-protected folder and is read from a copy of your own, which could not be "
        f"made in {nowhere}. See that there is space there, then try again."
    )
