"""What the page tells: that the line is lost, that something is not saved yet, and what two people did to one form."""

import re
import time

import pytest

from actionplan import desk
from tests.browser.opened import PATIENCE

pytestmark = pytest.mark.browser

ROWS = ".ap-workbook tr[data-id]"
LOST = "The workbook does not answer, so nothing is saved at the moment."
SOON = 2000
"""So many milliseconds until a loss is told: the timers of the page alone take five seconds at least."""


def opened(server, page):
    server.open(page)
    page.locator("nav button[name=milestones]").click()
    page.locator(ROWS).first.wait_for()


def date(page, row: int = 0):
    return page.locator(ROWS).nth(row).locator('.ap-cell[data-label="Target date, as you write it"]')


def head(page) -> str:
    return page.locator(".ap-saved").inner_text()


def hold_answers(page, milliseconds: int = 1000) -> None:
    """Let Python hear what the page sends, and so answer, that much later."""
    page.evaluate(
        """wait => {
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (...all) { setTimeout(() => send.apply(this, all), wait); };
        }""",
        milliseconds,
    )


def cut_line(page) -> None:
    """Let nothing that the page sends arrive, until `window.apCut` is false."""
    page.evaluate(
        """() => {
            window.apCut = true;
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (...all) { if (!window.apCut) send.apply(this, all); };
        }"""
    )


def someone_else(workbook) -> desk.Editor:
    return desk.Editor("thurrock-2017-18", len(workbook.history()), "Interim lead", workbook.store)


def test_a_kernel_that_is_gone_is_told_at_once(served, page):
    opened(served, page)
    page.wait_for_timeout(500)  # nothing is on its way
    served.end_kernels()
    begun = time.monotonic()
    page.locator(".ap-alarm").get_by_text(LOST).wait_for(timeout=SOON)
    assert time.monotonic() - begun < SOON / 1000


def test_a_network_that_is_gone_is_told_at_once_and_its_return_too(voila, page):
    opened(voila, page)
    cut_line(page)
    page.evaluate("() => window.dispatchEvent(new Event('offline'))")
    page.locator(".ap-alarm").get_by_text(LOST).wait_for(timeout=SOON)
    page.evaluate("() => { window.apCut = false; window.dispatchEvent(new Event('online')); }")
    page.get_by_text("The workbook answers again.").wait_for(timeout=SOON)
    assert page.locator(".ap-alarm").inner_text() == ""


def test_what_was_said_and_asked_in_a_panel_goes_when_another_is_opened(voila, page):
    opened(voila, page)
    page.get_by_label("Add an activity").fill("Met the press")
    page.keyboard.press("Enter")
    page.locator(".ap-told").get_by_text("Added to the activities of").wait_for()
    page.get_by_role("button", name="Undo my last change").click()
    page.get_by_text("This takes back what you did").wait_for()
    page.locator("nav button[name=trackers]").click()
    page.wait_for_function("document.querySelector('.ap-told').textContent === ''")
    assert page.get_by_text("This takes back what you did").count() == 0


def test_a_date_beside_its_question_is_sent_as_its_field_is_left_and_an_answer_counts(voila, page, workbook):
    opened(voila, page)
    field = date(page).locator("input, textarea").first
    field.fill("April Dec 17")
    page.keyboard.press("Tab")
    date(page).locator(".ap-ask .ap-button").first.wait_for()
    field.fill("June Dec 17")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.ap-ask') !== null")
    date(page).get_by_role("button", name=re.compile("June")).first.wait_for()
    assert str(workbook.history()[-1].changes[0].new) == "June Dec 17"
    page.wait_for_function("document.activeElement.textContent.startsWith('June 2017')")
    hold_answers(page)
    date(page).locator(".ap-ask .ap-button").first.click()
    assert "1 not saved yet" in head(page)
    page.get_by_text("All changes saved").wait_for()
    assert date(page).locator(".ap-ask").count() == 0


@pytest.mark.parametrize(("answer", "stands"), [("Keep mine", "Mine"), ("Take theirs", "Theirs")])
def test_a_field_of_a_form_changed_by_two_people_asks(voila, page, workbook, answer, stands):
    opened(voila, page)
    row = page.locator(ROWS).first.get_attribute("data-id")
    page.locator(ROWS).first.get_by_role("button", name="More: ").click()
    page.get_by_label("Note", exact=True).fill("Mine")
    desk.change(someone_else(workbook), row, {"note": "Theirs", "internal_note": "Also theirs"})
    page.locator(".ap-news").get_by_text("Changed by Interim lead").first.wait_for()
    page.get_by_role("button", name="Save these details").click()
    page.get_by_role("button", name=answer).click()
    page.get_by_text("All changes saved").wait_for(timeout=PATIENCE)
    page.wait_for_function("document.querySelector('.ap-fieldset .ap-ask') === null")
    assert page.get_by_label("Note", exact=True).input_value() == stands
    assert page.get_by_label("Internal note").first.input_value() == "Also theirs"
    kept = workbook.plan().by_id[row]
    assert (kept.note, kept.internal_note) == (stands, "Also theirs")


def test_the_head_has_two_rows_and_tables_say_how_many_rows_they_have(voila, page):
    opened(voila, page)
    assert page.locator("caption").inner_text() == "Milestones and dated targets, 30 of 30"
    top, period = page.locator(".ap-top").bounding_box(), page.locator(".ap-when").bounding_box()
    assert page.locator(".ap-who").bounding_box()["y"] < top["y"] + 16 < period["y"]
    page.locator("nav button[name=plan]").click()
    page.get_by_role("button", name="Owners", exact=True).click()
    page.get_by_text("Owners, 17", exact=True).wait_for()
    page.get_by_label("Find").first.fill("nurse")
    page.get_by_text("Owners, 1 of 17", exact=True).wait_for()
