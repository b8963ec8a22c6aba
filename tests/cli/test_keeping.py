"""The commands on a whole store, as one types them."""

import json
import os
import re
import shutil
from pathlib import Path
from time import time

import pytest

DATA = Path(__file__).parents[1] / "data"
LONG_AGO = "2017-06-12T09:00:00+00:00"
GONE = "they were last seen 12 June 2017, 10:00, and have gone"


def left_by_director(folder, written=0.0):
    """What says that the director edits on another computer, last written at that moment."""
    held = {
        "by": "Director",
        "computer": "LAPTOP-12",
        "process": 1,
        "token": "",
        "since": LONG_AGO,
        "seen": LONG_AGO,
    }
    (folder / "actionplan.db.held").write_text(json.dumps(held), "utf-8")
    os.utime(folder / "actionplan.db.held", (written, written))


def in_use(folder):
    store = folder / "actionplan.db"
    return f"The store {store} is in use by Director on the computer LAPTOP-12 since 12 June 2017, 10:00"


def test_a_store_is_backed_up_put_back_and_copied(run, small, folder):
    assert run("load", small).code == 0
    kept = run("backup", "one.db")
    assert kept.out == "The backup is at one.db: six rows, one revision and no issued reports, checked.\n"
    again = run("backup", "one.db")
    assert (again.code, again.err) == (
        1,
        "one.db is there already, and stays as it is. Choose another name.\n",
    )
    put_back = run("restore", "one.db")
    assert " is as it was in one.db: " in put_back.out
    assert re.search(
        r"What it was until now is kept: actionplan restore \S+-before-restore\.db brings it back\.\n$",
        put_back.out,
    )
    copied = run("copy-store", "two.db")
    assert re.search(r"^Everything is in two\.db: ", copied.out)
    assert run("show", "--store", "two.db").out == run("show").out != ""


def test_a_file_that_is_no_backup_is_named(run, small, folder):
    (folder / "letter.db").write_text("Dear all", "utf-8")
    ran = run("restore", "letter.db")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "letter.db is damaged, or is no store. Nothing was changed; take the last copy of it that is whole.\n"
    )


