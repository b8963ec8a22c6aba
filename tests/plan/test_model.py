"""The plan as a whole: its order, and its owners by any of their names."""

import pytest
from pydantic import ValidationError

from actionplan.plan.model import KINDS, ActionPlan, PlanHeader, row_name, wording
from actionplan.plan.nouns import Milestone, Owner, Target, Update
from tests.plan.sample import HEADER, REPORT, harbour, plan_of

PLAN = harbour()


def test_the_lists_of_a_plan_are_those_of_its_kinds():
    lists = [name for name, _ in KINDS.values()]
    assert list(ActionPlan.model_fields) == [*PlanHeader.model_fields, *lists]


def test_rows_stand_in_their_order_and_then_by_id():
    rows = [Milestone(id=i, order=order, title="A") for i, order in (("m-c", 2), ("m-b", 1), ("m-a", 2))]
    plan = ActionPlan.of(HEADER, {"milestone": tuple(rows)})
    assert [row.id for row in plan.milestones] == ["m-b", "m-a", "m-c"]


def test_a_plan_is_frozen_and_compares_by_what_it_holds():
    with pytest.raises(ValidationError, match="Instance is frozen"):
        PLAN.title = "Other"
    assert harbour().by_id
    assert harbour() == PLAN
    assert PLAN.header == HEADER


def test_a_row_is_found_by_its_id():
    assert PLAN.by_id["m-report"].title == "Annual report"
    assert (PLAN.name_of("m-report"), PLAN.name_of("gone")) == ("Annual report", "gone")


@pytest.mark.parametrize(
    "name", ["o-ann", "Head of Communications", "head of  COMMUNICATIONS", "Comms Lead", "comms lead", "HOC"]
)
def test_an_owner_goes_by_id_name_or_alias(name):
    assert PLAN.owner(name).id == "o-ann"


@pytest.mark.parametrize("name", ["", " ", "Comms", "nobody"])
def test_nobody_goes_by_another_name(name):
    assert PLAN.owner(name) is None


def test_an_owner_without_a_real_alias_is_not_found_by_nothing():
    assert plan_of(Owner(id="o-1", name="A", aliases=("", " "))).owner("") is None


def test_a_name_that_two_owners_share_is_nobody_s():
    shared = plan_of(
        Owner(id="o-1", name="A", aliases=("Lead",)), Owner(id="o-2", name="B", aliases=("lead",))
    )
    assert shared.owner("Lead") is None


def test_an_id_beats_a_name_and_a_name_beats_an_alias():
    plan = plan_of(
        Owner(id="exec", name="Team", aliases=("Board",)),
        Owner(id="o-2", name="Board", aliases=("exec",)),
        Owner(id="o-3", name="Exec"),
    )
    assert (plan.owner("exec").id, plan.owner("Board").id) == ("exec", "o-2")


def test_an_owner_s_name_may_be_among_the_aliases_too():
    assert plan_of(Owner(id="o-1", name="A", aliases=("a", "A"))).owner("A").id == "o-1"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (REPORT, "Milestone “Annual report”"),
        (Target(id="t-1", requirement="Reach"), "Target “Reach”"),
        (Target(id="t-1", target="5-10"), "Target “5-10”"),
        (Target(id="t-1"), "Target “t-1”"),
        (Update(id="u-1", of="m-1", period="P06"), "Update “P06”"),
    ],
)
def test_a_row_has_a_name_for_sentences(row, name):
    assert row_name(row) == name
    assert wording(row) in name
