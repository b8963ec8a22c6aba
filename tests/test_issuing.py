"""Issuing a report, and everything after: later edits, corrections, other audiences, what changed."""

import errno
import json
from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.cli.print_reports import issued_in_words
from actionplan.words.errors import (
    ActionPlanError,
    BadChange,
    BadParameters,
    CannotIssue,
    CannotWrite,
    IssuedMeanwhile,
    ReportWithdrawn,
)
from tests.small_plan import COMBINED, FIRST, STEM, append, begin, edit, on, unrendered


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    return begin(tmp_path, monkeypatch)


@pytest.fixture
def quick(workbook, monkeypatch):
    """The same, where no notebook runs."""
    unrendered(monkeypatch)
    return workbook


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
    assert sorted(path.name for path in FIRST.iterdir()) == [
        f"{STEM}.html",
        f"{STEM}.ipynb",
        "email.txt",
        "manifest.json",
    ]
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


def test_a_correction_says_what_differs_on_its_page_and_in_its_e_mail(workbook):
    first = desk.issue("small", "P06").files.html
    assert "There is no earlier report to compare with." in first.read_text("utf-8")
    append("updates:\n- {of: m-show, period: P06, completed_on: 2017-06-14}\n")
    second = desk.issue("small", "P06", reason="A name was wrong.").files.html
    page = second.read_text("utf-8")
    assert "What differs from report 6</h2>" in page and "There is no earlier report to compare" not in page
    done = "Completed: Summer show, on its date, 14 June 2017."
    assert done.removeprefix("Completed: ") in page
    assert f"What differs from report 6:\n- {done}" in second.with_name("email.txt").read_text("utf-8")
    third = desk.issue("small", "P06", reason="Once more.").files.html.read_text("utf-8")
    assert "What differs from report 6a</h2>" in third
    assert "No status, date, title or row differs, and nothing was received since." in third


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
    assert (team.parent, team.name) == (FIRST.with_name("issue-1-team"), f"{STEM}-team.html")
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


def test_a_date_that_is_changed_while_the_report_is_made_is_not_promised(quick, monkeypatch):
    from actionplan.desk import issuing

    run = issuing.run

    def while_another_edits(*args):
        monkeypatch.setattr(issuing, "run", run)
        edit("date: 30.06.17", "date: 14.07.17")
        return run(*args)

    monkeypatch.setattr(issuing, "run", while_another_edits)
    with pytest.raises(
        CannotIssue, match=r"“Press day” had the date “30\.06\.17” and got “14\.07\.17” while"
    ):
        desk.issue("small", "P06")
    assert desk.issued_reports("small") == []
    assert desk.issue("small", "P06").report.revision == 2


def test_a_period_is_issued_after_a_date_was_agreed_for_a_later_one(quick):
    edit("date: 30.06.17", "date: 14.07.17")
    append(
        "updates:\n- {id: u-press, of: m-press, period: P07, date_was: 30.06.17, date_now: 14.07.17, "
        "date_change: agreed, reason: The hall was shut, approved_by: Executive Team}\n"
    )
    desk.issue("small", "P06")
    printed = desk.report_data("small", "2017-18 P06").items()["m-press"]
    assert printed.date_as_written == "30.06.17"


def test_the_day_of_judgement_of_the_parameter_file_is_for_drafts(quick):
    desk.report("small", "P06")
    kept = Path("params/small/2017-18-P06.yaml")
    kept.write_text(kept.read_text("utf-8").replace("as_at: ''", "as_at: '2017-06-20'"), "utf-8")
    assert "2017-06-20" in kept.read_text("utf-8")
    assert b"20 June 2017" in desk.report("small", "P06").html.read_bytes()
    assert desk.issue("small", "P06").as_at == "25 June 2017"


def test_a_copy_is_never_written_over_that_of_another_report(quick):
    out = quick / "out"
    first = desk.issue("small", "P05", output_dir=out).files.html.read_bytes()
    with pytest.raises(CannotWrite, match=r"the copy of another report, small/2017-18-P05/issue-1\. Choose"):
        desk.issue("small", "P06", output_dir=out)
    assert [report.number for report in desk.issued_reports("small")] == ["5"]
    desk.issue("small", "P06")
    for again in ({}, {"rerun": True}, {"audience": "team"}):
        desk.report("small", "P05", output_dir=out, **again)
        with pytest.raises(CannotWrite, match="the copy of another report"):
            desk.report("small", "P06", output_dir=out, **again)
    assert (out / "issue-1" / "2017-18-P05-action-plan-report.html").read_bytes() == first


def test_a_rerun_is_of_an_issued_report_and_nothing_else(quick):
    desk.issue("small", "P06")
    for other in ({"draft": True}, {"as_at": "2017-06-20"}, {"revision": 1}):
        with pytest.raises(
            BadParameters, match="--rerun makes an issued report again as it was issued; --draft"
        ):
            desk.report("small", "P06", rerun=True, **other)


