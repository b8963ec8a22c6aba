"""Readings taken into a real store."""

from datetime import date
from pathlib import Path

import pytest

from actionplan import desk
from actionplan.store import Store
from actionplan.words.errors import BadChange, BadMeasurements, NoStore, UnknownPlan
from tests.small_plan import PLAN, append, begin, on

WITH_INDICATORS = (
    PLAN
    + """\
indicators:
- {id: i-crg, title: Regular attendance, unit: attendees}
- {id: i-share, title: Practices without a group, baseline: {numerator: 20, denominator: 32, as_at: May 2017}}
"""
)
HEAD = "indicator,date,value,numerator,denominator,note\n"
FIRST = HEAD + "i-crg,18 April 2017,11,,,\ni-crg,20/06/2017,about 14,,,Rain\ni-share,May 2017,,20,32,\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    return begin(tmp_path, monkeypatch, WITH_INDICATORS)


def observe(text, **how):
    Path("readings.csv").write_text(text, "utf-8")
    return desk.observe("small", Path("readings.csv"), **how)


def latest():
    return desk.open_plan("small")


def test_a_preview_saves_nothing(folder):
    found = observe(FIRST)
    assert (len(found.added), found.revision, latest().revision.number) == (3, None, 1)


def test_applied_it_is_one_revision_with_who_when_and_why(folder):
    found = observe(FIRST, apply=True, by="Analyst")
    revision = desk.history("small")[1][-1]
    assert (found.revision, revision.number, revision.by) == (revision, 2, "Analyst")
    assert (revision.why, len(revision.changes)) == ("readings from readings.csv", 3)
    kept = latest().plan.observations
    assert [(o.indicator, o.date, o.value, o.numerator, o.denominator) for o in kept] == [
        ("i-crg", "18 April 2017", 11, None, None),
        ("i-crg", "20/06/2017", 14, None, None),
        ("i-share", "May 2017", None, 20, 32),
    ]
    assert [(o.approximate, o.note) for o in kept] == [(False, ""), (True, "Rain"), (False, "")]
    assert {(o.recorded, o.by) for o in kept} == {("2017-06-27T09:00:00+00:00", "Analyst")}
    assert len({o.id for o in kept}) == 3


def test_a_reason_of_ones_own(folder):
    observe(FIRST, apply=True, why=" The June figures ")
    assert desk.history("small")[1][-1].why == "The June figures"


def test_the_same_file_again_makes_no_revision(folder):
    observe(FIRST, apply=True)
    again = observe(FIRST, apply=True)
    assert (again.offers, again.unchanged, again.revision) == ((), 3, None)
    assert latest().revision.number == 2


def test_a_growing_file_every_fortnight(folder, monkeypatch):
    observe(FIRST, apply=True)
    on(monkeypatch, date(2017, 7, 11))
    grown = observe(FIRST.replace("about 14", "15") + "i-crg,4 July 2017,12,,,\n", apply=True)
    assert [offer.sentence for offer in grown.offers] == [
        "Regular attendance, 4 July 2017: 12 attendees.",
        "Regular attendance, 20 June 2017: 15 attendees, instead of about 14 attendees.",
    ]
    assert (grown.unchanged, grown.revision.number) == (2, 3)
    by_value = {o.value: o for o in latest().plan.observations if o.indicator == "i-crg"}
    assert by_value[15].revises == by_value[14].id
    readings = desk.open_view("small", "P07").readings["i-crg"]
    assert [reading.level for reading in readings] == [11, 15, 12]


CORRECTED = """\
observations:
- {id: v-5, indicator: i-crg, date: 14 June 2017, value: 5}
- {id: v-6, indicator: i-crg, date: 14 June 2017, value: 6, revises: v-5, note: Counted again}
"""


