"""Two runs that make the same report at the same time."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from actionplan.desk import alone
from actionplan.words.errors import AlreadyRunning

HOLD = """
import sys
from pathlib import Path
from actionplan.desk.alone import alone_in
with alone_in(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def another(tmp_path):
    """Another process that is making a report in a folder."""
    run = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "out")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout.readline() == "held\n"
    yield run
    run.kill()
    run.wait()
    run.stdin.close()
    run.stdout.close()


def test_the_second_is_told_since_when_the_first_is_at_it(another, tmp_path, monkeypatch):
    monkeypatch.setattr(alone, "PATIENCE", 0.2)
    with pytest.raises(AlreadyRunning) as told, alone.alone_in(tmp_path / "out"):
        pass
    since = re.escape(f"Another run has been making a report in {tmp_path / 'out'} since ")
    assert re.fullmatch(since + r"\d+ \w+ \d{4}, \d\d:\d\d\. Try again when it has ended\.", str(told.value))


def test_the_second_waits_a_moment_and_comes_next(another, tmp_path):
    another.stdin.close()
    with alone.alone_in(tmp_path / "out"):
        assert another.wait(10) == 0
    assert list((tmp_path / "out").iterdir()) == []


def test_a_run_that_was_killed_leaves_nothing_that_blocks(another, tmp_path, monkeypatch):
    another.kill()
    another.wait()
    monkeypatch.setattr(alone, "PATIENCE", 0)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".actionplan-tmp-lock"]
    with alone.alone_in(tmp_path / "out"):
        pass
    assert list((tmp_path / "out").iterdir()) == []


def test_one_folder_does_not_wait_for_another(another, tmp_path, monkeypatch):
    monkeypatch.setattr(alone, "PATIENCE", 0)
    done = []
    with alone.alone_in(tmp_path / "elsewhere"):
        done.append(True)
    assert done == [True]


def test_where_no_file_can_be_there_is_no_lock_and_the_work_is_done(tmp_path, monkeypatch):
    (tmp_path / "a file").write_text("", "utf-8")
    done = []
    with alone.alone_in(tmp_path / "a file" / "out"):
        done.append("no folder")
    monkeypatch.setattr("fcntl.flock", refuse)
    with alone.alone_in(tmp_path / "out"):
        done.append("a drive without locks")
    assert done == ["no folder", "a drive without locks"]
    assert list(Path(tmp_path / "out").iterdir()) == []


def test_a_folder_of_a_name_that_nobody_could_open_is_not_made(tmp_path):
    with alone.alone_in(tmp_path / "What?" / "issue-1"):
        pass
    assert list(tmp_path.iterdir()) == []


def refuse(*_):
    raise OSError(38, "Function not implemented")
