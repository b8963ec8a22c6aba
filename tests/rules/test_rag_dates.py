"""Lines 6 to 10 of the RAG rule on their first and last days, and what holds whatever is written."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.settings import RagScheme
from actionplan.rules.rag import LINES, Facts, indicated
from actionplan.words.dates import DatePart, DateReading, read_date
from actionplan.words.vocabulary import Rag
from tests.rules.sample import UPDATED, YEAR, day, judged, judged_parts, part

# Line 6: to be confirmed


@pytest.mark.parametrize(
    ("as_at", "rag", "sentence"),
    [
        ("2017-06-25", "date to be confirmed", "To be confirmed; read as 1 to 30 September 2017."),
        ("2017-09-30", "date to be confirmed", "To be confirmed; read as 1 to 30 September 2017."),
        ("2017-10-01", "amber", "Still to be confirmed, one day past its window (1 to 30 September 2017)."),
        ("2017-10-28", "amber", "Still to be confirmed, 28 days past its window (1 to 30 September 2017)."),
        ("2017-10-29", "red", "Still to be confirmed, 29 days past its window (1 to 30 September 2017)."),
    ],
)
def test_6_a_window_to_be_confirmed(as_at: str, rag: str, sentence: str) -> None:
    assert judged("Sept tbc", as_at) == (6, rag, sentence)


def test_6_a_start_to_be_confirmed_is_never_green() -> None:
    assert judged("from October tbc", "2017-10-01") == (
        6,
        "date to be confirmed",
        "To be confirmed; read as from 1 October 2017.",
    )


def test_6_comes_before_9() -> None:
    assert judged("Sept tbc", "2017-09-29", Facts())[:2] == (6, "date to be confirmed")


# Lines 7 and 8: past its date


@pytest.mark.parametrize(
    ("as_at", "line", "rag", "sentence"),
    [
        ("2017-06-24", 8, "amber", "One day past its date, no completion recorded."),
        ("2017-06-25", 8, "amber", "Two days past its date, no completion recorded."),
        ("2017-07-21", 8, "amber", "28 days past its date, no completion recorded."),
        ("2017-07-22", 7, "red", "29 days past its date, no completion recorded."),
        ("2020-06-23", 7, "red", "1,096 days past its date, no completion recorded."),
    ],
)
def test_7_and_8_past_its_date(as_at: str, line: int, rag: str, sentence: str) -> None:
    assert judged("23.06.17", as_at) == (line, rag, sentence)


def test_7_and_8_count_the_days() -> None:
    found = indicated(read_date("02.03.17", YEAR), Facts(), day("2017-06-25"))
    assert found.days_late == 115
    assert indicated(read_date("02.03.17", YEAR), Facts(), day("2017-03-02")).days_late == 0


def test_7_and_8_count_from_the_last_day_of_a_window() -> None:
    assert judged("March 17", "2017-04-28")[:2] == (8, "amber")
    assert judged("March 17", "2017-04-29")[:2] == (7, "red")
    assert judged("by 30 June 2017", "2017-07-01")[2] == "One day past its date, no completion recorded."


def test_7_and_8_of_several_windows_count_from_the_last() -> None:
    written = "January 2018, March 2018, and February 2018"
    assert judged(written, "2018-03-31")[:2] == (10, "green")
    assert judged(written, "2018-04-01")[:2] == (8, "amber")


def test_a_window_without_an_end_is_never_past() -> None:
    parts = (part("due", "2017-03-01", "2017-03-31"), part("due", "2017-04-01", None))
    sentence = "It runs until 1 April 2017 at least; no last day is given."
    assert judged_parts("2018-03-31", *parts) == (10, "green", sentence)


# Lines 9 and 10: to come


@pytest.mark.parametrize(
    ("as_at", "line", "rag", "sentence"),
    [
        ("2017-06-08", 10, "green", "Due in 15 days (23 June 2017)."),
        (
            "2017-06-09",
            9,
            "amber",
            "Due in 14 days (23 June 2017), and no update in this period or the last.",
        ),
        (
            "2017-06-21",
            9,
            "amber",
            "Due in two days (23 June 2017), and no update in this period or the last.",
        ),
        ("2017-06-22", 9, "amber", "Due tomorrow (23 June 2017), and no update in this period or the last."),
        ("2017-06-23", 9, "amber", "Due today (23 June 2017), and no update in this period or the last."),
    ],
)
def test_9_due_soon_and_unheard(as_at: str, line: int, rag: str, sentence: str) -> None:
    assert judged("23.06.17", as_at, Facts()) == (line, rag, sentence)


def test_10_due_soon_and_heard() -> None:
    assert judged("23.06.17", "2017-06-23") == (10, "green", "Due today (23 June 2017).")
    assert judged("23.06.17", "2017-06-21") == (10, "green", "Due in two days (23 June 2017).")


def test_10_a_start_window_that_has_begun() -> None:
    sentence = "Its start window, 1 to 31 May 2017, has begun; no end date is given."
    assert judged_parts("2017-06-25", part("start", "2017-05-01", "2017-05-31")) == (10, "green", sentence)


# What is unsure is rated on its last day, and says so


@pytest.mark.parametrize(
    ("written", "as_at", "rag", "says"),
    [
        ("Sept?", "2017-09-30", "green", " The date is queried; its last day is the one that counts."),
        ("Sept?", "2017-10-01", "amber", " The date is queried; its last day is the one that counts."),
        ("Sept?", "2017-10-29", "red", " The date is queried; its last day is the one that counts."),
        (
            "(est.) Dec 17",
            "2017-06-25",
            "green",
            " The date is an estimate; its last day is the one that counts.",
        ),
        ("30.06.17?", "2017-07-01", "amber", " The date is queried."),
        ("from October (subject to change)", "2017-06-25", "not started", " The date is provisional."),
    ],
)
def test_what_is_unsure_says_so(written: str, as_at: str, rag: str, says: str) -> None:
    _, found, sentence = judged(written, as_at)
    assert found == rag
    assert sentence.endswith("." + says)


@pytest.mark.parametrize("written", ["Sept 17", "Sept tbc", "TBC?", "Ongoing"])
def test_what_is_sure_or_has_no_date_does_not(written: str) -> None:
    assert "The date is " not in judged(written, "2017-06-25")[2].replace("The date is to be confirmed", "")


def test_what_is_complete_is_no_longer_unsure() -> None:
    assert judged("Sept?", "2017-10-01", Facts(completed_on=day("2017-09-30")))[2] == (
        "Completed on 30 September 2017, its date."
    )


# A scheme of the plan's own


ONGOING = "Jan / ongoing – review September 17"


def test_a_scheme_moves_the_boundaries() -> None:
    ten_five = RagScheme(amber_days=10, due_soon_days=5)
    assert judged("23.06.17", "2017-07-03", Facts(), ten_five)[:2] == (8, "amber")
    assert judged("23.06.17", "2017-07-04", Facts(), ten_five)[:2] == (7, "red")
    assert judged("23.06.17", "2017-06-17", Facts(), ten_five)[:2] == (10, "green")
    assert judged("23.06.17", "2017-06-18", Facts(), ten_five)[:2] == (9, "amber")
    assert judged("Sept tbc", "2017-10-11", Facts(), ten_five)[:2] == (6, "red")
    assert judged(ONGOING, "2017-10-11", Facts(), ten_five)[:2] == (5, "red")


def test_no_days_of_amber() -> None:
    none = RagScheme(amber_days=0, due_soon_days=0)
    assert judged("23.06.17", "2017-06-24", Facts(), none)[:2] == (7, "red")
    assert judged("23.06.17", "2017-06-23", Facts(), none)[:2] == (9, "amber")


# Whatever is written

DAYS = st.dates(date(2017, 1, 1), date(2018, 12, 31))
STATES = st.sampled_from(["dated", "ongoing", "timing dependent", "to be confirmed", "status", "not a date"])
CERTAINTIES = st.sampled_from(["firm", "estimated", "provisional", "queried", "to be confirmed"])


@st.composite
def windows(draw: st.DrawFn) -> DatePart:
    role = draw(st.sampled_from(["due", "start", "review", "completed", "as at"]))
    start, end = sorted((draw(DAYS), draw(DAYS)))
    open_end = draw(st.sampled_from(["", "start", "end"]))
    return DatePart(role, "", None if open_end == "start" else start, None if open_end == "end" else end)


READINGS = st.builds(
    DateReading, st.just("x"), st.lists(windows(), max_size=4).map(tuple), STATES, CERTAINTIES
)
FACTS = st.builds(
    Facts,
    completed_on=st.none() | DAYS,
    standing=st.sampled_from([None, "deferred", "stopped"]),
    approved=st.booleans(),
    updated=st.booleans(),
)


@given(READINGS, FACTS, DAYS)
def test_one_verdict_always_with_a_sentence(reading: DateReading, facts: Facts, as_at: date) -> None:
    verdict = indicated(reading, facts, as_at)
    assert 1 <= verdict.line <= len(LINES) == 10
    assert not verdict.sentence[0].islower()
    assert verdict.sentence.endswith(".")
    assert " 1 day" not in f" {verdict.sentence}"


@given(READINGS, DAYS)
def test_nothing_past_its_last_due_day_is_green(reading: DateReading, as_at: date) -> None:
    due = [p.end for p in reading.parts if p.role == "due"]
    if reading.state == "dated" and due and all(end and end < as_at for end in due):
        assert indicated(reading, UPDATED, as_at).rag is not Rag.GREEN


@given(READINGS, FACTS, DAYS, st.integers(1, 400), st.integers(1, 400))
def test_a_status_once_left_does_not_come_back(
    reading: DateReading, facts: Facts, as_at: date, later: int, last: int
) -> None:
    facts = replace(facts, updated=False)
    days = [as_at, as_at + timedelta(later), as_at + timedelta(later + last)]
    first, second, third = (indicated(reading, facts, on).rag for on in days)
    assert first == second or first != third
