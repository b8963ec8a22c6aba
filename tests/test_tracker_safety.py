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
from actionplan.desk import Asked, exporting
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


BEGUN, WRITING, WHOLE = b"b", b"w", b"x"
"""What a child tells of itself: an export begins, its file is about to be written, it is whole."""


def killed(sign: bytes, moment: float) -> None:
    """Export again and again in a process that is killed so many seconds after it has given a sign."""
    signs, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            export_and_tell(told)
        finally:
            os._exit(1)
    os.close(told)
    seen = b""
    while sign not in seen:
        one = os.read(signs, 1)
        assert one, "the export failed by itself"
        seen += one
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(signs)


def export_and_tell(told: int) -> None:
    write = exporting.write_keeping

    def tell_and_write(path, content):
        os.write(told, WRITING)
        return write(path, content)

    exporting.write_keeping = tell_and_write
    while True:
        os.write(told, BEGUN)
        export()
        os.write(told, WHOLE)


def test_a_hundred_kills_leave_a_whole_tracker(folder):
    export()
    begun = time.monotonic()
    export()
    takes = time.monotonic() - begun
    chance = random.Random(4)
    for number in range(KILLS):
        sign = WHOLE if number % 10 == 0 else (BEGUN, WRITING)[number % 2]
        killed(sign, chance.uniform(0, 0.002 if sign == WRITING else takes))
        assert {"Summer show", "Press day", "Secret talks"} <= titles(Path("plan.xlsx"))
    assert len(desk.open_store().exports("small")) >= 2 + KILLS / 10, "a whole export was not kept"


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
