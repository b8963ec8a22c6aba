"""Days and windows in the sentences of the rules."""

from datetime import date

import pytest

from actionplan.rules.wording import (
    days_between,
    in_days,
    start_to_come,
    under_way,
    unsure,
    why_no_date,
    window,
)
from actionplan.words.dates import DatePart, DateQuestion, DateReading

JUNE = DatePart("due", "", date(2017, 6, 1), date(2017, 6, 30))
A_DAY = DatePart("due", "", date(2017, 6, 23), date(2017, 6, 23))
BY = DatePart("due", "", None, date(2017, 6, 30))
FROM = DatePart("start", "", date(2017, 10, 1), None)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (JUNE, "1 to 30 June 2017"),
        (A_DAY, "23 June 2017"),
        (BY, "by 30 June 2017"),
        (FROM, "from 1 October 2017"),
        (DatePart("due", "after the poll"), "after the poll"),
    ],
)
def test_window(part: DatePart, words: str) -> None:
    assert window(part) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "tomorrow"), (2, "in two days"), (14, "in 14 days")]
)
def test_in_days(days: int, words: str) -> None:
    assert in_days(date(2017, 6, 1), date(2017, 6, 1 + days)) == words


@pytest.mark.parametrize(("last", "words"), [(2, "one day"), (10, "nine days"), (11, "10 days")])
def test_days_between(last: int, words: str) -> None:
    assert days_between(date(2017, 6, last), date(2017, 6, 1)) == words


def test_a_start_to_come() -> None:
    assert start_to_come(FROM) == "Starts from 1 October 2017"
    assert start_to_come(A_DAY) == "Starts on 23 June 2017"
    assert start_to_come(JUNE) == "Its start window is 1 to 30 June 2017"


def test_under_way() -> None:
    of = {"role": "start"}
    assert under_way(FROM) == "Under way since 1 October 2017; no end date is given"
    assert under_way(DatePart(**of, start=A_DAY.start, end=A_DAY.end)) == (
        "Under way since 23 June 2017; no end date is given"
    )
    assert under_way(DatePart(**of, start=JUNE.start, end=JUNE.end)) == (
        "Its start window, 1 to 30 June 2017, has begun; no end date is given"
    )
    assert under_way(DatePart("due", start=date(2022, 4, 1))) == (
        "It runs until 1 April 2022 at least; no last day is given"
    )


@pytest.mark.parametrize(
    ("certainty", "parts", "words"),
    [
        ("queried", (A_DAY,), " The date is queried."),
        ("estimated", (A_DAY,), " The date is an estimate."),
        ("provisional", (JUNE,), " The date is provisional; its last day is the one that counts."),
        ("queried", (A_DAY, JUNE), " The date is queried; its last day is the one that counts."),
        ("queried", (BY,), " The date is queried."),
        ("queried", (), ""),
        ("firm", (JUNE,), ""),
        ("to be confirmed", (JUNE,), ""),
    ],
)
def test_unsure(certainty: str, parts: tuple[DatePart, ...], words: str) -> None:
    assert unsure(DateReading("x", parts, "dated", certainty)) == words


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (DateReading(""), "No date is given"),
        (DateReading("soonish"), "“soonish” is not read as a date"),
        (DateReading("Delayed", state="status"), "“Delayed” is a status, not a date"),
        (DateReading("x" * 99), f"“{'x' * 59}…” is not read as a date"),
        (DateReading("TBC", state="to be confirmed"), "The date is to be confirmed"),
        (DateReading("it depends", state="timing dependent"), "The timing depends on something else"),
        (
            DateReading("31 February", state="dated", questions=(DateQuestion("k", "?"),)),
            "Its date needs an answer",
        ),
        (DateReading("review June", state="dated"), "No target date is given"),
    ],
)
def test_why_no_date(reading: DateReading, words: str) -> None:
    assert why_no_date(reading) == words
