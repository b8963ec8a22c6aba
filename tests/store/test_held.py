"""On a shared drive one person writes: the file that says who, two real processes, a holder that is killed."""

import json
import multiprocessing
import os
import platform
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from actionplan.store import Store, backups, held, waiting_while
from actionplan.store.database import connect
from actionplan.store.held_file import file_of, make, put, read, remove
from actionplan.words.errors import ActionPlanError, StoreHeld
from tests.store.sample import AT, PLAN, edits, export, sample_plan

LEAD, DEPUTY = "Communications lead", "Deputy"
SINCE = "23 June 2026, 15:02"


@pytest.fixture
def path(tmp_path, monkeypatch) -> Path:
    """A store that is said to be on a shared drive, with the sample plan."""
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    path = tmp_path / "actionplan.db"
    with Store.open(str(path), create=True, at=AT) as store:
        store.create(sample_plan(), by=LEAD, at=AT, why="")
    return path


def journal(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA journal_mode").fetchone()[0]


def rename(path, text="New title", by=DEPUTY, at=AT):
    with Store.open(str(path), at=at) as store:
        store.apply(edits(store.load(PLAN), (PLAN, "title", text)), by=by, at=at)
    return "saved"


def title(path):
    with Store.open(str(path)) as store:
        return store.load(PLAN).plan.title


def problem(call, *arguments, **named) -> str:
    with pytest.raises(ActionPlanError) as caught:
        call(*arguments, **named)
    return str(caught.value)


def left_by(path, by=LEAD, computer="LAPTOP-12", at=AT, **more):
    """A hold as somebody on another computer left it, written at the moment when they were last seen."""
    moment = at.isoformat()
    put(path, replace(held.Hold(by, computer, 4711, "another", moment, moment), **more))
    written_at(path, at)


def written_at(path, moment):
    os.utime(file_of(path), (moment.timestamp(), moment.timestamp()))


class Person:
    """Somebody in a process of their own."""

    def __init__(self, path, name):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.holding", str(path), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "LOGNAME": name},
        )
        self.said = self.process.stdout.readline().strip()

    def save(self, text):
        self.process.stdin.write(f"{text}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def leave(self):
        self.process.communicate(timeout=60)

    def kill(self):
        self.process.kill()
        self.process.communicate(timeout=60)


def test_a_store_on_a_shared_drive_has_a_rollback_journal_and_nothing_beside_it(path):
    assert journal(path) == "delete"
    with Store.open(str(path)) as store, store._database.writing(PLAN) as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert [one.name for one in path.parent.glob("*-wal")] == []
    assert sorted(one.name for one in path.parent.iterdir()) == ["actionplan.db", "actionplan.log"]


def test_a_store_that_comes_from_a_disk_of_its_own_is_converted_and_back(path, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_SHARED", "no")
    assert (title(path), journal(path)) == ("Harbour plan", "wal")
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    assert (title(path), journal(path)) == ("Harbour plan", "delete")
    assert [one.name for one in path.parent.glob("*-*")] == []


def test_on_a_disk_of_ones_own_nobody_holds_anything(path, monkeypatch):
    left_by(path)
    monkeypatch.setenv("ACTIONPLAN_SHARED", "no")
    with Store.open(str(path)) as store:
        assert store.holds.take(DEPUTY, AT) is None
    assert rename(path) == "saved"


def test_who_saves_holds_the_store_for_that_moment_only(path):
    with Store.open(str(path)) as store, store._database.writing(PLAN, held.Writer(DEPUTY, AT)):
        said = json.loads(file_of(path).read_text("utf-8"))
        assert (said["by"], said["editing"], said["since"]) == (DEPUTY, False, "2026-06-23T14:02:00+00:00")
    assert not file_of(path).exists()


def test_a_second_person_reads_and_is_told_who_edits(path):
    left_by(path)
    refusal = (
        f"The store {path} is in use by Communications lead on the computer LAPTOP-12 since {SINCE}. Nothing was "
        "saved; you can read it meanwhile, and save when they have closed it."
    )
    assert problem(rename, path) == refusal
    assert title(path) == "Harbour plan"
    with Store.open(str(path)) as store:
        assert problem(store.keep_exports, PLAN, [export("x1")], at=AT) == refusal
        assert problem(store.undo, PLAN, 1, by=DEPUTY, at=AT, why="") == refusal
        assert len(store.history(PLAN)) == 1


def test_a_backup_is_put_back_by_the_one_who_edits_only(path, tmp_path):
    backups.copied_to(path, tmp_path / "copy.db")
    left_by(path)
    with pytest.raises(StoreHeld):
        backups.put_back(tmp_path / "copy.db", path, DEPUTY, AT)
    file_of(path).unlink()
    assert backups.put_back(tmp_path / "copy.db", path, DEPUTY, AT).path.exists()
    assert not file_of(path).exists()


def test_two_people_at_once_one_edits_and_the_other_does_when_they_have_closed_it(path):
    lead = Person(path, LEAD)
    deputy = Person(path, DEPUTY)
    assert (lead.said, deputy.said) == ("holds", LEAD)
    assert lead.save("By the lead") == "saved"
    assert deputy.save("By the deputy") == (
        f"The store {path} is in use by Communications lead since {SINCE}. Nothing was saved; you can read it "
        "meanwhile, and save when they have closed it."
    )
    same_person = Person(path, LEAD)
    assert (same_person.said, same_person.save("In another window")) == ("holds", "saved")
    same_person.leave()
    lead.leave()
    assert not file_of(path).exists()
    assert deputy.save("By the deputy") == "saved"
    deputy.leave()
    assert title(path) == "By the deputy"


def test_a_holder_that_was_killed_is_taken_over_at_once_on_the_same_computer(path):
    lead = Person(path, LEAD)
    with Store.open(str(path)) as store:
        assert problem(store.holds.take_over, DEPUTY, AT, editing=True) == (
            f"The store {path} is in use by Communications lead since {SINCE}, and was last seen {SINCE}, so it was "
            "not taken over. That can be done once they have closed it, or were not seen for 10 minutes."
        )
        lead.kill()
        assert problem(rename, path) == (
            f"The store {path} is in use by Communications lead since {SINCE}; they were last seen {SINCE}, "
            "and have gone. Nothing was saved: run actionplan take-over, then try again."
        )
        assert store.holds.take_over(DEPUTY, AT, editing=True).by == LEAD
        said = read(path)
        assert (said.by, said.taken_from) == (DEPUTY, LEAD)
        store.holds.give_back()
    assert rename(path) == "saved"
    log = (path.parent / "actionplan.log").read_text("utf-8").splitlines()
    assert [line for line in log if "taken" in line] == ["2026-06-23T14:02:00Z event=taken-over"]


def test_a_holder_on_another_computer_has_gone_after_ten_minutes(path, monkeypatch):
    left_by(path)
    with Store.open(str(path)) as store:
        late = AT + timedelta(minutes=10)
        assert problem(store.holds.take_over, DEPUTY, late, editing=False).endswith("seen for 10 minutes.")
        later = late + timedelta(seconds=1)
        before = store.holds.take_over(DEPUTY, later, editing=False)
    assert before.name == "Communications lead on the computer LAPTOP-12"
    assert rename(path, by=DEPUTY, at=later) == "saved"
    monkeypatch.setenv("LOGNAME", "director")
    assert "is in use by Deputy since" in problem(rename, path, by="Director", at=later)
    written_at(path, later)
    assert rename(path, by="Director", at=later + timedelta(minutes=11)) == "saved"
    assert not file_of(path).exists()


def test_who_took_over_under_one_name_goes_on_under_any_and_who_has_another_login_does_not(path, monkeypatch):
    copy = path.with_name("copy.db")
    backups.copied_to(path, copy)
    left_by(path)
    later = AT + timedelta(minutes=11)
    with Store.open(str(path)) as store:
        store.holds.take_over("Deputy communications lead", later, editing=False)
    assert rename(path, by="asmith", at=later) == "saved"
    assert backups.put_back(copy, path, "asmith", later).path.exists()
    monkeypatch.setenv("LOGNAME", "bjones")
    for name in ("bjones", "Deputy communications lead"):
        assert "is in use by Deputy communications lead since" in problem(rename, path, by=name, at=later)


def test_a_hold_of_an_older_version_is_that_of_its_name(path):
    left_by(path, computer=platform.node(), process=os.getpid())
    said = json.loads(file_of(path).read_text("utf-8"))
    file_of(path).write_text(json.dumps({name: said[name] for name in said if name != "login"}), "utf-8")
    assert rename(path, by=LEAD) == "saved"
    assert "is in use by Communications lead since" in problem(rename, path, by=DEPUTY)


def test_who_was_taken_over_cannot_save_through_it_and_nothing_of_the_other_is_lost(path):
    lead = Person(path, LEAD)
    assert lead.save("By the lead") == "saved"
    left_by(path, by="Director")
    assert lead.save("Too late").startswith(
        f"The store {path} is in use by Director on the computer LAPTOP-12 since"
    )
    lead.leave()
    assert title(path) == "By the lead"
    assert read(path).by == "Director"


def test_of_two_who_take_over_at_one_moment_one_gets_it(path):
    people = [Person(path, LEAD), *(Person(path, name) for name in ("Deputy", "Director"))]
    people.pop(0).kill()
    for one in people:
        one.process.stdin.write("take over\n")
    for one in people:
        one.process.stdin.flush()
    said = sorted(one.process.stdout.readline().strip() for one in people)
    assert said[1] == "taken over from Communications lead"
    assert said[0].startswith(f"The store {path} is in use by D")
    for one in people:
        one.leave()


@pytest.mark.parametrize("links", [True, False], ids=["with links", "without links"])
def test_the_file_is_made_by_one_of_many_and_is_whole_at_once(path, links, monkeypatch):
    if not links:
        monkeypatch.delattr("os.link")

    def make_mine(number):
        make(path, held.Hold(f"Person {number}", "LAPTOP-12", 1, f"{number}", AT.isoformat(), AT.isoformat()))
        return read(path).by == f"Person {number}"

    with ThreadPoolExecutor(8) as eight:
        assert sorted(eight.map(make_mine, range(8))) == [False] * 7 + [True]
    assert [one.name for one in path.parent.glob(".actionplan-tmp-*")] == []


def saying(moment):
    return json.dumps(
        {"by": "x", "computer": "y", "process": 1, "token": "", "since": moment, "seen": moment}
    ).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[1]",
        b'{"by": 1}',
        b"\xff",
        b"[" * 9000,
        b"9" * 9000,
        b"1e999",
        saying("0001-01-01T00:00:00+23:59"),
        saying("0001-01-01T00:00:00+00:00"),
        saying("9999-12-31T23:59:59-12:00"),
        saying("9999-12-31T23:59:59+00:00"),
        saying("2026-06-23T14:02:00"),
        saying("yesterday"),
    ],
)
def test_a_file_that_says_nothing_is_that_of_somebody_who_has_gone(path, content):
    file_of(path).write_bytes(content)
    assert problem(rename, path) == (
        f"The store {path} is in use by somebody; they have gone. Nothing was saved: run actionplan "
        "take-over, then try again."
    )
    with Store.open(str(path)) as store:
        assert store.holds.take_over(DEPUTY, AT, editing=False).by == "somebody"
    assert rename(path) == "saved"


