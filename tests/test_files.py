"""Files change whole or not at all, and what goes wrong is a sentence."""

import errno
import os
import time
from pathlib import Path

import pytest

from actionplan import files
from actionplan.files import PREFIX, make_folder, sweep, write_atomically, write_together
from actionplan.words.errors import CannotWrite


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_written_and_nothing_else_is_left(tmp_path):
    write_atomically(tmp_path / "a.txt", b"old")
    write_atomically(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert names(tmp_path) == {"a.txt"}


def fail(number: int, when):
    def failing(*arguments, **options):
        if when(*arguments):
            raise OSError(number, os.strerror(number))
        return original(*arguments, **options)

    original = Path.replace
    return failing


def test_files_change_together_or_not_at_all(tmp_path, monkeypatch):
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    write_together([(one, b"old"), (two, b"old")])
    monkeypatch.setattr(
        Path, "replace", fail(errno.EACCES, lambda half, to: to == two and half.read_bytes() == b"new")
    )
    with pytest.raises(CannotWrite, match="open in another program"):
        write_together([(one, b"new"), (two, b"new")])
    assert (one.read_bytes(), two.read_bytes()) == (b"old", b"old")
    assert names(tmp_path) == {"one.txt", "two.txt"}


def test_a_file_that_was_not_there_is_not_there_after_a_failure(tmp_path, monkeypatch):
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    monkeypatch.setattr(Path, "replace", fail(errno.EIO, lambda half, to: to == two))
    with pytest.raises(CannotWrite, match="input/output error"):
        write_together([(one, b"new"), (two, b"new")])
    assert names(tmp_path) == set()


def test_the_old_file_is_kept_where_the_file_system_has_no_links(tmp_path, monkeypatch):
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(b"old")
    monkeypatch.delattr(os, "link")
    monkeypatch.setattr(
        os, "link", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "no links")), raising=False
    )
    monkeypatch.setattr(Path, "replace", fail(errno.EIO, lambda half, to: to == two))
    with pytest.raises(CannotWrite):
        write_together([(one, b"new"), (two, b"new")])
    assert one.read_bytes() == b"old"


def test_a_system_without_sync_of_folders_will_do(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "O_DIRECTORY", raising=False)
    write_atomically(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EFBIG, "the disk is full"),
        (errno.EROFS, "its folder is read-only"),
        (errno.EACCES, "the file is open in another program"),
        (errno.ENOTDIR, "there is a file where a folder is needed"),
        (errno.ENAMETOOLONG, "file name too long"),
    ],
)
def test_what_the_system_says_becomes_a_sentence(tmp_path, monkeypatch, number, words):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files, "_write_to_disk", refuse)
    with pytest.raises(CannotWrite) as refused:
        write_atomically(tmp_path / "a.txt", b"new")
    assert words in str(refused.value) and str(tmp_path / "a.txt") in str(refused.value)
    assert names(tmp_path) == set()


def test_a_folder_is_made_with_those_above_it(tmp_path):
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_sweeping_takes_only_our_own_and_only_what_is_old(tmp_path):
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    for name in (f"{PREFIX}old", f"{PREFIX}new", "theirs"):
        (tmp_path / name).write_text("x")
    for name in (f"{PREFIX}old", "theirs"):
        os.utime(tmp_path / name, (two_days_ago, two_days_ago))
    sweep(tmp_path)
    assert names(tmp_path) == {f"{PREFIX}new", "theirs"}
    sweep(tmp_path / "absent")
