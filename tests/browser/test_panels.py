"""Every panel: looked at by a program that knows the rules of accessibility, and kept as a picture."""

import re

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe

from actionplan import desk
from tests.browser.opened import PATIENCE
from tests.browser.test_fortnight import panel, press

pytestmark = pytest.mark.browser

PANELS = [
    "This fortnight",
    "Milestones",
    "Activities",
    "Indicators",
    "Plan and owners",
    "Trackers",
    "Reports",
    "History",
]


def broken(page) -> list[str]:
    """What stands against the rules in the panel that is open, by its rule and where it stands."""
    said = Axe().run(page, context=".ap-panel").response
    assert len(said["passes"]) > 5
    return [f"{one['id']}: {node['html'][:120]}" for one in said["violations"] for node in one["nodes"]]


def test_no_panel_stands_against_the_rules_of_accessibility(served, page, picture):
    served.open(page)
    tabs = page.locator("nav[aria-label=Panels] button").all_inner_texts()
    assert [text.partition(" (")[0] for text in tabs] == PANELS
    for label in PANELS:
        panel(page, label)
        picture(page, f"panel-{label.lower().replace(' ', '-')}-{served.which}")
        assert (label, broken(page)) == (label, [])
    assert page.errors == []


def returned(workbook, path):
    """The tracker of the whole plan as it came back: a milestone is called otherwise, and another one is new."""
    (one,) = desk.export_trackers(
        "thurrock-2017-18", desk.Asked("P01", output=path), workbook.store, by="Communications lead"
    )
    book = openpyxl.load_workbook(one.path)
    sheet = book.worksheets[0]
    sheet["B5"].value = f"{sheet['B5'].value}, with the mayor"
    sheet.cell(sheet.max_row + 1, 2).value = "Open day"
    book.save(path)
    return path


def test_what_opens_in_a_panel_stands_against_no_rule_either(voila, page, workbook, tmp_path, picture):
    back = returned(workbook, tmp_path / "back.xlsx")
    voila.open(page)
    panel(page, "Plan and owners")
    press(page, "Owners")
    page.get_by_role("button", name="Add an owner").first.click()
    page.get_by_label(re.compile("^Name")).first.wait_for()
    assert ("an owner", broken(page)) == ("an owner", [])
    panel(page, "Milestones")
    row = page.locator(".ap-workbook tr[data-id]").first
    status = row.locator('.ap-cell[data-label="Status you report"] select')
    status.focus()
    status.select_option("red")
    row.get_by_label(re.compile("^Reason|^Why")).first.wait_for()
    assert ("a status", broken(page)) == ("a status", [])
    row.get_by_role("button", name="More: ").click()
    page.get_by_role("button", name="Close these details").wait_for()
    picture(page, "milestone-with-more")
    assert ("more of a milestone", broken(page)) == ("more of a milestone", [])
    panel(page, "Trackers")
    drop, out = page.get_by_label("Drop returned trackers here"), page.get_by_text("Send trackers out")
    assert [one.bounding_box()["y"] < 850 for one in (drop, out)] == [True, True]
    assert page.get_by_role("button", name="Make one for each owner").bounding_box()["y"] < 850
    drop.set_input_files(back)
    page.get_by_role("button", name="Save 1 change and 1 new row").wait_for(timeout=PATIENCE)
    assert page.locator(".ap-drop .ap-state").first.inner_text() == ""
    picture(page, "returned-tracker")
    assert ("a returned tracker", broken(page)) == ("a returned tracker", [])
    press(page, "Save 1 change and 1 new row")
    page.get_by_text("Saved from the whole tracker for fortnight 1 of 26").wait_for()
    assert page.get_by_text("nothing is saved yet", exact=False).count() == 0
