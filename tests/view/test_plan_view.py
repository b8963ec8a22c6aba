"""What belongs to a view: rows, activities, decisions, notes and readings of its period, nothing later."""

from datetime import date
from typing import Any

import pytest

from actionplan.plan.nouns import (
    Activity,
    Baseline,
    Decision,
    HandOver,
    Indicator,
    Observation,
    Owner,
    PeriodNote,
)
from actionplan.view import PlanView
from actionplan.words.errors import UnknownPeriod
from actionplan.words.vocabulary import Audience
from tests.view.sample import example, milestone, plan, priority, target, update, view


def activity(id: str = "a", **fields: Any) -> Activity:
    return Activity(id=id, title=f"Activity {id}", **fields)


def decision(id: str = "d", **fields: Any) -> Decision:
    return Decision(id=id, question=f"Decision {id}?", **fields)


def note(period: str, id: str = "n") -> PeriodNote:
    return PeriodNote(id=id, period=period, text=f"Note of {period}")


def ids(rows: Any) -> list[str]:
    return [row.id for row in rows]


# The period


def test_a_period_by_name_or_as_an_object() -> None:
    small = plan(milestone("23.06.17"))
    by_name = PlanView(small, "P06")
    assert by_name == PlanView(small, by_name.period)
    assert (by_name.period.name, by_name.as_at) == ("2017-18 P06", date(2017, 6, 25))


def test_an_unknown_period_is_refused_with_the_choices() -> None:
    with pytest.raises(UnknownPeriod, match="P01 to P26"):
        PlanView(plan(), "P27")
    with pytest.raises(UnknownPeriod, match="2017-18 P06 or 2018-19 P06"):
        PlanView(plan(years="2017-19"), "P06")


def test_a_view_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        view("P06").as_at = date(2017, 6, 1)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "periods"),
    [("P06", "P06 P06"), ("P01..P06", "P01 P06"), ("2017-18 Q1", "P01 P06"), ("2017-18 Q4", "P20 P26")],
)
def test_a_span_is_made_of_its_periods(name: str, periods: str) -> None:
    notes = [note(f"P{n:02d}", id=f"n{n}") for n in range(1, 27)]
    found = view(name, *notes).notes
    assert f"{found[0].period} {found[-1].period}" == periods


# Rows


def test_milestones_then_target_rows_in_plan_order() -> None:
    found = view("P06", target("TBC", id="t"), milestone("TBC", id="b"), milestone("TBC", id="a"))
    assert ids(i.row for i in found.items) == ["b", "a", "t"]
    assert (ids(i.row for i in found.milestones), ids(i.row for i in found.targets)) == (["b", "a"], ["t"])


@pytest.mark.parametrize(
    ("since", "shown"),
    [(None, True), ("2017-04-01", True), ("2017-06-25", True), ("2017-06-26", False), ("2018-01-01", False)],
)
def test_items_added_later_are_left_out(since: str | None, shown: bool) -> None:
    rows = (milestone("TBC", since=since), target("TBC", since=since))
    assert len(view("P06", *rows).items) == (2 if shown else 0)


@pytest.mark.parametrize(
    ("period", "as_at", "stays"),
    [
        ("P05", "", True),
        ("P06", "", False),
        ("P06", "2017-06-13", False),
        ("P07", "", False),
        ("P05..P06", "", False),
    ],
)
def test_what_was_withdrawn_is_left_out_from_that_period_on(period: str, as_at: str, stays: bool) -> None:
    rows = (
        milestone("02.03.17", id="stays"),
        milestone("02.03.17", id="goes", withdrawn_on="2017-06-14", withdrawn_because="Done by another."),
        target("TBC", id="row", withdrawn_on="2017-06-12", replaced_by=("other",)),
    )
    found = view(period, *rows, as_at=as_at)
    assert (ids(i.row for i in found.items), ids(found.left)) == (
        (["stays", "goes", "row"], []) if stays else (["stays"], ["goes", "row"])
    )


def test_what_was_never_in_the_plan_by_then_has_not_left_it() -> None:
    row = milestone("TBC", since="2017-07-01", withdrawn_on="2017-07-02", withdrawn_because="A slip.")
    assert [len(view(p, row).left) for p in ("P06", "P07")] == [0, 1]


def test_owners_are_those_of_the_day_of_judgement() -> None:
    gone = HandOver(field="owner", owner="a", to="b", until="2017-06-20")
    rows = (
        Owner(id="a", name="A"),
        Owner(id="b", name="B"),
        milestone("TBC", owner="b", handed_over=(gone,)),
    )
    found = [view("P06", *rows, as_at=day).items[0].row.owner for day in ("2017-06-20", "2017-06-21")]
    assert found == ["a", "b"]
    before = view("P05", *rows)
    assert before.for_audience(Audience.LAY_MEMBERS).items[0].row.owner == "a"
    assert ids(i.row for i in before.of_owner(before.plan.owners[0])) == ["m"]


def test_one_row_is_rated_as_all_are() -> None:
    found = view("P06", milestone("02.03.17"), update("P05", reported_rag="amber", reason="Nearly there."))
    assert found.rated(found.plan.milestones[0]) == found.items[0]