def test_the_report_that_counts_is_the_latest_that_was_not_withdrawn(quick, monkeypatch):
    desk.issue("small", "P06")
    append("updates:\n- {of: m-show, period: P06, completed_on: 2017-06-14}\n")
    desk.issue("small", "P06", reason="An update came late.")
    desk.withdraw("small/6a", "It named a patient.")
    assert desk.report("small", "P06").html.parent == FIRST
    assert desk.report_data("small", "2017-18 P06").issue.number == "6"
    on(monkeypatch, date(2017, 7, 11))
    later = desk.report_data("small", "2017-18 P07")
    assert later.compared_with == "report 6, issued 27 June 2017"
    desk.withdraw("small/2017-18-P06", "It named a patient too.")
    for wanted in (desk.report, desk.report_data):
        with pytest.raises(ReportWithdrawn, match="Report 6a of 12 to 25 June 2017 was withdrawn by"):
            wanted("small", "2017-18 P06")
    third = desk.issue("small", "P06", reason="Without the name.")
    assert (third.report.number, desk.report("small", "P06").html.parent.name) == ("6b", "issue-3")


def test_combined_periods_have_one_report(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, COMBINED)
    unrendered(monkeypatch)
    issued = desk.issue("small", "P05")
    assert (issued.report.number, issued.report.name) == ("5-6", "small/2017-18-P05-to-P06/issue-1")
    assert issued.files.html.parent == Path("reports/small/2017-18-P05-to-P06/issue-1")
    assert desk.report("small", "P06").html == issued.files.html


def test_a_report_withdrawn_while_another_is_made_is_not_repeated_in_it(quick, monkeypatch):
    on(monkeypatch, date(2017, 7, 11))
    desk.issue("small", "P05")
    from actionplan.desk import issuing

    run = issuing.run

    def meanwhile(*args):
        desk.withdraw("small/5", "It named a patient.", by="Director")
        return run(*args)

    with monkeypatch.context() as patched:
        patched.setattr(issuing, "run", meanwhile)
        with pytest.raises(CannotIssue) as caught:
            desk.issue("small", "P06")
    assert str(caught.value) == (
        "Report 5 of 29 May to 11 June 2017 was withdrawn by Director on 11 July 2017, 10:00 while this one was being "
        "made, and this one may say the same. Nothing of this one is kept; see that the plan no longer holds the "
        "words, then issue it again."
    )
    assert [report.number for report in desk.issued_reports("small")] == ["5"]
    assert desk.issue("small", "P06").report.number == "6"


def test_a_copy_that_cannot_be_written_after_the_issue_is_told_as_that(quick, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("actionplan.files._write_to_disk", full)
    issued = desk.issue("small", "P06")
    assert issued.files is None
    assert issued.trouble == f"{FIRST} was not written: no space left on device."
    assert issued_in_words(issued).splitlines()[1] == (
        f"The store holds it; its copy {FIRST} was not written: no space left on device. When that is put right, "
        'write it with actionplan report small --period "2017-18 P06"; or choose another folder with --output-dir.'
    )


BAD_TEXTS = ["\a", "x\0", "\udcff", "y" * 40_000]


@pytest.mark.parametrize("text", BAD_TEXTS)
def test_a_text_that_cannot_be_kept_is_refused_before_anything_runs(quick, monkeypatch, text):
    desk.issue("small", "P05")
    monkeypatch.setattr("actionplan.desk.issuing.run", None)
    for use in (
        lambda: desk.issue("small", "P06", by=text),
        lambda: desk.issue("small", "P05", reason=text),
        lambda: desk.withdraw("small/5", text),
        lambda: desk.withdraw("small/5", "It named a patient.", by=text),
        lambda: desk.undo("small", 1, by=text),
        lambda: desk.undo("small", 1, why=text),
        lambda: desk.load(Path("small.yaml"), by=text),
        lambda: desk.load(Path("small.yaml"), why=text),
        lambda: desk.load(Path("small.yaml"), agreed_by=text),
        lambda: desk.hand_over("small", "lead", "lead", "2017-07-03", why=text),
    ):
        with pytest.raises(
            BadChange, match=r"What was given as (by|why|reason|agreed-by) cannot be kept: the text h"
        ):
            use()
    for odd in ({"audience": text}, {"as_at": text}, {"period": text}):
        with pytest.raises(ActionPlanError):
            desk.report("small", **odd)


def test_blanks_are_no_person_and_no_reason(quick):
    issued = desk.issue("small", "P05", by=" ", reason=" ").report
    assert (issued.by, issued.reason) == ("Communications lead", "")
    assert desk.issue("small", "P06", by=" Director ").report.by == "Director"


def test_an_early_period_is_not_numbered_unasked_where_later_ones_were(quick):
    desk.issue("small", "P06")
    for period in ("", "open", "Open", " open "):
        with pytest.raises(CannotIssue) as caught:
            desk.issue("small", period)
        assert str(caught.value) == (
            "2017-18 P01 was never issued, and 2017-18 P06 was. Say which one to issue, such as --period "
            '"2017-18 P01"; nothing was issued.'
        )
    assert desk.issue("small", "P01").report.number == "1"
