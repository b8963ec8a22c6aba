"""What is opened in the page takes the focus and gives it back; a form that somebody fills in does not go away."""

import pytest

from actionplan import desk
from actionplan.desk import Editor
from tests.browser.opened import PATIENCE

pytestmark = pytest.mark.browser

ROWS = ".ap-workbook tr[data-id]"


def focused(page) -> str:
    """What has the focus: its label, else its name."""
    return page.evaluate(
        "() => [document.activeElement].map(one => one.getAttribute('aria-label') || one.name || one.tagName)[0]"
    )


def opened(server, page):
    server.open(page)
    page.locator("nav button[name=milestones]").click()
    page.locator(ROWS).first.wait_for()


def more(page, row: int):
    return page.locator(ROWS).nth(row).get_by_role("button", name="More: ")


def test_a_form_takes_the_focus_and_gives_it_back(voila, page):
    opened(voila, page)
    label = more(page, 1).get_attribute("aria-label")
    more(page, 1).click()
    page.wait_for_function("document.activeElement.closest('fieldset')")
    page.get_by_role("button", name="Close these details").click()
    page.locator("fieldset").first.wait_for(state="detached")
    page.wait_for_function("document.activeElement.closest('tr')")
    assert focused(page) == label
    page.locator("nav button[name=fortnight]").click()
    page.get_by_role("button", name="Open Milestones: ").last.click()
    page.wait_for_function("document.activeElement.getAttribute('aria-label')?.startsWith('Milestone: ')")
    page.get_by_role("button", name="Another fortnight").click()
    box = page.locator(".ap-head .ap-form").bounding_box()
    assert box["x"] + box["width"] <= page.locator(".ap-head").bounding_box()["x"] + 1152
    page.get_by_label("Fortnight to work on").select_option(index=1)  # a choice is no text that could be lost
    assert page.locator(".ap-saved").inner_text() == "All changes saved"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Another fortnight"
    assert page.errors == []


def test_a_form_that_is_being_filled_in_stays_until_it_is_finished(voila, page, workbook):
    opened(voila, page)
    row = page.locator(ROWS).first.get_attribute("data-id")
    more(page, 0).click()
    note = page.get_by_label("Note", exact=True)
    before = note.input_value()
    note.fill("Half a sentence")
    more(page, 1).click()
    held = page.get_by_text("A form is open with something typed in it.")
    held.wait_for()
    more(page, 0).click()
    held.wait_for(state="hidden")  # it is answered, so that nothing but the colleague's edit comes next
    ben = Editor(
        "thurrock-2017-18", workbook.history()[-1].number, "Ben", workbook.store, "It was moved away", None
    )
    desk.remove(ben, row)
    page.locator(f"tr[data-id='{row}']").wait_for(state="detached")
    assert note.input_value() == "Half a sentence"
    note.fill(before)
    page.get_by_label("Add an activity").focus()
    page.locator("fieldset").first.wait_for(state="detached")
    assert page.errors == []


def test_without_a_plan_no_activity_can_be_added(voila, page, workbook):
    workbook.empty()
    voila.open(page)
    page.get_by_role("button", name="Open the example plan").wait_for(timeout=PATIENCE)
    assert not page.get_by_label("Add an activity").is_visible()
    assert not page.locator(".ap-tabs").is_visible()  # of one panel only
    assert page.locator("input[type=file]").first.get_attribute("multiple") is None
