"""The sentences behind a status: the rule, the owner, and both where they differ."""

from typing import Any

import pytest

from actionplan.plan.nouns import Noun
from actionplan.view.why import NOTHING_TO_RATE, date_words, latest_words, short_name, why, why_priority
from actionplan.words.dates import read_date
from tests.view.sample import milestone, only, priority, target, update, view

LATE, FAR = "02.03.17", "31.03.18"
RED = "115 days past its date, no completion recorded."
GREEN = "Due in 279 days (31 March 2018)."


def said(*rows: Noun, period: str = "P06", **more: Any) -> list[str]:
    found = view(period, *rows, **more)
    return why(only(found), found)


def test_the_rule_alone() -> None:
    assert said(milestone(LATE)) == [RED]
    assert said(milestone(LATE), update("P06", narrative="Soon.")) == [RED]


def test_the_owner_differs_with_a_reason() -> None:
    report = update("P06", reported_rag="amber", reason="the regional artwork is late")
    assert said(milestone(FAR), report) == [
        f"By the rule Green: {GREEN}",
        "The owner reports Amber: the regional artwork is late.",
    ]


def test_the_owner_differs_without_a_reason() -> None:
    assert (
        said(milestone(FAR), update("P06", reported_rag="amber"))[1]
        == "The owner reports Amber, and gives no reason."
    )


def test_the_owner_agrees() -> None:
    assert said(milestone(LATE), update("P06", reported_rag="red")) == [RED]
    assert said(milestone(LATE), update("P06", reported_rag="red", reason="no room was free")) == [
        RED,
        "No room was free.",
    ]


def test_a_report_that_has_lapsed_is_said_to_be() -> None:
    report = update("P04", reported_rag="amber", reason="the artwork is late", path_to_green="Wait.")
    assert said(milestone(FAR), report) == [GREEN, "The owner reported Amber for P04; that has lapsed."]


@pytest.mark.parametrize(
    "ended",
    [
        {"completed_on": "2017-06-20"},
        {"standing": "stopped", "approved_by": "us"},
        {"standing": "deferred", "approved_by": "us"},
    ],
)
def test_of_what_has_ended_nothing_lapses(ended: dict[str, str]) -> None:
    assert len(said(milestone(LATE), update("P02", reported_rag="amber"), update("P06", **ended))) == 1


def test_a_fact_beats_the_owner_and_both_are_said() -> None:
    report = update("P06", reported_rag="red", completed_on="2017-06-20")
    assert said(milestone("23.06.17"), report) == [
        "Completed on 20 June 2017, within its date.",
        "The owner reported Red for P06, but the fact counts.",
    ]


def test_what_has_not_started_beats_the_owner_too() -> None:
    assert said(milestone("from October"), update("P05", reported_rag="amber")) == [
        "Starts from 1 October 2017.",
        "The owner reported Amber for P05, but the fact counts.",
    ]


@pytest.mark.parametrize(
    ("path", "by", "sentence"),
    [
        ("close it", "", "Path to green: close it."),
        ("close it.", "30 June", "Path to green: close it, by 30 June."),
        ("close it", "by 30 June", "Path to green: close it, by 30 June."),
        ("close it!", "", "Path to green: close it!"),
    ],
)
def test_the_path_to_green(path: str, by: str, sentence: str) -> None:
    report = update("P06", reported_rag="red", path_to_green=path, path_to_green_by=by)
    assert said(milestone(LATE), report) == [RED, sentence]


def test_what_is_green_needs_no_path() -> None:
    report = update("P06", reported_rag="green", reason="it was held", path_to_green="close it")
    assert said(milestone(LATE), report) == [
        f"By the rule Red: {RED}",
        "The owner reports Green: it was held.",
    ]


def test_the_period_of_another_year_is_named_in_full() -> None:
    report = update("2017-18 P25", reported_rag="red")
    found = said(milestone("31.03.19"), report, period="2018-19 P02", years="2017-19")
    assert found[-1] == "The owner reported Red for 2017-18 P25; that has lapsed."


