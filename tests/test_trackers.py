"""Trackers from end to end: out of the store, edited in LibreOffice itself, and back in."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from actionplan import desk
from actionplan.desk import Asked, Merging
from actionplan.words.errors import ActionPlanError, BadChange, BadSpreadsheet
from tests.small_plan import begin, on

PLAN = """\
id: small
title: A small plan
organisation: Example Council
settings: {years: 2017-18}
owners:
- {id: lead, name: Communications lead}
- {id: officer, name: Events officer, aliases: [EO]}
priorities:
- {id: p1, number: 1, title: Involvement}
milestones:
- {id: m-show, title: Summer show, owner: officer, priority: p1, date: 14.07.17}
- {id: m-press, title: Press day, owner: lead, priority: p1, date: 30.06.17}
- {id: m-leaflet, title: Leaflet, owner: officer, date: Sept tbc}
- {id: m-web, title: New website, owner: lead, priority: p1, date: "w/c 3 July"}
- {id: m-secret, title: Secret talks, owner: lead, date: 20.06.17, audience: team}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    begin(tmp_path, monkeypatch, PLAN)
    on(monkeypatch, date(2017, 6, 19))
    return tmp_path


def exported(**asked) -> Path:
    (one,) = desk.export_trackers("small", Asked(period="P06", **asked))
    return one.path


