"""Returned trackers at the page: dropped, looked at, saved, undone, refused, put away."""

from pathlib import Path

import pytest

from actionplan import desk
from tests.editor.dropping import (
    DIFFERS,
    TITLE,
    WORDS,
    Dropping,
    edited,
    plan,
    row,
    shown,
    under,
    whole,
)
from tests.editor.talking import LEAD

pytestmark = pytest.mark.usefixtures("folder")


def test_what_differs_is_shown_beside_the_plan_and_nothing_is_saved():
    back = edited(
        whole(), "back.xlsx", ("Press day", TITLE, "Press morning"), ("Leaflet", WORDS, "<b>printed</b> =1+1")
    )
    page = Dropping()
    reply = page.drop(back, name="../../C:\\Users\\jo\\my tracker.xlsx")
    assert (reply["ok"], reply["said"]) == (
        True,
        "my tracker.xlsx is the whole tracker for fortnight 6 of 26, 12 to 25 June 2017. 2 changes; "
        "nothing is saved yet.",
    )
    cells = page.table(DIFFERS)
    named = ("row", "column", "plan", "file", "decide")
    assert shown(cells["Press day, Milestone"], *named) == (
        "Press day",
        TITLE,
        "Press day",
        "Press morning",
        "file",
    )
    assert shown(cells["Leaflet, Update this fortnight"], *named)[2:] == ("", "<b>printed</b> =1+1", "file")
    assert page.pressable("Save 2 changes")["main"]
    assert page.top["panels"][[one["name"] for one in page.top["panels"]].index("trackers")]["waiting"] == 1
    assert desk.newest("small") == 1


def test_saving_makes_one_change_of_the_person_and_undo_takes_all_of_it_back():
    back = edited(whole(), "back.xlsx", ("Press day", TITLE, "Press morning"), ("Leaflet", WORDS, "Printed."))
    page = Dropping()
    page.drop(back)
    page.decide("Press day, Milestone", "plan")
    assert page.press("Save 1 change")["said"] == "Saved: 1 change."
    assert (row("m-press").title, [(one.of, one.narrative) for one in plan().updates]) == (
        "Press day",
        [("m-leaflet", "Printed.")],
    )
    made = desk.history("small")[1][-1]
    assert (made.number, made.by, made.why) == (2, LEAD, "tracker returned as back.xlsx")
    assert "Milestones, row 6, “Press day”, Milestone: kept as it is in the plan." in page.items(
        "Also worth knowing"
    )
    assert (
        page.do("save tracker", file=page.file)["said"] == "There is nothing to decide of that file any more."
    )
    assert (
        page.press("Undo what this file changed")["said"]
        == "Undone: the plan is as it was before “back.xlsx”."
    )
    assert [one for one in plan().updates if not one.withdrawn] == []
    assert "What was saved from it is undone." in page.texts()
    assert (
        page.table(DIFFERS)["Press day, Milestone"]["decide"]["value"] == "plan"
    )  # what was decided is still there


def test_an_alarm_is_shown_and_asked_about_before_it_is_saved(tmp_path):
    titles = ("Summer show", "Press day", "Leaflet", "New website")
    moved = [(was, TITLE, now) for was, now in zip(titles, (*titles[1:], titles[0]), strict=True)]
    page = Dropping()
    page.drop(edited(whole(), "back.xlsx", *moved))
    (alarm,) = [text for text in page.texts() if "as if part of the sheet" in text]
    save = page.pressable("Save 4 changes")
    assert save["confirm"] == f"Look at this first: {alarm} Save it all the same?"
    assert page.press("Save 4 changes")["ok"]
    assert row("m-show").title == "Press day"


