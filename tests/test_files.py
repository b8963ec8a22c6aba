"""Files change whole or not at all, and what goes wrong is a sentence."""

import errno
import os
import time
from pathlib import Path

import pytest

from actionplan import files, system
from actionplan.files import (
    PREFIX,
    make_folder,
    read_text,
    sweep,
    write_atomically,
    write_keeping,
    write_together,
)
from actionplan.words.errors import CannotRead, CannotWrite


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


def test_what_a_file_was_is_kept_beside_it_unless_it_is_the_same(tmp_path):
    path, kept = tmp_path / "plan.yaml", tmp_path / "plan.yaml.bak"
    assert write_keeping(path, b"one") is None
    assert write_keeping(path, b"one") is None
    assert names(tmp_path) == {"plan.yaml"}
    assert write_keeping(path, b"two") == write_keeping(path, b"three") == kept
    assert (path.read_bytes(), kept.read_bytes()) == (b"three", b"two")


def test_where_a_file_is_open_elsewhere_the_copy_of_it_stays_what_it_was(tmp_path, monkeypatch):
    path, kept = tmp_path / "plan.xlsx", tmp_path / "plan.xlsx.bak"
    write_together([(path, b"two"), (kept, b"one")])
    monkeypatch.setattr(Path, "replace", fail(errno.EACCES, lambda half, to: to == path))
    with pytest.raises(CannotWrite) as refused:
        write_keeping(path, b"three")
    assert str(refused.value) == (
        f"{path} cannot be written: its folder is read-only, or the file is open in another program. Close it or "
        "choose another folder, then try again; nothing was changed."
    )
    assert (path.read_bytes(), kept.read_bytes()) == (b"two", b"one")
    assert names(tmp_path) == {"plan.xlsx", "plan.xlsx.bak"}


@pytest.mark.parametrize("name", ["CON.xlsx", "a:b.xlsx", "report."])
def test_a_name_that_colleagues_could_not_open_is_refused(tmp_path, name):
    with pytest.raises(CannotWrite) as refused:
        write_atomically(tmp_path / name, b"new")
    assert str(refused.value).startswith(f"{tmp_path / name} cannot be written: Windows ")
    with pytest.raises(CannotWrite, match="choose another name, then try again"):
        make_folder(tmp_path / name / "below")
    assert names(tmp_path) == set()


def test_a_folder_of_such_a_name_that_is_there_is_used(tmp_path):
    (tmp_path / "a: b").mkdir()
    make_folder(tmp_path / "a: b" / "c")
    write_atomically(tmp_path / "a: b" / "c" / "d.txt", b"new")
    assert (tmp_path / "a: b" / "c" / "d.txt").read_bytes() == b"new"


def test_windows_is_said_to_take_no_path_of_so_many_letters(tmp_path, monkeypatch):
    monkeypatch.setattr(system, "WINDOWS", True)
    path = tmp_path / ("a" * 120) / ("b" * 120) / "plan.yaml"
    with pytest.raises(CannotWrite) as refused:
        write_atomically(path, b"new")
    assert str(refused.value) == (
        f"{path} cannot be written: with its folders it has more letters than the 259 that Windows takes. Nothing was "
        "changed; choose a folder nearer to the top of the drive, then try again."
    )


needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with named pipes")


@needs_pipes
def test_a_pipe_is_neither_read_nor_replaced(tmp_path):
    pipe, other = tmp_path / "plan.yaml", tmp_path / "other.yaml"
    os.mkfifo(pipe)
    before = pipe.lstat()
    with pytest.raises(CannotRead) as unread:
        read_text(pipe)
    assert str(unread.value) == (
        f"{pipe} cannot be read: it is a device or a pipe, no file. Save what it gives as a file, then take that."
    )
    with pytest.raises(CannotWrite) as unwritten:
        write_together([(other, b"new"), (pipe, b"new")])
    assert str(unwritten.value) == (
        f"{pipe} cannot be written: it is a device or a pipe, no file. Nothing was changed; choose another name, then "
        "try again."
    )
    with pytest.raises(CannotWrite, match="it is a device or a pipe"):
        write_keeping(pipe, b"new")
    assert (pipe.lstat().st_ino, pipe.is_fifo(), names(tmp_path)) == (before.st_ino, True, {"plan.yaml"})


@needs_pipes
def test_what_a_link_leads_to_is_looked_at(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    with pytest.raises(CannotWrite, match="it is a device or a pipe"):
        write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()


def test_a_folder_is_not_replaced(tmp_path):
    with pytest.raises(CannotWrite) as refused:
        write_atomically(tmp_path, b"new")
    assert str(refused.value) == (
        f"{tmp_path} cannot be written: it is a folder. Nothing was changed; choose another name, then try again."
    )


@pytest.mark.parametrize(
    ("write", "why"),
    [
        (write_atomically, ": a name has at most 255 letters, and this one has 300"),
        (write_keeping, " (file name too long)"),
        (lambda path, _: make_folder(path), " (file name too long)"),
    ],
)
def test_a_name_that_the_system_does_not_take(tmp_path, write, why):
    path = tmp_path / ("x" * 300)
    with pytest.raises(CannotWrite) as refused:
        write(path, b"new")
    assert str(refused.value) == (
        f"{path} cannot be written{why}. Nothing was changed; choose another name, then try again."
    )


def test_a_name_with_a_nul_in_it(tmp_path):
    with pytest.raises(
        CannotWrite, match="Windows takes no name with a control character, such as a tab, in it"
    ):
        write_atomically(tmp_path / "a\0b", b"new")
    with pytest.raises(CannotRead, match="its name is none that the system knows"):
        read_text(tmp_path / "a\0b")


def test_a_name_is_told_on_one_line(tmp_path):
    with pytest.raises(CannotRead) as refused:
        read_text(tmp_path / "plan\x1b[31m\n.yaml")
    assert str(refused.value) == (
        f"{tmp_path}/plan[31m .yaml cannot be read: no such file or directory. Check its name and folder."
    )


def test_a_text_that_is_too_large_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"x" * 2_000_001)
    assert len(read_text(path)) == 2_000_001
    monkeypatch.setattr(files, "LARGEST_TEXT", 2_000_000)
    with pytest.raises(CannotRead) as refused:
        read_text(path)
    assert str(refused.value) == (
        f"{path} is larger than 2 MB, which no plan file or list of answers is. Check its name."
    )
