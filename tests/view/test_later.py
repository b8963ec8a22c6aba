"""A view at a period never changes by what is said for later ones; the same arguments give the same view."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.nouns import Activity, Observation, PeriodNote, Update
from actionplan.view import PlanView
from actionplan.view.data import ReportData
from actionplan.view.why import why
from tests.view.sample import example, milestone, only, update, view

LATER = st.builds(
    update,
    st.integers(7, 26).map(lambda n: f"P{n:02d}"),
    of=st.sampled_from(["m-esr-event", "m-mayfield", "t4-education", "p1"]),
    narrative=st.sampled_from(["", "Later news"]),
    reported_rag=st.sampled_from([None, "green"]),
    expected=st.sampled_from(["", "Dec 17"]),
    completed_on=st.sampled_from([None, "2017-06-20"]),
    standing=st.sampled_from([None, "deferred"]),
    approved_by=st.just("the board"),
    date_was=st.just("22.06.17"),
    date_now=st.just("30.06.17"),
    date_change=st.sampled_from([None, "corrected", "agreed"]),
    outcome=st.sampled_from(["", "90 people came."]),
    recorded=st.sampled_from([None, "2017-06-20T10:00:00+00:00"]),
)


@cache
def issued(as_far_as: int) -> tuple[ReportData, ...]:
    """The reports of the example for the periods up to one, each made with those before it."""
    if not as_far_as:
        return ()
    before = issued(as_far_as - 1)
    return (*before, PlanView(example(), f"P{as_far_as:02d}", before).freeze())


def with_updates(*said: Update, issued: tuple[ReportData, ...] = ()) -> PlanView:
    rows = {"updates": (*example().updates, *said)}
    return PlanView(example().model_copy(update=rows), "P06", issued)


@settings(max_examples=30, deadline=None)
@given(st.lists(LATER, min_size=1, max_size=4, unique_by=lambda u: u.id), st.sampled_from([0, 3, 5]))
def test_updates_of_later_periods_change_nothing(said: list[Update], reports: int) -> None:
    then = issued(reports)
    found = with_updates(*said, issued=then).freeze().to_json()
    assert found == with_updates(issued=then).freeze().to_json()


def test_reports_issued_later_change_nothing() -> None:
    found = with_updates(issued=issued(8)).freeze().to_json()
    assert found == with_updates(issued=issued(5)).freeze().to_json()


def test_an_update_of_this_period_does_change_it() -> None:
    said = update("P06", of="m-mayfield", completed_on="2017-06-20")
    assert with_updates(said).freeze().to_json() != with_updates().freeze().to_json()


def test_readings_and_activities_of_later_periods_change_nothing() -> None:
    more = {
        "observations": (
            *example().observations,
            Observation(id="v", indicator="i-practices", date="31 March 2018", value=3),
        ),
        "activities": (*example().activities, Activity(id="a", title="A", period="P07")),
        "period_notes": (*example().period_notes, PeriodNote(id="n", period="P07", text="Later.")),
        "milestones": (*example().milestones, milestone("02.03.17", since="2017-06-26")),
    }
    later = PlanView(example().model_copy(update=more), "P06")
    assert later.freeze().to_json() == PlanView(example(), "P06").freeze().to_json()


@pytest.mark.parametrize("period", ["P01", "P06", "2017-18 Q1", "P26"])
def test_the_same_arguments_give_the_same_view(period: str) -> None:
    first, second = PlanView(example(), period), PlanView(example(), period)
    assert first == second
    assert first.items == second.items
    assert first.freeze("team").to_json() == second.freeze("team").to_json()


def test_a_word_that_is_kinder_than_the_rule_needs_its_reason() -> None:
    rows = (milestone("26.06.17"), update("P06", reported_rag="green"))
    assert only(view("P06", *rows)).rag == "green"
    later = view("P07", *rows)
    assert only(later).rag == "amber"
    assert why(only(later), later) == [
        "13 days past its date, no completion recorded.",
        "Green was reported for fortnight 6, and no reason is given, so the rule counts.",
    ]
    reasoned = (milestone("26.06.17"), update("P06", reported_rag="green", reason="The hall is ours."))
    assert only(view("P07", *reasoned)).rag == "green"


def test_a_date_agreed_later_is_not_that_of_an_earlier_period() -> None:
    said = {"date_was": "14.07.17", "date_now": "04.08.17", "reason": "No hall.", "approved_by": "Executive"}
    agreed = update("P08", date_change="agreed", **said)
    rows = (milestone("04.08.17"), agreed)
    assert only(view("P07", *rows)).row.date == "14.07.17"
    assert only(view("P08", *rows)).row.date == "04.08.17"
    corrected = update("P08", date_change="corrected", **said)
    assert only(view("P07", milestone("04.08.17"), corrected)).row.date == "04.08.17"
