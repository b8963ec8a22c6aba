"""Trackers from end to end: out of the store, edited in LibreOffice itself, and back in."""

import os
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from actionplan import desk
from actionplan.desk import Asked, Importing, Merging, given, merging
from actionplan.desk.going_out import name_on_disk, return_day
from actionplan.plan.nouns import Owner
from actionplan.tracker.identity import make_ref
from actionplan.words.errors import ActionPlanError, BadChange, BadSpreadsheet, BadTracker, CannotRead
from tests.small_plan import begin, on, unrendered

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
        .startswith("Subject: Your milestones, fortnight 6 of 26")
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


@pytest.mark.parametrize(
    ("way", "asked"), [("--owner", {"owner": "officer"}), ("--per-owner", {"per_owner": Path("out")})]
)
def test_an_audience_is_for_the_whole_tracker_only(folder, way, asked):
    with pytest.raises(BadChange) as refused:
        exported(audience="lay members", **asked)
    assert str(refused.value) == (
        f"Use --audience for the whole tracker only, without {way}: an owner's tracker shows what everybody may see, "
        "and the rows of that owner."
    )
    assert not Path("out").exists()


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
    with pytest.raises(BadChange, match=r"^Idle officer has nothing open in fortnight 6 of 26"):
        exported(owner="idle", output=Path("idle.xlsx"))


def test_a_file_that_cannot_be_written_names_those_that_were(folder):
    (folder / "out/2017-18-P06-officer/2017-18-P06-tracker-officer.xlsx").mkdir(parents=True)
    with pytest.raises(ActionPlanError, match=r"recorded as asked: “Communications lead”\.$"):
        desk.export_trackers("small", Asked(period="P06", per_owner=Path("out")))
    assert [r.owner for r in desk.open_plan("small").plan.requests] == ["lead"]


def test_what_went_out_is_kept_before_a_file_is_there(folder, monkeypatch):
    def nowhere(path, content):
        raise OSError("no")

    monkeypatch.setattr("actionplan.desk.exporting.write_keeping", nowhere)
    with pytest.raises(OSError, match="no"):
        exported(output=Path("plan.xlsx"))
    with desk.open_store() as store:
        assert len(store.exports("small")) == 1


def test_notes_of_two_owners_in_one_folder_are_both_there(folder):
    exported(owner="lead", output=Path("one.xlsx"))
    (second,) = desk.export_trackers("small", Asked(period="P06", owner="officer", output=Path("two.xlsx")))
    assert second.note == Path("two-covering-note.txt")
    assert "Communications lead" in Path("covering-note.txt").read_text("utf-8")


def test_a_login_name_is_in_no_tracker(folder, monkeypatch):
    monkeypatch.delenv("ACTIONPLAN_PERSON")
    monkeypatch.setattr(given, "login", lambda: "jbloggs7")
    path = exported(owner="officer", output=Path("officer.xlsx"))
    assert "jbloggs7" not in Path("covering-note.txt").read_text("utf-8")
    texts = [
        cell.value for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row
    ]
    assert [text for text in texts if text and "jbloggs7" in str(text)] == []


def test_a_good_status_of_a_row_that_is_due_needs_no_reason_where_the_same_row_says_how_it_goes(folder):
    path = exported(output=Path("plan.xlsx"))  # the rule is amber: due in eleven days, and no word yet
    cells = [("Press day", "Status", "Green"), ("Press day", "Update this fortnight", "All invited.")]
    back = edited(path, "back.xlsx", *cells)
    found = desk.merge_tracker(back, Merging(apply=True))
    assert (sentences(found.merged, "needs_reason"), len(found.merged.changes)) == ([], 2)
    assert [(u.reported_rag, u.narrative) for u in desk.open_plan("small").plan.updates] == [
        ("green", "All invited.")
    ]
    again = desk.merge_tracker(back, Merging(apply=True))
    assert (again.revision, again.merged.changes) == (None, ())


def test_a_status_that_is_not_the_rules_waits_for_its_reason_and_the_rest_is_saved(folder):
    path = exported(output=Path("plan.xlsx"))
    cells = [
        ("Press day", "Status", "Amber"),
        ("Press day", "Update this fortnight", "Half of them invited."),
        ("Press day", "Path to green", "Ring round"),
        ("Leaflet", "Update this fortnight", "At the printer."),
    ]
    found = desk.merge_tracker(edited(path, "back.xlsx", *cells), Merging(apply=True))
    assert [one.place.column for one in found.merged.needs_reason] == ["Status", "Path to green"]
    updates = desk.open_plan("small").plan.updates
    assert {(u.of, u.narrative, u.reported_rag) for u in updates} == {
        ("m-press", "Half of them invited.", None),
        ("m-leaflet", "At the printer.", None),
    }


