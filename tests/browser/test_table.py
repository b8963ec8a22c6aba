"""The table in a browser: each cell is saved as it is left, and nothing that is typed is lost."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from actionplan import desk
from tests.browser.opened import PATIENCE, restart_kernel, run_all

pytestmark = pytest.mark.browser

ROWS = ".ap-workbook tr[data-id]"
SAVED = re.compile(r"^Saved \d\d:\d\d$")


def opened(server, page):
    """The milestones, where they are not what is open."""
    server.open(page)
    page.get_by_role("button", name="Milestones", exact=True).click()
    page.locator(ROWS).first.wait_for()


def cell(page, row: int, column: str):
    return page.locator(ROWS).nth(row).locator(f'.ap-cell[data-label="{column}"]')


def title(page, row: int = 0):
    return cell(page, row, "Milestone").locator("textarea")


def date(page, row: int = 0):
    return cell(page, row, "Target date, as you write it").locator("input, textarea").first


def row_id(page, row: int = 0) -> str:
    return page.locator(ROWS).nth(row).get_attribute("data-id")


def state(page, row: int, column: str):
    return cell(page, row, column).locator(".ap-state")


def all_saved(page) -> None:
    page.get_by_text("All changes saved").wait_for()


def edits(workbook) -> list[str]:
    """What was written in the store since the plan was loaded, one text for each change."""
    return [str(change.new) for revision in workbook.history()[1:] for change in revision.changes]


def test_a_cell_that_is_left_is_saved_once_and_says_so(served, page, workbook):
    opened(served, page)
    title(page).fill("Show in summer")
    page.get_by_text("1 not saved yet").wait_for()
    page.keyboard.press("Tab")
    state(page, 0, "Milestone").get_by_text(SAVED).wait_for()
    all_saved(page)
    assert edits(workbook) == ["Show in summer"]
    assert page.errors == []


def test_what_is_typed_while_an_earlier_save_is_under_way_follows_it(voila, page, workbook):
    opened(voila, page)
    title(page).fill("One")
    date(page).fill("1 June 2017")
    title(page).fill("One and two")
    page.get_by_label("Add an activity").focus()
    all_saved(page)
    assert edits(workbook) == ["One", "1 June 2017", "One and two"]


def test_escape_takes_back_and_enter_goes_on(voila, page, workbook):
    opened(voila, page)
    before = title(page).input_value()
    title(page).fill("Not this")
    page.keyboard.press("Escape")
    assert title(page).input_value() == before
    title(page).press("End")
    page.keyboard.type(" (moved)")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    all_saved(page)
    assert edits(workbook) == [f"{before} (moved)"]


def test_another_persons_change_is_told_in_its_row_and_moves_nothing(voila, page, workbook):
    opened(voila, page)
    title(page).fill("Half a sen")
    editor = desk.Editor("thurrock-2017-18", len(workbook.history()), "Interim lead", workbook.store)
    desk.change(editor, row_id(page), {"date": "20 June 2017"})
    told = cell(page, 0, "Milestone").locator(".ap-news")
    told.get_by_text(re.compile(r"^Changed by Interim lead at \d\d:\d\d: ")).wait_for()
    assert date(page).input_value() == "20 June 2017"
    assert title(page).input_value() == "Half a sen"
    assert title(page).evaluate("element => element === document.activeElement")


@pytest.mark.parametrize(("answer", "stands"), [("Keep mine", "Mine"), ("Take theirs", "Theirs")])
def test_the_same_cell_changed_by_two_people_asks(voila, page, workbook, answer, stands):
    opened(voila, page)
    title(page).fill("Mine")
    editor = desk.Editor("thurrock-2017-18", len(workbook.history()), "Interim lead", workbook.store)
    desk.change(editor, row_id(page), {"title": "Theirs"})
    cell(page, 0, "Milestone").locator(".ap-news").wait_for()
    page.keyboard.press("Tab")
    cell(page, 0, "Milestone").get_by_role("button", name=answer).click()
    all_saved(page)
    assert title(page).input_value() == stands
    assert edits(workbook)[-1] == stands


def test_what_was_typed_before_a_reload_is_in_its_cell_again(voila, page, workbook):
    opened(voila, page)
    page.on("dialog", lambda dialog: dialog.accept())
    page.evaluate("Object.defineProperty(WebSocket.prototype, 'send', { value() {} })")  # the network is gone
    title(page).fill("Typed in vain")
    page.get_by_label("Add an activity").focus()
    state(page, 0, "Milestone").get_by_text("NOT SAVED: no answer for five seconds.").wait_for()
    page.get_by_text("The workbook does not answer").wait_for()
    page.reload(wait_until="domcontentloaded")
    said = state(page, 0, "Milestone")
    said.get_by_text("Not saved before the page was loaded again.").wait_for(timeout=PATIENCE)
    assert title(page).input_value() == "Typed in vain"
    assert page.locator(".ap-saved p").inner_text() == "1 not saved yet"
    said.get_by_role("button", name="Save it now").click()
    all_saved(page)
    assert edits(workbook) == ["Typed in vain"]


def test_a_kernel_restarted_under_the_page_is_told_and_nothing_is_lost(lab, page, workbook):
    opened(lab, page)
    restart_kernel(page)
    title(page).fill("Typed after the restart")
    page.keyboard.press("Tab")
    state(page, 0, "Milestone").get_by_text("NOT SAVED: no answer for five seconds.").wait_for()
    assert title(page).input_value() == "Typed after the restart"
    run_all(page)
    state(page, 0, "Milestone").get_by_role("button", name="Save it now").click(timeout=PATIENCE)
    all_saved(page)
    assert edits(workbook) == ["Typed after the restart"]


def test_leaving_the_page_with_something_unsaved_is_asked_about(voila, page):
    opened(voila, page)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    title(page).press("End")
    page.keyboard.type("x")
    page.reload(wait_until="domcontentloaded")
    assert asked == ["beforeunload"]


def test_rows_of_a_spreadsheet_pasted_into_a_title_are_offered_as_rows(voila, page, workbook):
    opened(voila, page)
    before = title(page).input_value()
    title(page).focus()
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData('text/plain', 'Open day\\t1 July 2017\\nLeaflet\\tSept tbc\\n');
            const how = { clipboardData: data, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', how));
        }"""
    )
    page.get_by_text("2 lines of a spreadsheet. Nothing is added yet.").wait_for()
    assert title(page).input_value() == before
    page.get_by_role("button", name="Show what would be added").click()
    page.get_by_text("Open day").first.wait_for()
    assert edits(workbook) == []


