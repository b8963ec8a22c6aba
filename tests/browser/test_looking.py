"""What the page shows of a plan: sorted, filtered, pasted, asked about, late, drawn anew, and never as HTML."""

import re

import pytest

from actionplan import desk
from tests.browser.test_fortnight import FIRST, left, panel, press, says
from tests.browser.test_table import SAVED, all_saved, cell, opened, row_id, state, title

pytestmark = pytest.mark.browser

NAME, STATUS = "Milestone", "Status you report"
MARKUP = "<img src=x onerror=\"document.title='run'\"><b>Open day</b>"


def shown(page) -> list[str]:
    """The titles of the milestones that are to be seen, from the top."""
    rows = page.locator('.ap-workbook tr[data-id]:not([hidden]) .ap-cell[data-label="Milestone"] textarea')
    return rows.evaluate_all("all => all.map(one => one.value)")


def three(page) -> list[str]:
    """How three of them begin, in the order in which they stand."""
    return [one[:4] for one in shown(page) if one.startswith(("5-10 PPI", "Annual Report", "APMS"))]


def caption(page, text: str) -> None:
    page.locator("caption").get_by_text(text, exact=True).wait_for()


def theirs(workbook, row: str, **fields) -> None:
    """What a colleague changes meanwhile."""
    editor = desk.Editor("thurrock-2017-18", workbook.history()[-1].number, "Interim lead", workbook.store)
    desk.change(editor, row, fields)


def test_a_table_is_sorted_and_filtered_by_clicking(voila, page):
    opened(voila, page)
    as_planned = shown(page)
    heading = page.get_by_role("columnheader", name=NAME)
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    assert three(page) == ["5-10", "Annu", "APMS"]
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    assert three(page) == ["APMS", "Annu", "5-10"]
    heading.get_by_role("button").click()
    assert (heading.get_attribute("aria-sort"), shown(page)) == (None, as_planned)
    assert three(page) == ["Annu", "APMS", "5-10"]
    page.get_by_label("Priority", exact=True).select_option(label="Website overhaul")
    caption(page, "Milestones and dated targets, 1 of 30")
    assert shown(page) == ["New front page of the website goes live"]
    page.get_by_label("Priority", exact=True).select_option(label="All priorities")
    page.get_by_label("Owner", exact=True).select_option(label="Patient groups officer")
    page.get_by_label("Status", exact=True).select_option(label="Red")
    caption(page, "Milestones and dated targets, 0 of 30")
    page.get_by_text("Nothing fits these filters.").wait_for()
    page.get_by_label("Owner", exact=True).select_option(label="All owners")
    assert shown(page) == [FIRST]
    page.get_by_label("Status", exact=True).select_option(label="Any status")
    page.get_by_label("Find", exact=True).fill("DIABETES")
    caption(page, "Milestones and dated targets, 1 of 30")
    assert shown(page) == ["Living with Diabetes Day"]


def test_pasted_rows_are_added_to_the_end_and_their_text_is_never_html(voila, page, workbook):
    opened(voila, page)
    page.get_by_role("button", name="Paste rows from Excel").click()
    pasted = f"Milestone\tDue\n{MARKUP}\t1 July 2017\nLeaflet\tSept tbc\n"
    page.get_by_label("Copy the rows in Excel").fill(pasted)
    press(page, "Show what would be added")
    press(page, "Add these two rows")
    says(page, "Two rows added")
    caption(page, "Milestones and dated targets, 32 of 32")
    milestones = [one.title for one in workbook.plan().milestones]
    assert milestones[-3:] == ["Social media guide for the Hubs sent out", MARKUP, "Leaflet"]
    assert shown(page)[: len(milestones)] == milestones
    line = page.get_by_label("Add an activity")
    line.fill(f"{MARKUP} on 3 April")
    line.press("Enter")
    says(page, re.compile("^Added to the activities of "))
    for label in ("This fortnight", "Activities", "History"):
        panel(page, label)
        assert page.locator(".ap-workbook").locator("img, b").count() == 0
    page.locator(".ap-panel").get_by_text(MARKUP).first.wait_for()
    assert page.title() == "Action plan workbook"
    assert page.errors == []


