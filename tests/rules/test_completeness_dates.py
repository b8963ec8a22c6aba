"""Dates with a question, and dates that contradict each other."""

import pytest

from actionplan.plan.nouns import Activity, Decision
from actionplan.rules.completeness import dates
from actionplan.words.dates import Answer
from tests.rules.completeness_sample import found, ids, said
from tests.view.sample import milestone, target, update

REVIEWED = "Jan / ongoing – review September 17"


def test_a_question_with_its_answers() -> None:
    (finding,) = found(dates.date_question, target(REVIEWED, requirement="Readers"))
    assert (finding.where, finding.problem, finding.advice) == (
        "Target row “Readers”",
        "It is reviewed before January 2018, so it is read as begun in January 2017. Is that right?",
        "Answer “January 2017” or “January 2018” under answers, or write the date anew.",
    )


def test_a_question_that_was_answered() -> None:
    answer = Answer("date", "start-year", REVIEWED, "January 2017")
    assert ids(dates.date_question, target(REVIEWED, answers=(answer,))) == []


def test_a_question_without_answers_to_choose_from() -> None:
    (finding,) = found(dates.date_question, milestone("see note"))
    assert finding.advice == "Write the date anew, as a day, a month or a season."


def test_questions_of_activities_and_of_decisions_that_are_open() -> None:
    rows = (
        Activity(id="a", title="Talk", date="31/06/2017"),
        Decision(id="d-1", question="Which hall?", date="Mon 14 June 2017"),
        Decision(id="d-2", question="Which day?", date="Mon 14 June 2017", answer="Friday"),
    )
    asked = found(dates.date_question, *rows)
    assert [finding.ids for finding in asked] == [("a",), ("d-1",)]
    assert asked[1].advice == "Write it out: “Wednesday 14 June 2017” or “Monday 12 June 2017”."


def test_what_has_ended_or_has_no_date_asks_nothing() -> None:
    rows = (milestone(REVIEWED, "m-1"), milestone("", "m-2"), milestone("Sept tbc", "m-3"))
    assert ids(dates.date_question, *rows, ended=frozenset({"m-1"})) == []


@pytest.mark.parametrize(
    ("title", "date", "problem"),
    [
        ("Show on 14 June", "15.06.17", "Its title says 14 June 2017, its date 15 June 2017."),
        ("Board, 2 and 9 June", "16/06", "Its title says 2 to 9 June 2017, its date 16 June 2017."),
        ("Stakeholder event, March", "02.04.17", "Its title says 1 to 31 March 2017, its date 2 April 2017."),
    ],
)
def test_a_title_that_contradicts_its_date(title: str, date: str, problem: str) -> None:
    assert said(dates.title_contradicts_date, milestone(date, title=title)) == [
        (f"Milestone “{title}”", problem)
    ]
    activity = Activity(id="a", title=title, date=date)
    assert said(dates.title_contradicts_date, activity) == [(f"Activity “{title}”", problem)]


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("Stakeholder event, March", "02.03.17"),
        ("Show (partnership working) 14 June", "14 June"),
        ("Show 14 June", "June"),
        ("Show 14 June", "14 June and Sept"),
        ("Shows 12 to 14 June", "13 June"),
        ("March figures published", "12 April"),
        ("Q4 report", "12 May"),
        ("Annual report 2016-17", "15.06.17"),
        ("Show 14 June", "tbc"),
        ("Show", "14 June"),
    ],
)
def test_a_title_that_does_not_contradict_its_date(title: str, date: str) -> None:
    assert ids(dates.title_contradicts_date, milestone(date, title=title)) == []


def test_a_forecast_may_be_what_the_title_says() -> None:
    row = milestone("14 June", title="Show 30 June")
    assert ids(dates.title_contradicts_date, row) == [("m",)]
    assert ids(dates.title_contradicts_date, row, update("2017-18 P05", expected="30 June")) == []
    taken_back = update("2017-18 P05", expected="30 June", withdrawn=True)
    assert ids(dates.title_contradicts_date, row, taken_back) == [("m",)]


def test_a_link_between_two_days() -> None:
    rows = (
        milestone("14 June", title="Show"),
        Activity(id="a", title="Our show", date="15/6", milestone="m"),
    )
    assert said(dates.link_contradicts_date, *rows) == [
        (
            "Activity “Our show”",
            "It says 15 June 2017; the milestone it is linked to, “Show”, says 14 June 2017.",
        )
    ]
    assert ids(dates.link_contradicts_date, *rows) == [("a", "m")]


@pytest.mark.parametrize(
    ("written", "activity"),
    [
        ("June", {"date": "14/6"}),
        ("14 June", {"title": "Show 14 June"}),
        ("tbc", {"date": "14/6"}),
        ("14 June", {"period": "2017-18 P10"}),
    ],
)
def test_a_link_that_agrees(written: str, activity: dict) -> None:
    linked = Activity(id="a", milestone="m", **{"title": "Show"} | activity)
    assert ids(dates.link_contradicts_date, milestone(written), linked) == []


def test_the_date_in_the_words_of_a_linked_activity_counts() -> None:
    linked = Activity(id="a", title="Show 15 June", period="2017-18 P06", milestone="m")
    assert ids(dates.link_contradicts_date, milestone("14 June"), linked) == [("a", "m")]
    assert ids(dates.link_contradicts_date, milestone("14 June"), linked, ended=frozenset({"m"})) == []


def test_what_is_complete_by_its_date_alone_is_asked_for_its_day() -> None:
    rows = (
        milestone("Completed", "m-1", title="Style guide"),
        milestone("Completed", "m-2"),
        milestone("Complete – 12 June 2017", "m-3"),
        update("P06", "m-2", completed_on="2017-06-20"),
    )
    (finding,) = found(dates.date_question, *rows, ended=frozenset({"m-1", "m-2", "m-3"}))
    assert (finding.where, finding.problem, finding.advice) == (
        "Milestone “Style guide”",
        "This says that it is complete, not since when. On which day was it completed?",
        "Write the day behind the word in its date, such as “Completed 25 June 2017”.",
    )
