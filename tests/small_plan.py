"""A small plan in a workbook of its own, for what is issued, verified and withdrawn."""

from datetime import UTC, date, datetime
from pathlib import Path

from actionplan import desk
from actionplan.desk import given
from actionplan.reports.run import Rendered

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
COMBINED = """\
id: small
title: A small plan
settings:
  years: 2017-18
  combined_periods: [{year: 2017-18, period: 5, through: 6, reason: The summer}]
milestones:
- {id: m-show, title: Summer show, date: 14.06.17}
"""
STEM = "2017-18-P06-action-plan-report"
FIRST = Path("reports/small/2017-18-P06/issue-1")


def on(monkeypatch, day: date, hour: int = 9) -> None:
    monkeypatch.setattr(given, "now", lambda: datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


def begin(folder: Path, monkeypatch, plan: str = PLAN) -> Path:
    """A workbook with a plan, on the Tuesday after the sixth fortnight."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ACTIONPLAN_STORE", str(folder / "actionplan.db"))
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Communications lead")
    on(monkeypatch, date(2017, 6, 1))
    desk.init(folder)
    (folder / "small.yaml").write_text(plan, "utf-8")
    desk.load(Path("small.yaml"))
    on(monkeypatch, date(2017, 6, 27))
    return folder


def unrendered(monkeypatch) -> None:
    """Pages are the data they would print, so that no notebook has to run."""

    def run(place, data, params, folder, stem, address, document=None):
        page = data.to_json().encode("utf-8")
        return Rendered(stem, page, page)

    monkeypatch.setattr("actionplan.desk.issuing.run", run)
    monkeypatch.setattr("actionplan.desk.reports.run", run)


def edit(old: str, new: str, **how: str) -> None:
    text = desk.dump("small")
    assert old in text
    Path("edited.yaml").write_text(text.replace(old, new), "utf-8")
    desk.load(Path("edited.yaml"), **how)


def append(lines: str) -> None:
    Path("edited.yaml").write_text(desk.dump("small") + lines, "utf-8")
    desk.load(Path("edited.yaml"))
