"""A store kept as one file, put back, and moved between SQLite and PostgreSQL."""

import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk import given
from actionplan.store import Store, backups
from actionplan.words.errors import BadBackup, CannotWrite, NoStore, StoreTooNew
from tests.store.sample import AT, LATER, PLAN, edits
from tests.store.test_migrations import DATA, make_store

ROWS = {"chains": 1, "exports": 1, "items": 6, "report_files": 6, "reports": 2, "returns": 1, "revisions": 4}


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """A working folder with a store: four revisions, two reports of which one is withdrawn, a tracker out and back."""
    monkeypatch.chdir(tmp_path)
    make_store(tmp_path / "actionplan.db")
    return tmp_path


def renamed(path, title, base=None):
    with Store.open(str(path)) as store:
        store.apply(edits(base or store.load(PLAN), (PLAN, "title", title)), by="Ann", at=LATER)


def title(path):
    with Store.open(str(path)) as store:
        return store.load(PLAN).plan.title


def everything(path):
    with Store.open(str(path)) as store:
        return store.contents()


def cut_short(path):
    path.write_bytes(path.read_bytes()[:20_000])


def value(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchone()[0]


def test_a_backup_is_one_whole_file_beside_the_store(place):
    kept = desk.back_up()
    path = Path(kept.where)
    assert (path.parent, path.name[:11], path.suffix) == (place / "backups", "actionplan-", ".db")
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert value(path, "PRAGMA journal_mode") == "delete"
    assert value(path, "PRAGMA integrity_check") == "ok"
    assert (everything(path), kept.contents.rows) == (kept.contents, ROWS)


def test_a_backup_holds_what_is_not_in_the_file_yet(place):
    with closing(sqlite3.connect(place / "actionplan.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")  # keeps the last saves out of the file
        reader.execute("SELECT count(*) FROM items").fetchone()
        renamed(place / "actionplan.db", "Newest")
        desk.back_up(place / "one.db")
    assert title(place / "one.db") == "Newest"


def test_nothing_is_written_over(place):
    (place / "one.db").write_text("mine", "utf-8")
    with pytest.raises(
        CannotWrite, match=r"one\.db is there already, and stays as it is\. Choose another name\.$"
    ):
        desk.back_up(place / "one.db")
    assert (place / "one.db").read_text("utf-8") == "mine"


def test_a_damaged_store_makes_no_backup(place):
    spoil_a_page(place / "actionplan.db")  # which nobody reads to open the store
    with pytest.raises(BadBackup, match=r"actionplan\.db is damaged, or is no store\. Nothing was changed"):
        desk.back_up(place / "one.db")
    assert not (place / "one.db").exists()
    assert not list(place.glob(".actionplan-tmp-*"))


def test_without_a_store_there_is_nothing_to_back_up(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoStore):
        desk.back_up()


def test_a_store_is_put_back_and_what_it_was_is_kept(place):
    one = desk.back_up(place / "one.db")
    renamed(place / "actionplan.db", "By mistake")
    restored = desk.restore(place / "one.db")
    assert (restored.where, restored.contents) == (str(place / "actionplan.db"), one.contents)
    assert title(place / "actionplan.db") == "Our harbour"
    assert title(restored.before) == "By mistake"
    desk.restore(restored.before)
    assert title(place / "actionplan.db") == "By mistake"


def spoil_a_page(path):
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 4096)
        file.write(b"\xff" * 4096)


def spoil_the_head(path):
    with path.open("r+b") as file:
        file.write(bytes(100))


@pytest.mark.parametrize("spoil", [spoil_a_page, spoil_the_head, cut_short])
@pytest.mark.parametrize("saves", [(), ("-wal", "-journal", "-shm")])
def test_a_damaged_store_is_put_back_and_kept_as_it_was(place, spoil, saves):
    one, store = desk.back_up(place / "one.db"), place / "actionplan.db"
    spoil(store)
    for ending in saves:
        (place / f"actionplan.db{ending}").write_bytes(b"left by a crash")
    damaged = store.read_bytes()
    restored = desk.restore(place / "one.db")
    aside = place / "backups" / f"actionplan-{given.today()}-damaged.db"
    assert (restored.contents, restored.before, restored.was_damaged) == (one.contents, aside, True)
    assert (title(store), value(store, "PRAGMA integrity_check")) == ("Our harbour", "ok")
    kept = {path.name: path.read_bytes() for path in aside.parent.iterdir()}
    assert kept == {aside.name: damaged} | {f"{aside.name}{one}": b"left by a crash" for one in saves[:2]}
    assert {path.name for path in place.iterdir()} == {"actionplan.db", "actionplan.log", "backups", "one.db"}


def test_a_damaged_store_that_another_program_holds_stays_as_it_is(place, monkeypatch):
    desk.back_up(place / "one.db")
    cut_short(place / "actionplan.db")
    damaged = (place / "actionplan.db").read_bytes()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(13, "in use")))
    with pytest.raises(CannotWrite, match=r"actionplan\.db cannot be written: .* Close it"):
        desk.restore(place / "one.db")
    assert (place / "actionplan.db").read_bytes() == damaged
    assert not list(place.glob(".actionplan-tmp-*"))


