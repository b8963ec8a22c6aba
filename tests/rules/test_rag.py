"""Lines 1 to 5 of the RAG rule on the days where each begins and ends to hold, and the order of the lines."""

import pytest

from actionplan.rules.rag import Facts
from actionplan.words.dates import DatePart
from tests.rules.sample import day, judged, judged_parts, part

# Line 1: stopped or deferred with approval


@pytest.mark.parametrize(
    ("standing", "by", "sentence"),
    [
        ("deferred", "the board", "Deferred, approved by the board."),
        ("stopped", "the executive team", "Stopped, approved by the executive team."),
        ("stopped", "", "Stopped, with approval."),
    ],
)
def test_1_approved_standing(standing: str, by: str, sentence: str) -> None:
    facts = Facts(standing=standing, approved=True, approved_by=by)
    assert judged("02.03.17", "2017-06-25", facts) == (1, standing, sentence)


@pytest.mark.parametrize("standing", ["deferred", "stopped"])
def test_1_without_approval_the_date_counts_and_the_sentence_says_so(standing: str) -> None:
    assert judged("02.03.17", "2017-06-25", Facts(standing=standing)) == (
        7,
        "red",
        f"115 days past its date, no completion recorded. Said to be {standing}; no approval is recorded.",
    )


def test_1_comes_before_2() -> None:
    facts = Facts(completed_on=day("2017-06-20"), standing="stopped", approved=True)
    assert judged("23.06.17", "2017-06-25", facts)[:2] == (1, "stopped")


# Line 2: complete


@pytest.mark.parametrize(
    ("done", "sentence"),
    [
        ("2017-06-22", "Completed on 22 June 2017, within its date."),
        ("2017-06-23", "Completed on 23 June 2017, its date."),
        ("2017-06-24", "Completed on 24 June 2017, one day after its date."),
        ("2017-06-25", "Completed on 25 June 2017, two days after its date."),
    ],
)
def test_2_completed_by_an_update(done: str, sentence: str) -> None:
    assert judged("23.06.17", "2017-06-25", Facts(completed_on=day(done))) == (2, "complete", sentence)


def test_2_a_completion_after_the_day_of_judgement_does_not_count_yet() -> None:
    facts = Facts(completed_on=day("2017-06-26"))
    assert judged("23.06.17", "2017-06-25", facts)[:2] == (8, "amber")
    assert judged("23.06.17", "2017-06-26", facts)[:2] == (2, "complete")


def test_2_without_a_date_to_compare_with() -> None:
    facts = Facts(completed_on=day("2017-06-20"))
    assert judged("TBC", "2017-06-25", facts) == (2, "complete", "Completed on 20 June 2017.")


@pytest.mark.parametrize(
    ("written", "as_at", "expected"),
    [
        ("Complete", "2017-06-25", (2, "complete", "Said to be complete; no day is given.")),
        ("Complete – 12 June 2017", "2017-06-12", (2, "complete", "Completed on 12 June 2017.")),
        ("Complete – June 2017", "2017-06-01", (2, "complete", "Completed, 1 to 30 June 2017.")),
        (
            "Complete – 12 June 2017",
            "2017-06-11",
            (
                3,
                "date to be confirmed",
                "Said to be complete (12 June 2017), which is still to come; no other date is given.",
            ),
        ),
    ],
)
def test_2_completed_by_the_date_as_written(written: str, as_at: str, expected: tuple) -> None:
    assert judged(written, as_at) == expected


def test_2_comes_before_3_and_4() -> None:
    done = Facts(completed_on=day("2017-06-20"))
    assert judged("Timing dependent - review Jan 18", "2017-06-25", done)[0] == 2
    assert judged("from October", "2017-06-25", done)[0] == 2


# Line 3: no date


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "No date is given."),
        ("  ", "No date is given."),
        ("TBC", "The date is to be confirmed."),
        ("blue", "“blue” is not read as a date."),
        ("In progress", "“In progress” is a status, not a date."),
        ("31 February", "Its date needs an answer."),
    ],
)
def test_3_nothing_to_rate_by(written: str, sentence: str) -> None:
    assert judged(written, "2017-06-25") == (3, "date to be confirmed", sentence)


TIMING = "Timing dependent - review Sept 17"


