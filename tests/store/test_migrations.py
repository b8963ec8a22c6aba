"""Stores of past versions are kept in tests/data.

`python -m tests.store.test_migrations` wrote each in its time; it writes that of this version.
"""

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
from actionplan.store.schema import SCHEMA_VERSION, tables
from actionplan.words.errors import NoStore, StoreTooNew, StoreUnavailable
from tests.store.sample import (
    AT,
    FILES,
    LATER,
    P05,
    PLAN,
    added,
    edits,
    export,
    issue,
    removed,
    returned,
    sample_plan,
    update,
)

DATA = Path(__file__).parents[1] / "data"
STORE_V1, STORE_V2 = DATA / "store-v1.db", DATA / "store-v2.db"
NEXT = SCHEMA_VERSION + 1
MOVED = {"m-report": "Oct 2026"}
STEP = ("ALTER TABLE revisions ADD COLUMN place TEXT", "UPDATE revisions SET place = 'harbour'")


def make_store(path):
    """Four revisions (a plan, two edits, an update, a removed row), two reports, one of them withdrawn, and a tracker.

    The tracker went out, and came back with the update.
    """
    with Store.open(str(path), create=True) as store:
        store.create(sample_plan(), by="Ann", at=AT, why="first plan")
        wanted = edits(store.load(PLAN), ("m-report", "date", "Oct 2026"), (PLAN, "title", "Our harbour"))
        store.apply(wanted, by="Ben", at=LATER)
        store.keep_exports(PLAN, [export(revision=2)], at=AT)
        store.apply(added(store.load(PLAN), update()), by="Ben", at=LATER, returned=returned())
        store.apply(removed(store.load(PLAN), "m-website"), by="Ann", at=LATER)
        issue(store, P05, promised=MOVED)
        issue(store, promised=MOVED)
        store.withdraw(PLAN, P05, 1, by="Ben", at=LATER, reason="a name too many")


def next_version(monkeypatch, *statements):
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(migrations, "STEPS", {SCHEMA_VERSION: statements})