def test_an_owner_who_changes_nothing_has_answered():
    (one,) = desk.export_trackers("small", desk.Asked("P06", owner="officer", output=Path("officer.xlsx")))
    page = Dropping()
    assert page.drop(one.path)["said"] == (
        "officer.xlsx is the tracker of Events officer for fortnight 6 of 26, 12 to 25 June 2017. It came back as it "
        "went out: that is Events officer's answer that nothing has changed on two rows; nothing is saved yet."
    )
    page.press("Save that nothing has changed on two rows")
    assert {one.of for one in plan().updates if one.nothing_changed} == {"m-show", "m-leaflet"}
    assert page.table("Who was asked")["Events officer"]["back"]["value"] == "19 June 2017"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("paper.pdf", b"%PDF-1.4 nothing", "is a PDF"),
        ("virus.xlsx", b"PK\x03\x04 not a zip", "damaged"),
        ("empty.xlsx", b"", "is empty"),
        (
            "list.csv",
            b"Name,Phone\nAnn,1\n",
            "list.csv is not a tracker of this plan: none of its rows came from a tracker that was sent out. If it is "
            "a table that somebody keeps, take it in as that; if it was a tracker, ask for the file that was sent out, "
            "filled in.",
        ),
    ],
)
def test_a_file_that_is_refused_says_why_once_and_takes_nothing_with_it(tmp_path, name, content, why):
    page = Dropping()
    page.drop(edited(whole(), "good.xlsx", ("Press day", TITLE, "Press morning")))
    page.decide("Press day, Milestone", "plan")
    (tmp_path / name).write_bytes(content)
    refused = page.drop(tmp_path / name)
    assert (refused["ok"], refused["said"]) == (False, f"{name} is not taken: why stands beside its name.")
    cells = page.table("Trackers that were dropped")[name]
    (said,) = under(cells["brings"])
    assert why in said
    assert str(page.blocks).count(said) == 1
    assert "actionplan tracker" not in said
    assert "row ref" not in said
    assert [button["label"] for button in cells["do"]["buttons"]] == ["Take it in as a table", "Put it away"]
    assert page.table(DIFFERS)["Press day, Milestone"]["decide"]["value"] == "plan"


def test_messages_that_no_page_sends_change_nothing():
    page = Dropping()
    page.drop(edited(whole(), "back.xlsx", ("Press day", TITLE, "Press morning")))
    cell = {"file": page.file, "column": "decide"}
    row_id = "6|title|Milestones"
    assert page.do("decide cell", "file", **{**cell, "id": "99|title|Milestones"})["said"].startswith(
        "That is not among"
    )
    assert (
        page.do("decide cell", "everything", **cell, id=row_id)["said"]
        == "Choose whether the plan or the file counts."
    )
    assert page.do("decide row", "add", **cell, id=row_id)["said"].startswith("That is not among")
    assert (
        page.do("save tracker", file="elsewhere")["said"] == "That file is not there any more. Drop it again."
    )
    assert page.do("undo tracker", file=page.file)["said"].startswith("Nothing was saved from that file")
    assert (
        page.do("take tracker back", file="never-sent")["said"]
        == "The file is not there any more. Drop it again."
    )
    assert desk.newest("small") == 1


def test_a_large_file_is_read_beside_the_page(monkeypatch):
    monkeypatch.setattr("actionplan.editor.panels.tracker_deciding.LARGE", 100)
    page = Dropping()
    reply = page.drop(edited(whole(), "back.xlsx", ("Press day", TITLE, "Press morning")))
    assert reply["said"] == "Reading back.xlsx … You can go on meanwhile."
    page.wait()
    assert page.pressable("Save 1 change")


def test_a_file_is_put_away_with_what_was_decided():
    page = Dropping()
    page.drop(edited(whole(), "back.xlsx", ("Press day", TITLE, "Press morning")))
    away = page.pressable("Put this file away")
    assert away["confirm"] == "Nothing of it has been saved, and what you decided of it is forgotten."
    assert page.press("Put this file away")["said"] == "back.xlsx is put away."
    assert "Trackers that were dropped" not in page.captions()
    assert desk.newest("small") == 1
