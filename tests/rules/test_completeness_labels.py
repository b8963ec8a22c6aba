"""Milestones of one name, and years outside the plan."""

import pytest

from actionplan.plan.nouns import Activity, Decision, Evidence, Objective
from actionplan.rules.completeness import Looked, labels
from actionplan.rules.completeness.labels import year_labels
from tests.rules.completeness_sample import found, ids, looked, said
from tests.rules.sample import day
from tests.view.sample import milestone, plan, priority, target, update


def test_milestones_of_one_name() -> None:
    rows = (
        milestone("Sept tbc", "m-1", title="ESR Consultation"),
        milestone("June", "m-2", title="Show"),
        milestone("Dec tbc", "m-3", title="ESR  consultation"),
    )
    (finding,) = found(labels.same_name, *rows)
    assert (finding.where, finding.problem, finding.ids) == (
        "Milestones “ESR Consultation”",
        "Two open milestones have this name: Sept tbc and Dec tbc.",
        ("m-1", "m-3"),
    )


def test_one_of_them_without_a_date() -> None:
    rows = [milestone(written, f"m-{written}", title="Show") for written in ("june", "", "dec")]
    assert said(labels.same_name, milestone("", title="Show"), *(row for row in rows if row.date)) == [
        ("Milestones “Show”", "Three open milestones have this name: one without a date, june and dec.")
    ]


def test_target_rows_of_one_requirement_and_level_and_activities_of_one_period() -> None:
    targets = [
        target("June", f"t-{n}", requirement="Newsletter", target=level)
        for n, level in ((1, "50"), (2, "50"), (3, "60"))
    ]
    talks = [
        Activity(id=f"a-{n}", title="Talk", period=period)
        for n, period in ((1, "P05"), (2, "P06"), (3, "P06"))
    ]
    assert said(labels.same_name, *targets, *talks) == [
        ("Target rows “Newsletter”", "Two open target rows have this name: June and June."),
        (
            "Activities “Talk”",
            "Two activities of one period have this name: one without a date and one without a date.",
        ),
    ]


def test_a_name_is_free_again_once_its_milestone_has_ended_or_was_withdrawn() -> None:
    rows = (
        milestone("June", "m-1", title="Show"),
        milestone("June", "m-2", title="Show"),
        milestone("June", "m-3", title="Show", withdrawn_on="2017-06-01", replaced_by=("m-1",)),
    )
    assert ids(labels.same_name, *rows) == [("m-1", "m-2")]
    assert ids(labels.same_name, *rows, ended=frozenset({"m-2"})) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dated 17/18 in one place and 16/17 in another", [("17/18", 2017), ("16/17", 2016)]),
        ("2016-17, 2016/17 and 2016–2017", [("2016-17", 2016), ("2016/17", 2016), ("2016-2017", 2016)]),
        ("The 18-19 operational plan.", [("18-19", 2018)]),
        ("1999/00", [("1999/00", 1999)]),
        ("(16/17)", [("16/17", 2016)]),
        ("the 16/17 market review", [("16/17", 2016)]),
        ("Decisions 16/17", [("16/17", 2016)]),
    ],
)
def test_financial_years(text: str, found: list) -> None:
    assert list(year_labels(text, 2017)) == found


@pytest.mark.parametrize(
    "text",
    [
        "16/17 June", "16-17 Sept", "June 16-17", "Sat 16/17", "on 11/12", "16/17/18", "16.17-18", "15-17",
        "2015-17", "2017-06-23", "aged 16-17", "16-17 year olds", "16-17-year-olds", "16-17%", "16-17 people",
        "14:16-17", "£16-17", "45-46", "116/17", "5-6 testimonials", "2016", "0.16/17",
    ],
)  # fmt: skip
def test_what_is_no_financial_year(text: str) -> None:
    assert list(year_labels(text, 2017)) == []


def test_a_year_outside_the_plan() -> None:
    rows = (
        Objective(id="o", number=2, title="Care", note="From the 16/17 strategy, not that of 2017-18."),
        priority("p", number=1, title="Trust", goals=("As in 2015-16", "Again in 2015-16 and 2018/19")),
    )
    assert said(labels.other_year, *rows) == [
        ("Objective 2 “Care”", "16/17 in its note is outside the plan's years, 2017-18."),
        ("Priority 1 “Trust”", "2015-16 and 2018/19 in its goals are outside the plan's years, 2017-18."),
    ]


def test_where_other_years_are_not_looked_for() -> None:
    rows = (
        milestone("Q1 2016-17", "m-2015-16", internal_note="See 2015-16."),
        milestone(
            "June", "m-2", title="Report 2015-16", withdrawn_on="2017-05-01", withdrawn_because="Done."
        ),
        target("June", priority="p-2015-16", note="For 2017/18."),
        priority("p-2015-16"),
        update("2017-18 P05", of="m-2", narrative="More than in 2016-17."),
        Evidence(id="e", of="m-2", text="Figures of 2016-17"),
    )
    assert ids(labels.other_year, *rows) == []


def test_the_words_of_a_decision_and_of_a_target() -> None:
    rows = (
        Decision(id="d", question="Which hall?", options=("That of 2016/17",)),
        target("June", "t", target="As in 2016/17"),
    )
    assert ids(labels.other_year, *rows) == [("t",), ("d",)]


def test_the_title_of_the_plan() -> None:
    checked = looked().plan.model_copy(update={"title": "Strategy 2016-17"})
    (finding,) = labels.other_year(Looked(checked, day("2017-06-25")))
    assert (finding.where, finding.problem) == (
        "The plan",
        "2016-17 in its title is outside the plan's years, 2017-18.",
    )


def test_a_plan_of_two_years_has_both() -> None:
    rows = plan(target("June", note="2017-18, 2018-19 and 2019-20"), years="2017-19")
    (finding,) = labels.other_year(Looked(rows, day("2017-06-25")))
    assert finding.problem == "2019-20 in its note is outside the plan's years, 2017-19."
