"""Rows that are pasted are shown first, and added together or left."""

import pytest

from actionplan import desk
from tests.editor.at_the_page import Page
from tests.small_plan import begin

TEXT = "Milestone\tLead\tDue\tProgress\nOpen day\tCommunications lead\t31/02/2018\tBooked\nVisit\tDr No\tSept tbc\t\n"


@pytest.fixture(autouse=True)
def a_plan(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch)


def labels(page: Page) -> list[str]:
    return [button["label"] for block in page.screen["blocks"] for button in block.get("buttons", [])]


def test_what_is_pasted_is_shown_with_its_readings_and_nothing_is_added():
    page = Page()
    page.does("paste milestones", TEXT)
    shown = page.block("pasted")
    assert shown["caption"] == "Two rows would be added"
    assert {column["kind"] for column in shown["columns"]} == {"read"}
    first, second = (row["cells"] for row in shown["rows"])
    assert [note["text"] for note in first["target date"]["under"]] == [
        "not read yet",
        "“31/02/2018” is not a day of the calendar. Which day is meant?",
    ]
    assert [note["text"] for note in second["milestone"]["under"]] == [
        "“Dr No” is no owner of the plan; it is kept in the note."
    ]
    assert "Add these two rows" in labels(page)
    assert desk.newest("small") == 1


def test_the_rows_are_added_as_one_change_with_what_was_said_of_them():
    page = Page()
    page.does("paste milestones", TEXT)
    assert page.does("add pasted")["said"] == "Two rows added"
    plan = desk.open_plan("small").plan
    assert desk.newest("small") == 2
    assert [(one.title, one.owner, one.date, one.note) for one in plan.milestones[-2:]] == [
        ("Open day", "lead", "31/02/2018", ""),
        ("Visit", None, "Sept tbc", "Owner: Dr No"),
    ]
    assert [(one.of, one.narrative, one.period) for one in plan.updates] == [
        (plan.milestones[-2].id, "Booked", "2017-18 P06")
    ]
    assert "pasted" not in [block.get("id") for block in page.screen["blocks"]]


def test_what_a_column_was_taken_for_is_shown_and_put_right():
    page = Page()
    page.does("paste milestones", "Booked\tOpen day\t12 May 2017\nAsked\tVisit\ttbc\n")
    cells = [row["cells"] for row in page.block("pasted columns")["rows"]]
    assert [one["meaning"]["value"] for one in cells] == ["title", "note", "date"]
    assert [note["text"] for note in cells[0]["sample"]["under"]] == ["Booked", "Asked"]
    reply = page.does("meaning of pasted column", "title", id="1", column="meaning")
    assert (reply["ok"], reply["said"]) == (True, "Noted: the rows below are shown anew.")
    cells = [row["cells"] for row in page.block("pasted columns")["rows"]]
    assert [one["meaning"]["value"] for one in cells] == ["note", "title", "date"]
    page.does("add pasted")
    plan = desk.open_plan("small").plan
    assert [(one.title, one.date, one.note) for one in plan.milestones[-2:]] == [
        ("Open day", "12 May 2017", "Booked"),
        ("Visit", "tbc", "Asked"),
    ]


@pytest.mark.parametrize(("place", "value"), [("7", "title"), ("-1", "title"), ("0", "id"), ("", "")])
def test_a_column_is_nothing_else_than_what_is_in_the_list(place, value):
    page = Page()
    page.does("paste milestones", "Open day\tBooked")
    reply = page.does("meaning of pasted column", value, id=place, column="meaning")
    assert (reply["ok"], reply["said"]) == (False, "That column cannot be that. Choose from the list.")


def test_what_is_left_is_forgotten():
    page = Page()
    page.does("paste milestones", TEXT)
    assert page.does("leave pasted")["said"] == "Nothing of it was added."
    assert page.does("add pasted")["said"] == "There is nothing to add. Paste the rows again."
    assert desk.newest("small") == 1


def test_nothing_is_no_row():
    reply = Page().does("paste milestones", " \n")
    assert reply["ok"] is False
    assert reply["said"] == "There is nothing to paste. Copy rows in Excel first, then paste them here."


def test_headings_alone_offer_nothing_to_add():
    page = Page()
    page.does("paste milestones", "Milestone\tOwner\tDue date")
    assert page.block("pasted")["caption"] == "No rows would be added"
    assert "Leave it" in labels(page)
    assert not [label for label in labels(page) if label.startswith("Add th")]


def test_one_row_that_does_not_fit_leaves_all_of_them_out():
    page = Page()
    page.does("paste milestones", "Open day\nA\x07bell")
    reply = page.does("add pasted")
    assert (reply["ok"], reply["said"]) == (
        False,
        "Title: the text holds the control character U+0007, which cannot be shown; delete it.",
    )
    assert desk.newest("small") == 1
    assert page.block("pasted")
