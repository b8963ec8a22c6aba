"""What does not hold together in a plan: references, ids, periods and settings."""

import pytest

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Activity, Evidence, Milestone, Priority, Update
from actionplan.plan.problems import problems, refuse_problems
from actionplan.plan.settings import Settings
from actionplan.words.errors import BadChange
from tests.growing import growth
from tests.plan.sample import ANN, BEN, HEADER, REPORT, SAID, TRUST, WEBSITE, harbour, plan_of

PLAN = harbour()


def test_a_sound_plan_has_no_problems():
    assert list(problems(PLAN)) == []
    assert list(problems(plan_of())) == []


REGISTER = "is not in the register of owners"
ADD = "add it under owners, or use one of the ids there"
PROBLEMS = [
    (Milestone(id="m-1", title="A", owner="o-none"), "owner", f'"o-none" {REGISTER}; {ADD}'),
    (Milestone(id="m-1", title="A", owner="hoc"), "owner", f'"hoc" {REGISTER}; did you mean "o-ann"?'),
    (Milestone(id="m-1", title="A", owner="p-trust"), "owner", f'"p-trust" {REGISTER}; {ADD}'),
    (Milestone(id="m-1", title="A", contributors=("o-x",)), "contributors", f'"o-x" {REGISTER}; {ADD}'),
    (Priority(id="p-1", title="A", accountable="o-x"), "accountable", f'"o-x" {REGISTER}; {ADD}'),
    (
        Milestone(id="m-1", title="A", priority="o-ann"),
        "priority",
        'there is no priority with the id "o-ann" in the plan; correct the id, or add that priority',
    ),
    (
        Activity(id="a-1", title="A", period="P27"),
        "period",
        '"P27" is not one of the plan\'s reporting periods. The periods of 2017-18 are P01 to P26.',
    ),
    (
        Activity(id="a-1", title="A", period="P06..P12"),
        "period",
        '"P06..P12" is not one of the plan\'s reporting periods. Name one period, such as 2017-18 P01.',
    ),
    (
        Evidence(id="e-1", of="m-none", text="A"),
        "of",
        'there is no row with the id "m-none" in the plan; correct the id, or add that row',
    ),
]


@pytest.mark.parametrize(("row", "field", "sentence"), PROBLEMS)
def test_what_does_not_hold_together(row, field, sentence):
    assert list(problems(plan_of(ANN, TRUST, row))) == [(row.id, field, sentence)]


def test_an_id_is_used_once_in_the_whole_plan():
    plan = plan_of(ANN, Milestone(id="o-ann", title="A"), Priority(id="harbour", title="A"))
    used = "is used 2 times; every row needs an id of its own"
    assert list(problems(plan)) == [
        ("harbour", "id", f'the id "harbour" {used}'),
        ("o-ann", "id", f'the id "o-ann" {used}'),
    ]


def test_settings_that_make_no_periods_are_one_problem():
    header = HEADER.model_copy(update={"settings": Settings(years="soon")})
    assert list(
        problems(plan_of(REPORT.model_copy(update={"owner": None, "priority": None}), SAID, header=header))
    ) == [
        (
            "harbour",
            "settings",
            '"soon" is not a financial year. Write it as 2017-18, or 2017-19 for two years.',
        )
    ]


def test_what_was_appended_is_checked_only_when_it_is_added():
    plan = plan_of(BEN, SAID)
    assert [row_id for row_id, _, _ in problems(plan)] == ["u-1"]
    assert list(problems(plan, frozenset({"o-ben"}))) == []
    assert [row_id for row_id, _, _ in problems(plan, frozenset({"u-1"}))] == ["u-1"]


def test_the_first_problem_refuses_a_change_with_a_sentence():
    with pytest.raises(BadChange) as refused:
        refuse_problems(plan_of(WEBSITE.model_copy(update={"owner": "o-none", "priority": "p-none"})))
    assert str(refused.value) == (
        'Milestone “New website”, priority: there is no priority with the id "p-none" in the plan; correct '
        "the id, "
        "or add that priority."
    )


def said_late(count):
    rows = [Milestone(id=f"m-{n}", order=n + 1, title="A", owner="hoc") for n in range(count)]
    said = [Update(id=f"u-{n}", order=n + 1, of=f"m-{n}", period="P27") for n in range(count)]
    return ActionPlan.of(HEADER, {"owner": (ANN,), "milestone": tuple(rows), "update": tuple(said)})


def test_the_problems_of_ten_times_the_rows_take_ten_times_as_long():
    plans = {count: said_late(count) for count in (400, 4_000)}

    def find(count):
        assert len(list(problems(plans[count]))) == 2 * count

    assert growth(find, 400) < 4
