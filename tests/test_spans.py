"""Several fortnights asked for at the desk: what stands in the store is told, in a folder of its own."""

from pathlib import Path

import pytest

from actionplan import desk
from actionplan.view import ReportData
from tests.small_plan import begin, unrendered


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    return begin(tmp_path, monkeypatch)


def reported(period: str, **how: str) -> tuple[Path, ReportData]:
    html = desk.report("small", period, **how).html
    return html, ReportData.from_json(html.read_text("utf-8"))


def issued_in(data: ReportData) -> list[tuple[str, ...]]:
    return [(fortnight.name, *fortnight.reports) for fortnight in data.span.fortnights]


def test_what_was_issued_corrected_and_withdrawn_is_told(workbook):
    desk.issue("small", "P05")
    desk.issue("small", "P06")
    desk.issue("small", "P06", reason="A figure was wrong.")
    desk.withdraw("small/5", "It named a patient.")
    _, data = reported("2017-18 Q1")
    assert issued_in(data) == [
        ("Fortnights 1 to 4", "No report was issued."),
        ("Fortnight 5", "Report 5, issued 27 June 2017, was withdrawn on 27 June 2017."),
        (
            "Fortnight 6",
            "Report 6, issued 27 June 2017; corrected by report 6a.",
            "Report 6a, issued 27 June 2017, corrects report 6: A figure was wrong.",
        ),
    ]
    assert "patient" not in data.to_json()


def test_it_is_a_draft_that_issues_nothing_and_is_filed_by_its_quarter(workbook):
    desk.issue("small", "P06")
    html, data = reported("P01..P06", audience="team")
    assert html == Path("reports/small/2017-18-Q1/2017-18-Q1-action-plan-report-team-draft.html")
    assert (data.state, data.period.name) == ("Draft, not issued", "2017-18 P01..P06")
    assert Path("params/small/2017-18-Q1.yaml").exists()
    assert [report.number for report in desk.issued_reports("small")] == ["6"]
    assert reported("2017-04-01..2017-06-26", audience="team")[0] == html


def test_an_issued_report_of_one_fortnight_has_the_same_data_before_and_after(workbook):
    desk.issue("small", "P06")
    content = Path("reports/small/2017-18-P06/issue-1/2017-18-P06-action-plan-report.html").read_text("utf-8")
    assert '"span"' not in content
    assert ReportData.from_json(content).to_json() == content