def cell_of(path: Path, title: str, heading: str) -> tuple[str, str]:
    """The sheet and the cell of a row of the plan under a heading."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    columns = {cell.value: cell.column_letter for cell in sheet[4]}
    row = next(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, 2).value == title)
    return sheet.title, f"{columns[heading]}{row}"


def typed(path: Path, title: str, heading: str, text: str):
    return ["type", *cell_of(path, title, heading), text]


def sentences(merged, name):
    return [entry.sentence for entry in merged.entries(name)]


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_a_tracker_sorted_edited_and_saved_by_libreoffice_merges_as_told(folder, office, ending):
    path, back = exported(output=Path("plan.xlsx")), folder / f"back{ending}"
    last = 5 + len(desk.open_plan("small").plan.milestones) - 1
    edits = [
        typed(path, "Press day", "Milestone", "Press day in the library"),
        typed(path, "Press day", "Target date as written", "7 July"),
        typed(path, "Summer show", "Status", "amber"),
        typed(path, "Summer show", "Reason", "The caterer has not confirmed."),
        typed(path, "Leaflet", "Status", "Red"),
        typed(path, "Leaflet", "Update this fortnight", "=1+1 is what the printer wrote"),
        typed(path, "New website", "Owner", "EO"),
        ["sort", "Milestones", f"A5:Z{last}", 4, 1],
        ["insert", "Milestones", 7],
        ["type", "Milestones", "B7", "A new milestone"],
    ]
    office(folder / path, edits, back)
    merged = desk.merge_tracker(back).merged
    assert sorted((one.place.title, one.place.column, one.old, one.new) for one in merged.changes) == [
        ("Leaflet", "Update this fortnight", "", "=1+1 is what the printer wrote"),
        ("New website", "Owner", "Communications lead", "EO"),
        ("Press day", "Milestone", "Press day", "Press day in the library"),
        ("Press day", "Target date as written", "30.06.17", "7 July"),
        ("Summer show", "Reason", "", "The caterer has not confirmed."),
        ("Summer show", "Status", "", "Amber"),
    ]
    assert [one.place.title for one in merged.needs_reason] == ["Leaflet"]
    assert [one.place.title for one in merged.proposed] == ["A new milestone"]
    others = ("conflicts", "missing", "duplicates", "unreadable", "unknown", "alarms")
    assert {name: sentences(merged, name) for name in others} == {name: [] for name in others}


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_a_row_that_was_deleted_and_one_that_was_copied_are_told_and_change_nothing(folder, office, ending):
    path, back = exported(output=Path("plan.xlsx")), folder / f"back{ending}"
    (_, press), (_, leaflet) = cell_of(path, "Press day", "Milestone"), cell_of(path, "Leaflet", "Milestone")
    edits = [["copy", "Milestones", int(press[1:]), 10], ["delete", "Milestones", int(leaflet[1:])]]
    office(folder / path, edits, back)
    found = desk.merge_tracker(back, Merging(apply=True))
    assert [one.place.title for one in found.merged.duplicates] == ["Press day", "Press day"]
    assert [one.place.title for one in found.merged.missing] == ["Leaflet"]
    assert [found.merged.changes, found.merged.proposed, found.revision] == [(), (), None]


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".xls"])
def test_an_untouched_file_saved_by_libreoffice_brings_no_change(folder, office, ending):
    path, back = exported(output=Path("plan.xlsx")), folder / f"back{ending}"
    office(folder / path, [], back)
    assert desk.merge_tracker(back).merged.untouched


def edited(path: Path, to: str, *cells: tuple[str, str, str]) -> Path:
    """A copy of a tracker with cells of its first sheet typed over: title, heading, text."""
    book = openpyxl.load_workbook(path)
    for title, heading, text in cells:
        book.worksheets[0][cell_of(path, title, heading)[1]] = text
    book.save(to)
    return Path(to)


def test_what_an_owner_returns_becomes_updates_of_the_period_asked_about(folder, monkeypatch):
    path = exported(owner="EO", output=Path("out/officer.xlsx"))
    assert (
        (folder / "out/covering-note.txt")
        .read_text("utf-8")
        .startswith("Subject: Your milestones, 2017-18 P06")
    )
    back = edited(path, "back.xlsx", ("Summer show", "Update this fortnight", "The hall is booked."))
    on(monkeypatch, date(2017, 7, 4))  # in P07
    found = desk.merge_tracker(back, Merging(apply=True), by="Communications lead")
    plan = desk.open_plan("small").plan
    (update,) = plan.updates
    assert (update.of, update.period, update.narrative, update.by) == (
        "m-show",
        "2017-18 P06",
        "The hall is booked.",
        "Events officer",
    )
    (request,) = plan.requests
    assert (request.owner, request.asked_on, request.returned_on) == ("officer", "2017-06-19", "2017-07-04")
    assert found.revision and found.revision.why == "tracker returned as back.xlsx"
    assert found.owner == "Events officer"


def test_an_untouched_tracker_is_the_answer_of_its_owner(folder):
    path = exported(owner="officer", output=Path("officer.xlsx"))
    assert desk.merge_tracker(path).answers == ["Summer show", "Leaflet"]
    assert desk.open_plan("small").plan.updates == ()
    desk.merge_tracker(path, Merging(apply=True))
    updates = desk.open_plan("small").plan.updates
    assert [(u.of, u.nothing_changed, u.is_answer) for u in updates] == [
        ("m-show", True, True),
        ("m-leaflet", True, True),
    ]


def test_the_same_file_twice_changes_nothing_and_says_so(folder):
    path = exported(output=Path("plan.xlsx"))
    back = edited(path, "back.xlsx", ("Press day", "Milestone", "Press day in the library"))
    desk.merge_tracker(back, Merging(apply=True))
    again = desk.merge_tracker(back, Merging(apply=True))
    assert again.revision is None
    assert [alarm.name for alarm in again.merged.alarms] == ["returned before"]
    assert again.merged.changes == ()


def test_a_merge_is_undone_as_any_revision_and_can_be_merged_again(folder):
    path = exported(output=Path("plan.xlsx"))
    cells = [("Press day", "Milestone", "Press morning"), ("Press day", "Update this fortnight", "Invited.")]
    back = edited(path, "back.xlsx", *cells)
    made = desk.merge_tracker(back, Merging(apply=True)).revision
    desk.undo("small", made.number)
    plan = desk.open_plan("small").plan
    assert [m.title for m in plan.milestones][1] == "Press day"
    assert [u.withdrawn for u in plan.updates] == [True]
    desk.merge_tracker(back, Merging(apply=True, despite_alarms=True))
    plan = desk.open_plan("small").plan
    assert [m.title for m in plan.milestones][1] == "Press morning"
    assert [u.withdrawn for u in plan.updates] == [True, False]


def retitled(old: str, new: str) -> None:
    text = desk.dump("small").replace(f"title: {old}", f"title: {new}")
    Path("edit.yaml").write_text(text, "utf-8")
    desk.load(Path("edit.yaml"), by="Deputy")


def test_a_conflict_is_left_until_somebody_says_what_to_keep(folder):
    path = exported(output=Path("plan.xlsx"))
    cells = [("Press day", "Milestone", "Press morning"), ("Leaflet", "Milestone", "Leaflet on hubs")]
    back = edited(path, "back.xlsx", *cells)
    retitled("Press day", "Press week")
    first = desk.merge_tracker(back, Merging(apply=True))
    (conflict,) = first.merged.conflicts
    assert (conflict.base, conflict.plan, conflict.file, conflict.by) == (
        "Press day",
        "Press week",
        "Press morning",
        "Deputy",
    )
    titles = {m.id: m.title for m in desk.open_plan("small").plan.milestones}
    assert (titles["m-press"], titles["m-leaflet"]) == ("Press week", "Leaflet on hubs")
    desk.merge_tracker(back, Merging(apply=True, keep="file"))
    assert desk.open_plan("small").plan.by_id["m-press"].title == "Press morning"


def test_decisions_settle_row_by_row(folder):
    path = exported(output=Path("plan.xlsx"))
    cells = [("Press day", "Milestone", "Press morning"), ("Leaflet", "Status", "Red")]
    back = edited(path, "back.xlsx", *cells)
    retitled("Press day", "Press week")
    decisions = Path("decisions.yaml")
    decisions.write_text(
        "- {row: m-press, column: Milestone, keep: file}\n"
        "- {row: m-leaflet, column: Status, reason: The printer closed.}\n",
        "utf-8",
    )
    found = desk.merge_tracker(back, Merging(apply=True, decisions=decisions))
    assert (found.merged.conflicts, found.merged.needs_reason) == ((), ())
    plan = desk.open_plan("small").plan
    assert plan.by_id["m-press"].title == "Press morning"
    assert [(u.of, u.reported_rag, u.reason) for u in plan.updates] == [
        ("m-leaflet", "red", "The printer closed.")
    ]


def test_an_export_is_asked_once_and_then_chased(folder, monkeypatch):
    exported(owner="officer", output=Path("officer.xlsx"))
    on(monkeypatch, date(2017, 6, 22))
    exported(owner="officer", output=Path("officer.xlsx"))
    (request,) = desk.open_plan("small").plan.requests
    assert (request.asked_on, request.chased_on) == ("2017-06-19", ("2017-06-22",))
    assert Path("officer.xlsx.bak").exists()


def test_one_tracker_for_each_owner_who_has_anything_open(folder):
    made = desk.export_trackers("small", Asked(period="P06", per_owner=Path("out")))
    assert [(one.owner, one.rows, one.path.as_posix()) for one in made] == [
        ("Communications lead", 3, "out/2017-18-P06-lead/2017-18-P06-tracker-lead.xlsx"),
        ("Events officer", 2, "out/2017-18-P06-officer/2017-18-P06-tracker-officer.xlsx"),
    ]
    assert [r.owner for r in desk.open_plan("small").plan.requests] == ["lead", "officer"]


def test_what_an_audience_may_not_see_is_in_no_byte_of_its_tracker(folder):
    path = exported(output=Path("lay.xlsx"), audience="lay members")
    sheets = openpyxl.load_workbook(path)
    texts = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert [text for text in texts if "Secret" in text] == []
    assert desk.merge_tracker(path).merged.untouched


def test_a_folder_is_merged_in_one_go_and_says_who_has_not_returned(folder):
    desk.export_trackers("small", Asked(period="P06", per_owner=Path("out")))
    Path("inbox").mkdir()
    (folder / "inbox/broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    source = Path("out/2017-18-P06-officer/2017-18-P06-tracker-officer.xlsx")
    edited(source, "inbox/officer.xlsx", ("Leaflet", "Update this fortnight", "At the printer."))
    found = desk.merge_folder(Path("inbox"), Merging(apply=True))
    assert [(one.path.name, one.owner) for one in found.files] == [("officer.xlsx", "Events officer")]
    assert [one.path.name for one in found.refused] == ["broken.xlsx"]
    assert [(one.owner, one.asked_on) for one in found.silent] == [("Communications lead", "2017-06-19")]


def test_a_tracker_of_a_store_that_nobody_has_is_refused_in_a_sentence(folder, monkeypatch):
    path = exported(output=Path("plan.xlsx"))
    (folder / "other").mkdir()
    monkeypatch.setenv("ACTIONPLAN_STORE", str(folder / "other/actionplan.db"))
    desk.load(Path("small.yaml"))
    with pytest.raises(ActionPlanError, match=r"^The store does not hold the export "):
        desk.merge_tracker(path)


def test_a_file_that_is_no_spreadsheet_leaves_the_store_as_it_was(folder):
    Path("letter.xlsx").write_bytes(b"%PDF-1.7")
    before = (folder / "actionplan.db").read_bytes()
    with pytest.raises(BadSpreadsheet, match="PDF"):
        desk.merge_tracker(Path("letter.xlsx"), Merging(apply=True))
    assert (folder / "actionplan.db").read_bytes() == before


def test_nothing_open_is_a_sentence(folder):
    Path("more.yaml").write_text(
        desk.dump("small").replace("owners:\n", "owners:\n- {id: idle, name: Idle officer}\n"), "utf-8"
    )
    desk.load(Path("more.yaml"))
    with pytest.raises(BadChange, match=r"^Idle officer has nothing open in 2017-18 P06"):
        exported(owner="idle", output=Path("idle.xlsx"))
