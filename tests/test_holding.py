"""Who edits on a shared drive: begun, said again, lapsed, and taken over by a command."""

import os
import platform
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

import pytest

from actionplan import desk
from actionplan.desk import given, holding, issuing
from actionplan.store.held import Hold
from actionplan.store.held_file import file_of, put, read
from actionplan.words.errors import StoreHeld, StoreUnavailable
from tests.small_plan import begin

LEAD, DEPUTY = "Communications lead", "Deputy"
MORNING = datetime(2017, 6, 19, 8, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store on a shared drive at nine in the morning, UK time."""
    begin(tmp_path, monkeypatch)
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    monkeypatch.setattr(holding, "_editing", {})
    monkeypatch.setattr(holding, "_begin_beating", lambda: None)
    at(monkeypatch, MORNING)
    return tmp_path / "actionplan.db"


def at(monkeypatch, moment):
    monkeypatch.setattr(given, "now", lambda: moment)


def left(store, **more):
    hold = Hold("Director", "LAPTOP-12", 4711, "another", MORNING.isoformat(), MORNING.isoformat())
    put(store, replace(hold, **more))
    os.utime(file_of(store), (MORNING.timestamp(), MORNING.timestamp()))


def test_who_edits_says_so_until_they_let_go(store):
    assert desk.ask_to_edit(LEAD, doing=True) is None
    assert (read(store).by, read(store).editing) == (LEAD, True)
    assert desk.ask_to_edit("Comms lead", doing=False) is None
    assert read(store).by == "Comms lead"
    holding.let_go()
    assert not file_of(store).exists()


def test_who_edits_is_said_again_until_they_have_done_nothing_for_an_hour_and_then_gives_it_back(
    store, monkeypatch
):
    desk.ask_to_edit(LEAD, doing=True)
    ((address, mine),) = holding._editing.items()
    at(monkeypatch, MORNING + timedelta(minutes=59))
    holding.say_again(address, mine)
    assert read(store).seen == "2017-06-19T08:59:00+00:00"
    at(monkeypatch, MORNING + timedelta(minutes=61))
    holding.say_again(address, mine)
    desk.ask_to_edit(LEAD, doing=False)
    assert not file_of(store).exists()
    assert desk.change(desk.Editor("small", 1, DEPUTY), "m-show", {"title": "Summer fair"}).revision
    desk.ask_to_edit(LEAD, doing=True)
    assert read(store).seen == "2017-06-19T09:01:00+00:00"


def test_a_second_person_edits_at_the_next_look_after_the_first_has_closed_it(store):
    left(store)
    other = desk.ask_to_edit(LEAD, doing=True)
    assert (other.by, other.computer, other.gone) == ("Director", "LAPTOP-12", False)
    file_of(store).unlink()
    assert desk.ask_to_edit(LEAD, doing=False) is None
    assert read(store).by == LEAD


def test_who_was_taken_over_finds_out_at_the_next_look(store):
    desk.ask_to_edit(LEAD, doing=True)
    left(store)
    assert desk.ask_to_edit(LEAD, doing=False).by == "Director"
    with pytest.raises(
        StoreHeld, match="is in use by Director on the computer LAPTOP-12 since 19 June 2017, 09:00"
    ):
        desk.change(desk.Editor("small", 1, LEAD), "m-show", {"title": "Summer fair"})


def test_on_a_disk_of_ones_own_there_is_nothing_to_hold(store, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_SHARED", "no")
    assert desk.ask_to_edit(LEAD, doing=True) is None
    assert desk.take_over(by=DEPUTY) is None
    assert (holding._editing, file_of(store).exists()) == ({}, False)


def test_what_reads_works_while_somebody_else_edits_and_what_would_write_does_not(store, tmp_path):
    left(store)
    assert desk.open_view("small", "P06").plan.title
    assert desk.back_up(tmp_path / "copy.db").contents.rows["revisions"] == 1
    for write in (
        lambda: desk.export_trackers("small", desk.Asked(), store=None, by=DEPUTY),
        lambda: desk.undo("small", 1, by=DEPUTY),
        lambda: desk.restore(tmp_path / "copy.db"),
    ):
        with pytest.raises(StoreHeld):
            write()
    assert read(store).by == "Director"
    left(store, computer=platform.node(), process=os.getpid())
    assert desk.restore(tmp_path / "copy.db", by="Director").contents.rows["revisions"] == 1


def test_the_command_names_who_still_works_and_takes_over_from_who_has_gone(store, monkeypatch):
    left(store)
    with pytest.raises(StoreHeld, match="was last seen 19 June 2017, 09:00, so it was not taken over"):
        desk.take_over(by=DEPUTY)
    at(monkeypatch, MORNING + timedelta(minutes=11))
    assert desk.take_over(by=DEPUTY).by == "Director"
    assert (read(store).by, read(store).taken_from) == (DEPUTY, "Director on the computer LAPTOP-12")
    assert desk.change(desk.Editor("small", 1, DEPUTY), "m-show", {"title": "Summer fair"}).revision
    monkeypatch.setenv("LOGNAME", "lead")
    assert desk.ask_to_edit(LEAD, doing=True).by == DEPUTY
    at(monkeypatch, MORNING + timedelta(minutes=22))
    os.utime(file_of(store), (MORNING.timestamp(), MORNING.timestamp()))
    assert desk.ask_to_edit(LEAD, doing=True) is None


def test_copies_that_a_synchronised_folder_made_are_told(store, tmp_path):
    assert desk.copies_in_words() == ""
    (tmp_path / "actionplan-LAPTOP-12.db").touch()
    assert desk.copies_in_words() == (
        "Beside the store lies actionplan-LAPTOP-12.db, which may be what another computer saved at the same time. "
        "Look there for anything that is missing here, then move it away."
    )


EDITS = """
import sys
from actionplan.desk import holding
holding.EVERY = 0.2
{before}
holding.ask_to_edit("Communications lead", sys.argv[1], doing=True)
print("ready", flush=True)
sys.stdin.readline()
"""
AWAY = """
say_again, left = holding.say_again, [OSError("Host is down"), FileNotFoundError("no such folder")]
def away_twice(address, mine):
    if left:
        raise left.pop()
    say_again(address, mine)
holding.say_again = away_twice
"""
ENDED = """
beat, holding._beat = holding._beat, lambda: None
holding.ask_to_edit("Communications lead", sys.argv[1], doing=True)
holding._beating[0].join()
holding._beat = beat
"""


@pytest.mark.parametrize("before", ["", AWAY, ENDED], ids=["always there", "away twice", "ended"])
def test_a_process_that_edits_says_so_again_by_itself_and_gives_it_back_when_it_ends(store, before):
    process = subprocess.Popen(
        [sys.executable, "-c", EDITS.format(before=before), str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert process.stdout.readline() == "ready\n"
    first = read(store)
    for _ in range(100):
        sleep(0.1)
        if read(store).seen != first.seen:
            break
    assert (read(store).since, read(store).seen > first.seen) == (first.since, True)
    process.communicate("\n", timeout=60)
    assert not file_of(store).exists()


def test_what_cannot_be_read_for_a_moment_does_not_end_that_it_is_said_again(store, monkeypatch):
    desk.ask_to_edit(LEAD, doing=True)
    ((address, mine),) = holding._editing.items()
    file_of(store).write_bytes(b"")
    holding.say_again(address, mine)
    file_of(store).unlink()
    at(monkeypatch, MORNING + timedelta(minutes=1))
    holding.say_again(address, mine)
    assert read(store).seen == "2017-06-19T08:01:00+00:00"


def test_at_the_end_each_store_is_let_go_whatever_is_the_matter_with_another(monkeypatch):
    def let_go(address):
        ended.append(address)
        raise OSError("Host is down")

    ended = []
    monkeypatch.setattr(holding, "_editing", {"one.db": None, "two.db": None})
    monkeypatch.setattr(holding, "let_go", let_go)
    holding._end()
    assert ended == ["one.db", "two.db"]


def test_a_folder_that_is_away_is_told(store, monkeypatch):
    monkeypatch.setattr(Path, "cwd", lambda: (_ for _ in ()).throw(FileNotFoundError))
    with pytest.raises(
        StoreUnavailable, match=r"^The folder you work in was removed, or its drive is away\. Go"
    ):
        desk.plans()


def test_a_report_is_not_made_in_vain_where_somebody_else_edits(store, monkeypatch):
    left(store)
    monkeypatch.setattr(issuing, "run", lambda *_: pytest.fail("nothing may run"))
    with pytest.raises(
        StoreHeld, match=r"^The store \S+ is in use by Director on the computer LAPTOP-12 since 19 June"
    ):
        desk.issue("small", "P05", by=DEPUTY)


def test_nothing_is_copied_into_a_store_that_somebody_else_edits(store, tmp_path):
    empty = tmp_path / "two.db"
    desk.open_store(str(empty), for_writing=True).close()
    left(empty)
    with pytest.raises(StoreHeld, match=r"two\.db is in use by Director on the computer LAPTOP-12"):
        desk.copy_store(str(empty))
    left(empty, computer=platform.node(), process=os.getpid())
    with pytest.raises(StoreHeld, match=r"two\.db is in use by Director since"):
        desk.copy_store(str(empty))
    assert desk.copy_store(str(empty), by="Director").contents.rows["revisions"] == 1
