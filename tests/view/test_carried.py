"""Activities of a period, and those carried forward with their age."""

from typing import Any

import pytest

from actionplan.plan.nouns import Activity
from actionplan.view.carried import activities
from actionplan.view.summary import generated_summary
from tests.view.sample import view


def activity(id: str = "a", period: str = "P05", **fields: Any) -> Activity:
    return Activity(id=id, title=f"Activity {id}", period=period, **{"continues": True} | fields)


def carried(period: str, *rows: Activity, **more: Any) -> list[tuple[str, str, bool]]:
    return [(a.id, a.carried, a.long) for a in activities(view(period, *rows, **more))]


def test_this_periods_first_then_those_carried_each_as_in_the_plan() -> None:
    rows = (
        activity("old", "P03"),
        activity("new", "P06"),
        activity("once", "P05", continues=False),
        activity("last", "P05"),
        activity("later", "P07"),
        activity("also", "P06", continues=False),
    )
    assert carried("P06", *rows) == [
        ("new", "", False),
        ("also", "", False),
        ("old", "fourth fortnight", True),
        ("last", "second fortnight", False),
    ]


@pytest.mark.parametrize(
    ("period", "age", "long"),
    [
        ("P02", "second fortnight", False),
        ("P03", "third fortnight", False),
        ("P04", "fourth fortnight", True),
        ("P12", "twelfth fortnight", True),
        ("P13", "13th fortnight", True),
        ("P21", "21st fortnight", True),
        ("P22", "22nd fortnight", True),
        ("P23", "23rd fortnight", True),
        ("P24", "24th fortnight", True),
    ],
)
def test_the_age_in_words(period: str, age: str, long: bool) -> None:
    assert carried(period, activity(period="P01")) == [("a", age, long)]


def test_it_ends_with_the_period_in_which_it_was_finished() -> None:
    row = activity(finished_on="2017-07-03")
    assert carried("P06", row) == [("a", "second fortnight", False)]
    assert carried("P07", row) == [("a", "third fortnight, finished 3 July 2017", False)]
    assert carried("P07", row, as_at="2017-07-02") == [("a", "third fortnight", False)]
    assert carried("P08", row) == []


def test_finished_on_the_first_day_of_a_period_is_finished_in_it() -> None:
    row = activity(finished_on="2017-06-12")
    assert carried("P06", row) == [("a", "second fortnight, finished 12 June 2017", False)]
    assert carried("P06", activity(finished_on="2017-06-11")) == []


def test_in_its_own_period_it_is_not_carried() -> None:
    assert carried("P05", activity(finished_on="2017-06-03")) == [("a", "", False)]


@pytest.mark.parametrize(("written", "title"), [("30 May 2017", "Show"), ("", "Show on 30 May 2017")])
def test_without_a_period_it_begins_on_its_day(written: str, title: str) -> None:
    row = Activity(id="a", title=title, date=written, continues=True)
    assert carried("P06", row) == [("a", "second fortnight", False)]
    assert carried("P04", row) == []


def test_without_period_and_day_there_is_nothing_to_carry() -> None:
    assert carried("P06", activity(period="")) == []


def test_a_combined_period_counts_once() -> None:
    christmas = {
        "combined_periods": ({"year": "2017-18", "period": 19, "through": 20, "reason": "Christmas"},)
    }
    assert carried("P21", activity(period="P18"), **christmas) == [("a", "third fortnight", False)]


def test_a_span_has_its_own_and_those_from_before_it() -> None:
    rows = (activity("a", "P05"), activity("b", "P01"))
    assert carried("P04..P06", *rows) == [
        ("a", "since fortnight 5", False),
        ("b", "since fortnight 1", False),
    ]


def test_a_span_tells_each_once_with_its_fortnights() -> None:
    rows = (
        activity("last", "P06", continues=False),
        activity("done", "P04", finished_on="2017-06-14"),
        activity("short", "P05", finished_on="2017-06-01"),
        activity("to-come", "P05", finished_on="2017-07-03"),
        activity("before", "P02", finished_on="2017-05-17"),
    )
    assert carried("P04..P06", *rows) == [
        ("done", "fortnights 4 to 6, finished 14 June 2017", False),
        ("short", "fortnight 5, finished 1 June 2017", False),
        ("to-come", "since fortnight 5", False),
        ("last", "fortnight 6", False),
        ("before", "fortnights 2 to 4, finished 17 May 2017", False),
    ]
    of_two = carried("2018-19 P01..P02", activity("a", "2017-18 P26"), years="2017-19")
    assert of_two == [("a", "since fortnight 26 of 2017-18", False)]


def test_what_a_span_counts_as_carried_forward_began_before_it() -> None:
    summary = generated_summary(view("P04..P06", activity("a", "P05"), activity("b", "P01")))
    assert summary[0].startswith("One activity is recorded for this period; one is carried forward.")


def test_over_the_turn_of_a_year() -> None:
    row = activity(period="2017-18 P26")
    assert carried("2018-19 P01", row, years="2017-19") == [("a", "second fortnight", False)]


def test_the_summary_counts_what_is_carried_apart() -> None:
    rows = (activity("a", "P05"), activity("b", "P04"))
    assert generated_summary(view("P06", *rows))[0].startswith("No new activity; two are carried forward.")
    both = generated_summary(view("P06", *rows, activity("c", "P06")))[0]
    assert both.startswith("One activity is recorded for this period; two are carried forward.")
