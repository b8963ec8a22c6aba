"""Issued reports are looked at as they were issued; the number and the first day of the next are known before."""

from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk.may_issue import first_day_of_issue
from actionplan.desk.numbering import next_number
from actionplan.desk.viewing import draft_page, has_indicators, page_as_issued, place_of
from actionplan.words.errors import ReportWithdrawn, UnknownReport
from actionplan.words.vocabulary import Audience
from tests.small_plan import STEM, begin, unrendered


@pytest.fixture
def plan(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    return begin(tmp_path, monkeypatch)


def fortnight(name="P06"):
    return desk.calendar("small").find(name)


def test_a_page_is_the_one_that_was_issued_to_the_byte(plan):
    issued = desk.issue("small", "P06")
    name, content = page_as_issued(issued.report)
    assert (name, content) == (f"{STEM}.html", issued.files.html.read_bytes())


def test_a_report_that_was_replaced_can_still_be_looked_at(plan):
    first = desk.issue("small", "P06")
    before = first.files.html.read_bytes()
    desk.issue("small", "P06", reason="A date was wrong.")
    assert page_as_issued(first.report)[1] == before


def test_a_page_that_was_not_issued_is_not_made_up(plan):
    bare = desk.issue("small", "P06").report
    assert not has_indicators(bare)
    with pytest.raises(UnknownReport) as refused:
        page_as_issued(bare, indicators=True)
    said = "Report 6 was issued without 2017-18-P06-success-indicator-report.html."
    assert str(refused.value) == said


def test_the_page_of_the_success_indicators_is_there_where_it_was_issued(plan):
    report = desk.issue("small", "P06", indicators=True).report
    assert has_indicators(report)
    assert page_as_issued(report, indicators=True)[0] == "2017-18-P06-success-indicator-report.html"


def test_a_withdrawn_report_is_not_shown(plan):
    desk.issue("small", "P06")
    desk.withdraw("small/6", "It named a patient.")
    with pytest.raises(ReportWithdrawn):
        page_as_issued(desk.issued_reports("small")[0])


def test_where_a_draft_is_and_how_that_is_told(plan):
    files = desk.report("small", "P06", draft=True)
    page = draft_page("small", "2017-18-P06", Audience.LAY_MEMBERS)
    assert page.resolve() == files.html.resolve()
    assert place_of(page) == f"reports/small/2017-18-P06/{STEM}-draft.html"


def test_a_file_elsewhere_is_told_with_its_whole_path(plan, tmp_path):
    elsewhere = Path(tmp_path.anchor, "elsewhere", "page.html")
    assert place_of(elsewhere) == str(elsewhere.resolve())


def test_a_report_has_the_number_that_was_told_before(plan):
    told = next_number(fortnight(), desk.issued_reports("small"))
    assert (told, desk.issue("small", "P06").report.number) == ("6", "6")
    told = next_number(fortnight(), desk.issued_reports("small"))
    assert (told, desk.issue("small", "P06", reason="A date was wrong.").report.number) == ("6a", "6a")
    assert next_number(fortnight("P05"), desk.issued_reports("small")) == "5"


def test_a_report_may_be_issued_from_the_last_working_day(plan):
    assert first_day_of_issue(fortnight()) == date(2017, 6, 23)
    assert first_day_of_issue(fortnight("P19")) == date(2017, 12, 22)