def test_a_new_date_of_a_row_in_an_issued_report_waits_for_what_it_is(folder, monkeypatch):
    unrendered(monkeypatch)
    on(monkeypatch, date(2017, 6, 27))
    desk.issue("small", "P06")
    path = exported(output=Path("plan.xlsx"))
    back = edited(path, "back.xlsx", ("Press day", "Target date as written", "7 July"))
    found = desk.merge_tracker(back, Merging(apply=True))
    assert (found.revision, found.merged.changes) == (None, ())
    assert "say what that is with --new-date corrected" in sentences(found.merged, "needs_reason")[0]
    desk.merge_tracker(
        back, Merging(apply=True, new_date="agreed", agreed_by="The board"), why="The hall was full."
    )
    plan = desk.open_plan("small").plan
    assert plan.by_id["m-press"].date == "7 July"
    (update,) = plan.updates
    assert (update.period, update.date_change, update.approved_by, update.reason) == (
        "2017-18 P06",
        "agreed",
        "The board",
        "The hall was full.",
    )
    assert found.issued == "6"


def test_two_people_who_fill_in_one_tracker_are_told_of_each_other(folder):
    path = exported(output=Path("plan.xlsx"))
    first = edited(path, "first.xlsx", ("Leaflet", "Now expected", "1 August 2017"))
    second = edited(path, "second.xlsx", ("Leaflet", "Now expected", "9 October 2017"))
    desk.merge_tracker(first, Merging(apply=True), by="Bob")
    found = desk.merge_tracker(second, Merging(apply=True), by="Cat")
    assert (found.revision, len(found.merged.conflicts)) == (None, 1)


def test_an_owner_corrects_their_own_words_and_an_old_file_does_not_bring_them_back(folder):
    path = exported(owner="officer", output=Path("officer.xlsx"))
    first = edited(path, "first.xlsx", ("Leaflet", "Update this fortnight", "At the printer."))
    second = edited(path, "second.xlsx", ("Leaflet", "Update this fortnight", "Back from the printer."))
    desk.merge_tracker(first, Merging(apply=True))
    desk.merge_tracker(second, Merging(apply=True))
    assert desk.open_plan("small").plan.updates[-1].narrative == "Back from the printer."
    again = desk.merge_tracker(first, Merging(apply=True))
    assert (again.revision, len(again.merged.conflicts)) == (None, 1)


def test_a_row_of_another_tracker_is_told_of_and_the_rest_is_taken(folder):
    path = exported(output=Path("plan.xlsx"))
    back = edited(path, "back.xlsx", ("Press day", "Milestone", "Press morning"))
    book = openpyxl.load_workbook(back)
    sheet = book.worksheets[0]
    sheet.cell(10, 1).value, sheet.cell(10, 2).value = (
        make_ref("aaaaaaaa", "milestone", "m-other"),
        "Other show",
    )
    book.save(back)
    found = desk.merge_tracker(back, Merging(apply=True))
    assert [one.new for one in found.merged.changes] == ["Press morning"]
    assert ["Other show" in str(one.values) for one in found.merged.unknown] == [True]


def test_files_of_one_tracker_that_say_different_things_are_not_merged_by_their_names(folder):
    path = exported(owner="officer", output=Path("officer.xlsx"))
    Path("inbox").mkdir()
    edited(path, "inbox/a.xlsx", ("Leaflet", "Update this fortnight", "Cancelled."))
    edited(path, "inbox/b.xlsx", ("Leaflet", "Update this fortnight", "Printed."))
    (folder / "inbox/reply.pdf").write_bytes(b"%PDF-1.7")
    found = desk.merge_folder(Path("inbox"), Merging(apply=True))
    assert [one.path.name for one in found.refused] == ["a.xlsx", "b.xlsx"]
    assert found.refused[0].sentence == (
        "“a.xlsx” and “b.xlsx” came from the same tracker and say different things. Merge them one by one, the newest "
        "last."
    )
    assert (found.files, found.passed_over, desk.open_plan("small").plan.updates) == ([], ["reply.pdf"], ())


@pytest.mark.skipif(os.name != "posix", reason="needs links, which Windows gives to administrators only")
def test_a_link_out_of_the_folder_is_not_followed(folder):
    path = exported(owner="officer", output=Path("officer.xlsx"))
    Path("inbox").mkdir()
    (folder / "inbox/link.xlsx").symlink_to(folder / path)
    with pytest.raises(CannotRead, match="no spreadsheet"):
        desk.merge_folder(Path("inbox"), Merging())


def test_who_came_back_before_is_not_among_those_who_have_not(folder):
    made = desk.export_trackers("small", Asked(period="P06", per_owner=Path("out")))
    desk.merge_tracker(made[0].path, Merging(apply=True))
    Path("inbox").mkdir()
    made[1].path.rename("inbox/officer.xlsx")
    assert desk.merge_folder(Path("inbox"), Merging()).silent == []
    assert [one.owner for one in desk.merge_folder(Path("inbox"), Merging(apply=True)).silent] == []


