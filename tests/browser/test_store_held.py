"""Another program holds the store: it is said within five seconds, and nothing is lost or done twice."""

import sqlite3
from contextlib import closing

import pytest

from tests.browser.opened import PATIENCE

pytestmark = pytest.mark.browser

ROWS = ".ap-workbook tr[data-id]"
HELD = "is being written by somebody else"


def test_an_edit_says_that_somebody_else_is_saving_and_is_saved_once_when_it_is_sent_again(
    voila, page, workbook
):
    voila.open(page)
    page.locator("nav button[name=milestones]").click()
    page.locator(ROWS).first.wait_for(timeout=PATIENCE)
    cell = page.locator(ROWS).first.locator("td:has(textarea)").last
    line = page.get_by_label("Add an activity")
    with closing(sqlite3.connect(workbook.store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        cell.locator("textarea").fill("Both halls are booked")
        page.keyboard.press("Tab")
        cell.get_by_text(HELD).wait_for()
        assert "NOT SAVED" not in page.inner_text(".ap-workbook")
        line.fill("Spoke at the forum")
        line.press("Enter")
        page.locator(".ap-activity").get_by_text(HELD).or_(
            page.locator(".ap-told").get_by_text(HELD)
        ).first.wait_for()
        assert line.input_value() == "Spoke at the forum"
        other.execute("ROLLBACK")
    again = cell.get_by_role("button", name="Try again")
    if again.count():
        again.click()
    else:
        cell.locator("textarea").focus()
        page.keyboard.press("Tab")
    cell.get_by_text(HELD).wait_for(state="detached")
    line.press("Enter")
    page.wait_for_function("document.querySelector('.ap-activity input').value === ''")
    plan = workbook.plan()
    assert [one.narrative for one in plan.updates].count("Both halls are booked") == 1
    assert [one.title for one in plan.activities].count("Spoke at the forum") == 1
    assert page.errors == []


def test_a_workbook_that_is_opened_meanwhile_says_so_and_opens_when_the_store_is_free(voila, page, workbook):
    with closing(sqlite3.connect(workbook.store, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE meta SET value = value")
        voila.go(page)
        page.get_by_text("as somebody else is saving in its store").wait_for(timeout=PATIENCE)
        other.execute("ROLLBACK")
    page.locator(".ap-workbook").wait_for(timeout=PATIENCE)
