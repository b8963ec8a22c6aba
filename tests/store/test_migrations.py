"""Stores of past versions are kept in tests/data: `python -m tests.store.test_migrations` wrote each in its time."""

import secrets
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import MetaData, Table, inspect

from actionplan.store import Store, database, migrations
from actionplan.store.address import resolved
from actionplan.store.database import connect
from actionplan.store.schema import tables
from actionplan.words.errors import NoStore, StoreTooNew, StoreUnavailable
from tests.store.sample import AT, FILES, LATER, P05, PLAN, added, edits, issue, removed, sample_plan, update

DATA = Path(__file__).parents[1] / "data"
STORE_V1, STORE_V2 = DATA / "store-v1.db", DATA / "store-v2.db"
MOVED = {"m-report": "Oct 2026"}
STEP = ("ALTER TABLE revisions ADD COLUMN place TEXT", "UPDATE revisions SET place = 'harbour'")


def make_store(path):
    """Four revisions (a plan, two edits, an update, a removed row), a report that is withdrawn, and one more."""
    with Store.open(str(path), create=True) as store:
        store.create(sample_plan(), by="Ann", at=AT, why="first plan")
        wanted = edits(store.load(PLAN), ("m-report", "date", "Oct 2026"), (PLAN, "title", "Our harbour"))
        store.apply(wanted, by="Ben", at=LATER)
        store.apply(added(store.load(PLAN), update()), by="Ben", at=LATER)
        store.apply(removed(store.load(PLAN), "m-website"), by="Ann", at=LATER)
        issue(store, P05, promised=MOVED)
        issue(store, promised=MOVED)
        store.withdraw(PLAN, P05, 1, by="Ben", at=LATER, reason="a name too many")


def next_version(monkeypatch, *statements):
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(migrations, "STEPS", {2: statements})


def value(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchone()[0]


def everything(path):
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


@pytest.fixture
def old(tmp_path):
    """A store of this version, which is old where `next_version` is called."""
    return Path(shutil.copy(STORE_V2, tmp_path / "actionplan.db"))


def copies(folder):
    return sorted(path.name for path in folder.iterdir() if "-before-" in path.name)


def test_a_store_of_version_1_is_brought_forward(tmp_path):
    path = Path(shutil.copy(STORE_V1, tmp_path / "actionplan.db"))
    before = everything(path)
    with Store.open(str(path), at=LATER) as store:
        assert store.load(PLAN, 1).plan == sample_plan()
        stored = store.load(PLAN)
        assert (store.reports(PLAN), store.promised(PLAN)) == ([], frozenset())
        issue(store, promised=MOVED)
        assert store.wrong_with_reports(PLAN) == []
    assert (stored.plan.title, [m.date for m in stored.plan.milestones]) == ("Our harbour", ["Oct 2026"])
    assert [u.narrative for u in stored.plan.updates] == ["Draft is out."]
    assert copies(tmp_path) == ["actionplan-before-v2-2026-06-23.db"]
    assert everything(tmp_path / "actionplan-before-v2-2026-06-23.db") == before


def test_a_store_of_version_2_is_read(old):
    with Store.open(str(old)) as store:
        assert store.load(PLAN, 1).plan == sample_plan()
        assert [(r.number, r.withdrawn is not None) for r in store.reports(PLAN)] == [
            ("5", True),
            ("6", False),
        ]
        assert store.report_files(PLAN, "2026-27 P06", 1) == {**FILES, "promised.json": b'["m-report"]'}
        assert store.promised(PLAN) == {"m-report"}
        assert store.wrong_with_reports(PLAN) == []
    assert copies(old.parent) == []


def shape(store):
    """The tables as the database describes them, without how their text was laid out."""
    found = inspect(store._database.engine)
    return {
        name: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(name)],
            found.get_pk_constraint(name)["constrained_columns"],
            [unique["column_names"] for unique in found.get_unique_constraints(name)],
        )
        for name in found.get_table_names()
    }


def as_version_1(store):
    with store._database.writing(None) as connection:
        for name in ("reports", "report_files", "chains"):
            connection.exec_driver_sql(f"DROP TABLE {name}")
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'version'")


def test_the_steps_lead_to_the_tables_of_a_new_store(store, address):
    new = shape(store)
    assert sorted(new) == ["chains", "items", "meta", "report_files", "reports", "revisions"]
    as_version_1(store)
    with Store.open(address) as forward:
        assert shape(forward) == new


def test_a_step_forward_keeps_a_dated_copy(old, monkeypatch):
    with Store.open(str(old)) as store:
        before, kept = store.load(PLAN), everything(old)
    next_version(monkeypatch, *STEP, "CREATE TABLE exports (plan TEXT)")
    monkeypatch.setattr(migrations, "tables", MetaData())
    Table("exports", migrations.tables)
    with Store.open(str(old), at=datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))) as store:
        assert store.load(PLAN) == before
    assert value(old, "SELECT value FROM meta WHERE key = 'version'") == "3"
    assert value(old, "SELECT count(*) FROM revisions WHERE place = 'harbour'") == 4
    assert copies(old.parent) == ["actionplan-before-v3-2026-06-30.db"]
    assert everything(old.parent / "actionplan-before-v3-2026-06-30.db") == kept
    assert (old.parent / "actionplan.log").read_text("utf-8") == (
        "2026-06-30T23:30:00Z event=migrated from_version=2 to_version=3\n"
    )