def test_every_thing_that_can_have_the_focus_keeps_the_keys_of_the_notebook_away(served, page):
    opened(served, page)
    bare = page.evaluate(
        """() => [...document.querySelector('.ap-workbook').querySelectorAll(
                'a, button, input, select, textarea, summary, iframe, [tabindex]')]
            .filter(one => one.dataset.lmSuppressShortcuts !== 'true').map(one => one.outerHTML.slice(0, 80))"""
    )
    assert bare == []


def test_nothing_stands_against_the_rules_of_accessibility(served, page):
    opened(served, page)
    title(page).fill("")
    page.keyboard.press("Tab")
    state(page, 0, "Milestone").wait_for()
    found = Axe().run(page, context=".ap-workbook").response
    assert len(found["passes"]) > 20
    assert [(one["id"], len(one["nodes"])) for one in found["violations"]] == []


@pytest.mark.parametrize("width", [320, 640])
def test_a_narrow_window_needs_no_sideways_scrolling(voila, browsing, width):
    page = browsing.page(width, 800)
    opened(voila, page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.ap-workbook :is(button, input, select, textarea)')]
            .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
            .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert wide == []


def test_targets_are_large_enough_to_hit(voila, page):
    opened(voila, page)
    small = page.evaluate(
        """() => [...document.querySelectorAll('.ap-workbook :is(button, input, select, textarea, summary)')]
            .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([html]) => html)"""
    )
    assert small == []
