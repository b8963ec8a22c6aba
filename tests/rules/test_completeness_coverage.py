"""What a plan leaves uncovered."""

import pytest

from actionplan.plan.nouns import Activity, Indicator, Objective
from actionplan.rules.completeness import coverage
from tests.rules.completeness_sample import found, ids, said
from tests.view.sample import milestone, priority, target

HEALTH = priority("p6", number=6, title="Public health")


def test_a_priority_without_actions() -> None:
    (finding,) = found(coverage.no_actions, HEALTH, priority("p1", number=1), milestone("tbc", priority="p1"))
    assert finding.to_json() == {
        "code": "no-actions",
        "where": "Priority 6 “Public health”",
        "problem": "It has no actions: no milestone and no target row names it.",
        "advice": "Add a milestone or a target row to it.",
        "ids": ["p6"],
    }
    assert finding.heading == "No actions"


def test_priorities_come_by_number_and_enablers_last() -> None:
    website = priority("web", title="Website", enabler=True)
    assert [where for where, _ in said(coverage.no_actions, website, HEALTH, priority("p2", number=2))] == [
        "Priority 2 “Priority p2”",
        "Priority 6 “Public health”",
        "Enabler “Website”",
    ]


@pytest.mark.parametrize("row", [milestone("tbc", priority="p6"), target("tbc", priority="p6")])
def test_one_milestone_or_target_row_is_an_action(row) -> None:
    assert ids(coverage.no_actions, HEALTH, row) == []


def test_an_action_that_was_withdrawn_counts_no_longer() -> None:
    row = milestone("tbc", priority="p6", withdrawn_on="2017-06-01", withdrawn_because="Not needed.")
    assert ids(coverage.no_actions, HEALTH, row) == [("p6",)]


def test_an_activity_is_no_action() -> None:
    assert ids(coverage.no_actions, HEALTH, Activity(id="a", title="Talk", priority="p6")) == [("p6",)]


def test_open_milestones_without_owner() -> None:
    rows = (milestone("June", "m-1"), milestone("June", "m-2"), target("June"))
    assert ids(coverage.no_owner, *rows, ended=frozenset({"m-2"})) == [("m-1",)]


def test_open_rows_without_a_date() -> None:
    rows = (milestone(" ", "m-1"), milestone("", "m-2"), milestone("tbc", "m-3"), target("", "t-1"))
    assert ids(coverage.no_date, *rows, ended=frozenset({"m-2"})) == [("m-1",), ("t-1",)]


def test_a_target_without_a_success_indicator() -> None:
    rows = (
        target("June", "t-said", success_indicators=("More come",)),
        target("June", "t-named"),
        target("June", "t-none", requirement="More readers"),
        Indicator(id="i", title="Readers", targets=("t-named",)),
    )
    assert said(coverage.no_success_indicator, *rows) == [
        ("Target row “More readers”", "It has no success indicator.")
    ]


def test_an_objective_that_no_priority_serves() -> None:
    rows = (
        Objective(id="o-1", number=1, title="Care"),
        Objective(id="o-2", number=2, title="Value"),
        priority("p1", objectives=("o-1",)),
    )
    assert said(coverage.objective_not_served, *rows) == [("Objective 2 “Value”", "No priority serves it.")]


def test_what_is_red_or_amber_without_a_path_to_green() -> None:
    rows = (milestone("June", "m-1"), milestone("June", "m-2"), milestone("June", "m-3"), priority("p1"))
    known = {"pathless": frozenset({"m-1", "m-2", "p1"}), "ended": frozenset({"m-2"})}
    assert ids(coverage.no_path_to_green, *rows, **known) == [("m-1",), ("p1",)]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"title": "Talk"}, False),
        ({"title": "Talk", "date": "soon"}, False),
        ({"title": "Talk", "date": "14 June"}, True),
        ({"title": "Talk on 14 June"}, True),
        ({"title": "Talk", "period": "2017-18 P06"}, True),
    ],
)
def test_an_activity_that_no_report_shows(fields: dict, shown: bool) -> None:
    assert (ids(coverage.activity_undated, Activity(id="a", **fields)) == []) is shown


def test_what_to_do_with_an_activity_that_no_report_shows() -> None:
    (finding,) = found(coverage.activity_undated, Activity(id="a", title="Talk"))
    assert (finding.where, finding.advice) == (
        "Activity “Talk”",
        "Say the period that it belongs to, such as 2017-18 P01.",
    )
