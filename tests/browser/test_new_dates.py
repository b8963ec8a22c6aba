"""A date that stood in an issued report, changed by two people at once: neither text is lost."""

import pytest

from actionplan import desk
from actionplan.desk.answering import NewDates
from tests.browser.test_table import SAVED, all_saved, cell, date, opened, row_id
from tests.small_plan import unrendered

pytestmark = pytest.mark.browser

PLAN, DATE = "thurrock-2017-18", "Target date, as you write it"
THEIRS = "14 November 2017"


@pytest.fixture
def issued(workbook, monkeypatch):
    """The example with a report of its first fortnight, so that its dates are promised."""
    unrendered(monkeypatch)
    monkeypatch.chdir(workbook.folder)
    desk.issue(PLAN, "P01", workbook.store, by="Communications lead")
    return workbook


def asked(page):
    return cell(page, 0, DATE).locator(".ap-question > .ap-ask")


def they_correct(page, workbook) -> None:
    """A colleague says that the date was a typing mistake."""
    dates = NewDates("corrected", "", "", "2017-18 P02")
    editor = desk.Editor(PLAN, len(workbook.history()), "Interim lead", workbook.store, "", dates)
    desk.change(editor, row_id(page), {"date": THEIRS})


def stands(workbook, page) -> str:
    return workbook.plan().by_id[row_id(page)].date


@pytest.mark.parametrize(("answer", "date_now"), [("Keep mine", "October 2017"), ("Take theirs", THEIRS)])
def test_others_who_change_it_while_the_question_stands_lead_to_the_choice_of_two(
    voila, page, issued, answer, date_now
):
    opened(voila, page)
    date(page).fill("October 2017")
    page.keyboard.press("Tab")
    asked(page).get_by_role("button", name="A typing mistake").wait_for()
    they_correct(page, issued)
    asked(page).get_by_role("button", name="Keep mine").wait_for()
    assert date(page).input_value() == "October 2017"
    asked(page).get_by_role("button", name=answer).click()
    if answer == "Keep mine":
        asked(page).get_by_role("button", name="A typing mistake").click()
        cell(page, 0, DATE).locator(".ap-state").get_by_text(SAVED).wait_for()
    all_saved(page)
    assert (stands(issued, page), date(page).input_value()) == (date_now, date_now)
    assert page.errors == []


@pytest.mark.parametrize(("answer", "date_now"), [("Keep mine", "October 2017"), ("Take theirs", THEIRS)])
def test_who_fills_in_who_agreed_meanwhile_loses_nothing_of_it(
    voila, page, issued, picture, answer, date_now
):
    opened(voila, page)
    date(page).fill("October 2017")
    page.keyboard.press("Tab")
    asked(page).get_by_role("button", name="A new date that was agreed").click()
    page.get_by_label("Who agreed to it").fill("Executive Team")
    page.get_by_label("Why the date is another").fill("The hall was not free.")
    they_correct(page, issued)
    page.locator(".ap-news").get_by_text("Changed by Interim lead").first.wait_for()
    form = asked(page).locator(".ap-form")
    form.get_by_role("button", name="A new date that was agreed").click()
    form.get_by_role("button", name="Keep mine").wait_for()
    picture(page, "new-date-conflict")
    form.get_by_role("button", name=answer).click()
    all_saved(page)
    assert (stands(issued, page), date(page).input_value()) == (date_now, date_now)
    last = issued.plan().updates[-1]
    assert last.approved_by == ("Executive Team" if answer == "Keep mine" else "")
    assert asked(page).count() == 0
