"""What is typed, as values of the plan, and back again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.editor.values import one_day, text_of, value_of
from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Activity, Milestone, Objective, Owner, Priority, Target
from actionplan.plan.settings import Settings
from actionplan.words.errors import BadChange, BadDay, UnknownOwner

TODAY = date(2017, 6, 27)
LEAD, PRESS = (
    Owner(id="lead", name="Communications lead", aliases=("Comms",)),
    Owner(id="press", name="Press officer"),
)
HEALTH = Objective(id="j-1", title="Better health")
PLAN = ActionPlan.of(
    PlanHeader(id="small", title="A small plan", settings=Settings(years="2017-18")),
    {"owner": (LEAD, PRESS), "objective": (HEALTH,)},
)


@pytest.mark.parametrize(
    ("noun", "field", "text", "value"),
    [
        (Milestone, "title", " Show ", " Show "),
        (Milestone, "owner", "", None),
        (Milestone, "owner", "lead", "lead"),
        (Milestone, "contributors", "Comms\n\npress officer", ["lead", "press"]),
        (Milestone, "contributors", "", []),
        (Target, "success_indicators", " One \r\nTwo\n", ["One", "Two"]),
        (Owner, "away_until", "10 July", "2017-07-10"),
        (Owner, "away_until", " ", None),
        (Activity, "continues", "yes", True),
        (Activity, "continues", "", False),
        (Priority, "number", "", None),
        (Priority, "objectives", "better  HEALTH", ["j-1"]),
    ],
)
def test_what_is_typed_is_the_value_of_its_field(noun, field, text, value):
    assert value_of(noun, field, text, PLAN, TODAY) == value


@pytest.mark.parametrize(
    ("noun", "field", "text", "kind", "sentence"),
    [
        (Owner, "away_until", "soon", BadDay, "“soon” is not one day. Write it as 27 June 2017."),
        (
            Owner,
            "away_until",
            "30 February",
            BadDay,
            "“30 February” is not one day. Write it as 27 June 2017.",
        ),
        (
            Priority,
            "objectives",
            "Wealth",
            BadChange,
            "“Wealth” is not one objective of the plan: write one of “Better health”.",
        ),
        (
            Milestone,
            "contributors",
            "Dr No",
            UnknownOwner,
            'Nobody in the register of owners goes by "Dr No". It holds: Communications lead, Press officer.',
        ),
    ],
)
def test_what_is_no_value_of_its_field_is_told(noun, field, text, kind, sentence):
    with pytest.raises(kind) as refused:
        value_of(noun, field, text, PLAN, TODAY)
    assert str(refused.value) == sentence


def test_a_list_that_is_empty_offers_nothing():
    empty = ActionPlan.of(PLAN.header, {})
    with pytest.raises(BadChange, match="“Wealth” is not one objective of the plan, which has none yet"):
        value_of(Priority, "objectives", "Wealth", empty, TODAY)


def test_values_are_shown_as_they_are_typed():
    row = Milestone(id="m-1", title="Show", contributors=("lead", "press"))
    assert text_of(row, "contributors", PLAN) == "Communications lead\nPress officer"
    assert text_of(row, "owner", PLAN) == ""
    assert text_of(Owner(id="o-1", name="X", away_until="2017-07-10"), "away_until", PLAN) == "10 July 2017"
    assert text_of(Activity(id="a-1", title="X", continues=True), "continues", PLAN) == "yes"
    assert text_of(Priority(id="p-1", title="X", number=3), "number", PLAN) == "3"


@given(st.dates(date(2017, 4, 1), date(2018, 3, 31)))
def test_a_day_that_is_shown_and_saved_again_is_the_same(day):
    shown = text_of(Owner(id="o-1", name="X", away_until=day.isoformat()), "away_until", PLAN)
    assert one_day(shown, PLAN, TODAY) == day.isoformat()


@given(st.lists(st.sampled_from(["lead", "press"]), unique=True))
def test_names_that_are_shown_and_saved_again_are_the_same(owners):
    row = Milestone(id="m-1", title="Show", contributors=tuple(owners))
    assert value_of(Milestone, "contributors", text_of(row, "contributors", PLAN), PLAN, TODAY) == owners


def test_a_day_after_the_years_of_the_plan_is_taken_unless_it_is_to_come():
    today = date(2026, 11, 22)
    assert one_day("22 November 2026", PLAN, today) == "2026-11-22"
    assert one_day("3.4.2020", PLAN, today) == "2020-04-03"
    for text in ("23 November 2026", "1 March 2007", "November 2020"):
        with pytest.raises(BadDay):
            one_day(text, PLAN, today)
