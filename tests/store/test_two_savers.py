"""Two processes save 300 times each: no edit is lost, and only the same field makes a conflict."""

import json
import subprocess
import sys
from pathlib import Path

from tests.store.sample import PLAN

TIMES = 300


def save_together(address, fields):
    """What each of two processes was refused."""
    savers = [saver(address, field, word) for field, word in zip(fields, "ab", strict=True)]
    for one in savers:
        assert one.stdout.readline() == "ready\n"
    for one in savers:
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.communicate(timeout=120)[0] for one in savers]
    assert [one.returncode for one in savers] == [0, 0]
    return [json.loads(refusals) for refusals in said]


def saver(address, field, word):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.saver", address, field, word, str(TIMES)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def saved_by(text, word):
    return [one for one in text.split() if one.startswith(word)]


def test_different_fields_of_one_row(harbour, address):
    assert save_together(address, ["note", "internal_note"]) == [[], []]
    row = harbour.load(PLAN).plan.by_id["m-report"]
    assert row.note == " ".join(f"a{n}" for n in range(TIMES))
    assert row.internal_note == " ".join(f"b{n}" for n in range(TIMES))
    assert [revision.number for revision in harbour.history(PLAN)] == list(range(1, 2 * TIMES + 2))


def test_the_same_field(harbour, address):
    refused = save_together(address, ["note", "note"])
    note = harbour.load(PLAN).plan.by_id["m-report"].note
    assert saved_by(note, "a") == [f"a{n}" for n in range(TIMES)]
    assert saved_by(note, "b") == [f"b{n}" for n in range(TIMES)]
    history = harbour.history(PLAN)
    assert len(history) == 2 * TIMES + 1
    assert all(len(revision.changes) == 1 for revision in history[1:])
    assert any(refused)
    assert all(
        ", note: it was" in one and "Nothing was saved." in one for refusals in refused for one in refusals
    )
