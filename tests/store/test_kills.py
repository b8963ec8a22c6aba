"""A worker is killed at a random moment, 100 times: each confirmed save is there, and none is half there."""

import os
import random
import signal
import struct
import time

import pytest

from actionplan.plan import changes
from actionplan.store import Store
from tests.store.forked import needs_fork
from tests.store.sample import AT, LATER, PLAN, edits, sample_plan

CONFIRMED = struct.Struct("i")
ROWS = ("m-report", "m-website", "p-trust", "o-ann")


def save_for_ever(address, confirm):
    """Write the number of each revision into four rows, and confirm it."""
    with Store.open(address) as store:
        while True:
            stored = store.load(PLAN)
            words = f"saved as {stored.revision.number + 1} " * 40
            revision = store.apply(
                edits(stored, *((row, "note", words) for row in ROWS)), by="worker", at=LATER
            )
            os.write(confirm, CONFIRMED.pack(revision.number))


def worker(address):
    """A forked worker, and the pipe through which it confirms."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            save_for_ever(address, writing)
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def killed_at(address, moment, wait_for_first):
    """The last revision that a worker confirmed before it was killed."""
    child, reading = worker(address)
    said = os.read(reading, CONFIRMED.size) if wait_for_first else b""
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    with os.fdopen(reading, "rb") as pipe:
        said += pipe.read()
    return CONFIRMED.unpack(said[-CONFIRMED.size :])[0] if said else 0


def check_whole(store, before, confirmed):
    """Rows and revisions tell the same story, which goes on to at least the confirmed revision."""
    stored = store.load(PLAN)
    number = stored.revision.number
    assert max(confirmed, before.revision.number) <= number
    later = store.history(PLAN, after=before.revision.number)
    assert [revision.number for revision in later] == list(range(before.revision.number + 1, number + 1))
    assert number <= confirmed + 1 or not confirmed
    plan = before.plan
    for revision in later:
        assert len(revision.changes) == len(ROWS)
        plan = changes.apply(plan, revision.changes)
    assert plan == stored.plan
    return stored


@needs_fork
@pytest.mark.parametrize(("address", "times"), [("sqlite", 100), ("postgresql", 20)], indirect=["address"])
def test_a_kill_loses_nothing_and_leaves_nothing_half_done(address, times):
    moments = random.Random(2017)
    saves = unconfirmed = 0
    with Store.open(address, create=True) as store:
        store.create(sample_plan(), by="Ann", at=AT, why="")
    for turn in range(times):
        with Store.open(address) as store:
            before = store.load(PLAN)
        confirmed = killed_at(address, moments.uniform(0, 0.03), wait_for_first=turn % 4 != 0)
        with Store.open(address) as store:
            after = check_whole(store, before, confirmed)
        saves += after.revision.number - before.revision.number
        unconfirmed += confirmed != 0 and after.revision.number != confirmed
    print(f"{saves} saves in {times} kills, {unconfirmed} of them just before their confirmation")
    assert saves >= times
