"""What a button says and asks stands beside it, where it was pressed."""

import openpyxl
import pytest

from actionplan import desk
from tests.browser.opened import PATIENCE
from tests.browser.test_fortnight import panel, press

pytestmark = pytest.mark.browser

OWNER = "Comms Lead"


def returned(workbook, path):
    """The tracker of the whole plan as it came back: two milestones have other titles, and notes."""
    asked = desk.Asked("P01", output=path)
    (one,) = desk.export_trackers("thurrock-2017-18", asked, workbook.store, by="Communications lead")
    book = openpyxl.load_workbook(one.path)
    sheet = book["Milestones"]
    note = next(cell.column for cell in sheet[4] if cell.value == "Note")
    for row in (5, 6):
        sheet.cell(row, 2).value = f"{sheet.cell(row, 2).value}, with the mayor"
        sheet.cell(row, note).value = "The mayor comes, too."
    book.save(path)
    return path


def in_view(page, text):
    """Wait for a text and say in which role it is told, and whether all of it is in the window."""
    line = page.locator(".ap-told").get_by_text(text)
    line.wait_for(timeout=PATIENCE)
    page.wait_for_timeout(300)
    told = page.locator(".ap-told")
    box = told.bounding_box()
    return told.get_attribute("role"), box["y"] >= 0, box["y"] + box["height"] <= 800


def distance(page, label):
    """So many pixels lie between a button and the line that tells what came of it."""
    button = page.get_by_role("button", name=label, exact=True).first.bounding_box()
    return page.locator(".ap-told").bounding_box()["y"] - button["y"] - button["height"]


def test_what_comes_of_saving_a_tracker_is_told_beside_its_button(voila, browsing, workbook, tmp_path):
    back, page = returned(workbook, tmp_path / "back.xlsx"), browsing.page(1280, 800)
    voila.open(page)
    panel(page, "Trackers")
    asked = page.get_by_role("table", name="Who was asked").locator("tbody tr").first
    asked.get_by_role("button", name="Make the tracker").click()
    asked.get_by_role("button", name="Make the tracker").last.click()
    asked.get_by_text("in the folder trackers/thurrock-2017-18").wait_for()
    asked.get_by_role("button", name="Covering note").click()
    page.get_by_label("The note, to copy into an e-mail").wait_for()
    page.get_by_label("Drop returned trackers here").set_input_files([back])
    page.get_by_role("button", name="Save 4 changes").wait_for(timeout=PATIENCE)
    row = (
        page.get_by_role("table", name="What the file says otherwise than the plan").locator("tbody tr").first
    )
    row.locator("select").focus()
    row.locator("select").select_option("value")
    row.get_by_label("What it says instead").fill("\u200b")
    row.get_by_label("What it says instead").press("Enter")
    page.get_by_text("holds nothing that can be seen").first.wait_for()
    press(page, "Save 4 changes")
    assert in_view(page, "Nothing was saved: ") == ("status", True, True)
    assert 0 <= distance(page, "Save 4 changes") < 60
    rest = page.get_by_role("button", name="Save the rest without it")
    assert rest.bounding_box()["y"] + rest.bounding_box()["height"] <= 800
    rest.click()
    assert in_view(page, "Saved: ") == ("status", True, True)
    assert not page.get_by_label("The note, to copy into an e-mail").evaluate(
        "one => one === document.activeElement"
    )
    assert page.errors == []


def test_what_was_told_of_dropped_files_goes_when_a_button_is_pressed(voila, browsing, workbook, tmp_path):
    back, page = returned(workbook, tmp_path / "back.xlsx"), browsing.page(1280, 800)
    other = tmp_path / "photo.xlsx"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    voila.open(page)
    panel(page, "Trackers")
    page.get_by_label("Drop returned trackers here").set_input_files([back, other])
    page.locator(".ap-drop .ap-state").first.get_by_text("nothing is saved yet").wait_for(timeout=PATIENCE)
    press(page, "Save 4 changes")
    assert in_view(page, "Saved: 4 changes") == ("status", True, True)
    assert page.get_by_text("nothing is saved yet").count() == 0