def test_priorities_by_number_then_what_has_none_then_enablers() -> None:
    rows = (
        priority("e1", enabler=True, number=1),
        priority("ten", number=10),
        priority("none"),
        priority("two", number=2),
        priority("e2", enabler=True),
    )
    assert ids(p.row for p in view("P06", *rows).priorities) == ["two", "ten", "none", "e1", "e2"]


def test_an_enabler_rolls_up_its_own_items_only() -> None:
    rows = (
        priority("web", enabler=True),
        priority("p1", number=1),
        milestone("02.03.17", id="a", priority="web"),
        milestone("31.03.18", id="b", priority="p1"),
    )
    assert [(p.row.id, p.rag.value) for p in view("P06", *rows).priorities] == [
        ("p1", "green"),
        ("web", "red"),
    ]


def test_what_names_no_priority_stands_apart_and_counts_in_the_total() -> None:
    found = view("P06", priority(), milestone("02.03.17"), target("31.03.18", priority="p"))
    assert ids(i.row for i in found.without_priority) == ["m"]
    assert found.priorities[0].rag.value == "green"
    assert len(found.items) == 2


# Names


def test_of_one_name_each_is_called_with_its_date() -> None:
    rows = (
        milestone("Sept tbc", id="a", title="Same"),
        milestone("Dec tbc", id="b", title="Same"),
        milestone("TBC", id="c", title="Other"),
        target("TBC", id="t", requirement="Other"),
    )
    found = view("P06", *rows)
    assert [found.called(i) for i in found.items] == ["Same (Sept tbc)", "Same (Dec tbc)", "Other", "Other"]


# Activities


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"period": "P06"}, True),
        ({"period": "2017-18 P06", "date": "Dec"}, True),
        ({"period": "P05", "date": "14 June"}, False),
        ({"period": "P07"}, False),
        ({"date": "14 June"}, True),
        ({"date": "w/c 12 June 2017"}, True),
        ({"date": "11 June"}, False),
        ({"date": "26 June"}, False),
        ({}, False),
    ],
)
def test_activities_of_the_period_by_its_name_or_their_day(fields: dict[str, str], shown: bool) -> None:
    assert len(view("P06", activity(**fields)).activities) == shown


def test_activities_of_a_span_in_plan_order() -> None:
    rows = (activity("b", period="P06"), activity("a", period="P01"), activity("c", period="P07"))
    assert ids(view("P01..P06", *rows).activities) == ["b", "a"]


# Decisions


@pytest.mark.parametrize(
    ("fields", "shown", "answered"),
    [
        ({}, True, False),
        ({"asked_on": "2017-06-25"}, True, False),
        ({"asked_on": "2017-06-26"}, False, False),
        ({"answer": "Yes", "answered_on": "2017-06-11"}, False, True),
        ({"answer": "Yes", "answered_on": "2017-06-12"}, True, True),
        ({"answer": "Yes", "answered_on": "2017-06-25"}, True, True),
        ({"answer": "Yes", "answered_on": "2017-06-26"}, True, False),
        ({"answer": "Yes"}, True, True),
        ({"answer": "Yes", "asked_on": "2017-06-12"}, True, True),
        ({"answer": "Yes", "asked_on": "2017-06-11"}, False, True),
    ],
)
def test_decisions_from_asking_to_the_period_of_the_answer(
    fields: dict[str, str], shown: bool, answered: bool
) -> None:
    found = view("P06", decision(**fields))
    assert bool(found.decisions) == shown
    assert found.answered(found.plan.decisions[0]) == answered


# Notes


def test_notes_of_the_period_and_of_a_span_in_order() -> None:
    rows = (note("P06", "n6"), note("P02", "n2"), note("P07", "n7"))
    assert ids(view("P06", *rows).notes) == ["n6"]
    assert ids(view("P01..P06", *rows).notes) == ["n2", "n6"]


# Measures


def test_measures_by_priority_with_their_latest_reading() -> None:
    rows = (
        Indicator(id="i1", title="One", priority="p", baseline=Baseline(value=1)),
        Indicator(id="i2", title="Two", priority="p"),
        Indicator(id="i3", title="Three"),
        Observation(id="v", indicator="i3", date="20 June 2017", value=3),
    )
    found = view("P06", priority(), *rows).measures
    shown = {p: [(i.id, [r.observation.id for r in taken]) for i, taken in of_p] for p, of_p in found.items()}
    assert shown == {"p": [("i1", [])], None: [("i3", ["v"])]}
    assert None not in view("P05", priority(), *rows).measures


def test_a_measure_without_a_priority_stands_under_that_of_its_target_row() -> None:
    one = Indicator(id="i", title="One", targets=("t0", "t"), baseline=Baseline(value=1))
    rows = (target("June 2017", "t0"), target("June 2017", "t", priority="p"))
    assert list(view("P06", priority(), *rows, one).measures) == ["p"]


def test_the_example_has_its_starting_point() -> None:
    of_p1 = {indicator.id: taken for indicator, taken in PlanView(example(), "P06").measures["p1"]}
    assert of_p1["i-practices"] == ()
