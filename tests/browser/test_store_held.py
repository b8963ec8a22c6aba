"""Another program holds the store for longer than the page waits: in the end the page says what became of each edit."""

import sqlite3
from contextlib import closing

import pytest

from tests.browser.opened import PATIENCE

pytestmark = pytest.mark.browser

ROWS = ".ap-workbook tr[data-id]"


def test_what_is_saved_after_all_is_said_to_be_and_is_saved_once(voila, page, workbook):
    voila.open(page)
    page.locator("nav button[name=milestones]").click()
    page.locator(ROWS).first.wait_for(timeout=PATIENCE)
    told, saved = page.locator(".ap-told"), page.locator(".ap-saved")
    with closing(sqlite3.connect(workbook.store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        cell = page.locator(ROWS).first.locator("td:has(textarea)").last
        cell.locator("textarea").fill("Both halls are booked")
        page.get_by_role("button", name="Add a milestone").first.click()
        form = page.locator(".ap-form:has(input[name=title])")
        form.get_by_label("Milestone (needed)").fill("Winter show")
        form.get_by_role("button", name="Add a milestone").click()
        cell.get_by_text("NOT SAVED").wait_for()
        form.get_by_text("NOT DONE").wait_for()
        form.get_by_role("button", name="Add a milestone").click()  # once more, as one does
        line = page.get_by_label("Add an activity")
        line.fill("Spoke at the forum")
        line.press("Enter")
        page.wait_for_timeout(1500)
        other.execute("ROLLBACK")
    cell.get_by_text("NOT SAVED").wait_for(state="detached")
    form.wait_for(state="detached")
    page.get_by_text("Done after all").wait_for()
    plan = workbook.plan()
    assert [one.title for one in plan.milestones].count("Winter show") == 1
    assert [one.narrative for one in plan.updates].count("Both halls are booked") == 1
    kept = [one.title for one in plan.activities].count("Spoke at the forum")
    assert (kept, line.input_value()) in ((0, "Spoke at the forum"), (1, ""))
    if not kept:
        line.press("Enter")
        page.wait_for_function("document.querySelector('.ap-activity input').value === ''")
    assert saved.inner_text() == "All changes saved"
    assert "NOT DONE" not in told.inner_text()
    assert page.errors == []
