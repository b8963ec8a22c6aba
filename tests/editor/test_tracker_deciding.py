"""The cells of a returned tracker in which it differs from the plan: what counts is decided one by one."""

from datetime import date

import pytest

from actionplan import desk
from tests.editor.dropping import (
    DATE,
    DIFFERS,
    STATUS,
    TITLE,
    Dropping,
    changed,
    edited,
    plan,
    row,
    shown,
    under,
    whole,
)
from tests.small_plan import on, unrendered

pytestmark = pytest.mark.usefixtures("folder")


def test_a_cell_that_both_changed_waits_until_somebody_decides():
    back = edited(whole(), "back.xlsx", ("Press day", TITLE, "Press morning"))
    changed("m-press", title="Press evening")
    page = Dropping()
    assert page.drop(back)["said"].endswith("No change; 1 waits for you to decide; nothing is saved yet.")
    cells = page.table(DIFFERS)["Press evening, Milestone"]
    assert shown(cells, "plan", "file", "decide") == ("Press evening", "Press morning", "")
    assert under(cells["file"]) == [
        "changed in the plan as well, by Ben on 19 June 2017, 10:00; it was “Press day” when it went out"
    ]
    page.decide("Press evening, Milestone", "file")
    assert page.press("Save 1 change")["ok"]
    assert row("m-press").title == "Press morning"


def test_a_status_that_needs_a_reason_gets_it_in_place():
    page = Dropping()
    page.drop(edited(whole(), "back.xlsx", ("Press day", STATUS, "Red")))
    cells = page.table(DIFFERS)["Press day, Status"]
    assert under(cells["file"]) == ["“Red” is not what the rule says (Amber), and has no reason yet."]
    (field,) = cells["decide"]["opens"]["file"]
    assert (field["name"], field["required"]) == ("reason", True)
    refused = page.decide("Press day, Status", "file", reason=" ")
    assert (refused["ok"], refused["said"]) == (False, "Give the reason for Red: it stands in the report.")
    assert page.decide("Press day, Status", "file", reason="The venue fell through.")["ok"]
    page.press("Save 1 change")
    (update,) = plan().updates
    assert (update.of, update.reported_rag, update.reason) == ("m-press", "red", "The venue fell through.")


def test_complete_without_its_day_is_given_the_day():
    page = Dropping()
    page.drop(edited(whole(), "back.xlsx", ("Press day", STATUS, "Complete")))
    assert page.table(DIFFERS)["Press day, Status"]["decide"]["without"] == ["file"]
    assert page.decide("Press day, Status", "file")["said"] == (
        "What the file says cannot be taken as it is. Keep the plan, or put something else."
    )
    assert page.decide("Press day, Status", "value", completed="12 June 2017")["ok"]
    page.press("Save 2 changes")
    assert [one.completed_on for one in plan().updates] == ["2017-06-12"]


def test_a_cell_that_cannot_be_read_is_put_right_beside_it():
    page = Dropping()
    page.drop(edited(whole(), "back.xlsx", ("New website", DATE, "31/02/2018")))
    name = "New website, Target date as written"
    assert shown(page.table(DIFFERS)[name], "plan", "file", "decide") == ("w/c 3 July", "31/02/2018", "")
    refused = page.decide(name, "value", value="32 March")
    assert not refused["ok"]
    assert "32 March" in refused["said"]
    assert page.table(DIFFERS)[name]["decide"].get("value", "") == ""
    page.decide(name, "value", value="7 July")
    page.press("Save 1 change")
    assert row("m-web").date == "7 July"