def test_a_correction_by_hand_is_not_undone_by_the_file(folder):
    append(CORRECTED)
    found = observe(HEAD + "i-crg,14 June 2017,5,,,\n", apply=True)
    assert (found.offers, found.revision, latest().revision.number) == ((), None, 2)
    assert [(one.line, one.observation.value, one.now.id) for one in found.corrected] == [(2, 5, "v-6")]
    grown = observe(HEAD + "i-crg,14 June 2017,5,,,\ni-crg,20 June 2017,7,,,\n", apply=True)
    assert (len(grown.corrected), len(grown.added), grown.revision.number) == (1, 1, 3)
    assert [r.level for r in desk.open_view("small", "P06").readings["i-crg"]] == [6, 7]


def meanwhile(monkeypatch, *others):
    """What others do at the moment of a save, one after the other."""
    todo, save = list(others), Store.apply

    def apply(store, change_set, **how):
        if todo:
            todo.pop(0)()
        return save(store, change_set, **how)

    monkeypatch.setattr(Store, "apply", apply)


def test_two_people_take_the_same_file_in_at_one_moment(folder, monkeypatch):
    meanwhile(monkeypatch, lambda: observe(FIRST, apply=True, by="Ann"))
    found = observe(FIRST, apply=True, by="Ben")
    assert (found.offers, found.unchanged, found.revision) == ((), 3, None)
    assert [row.by for row in latest().plan.observations] == ["Ann"] * 3
    assert latest().revision.number == 2


def test_of_a_file_that_grew_meanwhile_what_is_still_new_is_saved(folder, monkeypatch):
    grown = FIRST.replace("about 14", "15") + "i-crg,25 June 2017,12,,,\n"
    meanwhile(monkeypatch, lambda: observe(FIRST, apply=True))
    found = observe(grown.replace("20/06/2017", "20 June 2017"), apply=True)
    assert [(o.observation.value, o.was.value if o.was else None) for o in found.offers] == [
        (12, None),
        (15, 14),
    ]
    assert (found.unchanged, found.revision.number, len(latest().plan.observations)) == (2, 3, 5)


def test_what_others_save_of_something_else_is_in_nobodys_way(folder, monkeypatch):
    meanwhile(monkeypatch, lambda: observe(HEAD + "i-crg,May 2017,9,,,\n", apply=True))
    found = observe(FIRST, apply=True)
    assert (len(found.added), found.revision.number) == (3, 3)


def test_a_save_that_fails_for_another_reason_is_not_tried_again(folder, monkeypatch):
    def refuse(store, change_set, **how):
        raise BadChange("No.")

    monkeypatch.setattr(Store, "apply", refuse)
    with pytest.raises(BadChange, match="No"):
        observe(FIRST, apply=True)


def test_undone_it_is_as_if_it_had_not_been_there(folder):
    observe(FIRST, apply=True)
    desk.undo("small", 2)
    assert len(observe(FIRST).added) == 3
    assert observe(FIRST, apply=True).revision.number == 4


def test_nothing_is_saved_while_there_is_a_problem(folder):
    found = observe(FIRST + "i-crg,May 2017,41%,,,\n", apply=True)
    assert found.problems == (
        "readings.csv, line 5, value: “41%” is in per cent, and “Regular attendance” is counted in “attendees”; "
        "correct the one or the other.",
    )
    assert (found.revision, latest().revision.number, latest().plan.observations) == (None, 1, ())


def test_a_day_still_to_come_by_the_clock(folder, monkeypatch):
    row = HEAD + "i-crg,28 June 2017,14,,,\n"
    assert observe(row).problems == (
        "readings.csv, line 2, date: 28 June 2017 is still to come; take the row in when that day is over.",
    )
    on(monkeypatch, date(2017, 6, 28))
    assert observe(row).problems == ()


def test_a_file_that_cannot_be_taken_as_a_whole(folder):
    with pytest.raises(BadMeasurements):
        observe("indicator,date\n", apply=True)


def test_a_plan_or_store_that_is_not_there(folder, tmp_path):
    Path("readings.csv").write_text(FIRST, "utf-8")
    with pytest.raises(UnknownPlan):
        desk.observe("other", Path("readings.csv"))
    with pytest.raises(NoStore):
        desk.observe("small", Path("readings.csv"), str(tmp_path / "absent.db"), apply=True)
