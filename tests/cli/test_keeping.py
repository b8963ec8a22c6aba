"""The commands on a whole store, as one types them."""

import json
import os
import re

import pytest

LONG_AGO = "2017-06-12T09:00:00+00:00"


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
    held = {
        "by": "Director",
        "computer": "LAPTOP-12",
        "process": 1,
        "token": "",
        "since": LONG_AGO,
        "seen": LONG_AGO,
    }
    (folder / "actionplan.db.held").write_text(json.dumps(held), "utf-8")
    os.utime(folder / "actionplan.db.held", (0, 0))
    ran = run("undo", "small", "1")
    assert (ran.code, ran.err) == (
        1,
        f"The store {folder / 'actionplan.db'} is in use by Director on the computer LAPTOP-12 since 12 June 2017, "
        "10:00; they were last seen 12 June 2017, 10:00, and have gone. Nothing was saved: run actionplan take-over, "
        "then try again.\n",
    )
    assert run("show", "small").code == 0
    assert run("take-over").out == (
        "Taken over from Director on the computer LAPTOP-12, last seen 12 June 2017, 10:00. Go on with your work: what "
        "they saved is all there.\n"
    )
    assert run("hand-over", "small", "comms-lead", "director", "--from", "2017-07-03").code == 0


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
