"""Who owned what on a day, and how one owner hands over to another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.changes import Change, apply
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Activity, HandOver, Milestone, Owner, Priority, Target
from actionplan.plan.owners import as_of, hand_over
from actionplan.words.errors import BadChange
from tests.growing import growth
from tests.plan.sample import ANN, BEN, HEADER, plan_of

CAT = Owner(id="o-cat", name="Head of Print", in_post_from="2017-04-01")
DAY = date(2017, 7, 3)
BEFORE = DAY - timedelta(days=1)
PRIORITY = Priority(
    id="p-1", title="Trust", leads=("o-ann", "o-cat"), accountable="o-ann", key_contacts=("o-cat",)
)
TARGET = Target(id="t-1", target="5-10", owner="o-cat", contributors=("o-cat", "o-ann"))
MILESTONE = Milestone(id="m-1", title="Report", owner="o-ann", contributors=("o-cat", "o-ann", "o-ben"))
ACTIVITY = Activity(id="a-1", title="Talks", owner="o-ann")
PLAN = plan_of(ANN, BEN, CAT, PRIORITY, TARGET, MILESTONE, ACTIVITY)


def handed(
    plan: ActionPlan = PLAN, day: date = DAY, ended: tuple[str, ...] = (), to: str = "o-ben"
) -> ActionPlan:
    return apply(plan, hand_over(plan, "o-ann", to, day, ended))


def owners(plan: ActionPlan) -> dict[str, object]:
    """Every field of owners: one owner, or who is in a list."""
    dated = {
        f"{row.id} {field}": getattr(row, field)
        for row in (*plan.targets, *plan.milestones)
        for field in ("owner", "contributors")
    }
    leads = {
        f"{row.id} {field}": getattr(row, field)
        for row in plan.priorities
        for field in ("leads", "accountable", "key_contacts")
    }
    all_fields = dated | leads | {row.id: row.owner for row in plan.activities}
    return {k: frozenset(v) if isinstance(v, tuple) else v for k, v in all_fields.items()}


def test_every_open_row_is_handed_over_in_every_field():
    after = handed()
    assert (after.priorities[0].leads, after.priorities[0].accountable) == (("o-ben", "o-cat"), "o-ben")
    assert (after.targets[0].owner, after.targets[0].contributors) == ("o-cat", ("o-cat", "o-ben"))
    assert (after.milestones[0].owner, after.milestones[0].contributors) == ("o-ben", ("o-cat", "o-ben"))
    assert after.activities[0].owner == "o-ben"
    assert after.milestones[0].handed_over == (
        HandOver(field="owner", owner="o-ann", to="o-ben", until="2017-07-02"),
        HandOver(field="contributors", owner="o-ann", to="o-ben", until="2017-07-02", both=True),
    )


def test_the_changes_carry_what_they_saw():
    changes = hand_over(plan_of(ANN, BEN, ACTIVITY), "o-ann", "o-ben", DAY, ())
    entry = {"field": "owner", "owner": "o-ann", "to": "o-ben", "until": "2017-07-02", "both": False}
    assert changes == (
        Change("activity", "a-1", "owner", "o-ann", "o-ben"),
        Change("activity", "a-1", "handed_over", [], [entry]),
    )


def test_who_hands_work_over_has_not_left_by_that():
    posts = [(owner.in_post_from, owner.in_post_until) for owner in handed().owners]
    assert posts == [(owner.in_post_from, owner.in_post_until) for owner in PLAN.owners]


def test_work_is_handed_back():
    there = apply(PLAN, hand_over(PLAN, "o-ann", "o-ben", DAY, ()))
    back = apply(there, hand_over(there, "o-ben", "o-ann", date(2017, 7, 17), ()))
    assert owners(back)["a-1"] == "o-ann"
    days = (date(2017, 7, 2), date(2017, 7, 3), date(2017, 7, 16), date(2017, 7, 17))
    assert [as_of(back, day).by_id["a-1"].owner for day in days] == ["o-ann", "o-ben", "o-ben", "o-ann"]


@pytest.mark.parametrize(
    "row",
    [
        Milestone(id="m-1", title="Left", owner="o-ann", withdrawn_on="2017-07-03", withdrawn_because="Not needed"),
        Activity(id="a-1", title="Done", owner="o-ann", continues=True, finished_on="2017-07-02"),
        Milestone(id="m-ended", title="Ended", owner="o-ann"),
        Milestone(id="m-1", title="Of others", owner="o-ben"),
        Milestone(id="m-1", title="Of nobody"),
    ],
)  # fmt: skip
def test_nothing_open_needs_no_change(row):
    assert hand_over(plan_of(ANN, BEN, row), "o-ann", "o-ben", DAY, {"m-ended"}) == ()


@pytest.mark.parametrize(
    "row",
    [
        Milestone(id="m-1", title="Goes", owner="o-ann", withdrawn_on="2017-07-04", withdrawn_because="Not needed"),
        Activity(id="a-1", title="Ends today", owner="o-ann", finished_on="2017-07-03"),
    ],
)  # fmt: skip
def test_what_is_open_on_the_day_is_handed_over(row):
    assert handed(plan_of(ANN, BEN, row)).by_id[row.id].owner == "o-ben"


def test_nobody_hands_over_to_themselves():
    with pytest.raises(BadChange) as refused:
        hand_over(PLAN, "o-ann", "o-ann", DAY, ())
    assert str(refused.value) == "“Head of Communications” cannot hand over to itself. Name another owner."


def test_nobody_hands_over_what_they_took_over_later():
    after = handed()
    with pytest.raises(BadChange) as refused:
        hand_over(after, "o-ben", "o-cat", BEFORE, ())
    assert str(refused.value) == (
        "“Head of Digital” took Priority “Trust” over on 3 July 2017, so it cannot hand it on earlier than that. "
        "Choose a later day."
    )
    assert hand_over(after, "o-ben", "o-cat", DAY, ())


def test_earlier_periods_keep_the_earlier_owner():
    after = handed()
    assert as_of(after, DAY) is after
    then = as_of(after, BEFORE)
    assert owners(then) == owners(PLAN)
    assert then.milestones[0].handed_over == ()
    assert then.by_id["m-1"].owner == "o-ann"


def test_a_plan_without_hand_overs_is_the_same_object():
    assert as_of(PLAN, DAY) is PLAN


def test_an_owner_named_by_hand_since_does_not_change_who_owned_it_then():
    after = handed(plan_of(ANN, BEN, CAT, MILESTONE))
    edited = after.milestones[0].model_copy(update={"owner": "o-cat", "contributors": ("o-ann",)})
    row = as_of(plan_of(ANN, BEN, CAT, edited), BEFORE).milestones[0]
    assert (row.owner, row.contributors) == ("o-ann", ("o-ann", "o-ben"))


people = st.sampled_from(["o-ann", "o-ben", "o-cat"])
lists = st.lists(people, unique=True).map(tuple)
days = st.integers(0, 60).map(lambda n: date(2017, 5, 1) + timedelta(days=n))


@st.composite
def plans(draw):
    one = people | st.none()
    return plan_of(
        ANN,
        BEN,
        CAT,
        Priority(id="p-1", title="P", leads=draw(lists), accountable=draw(one), key_contacts=draw(lists)),
        Target(id="t-1", owner=draw(one), contributors=draw(lists)),
        Milestone(id="m-1", title="M", owner=draw(one), contributors=draw(lists)),
        Activity(id="a-1", title="A", owner=draw(one)),
    )


@given(plans(), st.lists(st.tuples(people, people, days), min_size=1, max_size=3))
def test_each_day_shows_the_owners_it_had(plan, handed_over):
    """Each hand-over is on the day of the one before or later; the owners before it are seen the day before."""
    steps = sorted(handed_over, key=lambda step: step[2])
    plans_by_day = []
    for giver, taker, day in steps:
        if giver != taker:
            plans_by_day.append((day, plan))
            plan = apply(plan, [c for c in hand_over(plan, giver, taker, day, ()) if c.kind != "owner"])
            assert owners(as_of(plan, day)) == owners(plan)
    for place, (day, before) in enumerate(plans_by_day):
        if place == 0 or plans_by_day[place - 1][0] < day:
            assert owners(as_of(plan, day - timedelta(days=1))) == owners(before)


def big(rows):
    milestones = (
        Milestone(id=f"m-{n}", order=n + 1, title="A", owner="o-ann", contributors=("o-ben",))
        for n in range(rows)
    )
    return ActionPlan.of(HEADER, {"owner": (ANN, BEN), "milestone": tuple(milestones)})


@pytest.mark.parametrize("change", [lambda plan: plan, handed], ids=["never handed over", "handed over"])
def test_ten_times_the_rows_are_shown_as_they_were_in_ten_times_the_time(change):
    plans = {rows: change(big(rows)) for rows in (500, 5_000)}

    def show(rows):
        assert {row.owner for row in as_of(plans[rows], BEFORE).milestones} == {"o-ann"}

    assert growth(show, 500) < 4
