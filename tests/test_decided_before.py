"""What was decided of a tracker counts again when the very same content comes back, and nothing is settled unseen."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from actionplan import desk
from actionplan.desk import Merging, merging
from actionplan.words.errors import PlanMoved
from tests.small_plan import begin, on
from tests.test_trackers import edited, exported, retitled

PLAN = """\
id: small
title: A small plan
organisation: Example Council
settings: {years: 2017-18}
owners:
- {id: lead, name: Communications lead}
- {id: officer, name: Events officer}
milestones:
- {id: m-show, title: Summer show, owner: officer, date: 14.07.17}
- {id: m-press, title: Press day, owner: lead, date: 02.06.17}
- {id: m-leaflet, title: Leaflet, owner: officer, date: Sept tbc}
"""
DATE = "Target date as written"


@pytest.fixture(autouse=True)
def workbook(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, PLAN)
    on(monkeypatch, date(2017, 6, 19))


def merged(path, *lines: str, keep=None, apply=True):
    Path("answers.yaml").write_text("\n".join(lines), "utf-8")
    how = Merging(apply=apply, keep=keep, decisions=Path("answers.yaml") if lines else None)
    return desk.merge_tracker(Path(path), how)


def with_a_row(path, name, *cells, at=8, ref=None):
    """A copy of a tracker with a row of its own: the title, and in the other columns by their headings."""
    book = openpyxl.load_workbook(edited(path, name, *cells))
    sheet = book.worksheets[0]
    sheet.cell(at, 1).value, sheet.cell(at, 2).value = ref, "Open day"
    book.save(name)
    return Path(name)


def titles():
    return [row.title for row in desk.open_plan("small").plan.milestones]


def later(monkeypatch):
    on(monkeypatch, date(2017, 6, 23))


def test_what_is_not_wanted_stays_out_of_the_same_content_and_another_file_is_asked_anew(monkeypatch):
    path = with_a_row(
        exported(output=Path("plan.xlsx")), "back.xlsx", ("Press day", "Milestone", "Press morning")
    )
    merged(path, "- {row: Milestones row 8, add: no}", "- {row: m-press, column: Milestone, keep: plan}")
    later(monkeypatch)
    again = merged(path)
    assert (again.revision, again.merged.to_add, titles()) == (
        None,
        (),
        ["Summer show", "Press day", "Leaflet"],
    )
    assert "Milestones, row 8, “Open day”: not added, as was decided on 19 June 2017." in again.merged.notes
    other = with_a_row(Path("back.xlsx"), "other.xlsx", ("Leaflet", "Milestone", "Leaflets"))
    assert len(merged(other, apply=False).merged.to_add) == 1


def test_what_was_only_looked_at_or_undone_is_not_remembered():
    path = with_a_row(exported(output=Path("plan.xlsx")), "back.xlsx", ("Leaflet", "Milestone", "Leaflets"))
    merged(path, "- {row: Milestones row 8, add: no}", apply=False)
    assert len(merged(path, apply=False).merged.to_add) == 1
    made = merged(path, "- {row: Milestones row 8, add: no}")
    desk.undo("small", made.revision.number)
    assert len(merged(path, apply=False).merged.to_add) == 1


def test_what_was_only_carried_on_is_undone_with_what_it_came_from(monkeypatch):
    path = with_a_row(exported(output=Path("plan.xlsx")), "back.xlsx", ("Leaflet", "Milestone", "Leaflets"))
    made = merged(path, "- {row: Milestones row 8, add: no}")
    later(monkeypatch)
    assert merged(path).merged.to_add == ()
    desk.undo("small", made.revision.number)
    assert len(merged(path, apply=False).merged.to_add) == 1


def meanwhile(monkeypatch, what):
    """Somebody else does something between the first look and the moment of saving."""
    saved, waiting = merging._saved, [what]

    def just_after(*given):
        if waiting:
            waiting.pop()()
        return saved(*given)

    monkeypatch.setattr(merging, "_saved", just_after)


@pytest.mark.parametrize("lines", [(), ("- {row: m-press, keep: file}",)])
def test_what_nobody_has_seen_is_not_overwritten(monkeypatch, lines):
    path = edited(
        exported(output=Path("plan.xlsx")), "back.xlsx", ("Press day", "Milestone", "Press morning")
    )
    meanwhile(monkeypatch, lambda: retitled("Press day", "Press week"))
    with pytest.raises(PlanMoved) as refused:
        merged(path, *lines, keep=None if lines else "file")
    said = str(refused.value)
    assert said.startswith(
        "Milestones, row 6, “Press week”, Milestone: it was “Press day” when the tracker went out"
    )
    assert said.endswith("Nothing was saved. Merge the file again, and say what to keep.")
    assert titles()[1] == "Press week"


def test_a_conflict_that_was_seen_is_settled_though_the_plan_moves_elsewhere(monkeypatch):
    path = edited(
        exported(output=Path("plan.xlsx")), "back.xlsx", ("Press day", "Milestone", "Press morning")
    )
    retitled("Press day", "Press week")
    meanwhile(monkeypatch, lambda: retitled("Leaflet", "Leaflets"))
    merged(path, keep="file")
    assert titles() == ["Summer show", "Press morning", "Leaflets"]


def test_the_rule_judges_with_the_values_that_are_given():
    cells = [("Press day", DATE, "31/02/2018"), ("Press day", "Status", "Green")]
    path = edited(exported(output=Path("plan.xlsx")), "back.xlsx", *cells)
    assert [one.place.column for one in merged(path, apply=False).merged.needs_reason] == ["Status"]
    found = merged(path, f"- {{row: m-press, column: {DATE}, value: 31 August 2017}}")
    assert (found.merged.needs_reason, found.saved) == ((), True)


def test_a_status_that_a_given_value_takes_out_of_the_rule_needs_its_reason():
    cells = [("Press day", DATE, "31 August 2017"), ("Press day", "Status", "Green")]
    path = edited(exported(output=Path("plan.xlsx")), "back.xlsx", *cells)
    assert merged(path, apply=False).merged.needs_reason == ()
    found = merged(path, f"- {{row: m-press, column: {DATE}, value: 5 June 2017}}")
    assert [one.place.column for one in found.merged.needs_reason] == ["Status"]
