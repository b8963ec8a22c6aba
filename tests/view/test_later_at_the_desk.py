"""What is changed at the desk in one period changes nothing in the periods before it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk import given
from actionplan.view import ReportData
from tests.small_plan import unrendered

PLAN = """\
id: small
title: A small plan
settings: {years: 2017-18}
milestones:
- {id: m-show, title: Summer show, date: 20.06.17}
- {id: m-press, title: Press day, date: 31.08.17}
"""
STORY = [
    (date(2017, 6, 29), "20.06.17", "28.06.17", "agreed"),
    (date(2017, 7, 13), "28.06.17", "TBC", "expected"),
    (date(2017, 7, 27), "31.08.17", "TBC", "agreed"),
    (date(2017, 8, 10), "28.06.17", "20.07.17", "agreed"),
    (date(2017, 8, 24), "date: TBC", "date: 30.09.17", "agreed"),
]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The plan after its fifth report, none issued since."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACTIONPLAN_STORE", str(tmp_path / "actionplan.db"))
    on(monkeypatch, date(2017, 6, 13))
    unrendered(monkeypatch)
    desk.init(tmp_path)
    Path("small.yaml").write_text(PLAN, "utf-8")
    desk.load(Path("small.yaml"))
    desk.issue("small", "P05")
    yield monkeypatch


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(given, "now", lambda: datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


def before(period: int) -> list[ReportData]:
    """The reports of the periods from P05 up to one, without the revision that they were made from."""
    reports = [desk.open_view("small", f"P{n:02d}").freeze("team") for n in range(5, period)]
    return [report.model_copy(update={"revision": 0, "provenance": ""}) for report in reports]


def test_a_date_changed_in_one_period_was_another_in_those_before(small: pytest.MonkeyPatch) -> None:
    told = []
    for day, old, new, how in STORY:
        on(small, day)
        period = desk.open_plan("small").plan.settings.calendar.on(day)
        assert period
        then = before(period.number)
        text = desk.dump("small")
        assert old in text
        Path("edited.yaml").write_text(text.replace(old, new, 1), "utf-8")
        desk.load(Path("edited.yaml"), new_date=how, agreed_by="Executive", why="No hall.")
        assert before(period.number) == then
        told += [change.kind for change in desk.open_view("small", period.name).freeze("team").changes]
    assert "received after issue" not in told and "slipped" in told
