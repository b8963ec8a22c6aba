"""Withdrawing a report: what goes, what stays, and which copies are removed."""

from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk import printing
from actionplan.words.errors import NeedsAnswer, ReportWithdrawn, UnknownReport
from tests.small_plan import COMBINED, FIRST, STEM, append, begin, edit, unrendered


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    return begin(tmp_path, monkeypatch)


def test_withdrawing_takes_the_content_and_leaves_the_rest(workbook):
    append("period_notes:\n- {period: P06, text: A patient called Somebody was named.}\n")
    before = desk.issue("small", "P06").report
    done = desk.withdraw("small/6", "It named a patient.", by="Director")
    gone = done.report
    assert (gone.number, gone.at, gone.fingerprint) == (before.number, before.at, before.fingerprint)
    assert (gone.withdrawn.by, gone.withdrawn.reason) == ("Director", "It named a patient.")
    assert (done.removed, done.stuck, done.left) == ([FIRST], [], [])
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


def test_what_was_made_again_of_it_goes_too(workbook):
    desk.issue("small", "P06")
    again = [{"rerun": True}, {"audience": "team"}, {"audience": "team", "rerun": True}]
    made = [desk.report("small", "P06", **how).html.parent for how in again]
    done = desk.withdraw("small/6", "It named a patient.")
    assert sorted(done.removed) == sorted([FIRST, *made])
    assert [path for path in [FIRST, *made] if path.exists()] == []


def test_what_was_printed_of_it_goes_and_what_somebody_wrote_into_is_named(workbook, monkeypatch):
    monkeypatch.setattr(printing, "printed", lambda page: b"%PDF-1.7 %%EOF")
    team = desk.print_report(desk.report("small", "P06", draft=True).html)
    pages = [desk.issue("small", "P06").files.html, desk.report("small", "P06", audience="team").html]
    printed = [desk.print_report(page).path for page in pages]
    with printed[1].open("ab") as file:
        file.write(b"a comment of the board %%EOF")
    done = desk.withdraw("small/6", "It named a patient.")
    assert (done.removed, [path for path in printed if path.exists()]) == (
        [FIRST, pages[1].parent],
        [printed[1]],
    )
    assert printed[1] in done.left and team.path in done.left


def test_the_other_issues_of_the_period_stay(workbook):
    for reason in ("", "A figure was wrong."):
        desk.issue("small", "P06", reason=reason)
    tenth = FIRST.with_name("issue-10")
    tenth.mkdir()
    assert desk.withdraw("small/6", "It named a patient.").removed == [FIRST]
    assert (FIRST.with_name("issue-2") / f"{STEM}.html").exists()
    assert tenth.exists()


def test_drafts_and_what_was_not_issued_are_named_and_left(workbook):
    desk.issue("small", "P06")
    draft = desk.report("small", "P06", draft=True)
    failed, team = FIRST.parent / f"{STEM}-failed.ipynb", FIRST / f"{STEM}-team.html"
    (FIRST.parent / "notes.txt").write_text("My own notes.", "utf-8")
    for path in (failed, team, FIRST / "notes.txt"):
        path.write_text("A patient was named.", "utf-8")
    page = FIRST / f"{STEM}.html"
    page.write_bytes(page.read_bytes() + b" ")  # somebody wrote into the copy
    done = desk.withdraw("small/6", "It named a patient.")
    assert set(done.left) == {
        draft.html,
        draft.notebook,
        draft.email,
        failed,
        team,
        FIRST / "notes.txt",
        page,
    }
    assert done.removed == [FIRST]
    assert sorted(path.name for path in FIRST.iterdir()) == sorted(["notes.txt", page.name, team.name])


def test_what_was_made_of_several_periods_is_named(workbook, monkeypatch):
    unrendered(monkeypatch)
    for span in ("P01..P03", "2017-18 Q1", "2017-18", "P05"):
        desk.report("small", span)
    desk.issue("small", "P06")
    left = desk.withdraw("small/6", "It named a patient.").left
    assert sorted({path.parent.name for path in left}) == ["2017-18", "2017-18-P01-to-P03", "2017-18-Q1"]
    assert {path.suffix for path in left} == {".html", ".ipynb", ".txt"}


def test_the_copy_of_another_store_with_the_same_name_is_left_alone(workbook, monkeypatch):
    desk.issue("small", "P06")
    here = {path: path.read_bytes() for path in FIRST.iterdir()}
    monkeypatch.setenv("ACTIONPLAN_STORE", str(workbook / "other.db"))
    desk.load(Path("small.yaml"))
    desk.issue("small", "P06", output_dir=Path("out"), by="Deputy")
    done = desk.withdraw("small/6", "It named a patient.")
    assert done.removed == []
    assert {path: path.read_bytes() for path in done.left} == here


def test_a_copy_elsewhere_goes_where_it_is_named(workbook):
    desk.issue("small", "P06", output_dir=Path("out"))
    desk.report("small", "P06")
    assert desk.withdraw("out/issue-1", "It named a patient.").removed == [FIRST, Path("out/issue-1")]


def test_a_copy_that_cannot_be_removed_is_told_of(workbook, monkeypatch):
    desk.issue("small", "P06")
    remove = Path.unlink

    def held_open(path, *args, **how):
        if path.name.endswith(".html"):
            raise PermissionError(13, "it is open in another program")
        remove(path, *args, **how)

    monkeypatch.setattr(Path, "unlink", held_open)
    done = desk.withdraw("small/6", "It named a patient.")
    assert (done.removed, done.stuck, done.left) == ([], [FIRST / f"{STEM}.html"], [])
    assert [path.name for path in FIRST.iterdir()] == [f"{STEM}.html"]
    with pytest.raises(ReportWithdrawn):
        desk.report("small", "P06")


def test_its_words_leave_the_store_and_its_promises_stay(workbook):
    edit("date: 30.06.17", "date: with Mrs Somebody")
    desk.issue("small", "P06")
    desk.withdraw("small/6", "It named a patient.")
    with desk.open_store() as store:
        assert store.promised("small") == {"m-show", "m-press", "m-secret"}
    with pytest.raises(NeedsAnswer, match="is that a typing mistake"):
        edit("date: with Mrs Somebody", "date: 30.06.17")


def test_of_combined_periods_the_copy_is_found(tmp_path, monkeypatch):
    unrendered(monkeypatch)
    begin(tmp_path, monkeypatch, COMBINED)
    copy = desk.issue("small", "P05").files.html.parent
    done = desk.withdraw("small/5-6", "It named a patient.")
    assert (done.removed, copy.exists()) == ([copy], False)
