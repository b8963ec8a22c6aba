"""Ids of new readings."""

from datetime import date

from actionplan.rules.counting import Days
from actionplan.tracker.new_ids import NewIds
from tests.tracker.sample import JUNE, found, plan

DAY = Days(date(2017, 6, 20), date(2017, 6, 20))
MONTH = Days(date(2017, 6, 1), date(2017, 6, 20))


def test_two_people_make_the_same_id_for_the_same():
    assert NewIds(()).of("i-crg", DAY) == NewIds({"v-other"}).of("i-crg", DAY) == "v-av62d2j5ou"


def test_another_indicator_or_other_days_have_another_id():
    ids = NewIds(())
    assert len({ids.of("i-crg", DAY), ids.of("i-web", DAY), ids.of("i-crg", MONTH)}) == 3


def test_an_id_is_given_once_and_not_where_a_row_has_it():
    ids = NewIds(())
    first, second = ids.of("i-crg", DAY), ids.of("i-crg", DAY)
    assert first != second
    assert NewIds({first}).of("i-crg", DAY) == second


def test_a_reading_that_revises_has_an_id_of_its_own(tmp_path):
    (new,) = found(tmp_path, "i-crg,20 June 2017,15,,,", there=plan()).added
    there = JUNE.model_copy(update={"id": new.observation.id})
    (revision,) = found(tmp_path, "i-crg,20/06/2017,15,,,", there=plan(there)).revised
    assert (revision.observation.id != there.id, revision.observation.revises) == (True, there.id)