@pytest.mark.parametrize(
    ("put_there", "what"),
    [
        (Path.mkdir, "a folder"),
        (lambda path: path.symlink_to("nowhere"), "a link to a file that cannot be read"),
        (lambda path: path.symlink_to(path.parent), "a link to a file that cannot be read"),
    ],
    ids=["folder", "link to nowhere", "link to a folder"],
)
def test_what_has_the_name_of_the_file_and_is_none_is_told(path, put_there, what):
    put_there(file_of(path))
    told = (
        f"{path}.held is {what}, where the file has to be that says who edits the store. Move it away, then try again; "
        "nothing was saved."
    )
    with Store.open(str(path)) as store:
        assert problem(store.holds.take_over, DEPUTY, AT, editing=False) == problem(rename, path) == told
    assert title(path) == "Harbour plan"
    if file_of(path).is_symlink():
        file_of(path).unlink()
    else:
        file_of(path).rmdir()
    assert rename(path) == "saved"


def test_a_name_of_several_lines_is_told_on_one(path):
    left_by(path, by="Communications\nlead\x1b[31m")
    assert "is in use by Communications lead[31m on" in problem(rename, path)


def saved(path, name, start, told):
    os.environ["LOGNAME"] = name
    database, refused, give_back = connect(path, create=False), [], held.give_back

    def on_a_slow_drive(store):
        Event().wait(0.005)
        give_back(store)

    held.give_back = on_a_slow_drive
    start.wait(60)
    for _ in range(60):
        try:
            with database.writing(None, held.Writer(name, datetime.now(UTC))) as connection:
                connection.exec_driver_sql("INSERT INTO said VALUES (1)")
        except StoreHeld as error:
            refused.append(str(error))
    told.put(refused)


