import re

import pytest

from actionplan.store.log import note
from actionplan.words.errors import CannotUndo, UnknownPlan
from tests.store.sample import LATER, PLAN, edits

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ")


def lines(tmp_path):
    written = (tmp_path / "actionplan.log").read_text("utf-8").splitlines()
    assert all(TIME.match(line) for line in written)
    return [TIME.sub("", line) for line in written]


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
        "event=created plan=harbour-2026 revision=1 changes=5",
        "event=saved plan=harbour-2026 revision=2 changes=1",
        "event=undone plan=harbour-2026 revision=3 undoes=2 changes=1",
        "event=undone plan=harbour-2026 failed=CannotUndo",
        "event=undone plan=? failed=UnknownPlan",
    ]


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path):
    (tmp_path / "actionplan.log").mkdir()
    note(str(tmp_path / "actionplan.db"), event="saved")
    note(str(tmp_path / "nowhere" / "actionplan.db"), event="saved")
    assert [path.name for path in tmp_path.rglob("*")] == ["actionplan.log"]


def test_a_server_keeps_its_own_log(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    note("postgresql+psycopg://ann:secret@db/plans", event="saved")
    assert list(tmp_path.iterdir()) == []
