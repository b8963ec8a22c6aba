"""Tables that other people made, taken in at the page."""

from datetime import date

import openpyxl
import pytest

from actionplan import desk
from tests.editor.dropping import Dropping, whole
from tests.small_plan import on, unrendered

ACTIONS = (
    ("Action", "Lead", "Due", "RAG", "Progress", "Ref"),
    ("Open day", "Events oficer", "7 July", "Red", "Booked", "1"),
    ("Visit", "Dr No", "Sept tbc", "Wobbly", "", "2"),
    ("Summer show", "EO", "15.07.17", "Green", "On the way", "3"),
)
MEANS = "What the columns mean: Actions, row 1"


pytestmark = pytest.mark.usefixtures("folder")


def book(name, *rows):
    made = openpyxl.Workbook()
    made.active.title = "Actions"
    for row in rows:
        made.active.append(row)
    made.save(name)
    return name


def dropped(*rows):
    page = Dropping()
    page.first = page.drop(book("old.xlsx", *(rows or ACTIONS)), do="take table in")
    return page


def milestones():
    return [(one.title, one.owner, one.date) for one in desk.open_plan("small").plan.milestones]


def test_what_a_file_would_bring_is_shown_and_nothing_is_saved():
    page = dropped()
    assert page.first["said"] == (
        "old.xlsx is read. Saving will add two milestones, change one row and record two updates for 2017-18 P06. "
        "Nothing is saved yet."
    )
    cells = page.table(MEANS)
    assert {name: (one["means"]["value"], one["sure"]["value"]) for name, one in cells.items()} == {
        "Action": ("title", "certain, 100 %"),
        "Lead": ("owner", "certain, 100 %"),
        "Due": ("date", "certain, 100 %"),
        "RAG": ("status", "certain, 100 %"),
        "Progress": ("update", "certain, 100 %"),
        "Ref": ("leave out", "certain, 95 %"),
    }
    assert [note["text"] for note in cells["Lead"]["sample"]["under"]] == ["Events oficer", "Dr No", "EO"]
    assert page.items("What changes")[0] == (
        "Actions, row 4: “Summer show”: date as written from “14.07.17” (read as 14 July 2017) to “15.07.17” (read as "
        "15 July 2017)"
    )
    assert desk.newest("small") == 1


def test_headings_names_and_words_are_put_right_before_it_is_saved_and_it_can_be_undone():
    page = dropped()
    before = milestones()
    assert page.do("meaning of column", "keep as note", file=page.file, table="0", id="5")["ok"]
    assert page.press("It is Events officer")["ok"]
    assert page.do("answer about table", "amber", file=page.file, group="statuses", id="Wobbly")["ok"]
    assert page.table(MEANS)["Ref"]["sure"]["value"] == "as you say"
    assert page.table("Names that nobody")["Events oficer"]["answer"]["value"] == "officer"
    assert page.press("Save this into the plan")["said"] == (
        "Saved: added two milestones, changed one row and recorded three updates for 2017-18 P06."
    )
    assert milestones()[-2:] == [("Open day", "officer", "7 July"), ("Visit", None, "Sept tbc")]
    rag = {one.of: one.reported_rag for one in desk.open_plan("small").plan.updates}
    assert sorted(rag.values()) == ["amber", "green", "red"]
    assert desk.newest("small") == 2
    assert (
        page.press("Undo what this file brought")["said"]
        == "Undone: the plan is as it was before “old.xlsx”."
    )
    assert milestones() == before
    assert page.table(MEANS)["Ref"]["means"]["value"] == "keep as note"  # what was said is still there


def test_one_field_is_the_meaning_of_one_column():
    page = dropped()
    page.do("meaning of column", "title", file=page.file, table="0", id="4")
    cells = page.table(MEANS)
    assert (cells["Action"]["means"]["value"], cells["Progress"]["means"]["value"]) == (
        "keep as note",
        "title",
    )


def test_what_a_table_holds_is_chosen_and_its_columns_mean_something_else_then():
    page = dropped()
    assert page.do("kind of table", "activity", file=page.file, id="0")["ok"]
    assert page.table("The tables of the file")["Actions, row 1"]["sure"]["value"] == "as you say"
    assert page.table(MEANS)["RAG"]["means"]["value"] == "keep as note"
    page.do("kind of table", "leave out", file=page.file, id="0")
    assert MEANS not in page.captions()
    assert "There is nothing in the file that could be taken into the plan." in page.texts()


def test_new_dates_of_rows_in_an_issued_report_are_asked_about_first(monkeypatch):
    unrendered(monkeypatch)
    on(monkeypatch, date(2017, 6, 27))
    desk.issue("small", "P06")
    page = dropped(("Action", "Due"), ("Press day", "14 July 2017"))
    (form,) = [block for block in page.blocks if block["block"] == "form"]
    assert "Press day" in form["caption"]
    assert "--new-date" not in form["caption"]
    button = form["button"]
    assert page.do(button["do"], said={"new_date": "agreed", "agreed_by": "", "why": ""}, **button["args"])[
        "said"
    ] == ("Say who agreed to the new dates, and why they are others.")
    said = {"new_date": "agreed", "agreed_by": "The board", "why": "The hall was full."}
    assert page.do(button["do"], said=said, **button["args"])["ok"]
    assert page.press("Save this into the plan")["ok"]
    (update,) = desk.open_plan("small").plan.updates
    assert (update.date_change, update.approved_by, update.reason) == (
        "agreed",
        "The board",
        "The hall was full.",
    )


def test_a_file_without_a_table_and_a_tracker_of_ours_are_refused_with_what_to_do():
    page = Dropping()
    path = whole()
    refused = page.drop(path, do="take table in")
    assert (refused["ok"], refused["said"]) == (
        False,
        "plan.xlsx is not taken in: why stands below.",
    )
    assert (
        page.texts()[-1] == "plan.xlsx is a tracker of actionplan. Drop it above, where trackers come back."
    )


def test_a_file_dropped_in_the_wrong_place_is_taken_over_without_dropping_it_again():
    page = Dropping()
    assert not page.drop(book("old.xlsx", *ACTIONS))["ok"]
    assert page.press("Take it in as a table")["said"].startswith("old.xlsx is read.")
    assert "Trackers that were dropped" not in page.captions()
    assert MEANS in page.captions()


def test_messages_that_no_page_sends_change_nothing():
    page = dropped()
    of = {"file": page.file}
    wrong = [
        page.do("kind of table", "owner", **of, id="0"),
        page.do("kind of table", "milestone", **of, id="-1"),
        page.do("meaning of column", "title", **of, table="0", id="99"),
        page.do("meaning of column", "salary", **of, table="0", id="0"),
        page.do("answer about table", "nobody", **of, group="owners", id="Dr No"),
        page.do("answer about table", "officer", **of, group="tables", id="Dr No"),
        page.do("answer about table", "officer", **of, group="owners", id="Dr Who"),
        page.do("undo table", **of),
        page.do("save table", file="elsewhere"),
    ]
    assert [reply["ok"] for reply in wrong] == [False] * 9
    assert not any("went wrong" in reply["said"] for reply in wrong)
    assert desk.newest("small") == 1