def test_who_has_the_store_open_sees_what_was_put_back(place):
    desk.back_up(place / "one.db")
    with Store.open(str(place / "actionplan.db")) as opened:
        opened.apply(edits(opened.load(PLAN), (PLAN, "title", "By mistake")), by="Ann", at=LATER)
        desk.restore(place / "one.db")
        assert opened.load(PLAN).plan.title == "Our harbour"
        opened.apply(edits(opened.load(PLAN), (PLAN, "title", "On purpose")), by="Ann", at=LATER)
    assert title(place / "actionplan.db") == "On purpose"


def test_a_store_that_was_lost_is_made_again(place):
    one = desk.back_up(place / "one.db")
    for left in place.glob("actionplan.db*"):
        left.unlink()
    restored = desk.restore(place / "one.db")
    assert (restored.contents, restored.before) == (one.contents, None)


def test_an_old_backup_is_brought_forward_when_it_is_put_back(place):
    shutil.copy(DATA / "store-v1.db", place / "old.db")
    before = (place / "old.db").read_bytes()
    desk.restore(place / "old.db")
    assert title(place / "actionplan.db") == "Our harbour"
    assert value(place / "actionplan.db", "SELECT value FROM meta WHERE key = 'version'") == "3"
    assert (place / "old.db").read_bytes() == before


def newer(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'version'")


def other_program(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        connection.execute("INSERT INTO meta VALUES ('version', '3')")  # as browsers have it, too


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        (newer, StoreTooNew, "version"),
        (other_program, BadBackup, "is the database of another program, and no store. Nothing was changed."),
        (cut_short, BadBackup, "is damaged, or is no store. Nothing was changed; take the last copy"),
        (Path.unlink, BadBackup, "There is no file"),
    ],
)
def test_what_is_no_whole_store_is_not_put_back(place, change, error, said):
    desk.back_up(place / "one.db")
    change(place / "one.db")
    before = everything(place / "actionplan.db")
    with pytest.raises(error, match=said):
        desk.restore(place / "one.db")
    assert everything(place / "actionplan.db") == before
    assert not (place / "backups").exists()


def test_the_store_is_no_backup_of_itself(place):
    with pytest.raises(BadBackup, match="is the store itself"):
        desk.restore(place / "actionplan.db")


def test_a_store_that_is_being_saved_is_waited_for_and_not_for_ever(place, monkeypatch):
    monkeypatch.setattr(backups, "WAIT", 1)
    desk.back_up(place / "one.db")
    with closing(
        sqlite3.connect(place / "actionplan.db", isolation_level=None, check_same_thread=False)
    ) as saver:
        saver.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotWrite, match="Nothing was changed"):
            desk.restore(place / "one.db")
        later = threading.Timer(0.5, saver.execute, ["COMMIT"])
        later.start()
        desk.restore(place / "one.db")
        later.join()
    assert title(place / "actionplan.db") == "Our harbour"


def test_the_last_ten_that_were_made_by_themselves_are_kept_and_those_of_a_person(place):
    by_hand = Path(desk.back_up().where)
    for number in range(1, 13):
        made = backups.dated_copy(place / "actionplan.db", AT, f"after-report-{number}")
        os.utime(made, (number, number))
    kept = {path.name for path in (place / "backups").iterdir()}
    assert kept == {by_hand.name, *(f"actionplan-2026-06-23-after-report-{n}.db" for n in range(3, 13))}


