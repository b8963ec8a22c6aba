"""Readings recorded one at a time in a real store."""

import pytest

from actionplan import desk
from actionplan.desk import measuring
from actionplan.desk.measuring import record, set_baseline
from actionplan.tracker.typed_readings import Typed, accepted
from actionplan.words.errors import BadChange, PlanMoved
from tests.small_plan import PLAN, begin

WITH_INDICATOR = (
    PLAN
    + """\
indicators:
- {id: i-crg, title: Regular attendance, unit: attendees}
observations:
- {id: v-1, indicator: i-crg, date: 16 May 2017, value: 11}
"""
)
NEW = Typed("i-crg", "20 June", "about 15", source="Sheet")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    return begin(tmp_path, monkeypatch, WITH_INDICATOR)


def editor(by="Ann", base=1, why=""):
    return desk.Editor("small", base, by, why=why)


def plan():
    return desk.open_plan("small").plan


def test_a_reading_is_one_revision_with_who_when_and_why():
    made = record(editor(), NEW)
    revision = desk.history("small")[1][-1]
    assert (made.revision, revision.number, revision.by, revision.why) == (revision, 2, "Ann", "a reading")
    assert (made.read_as, made.doubts) == ("20 June 2017, about 15 attendees", ())
    new = plan().observations[-1]
    assert (new.by, new.recorded, new.value, new.approximate) == (
        "Ann",
        "2017-06-27T09:00:00+00:00",
        15,
        True,
    )


def test_it_is_saved_whatever_else_was_changed_since_it_was_looked_at():
    desk.change(editor("Ben"), "m-show", {"title": "Summer fair"})
    assert record(editor(), NEW).revision.number == 3


def test_nothing_is_saved_of_what_changes_nothing():
    made = record(editor(), Typed("i-crg", "16 May 2017", "11", corrects="v-1"))
    assert (made.revision, desk.newest("small")) == (None, 1)


def test_a_correction_taken_back_by_undo_lets_the_first_count_again():
    made = record(editor(), Typed("i-crg", "16 May 2017", "12", corrects="v-1"))
    desk.undo("small", made.revision.number, by="Ann")
    assert [(one.id == "v-1", one.value, one.withdrawn) for one in plan().observations] == [
        (True, 11, False),
        (False, 12, True),
    ]


def test_of_two_who_add_the_same_at_one_moment_the_second_is_told(monkeypatch):
    first = []

    def and_ben_is_faster(typed, now, today):
        found = accepted(typed, now, today)
        if not first:
            first.append(found)
            record(editor("Ben"), NEW)
        return found

    monkeypatch.setattr(measuring, "accepted", and_ben_is_faster)
    with pytest.raises(
        BadChange, match="There is a reading of that day already: 20 June 2017, about 15 attendees"
    ):
        record(editor(), NEW)
    assert [one.by for one in plan().observations[1:]] == ["Ben"]


def test_where_it_started_conflicts_like_any_cell():
    set_baseline(editor("Ben"), "i-crg", "10", "April 2017")
    with pytest.raises(PlanMoved):
        set_baseline(editor("Ann"), "i-crg", "9", "April 2017")
    assert plan().by_id["i-crg"].baseline.value == 10


@pytest.mark.parametrize("row", ["m-show", "gone"])
def test_only_an_indicator_has_a_start(row):
    with pytest.raises(BadChange, match="That indicator is not in the plan any more"):
        set_baseline(editor(), row, "9", "")
