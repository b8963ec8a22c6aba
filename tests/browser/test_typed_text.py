"""What is typed is never lost: it is saved, or kept and counted until it is saved or given up."""

import re
from pathlib import Path

import pytest

from actionplan import desk
from tests.browser.opened import PATIENCE, cells, run_all
from tests.browser.test_table import SAVED, all_saved, cell, date, edits, opened, row_id, state, title
from tests.browser.test_telling import cut_line, hold_answers

pytestmark = pytest.mark.browser

PLAN = "thurrock-2017-18"
UNSAVED = "1 not saved yet"
LONG = "x" * 40_000
LONELY = 2
"""The place of a milestone to which nothing else refers, once the first one is gone."""


def someone(workbook) -> desk.Editor:
    return desk.Editor(
        PLAN, len(workbook.history()), "Interim lead", workbook.store, "It was moved away", None
    )


def go_to(page, panel: str) -> None:
    page.locator(f"nav button[name={panel}]").click()
    page.locator(f"nav button[name={panel}][aria-current=page]").wait_for()


def head(page):
    return page.locator(".ap-saved p")


def question(page):
    return cell(page, 0, "Milestone").locator(".ap-ask")


def load_again(page) -> None:
    page.reload(wait_until="domcontentloaded")
    page.locator(".ap-workbook").wait_for(timeout=PATIENCE)


def test_a_conflict_is_not_answered_by_anything_but_an_answer(voila, page, workbook):
    opened(voila, page)
    title(page).fill("Mine")
    desk.change(someone(workbook), row_id(page), {"title": "Theirs"})
    page.keyboard.press("Tab")
    question(page).wait_for()
    title(page).click()
    page.keyboard.press("Control+S")
    page.get_by_label("Add an activity").click()
    page.evaluate(
        """() => {
            Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
            Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
        }"""
    )
    go_to(page, "activities")
    head(page).get_by_text(UNSAVED).wait_for()
    assert "‘Mine’ in Milestone: " in page.locator(".ap-draft").inner_text()
    go_to(page, "milestones")
    assert page.locator(".ap-draft").count() == 0
    assert title(page).input_value() == "Mine"
    assert edits(workbook) == ["Theirs"]
    question(page).get_by_role("button", name="Keep mine").click()
    all_saved(page)
    assert edits(workbook) == ["Theirs", "Mine"]
    assert page.errors == []


def test_refused_text_is_there_again_in_its_cell_with_the_reason(voila, page, workbook):
    opened(voila, page)
    before = title(page).input_value()
    title(page).fill(LONG)
    page.keyboard.press("Tab")
    state(page, 0, "Milestone").get_by_text("Not saved: ").wait_for()
    why = state(page, 0, "Milestone").inner_text()
    go_to(page, "activities")
    head(page).get_by_text(UNSAVED).wait_for()
    go_to(page, "milestones")
    assert title(page).input_value() == LONG
    assert state(page, 0, "Milestone").inner_text().startswith(why)
    assert head(page).inner_text() == UNSAVED
    state(page, 0, "Milestone").get_by_role("button", name="Discard it").click()
    assert title(page).input_value() == before
    all_saved(page)
    assert edits(workbook) == []


