"""Trackers compared with each other, and with the plan: what they hold, and nothing that they cannot hold."""

from pathlib import Path

import openpyxl
import pytest

from actionplan import desk
from actionplan.desk import Asked
from tests.test_trackers import cell_of, edited, exported, folder, retitled, with_new_row  # noqa: F401


def without(path: Path, to: str, title: str) -> str:
    """A copy of a tracker in which a row of the first sheet was deleted."""
    book = openpyxl.load_workbook(path)
    book.worksheets[0].delete_rows(int(cell_of(path, title, "Milestone")[1][1:]))
    book.save(to)
    return to


def told(old: str, new: str) -> list[str]:
    return [one.sentence for one in desk.diff(old, new).comparison.differences]


@pytest.fixture
def path(folder) -> Path:  # noqa: F811
    return exported(output=Path("plan.xlsx"))


def test_a_row_that_is_gone_from_a_tracker_is_removed(path):
    back = without(path, "back.xlsx", "Leaflet")
    assert told("plan.xlsx", back) == ["Milestone “Leaflet” removed."]
    assert told(back, "plan.xlsx") == ["Milestone “Leaflet” added."]
    assert told("small", back) == ["Milestone “Leaflet” removed."]
    assert told(back, without(path, "again.xlsx", "Leaflet")) == []


def test_a_sheet_that_did_not_come_back_is_not_compared_and_that_is_said(path):
    book = openpyxl.load_workbook(path)
    book["Activities"].title = "Activities of old"
    del book["Milestones"]
    book.save("back.xlsx")
    found = desk.diff("plan.xlsx", "back.xlsx")
    assert found.comparison.differences == []
    assert any(
        note.startswith("back.xlsx, not compared: Milestones: the sheet is not in the file")
        for note in found.notes
    )


def test_what_no_tracker_holds_is_not_told(path):
    desk.export_trackers("small", Asked(period="P06", per_owner=Path("out")))  # asks two owners
    text = desk.dump("small").replace("title: Involvement", "title: Being involved")
    text = text.replace("owners:\n", "owners:\n- {id: idle, name: Idle officer}\n")
    Path("new.yaml").write_text(text.replace("title: Leaflet", "title: Leaflets"), "utf-8")
    title = "Milestone “Leaflets”: title changed from “Leaflet” to “Leaflets”."
    assert told("plan.xlsx", "new.yaml") == [title]
    assert desk.diff("plan.xlsx", "new.yaml").comparison.of("removed") == []
    desk.load(Path("new.yaml"))
    assert told("plan.xlsx", "small") == [title]


def test_the_tracker_of_one_owner_tells_of_the_rows_of_that_owner(path):
    (one,) = desk.export_trackers("small", Asked(period="P06", owner="officer", output=Path("officer.xlsx")))
    retitled("Press day", "Press week")  # of the lead
    back = edited(one.path, "back.xlsx", ("Leaflet", "Update this fortnight", "At the printer."))
    assert told("officer.xlsx", "small") == []
    assert told("officer.xlsx", str(back)) == ["Update of 2017-18 P06 on “Leaflet” added: “At the printer.”."]


def test_a_new_row_that_may_be_one_of_the_plan_is_said_not_to_be_compared(path):
    back = with_new_row(path, "Leaflet")
    found = desk.diff("plan.xlsx", str(back))
    assert found.comparison.differences == []
    assert [note[:54] for note in found.notes] == ["new.xlsx, not compared: Milestones, row 10, “Leaflet”:"]
