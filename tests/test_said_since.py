"""Whose words a tracker that came back may replace, and whose answer it is."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from actionplan import desk
from actionplan.cli.print_trackers import merged_in_words
from actionplan.desk import Asked, Merging
from tests.small_plan import begin, on

PLAN = """\
id: small
title: A small plan
settings: {years: 2017-18}
owners:
- {id: ann, name: Communications lead}
- {id: ben, name: Events officer}
milestones:
- {id: m-show, title: Summer show, owner: ben, date: 14.07.17}
- {id: m-press, title: Press day, owner: ann, date: 30.06.17}
- {id: m-web, title: New website, owner: ann, date: "w/c 3 July"}
"""
UPDATE = "Update this fortnight"


@pytest.fixture(autouse=True)
def workbook(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, PLAN)
    on(monkeypatch, date(2017, 6, 19))


def exported(**asked):
    (one,) = desk.export_trackers("small", Asked(period="P06", **asked))
    return one.path


def copy_of(path, name, *cells, rows_of=None):
    """A copy with cells typed into it by title and heading, and below its rows those of another tracker."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    if rows_of:
        for row in openpyxl.load_workbook(rows_of).worksheets[0].iter_rows(min_row=5, values_only=True):
            sheet.append(row)
    columns = {cell.value: cell.column for cell in sheet[4]}
    rows = {cell.value: cell.row for cell in sheet["B"] if cell.row > 4}
    for title, heading, value in cells:
        sheet.cell(rows[title], columns[heading]).value = value
    book.save(name)
    return Path(name)


def taken(path):
    return desk.merge_tracker(path, Merging(apply=True), by="Tess")


def latest(row_id):
    said = [update for update in desk.open_plan("small").plan.updates if update.of == row_id]
    return [(update.by, update.narrative) for update in said if not update.withdrawn]


def test_a_row_pasted_from_the_tracker_of_another_owner_does_not_replace_the_status_they_returned():
    anns, bens = (
        exported(owner="ann", output=Path("ann.xlsx")),
        exported(owner="ben", output=Path("ben.xlsx")),
    )
    red = [("Summer show", "Status", "Red"), ("Summer show", "Reason", "The field is flooded.")]
    taken(copy_of(bens, "from-ben.xlsx", *red))
    amber = [("Summer show", "Status", "Amber"), ("Summer show", "Reason", "It may yet dry.")]
    found = taken(copy_of(anns, "from-ann.xlsx", *amber, rows_of=bens))
    assert [one.file for one in found.merged.conflicts if one.place.key == "status"] == ["Amber"]
    (said,) = [one for one in desk.open_plan("small").plan.updates if one.of == "m-show"]
    assert (said.by, said.reported_rag) == ("Events officer", "red")


def test_an_owner_corrects_what_they_returned_themselves():
    bens = exported(owner="ben", output=Path("ben.xlsx"))
    taken(copy_of(bens, "first.xlsx", ("Summer show", "Now expected", "20 July 2017")))
    found = taken(copy_of(bens, "second.xlsx", ("Summer show", "Now expected", "21 July 2017")))
    assert not found.merged.conflicts
    assert [one.expected for one in desk.open_plan("small").plan.updates] == ["20 July 2017", "21 July 2017"]


def test_a_second_copy_of_the_whole_tracker_does_not_replace_what_the_first_said():
    whole = exported(output=Path("whole.xlsx"))
    taken(copy_of(whole, "from-ann.xlsx", ("Summer show", "Now expected", "20 July 2017")))
    found = taken(copy_of(whole, "from-ben.xlsx", ("Summer show", "Now expected", "21 July 2017")))
    assert [(one.plan, one.file) for one in found.merged.conflicts] == [("20 July 2017", "21 July 2017")]
    assert [one.expected for one in desk.open_plan("small").plan.updates] == ["20 July 2017"]


def test_an_untouched_tracker_answers_for_no_row_that_was_handed_on_in_its_period():
    anns = exported(owner="ann", output=Path("ann.xlsx"))
    desk.hand_over("small", "ann", "ben", "20 June 2017")
    found = taken(anns)
    assert (found.merged.untouched, found.answers) == (True, [])
    assert latest("m-press") == []


def test_a_row_that_was_handed_on_after_its_period_is_answered_for_by_its_owner_then(monkeypatch):
    anns = exported(owner="ann", output=Path("ann.xlsx"))
    on(monkeypatch, date(2017, 7, 3))
    desk.hand_over("small", "ann", "ben", "1 July 2017")
    assert taken(anns).answers == ["Press day", "New website"]


def test_comments_on_cells_are_no_answer_that_nothing_has_changed():
    bens = exported(owner="ben", output=Path("ben.xlsx"))
    book = openpyxl.load_workbook(bens)
    book.worksheets[0]["F5"].comment = Comment("The field is flooded.", "Events officer")
    book.save("commented.xlsx")
    found = taken(Path("commented.xlsx"))
    assert (found.merged.untouched, found.merged.has_comments, found.answers) == (True, True, [])
    assert latest("m-show") == []
    assert list(merged_in_words(found))[-1] == (
        "No change: the tracker came back as it went out. Its comments may be the answer, so nothing is said to be "
        "unchanged: write them into its cells."
    )
