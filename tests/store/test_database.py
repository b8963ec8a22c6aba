"""What SQLite and PostgreSQL do when they cannot: a sentence, and nothing lost."""

import errno
import os
import shutil
import sqlite3
import sys
import threading
import traceback
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from sqlalchemy import make_url

from actionplan.store import Store, database, waiting_while
from actionplan.words.errors import ActionPlanError, NoStore, StoreBusy, StoreUnavailable
from tests.store.forked import in_child, needs_fork
from tests.store.sample import AT, LATER, PLAN, edits, sample_plan


def make(path):
    with Store.open(str(path), create=True) as store:
        store.create(sample_plan(), by="Ann", at=AT, why="")


def title(path):
    with Store.open(str(path)) as store:
        return store.load(PLAN).plan.title


def rename(path, text="New title"):
    with Store.open(str(path)) as store:
        store.apply(edits(store.load(PLAN), (PLAN, "title", text)), by="Ben", at=LATER)
    return "saved"


def problem(call, *arguments, **named) -> str:
    with pytest.raises(ActionPlanError) as caught:
        call(*arguments, **named)
    return str(caught.value)


def test_the_file_is_set_up_to_lose_nothing(tmp_path):
    with (
        Store.open(str(tmp_path / "a b%20#?.db"), create=True) as store,
        store._database.writing("x") as connection,
    ):
        asked = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in (
            "journal_mode", "synchronous", "busy_timeout",
        )}  # fmt: skip
    assert asked == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 30000}
    assert [path.name for path in tmp_path.iterdir()] == ["a b%20#?.db"]


@pytest.mark.parametrize(
    ("path", "url"),
    [
        (PurePosixPath("/srv/our plans/a?b#c%.db"), "file:///srv/our%20plans/a%3Fb%23c%25.db"),
        (PureWindowsPath("C:\\Our plans\\a.db"), "file:///C:/Our%20plans/a.db"),
        (PureWindowsPath("\\\\server\\share\\a.db"), "file:////server/share/a.db"),
    ],
)
def test_a_file_by_its_url(path, url):
    assert database.file_url(path) == url


def test_a_closed_store_is_one_file_that_can_be_copied(tmp_path):
    make(tmp_path / "actionplan.db")
    with Store.open(str(tmp_path / "actionplan.db")) as store:
        store.apply(edits(store.load(PLAN), (PLAN, "title", "T")), by="Ben", at=LATER)
        shutil.copy(tmp_path / "actionplan.db", tmp_path / "copy.db")
    assert title(tmp_path / "copy.db") == "T"


def test_what_was_left_half_done_is_swept_where_a_store_is_opened_for_writing(tmp_path):
    path, left = tmp_path / "actionplan.db", tmp_path / ".actionplan-tmp-left.db"
    make(path)
    left.touch()
    os.utime(left, (0, 0))
    title(path)
    assert left.exists()
    Store.open(str(path), create=True).close()
    assert not left.exists()


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"PK\3\4" + b"x" * 5000)
    for create in (True, False):
        assert problem(Store.open, str(path), create=create) == (
            f"{path} is not a store: it is a file of another kind. Check the path."
        )
    assert path.read_bytes() == b"PK\3\4" + b"x" * 5000


def test_a_damaged_file(tmp_path):
    path = tmp_path / "actionplan.db"
    make(path)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    assert problem(title, path).startswith(f"The store {path} is damaged. Go back to its last copy")


def test_a_folder_is_no_store(tmp_path):
    assert problem(Store.open, str(tmp_path), create=True) == (
        f"{tmp_path} is a folder, not a store; name a file in it, such as {tmp_path / 'actionplan.db'}."
    )


def test_a_folder_that_is_not_there(tmp_path):
    path = tmp_path / "nowhere" / "actionplan.db"
    assert problem(Store.open, str(path), create=True) == (
        f"The store {path} could not be opened. Check that its folder exists, and that you may read and "
        "write there."
    )
    assert problem(Store.open, str(path)).startswith(f"There is no store at {path}. Load a plan first")


def away(path, monkeypatch):
    """The network on which a store lies fails: whatever is asked of the file ends in an error of the system."""
    stat = Path.stat

    def refused(self, **how):
        if self == path:
            raise OSError(errno.EHOSTDOWN, "Host is down")
        return stat(self, **how)

    monkeypatch.setattr(Path, "stat", refused)


def test_a_drive_that_is_away_is_told(tmp_path, monkeypatch):
    path = tmp_path / "actionplan.db"
    make(path)
    said = f"The store {path} could not be opened. Check that its folder exists, and that you may read and write there."
    with Store.open(str(path)) as store:
        path.unlink()
        away(path, monkeypatch)
        assert problem(store.load, PLAN) == problem(Store.open, str(path)) == said


def test_a_file_that_went_away_is_not_made_again(tmp_path):
    path = tmp_path / "actionplan.db"
    make(path)
    with Store.open(str(path)) as store:
        path.unlink()
        assert problem(store.load, PLAN).startswith(f"The store {path} could not be opened.")
    assert not path.exists()