@pytest.mark.parametrize(
    ("as_at", "rag", "sentence"),
    [
        ("2017-06-25", "date to be confirmed", "; review 1 to 30 September 2017."),
        ("2017-09-30", "date to be confirmed", "; review 1 to 30 September 2017."),
        ("2017-10-01", "amber", ", and its review (1 to 30 September 2017) passed one day ago."),
        ("2017-10-02", "amber", ", and its review (1 to 30 September 2017) passed two days ago."),
        ("2018-03-31", "amber", ", and its review (1 to 30 September 2017) passed 182 days ago."),
    ],
)
def test_3_amber_from_the_day_after_its_review_and_never_red(as_at: str, rag: str, sentence: str) -> None:
    assert judged(TIMING, as_at) == (3, rag, "The timing depends on something else" + sentence)


def test_3_a_review_alone_is_no_date() -> None:
    assert judged("review Sept 17", "2017-06-25") == (
        3,
        "date to be confirmed",
        "No target date is given; review 1 to 30 September 2017.",
    )


def test_3_a_status_with_a_date_is_rated_by_the_date() -> None:
    assert judged("In progress - Sept 17", "2017-06-25")[:2] == (10, "green")


def test_3_what_depends_on_timing_is_never_green_even_with_a_date() -> None:
    assert judged("Timing dependent, March 2018", "2017-06-25")[:2] == (3, "date to be confirmed")


def test_3_comes_before_4() -> None:
    start = part("start", "2017-10-01", None)
    assert judged_parts("2017-06-25", start, state="timing dependent")[:2] == (3, "date to be confirmed")


# Line 4: not started


@pytest.mark.parametrize(
    ("parts", "as_at", "sentence"),
    [
        ([part("start", "2017-10-01", None)], "2017-09-30", "Starts from 1 October 2017."),
        ([part("start", "2017-10-01", "2017-10-01")], "2017-06-25", "Starts on 1 October 2017."),
        (
            [part("start", "2017-10-01", "2017-10-31")],
            "2017-06-25",
            "Its start window is 1 to 31 October 2017.",
        ),
    ],
)
def test_4_its_start_is_to_come(parts: list[DatePart], as_at: str, sentence: str) -> None:
    assert judged_parts(as_at, *parts) == (4, "not started", sentence)


def test_4_ends_on_the_first_day_of_the_start_window() -> None:
    assert judged("from October", "2017-09-30")[:2] == (4, "not started")
    assert judged("from October", "2017-10-01") == (
        10,
        "green",
        "Under way since 1 October 2017; no end date is given.",
    )


def test_4_of_several_starts_the_first_counts() -> None:
    starts = (part("start", "2018-01-01", None), part("start", "2017-10-01", None))
    assert judged_parts("2017-09-30", *starts)[0] == 4
    assert judged_parts("2017-10-01", *starts)[0] == 10


def test_4_comes_before_5() -> None:
    written = "Jan / ongoing – review Mar 18"
    assert judged(written, "2017-12-31") == (4, "not started", "Its start window is 1 to 31 January 2018.")
    assert judged(written, "2018-01-01")[:2] == (5, "green")


def test_4_comes_before_6_and_7() -> None:
    assert judged("from October tbc", "2017-09-30")[:2] == (4, "not started")
    parts = (part("start", "2017-10-01", None), part("due", "2017-03-01", "2017-03-31"))
    assert judged_parts("2017-06-25", *parts)[:2] == (4, "not started")


# Line 5: ongoing

ONGOING = "Jan / ongoing – review September 17"


@pytest.mark.parametrize(
    ("as_at", "rag", "sentence"),
    [
        ("2017-06-25", "green", "Ongoing; review 1 to 30 September 2017."),
        ("2017-09-30", "green", "Ongoing; review 1 to 30 September 2017."),
        ("2017-10-01", "amber", "Ongoing; its review (1 to 30 September 2017) passed one day ago."),
        ("2017-10-28", "amber", "Ongoing; its review (1 to 30 September 2017) passed 28 days ago."),
        ("2017-10-29", "red", "Ongoing; its review (1 to 30 September 2017) passed 29 days ago."),
    ],
)
def test_5_green_until_its_review_has_passed(as_at: str, rag: str, sentence: str) -> None:
    assert judged(ONGOING, as_at) == (5, rag, sentence)


def test_5_without_a_review_it_stays_green() -> None:
    assert judged("Ongoing", "2018-03-31") == (5, "green", "Ongoing; no review date is given.")


def test_5_without_a_review_its_end_is_looked_at() -> None:
    assert judged("Ongoing until March 18", "2018-03-31") == (5, "green", "Ongoing; end by 31 March 2018.")
    assert judged("Ongoing until March 18", "2018-04-01") == (
        5,
        "amber",
        "Ongoing; its end (by 31 March 2018) passed one day ago.",
    )


def test_5_comes_before_6() -> None:
    assert judged("Ongoing – review Sept tbc", "2017-06-25")[:2] == (5, "green")
