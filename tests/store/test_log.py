from datetime import datetime, timedelta, timezone

import pytest

from actionplan.store.log import note
from actionplan.words.errors import CannotIssue, CannotUndo, PlanMoved, ReportWithdrawn, UnknownPlan
from tests.store.sample import AT, LATER, P06, PLAN, edits, export, issue, returned


def lines(tmp_path):
    return (tmp_path / "actionplan.log").read_text("utf-8").splitlines()


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_was_done_without_what_the_plan_says(harbour, tmp_path):
    change_set = edits(harbour.load(PLAN), ("m-report", "note", "Confidential"), why="Confidential")
    harbour.apply(change_set, by="Confidential", at=LATER)
    harbour.undo(PLAN, 2, by="Confidential", at=LATER, why="Confidential")
    with pytest.raises(CannotUndo):
        harbour.undo(PLAN, 2, by="Ann", at=LATER, why="")
    with pytest.raises(UnknownPlan):
        harbour.undo("Confidential minutes\nof Monday", 2, by="Ann", at=LATER, why="")
    harbour.apply(edits(harbour.load(PLAN)), by="Ann", at=LATER)
    assert lines(tmp_path) == [
        "2026-06-23T14:02:00Z event=created plan=harbour-2026 revision=1 changes=5",
        "2026-06-23T15:02:00Z event=saved plan=harbour-2026 revision=2 changes=1",
        "2026-06-23T15:02:00Z event=undone plan=harbour-2026 revision=3 undoes=2 changes=1",
        "2026-06-23T15:02:00Z event=undone plan=harbour-2026 failed=CannotUndo",
        "2026-06-23T15:02:00Z event=undone plan=? failed=UnknownPlan",
    ]


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_was_issued_and_withdrawn_without_what_was_said(harbour, tmp_path):
    issue(harbour, by="Confidential", reason="Confidential", files={"Confidential.html": b"Confidential"})
    harbour.withdraw(PLAN, P06, 1, by="Confidential", at=LATER, reason="Confidential")
    with pytest.raises(ReportWithdrawn):
        harbour.withdraw(PLAN, P06, 1, by="Ann", at=LATER, reason="again")
    with pytest.raises(CannotIssue):
        issue(harbour, issue=9)
    assert lines(tmp_path)[1:] == [
        "2026-06-23T14:02:00Z event=issued plan=harbour-2026 period=2026-27-P06 issue=1 revision=1",
        "2026-06-23T15:02:00Z event=withdrawn plan=harbour-2026 period=2026-27-P06 issue=1 revision=1",
        "2026-06-23T15:02:00Z event=withdrawn plan=harbour-2026 failed=ReportWithdrawn",
        "2026-06-23T14:02:00Z event=issued plan=harbour-2026 failed=CannotIssue",
    ]


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_went_out_and_came_back_without_what_was_typed(harbour, tmp_path):
    secret = {"name": "Confidential.xlsx", "owner": "confidential"}
    harbour.keep_exports(PLAN, [export(**secret, data='"Confidential"'), export("bcde2345")], at=AT)
    back = returned(**secret, content=b"Confidential", outcome='"Confidential"')
    wanted = edits(harbour.load(PLAN), ("m-report", "note", "Confidential"))
    harbour.apply(wanted, by="Confidential", at=LATER, returned=back)
    harbour.apply(edits(harbour.load(PLAN)), by="Ann", at=LATER, returned=returned())
    with pytest.raises(PlanMoved):
        harbour.apply(wanted, by="Ann", at=LATER, returned=returned())
    assert lines(tmp_path)[1:] == [
        "2026-06-23T14:02:00Z event=exported plan=harbour-2026 exports=2 period=2026-27-P06 revision=1",
        "2026-06-23T15:02:00Z event=saved plan=harbour-2026 returned=1 revision=2 changes=1",
        "2026-06-23T15:02:00Z event=saved plan=harbour-2026 returned=2",
        "2026-06-23T15:02:00Z event=saved plan=harbour-2026 failed=PlanMoved",
    ]


def test_a_moment_is_noted_in_utc_and_none_as_a_dash(tmp_path):
    summer_time = datetime(2026, 7, 1, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    for at in (summer_time, None):
        note(str(tmp_path / "actionplan.db"), at, event="migrated", from_version=1)
    assert lines(tmp_path) == [
        "2026-07-01T09:30:00Z event=migrated from_version=1",
        "- event=migrated from_version=1",
    ]


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path):
    (tmp_path / "actionplan.log").mkdir()
    note(str(tmp_path / "actionplan.db"), LATER, event="saved")
    note(str(tmp_path / "nowhere" / "actionplan.db"), LATER, event="saved")
    assert [path.name for path in tmp_path.rglob("*")] == ["actionplan.log"]


def test_a_server_keeps_its_own_log(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    note("postgresql+psycopg://ann:secret@db/plans", LATER, event="saved")
    assert list(tmp_path.iterdir()) == []
