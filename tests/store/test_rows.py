import pytest

from actionplan.plan.nouns import Milestone
from actionplan.store import Store
from actionplan.words.errors import StoreUnavailable
from tests.store.sample import AT, PLAN, sample_plan

DAMAGE = {
    """UPDATE items SET data = '{"id":"m-report"}' WHERE id = 'm-report'""": 'the milestone "m-report"',
    "UPDATE items SET data = 'x' WHERE id = 'harbour-2026'": 'the plan "harbour-2026"',
    "UPDATE items SET kind = 'period_task' WHERE id = 'o-ann'": 'the period task "o-ann"',
}


@pytest.mark.parametrize(("statement", "what"), DAMAGE.items(), ids=DAMAGE.values())
def test_a_row_that_was_tampered_with_is_named(harbour, statement, what):
    with harbour._database.writing("test") as connection:
        connection.exec_driver_sql(statement)
    with pytest.raises(StoreUnavailable, match=f"In the store .*, {what} cannot be read. Update actionplan"):
        harbour.load(PLAN)


def test_many_rows_are_kept_in_order(store):
    rows = tuple(Milestone(id=f"m-{n}", order=n, title=f"Milestone {n}") for n in range(3000))
    plan = sample_plan().model_copy(update={"milestones": rows})
    store.create(plan, by="Ann", at=AT, why="")
    assert store.load(PLAN).plan.milestones == rows


def test_two_stores_at_once_see_the_same(harbour, address):
    with Store.open(address) as other:
        assert other.load(PLAN) == harbour.load(PLAN)
