"""The head of a page, and what the page itself has to know."""

import pytest

from actionplan.reports.masthead import masthead
from tests.reports.sample import HOSTILE, SAMPLE, issue


def test_the_line_says_which_report_it_is():
    said = str(masthead(SAMPLE, "Report for June 2017")).split("\n")
    assert said[2] == "Report for June 2017"
    assert masthead(SAMPLE, "").name == "heading"


def test_a_page_knows_its_title_language_margin_and_state():
    assert masthead(SAMPLE, "A line").page == {
        "title": "Communications and engagement action plan, 12 to 25 June 2017",
        "language": "en-GB",
        "number": "Report, fortnight 6 of 2017-18, 12 to 25 June 2017",
        "state": "Draft, not issued",
    }


def test_pages_of_one_period_are_told_apart():
    page = masthead(SAMPLE, "A line", about="success indicators").page
    assert (
        page["title"] == "Communications and engagement action plan: success indicators, 12 to 25 June 2017"
    )
    assert page["number"] == "Report, fortnight 6 of 2017-18, 12 to 25 June 2017, success indicators"


def test_an_issued_page_has_its_number_in_the_margin_and_no_state():
    issued = SAMPLE.model_copy(update={"issue": issue("6"), "state": "Report 6, issued 27 June 2017"})
    page = masthead(issued, "A line").page
    assert (page["number"], page["state"]) == ("Report 6, fortnight 6 of 2017-18, 12 to 25 June 2017", "")


def test_a_page_of_ones_own_is_made_from_a_report_and_is_not_issued():
    again = issue("6a").model_copy(update={"corrects": "6", "reason": "A figure was wrong."})
    issued = SAMPLE.model_copy(update={"issue": again, "state": "Report 6a, issued 27 June 2017"})
    own = masthead(issued, "My own report", about="My own report", own=True)
    assert "Made from the data of report 6a; this page is not issued itself" in own.html
    assert "This report corrects" not in own.html and "issued 27 June 2017" not in own.html
    assert own.page["number"] == (
        "Made from report 6a, not issued, fortnight 6 of 2017-18, 12 to 25 June 2017, My own report"
    )
    assert "This report corrects report 6." in masthead(issued, "A line").html


@pytest.mark.parametrize("text", [*HOSTILE, "};</style>\\a\n@import url(x)"])
def test_a_margin_holds_letters_figures_and_plain_marks_only(text):
    period = SAMPLE.period.model_copy(update={"name": text})
    number = masthead(SAMPLE.model_copy(update={"period": period}), "A line", about=text).page["number"]
    assert not set(number) & set("<>;{}\\@\"'/:&\n")