def test_text_in_a_form_the_line_and_the_paste_box_is_there_again(voila, page, workbook):
    opened(voila, page)
    page.locator("tr[data-id]").first.get_by_role("button", name="More: ").click()
    page.get_by_label("Note", exact=True).fill("Ten minutes of work")
    page.get_by_label("Add an activity").fill("Half an activity")
    page.get_by_role("button", name="Paste rows from Excel").click()
    page.locator(".ap-paste textarea").fill("Open day\t1 July 2017")
    head(page).get_by_text("3 not saved yet").wait_for()
    go_to(page, "activities")
    assert head(page).inner_text() == "3 not saved yet"
    assert page.locator(".ap-draft").count() == 2
    go_to(page, "milestones")
    assert page.get_by_label("Note", exact=True).input_value() == "Ten minutes of work"
    assert page.locator(".ap-paste textarea").input_value() == "Open day\t1 July 2017"
    assert page.locator(".ap-draft").count() == 0
    page.on("dialog", lambda dialog: dialog.accept())
    load_again(page)
    page.locator(".ap-draft").get_by_text("Ten minutes of work").wait_for()
    assert page.get_by_label("Add an activity").input_value() == "Half an activity"
    assert page.locator(".ap-paste textarea").input_value() == "Open day\t1 July 2017"
    page.locator("tr[data-id]").first.get_by_role("button", name="More: ").click()
    page.get_by_label("Note", exact=True).wait_for()
    assert page.get_by_label("Note", exact=True).input_value() == "Ten minutes of work"
    page.get_by_role("button", name="Save these details").click()
    head(page).get_by_text("2 not saved yet").wait_for()
    page.get_by_label("Add an activity").press("Enter")
    head(page).get_by_text(UNSAVED).wait_for()
    page.get_by_role("button", name="Leave it").click()
    all_saved(page)
    assert edits(workbook)[0] == "Ten minutes of work"
    go_to(page, "activities")
    go_to(page, "milestones")
    assert page.get_by_label("Note", exact=True).input_value() == "Ten minutes of work"
    assert head(page).inner_text() == "All changes saved"
    assert page.errors == []


def test_ones_own_save_that_was_answered_late_is_no_conflict(voila, page, workbook):
    opened(voila, page)
    title(page).fill("Mine alone")
    hold_answers(page, 6500)
    page.keyboard.press("Tab")
    state(page, 0, "Milestone").get_by_role("button", name="Try again").click(timeout=7000)
    state(page, 0, "Milestone").get_by_text(SAVED).wait_for()
    all_saved(page)
    assert question(page).count() == 0
    assert edits(workbook) == ["Mine alone"]


def test_what_never_arrived_is_sent_again_when_the_line_is_back(voila, page, workbook):
    opened(voila, page)
    cut_line(page)
    title(page).fill("Sent in vain")
    page.keyboard.press("Tab")
    state(page, 0, "Milestone").get_by_role("button", name="Try again").wait_for()
    date(page).fill("1 June 2017")  # waits in line, and is not sent
    page.keyboard.press("Tab")
    page.evaluate("() => { window.apCut = false; window.dispatchEvent(new Event('online')); }")
    all_saved(page)
    assert sorted(edits(workbook)) == ["1 June 2017", "Sent in vain"]
    assert page.errors == []


def test_what_could_not_be_saved_is_saved_when_the_store_is_back(voila, page, workbook):
    opened(voila, page)
    store = Path(workbook.store)
    away = store.rename(store.with_name("away.db"))
    title(page).fill("Kept meanwhile")
    page.keyboard.press("Tab")
    state(page, 0, "Milestone").get_by_role("button", name="Try again").wait_for()
    page.locator(".ap-alarm").get_by_text("The store of the plan is not where it was").wait_for()
    away.rename(store)
    all_saved(page)
    assert edits(workbook) == ["Kept meanwhile"]
    away = store.rename(store.with_name("away.db"))
    head(page).get_by_text("Nothing can be saved now").wait_for()
    away.rename(store)
    all_saved(page)


def test_what_is_typed_belongs_to_its_plan(voila, page, workbook):
    later = desk.open_plan(PLAN, workbook.store).plan
    workbook.load(later.model_copy(update={"id": "another", "title": "Another plan"}))
    opened(voila, page)
    head(page).wait_for()
    title(page).fill(LONG)
    page.get_by_label("Add an activity").fill("Of the first plan")
    state(page, 0, "Milestone").get_by_text("Not saved: ").wait_for()
    first, other = page.locator("h1").inner_text(), page.get_by_role("button", name="Another plan")
    other.click()
    choice = page.locator(".ap-head .ap-form select")
    values = choice.locator("option").evaluate_all("all => all.map(one => one.value)")
    here = choice.input_value()
    choice.select_option(next(one for one in values if one != here))
    page.locator(".ap-head .ap-form").get_by_role("button", name="Work on this plan").click()
    page.wait_for_function("was => document.querySelector('.ap-workbook h1').textContent !== was", arg=first)
    assert page.get_by_label("Add an activity").input_value() == ""
    assert title(page).input_value() != LONG
    assert (head(page).inner_text(), page.locator(".ap-draft").count()) == ("All changes saved", 0)
    other.click()
    choice.select_option(here)
    page.locator(".ap-head .ap-form").get_by_role("button", name="Work on this plan").click()
    head(page).get_by_text("2 not saved yet").wait_for()
    assert title(page).input_value() == LONG
    assert page.get_by_label("Add an activity").input_value() == "Of the first plan"


