"""Trackers of other people, taken in twice, and beside dates of issued reports."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from actionplan import desk
from actionplan.desk import Importing
from actionplan.words.errors import NeedsAnswer
from tests.small_plan import begin, on, unrendered

HEADINGS = ["Milestone", "Owner", "Due", "RAG"]
GREEN = PatternFill("solid", fgColor="FF00B050")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    return begin(tmp_path, monkeypatch)


def tracker(*rows):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tracker"
    for row in (HEADINGS, *rows):
        sheet.append([None if cell is GREEN else cell for cell in row])
        for place, cell in enumerate(row, 1):
            if cell is GREEN:
                sheet.cell(sheet.max_row, place).fill = GREEN
    book.save("old.xlsx")
    return Path("old.xlsx")


def taken(path, **how):
    return desk.import_tracker(path, "small", Importing(period="P06", **how))


def updates():
    return desk.open_plan("small").plan.updates


def test_a_file_that_is_taken_again_repeats_no_status_that_it_gave_no_reason_for(folder):
    path = tracker(["Paint the hall", None, "30 June 2017", "Red"])
    taken(path, apply=True)
    again = taken(path)
    assert (again.imported.is_empty, again.without_reason) == (True, 0)
    assert taken(path, apply=True).revision is None
    assert [update.reason for update in updates()] == ["As in old.xlsx; no reason is given there."]


def test_an_update_names_the_file_it_was_taken_from(folder):
    taken(tracker(["Paint the hall", None, "30 June 2017", "Red"]), apply=True)
    assert [(one.imported_from, one.is_answer, one.is_heard) for one in updates()] == [
        ("old.xlsx", True, False)
    ]
    said = desk.say(desk.Editor("small", desk.open_plan("small").revision.number, "Jo Lead"),
                    updates()[0].of, "2017-18 P06", {"reported_rag": "red", "reason": "No painter."})  # fmt: skip
    assert said.revision and updates()[-1].imported_from == ""


def test_another_status_in_the_same_file_is_a_new_update(folder):
    taken(tracker(["Paint the hall", None, "30 June 2017", "Red"]), apply=True)
    taken(tracker(["Paint the hall", None, "30 June 2017", "Amber"]), apply=True)
    assert [update.reported_rag for update in updates()] == ["red", "amber"]


def test_a_status_beside_a_date_that_is_only_expected_names_the_file_for_its_reason(folder, monkeypatch):
    unrendered(monkeypatch)
    on(monkeypatch, date(2017, 6, 27))
    desk.issue("small", "P06")
    path = tracker(
        ["Summer show", "Communications lead", "14 July 2017", GREEN],
        ["Paint the hall", None, "30 September 2017", None],
    )
    found = taken(path, apply=True, new_date="expected")
    assert (found.saved, found.waits, found.without_reason) == (True, (), 1)
    plan = desk.open_plan("small").plan
    assert plan.by_id["m-show"].date == "14.06.17"
    assert [(u.reported_rag, u.expected, u.reason) for u in plan.updates] == [
        ("green", "", "As in old.xlsx; no reason is given there."),
        (None, "14 July 2017", "imported from old.xlsx"),
    ]
    assert [row.title for row in plan.milestones][-1] == "Paint the hall"


def test_a_date_that_is_expected_already_is_not_asked_about_again(folder, monkeypatch):
    unrendered(monkeypatch)
    desk.issue("small", "P06")
    path = tracker(["Press day", "Communications lead", "14 July 2017", None])
    with pytest.raises(NeedsAnswer, match="stood in an issued report"):
        taken(path, apply=True)
    taken(path, apply=True, new_date="expected")
    again = taken(path)
    assert (again.imported.is_empty, again.waits) == (True, [])
    assert again.imported.notes == (
        "One date is when the plan expects it already, and the date of the issued report stays.",
    )


def test_a_completion_that_is_to_come_gets_no_reason_of_its_own(folder):
    Path("old.csv").write_text(
        "Milestone,Due,Completed on\nPaint the hall,30 June 2017,1 May 2019\n", "utf-8"
    )
    found = taken(Path("old.csv"))
    assert found.without_reason == 0
    assert found.waits == [
        "Milestone “Paint the hall”, fortnight 6: completed on 1 May 2019 is still to come; give the day on which it "
        "was completed."
    ]
