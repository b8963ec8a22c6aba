"""Drafts of both reports beside the page, looked at in it; the list of issued reports, with their pages."""

from pathlib import Path
from threading import Event

import pytest

from actionplan import desk
from actionplan.editor import jobs
from actionplan.editor.panels import drafts, reports
from actionplan.words.errors import ReportFailed
from tests.editor.at_the_page import Page
from tests.editor.waiting import ended
from tests.small_plan import STEM, begin, unrendered

DRAFT = f"reports/small/2017-18-P06/{STEM}-draft.html"


@pytest.fixture
def plan(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    return begin(tmp_path, monkeypatch)


def at_reports(**how):
    return Page("reports", **how)


def make(page, report="plan", audience="lay members", period="2017-18 P06"):
    reply = page.does("make draft", said={"report": report, "audience": audience, "period": period})
    ended(page.session.job)
    page.does("newest")
    return reply


def buttons(page):
    """The buttons under the form, by their labels."""
    block = next(block for block in page.screen["blocks"] if block["block"] == "buttons")
    return {one["label"]: one for one in block["buttons"]}


def rows(page):
    return [
        {name: cell.get("value") for name, cell in row["cells"].items()}
        for row in page.block("issued")["rows"]
    ]


def cell(page, place, column):
    return page.block("issued")["rows"][place]["cells"][column]


def pressed(page, place, column, label):
    one = next(button for button in cell(page, place, column)["buttons"] if button["label"] == label)
    return page.presses(one)


def test_the_form_begins_with_the_report_of_the_fortnight_that_is_worked_on(plan):
    fields = {one["name"]: one for one in at_reports().block("draft")["fields"]}
    assert {name: one["value"] for name, one in fields.items()} == {
        "report": "plan",
        "audience": "lay members",
        "period": "2017-18 P06",
    }
    assert [one["label"] for one in fields["report"]["choices"]] == [
        "Action plan report",
        "Success-indicator report",
    ]
    assert [one["label"] for one in fields["period"]["choices"]][:2] == [
        "Fortnight 7 of 26, 26 June to 9 July 2017",
        "Fortnight 6 of 26, 12 to 25 June 2017",
    ]


def test_a_draft_is_made_viewed_closed_and_downloaded(plan):
    page = at_reports()
    assert make(page)["said"] == "Making the draft … You can go on meanwhile."
    assert page.kinds() == ["form", "text", "text", "buttons", "table"]
    page.presses(buttons(page)["View the draft here"])
    shown = next(block for block in page.screen["blocks"] if block["block"] == "page")
    assert shown["title"] == "Draft of the action plan report, fortnight 6 of 26, 12 to 25 June 2017"
    assert shown["html"] == Path(DRAFT).read_text("utf-8")
    page.presses(buttons(page)["Close this page"])
    assert "page" not in page.kinds()
    reply = page.presses(buttons(page)["Download the draft"])
    assert (reply["said"], reply["file"]) == ("Downloaded.", f"{STEM}-draft.html")


def test_what_was_chosen_stays_chosen_until_another_fortnight_is_worked_on(plan):
    page = at_reports()
    make(page, "indicators", "team", "2017-18 P05")
    made = Path("reports/small/2017-18-P05/2017-18-P05-success-indicator-report-team-draft.html")
    assert made.is_file()
    assert [one["value"] for one in page.block("draft")["fields"]] == ["indicators", "team", "2017-18 P05"]
    page.does("fortnight", said={"period": "2017-18 P04"})
    assert [one["value"] for one in page.block("draft")["fields"]] == ["plan", "lay members", "2017-18 P04"]


def test_the_draft_of_an_issued_fortnight_is_of_the_plan_as_it_is_now(plan):
    desk.issue("small", "P06")
    desk.change(desk.Editor("small", 1), "m-show", {"title": "Summer fair"})
    make(at_reports())
    assert "Summer fair" in Path(DRAFT).read_text("utf-8")


def test_a_draft_that_is_gone_is_told(plan):
    page = at_reports()
    make(page)
    view = buttons(page)["View the draft here"]
    Path(DRAFT).unlink()
    assert page.presses(view)["said"] == "The draft is not there any more. Make it again."


def test_edits_are_saved_while_a_draft_is_made(plan, monkeypatch):
    begun, go = Event(), Event()
    report = desk.report

    def slow(*given, **how):
        begun.set()
        go.wait(60)
        return report(*given, **how)

    monkeypatch.setattr(drafts.desk, "report", slow)
    page = at_reports()
    page.does("make draft", said={"report": "plan", "audience": "lay members", "period": "2017-18 P06"})
    assert begun.wait(60)
    assert page.saves("m-show", "title", "Summer fair")["said"] == "Saved"
    assert page.screen["top"]["busy"] is True
    again = page.does("make draft", said={"report": "plan"})
    assert (again["ok"], again["said"]) == (
        False,
        "Making the draft: that is still running. Wait until it is done, then press again.",
    )
    go.set()
    ended(page.session.job)
    page.does("newest")
    assert page.screen["top"]["busy"] is False
    assert desk.open_plan("small").plan.by_id["m-show"].title == "Summer fair"


def test_what_ends_while_the_page_is_made_is_looked_at_again(plan, monkeypatch):
    go, made = Event(), drafts.draft_form

    def ends_behind_it(session):
        if session.job and not session.job.ended:
            shown = reports.progress(session)
            go.set()
            ended(session.job)
            monkeypatch.setattr(reports, "progress", lambda *_: shown)
        return made(session)

    monkeypatch.setattr(drafts.desk, "report", lambda *given, **how: go.wait() and None)
    monkeypatch.setattr(drafts, "draft_form", ends_behind_it)
    page = at_reports()
    page.does("make draft", said={"report": "plan", "audience": "lay members", "period": "2017-18 P06"})
    assert page.screen["top"]["busy"] is True
    monkeypatch.setattr(reports, "progress", jobs.progress)
    page.does("newest")
    assert (page.screen["top"]["busy"], "progress" in page.kinds()) == (False, False)


def test_what_stopped_a_draft_is_told_beside_the_form(plan, monkeypatch):
    def stop(*given, **how):
        raise ReportFailed("action_plan_report.ipynb stopped half way.")

    monkeypatch.setattr(drafts.desk, "report", stop)
    page = at_reports()
    make(page)
    assert page.screen["blocks"][1] == {
        "text": "action_plan_report.ipynb stopped half way.",
        "tone": "bad",
        "block": "text",
    }


def test_issued_reports_are_listed_the_latest_first(plan):
    assert at_reports().block("issued")["empty"] == (
        "No report was issued yet. The first is finalised in This fortnight."
    )
    desk.issue("small", "P05", by="Ben")
    desk.issue("small", "P06")
    desk.issue("small", "P06", reason="A date was wrong.")
    page = at_reports()
    assert rows(page) == [
        {
            "report": "Report 6a",
            "fortnight": "Fortnight 6 of 26, 12 to 25 June 2017",
            "issued": "27 June 2017, 10:00, by Communications lead",
            "standing": "It counts.",
        },
        {
            "report": "Report 6",
            "fortnight": "Fortnight 6 of 26, 12 to 25 June 2017",
            "issued": "27 June 2017, 10:00, by Communications lead",
            "standing": "Replaced by report 6a.",
        },
        {
            "report": "Report 5",
            "fortnight": "Fortnight 5 of 26, 29 May to 11 June 2017",
            "issued": "27 June 2017, 10:00, by Ben",
            "standing": "It counts.",
        },
    ]
    assert cell(page, 0, "standing")["under"][0]["text"] == "A correction: A date was wrong."
    assert [bool(cell(page, place, "standing").get("buttons")) for place in range(3)] == [True, False, True]


def test_a_withdrawn_report_keeps_its_line_and_loses_its_pages(plan):
    desk.issue("small", "P06")
    desk.withdraw("small/6", "It named a patient.", by="Ben")
    page = at_reports()
    assert cell(page, 0, "standing")["value"] == "Withdrawn; its number stays."
    assert cell(page, 0, "standing")["under"][0]["text"] == (
        "Withdrawn by Ben on 27 June 2017, 10:00: It named a patient."
    )
    assert cell(page, 0, "report").get("buttons") is None
    reply = page.does("view issued", name="small/2017-18-P06/issue-1", report="plan")
    assert (reply["ok"], "withdrawn" in reply["said"]) == (False, True)


def test_an_issued_report_is_shown_and_handed_over_as_it_was_issued(plan):
    issued = desk.issue("small", "P06")
    desk.change(desk.Editor("small", 1), "m-show", {"title": "Summer fair"})
    page = at_reports()
    pressed(page, 0, "report", "View it here")
    shown = next(block for block in page.screen["blocks"] if block["block"] == "page")
    assert (shown["title"], shown["html"]) == ("Report 6, action plan", issued.files.html.read_text("utf-8"))
    assert pressed(page, 0, "report", "Download it")["file"] == f"{STEM}.html"


def test_an_earlier_fortnight_is_corrected_without_turning_the_page_to_it(plan):
    desk.issue("small", "P05")
    page = at_reports()
    correct = cell(page, 0, "standing")["buttons"][0]
    page.presses(correct, reason="A date was wrong.", audience="lay members")
    ended(page.session.job)
    page.does("newest")
    assert [row["report"] for row in rows(page)] == ["Report 5a", "Report 5"]
    assert page.session.view.period.name == "2017-18 P06"


def test_a_report_that_somebody_else_issues_appears(plan):
    page = at_reports()
    desk.issue("small", "P06", by="Ben")
    page.does("newest")
    assert [row["report"] for row in rows(page)] == ["Report 6"]


def test_a_real_run_tells_how_far_it_has_come(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch)
    page = at_reports()
    make(page)
    job = page.session.job
    assert (job.failed, job.said) == (False, f"The draft is made: {DRAFT}.")
    assert (job.part, job.of > job.done > 20) == ("action plan report", True)
