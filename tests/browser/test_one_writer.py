"""On a shared drive a second person reads, sees who edits, and edits when those have closed it or have gone."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from actionplan import desk, folders
from tests.browser.opened import PATIENCE, serving

pytestmark = pytest.mark.browser

ROWS = ".ap-workbook tr[data-id]"
BANNER = "section.ap-held"


@pytest.fixture
def folder(laid_out, tmp_path):
    """A workbook in a folder that other computers have, too."""
    folder = tmp_path / "OneDrive - Example Trust" / "our plan"
    folders.lay_out(folder)
    shutil.copy(laid_out.example, folder / "actionplan.db")
    return folder


def hold(folder, ago):
    """The director edits on another computer, and was last seen so long ago."""
    at = (datetime.now(UTC) - ago).isoformat(timespec="seconds")
    said = {"by": "Director", "computer": "LAPTOP-12", "process": 1, "token": "", "since": at, "seen": at}
    path, written = folder / "actionplan.db.held", (datetime.now(UTC) - ago).timestamp()
    path.write_text(json.dumps(said), "utf-8")
    os.utime(path, (written, written))


def holder(folder):
    return json.loads((folder / "actionplan.db.held").read_text("utf-8"))["by"]


def accessible(page):
    found = Axe().run(page, context=".ap-workbook").response["violations"]
    assert [one["id"] for one in found] == []


def test_a_second_person_reads_and_edits_when_the_first_has_closed_it_or_has_gone(folder, browsing, picture):
    hold(folder, timedelta(minutes=2))
    with serving("app", folder) as server:
        page = server.open(browsing.page())
        page.locator("nav button[name=milestones]").click()
        page.locator(ROWS).first.wait_for(timeout=PATIENCE)
        page.get_by_text("Director is editing this plan on the computer LAPTOP-12").first.wait_for()
        cell = page.locator(ROWS).first.locator("td:has(textarea)").last.locator("textarea")
        assert cell.get_attribute("title") == "Director is editing this plan"
        assert (
            page.locator(f"{ROWS} :is(input, textarea):not([readonly]), {ROWS} select:not(:disabled)").count()
            == 0
        )
        assert page.get_by_label("Add an activity").is_visible() is False
        page.get_by_role("button", name="Take over").click()
        page.get_by_text("so it was not taken over").wait_for()
        accessible(page)
        picture(page, "one-writer-reading")

        (folder / "actionplan.db.held").unlink()
        page.locator(BANNER).wait_for(state="hidden")
        cell.fill("Both halls are booked")
        page.keyboard.press("Tab")
        page.locator(ROWS).first.get_by_text("Saved").wait_for()
        assert holder(folder) == "Communications lead"

        hold(folder, timedelta(minutes=2))
        cell.fill("Both halls and the market")
        page.keyboard.press("Tab")
        page.get_by_text("Not saved: Director is editing this plan").first.wait_for()
        assert cell.input_value() == "Both halls and the market"
        hold(folder, timedelta(hours=2))
        page.locator(BANNER).get_by_text("Nobody edits it now").wait_for()
        accessible(page)
        picture(page, "one-writer-gone")
        page.get_by_role("button", name="Take over").focus()
        page.keyboard.press("Enter")
        page.locator(BANNER).wait_for(state="hidden")
        page.get_by_text("You have taken over from Director on the computer LAPTOP-12").first.wait_for()
        page.wait_for_function(
            "document.querySelector('.ap-saved').textContent.includes('All changes saved')"
        )
        said = [
            one.narrative
            for one in desk.open_plan("thurrock-2017-18", str(folder / "actionplan.db")).plan.updates
        ]
        assert said.count("Both halls and the market") == 1
        assert holder(folder) == "Communications lead"
        assert page.errors == []
        server.end_kernels()
    assert sorted(one.name for one in folder.glob("actionplan.db*")) == ["actionplan.db"]
