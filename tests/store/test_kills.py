"""A worker is killed at random moments: each confirmed save, report or tracker is there, and none is half there."""

import os
import random
import signal
import struct
import time

import pytest

from actionplan.plan import changes
from actionplan.store import Store
from tests.store.forked import needs_fork
from tests.store.sample import AT, LATER, PLAN, edits, export, issue, returned, sample_plan

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


def issue_for_ever(address, confirm):
    """Issue report after report, with files that take a while to write, and confirm each."""
    with Store.open(address) as store:
        while True:
            files = {f"file-{number}.html": os.urandom(200_000) for number in range(4)}
            report = issue(store, files=files, number="6")
            os.write(confirm, CONFIRMED.pack(report.sequence))


def take_in_for_ever(address, confirm):
    """Send trackers out and take one in that changes four rows, again and again, and confirm each."""
    with Store.open(address) as store:
        while True:
            number, sent = len(store.returns(PLAN)) + 1, len(store.exports(PLAN))
            out = [export(f"{name}{sent}", data=f'"{name}"' * 20_000) for name in "abc"]
            store.keep_exports(PLAN, out, at=AT)
            wanted = edits(store.load(PLAN), *((row, "note", f"returned as {number}") for row in ROWS))
            back = returned(export=f"a{sent}", content=os.urandom(200_000))
            store.apply(wanted, by="worker", at=LATER, returned=back)
            os.write(confirm, CONFIRMED.pack(number))


def worker(address, work):
    """A forked worker, and the pipe through which it confirms."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(address, writing)
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def killed_at(address, moment, wait_for_first, work=save_for_ever):
    """The last revision or report that a worker confirmed before it was killed."""
    child, reading = worker(address, work)
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


@needs_fork
@pytest.mark.parametrize(("address", "times"), [("sqlite", 40), ("postgresql", 10)], indirect=["address"])
def test_a_report_is_issued_whole_or_not_at_all(address, times):
    moments = random.Random(6)
    with Store.open(address, create=True) as store:
        store.create(sample_plan(), by="Ann", at=AT, why="")
    issued = unconfirmed = 0
    for turn in range(times):
        confirmed = killed_at(address, moments.uniform(0, 0.05), turn % 4 != 0, issue_for_ever)
        with Store.open(address) as store:
            reports = store.reports(PLAN)
            assert store.wrong_with_reports(PLAN) == []
        assert max(issued, confirmed) <= len(reports)
        assert len(reports) <= confirmed + 1 or not confirmed
        unconfirmed += confirmed != 0 and len(reports) != confirmed
        issued = len(reports)
    print(f"{issued} reports in {times} kills, {unconfirmed} of them just before their confirmation")
    assert issued >= times // 2


def check_trackers(store):
    """Every export is whole, every returned file has its revision and every revision its file; how many there are."""
    sent = [store.export(PLAN, one.id).id for one in store.exports(PLAN)]
    assert len(sent) % 3 == 0
    back = store.returns(PLAN)
    assert [(one.number, one.revision) for one in back] == [(n, n + 1) for n in range(1, len(back) + 1)]
    assert [revision.number for revision in store.history(PLAN, after=1)] == [one.revision for one in back]
    assert {len(store.returned_content(PLAN, one.number)) for one in back} <= {200_000}
    assert {one.export for one in back} <= set(sent)
    return len(back)


@needs_fork
@pytest.mark.parametrize(("address", "times"), [("sqlite", 16), ("postgresql", 6)], indirect=["address"])
def test_a_returned_tracker_is_kept_with_all_that_it_changed_or_not_at_all(address, times):
    moments = random.Random(33)
    with Store.open(address, create=True) as store:
        store.create(sample_plan(), by="Ann", at=AT, why="")
    kept = unconfirmed = 0
    for turn in range(times):
        confirmed = killed_at(address, moments.uniform(0, 0.05), turn % 4 != 0, take_in_for_ever)
        with Store.open(address) as store:
            found = check_trackers(store)
        assert max(kept, confirmed) <= found
        assert found <= confirmed + 1 or not confirmed
        unconfirmed += confirmed != 0 and found != confirmed
        kept = found
    print(f"{kept} trackers in {times} kills, {unconfirmed} of them just before their confirmation")
    assert kept >= times // 2
