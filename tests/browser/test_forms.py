"""Forms, buttons and files in the page: one press does one thing, and nobody's edit is taken back unasked."""

import pytest

from actionplan import desk
from actionplan.editor.uploads import MOST_BYTES
from actionplan.plan.nouns import Decision

pytestmark = pytest.mark.browser

PLAN = "thurrock-2017-18"


def panel(page, name: str) -> None:
    page.locator(f"nav button[name={name}]").click()
    page.locator(f"nav button[name={name}][aria-current]").wait_for()


def someone_else(workbook) -> desk.Editor:
    return desk.Editor(PLAN, len(workbook.history()), "Interim lead", workbook.store)


def told(page) -> str:
    return page.locator(".ap-told").inner_text()


def test_a_form_that_a_button_opened_asks_where_another_changed_the_same(voila, page, workbook):
    desk.add(someone_else(workbook), Decision, {"question": "Go ahead?", "asked_on": "2017-04-10"})
    decision = workbook.plan().decisions[-1].id
    voila.open(page)
    panel(page, "fortnight")
    row = page.locator(f'tr[data-id="{decision}"]')
    row.get_by_role("button", name="Write the answer").click()
    row.get_by_label("Answer (needed)").fill("Mine")
    row.get_by_label("On which day").fill("12 April 2017")
    desk.change(someone_else(workbook), decision, {"answer": "Theirs", "answered_by": "The chair"})
    page.locator(".ap-news").get_by_text("Interim lead").first.wait_for()
    row.get_by_role("button", name="Write the answer").last.click()
    row.get_by_role("button", name="Keep mine").wait_for()
    assert workbook.plan().by_id[decision].answer == "Theirs"
    row.get_by_role("button", name="Keep mine").click()
    page.get_by_text("All changes saved").wait_for()
    row.get_by_text("Mine (The chair)").wait_for()
    kept = workbook.plan().by_id[decision]
    assert (kept.answer, kept.answered_by) == ("Mine", "The chair")


def test_a_double_press_does_one_thing_and_says_so(voila, page, workbook):
    voila.open(page)
    panel(page, "activities")
    before = len(workbook.history())
    page.get_by_label("Add an activity").first.fill("Met the press")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_text("Added to the activities of").wait_for()
    page.get_by_role("button", name="Add an activity").first.click()
    page.get_by_label("What was done (needed)").fill("Met the mayor")
    page.locator(".ap-form").get_by_role("button", name="Add an activity").dblclick()
    page.wait_for_function("document.querySelector('.ap-told').textContent === 'Added'")
    page.wait_for_timeout(300)  # what the second press would have said
    assert told(page) == "Added"
    assert [one.title for one in workbook.plan().activities[-2:]] == ["Met the press", "Met the mayor"]
    page.get_by_role("button", name="Undo my last change").dblclick()
    page.locator(".ap-undo .ap-form").get_by_role("button", name="Undo my last change").dblclick()
    page.wait_for_function("document.querySelector('.ap-told').textContent.startsWith('Undone')")
    page.wait_for_timeout(300)
    assert told(page).startswith("Undone. Activity “Met the mayor”")
    assert len(workbook.history()) == before + 3
    assert workbook.plan().activities[-1].title == "Met the press"


def test_each_of_several_files_has_its_own_answer_and_one_that_is_too_large_is_not_sent(
    voila, page, workbook, tmp_path
):
    voila.open(page)
    panel(page, "trackers")
    for name in ("First.xlsx", "Second.xlsx"):
        (tmp_path / name).write_bytes(b"no spreadsheet " + name.encode())
    large = tmp_path / "Large.xlsx"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    drop = page.get_by_label("Drop returned trackers here")
    drop.set_input_files([tmp_path / "First.xlsx", large, tmp_path / "Second.xlsx"])
    results = page.locator(".ap-drop", has=drop).locator(".ap-result")
    results.nth(2).wait_for()
    assert results.all_inner_texts() == [
        "First.xlsx is not taken: why stands beside its name.",
        "Large.xlsx is too large to be dropped here: up to 30 MB are taken.",
        "Second.xlsx is not taken: why stands beside its name.",
    ]
    drop.set_input_files(large)
    page.locator(".ap-told").get_by_text("Large.xlsx is too large").wait_for()
    assert results.count() == 0


def test_as_many_rows_are_pasted_as_a_message_may_hold(voila, page):
    voila.open(page)
    panel(page, "milestones")
    page.get_by_role("button", name="Paste rows from Excel").click()
    field = page.get_by_label("Copy the rows in Excel")
    rows = [f"Milestone {n} of a long list in a sheet\tChief nurse\t3 June 2017\tA word" for n in range(600)]
    field.fill("\n".join(rows))
    page.get_by_role("button", name="Show what would be added").click()
    page.get_by_role("button", name="Add these 600 rows").wait_for()
    page.get_by_role("button", name="Leave it").click()
    page.get_by_text("Nothing of it was added.").wait_for()
    page.get_by_role("button", name="Paste rows from Excel").click()
    page.evaluate("text => { document.querySelector('.ap-paste textarea').value = text }", "x" * 1_000_001)
    page.get_by_role("button", name="Show what would be added").click()
    page.get_by_text(
        "That is too long: up to 1,000,000 characters are taken at once. Paste fewer rows."
    ).wait_for()