def test_two_who_save_by_commands_at_the_same_moment_queue_and_none_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    path = str(tmp_path / "actionplan.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE said (number)")
    new = multiprocessing.get_context("spawn")
    start, told = new.Barrier(2), new.Queue()
    both = [new.Process(target=saved, args=(path, name, start, told)) for name in (LEAD, DEPUTY)]
    for one in both:
        one.start()
    assert [told.get(timeout=60) for _ in both] == [[], []]
    for one in both:
        one.join(60)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM said").fetchone() == (120,)
    assert not file_of(Path(path)).exists()


def test_who_only_saves_is_waited_for_as_long_as_there_is_time_and_who_edits_is_not(path):
    left_by(path, editing=False)
    left = [0.2] * 3
    with waiting_while(lambda: left.pop() if left else 0.0):
        assert problem(rename, path) == (
            f"The store {path} is in use by Communications lead on the computer LAPTOP-12 since {SINCE}, who is saving "
            "just now. Nothing was saved; try again in a moment."
        )
    assert left == []
    with Store.open(str(path)) as store, ThreadPoolExecutor(1) as other:
        store.holds.refuse_others(DEPUTY, AT)
        saving = other.submit(rename, path)
        with pytest.raises(TimeoutError):
            saving.result(timeout=0.3)
        file_of(path).unlink()
        assert saving.result(timeout=20) == "saved"
        left_by(path)
        assert problem(store.holds.refuse_others, DEPUTY, AT) == problem(rename, path)


