"""The rows of a returned tracker that the plan has not got, or that stand there twice."""

import openpyxl
import pytest

from tests.editor.dropping import (
    DOUBLE,
    NEW,
    TITLE,
    Dropping,
    changed,
    edited,
    plan,
    row,
    under,
    whole,
    with_row,
)

pytestmark = pytest.mark.usefixtures("folder")


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
