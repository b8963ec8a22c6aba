"""Who works: a name that is given on a page is that page's, and renames nobody else."""

import pytest

from tests.browser.opened import PATIENCE, serving
from tests.browser.test_fortnight import sit_down
from tests.browser.test_table import SAVED, opened, state, title

pytestmark = pytest.mark.browser


def you(page) -> str:
    return page.locator(".ap-you strong").inner_text()


def is_now(page, name: str) -> None:
    page.locator(".ap-you strong").get_by_text(name, exact=True).wait_for(timeout=PATIENCE)


def load_again(page) -> None:
    page.reload(wait_until="domcontentloaded")
    page.locator(".ap-workbook").wait_for(timeout=PATIENCE)


def test_a_name_changed_on_one_page_is_that_pages_and_its_reloads(voila, browsing, workbook):
    one, other = browsing.page(), browsing.page()
    opened(voila, one)
    opened(voila, other)
    sit_down(other, "Sam Deputy")
    is_now(other, "Sam Deputy")
    load_again(other)
    is_now(other, "Sam Deputy")
    other.get_by_role("button", name="Milestones", exact=True).click()
    title(other).fill("Show in summer")
    other.keyboard.press("Tab")
    state(other, 0, "Milestone").get_by_text(SAVED).wait_for()
    assert workbook.history()[-1].by == "Sam Deputy"
    load_again(one)
    third = voila.open(browsing.page())
    third.wait_for_timeout(500)
    assert (you(one), you(third)) == ("Communications lead", "Communications lead")
    assert not (workbook.folder / ".jupyter" / "chosen.json").exists()


def test_a_workbook_that_is_opened_anew_is_opened_by_whom_it_says(workbook, page):
    with serving("app", workbook.folder) as first:
        first.open(page)
        sit_down(page, "Sam Deputy")
        is_now(page, "Sam Deputy")
    with serving("app", workbook.folder) as second:
        second.open(page)  # in the very same tab
        page.wait_for_timeout(500)
        assert you(page) == "Communications lead"
    page.evaluate("() => sessionStorage.clear()")