@pytest.mark.parametrize("is_old", [False, True], ids=["of this version", "of version 2"])
def test_the_oldest_of_the_ten_is_put_back_and_stays(place, is_old):
    for number in range(1, 11):
        made = backups.dated_copy(place / "actionplan.db", AT, f"after-report-{number}")
        os.utime(made, (number, number))
    oldest = place / "backups" / "actionplan-2026-06-23-after-report-1.db"
    if is_old:  # it is brought forward, after one more copy
        shutil.copy(DATA / "store-v2.db", oldest)
        os.utime(oldest, (1, 1))
    content = oldest.read_bytes()
    renamed(place / "actionplan.db", "By mistake")
    kept = desk.restore(oldest)
    assert title(place / "actionplan.db") == "Our harbour"
    assert oldest.read_bytes() == content
    assert title(kept.before) == "By mistake"
    backups.dated_copy(place / "actionplan.db", AT, "after-report-11")
    assert not oldest.exists()
    assert len([*oldest.parent.glob("*.db")]) == 10


def test_a_copy_of_one_day_and_reason_never_overwrites_another(place):
    first, second = (backups.dated_copy(place / "actionplan.db", AT, "after-report-6") for _ in range(2))
    assert (first.name, second.name) == (
        "actionplan-2026-06-23-after-report-6.db",
        "actionplan-2026-06-23-after-report-6-2.db",
    )


def test_a_copied_store_is_the_same_to_the_last_row(place):
    copied = desk.copy_store(str(place / "two.db"))
    assert copied.contents == everything(place / "actionplan.db") == everything(place / "two.db")
    assert copied.contents.rows == ROWS
    with Store.open(str(place / "two.db")) as store:
        assert store.wrong_with_reports(PLAN) == []


def test_one_letter_that_differs_is_noticed(place):
    before = everything(place / "actionplan.db")
    with closing(sqlite3.connect(place / "actionplan.db")) as connection, connection:
        connection.execute("UPDATE revisions SET why = 'First plan' WHERE number = 1")
    after = everything(place / "actionplan.db")
    assert after.rows == before.rows
    assert after.total != before.total


def test_a_store_with_plans_is_not_written_over(place):
    make_store(place / "two.db")
    with pytest.raises(BadBackup, match=r"two\.db holds plans already, and nothing is written over them\."):
        desk.copy_store(str(place / "two.db"))


def test_what_does_not_arrive_as_it_was_sent_is_not_kept(place, monkeypatch):
    with Store.open(str(place / "two.db"), create=True) as empty:
        with closing(sqlite3.connect(place / "two.db")) as connection, connection:
            connection.execute(
                "CREATE TRIGGER other AFTER INSERT ON revisions BEGIN UPDATE revisions SET by = 'x'; END"
            )
        with (
            Store.open(str(place / "actionplan.db")) as source,
            pytest.raises(BadBackup, match="did not keep"),
        ):
            source.copy_to(empty)
        assert empty.plans() == []


@pytest.mark.postgresql
def test_to_postgresql_and_back_all_is_the_same(place, postgresql_url):
    there = desk.copy_store(postgresql_url)
    assert there.contents == everything(place / "actionplan.db")
    with Store.open(postgresql_url) as server, Store.open(str(place / "actionplan.db")) as file:
        assert server.history(PLAN) == file.history(PLAN)
        assert server.reports(PLAN) == file.reports(PLAN)
        assert server.report_files(PLAN, "2026-27 P06", 1) == file.report_files(PLAN, "2026-27 P06", 1)
        assert server.wrong_with_reports(PLAN) == []
    back = desk.copy_store(str(place / "back.db"), postgresql_url)
    assert back.contents == there.contents
    one = desk.back_up(place / "one.db", postgresql_url)
    assert value(place / "one.db", "PRAGMA journal_mode") == "delete"
    assert (one.contents, everything(place / "one.db")) == (there.contents, there.contents)
    assert [path.name for path in place.glob(".actionplan-tmp-*")] == []


@pytest.mark.postgresql
def test_a_server_is_never_written_over(place, postgresql_url):
    desk.back_up(place / "one.db")
    with pytest.raises(BadBackup, match=r"is on a server, whose plans are never written over\."):
        desk.restore(place / "one.db", postgresql_url)
