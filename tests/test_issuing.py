"""Issuing a report, and everything after: later edits, corrections, copies, verification, withdrawal."""

import json
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk import given
from actionplan.words.errors import (
    BadParameters,
    CannotIssue,
    IssuedMeanwhile,
    NeedsAnswer,
    NotGenuine,
    ReportWithdrawn,
    UnknownReport,
)

PLAN = """\
id: small
title: A small plan
organisation: Example Council
settings: {years: 2017-18}
owners:
- {id: lead, name: Communications lead}
priorities:
- {id: p1, number: 1, title: Involvement}
milestones:
- {id: m-show, title: Summer show, owner: lead, priority: p1, date: 14.06.17}
- {id: m-press, title: Press day, owner: lead, priority: p1, date: 30.06.17}
- {id: m-secret, title: Secret talks, owner: lead, date: 20.06.17, audience: team}
"""
STEM = "2017-18-P06-action-plan-report"
FIRST = Path("reports/small/2017-18-P06/issue-1")


def on(monkeypatch, day: date, hour: int = 9) -> None:
    monkeypatch.setattr(given, "now", lambda: datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    """A workbook with a small plan, on the Tuesday after the sixth fortnight."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_STORE", str(tmp_path / "actionplan.db"))
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Communications lead")
    on(monkeypatch, date(2017, 6, 1))
    desk.init(tmp_path)
    (tmp_path / "small.yaml").write_text(PLAN, "utf-8")
    desk.load(Path("small.yaml"))
    on(monkeypatch, date(2017, 6, 27))
    return tmp_path


def edit(old: str, new: str, **how: str) -> None:
    text = desk.dump("small")
    assert old in text
    Path("edited.yaml").write_text(text.replace(old, new), "utf-8")
    desk.load(Path("edited.yaml"), **how)


def append(lines: str) -> None:
    Path("edited.yaml").write_text(desk.dump("small") + lines, "utf-8")
    desk.load(Path("edited.yaml"))


def titles(data) -> list[str]:
    return [item.title for item in data.items().values()]


def test_issuing_freezes_number_issuer_time_files_and_manifest(workbook):
    issued = desk.issue("small", "P06")
    assert (issued.report.number, issued.report.name, issued.report.by) == (
        "6",
        "small/2017-18-P06/issue-1",
        "Communications lead",
    )
    assert issued.as_at == "25 June 2017"
    assert sorted(path.name for path in FIRST.iterdir()) == [f"{STEM}.html", f"{STEM}.ipynb", "manifest.json"]
    manifest = json.loads((FIRST / "manifest.json").read_text("utf-8"))
    assert [manifest[key] for key in ("number", "at", "by", "as_at", "revision", "previous")] == [
        "6",
        "2017-06-27T09:00:00+00:00",
        "Communications lead",
        "2017-06-25",
        1,
        None,
    ]
    page = (FIRST / f"{STEM}.html").read_text("utf-8")
    assert "Report 6, issued 27 June 2017, 10:00, by Communications lead" in page
    assert "Draft" not in page


def test_later_edits_change_nothing_of_it(workbook):
    files = desk.issue("small", "P06").files
    page, notebook = files.html.read_bytes(), files.notebook.read_bytes()
    edit("title: Summer show", "title: Winter show")
    files.html.unlink()
    again = desk.report("small", "P06")
    assert (again.html, again.html.read_bytes(), again.notebook.read_bytes()) == (files.html, page, notebook)
    assert "Summer show" in titles(desk.report_data("small", "2017-18 P06"))
    assert "Winter show" in titles(desk.report_data("small", "2017-18 P07"))


def test_a_rerun_gives_the_same_page_to_the_byte(workbook):
    files = desk.issue("small", "P06").files
    edit("title: Summer show", "title: Winter show")
    again = desk.report("small", "P06", rerun=True)
    assert again.html.parent.name == "issue-1-rerun"
    assert again.html.read_bytes() == files.html.read_bytes()
    with pytest.raises(BadParameters, match="2017-18 P05 of small is not issued"):
        desk.report("small", "P05", rerun=True)


def test_a_draft_of_an_issued_period_is_made_from_the_plan(workbook):
    desk.issue("small", "P06")
    edit("title: Summer show", "title: Winter show")
    draft = desk.report("small", "P06", draft=True)
    assert draft.html.name == f"{STEM}-draft.html"
    page = draft.html.read_text("utf-8")
    assert "Winter show" in page
    assert "Draft, not issued" in page


def test_a_correction_needs_a_reason_and_says_it(workbook):
    desk.issue("small", "P06")
    with pytest.raises(
        CannotIssue, match=r"Report 6 \(12 to 25 June 2017\) was issued by Communications lead .* 6a"
    ):
        desk.issue("small", "P06")
    append("updates:\n- {of: m-show, period: P06, completed_on: 2017-06-14}\n")
    second = desk.issue("small", "P06", reason="An update came late.")
    assert second.report.number == "6a"
    page = second.files.html.read_text("utf-8")
    assert "Report 6a" in page
    assert "An update came late." in page
    assert second.files.html.parent == FIRST.with_name("issue-2")
    first, last = desk.issued_reports("small")
    assert (first.number, last.number) == ("6", "6a")
    assert (FIRST / f"{STEM}.html").exists()
    assert desk.report("small", "P06").html == second.files.html


def test_there_is_nothing_to_correct_in_a_first_report(workbook):
    with pytest.raises(CannotIssue, match="is not issued yet, so there is nothing to correct"):
        desk.issue("small", "P06", reason="Why not?")


def test_a_period_may_be_issued_from_its_last_working_day(workbook, monkeypatch):
    on(monkeypatch, date(2017, 6, 22))
    with pytest.raises(CannotIssue, match="may be issued from Friday 23 June 2017, its last working day"):
        desk.issue("small", "P06")
    on(monkeypatch, date(2017, 6, 23))
    assert desk.issue("small", "P06").as_at == "23 June 2017"


def test_a_future_period_and_a_span_are_refused(workbook):
    with pytest.raises(CannotIssue, match="may be issued from Friday 18 August 2017"):
        desk.issue("small", "P10")
    with pytest.raises(CannotIssue, match="more than one reporting period"):
        desk.issue("small", "P05..P06")


def test_the_open_period_is_the_next_one_after_an_issue(workbook, monkeypatch):
    on(monkeypatch, date(2017, 4, 25))
    assert desk.open_view("small").period.short == "P01"
    assert desk.issue("small").report.period == "2017-18 P01"
    assert desk.open_view("small").period.short == "P02"


def test_other_audiences_get_theirs_from_the_frozen_data_and_the_copy_holds_none_of_it(workbook):
    desk.issue("small", "P06")
    edit("title: Secret talks", "title: Open talks")
    for path in FIRST.iterdir():
        assert b"Secret talks" not in path.read_bytes()
    team = desk.report("small", "P06", audience="team").html
    assert team.name == f"{STEM}-team.html"
    assert "Secret talks" in team.read_text("utf-8")
    assert "Secret talks" in titles(desk.report_data("small", "2017-18 P06", "team"))
    assert "Secret talks" not in titles(desk.report_data("small", "2017-18 P06"))


def test_somebody_else_issues_meanwhile(workbook, monkeypatch):
    from actionplan.desk import issuing

    run = issuing.run

    def while_another_issues(*args):
        monkeypatch.setattr(issuing, "run", run)
        desk.issue("small", "P06", by="Deputy")
        return run(*args)

    monkeypatch.setattr(issuing, "run", while_another_issues)
    with pytest.raises(IssuedMeanwhile, match="Deputy"):
        desk.issue("small", "P06")
    assert [report.by for report in desk.issued_reports("small")] == ["Deputy"]
    assert "by Deputy" in (FIRST / f"{STEM}.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["small", "small/2017-18-P06", "small/6", "small/2017-18-P06/issue-1", str(FIRST),
                                  str(FIRST / f"{STEM}.html"), str(FIRST / "manifest.json")])  # fmt: skip
def test_an_issued_report_is_verified_by_any_of_its_names(workbook, name):
    desk.issue("small", "P06")
    found = desk.verify(name)
    assert [report.number for report in found.reports] == ["6"]
    assert found.in_chain == 1
    assert (found.folder is not None) == (name.startswith("reports"))


@pytest.mark.parametrize("name", ["manifest.json", f"{STEM}.html", f"{STEM}.ipynb"])
def test_one_byte_of_a_copy_changed_is_found(workbook, name):
    desk.issue("small", "P06")
    path = FIRST / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(NotGenuine, match="report 6"):
        desk.verify(str(FIRST))
    assert desk.verify("small/6").in_chain == 1
    desk.report("small", "P06")
    assert desk.verify(str(FIRST)).in_chain == 1


def test_a_missing_file_of_a_copy_is_found(workbook):
    desk.issue("small", "P06")
    (FIRST / f"{STEM}.ipynb").unlink()
    with pytest.raises(NotGenuine, match="is missing from the copy of report 6"):
        desk.verify(str(FIRST))


def test_one_byte_of_the_store_changed_is_found(workbook):
    desk.issue("small", "P06")
    with sqlite3.connect("actionplan.db") as store:
        store.execute("UPDATE report_files SET content = content || x'20' WHERE name LIKE '%.html'")
    store.close()
    with pytest.raises(NotGenuine, match=f"{STEM}.html"):
        desk.verify("small/6")


@pytest.mark.parametrize("number", ["5", "6", "7"])
def test_a_report_cut_out_of_the_store_is_missed(workbook, monkeypatch, number):
    for day, period in ((date(2017, 6, 13), "P05"), (date(2017, 6, 27), "P06"), (date(2017, 7, 11), "P07")):
        on(monkeypatch, day)
        desk.issue("small", period)
    with sqlite3.connect("actionplan.db") as store:
        store.execute("DELETE FROM reports WHERE number = ?", [number])
    store.close()
    for name in ("small", f"small/{number}", "small/6"):
        with pytest.raises(NotGenuine, match="small"):
            desk.verify(name)


def test_the_copy_of_a_report_that_is_in_no_store(workbook, monkeypatch):
    desk.issue("small", "P06")
    monkeypatch.setenv("ACTIONPLAN_STORE", str(workbook / "other.db"))
    desk.load(Path("small.yaml"))
    with pytest.raises(UnknownReport, match="The store holds no report like the copy in"):
        desk.verify(str(FIRST))


def test_what_names_no_report_is_told_of_those_there_are(workbook):
    with pytest.raises(UnknownReport, match="No report of small was issued yet"):
        desk.verify("small/6")
    desk.issue("small", "P06")
    with pytest.raises(UnknownReport, match="There are small/2017-18-P06/issue-1"):
        desk.verify("small/7")
    with pytest.raises(UnknownReport, match='There is no plan "smal" in the store'):
        desk.verify("smal/6")


def test_withdrawing_takes_the_content_and_leaves_the_rest(workbook):
    append("period_notes:\n- {period: P06, text: A patient called Somebody was named.}\n")
    before = desk.issue("small", "P06").report
    gone, folder = desk.withdraw("small/6", "It named a patient.", by="Director")
    assert (gone.number, gone.at, gone.fingerprint) == (before.number, before.at, before.fingerprint)
    assert (gone.withdrawn.by, gone.withdrawn.reason) == ("Director", "It named a patient.")
    assert folder == FIRST
    assert not FIRST.exists()
    with pytest.raises(ReportWithdrawn, match="It named a patient"):
        desk.report("small", "P06")
    assert desk.verify("small/6").reports[0].withdrawn is not None
    edit("A patient called Somebody was named.", "The show went well.")
    second = desk.issue("small", "P06", reason="The first one named a patient.")
    assert second.report.number == "6a"
    assert "Somebody" not in second.files.html.read_text("utf-8")


def test_a_withdrawal_needs_a_reason_and_one_report(workbook, monkeypatch):
    desk.issue("small", "P05")
    desk.issue("small", "P06")
    with pytest.raises(NeedsAnswer):
        desk.withdraw("small/6", " ")
    with pytest.raises(UnknownReport, match="Which report of small do you mean"):
        desk.withdraw("small", "It named a patient.")


def test_what_changed_is_told_against_the_latest_correction(workbook, monkeypatch):
    desk.issue("small", "P06")
    append("updates:\n- {of: m-show, period: P06, completed_on: 2017-06-14}\n")
    desk.issue("small", "P06", reason="An update came late.")
    on(monkeypatch, date(2017, 7, 11))
    edit("updates:\n", "updates:\n- {of: m-press, period: P07, expected: 12.07.17}\n")
    data = desk.report_data("small", "2017-18 P07")
    assert data.compared_with == "report 6a, issued 27 June 2017"
    assert not [change for change in data.changes if change.id == "m-show"]
    assert [change.kind for change in data.changes if change.id == "m-press"] == ["slipped"]