def test_a_store_on_a_shared_drive_is_taken_over_from_who_has_gone(run, small, folder, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    run("load", small)
    assert run("take-over").out == (
        "Nobody else has the store open, so there is nothing to take over: go on with your work.\n"
    )
    left_by_director(folder)
    ran = run("undo", "small", "1")
    assert (ran.code, ran.err) == (
        1,
        f"{in_use(folder)}; {GONE}. Nothing was saved: run actionplan take-over, then try again.\n",
    )
    assert run("show", "small").code == 0
    assert run("take-over").out == (
        "Taken over from Director on the computer LAPTOP-12, last seen 12 June 2017, 10:00. Go on with your work: what "
        "they saved stays as it is.\n"
    )
    assert run("hand-over", "small", "comms-lead", "director", "--from", "2017-07-03").code == 0


def test_who_took_over_as_the_deputy_is_not_locked_out_by_themselves(run, small, folder, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    assert run("load", small).code == run("backup", "one.db").code == 0
    left_by_director(folder)
    assert run("take-over", "--by", "Deputy communications lead").code == 0
    assert run("restore", "one.db").code == run("restore", "one.db", "--by", "Deputy").code == 0
    assert run("load", small, "--replace").code == 0
    assert run("copy-store", "two.db", "--by", "Deputy").code == 0


def damage(store):
    store.write_bytes(bytes(8192))


@pytest.mark.parametrize("spoil", [damage, Path.unlink], ids=["damaged", "missing"])
def test_where_somebody_left_a_store_that_is_none_any_more_it_is_taken_over_and_put_back(
    run, small, folder, monkeypatch, spoil
):
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    assert run("load", small).code == run("backup", "one.db").code == 0
    spoil(folder / "actionplan.db")
    left_by_director(folder)
    refused = run("restore", "one.db")
    assert (refused.code, refused.err) == (
        1,
        f"{in_use(folder)}; {GONE}. Nothing was changed: run actionplan take-over, then try again.\n",
    )
    assert run("take-over").out.startswith("Taken over from Director on the computer LAPTOP-12, ")
    assert run("restore", "one.db").code == run("show", "small").code == 0


@pytest.mark.parametrize("spoil", [damage, Path.unlink], ids=["damaged", "missing"])
def test_a_store_that_is_none_any_more_is_not_put_back_while_somebody_works(
    run, small, folder, monkeypatch, spoil
):
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    assert run("load", small).code == run("backup", "one.db").code == 0
    spoil(folder / "actionplan.db")
    left_by_director(folder, time())
    assert run("restore", "one.db").err == (
        f"{in_use(folder)}. Nothing was changed; try again when they have closed it.\n"
    )
    assert "so it was not taken over" in run("take-over").err


def test_without_a_store_and_without_a_hold_there_is_nothing_to_take_over(run, folder, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    ran = run("take-over")
    assert (ran.code, ran.err.startswith(f"There is no store at {folder / 'actionplan.db'}.")) == (1, True)


def test_a_store_of_an_older_version_is_taken_over_and_then_brought_forward(run, folder, monkeypatch):
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    store = folder / "actionplan.db"
    shutil.copy(DATA / "store-v2.db", store)
    content = store.read_bytes()
    why = "An older version of actionplan made it, so it has to be brought forward before it can be read."
    left_by_director(folder, time())
    assert run("show").err == (
        f"{in_use(folder)}. {why} Nothing was changed; try again when they have closed it.\n"
    )
    left_by_director(folder)
    assert run("show").err == (
        f"{in_use(folder)}; {GONE}. {why} Nothing was changed: run actionplan take-over, then try again.\n"
    )
    taken = run("take-over", "--by", "Ann")
    assert (taken.code, taken.out[:24]) == (0, "Taken over from Director")
    assert (
        store.read_bytes()[100:] == content[100:]
    )  # but for the kind of its journal, which stands in the head
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Ann")
    assert (run("show").code, json.loads((folder / "actionplan.db.held").read_text("utf-8"))["by"]) == (
        0,
        "Ann",
    )


def test_a_damaged_store_is_put_back_and_the_person_is_told_where_it_is_kept(run, small, folder):
    assert run("load", small).code == run("backup", "one.db").code == 0
    (folder / "actionplan.db").write_bytes(bytes(8192))
    ran = run("restore", "one.db")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(
        r"The store that was there is damaged, and is kept as it was: \S+-damaged\.db\.\n$", ran.out
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("backup", "actionplan.db-wal"),
            "actionplan.db-wal is a name that files of the store itself go by.",
        ),
        (
            ("backup", "actionplan.db.held"),
            "actionplan.db.held is a name that files of the store itself go by.",
        ),
        (("copy-store", "CON.db"), "CON.db cannot be written: Windows keeps the name “CON” for a device."),
    ],
)
def test_a_name_that_others_go_by_is_refused(run, small, folder, words, said):
    run("load", small)
    ran = run(*words)
    assert (ran.code, ran.err.startswith(said), (folder / words[1]).exists()) == (1, True, False)


def test_in_another_folder_a_backup_may_begin_with_the_name_of_the_store(run, small, folder):
    run("load", small)
    (folder / "here").symlink_to(folder)
    refused = run("backup", "here/actionplan.db.before-holiday.db")
    assert (refused.code, refused.err) == (
        1,
        "here/actionplan.db.before-holiday.db is a name that files of the store itself go by. Choose another name.\n",
    )
    kept = run("backup", "safe/actionplan.db.before-holiday.db")
    assert (kept.code, (folder / "safe" / "actionplan.db.before-holiday.db").is_file()) == (0, True)


def test_copies_that_a_synchronised_folder_made_are_told_once_by_every_command(
    run, small, folder, monkeypatch
):
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    (folder / "actionplan (1).db").touch()
    told = (
        "Beside the store lies actionplan (1).db, which may be what another computer saved at the same time. Look "
        "there for anything that is missing here, then move it away.\n"
    )
    run("load", small)
    for words in (("load", small), ("show",), ("dump", "small"), ("backup",), ("take-over",)):
        ran = run(*words)
        assert (ran.code, ran.err) == (0, told)
    ran = run("undo", "nothing", "1")
    assert (ran.code, ran.err.startswith(told), ran.err.count("Beside")) == (1, True, 1)
