"""A merge that is decided without files: decisions as values, new dates row by row, and what was seen before."""

from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.desk import Merging
from actionplan.desk.answering import NewDates
from actionplan.desk.merging import merge_read, read_content
from actionplan.desk.remembering import seen_in
from actionplan.tracker.merge import Decision
from actionplan.words.errors import PlanMoved
from tests.small_plan import begin, on, unrendered
from tests.test_trackers import PLAN, edited, exported

TITLE, DATE = "Milestone", "Target date as written"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    begin(tmp_path, monkeypatch, PLAN)
    on(monkeypatch, date(2017, 6, 19))
    return tmp_path


def returned(*cells):
    path = edited(exported(output=Path("plan.xlsx")), "back.xlsx", *cells)
    return read_content(path.read_bytes(), Path("as dropped.xlsx"))


def changed(title):
    desk.change(desk.Editor("small", desk.newest("small"), "Ben"), "m-press", {"title": title})


def test_decisions_are_values_and_the_file_keeps_the_name_it_was_dropped_by():
    file = returned(("Press day", TITLE, "Press morning"), ("Leaflet", TITLE, "Leaflets"))
    made = merge_read(file, Merging(apply=True, decisions=[Decision("m-press", TITLE, keep="plan")]))
    plan = desk.open_plan("small").plan
    assert [plan.by_id[one].title for one in ("m-press", "m-leaflet")] == ["Press day", "Leaflets"]
    assert made.revision.why == "tracker returned as as dropped.xlsx"


def test_dates_of_single_rows_are_answered_and_the_others_wait(monkeypatch):
    unrendered(monkeypatch)
    on(monkeypatch, date(2017, 6, 27))
    desk.issue("small", "P06")
    file = returned(("Press day", DATE, "7 July"), ("New website", DATE, "10 July"))
    agreed = {"m-press": NewDates("agreed", "The board", "The hall was full.", "2017-18 P06")}
    made = merge_read(file, Merging(apply=True, dates=agreed))
    assert [one.edit.place.id for one in made.merged.needs_reason] == ["m-web"]
    plan = desk.open_plan("small").plan
    assert (plan.by_id["m-press"].date, plan.by_id["m-web"].date) == ("7 July", "w/c 3 July")
    assert [(one.of, one.date_change, one.approved_by) for one in plan.updates] == [
        ("m-press", "agreed", "The board")
    ]


def test_a_decision_made_before_somebody_else_changed_the_cell_settles_nothing():
    file = returned(("Press day", TITLE, "Press morning"))
    changed("Press noon")
    shown = merge_read(file, Merging())
    changed("Press evening")
    decided = Merging(
        apply=True, decisions=[Decision("m-press", TITLE, keep="file")], seen=seen_in(shown.merged)
    )
    with pytest.raises(PlanMoved, match="Press evening"):
        merge_read(file, decided)
    assert desk.open_plan("small").plan.by_id["m-press"].title == "Press evening"