def test_a_copy_holds_what_is_not_in_the_file_yet(old, monkeypatch):
    reader = sqlite3.connect(old, isolation_level=None)  # keeps the last saves out of the file
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM items").fetchone()
    with Store.open(str(old)) as store:
        store.apply(edits(store.load(PLAN), (PLAN, "title", "Newest")), by="Ann", at=LATER)
    next_version(monkeypatch, *STEP)
    Store.open(str(old)).close()
    reader.close()
    (copy,) = copies(old.parent)
    assert value(old.parent / copy, "SELECT max(number) FROM revisions") == 5


def test_a_copy_never_overwrites_another(old, monkeypatch):
    next_version(monkeypatch, *STEP)
    Store.open(str(old)).close()
    shutil.copy(STORE_V2, old)
    Store.open(str(old)).close()
    second, first = copies(old.parent)
    assert (second, first) == ("actionplan-before-v3-2.db", "actionplan-before-v3.db")
    assert everything(old.parent / first) == everything(old.parent / second)
    assert not list(old.parent.glob(".actionplan-tmp-*"))


def test_a_step_that_fails_leaves_the_store_as_it_was(old, monkeypatch):
    before = everything(old)
    next_version(monkeypatch, STEP[0], "UPDATE nothing SET x = 1")
    with pytest.raises(StoreUnavailable) as caught:
        Store.open(str(old))
    (copy,) = copies(old.parent)
    assert str(caught.value) == (
        f"The store {old} could not be brought from version 2 to 3. It is as it was (a copy of it is "
        f"{old.parent / copy}); go on with the version of actionplan that you had, and report this."
    )
    assert everything(old) == before


def test_without_a_copy_there_is_no_step(old, monkeypatch):
    before = everything(old)
    next_version(monkeypatch, *STEP)
    monkeypatch.setattr(secrets, "token_hex", lambda _: "taken")
    (old.parent / ".actionplan-tmp-taken.db").mkdir()
    with pytest.raises(StoreUnavailable, match="a copy of it could not be written beside it first"):
        Store.open(str(old))
    assert everything(old) == before


@pytest.mark.postgresql
def test_a_server_goes_forward_too(postgresql_url, monkeypatch):
    make_store(postgresql_url)
    next_version(monkeypatch, STEP[0], "UPDATE nothing SET x = 1")
    with pytest.raises(
        StoreUnavailable, match=r"could not be brought from version 2 to 3\. It is as it was; go on"
    ):
        Store.open(postgresql_url)
    next_version(monkeypatch, *STEP)
    with Store.open(postgresql_url) as store, store._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT place FROM revisions").scalars().all() == ["harbour"] * 4


def test_a_store_of_a_newer_version_is_refused(harbour, address):
    with harbour._database.writing("test") as connection:
        connection.exec_driver_sql("UPDATE meta SET value = '9' WHERE key = 'version'")
    with pytest.raises(
        StoreTooNew, match=r"made by a newer version of actionplan \(store version 9; this program"
    ):
        Store.open(address, create=True)


def test_an_open_store_notices_that_a_newer_version_came_by(harbour, address):
    seen = harbour.load(PLAN)
    with Store.open(address) as other, other._database.writing(None) as connection:
        connection.exec_driver_sql("UPDATE meta SET value = '3' WHERE key = 'version'")
    with pytest.raises(StoreTooNew):
        harbour.apply(edits(seen, (PLAN, "title", "T")), by="Ann", at=LATER)
    assert harbour.load(PLAN) == seen


def test_the_tables_wait_for_every_writer(harbour, address, monkeypatch):
    monkeypatch.setattr(database, "WAIT", 1)
    with (
        Store.open(address) as other,
        harbour._database.writing("some-plan"),
        pytest.raises(StoreUnavailable, match="being written by somebody else"),
        other._database.writing(None),
    ):
        pass


def test_nothing_is_written_to_a_store_of_a_newer_version(old):
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE meta SET value = '3' WHERE key = 'version'")
        connection.commit()
    before = old.read_bytes()
    with pytest.raises(StoreTooNew):
        Store.open(str(old))
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == ["actionplan.db"]


FOREIGN = [
    "CREATE TABLE customers (name TEXT)",
    "CREATE TABLE meta (name TEXT)",
    "CREATE TABLE items (plan TEXT)",
]


@pytest.mark.parametrize("statement", FOREIGN)
def test_a_database_of_another_program_is_left_alone(address, statement):
    database = connect(resolved(address, Path.cwd()), create=True)
    with database.writing("test") as connection:
        connection.exec_driver_sql(statement)
    database.engine.dispose()
    with pytest.raises(
        StoreUnavailable, match=r"is the database of another program\. Give the store a database"
    ):
        Store.open(address, create=True)


def test_an_empty_file_becomes_a_store_only_where_one_is_to_be_made(tmp_path):
    empty = tmp_path / "actionplan.db"
    empty.touch()
    with pytest.raises(NoStore):
        Store.open(str(empty))
    with Store.open(str(empty), create=True) as store:
        assert store.plans() == []


def test_the_tables_of_version_2_are_those_of_the_kept_store(old, tmp_path):
    """Whoever changes a table must add a step, and keep a store of the version before."""
    fresh = tmp_path / "fresh.db"
    Store.open(str(fresh), create=True).close()
    shape = "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_schema ORDER BY name)"
    assert value(old, shape) == value(fresh, shape)
    assert sorted(tables.tables) == ["chains", "items", "meta", "report_files", "reports", "revisions"]


if __name__ == "__main__":
    make_store(STORE_V2)
    (DATA / "actionplan.log").unlink()