def test_on_a_slow_drive_who_saves_is_waited_for_no_longer(path, monkeypatch):
    left_by(path, editing=False)
    holder, tries = held.holder, []

    def slow(*asked):
        tries.append(asked)
        Event().wait(0.2)
        return holder(*asked)

    monkeypatch.setattr(held, "holder", slow)
    with waiting_while(lambda: 0.4):
        assert "is saving just now" in problem(rename, path)
    assert len(tries) < 15  # a pause of 0.02 seconds before each made 20


@pytest.mark.parametrize(
    ("seen", "written", "gone"),
    [
        (-1, -1, False),
        (-11, -11, True),
        (-15, 0, False),
        (0, -15, False),
        (180, -1, False),
        (180, -11, True),
        (-11, 180, True),
        (180, 180, False),
        (1, 1, False),
    ],
)
def test_who_has_gone_is_old_by_the_file_and_by_what_it_says_and_the_future_tells_nothing(
    path, seen, written, gone
):
    left_by(path, at=AT + timedelta(minutes=seen))
    written_at(path, AT + timedelta(minutes=written))
    assert held.holder(path, held.Writer(DEPUTY, AT)).gone is gone


def test_a_clock_that_is_fast_takes_over_from_nobody_who_still_works(path):
    now = datetime.now(UTC)
    left_by(path, at=now)
    with Store.open(str(path)) as store:
        fast = now + timedelta(minutes=15)
        assert store.holds.other(DEPUTY, fast).gone
        assert problem(store.holds.take_over, DEPUTY, fast, editing=True).endswith(
            "so it was not taken over. That can be done once they have closed it, or were not seen for 10 minutes."
        )
        written_at(path, now - timedelta(minutes=11))
        assert store.holds.take_over(DEPUTY, fast, editing=True).by == LEAD


def test_a_clock_that_is_fast_saves_in_place_of_nobody_who_took_over_by_a_command(path):
    now = datetime.now(UTC)
    left_by(path, by=DEPUTY, at=now - timedelta(minutes=1), process=0, editing=False)
    fast = now + timedelta(minutes=15)
    assert problem(rename, path, by="Director", at=fast).endswith(
        "Nothing was saved; you can read it meanwhile, and save when they have closed it."
    )
    assert read(path).by == DEPUTY
    written_at(path, now - timedelta(minutes=11))
    assert rename(path, by="Director", at=fast) == "saved"
    assert not file_of(path).exists()


def test_a_file_that_another_program_has_open_is_removed_a_moment_later(path, monkeypatch):
    left_by(path)
    unlink, tries = Path.unlink, []

    def held_open(self, missing_ok=False):
        tries.append(self.name)
        if len(tries) < 3:
            raise PermissionError
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", held_open)
    remove(path)
    assert (tries, file_of(path).exists()) == (["actionplan.db.held"] * 3, False)
