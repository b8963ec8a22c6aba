"""What the page said of something goes with it: of a fortnight that is left, and of what ran and has ended."""

import pytest

from actionplan import desk
from tests.browser.opened import PATIENCE
from tests.browser.test_fortnight import PLAN, panel, press
from tests.browser.test_table import SAVED
from tests.small_plan import unrendered

pytestmark = pytest.mark.browser


def summary(page):
    return page.locator('.ap-workbook tr[data-id="lay members"] .ap-cell[data-label="Summary"]')


def test_what_was_saved_for_one_fortnight_is_not_said_of_the_next(voila, page, workbook):
    voila.open(page)
    panel(page, "This fortnight")
    summary(page).locator("textarea").fill("All is well.")
    page.keyboard.press("Tab")
    summary(page).locator(".ap-state").get_by_text(SAVED).wait_for()
    press(page, "Another fortnight")
    page.get_by_label("Fortnight to work on").select_option(index=0)
    press(page, "Work on this fortnight")
    page.locator(".ap-told").get_by_text("You now work on").wait_for()
    assert summary(page).locator("textarea").input_value() != "All is well."
    assert summary(page).locator(".ap-state").inner_text() == ""
    assert "All is well." in [note.text for note in workbook.plan().period_notes]


def test_what_has_ended_is_not_said_to_run_and_its_report_is_sent_with_a_text_to_copy(
    voila, page, workbook, monkeypatch, picture
):
    with monkeypatch.context() as here:
        unrendered(here)
        here.chdir(workbook.folder)
        desk.issue(PLAN, "P01", workbook.store, by="Communications lead")
    voila.open(page)
    panel(page, "Reports")
    page.get_by_role("button", name="Make a corrected report: Report 1").click()
    page.get_by_label("What is corrected, and why").fill("A name was wrong.")
    page.locator("table .ap-form").get_by_role("button", name="Make a corrected report").click()
    page.locator(".ap-cell .ap-state").get_by_text(
        "Finalising report 1a … You can go on meanwhile."
    ).wait_for()
    page.get_by_role("rowheader", name="Report 1a").wait_for(timeout=PATIENCE)
    page.wait_for_function("!document.querySelector('.ap-workbook').textContent.includes('meanwhile')")
    picture(page, "corrected")
    panel(page, "History")
    page.get_by_text("Report 1a was made as a correction").wait_for()
    picture(page, "history-with-reports")
    panel(page, "This fortnight")
    press(page, "Another fortnight")
    page.get_by_label("Fortnight to work on").select_option("2017-18 P01")
    press(page, "Work on this fortnight")
    press(page, "It is sent")
    page.get_by_text("Report 1a is sent, as Communications lead said on").wait_for()
    text = page.get_by_label("Copy it into your e-mail")
    text.fill("Dear all")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "Copy the text")
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "Dear all"
    picture(page, "sent")