def test_the_new_date_of_a_row_in_an_issued_report_is_said_row_by_row(monkeypatch):
    unrendered(monkeypatch)
    on(monkeypatch, date(2017, 6, 27))
    desk.issue("small", "P06")
    page = Dropping()
    page.drop(edited(whole(), "back.xlsx", ("Press day", DATE, "7 July"), ("New website", DATE, "10 July")))
    press, web = "Press day, Target date as written", "New website, Target date as written"
    told = [one["items"] for one in page.blocks if one.get("caption") == "Also worth knowing"]
    assert told == [
        ["Report 6, of fortnight 6 of 2017-18, is issued and stays as it is; the next one tells of this."]
    ]
    assert under(page.table(DIFFERS)[press]["file"]) == [
        "read as 7 July 2017",
        "Milestones, row 6, “Press day”: its date stood in an issued report as “30.06.17” and is “7 July” in the file; "
        "say what the new date is, or keep that of the plan.",
    ]
    assert (
        page.decide(press, "file")["said"]
        == "Say what the new date is: the old one stood in an issued report."
    )
    assert page.decide(press, "file", new_date="agreed", agreed_by="The board")["said"] == (
        "Say who agreed to the new date, and why it is another."
    )
    assert page.decide(press, "file", new_date="agreed", agreed_by="The board", why="The hall was full.")[
        "ok"
    ]
    assert page.decide(web, "file", new_date="expected")["ok"]
    assert page.press("Save 2 changes")["ok"]
    assert (row("m-press").date, row("m-web").date) == ("7 July", "w/c 3 July")
    said = {one.of: (one.date_change, one.approved_by, one.reason, one.expected) for one in plan().updates}
    assert said == {
        "m-press": ("agreed", "The board", "The hall was full.", ""),
        "m-web": (None, "", "", "10 July"),
    }


def test_what_others_did_meanwhile_is_told_before_anything_is_saved():
    page = Dropping()
    page.drop(edited(whole(), "back.xlsx", ("Press day", TITLE, "Press morning")))
    page.decide("Press day, Milestone", "file")
    changed("m-press", title="Press evening")
    refused = page.press("Save 1 change")
    assert not refused["ok"]
    assert "Press evening" in refused["said"]
    assert row("m-press").title == "Press evening"
    assert shown(page.table(DIFFERS)["Press evening, Milestone"], "plan", "file") == (
        "Press evening",
        "Press morning",
    )


def test_an_answer_without_a_character_that_shows_is_refused_by_the_name_of_its_field():
    page = Dropping()
    page.drop(edited(whole(), "back.xlsx", ("Press day", TITLE, "Press morning")))
    refused = page.decide("Press day, Milestone", "value", value="\u200b")
    assert (refused["ok"], refused["said"]) == (
        False,
        "“What it says instead” holds nothing that can be seen; write it out, or choose something else.",
    )


def test_nothing_is_saved_where_an_answer_was_refused_and_the_button_says_which_and_why():
    page = Dropping()
    page.drop(
        edited(whole(), "back.xlsx", ("Press day", TITLE, "Press morning"), ("New website", DATE, "7 July"))
    )
    name = "New website, Target date as written"
    assert not page.decide(name, "value", value="32 March")["ok"]
    refused = page.press("Save 2 changes")
    assert (refused["ok"], refused["said"]) == (
        False,
        "Nothing was saved: New website, Target date as written: “32 March” is not a day of the calendar. Which day "
        "is meant? Put that right first.",
    )
    assert desk.newest("small") == 1
    (rest,) = refused["ask"]["buttons"]
    assert rest["label"] == "Save the rest without it"
    assert page.decide(name, "value", value="10 July")["ok"]
    assert page.press("Save 2 changes")["said"] == "Saved: 2 changes."
    assert (row("m-web").date, row("m-press").title) == ("10 July", "Press morning")


def test_what_was_refused_can_be_left_out():
    page = Dropping()
    page.drop(edited(whole(), "back.xlsx", ("Press day", TITLE, "Press morning")))
    assert not page.decide("Press day, Milestone", "value", value=" ")["ok"]
    (rest,) = page.press("Save 1 change")["ask"]["buttons"]
    assert page.do(rest["do"], **rest["args"])["said"] == "Saved: 1 change."
    assert row("m-press").title == "Press morning"
