"""The page while somebody else edits on a shared drive: it says who, is only to be read, and can take over."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from actionplan.desk import given, holding
from actionplan.editor import one_writer
from actionplan.editor.activity_line import TOP
from actionplan.editor.head import HEAD
from actionplan.editor.panels import PANELS
from actionplan.store.held import Hold
from actionplan.store.held_file import file_of, put, read
from tests.editor.talking import LEAD, Talk
from tests.small_plan import begin

NINE = datetime(2017, 6, 27, 8, 0, tzinfo=UTC)
WORKS = (
    "Director is editing this plan on the computer LAPTOP-12 since 27 June 2017, 09:00, and was last seen 27 June "
    "2017, 09:00. You can read everything meanwhile; to change something, wait until they have closed it."
)


@pytest.fixture
def held(tmp_path, monkeypatch):
    """A plan on a shared drive that the director edits on another computer, at nine."""
    begin(tmp_path, monkeypatch)
    monkeypatch.setenv("ACTIONPLAN_SHARED", "yes")
    monkeypatch.setattr(holding, "_editing", {})
    monkeypatch.setattr(holding, "_begin_beating", lambda: None)
    at(monkeypatch, NINE)
    store = tmp_path / "actionplan.db"
    by_director(store)
    return store


def at(monkeypatch, moment):
    monkeypatch.setattr(given, "now", lambda: moment)


def by_director(store, moment=NINE):
    put(store, Hold("Director", "LAPTOP-12", 4711, "another", moment.isoformat(), moment.isoformat()))
    os.utime(file_of(store), (moment.timestamp(), moment.timestamp()))


def cells(page):
    return next(block for block in page.blocks if block["block"] == "table")["rows"][0]["cells"]


def labels(page):
    return [one["label"] for one in page.top["held"]["buttons"]]


def test_who_edits_is_told_and_nothing_can_be_typed(held):
    page = Talk()
    assert (page.top["held"]["text"], labels(page)) == (WORKS, ["Try again", "Take over"])
    assert {cell["locked"] for cell in cells(page).values()} == {"Director is editing this plan"}
    assert {block["block"] for block in page.blocks} & {"form", "drop"} == set()
    shown = next(block for block in page.blocks if block["block"] == "table")["row_buttons"]
    assert [(one["label"], one.get("off")) for one in shown] == [
        ("More", None),
        ("History", None),
        ("Take out", True),
    ]
    assert "undo" not in page.top


def test_what_was_typed_before_is_refused_and_can_be_saved_later(held):
    file_of(held).unlink()
    page = Talk()
    assert page.write("m-show", "title", "Summer fair")["ok"]
    by_director(held)
    refused = page.write("m-show", "title", "Summer fete")
    assert (refused["ok"], refused["again"], refused["said"]) == (
        False,
        True,
        "Not saved: Director is editing this plan on the computer LAPTOP-12 since 27 June 2017, 09:00. Try again when "
        "they have closed it.",
    )
    assert page.top["held"]["text"] == WORKS
    file_of(held).unlink()
    assert "held" not in page.do("newest")["top"]
    assert "locked" not in cells(page)["title"]
    assert page.write("m-show", "title", "Summer fete")["said"] == "Saved"


def test_who_is_still_there_is_not_taken_over(held):
    page = Talk()
    assert page.do("take over")["said"] == (
        "Director is editing this plan on the computer LAPTOP-12 since 27 June 2017, 09:00, and was last seen 27 June "
        "2017, 09:00, so it was not taken over. That can be done once they have closed it, or were not seen for 10 "
        "minutes."
    )
    assert page.do("try again")["said"].startswith("Not yet: Director is editing this plan")
    assert read(held).by == "Director"


def test_who_only_saves_is_told_as_that(held):
    page = Talk()
    put(held, replace(read(held), editing=False))
    refused = page.write("m-show", "title", "Summer fete")
    assert refused["said"] == (
        "Not saved: Director is saving in this plan on the computer LAPTOP-12 since 27 June 2017, 09:00. Try again in "
        "a moment."
    )
    assert refused["top"]["held"]["text"] == (
        "Director is saving in this plan on the computer LAPTOP-12 since 27 June 2017, 09:00. You can read everything "
        "meanwhile; to change something, wait a moment."
    )


def test_who_has_gone_is_taken_over(held, monkeypatch):
    page = Talk()
    at(monkeypatch, NINE + timedelta(minutes=11))
    told = page.do("newest")["top"]["held"]
    assert told["text"] == (
        "Director had this plan open on the computer LAPTOP-12 since 27 June 2017, 09:00, and was last seen 27 June "
        "2017, 09:00. Nobody edits it now: take over to go on."
    )
    assert [(one["label"], one["main"]) for one in told["buttons"]] == [("Take over", True)]
    reply = page.do("take over")
    assert reply["said"] == (
        "You have taken over from Director on the computer LAPTOP-12. What they saved is all there."
    )
    assert "held" not in reply["top"]
    assert (read(held).by, read(held).editing, read(held).taken_from[:8]) == (LEAD, True, "Director")
    assert page.write("m-show", "title", "Summer fair")["ok"]


def test_when_it_is_closed_the_next_look_makes_it_editable(held):
    page = Talk()
    file_of(held).unlink()
    assert page.do("try again")["said"] == "You can edit the plan now."
    assert read(held).by == LEAD


def test_every_panel_can_be_opened_and_read(held):
    page = Talk()
    for panel in PANELS:
        assert page.do("open", panel=panel.name)["ok"]
        assert page.answering._shown["panel"] == panel.name


def test_that_somebody_was_seen_again_is_told(held, monkeypatch):
    page = Talk()
    assert "top" not in page.do("newest")
    put(held, replace(read(held), seen=(NINE + timedelta(minutes=1)).isoformat()))
    assert "last seen 27 June 2017, 09:01" in page.do("newest")["top"]["held"]["text"]


def test_what_may_be_asked_meanwhile_is_there_to_be_asked():
    known = {"open", *HEAD, *TOP, *one_writer.ONE_WRITER}.union(*(panel.actions for panel in PANELS))
    assert one_writer._READS - known == set()


def test_copies_of_the_store_are_told_at_the_top(held):
    held.with_name("actionplan (1).db").touch()
    assert Talk().top["copies"].startswith("Beside the store lies actionplan (1).db, which may be")


def test_who_reads_can_print_an_issued_report(held):
    page = Talk()
    assert page.do("print report", name="small/2017-18-P05/issue-1")["said"] == (
        "That report is not in the list of issued reports. Reload the page."
    )
    pdf = {"block": "buttons", "buttons": [{"label": "Make a PDF of it", "do": "print report"}]}
    assert one_writer.only_read([pdf], page.answering.session.held) == [pdf]
