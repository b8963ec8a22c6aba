"""Returned trackers at the page: dropped, looked at, decided, saved, undone."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from actionplan import desk
from tests.editor.dropping import DATE, PLAN, STATUS, TITLE, WORDS, Dropping, edited, whole, with_row
from tests.editor.talking import BEN, LEAD
from tests.small_plan import begin, on, unrendered

DIFFERS, NEW, DOUBLE = (
    "What the file says otherwise",
    "Rows that the plan has not got",
    "Rows that stand in the file",
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, PLAN)
    on(monkeypatch, date(2017, 6, 19))
    return tmp_path


def plan():
    return desk.open_plan("small").plan


def row(row_id):
    return plan().by_id[row_id]


def changed(row_id, **fields):
    desk.change(desk.Editor("small", desk.newest("small"), BEN), row_id, fields)


def shown(cells, *names):
    return tuple(cells[name].get("value", "") for name in names)


def under(cell):
    return [note["text"] for note in cell.get("under", [])]


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
    assert under(page.table(DIFFERS)[press]["file"]) == [
        "Milestones, row 6, “Press day”: its date stood in an issued report as “30.06.17” and is “7 July” in the file; "
        "say what the new date is, or keep that of the plan."
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


def test_new_rows_are_added_left_out_or_tied_to_a_row_of_the_plan():
    page = Dropping()
    page.drop(with_row(edited(whole(), "back.xlsx"), 10, "Open day"))
    assert page.table(NEW)["Open day"]["decide"]["value"] == "add"
    page.decide("Open day", "leave", do="decide row")
    assert page.pressable("Save that it has come back")
    assert page.decide("Open day", "is", do="decide row")["said"] == "Choose which row of the plan it is."
    page.decide("Open day", "add", do="decide row")
    page.press("Save 1 new row")
    assert plan().milestones[-1].title == "Open day"


def test_a_row_that_looks_like_one_of_the_plan_is_not_added_unasked():
    path = edited(whole(), "back.xlsx")
    changed("m-web", title="Open day")
    page = Dropping()
    page.drop(with_row(path, 10, "Open day"))
    cells = page.table(NEW)["Open day"]
    assert cells["decide"].get("value", "") == ""
    assert "decisions file" not in " ".join(under(cells["asked"]))
    assert cells["decide"]["opens"]["is"][0]["value"] == "m-web"


def test_of_a_row_that_stands_there_twice_one_is_chosen():
    path = edited(whole(), "back.xlsx", ("Press day", TITLE, "Press morning"))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    ref = next(sheet.cell(at, 1).value for at in range(5, 12) if sheet.cell(at, 2).value == "Press morning")
    book.close()
    page = Dropping()
    page.drop(with_row(path, 10, "Press evening", ref))
    assert page.pressable("Save that it has come back")
    rows = [
        one for block in page.blocks if block.get("caption", "").startswith(DOUBLE) for one in block["rows"]
    ]
    assert [under(one["cells"]["holds"])[-1] for one in rows] == [
        "Target date: 30 June 2017",
        "Milestone: Press evening",
    ]
    page.do("decide row", "this", file=page.file, id=rows[0]["id"], column="decide")
    page.press("Save 1 change")
    assert row("m-press").title == "Press morning"


def test_several_files_keep_what_was_decided_of_each():
    path = whole()
    first = edited(path, "first.xlsx", ("Press day", TITLE, "Press morning"))
    second = edited(path, "second.xlsx", ("Press day", TITLE, "Press evening"))
    page = Dropping()
    page.drop(first)
    one = page.file
    page.decide("Press day, Milestone", "plan")
    page.drop(second)
    assert page.drop(first, name="again.xlsx")["said"] == "again.xlsx is here already, as first.xlsx."
    assert (
        page.table(DIFFERS)["Press day, Milestone"]["decide"]["value"] == "plan"
    )  # the first is looked at still
    page.do("look at tracker", file=list(page.session.shelf["returned trackers"])[1])
    page.press("Save 1 change")
    page.do("look at tracker", file=one)
    cells = page.table(DIFFERS)["Press evening, Milestone"]
    assert shown(cells, "plan", "file", "decide") == ("Press evening", "Press morning", "plan")


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
        ("list.csv", b"Name,Phone\nAnn,1\n", "is no tracker of ours"),
    ],
)
def test_a_file_that_is_refused_says_why_and_takes_nothing_with_it(tmp_path, name, content, why):
    page = Dropping()
    page.drop(edited(whole(), "good.xlsx", ("Press day", TITLE, "Press morning")))
    page.decide("Press day, Milestone", "plan")
    (tmp_path / name).write_bytes(content)
    refused = page.drop(tmp_path / name)
    assert not refused["ok"]
    assert why in refused["said"]
    assert "actionplan tracker" not in refused["said"]
    assert under(page.table("Trackers that were dropped")[name]["brings"]) == [
        f"not taken: {refused['said']}"
    ]
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