def test_an_answer_waits_for_the_save_before_it(voila, page, workbook):
    opened(voila, page)
    date(page).fill("April Dec 17")
    page.keyboard.press("Tab")
    asked = cell(page, 0, "Target date, as you write it").locator(".ap-ask .ap-button")
    asked.first.wait_for()
    hold_answers(page)
    date(page).fill("May Dec 17")
    asked.first.click()
    head(page).get_by_text(UNSAVED).wait_for()
    all_saved(page)
    assert date(page).input_value() == "May Dec 17"
    assert "May Dec 17" in edits(workbook)


def test_a_row_that_is_gone_can_be_copied_and_let_go(voila, page, workbook):
    opened(voila, page)
    gone = row_id(page)
    row = page.locator(f"tr[data-id='{gone}']")
    title(page).fill("In vain")
    desk.remove(someone(workbook), gone)
    row.get_by_text("This row is not in the plan any more. What you typed can be copied.").wait_for()
    page.get_by_text("Milestones and dated targets, 29 of 29").wait_for()
    assert row.locator("textarea:not([readonly]), input:not([readonly]):not([type=checkbox])").count() == 0
    assert row.get_by_role("button", name="More: ").is_disabled()
    page.on("dialog", lambda dialog: dialog.accept())
    load_again(page)
    left = page.locator(".ap-draft")
    left.get_by_text("This row is not in the plan any more, so it cannot be saved there.").wait_for()
    assert left.get_by_role("button").all_inner_texts() == ["Copy the text", "Discard it"]
    left.get_by_role("button", name="Discard it").click()
    all_saved(page)
    title(page, LONELY).fill("In vain, too")
    gone = row_id(page, LONELY)
    desk.remove(someone(workbook), gone)
    page.get_by_role("button", name="Let it go").click()
    all_saved(page)
    assert page.locator(f"tr[data-id='{gone}']").count() == 0
    assert page.errors == []


def test_shift_enter_after_a_click_on_plain_text_runs_no_cell(lab, page):
    opened(lab, page)
    before = cells(page)
    page.get_by_label("Add an activity").fill("Half an activity")
    page.locator(".ap-period").click()
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("b")
    page.wait_for_timeout(300)
    assert cells(page) == before
    assert page.get_by_label("Add an activity").input_value() == "Half an activity"
    run_all(page)
    page.wait_for_function("document.querySelectorAll('.ap-workbook').length === 1", timeout=PATIENCE)
    page.get_by_text(re.compile("not saved yet")).wait_for(timeout=PATIENCE)
    assert page.get_by_label("Add an activity").input_value() == "Half an activity"


def test_letters_that_turn_the_direction_are_kept_and_turn_nothing_but_their_own_field(voila, page, workbook):
    turned = "Stand \u202e dna tsop \u2066 X"
    plan = workbook.plan()
    desk.change_plan(someone(workbook), {"title": turned})
    desk.change(someone(workbook), plan.milestones[0].id, {"title": turned})
    opened(voila, page)
    assert turned in [field.input_value() for field in page.locator("td, th").locator("textarea").all()]
    page.locator("h1", has_text="Stand  dna tsop  X").wait_for()
    go_to(page, "history")
    page.get_by_text("title: “Stand dna tsop X”").first.wait_for()
    assert "\u202e" not in page.locator(".ap-workbook").inner_text()
