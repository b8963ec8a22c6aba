"""A task in a process of its own: whatever it does, there is an answer or one sentence."""

import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.tracker.guards import process
from actionplan.tracker.guards.limits import Limits
from actionplan.tracker.guards.process import safely
from actionplan.tracker.guards.wire import packed, unpacked
from actionplan.words.errors import BadSpreadsheet

ROOT = Path(__file__).parents[2]
AGAIN = "Open it in Excel or LibreOffice, save it under a new name as an .xlsx workbook, then try again."
LIMITS = Limits(memory=400_000_000, work=1, wait=30, answer=1_000_000)
needs_limits = pytest.mark.skipif(
    sys.platform == "win32", reason="needs a system that limits memory and work"
)


@pytest.fixture(autouse=True)
def tasks(monkeypatch):
    names = [
        "spin",
        "sleep",
        "eat",
        "abort",
        "leave",
        "panic",
        "panic_for_want_of_memory",
        "dive",
        "flood",
        "chatter",
        "number",
    ]
    monkeypatch.setattr(
        process, "TASKS", {name: f"tests.tracker.nasty:{name}" for name in names} | {"absent": "no:no"}
    )


def refused(task, limits=LIMITS):
    with pytest.raises(BadSpreadsheet) as caught:
        safely(task, b"anything", "tracker.xlsx", limits=limits)
    return str(caught.value)


@pytest.mark.parametrize(
    ("task", "cause"),
    [
        pytest.param("spin", "reading it takes more than one second of work", marks=needs_limits),
        pytest.param("eat", "reading it takes more than 400 MB of memory", marks=needs_limits),
        pytest.param(
            "abort", "its content is damaged, or needs more than 400 MB of memory", marks=needs_limits
        ),
        ("leave", "the reading of it broke off"),
        ("panic", "its content contradicts itself"),
        pytest.param(
            "panic_for_want_of_memory", "reading it takes more than 400 MB of memory", marks=needs_limits
        ),
        ("dive", "it is nested too deeply"),
        ("flood", "it holds more than can be taken in at once"),
        ("number", "its content is damaged"),
        ("absent", "its content is damaged"),
    ],
)
def test_whatever_a_task_does_there_is_one_sentence(task, cause):
    assert refused(task) == f"tracker.xlsx could not be read safely: {cause}. {AGAIN}"


def test_a_task_that_waits_for_ever_is_stopped():
    assert "reading it takes longer than 0.5 seconds" in refused("sleep", Limits(wait=0.5))


def test_what_a_task_prints_is_no_answer():
    assert safely("chatter", b"12345", "tracker.xlsx", limits=LIMITS) == 5


def test_without_the_limits_of_the_system_the_time_is_limited_all_the_same():
    """As on Windows: no `resource`, no signals but two."""
    program = """
import signal, sys
sys.modules["resource"] = None
del signal.SIGXCPU
from actionplan import system
from actionplan.tracker.guards import process
from actionplan.tracker.guards.limits import Limits
system.limit_this_process(1, 1)
process.TASKS = {"sleep": "tests.tracker.nasty:sleep", "chatter": "tests.tracker.nasty:chatter"}
print(process.safely("chatter", b"12345", "tracker.xlsx"))
try:
    process.safely("sleep", b"", "tracker.xlsx", limits=Limits(wait=0.5))
except process.BadSpreadsheet as refusal:
    print(refusal)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    said = f"5\ntracker.xlsx could not be read safely: reading it takes longer than 0.5 seconds. {AGAIN}\n"
    assert (ran.stdout, ran.stderr) == (said, "")


def test_a_python_that_cannot_be_started_is_one_sentence(monkeypatch):
    monkeypatch.setattr(process.sys, "executable", "/nowhere/python")
    assert "the reading of it broke off" in refused("chatter")


def test_the_settings_of_the_person_do_not_reach_the_process(tmp_path, monkeypatch):
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit('here')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "sitecustomize.py"))
    assert safely("chatter", b"12345", "tracker.xlsx", limits=LIMITS) == 5


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters()),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.integers(-(10**9), 10**9).map(lambda seconds: timedelta(seconds=seconds)),
)


@given(st.lists(st.lists(CELLS)))
def test_every_value_comes_back_as_it_went(rows):
    assert unpacked(packed(rows)) == rows
    assert [[type(value) for value in row] for row in unpacked(packed(rows))] == [
        [type(value) for value in row] for row in rows
    ]


def test_days_moments_times_and_spans_as_json():
    values = [date(2017, 6, 14), datetime(2017, 6, 14, 10, 30), time(10, 0), timedelta(hours=30)]
    assert packed(values) == (
        b'[{"@":["day","2017-06-14"]},{"@":["moment","2017-06-14T10:30:00"]},'
        b'{"@":["time","10:00:00"]},{"@":["seconds","108000.0"]}]'
    )
