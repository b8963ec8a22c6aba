"""Folders of returned trackers of which several speak of the same rows: their names decide nothing."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from actionplan import desk
from actionplan.desk import Merging
from actionplan.desk.merging_folders import short_names
from tests.small_plan import begin, on
from tests.test_trackers import edited, exported

PLAN = """\
id: small
title: A small plan
organisation: Example Council
settings: {years: 2017-18}
owners:
- {id: lead, name: Communications lead}
- {id: officer, name: Events officer}
milestones:
- {id: m-show, title: Summer show, owner: officer, contributors: [lead], date: 14.07.17}
- {id: m-press, title: Press day, owner: lead, date: 30.06.17}
- {id: m-leaflet, title: Leaflet, owner: officer, date: Sept tbc}
"""
UPDATE = "Update this fortnight"


@pytest.fixture
def inbox(tmp_path, monkeypatch) -> Path:
    begin(tmp_path, monkeypatch, PLAN)
    on(monkeypatch, date(2017, 6, 19))
    Path("inbox").mkdir()
    return Path("inbox")


def returned(name: str, *cells: tuple[str, str, str], owner: str = "") -> None:
    """A tracker of its own for each file, filled in and put into the inbox."""
    path = exported(output=Path(f"out/{name}"), owner=owner)
    edited(path, f"inbox/{name}", *cells)


def changed(file: desk.MergedFile) -> list:
    return [(one.place.title, one.place.column, one.new) for one in file.merged.changes]


def clashes(found: desk.MergedFolder) -> list:
    return [one.sentence for one in found.clashes]


def test_a_cell_of_which_two_files_say_different_things_is_taken_from_neither(inbox):
    returned("a.xlsx", ("Leaflet", "Milestone", "Flyer"), ("Press day", "Note", "Book the hall."))
    returned("b.xlsx", ("Leaflet", "Milestone", "Brochure"), ("Leaflet", "Note", "Ask the printer."))
    told = [
        "“Leaflet”, Milestone: a.xlsx says “Flyer” and b.xlsx says “Brochure”. Neither is taken: merge the one that "
        "counts by itself."
    ]
    for how in (Merging(), Merging(apply=True)):
        found = desk.merge_folder(inbox, how)
        assert clashes(found) == told
        assert [changed(file) for file in found.files] == [
            [("Press day", "Note", "Book the hall.")],
            [("Leaflet", "Note", "Ask the printer.")],
        ]
        assert [[one.sentence for one in file.merged.conflicts] for file in found.files] == [told, told]
        assert found.ended_well(save=True)
    plan = desk.open_plan("small").plan
    assert [(row.title, row.note) for row in plan.milestones] == [
        ("Summer show", ""),
        ("Press day", "Book the hall."),
        ("Leaflet", "Ask the printer."),
    ]


def test_the_file_that_counts_is_merged_by_itself_then(inbox):
    returned("a.xlsx", ("Leaflet", "Milestone", "Flyer"))
    returned("b.xlsx", ("Leaflet", "Milestone", "Brochure"))
    desk.merge_folder(inbox, Merging(apply=True))
    desk.merge_tracker(inbox / "b.xlsx", Merging(apply=True))
    assert desk.open_plan("small").plan.by_id["m-leaflet"].title == "Brochure"


def test_what_two_owners_say_of_one_row_is_two_updates(inbox):
    returned("a.xlsx", ("Summer show", UPDATE, "The hall is booked."), owner="officer")
    returned("b.xlsx", ("Summer show", UPDATE, "The poster is printed."), owner="lead")
    found = desk.merge_folder(inbox, Merging(apply=True))
    assert clashes(found) == []
    updates = desk.open_plan("small").plan.updates
    assert sorted((one.by, one.narrative) for one in updates) == [
        ("Communications lead", "The poster is printed."),
        ("Events officer", "The hall is booked."),
    ]


def test_a_file_that_an_alarm_stops_holds_nothing_back(inbox):
    returned("a.xlsx", ("Leaflet", "Milestone", "Flyer"))
    book = openpyxl.load_workbook(exported(output=Path("out/b.xlsx")))
    sheet = book.worksheets[0]
    titles = [sheet.cell(row, 2).value for row in (5, 6, 7)]
    for row, title in zip((5, 6, 7), (titles[2], titles[0], titles[1]), strict=True):
        sheet.cell(row, 2).value = title
    book.save(inbox / "b.xlsx")
    found = desk.merge_folder(inbox, Merging(apply=True))
    assert ([file.stopped for file in found.files], clashes(found)) == ([False, True], [])
    assert desk.open_plan("small").plan.by_id["m-leaflet"].title == "Flyer"


def test_a_conflict_that_the_files_would_settle_differently_stays(inbox):
    returned("a.xlsx", ("Leaflet", "Milestone", "Flyer"))
    returned("b.xlsx", ("Leaflet", "Milestone", "Brochure"))
    Path("new.yaml").write_text(desk.dump("small").replace("title: Leaflet", "title: Handbill"), "utf-8")
    desk.load(Path("new.yaml"))
    found = desk.merge_folder(inbox, Merging(apply=True, keep="file"))
    assert len(found.clashes) == 1
    assert desk.open_plan("small").plan.by_id["m-leaflet"].title == "Handbill"
    with desk.open_store() as opened:
        outcomes = [json.loads(opened.returned_outcome("small", number)) for number in (1, 2)]
    assert [len(one["conflicts"]) for one in outcomes] == [1, 1]


def test_a_new_row_of_one_title_in_two_trackers_is_added_from_neither(inbox):
    for name in ("a.xlsx", "b.xlsx"):
        returned(name)
        book = openpyxl.load_workbook(inbox / name)
        book.worksheets[0]["B8"], book.worksheets[0]["B9"] = "Open day", f"Only in {name[0]}"
        book.save(inbox / name)
    told = [
        "Milestones, “Open day”: a new row in a.xlsx and b.xlsx. It is added from none of them: merge one by itself."
    ]
    seen = desk.merge_folder(inbox, Merging())
    assert clashes(seen) == told
    assert [[one.place.title for one in file.merged.to_add] for file in seen.files] == [
        ["Only in a"],
        ["Only in b"],
    ]
    saved = desk.merge_folder(inbox, Merging(apply=True))
    assert clashes(saved) == told
    titles = [row.title for row in desk.open_plan("small").plan.milestones]
    assert titles == ["Summer show", "Press day", "Leaflet", "Only in a", "Only in b"]
    desk.merge_tracker(inbox / "b.xlsx", Merging(apply=True))
    assert desk.open_plan("small").plan.milestones[-1].title == "Open day"


def test_files_are_called_by_where_they_lie_only_where_two_have_one_name():
    paths = [Path("in/lead/t.xlsx"), Path("in/officer/t.xlsx"), Path("in/officer/z\n.xlsx")]
    assert [*short_names(paths, Path("in")).values()] == ["lead/t.xlsx", "officer/t.xlsx", "z .xlsx"]
