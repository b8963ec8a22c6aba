"""The ways to begin a plan, each from an empty workbook or beside what is there."""

import re

import openpyxl
import pytest

from actionplan import desk
from tests.browser.opened import EXAMPLE, PATIENCE
from tests.browser.test_fortnight import press, says
from tests.browser.test_panels import broken

pytestmark = pytest.mark.browser

CARRIED = "APMS Primary Care contracts"


def actions(path):
    """A table of actions as a team keeps it."""
    book = openpyxl.Workbook()
    book.active.title = "Actions"
    for row in (
        ["Action", "Lead", "Due", "RAG", "Progress", "Priority"],
        ["New website", "Web officer", "Sept 2017", "Amber", "Supplier chosen", "Digital"],
        ["Roadshow", "Engagement lead", "31/02/2018", "Red", "Venue lost", "Engagement"],
    ):
        book.active.append(row)
    book.save(path)
    return path


def titles(page) -> list[str]:
    table = page.locator(".ap-workbook tr[data-id]")
    table.first.wait_for()
    return table.locator('.ap-cell[data-label="Milestone"] textarea').evaluate_all(
        "all => all.map(one => one.value)"
    )


def test_an_empty_workbook_begins_with_the_example_which_is_carried_forward(served, page, workbook, picture):
    workbook.empty()
    served.open(page)
    page.get_by_text("Four ways to begin a plan").wait_for()
    picture(page, f"panel-begin-a-plan-{served.which}")
    assert broken(page) == []
    press(page, "Open the example plan")
    says(page, "is open.")
    assert CARRIED in titles(page)
    press(page, "Begin a plan")
    press(page, "Show what would go on")
    page.get_by_text("To be answered in the new plan").wait_for()
    press(page, "Make this plan")
    says(page, re.compile("is made, and open. Its dates are asked for in the table.$"))
    assert sorted(one.id for one in desk.plans(workbook.store)) == ["thurrock-2017-18", "thurrock-2018-19"]
    assert CARRIED in titles(page)
    page.get_by_text("stood at “Sept tbc” in 2017-18: when in 2018-19?").wait_for()


def test_an_empty_workbook_begins_with_an_excel_file(served, page, workbook, tmp_path, picture):
    workbook.empty()
    served.open(page)
    page.get_by_label("Drop your Excel or Word file here").set_input_files(
        actions(tmp_path / "Our actions.xlsx")
    )
    page.get_by_text("About the plan").wait_for(timeout=PATIENCE)
    assert desk.plans(workbook.store) == []
    picture(page, f"begin-with-a-file-{served.which}")
    assert broken(page) == []
    press(page, "Make this plan")
    says(page, "“Our actions” is made, and open.")
    assert titles(page) == ["New website", "Roadshow"]
    assert [one.title for one in desk.plans(workbook.store)] == ["Our actions"]


def test_an_empty_workbook_begins_with_a_plan_file_that_is_carried_forward(served, page, workbook):
    workbook.empty()
    served.open(page)
    page.get_by_label("Drop the plan file of another workbook here").set_input_files(EXAMPLE)
    page.get_by_text("To be answered in the new plan").wait_for(timeout=PATIENCE)
    assert broken(page) == []
    assert desk.plans(workbook.store) == []
    press(page, "Make this plan")
    says(page, re.compile("is made, and open. Its dates are asked for in the table.$"))
    assert [one.id for one in desk.plans(workbook.store)] == ["thurrock-2018-19"]
    assert CARRIED in titles(page)


def test_an_empty_workbook_begins_with_an_empty_plan(voila, page, workbook, picture):
    workbook.empty()
    voila.open(page)
    page.get_by_label("Title of the plan").fill("Our plan")
    picture(page, "begin-with-nothing")
    press(page, "Begin with this empty plan")
    says(page, "“Our plan” is made, and open.")
    page.get_by_role("button", name="Add a milestone").wait_for()
    assert [one.title for one in desk.plans(workbook.store)] == ["Our plan"]


def test_the_plan_file_of_the_folder_begins_it_as_it_is(voila, page, workbook):
    workbook.empty()
    voila.open(page)
    page.get_by_label("Or drop a plan file here").set_input_files(workbook.folder / "my-plan.yaml")
    says(page, re.compile("is taken in, and open.$"))
    assert [one.id for one in desk.plans(workbook.store)] == ["my-plan"]
