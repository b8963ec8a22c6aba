"""An export that is killed, or finds the disk full, leaves the tracker that was there whole."""

import os
import random
import signal
import time
from datetime import date
from pathlib import Path

import pytest
from python_calamine import load_workbook

from actionplan import desk
from actionplan.desk import Asked
from actionplan.files import PREFIX
from actionplan.words.errors import ActionPlanError
from tests.small_plan import begin, on
from tests.store.forked import in_child, needs_fork

pytestmark = needs_fork
KILLS = 100


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    begin(tmp_path, monkeypatch)
    on(monkeypatch, date(2017, 6, 19))
    return tmp_path


def export() -> None:
    desk.export_trackers("small", Asked(period="P06", output=Path("plan.xlsx")))


def titles(path: Path) -> set[object]:
    with load_workbook(path) as book:
        return {row[1] for row in book.get_sheet_by_name("Milestones").to_python()}


def killed(moment: float) -> None:
    """Export again and again in a process that is killed after so many seconds."""
    child = os.fork()
    if child == 0:
        try:
            while True:
                export()
        finally:
            os._exit(1)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_a_hundred_kills_leave_a_whole_tracker(folder):
    export()
    chance = random.Random(4)
    for _ in range(KILLS):
        killed(chance.uniform(0.01, 0.25))
        assert {"Summer show", "Press day", "Secret talks"} <= titles(Path("plan.xlsx"))
    exports = desk.open_store().exports("small")
    assert len(exports) > KILLS / 4, "the exports were killed before they wrote anything"


def test_a_full_disk_leaves_the_tracker_that_was_there(folder):
    export()
    before = Path("plan.xlsx").read_bytes()

    def full() -> str:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))
        try:
            export()
        except ActionPlanError as error:
            return str(error)
        return "written"

    said = in_child(full)
    assert "disk is full" in said or "no room" in said
    assert Path("plan.xlsx").read_bytes() == before
    assert [path.name for path in folder.iterdir() if path.name.startswith(PREFIX)] == []


def test_a_file_that_cannot_be_replaced_is_told_of(folder, monkeypatch):
    export()
    before = Path("plan.xlsx").read_bytes()

    replace = Path.replace

    def in_use(self, target):
        if Path(target).name != "plan.xlsx":
            return replace(self, target)
        raise PermissionError(13, "The process cannot access the file because it is being used", str(target))

    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(
        ActionPlanError, match=r"plan\.xlsx cannot be written: .* open in another program\. Close it"
    ):
        export()
    assert Path("plan.xlsx").read_bytes() == before