@needs_fork
def fill_the_disk(path, confirmed):
    """Save until there is no room; each confirmed revision is noted in a file outside of the limit."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    with Store.open(str(path)) as store:
        for number in range(1000):
            wanted = edits(store.load(PLAN), ("m-report", "note", f"{number} " + "x" * 20_000))
            revision = store.apply(wanted, by="Ben", at=LATER)
            confirmed.write_text(str(revision.number), "utf-8")
    return "no end"


@needs_fork
def test_a_full_disk_loses_nothing(tmp_path):
    path, confirmed = tmp_path / "actionplan.db", tmp_path / "confirmed"
    make(path)
    assert in_child(lambda: fill_the_disk(path, confirmed)) == (
        f"StoreUnavailable: The store {path} could not be written: the disk is full or failing. Free some "
        "space, then try again; what was saved before is safe."
    )
    last = int(confirmed.read_text("utf-8"))
    assert last > 3
    with Store.open(str(path)) as store:
        assert store.load(PLAN).revision.number == last
        assert store.load(PLAN).plan.by_id["m-report"].note == f"{last - 2} " + "x" * 20_000
        assert [revision.number for revision in store.history(PLAN)] == list(range(1, last + 1))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert rename(path) == "saved"


def test_a_writer_waits_for_another_and_then_says_so(address, monkeypatch):
    monkeypatch.setattr(database, "WAIT", 1)
    with Store.open(address, create=True) as store:
        store.create(sample_plan(), by="Ann", at=AT, why="")
        with store._database.writing(PLAN):
            said = problem(rename, address)
            assert title(address) == "Harbour plan"
    assert "is being written by somebody else. Try again in a moment; nothing was saved." in said
    assert rename(address) == "saved"


def test_many_may_make_the_same_store_at_once(address):
    said: list[str] = []

    def create() -> None:
        try:
            with Store.open(address, create=True) as store:
                store.create(sample_plan(), by="Ann", at=AT, why="")
            said.append("created")
        except ActionPlanError as error:
            said.append(type(error).__name__)

    threads = [threading.Thread(target=create) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["PlanExists"] * 7 + ["created"]
    with Store.open(address) as store:
        assert len(store.history(PLAN)) == 1


def test_without_the_driver(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert problem(Store.open, "postgresql://ann:secret@db/plans") == (
        "The store postgresql+psycopg://ann:***@db/plans needs the package psycopg. Install it (python -m pip "
        'install "actionplan[postgresql]"), then try again.'
    )


def wrong_addresses(url):
    right = make_url(url)
    yield right.set(port=1), "could not be reached. Check the address"
    yield right.set(password="s3cret"), "did not accept the user name or the password"
    yield right.set(username="nobody", password="s3cret"), "did not accept the user name or the password"
    yield right.set(database="nowhere"), "has no such database"


@pytest.mark.postgresql
def test_no_sentence_names_a_password(postgresql_url, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for url, sentence in wrong_addresses(postgresql_url):
        with pytest.raises(StoreUnavailable, match=sentence) as caught:
            Store.open(url.render_as_string(hide_password=False), create=True)
        told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
        assert url.password not in told
        assert f":***@{url.host}" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", ["port", "5432:1"])
def test_an_address_that_cannot_be_read(port):
    assert problem(Store.open, f"postgresql://ann:secret@db:{port}/plans") == (
        f"postgresql+psycopg://ann:***@db:{port}/plans is not the address of a database; write it as "
        "postgresql://person@server:5432/database."
    )


@pytest.mark.postgresql
def test_an_empty_database_is_no_store(postgresql_url):
    with pytest.raises(NoStore) as caught:
        Store.open(postgresql_url)
    assert make_url(postgresql_url).password not in str(caught.value)


@pytest.mark.postgresql
def test_a_database_that_may_only_be_read(postgresql_url):
    make(postgresql_url)
    with Store.open(postgresql_url) as store, store._database.writing("test") as connection:
        name = make_url(postgresql_url).database
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    assert title(postgresql_url) == "Harbour plan"
    assert "may only be read" in problem(rename, postgresql_url)


@pytest.mark.postgresql
def test_a_server_that_was_started_again(postgresql_url):
    make(postgresql_url)
    end_others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with Store.open(postgresql_url) as store, Store.open(postgresql_url) as other:
        with other._database.writing("test") as connection:
            connection.exec_driver_sql(end_others)
        assert store.load(PLAN).plan.title == "Harbour plan"
        with (
            pytest.raises(StoreUnavailable, match="could not be reached"),
            store._database.writing(PLAN) as mine,
        ):
            with other._database.writing("test") as connection:
                connection.exec_driver_sql(end_others)
            mine.exec_driver_sql("SELECT 1")
        assert store.load(PLAN).plan.title == "Harbour plan"


def test_the_address_may_stand_in_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Store.open("plans.db", create=True) as store:
        store.create(sample_plan(), by="Ann", at=AT, why="")
        monkeypatch.chdir(Path("/"))
        assert store.load(PLAN).plan.title == "Harbour plan"
    assert (tmp_path / "plans.db").is_file()


def test_who_looks_at_a_page_waits_for_others_a_little_all_in_all(tmp_path):
    path = tmp_path / "actionplan.db"
    make(path)
    left = [0.3, 0.0]
    with (
        Store.open(str(path)) as store,
        store._database.writing(PLAN),
        waiting_while(lambda: left.pop(0) if left else 0.0),
        pytest.raises(StoreBusy) as caught,
    ):
        rename(path)
    assert str(caught.value).startswith(f"The store {path} is being written by somebody else. Try again in a")
    assert rename(path) == "saved"


def test_looking_at_an_empty_file_writes_nothing_to_it(tmp_path):
    path = tmp_path / "actionplan.db"
    path.touch()
    assert problem(title, path).startswith(f"There is no store at {path}.")
    assert path.read_bytes() == b""
    make(path)
    assert title(path) == "Harbour plan"


def test_a_row_that_did_not_change_is_read_once(tmp_path):
    path = tmp_path / "actionplan.db"
    make(path)
    with Store.open(str(path)) as store:
        first = store.load(PLAN).plan
        rename(path)
        second = store.load(PLAN).plan
    assert (first.title, second.title) == ("Harbour plan", "New title")
    assert second.by_id["m-report"] is first.by_id["m-report"]
