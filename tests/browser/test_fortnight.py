"""A fortnight in a browser: edit, be in doubt, meet a colleague, take a tracker back, report, finalise, undo."""

import os
import re
import signal
from pathlib import Path

import openpyxl
import pytest

from actionplan import desk
from tests.browser.opened import PATIENCE
from tests.browser.test_table import SAVED, all_saved, cell, date, edits, opened, row_id, state, title

pytestmark = pytest.mark.browser

PLAN = "thurrock-2017-18"
FIRST = "ESR Comms Event, March"
NAME, DATE = "Milestone", "Target date, as you write it"
FINALISE, UNDO = "Finalise and number the report", "Undo my last change"


def panel(page, label: str) -> None:
    """Open another panel by its button, which may have a count beside its name.

    Not by the mouse: Chromium hands a click to a frame that has just been scrolled away from under it.
    """
    name = re.compile(rf"^{label}( \(\d+\))?$")
    page.locator("nav[aria-label=Panels]").get_by_role("button", name=name).dispatch_event("click")
    page.locator("nav[aria-label=Panels] [aria-current=page]").filter(has_text=label).wait_for()


def press(page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()


def says(page, text) -> None:
    """Wait until the page says so, below the line for an activity."""
    page.locator(".ap-told").get_by_text(text).wait_for(timeout=PATIENCE)


def left(page, field, text: str) -> None:
    """Type into a field and leave it."""
    field.fill(text)
    page.keyboard.press("Tab")


def tab_to(page, target, most: int = 60) -> None:
    """Go to something by the Tab key alone."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} times Tab do not lead to {target}")


def sit_down(page, name: str) -> None:
    """Work under another name."""
    you = page.locator(".ap-you")
    you.get_by_role("button", name="Change").click()
    you.get_by_role("textbox").fill(name)
    page.keyboard.press("Enter")
    you.get_by_text(name, exact=True).wait_for()


def test_a_milestone_is_edited_by_the_keyboard_alone(served, page, workbook):
    served.open(page)
    page.locator(".ap-workbook button").first.focus()
    tab_to(page, page.get_by_role("button", name="Milestones", exact=True))
    page.keyboard.press("Enter")
    title(page).wait_for()
    tab_to(page, title(page))
    page.keyboard.press("Control+A")
    page.keyboard.type("Show in summer")
    page.keyboard.press("Tab")
    state(page, 0, NAME).get_by_text(SAVED).wait_for()
    assert edits(workbook) == ["Show in summer"]


def test_a_half_typed_date_is_left_alone_and_a_day_that_does_not_exist_is_asked_about(served, page, workbook):
    opened(served, page)
    written = cell(page, 0, DATE)
    date(page).fill("30 Ju")
    editor = desk.Editor(PLAN, 1, "Interim lead", workbook.store)
    desk.change(editor, row_id(page), {"title": "Theirs"})
    cell(page, 0, NAME).get_by_text(re.compile(r"^Changed by Interim lead at \d\d:\d\d: ")).wait_for()
    assert (date(page).input_value(), title(page).input_value()) == ("30 Ju", "Theirs")
    assert edits(workbook) == ["Theirs"]
    left(page, date(page), "Sep")
    written.get_by_text("read as 1 to 30 September 2017").first.wait_for()
    left(page, date(page), "30 February 2018")
    written.get_by_text(
        "“30 February 2018” is not a day of the calendar. Which day is meant?"
    ).first.wait_for()
    written.get_by_role("button", name="28 February 2018").click()
    written.get_by_text("read as 28 February 2018").first.wait_for()
    assert date(page).input_value() == "30 February 2018"
    assert edits(workbook)[:3] == ["Theirs", "Sep", "30 February 2018"]
    assert len(workbook.history()) == 5


def test_two_browsers_at_one_cell_ask_and_another_cell_just_appears(served, browsing, workbook):
    mine, theirs = browsing.page(), browsing.page()
    opened(served, mine)
    opened(served, theirs)
    sit_down(theirs, "Interim lead")
    title(mine).fill("Mine")
    left(theirs, title(theirs), "Theirs")
    all_saved(theirs)
    left(theirs, date(theirs), "20 June 2017")
    all_saved(theirs)
    told = re.compile(r"^Changed by Interim lead at \d\d:\d\d: .*20 June 2017")
    cell(mine, 0, NAME).locator(".ap-news").get_by_text(told).wait_for()
    assert (title(mine).input_value(), date(mine).input_value()) == ("Mine", "20 June 2017")
    mine.keyboard.press("Tab")
    asked = cell(mine, 0, NAME).locator(".ap-question")
    asked.get_by_text("is now “Theirs” (changed by Interim lead on").wait_for()
    assert edits(workbook) == ["Theirs", "20 June 2017"]
    assert asked.get_by_role("button").all_inner_texts() == ["Keep mine", "Take theirs"]
    asked.get_by_role("button", name="Keep mine").click()
    all_saved(mine)
    assert edits(workbook) == ["Theirs", "20 June 2017", "Mine"]
    title(theirs).evaluate("element => element.blur()")
    theirs.wait_for_function("element => element.value === 'Mine'", arg=title(theirs).element_handle())


def end_kernel(kernel: str) -> None:
    """End the process of a kernel as a crash does; its server starts another one in its place."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            is_it = kernel.encode() in path.read_bytes()
        except OSError:  # it has ended meanwhile
            continue
        if is_it:
            os.kill(int(path.parent.name), signal.SIGKILL)


def test_what_is_typed_after_the_kernel_broke_down_is_told_and_offered_again(voila, page, workbook):
    opened(voila, page)
    (kernel,) = voila.kernels
    end_kernel(kernel)
    left(page, title(page), "Typed in vain")
    state(page, 0, NAME).get_by_text("NOT SAVED: no answer for five seconds.").wait_for()
    page.get_by_text("The workbook does not answer, so nothing is saved at the moment.").wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload(wait_until="domcontentloaded")
    state(page, 0, NAME).get_by_role("button", name="Save it now").click(timeout=PATIENCE)
    state(page, 0, NAME).get_by_text("Saved").wait_for()
    assert edits(workbook) == ["Typed in vain"]


def returned(workbook, folder) -> Path:
    """The tracker of the whole plan, in which somebody gave the first milestone another title."""
    asked = desk.Asked(output=folder / "whole plan.xlsx")
    (sent,) = desk.export_trackers(PLAN, asked, workbook.store, by="Communications lead")
    book = openpyxl.load_workbook(sent.path)
    assert book["Milestones"]["B5"].value == FIRST
    book["Milestones"]["B5"] = "Show in summer"
    book.save(sent.path)
    return sent.path


def test_a_returned_tracker_is_dropped_looked_at_and_saved(served, page, workbook, tmp_path, picture):
    served.open(page)
    panel(page, "Trackers")
    page.get_by_label("Drop returned trackers here").set_input_files(returned(workbook, tmp_path))
    says(page, re.compile(r"^whole plan\.xlsx is the whole tracker .* 1 change; nothing is saved yet\.$"))
    page.get_by_text("What the file says otherwise").wait_for()
    assert edits(workbook) == []
    picture(page, f"a-returned-tracker-{served.which}")
    press(page, "Save 1 change")
    says(page, "Saved: 1 change.")
    assert edits(workbook) == ["Show in summer"]
    assert page.errors == []


def test_a_report_is_drafted_and_viewed_finalised_and_numbered_and_an_edit_undone(
    served, page, workbook, picture
):
    opened(served, page)
    left(page, title(page), "Show in summer")
    all_saved(page)
    panel(page, "Reports")
    press(page, "Make the draft")
    page.locator('progress[aria-label^="Making the draft"]').wait_for()
    page.get_by_role("button", name="View the draft here").click(timeout=PATIENCE)
    report = page.frame_locator("iframe.ap-page")
    report.get_by_text("Draft, not issued").first.wait_for()
    report.get_by_text("Show in summer").first.wait_for()
    picture(page, f"a-draft-viewed-{served.which}")
    panel(page, "This fortnight")
    press(page, FINALISE)
    sure = page.locator(".ap-steps .ap-form")
    sure.get_by_text(
        re.compile("^This will be report 1, for fortnight 1 of 26, 1 to 16 April 2017")
    ).wait_for()
    sure.get_by_role("button", name=FINALISE).click()
    page.get_by_text("Report 1 was issued by Communications lead on").wait_for(timeout=PATIENCE)
    picture(page, f"finalised-{served.which}")
    assert [(one.number, one.by) for one in desk.issued_reports(PLAN, workbook.store)] == [
        ("1", "Communications lead")
    ]
    press(page, UNDO)
    page.locator(".ap-undo .ap-form").get_by_role("button", name=UNDO).click()
    says(page, re.compile("^Undone."))
    assert workbook.plan().milestones[0].title == FIRST