def test_red_and_amber_ask_for_the_reason_and_the_path_in_place(served, page, workbook):
    opened(served, page)
    row, status = row_id(page, 1), cell(page, 1, STATUS)
    status.locator("select").first.focus()
    page.keyboard.press("R")
    reason = status.get_by_label(re.compile(r"^Reason \(needed\): "))
    reason.fill("The hall was sold")
    status.get_by_label(re.compile("^Path to green: ")).fill("Another hall by June")
    left(page, status.get_by_label(re.compile("^Green again by: ")), "1 June 2017")
    state(page, 1, STATUS).get_by_text(SAVED).wait_for()
    said = workbook.plan().updates[-1]
    assert (said.of, said.reported_rag, said.reason) == (row, "red", "The hall was sold")
    assert (said.path_to_green, said.path_to_green_by) == ("Another hall by June", "1 June 2017")
    status.locator("select").first.select_option(label="Amber")
    left(page, reason, "A smaller hall is offered")
    page.get_by_label("Add an activity").focus()
    all_saved(page)
    said = workbook.plan().updates[-1]
    assert (said.reported_rag, said.reason) == ("amber", "A smaller hall is offered")
    assert said.path_to_green == "Another hall by June"


def test_an_answer_that_comes_late_is_told_and_may_be_a_question(voila, page, workbook):
    opened(voila, page)
    page.evaluate(
        """() => {
            const send = WebSocket.prototype.send;
            const held = [];
            WebSocket.prototype.send = function (...all) { held.push([this, all]); };
            window.apRelease = () => {
                WebSocket.prototype.send = send;
                for (const [socket, all] of held) send.apply(socket, all);
            };
        }"""
    )
    page.clock.install()
    left(page, title(page), "Mine")
    left(page, title(page, 1), "Show in summer")
    theirs(workbook, row_id(page), title="Theirs")
    page.clock.fast_forward(5100)
    state(page, 0, NAME).get_by_text("NOT SAVED: no answer for five seconds.").wait_for()
    page.get_by_text("The workbook does not answer, so nothing is saved at the moment.").wait_for()
    page.evaluate("() => window.apRelease()")
    page.get_by_text("The workbook answers again.").wait_for()
    asked = cell(page, 0, NAME).locator(".ap-question")
    asked.get_by_role("button", name="Take theirs").click()
    state(page, 0, NAME).get_by_text("NOT SAVED").wait_for(state="detached")
    assert (title(page).input_value(), title(page, 1).input_value()) == ("Theirs", "Show in summer")


def test_the_chart_is_drawn_anew_when_a_reading_is_saved(voila, page, workbook):
    voila.open(page)
    panel(page, "Indicators")
    page.get_by_role("button", name=re.compile("^Readings and chart: Visits to A&E")).click()
    chart = page.locator(".ap-panel figure img")
    chart.wait_for()
    before, told = chart.get_attribute("src"), chart.get_attribute("alt")
    form = page.get_by_role("group", name="Add a reading")
    form.get_by_label("Day, or month, that it is of").fill("10 April 2017")
    form.get_by_label("Figure").fill("5,900")
    form.get_by_role("button", name="Add this reading").click()
    says(page, "Added: 10 April 2017, 5,900 visits a month.")
    page.wait_for_function("was => document.querySelector('.ap-panel figure img').src !== was", arg=before)
    assert chart.evaluate("image => image.complete && image.naturalWidth > 0")
    assert "5,900" in chart.get_attribute("alt") and "5,900" not in told
    assert [one.value for one in workbook.plan().observations if one.date == "10 April 2017"] == [5900]