def value(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchone()[0]


def everything(path):
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


@pytest.fixture
def old(tmp_path):
    """A store of this version, which is old where `next_version` is called."""
    path = tmp_path / "actionplan.db"
    make_store(path)
    (tmp_path / "actionplan.log").unlink()
    return path


def copies(folder):
    return sorted(path.name for path in (folder / "backups").glob("*"))


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
    assert copies(tmp_path) == ["actionplan-2026-06-23-before-v3.db"]
    assert everything(tmp_path / "backups" / "actionplan-2026-06-23-before-v3.db") == before


def check_reports(store):
    """What a store holds of the reports that `make_store` issued, by period and issue."""
    assert [(r.number, r.withdrawn is not None) for r in store.reports(PLAN)] == [("5", True), ("6", False)]
    assert store.report_files(PLAN, "2026-27 P06", 1) == {**FILES, "promised.json": b'["m-report"]'}
    assert store.promised(PLAN) == {"m-report"}
    assert store.wrong_with_reports(PLAN) == []


def test_a_store_of_version_2_is_brought_forward(tmp_path):
    path = Path(shutil.copy(STORE_V2, tmp_path / "actionplan.db"))
    before = everything(path)
    with Store.open(str(path), at=LATER) as store:
        assert store.load(PLAN, 1).plan == sample_plan()
        check_reports(store)
        assert (store.exports(PLAN), store.returns(PLAN)) == ([], [])
        store.keep_exports(PLAN, [export()], at=AT)
        assert store.apply(edits(store.load(PLAN)), by="Ben", at=LATER, returned=returned()) is None
        assert store.export_anywhere("abcd2345") == export()
        assert store.returned_content(PLAN, 1) == returned().content
    assert copies(tmp_path) == ["actionplan-2026-06-23-before-v3.db"]
    assert everything(tmp_path / "backups" / "actionplan-2026-06-23-before-v3.db") == before


def test_a_store_of_this_version_is_read(old):
    with Store.open(str(old)) as store:
        assert store.load(PLAN, 1).plan == sample_plan()
        check_reports(store)
        assert store.export(PLAN, "abcd2345") == export(revision=2)
        assert [(one.number, one.revision) for one in store.returns(PLAN)] == [(1, 3)]
        assert store.merged_updates(PLAN, "abcd2345") == {"u-1"}
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
        for name in ("reports", "report_files", "chains", "exports", "returns"):
            connection.exec_driver_sql(f"DROP TABLE {name}")
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'version'")


def test_the_steps_lead_to_the_tables_of_a_new_store(store, address):
    new = shape(store)
    assert sorted(new) == sorted(tables.tables)
    as_version_1(store)
    with Store.open(address) as forward:
        assert shape(forward) == new


def test_a_step_forward_keeps_a_dated_copy(old, monkeypatch):
    with Store.open(str(old)) as store:
        before, kept = store.load(PLAN), everything(old)
    next_version(monkeypatch, *STEP, "CREATE TABLE letters (plan TEXT)")
    monkeypatch.setattr(migrations, "tables", MetaData())
    Table("letters", migrations.tables)
    with Store.open(str(old), at=datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))) as store:
        assert store.load(PLAN) == before
    assert value(old, "SELECT value FROM meta WHERE key = 'version'") == "4"
    assert value(old, "SELECT count(*) FROM revisions WHERE place = 'harbour'") == 4
    assert copies(old.parent) == ["actionplan-2026-06-30-before-v4.db"]
    assert everything(old.parent / "backups" / "actionplan-2026-06-30-before-v4.db") == kept
    assert (old.parent / "actionplan.log").read_text("utf-8") == (
        "2026-06-30T23:30:00Z event=migrated from_version=3 to_version=4\n"
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
    assert value(old.parent / "backups" / copy, "SELECT max(number) FROM revisions") == 5


def test_a_copy_never_overwrites_another(old, monkeypatch):
    next_version(monkeypatch, *STEP)
    as_it_was = old.read_bytes()
    Store.open(str(old)).close()
    old.write_bytes(as_it_was)
    Store.open(str(old)).close()
    second, first = copies(old.parent)
    assert (second, first) == ("actionplan-before-v4-2.db", "actionplan-before-v4.db")
    assert everything(old.parent / "backups" / first) == everything(old.parent / "backups" / second)
    assert not list(old.parent.rglob(".actionplan-tmp-*"))


def test_a_step_that_fails_leaves_the_store_as_it_was(old, monkeypatch):
    before = everything(old)
    next_version(monkeypatch, STEP[0], "UPDATE nothing SET x = 1")
    with pytest.raises(StoreUnavailable) as caught:
        Store.open(str(old))
    (copy,) = copies(old.parent)
    assert str(caught.value) == (
        f"The store {old} could not be brought from version 3 to 4. It is as it was (a copy of it is "
        f"{old.parent / 'backups' / copy}); go on with the version of actionplan that you had, and report this."
    )
    assert everything(old) == before


def test_without_a_copy_there_is_no_step(old, monkeypatch):
    before = everything(old)
    next_version(monkeypatch, *STEP)
    monkeypatch.setattr(secrets, "token_hex", lambda _: "taken")
    (old.parent / "backups" / ".actionplan-tmp-taken.db").mkdir(parents=True)
    with pytest.raises(StoreUnavailable, match="a copy of it could not be written beside it first"):
        Store.open(str(old))
    assert everything(old) == before


@pytest.mark.postgresql
def test_a_server_goes_forward_too(postgresql_url, monkeypatch):
    make_store(postgresql_url)
    next_version(monkeypatch, STEP[0], "UPDATE nothing SET x = 1")
    with pytest.raises(
        StoreUnavailable, match=r"could not be brought from version 3 to 4\. It is as it was; go on"
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
        connection.exec_driver_sql("UPDATE meta SET value = '4' WHERE key = 'version'")
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
        connection.execute("UPDATE meta SET value = '4' WHERE key = 'version'")
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


TABLES_OF_VERSION_3 = """
chains: plan, length, head
exports: plan, id, revision, at, by, period, owner, name, sha256, data
items: plan, id, kind, order, data, removed
meta: key, value
report_files: plan, period, issue, name, content
reports: plan, period, issue, sequence, number, at, by, reason, revision, audience, manifest, fingerprint, withdrawn
returns: plan, number, at, by, export, period, owner, name, sha256, content_sha256, revision, outcome, content
revisions: plan, number, at, by, why, undoes, changes
"""


def test_the_tables_of_this_version_are_as_they_were(store):
    """Whoever changes a table must add a step, and keep a store of the version before (`make_store`)."""
    assert SCHEMA_VERSION == 3
    lines = [f"{name}: {', '.join(c[0] for c in found[0])}" for name, found in sorted(shape(store).items())]
    assert lines == TABLES_OF_VERSION_3.strip().split("\n")


if __name__ == "__main__":
    make_store(DATA / f"store-v{SCHEMA_VERSION}.db")
    (DATA / "actionplan.log").unlink()