def test_short_names() -> None:
    period = view("P06").period
    assert (short_name(period, "2017-18"), short_name(period, "2018-19")) == ("P06", "2017-18 P06")


# The latest words


def words(period: str, *rows: Noun) -> str:
    found = view(period, *rows)
    return latest_words(only(found).heard, found)


def test_the_latest_words_with_their_period_where_it_is_past() -> None:
    rows = (milestone(LATE), update("P05", narrative="A room is booked."), update("P06", reported_rag="red"))
    assert words("P04", *rows) == ""
    assert words("P05", *rows) == "A room is booked."
    assert words("P06", *rows) == "A room is booked. (P05)"
    assert words("P06", *rows, update("P06", narrative="It is held.")) == "It is held."


def test_the_words_of_a_span_are_of_that_span() -> None:
    assert (
        words("P01..P06", milestone(LATE), update("P03", narrative="A room is booked."))
        == "A room is booked."
    )


# Priorities


def of_priority(*rows: Noun, period: str = "P06") -> str:
    found = view(period, priority(), *rows)
    return why_priority(found.priorities[0], found)


def test_a_priority_counts_its_items() -> None:
    rows = (target("TBC", priority="p"), milestone(LATE, priority="p"), milestone(FAR, id="b", priority="p"))
    assert of_priority(*rows) == (
        "One target row, with a date to be confirmed; two milestones: one red and one green."
    )


def test_a_priority_tells_its_earliest_review_of_what_is_still_open() -> None:
    rows = (
        target("Jan / ongoing – review Mar 18", id="a", priority="p"),
        target("Jan / ongoing – review September 17", id="b", priority="p"),
        target("Jan / ongoing – review July 17", id="c", priority="p"),
        update("P05", of="c", completed_on="2017-06-01"),
    )
    assert of_priority(*rows).endswith(" The earliest review is by 30 September 2017.")
    assert of_priority(*rows, period="P26").endswith(" The earliest review was by 30 September 2017.")


@pytest.mark.parametrize(("as_at", "verb"), [("2017-09-30", "is"), ("2017-10-01", "was")])
def test_a_review_is_to_come_until_its_last_day(as_at: str, verb: str) -> None:
    found = view("P13", priority(), target("Ongoing – review Sept 17", priority="p"), as_at=as_at)
    said = why_priority(found.priorities[0], found)
    assert said.endswith(f" The earliest review {verb} by 30 September 2017.")


def test_the_leads_word_stands_beside_the_roll_up() -> None:
    report = update("P06", of="p", reported_rag="amber", reason="a tender is late", path_to_green="award it")
    assert of_priority(milestone(FAR, priority="p"), report) == (
        "One milestone, green. The lead reports Amber: a tender is late. The roll-up is Green. "
        "Path to green: award it."
    )
    assert of_priority(milestone(FAR, priority="p"), report, period="P08") == (
        "One milestone, green. The lead reported Amber for P06; that has lapsed."
    )


def test_the_lead_says_more() -> None:
    said = update("P05", of="p", narrative="two bids came in")
    assert of_priority(milestone(FAR, priority="p"), said) == "One milestone, green. Two bids came in (P05)."


def test_a_priority_without_items() -> None:
    assert of_priority() == NOTHING_TO_RATE
    assert of_priority(update("P06", of="p", reported_rag="amber")) == (
        f"{NOTHING_TO_RATE} The lead reports Amber, and gives no reason. The roll-up is Not rated."
    )


# Dates


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("30.06.17", "30 June 2017"),
        ("Sept tbc", "1 to 30 September 2017, to be confirmed"),
        ("when the lift works", "when the lift works"),
        ("31 February", "31 February"),
        ("", ""),
    ],
)
def test_dates_as_read_or_as_written(written: str, expected: str) -> None:
    assert date_words(read_date(written, "2017-18")) == expected