def test_a_plan_that_moves_at_that_very_moment_is_looked_at_again(folder, monkeypatch):
    path = exported(output=Path("plan.xlsx"))
    back = edited(path, "back.xlsx", ("Leaflet", "Now expected", "9 October 2017"))
    other = exported(output=Path("other.xlsx"))
    theirs = edited(other, "theirs.xlsx", ("Leaflet", "Now expected", "1 August 2017"))
    saved, meanwhile = merging._saved, [lambda: desk.merge_tracker(theirs, Merging(apply=True), by="Bob")]

    def just_after_bob(*given):
        if meanwhile:
            meanwhile.pop()()
        return saved(*given)

    monkeypatch.setattr(merging, "_saved", just_after_bob)
    found = desk.merge_tracker(back, Merging(apply=True), by="Cat")
    assert (found.revision, len(found.merged.conflicts)) == (None, 1)


def test_a_status_without_a_reason_in_an_old_tracker_names_that_tracker(folder):
    Path("old.csv").write_text("Milestone,Due,RAG\nPaint the hall,30 June 2017,Red\n", "utf-8")
    shown = desk.import_tracker(Path("old.csv"), "small", Importing(period="P06"))
    assert (shown.without_reason, shown.waits, shown.revision) == (1, [], None)
    desk.import_tracker(Path("old.csv"), "small", Importing(period="P06", apply=True))
    assert [u.reason for u in desk.open_plan("small").plan.updates] == [
        "As in old.csv; no reason is given there."
    ]


def test_an_import_says_beforehand_that_a_date_of_an_issued_report_needs_an_answer(folder, monkeypatch):
    unrendered(monkeypatch)
    on(monkeypatch, date(2017, 6, 27))
    desk.issue("small", "P06")
    Path("old.csv").write_text("Milestone,Due\nPress day,14 July 2017\n", "utf-8")
    shown = desk.import_tracker(Path("old.csv"), "small")
    assert "stood in an issued report" in shown.waits[0]
    with pytest.raises(ActionPlanError, match="stood in an issued report"):
        desk.import_tracker(Path("old.csv"), "small", Importing(apply=True))
    desk.import_tracker(Path("old.csv"), "small", Importing(apply=True, new_date="corrected"))
    assert desk.open_plan("small").plan.by_id["m-press"].date == "14 July 2017"


def test_a_tracker_of_ours_is_not_imported_as_somebody_elses(folder):
    path = exported(output=Path("plan.xlsx"))
    with pytest.raises(BadTracker, match="Take it back with actionplan tracker merge"):
        desk.import_tracker(path, "small")


def test_an_untouched_tracker_answers_for_what_its_owner_owns_alone(folder):
    text = desk.dump("small").replace(
        "owner: officer\n  date: Sept tbc", "owner: officer\n  contributors:\n  - lead\n  date: Sept tbc"
    )
    assert "contributors" in text
    Path("edited.yaml").write_text(text, "utf-8")
    desk.load(Path("edited.yaml"))
    path = exported(owner="lead", output=Path("lead.xlsx"))
    assert desk.merge_tracker(path).answers == ["Press day", "New website", "Secret talks"]


def with_new_row(path: Path, title: str) -> Path:
    """A copy of a tracker with a new row below the others of its first sheet."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(sheet.max_row + 1, 2).value = title
    book.save("new.xlsx")
    return Path("new.xlsx")


def test_a_new_row_that_comes_back_late_stands_in_the_report_of_its_tracker(folder, monkeypatch):
    back = with_new_row(exported(output=Path("plan.xlsx")), "Winter fair")
    on(monkeypatch, date(2017, 7, 4))  # in P07
    desk.merge_tracker(back, Merging(apply=True))
    assert desk.open_plan("small").plan.milestones[-1].since == "2017-06-25"


def test_a_new_row_for_a_report_that_is_issued_appears_in_the_next_and_that_is_said(folder, monkeypatch):
    back = with_new_row(exported(output=Path("plan.xlsx")), "Winter fair")
    on(monkeypatch, date(2017, 6, 27))
    unrendered(monkeypatch)
    desk.issue("small", "P06")
    on(monkeypatch, date(2017, 7, 4))
    found = desk.merge_tracker(back, Merging(apply=True))
    assert found.merged.notes[-1] == (
        "The new row appears from fortnight 7 of 26 on: the report of fortnight 6 of 26 is issued."
    )
    assert desk.open_plan("small").plan.milestones[-1].since == "2017-07-04"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday", date(2017, 6, 23)),
        ("next Fri", date(2017, 6, 23)),
        ("by Monday", date(2017, 6, 26)),
        ("Wednesday", date(2017, 6, 21)),
    ],
)
def test_a_weekday_to_return_by_is_the_next_one(text, day, folder, monkeypatch):
    on(monkeypatch, date(2017, 6, 19))
    assert return_day("small", text, "P06") == day


def test_files_are_called_by_the_owner_where_nobody_chose_an_id():
    ann, other, chosen = (
        Owner(id="o-4dpm4l", name="Tom Éxample-Harley"),
        Owner(id="o-aaaa22", name="tom example harley"),
        Owner(id="press", name="Press office"),
    )
    assert [name_on_disk(one, (ann, chosen)) for one in (ann, chosen)] == ["tom-example-harley", "press"]
    assert name_on_disk(ann, (ann, other)) == "tom-example-harley-o-4dpm4l"
    assert name_on_disk(Owner(id="o-bbbb22", name="Ω../"), ()) == "o-bbbb22"
