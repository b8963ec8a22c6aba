"""Dates in one text and what they lend each other: reviews, limits, weekdays, days that share a month."""

import pytest

from actionplan.words.dates import read_date
from tests.words.dates_in_short import in_short

# As written; state and certainty; parts; questions. All in the plan year 2017-18.
REVIEWS = [
    (
        "ongoing – review Sept 17 and Mar 18",
        "ongoing",
        ["review 2017-09-01 2017-09-30", "review 2018-03-01 2018-03-31"],
        [],
    ),
    (
        "review Sept 17, Mar 18",
        "dated",
        ["review 2017-09-01 2017-09-30", "review 2018-03-01 2018-03-31"],
        [],
    ),
    (
        "review dates: Sept and Dec 2017",
        "dated",
        ["review 2017-09-01 2017-09-30", "review 2017-12-01 2017-12-31"],
        [],
    ),
    (
        "review Sept, due Dec 17",
        "dated",
        ["review 2017-09-01 2017-09-30", "due 2017-12-01 2017-12-31"],
        [],
    ),
    (
        "review Sept 17, Mar 18 launch",
        "dated",
        ["review 2017-09-01 2017-09-30", "due 2018-03-01 2018-03-31"],
        [],
    ),
]

LIMITS = [
    ("started, review Sept 17", "status: in progress", ["review 2017-09-01 2017-09-30"], []),
    (
        "started – review Sept 17, due Dec 17",
        "status: in progress",
        ["review 2017-09-01 2017-09-30", "due 2017-12-01 2017-12-31"],
        [],
    ),
    ("Commenced June 17", "dated", ["start 2017-06-01 -"], []),
    ("review by Sept 17", "dated", ["review - 2017-09-30"], []),
    ("Deadline - 30 June", "dated", ["due - 2017-06-30"], []),
    ("by 12 noon, 30 June", "dated", ["due - 2017-06-30 at 12:00"], []),
]

WEEKDAYS = [
    ("14 June 2017 (Thursday)", "dated", ["due 2017-06-14 2017-06-14"], ["weekday"]),
    ("14 June 2017, Thursday", "dated", ["due 2017-06-14 2017-06-14"], ["weekday"]),
    ("14 June (Thurs)", "dated", ["due 2018-06-14 2018-06-14"], ["weekday"]),
    ("14 June 2017 (Wednesday)", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("14.06.17, Weds, 10am", "dated", ["due 2017-06-14 2017-06-14 at 10:00"], []),
    (
        "14 June, Thursday 15 June",
        "dated",
        ["due 2017-06-14 2017-06-14", "due 2017-06-15 2017-06-15"],
        [],
    ),
    ("Weds 14 June", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("Weds 15 June", "dated", ["due 2017-06-15 2017-06-15"], ["weekday"]),
    ("Thursday, June 15", "dated", ["due 2017-06-15 2017-06-15"], []),
    ("June 15 (Thursday)", "dated", ["due 2017-06-15 2017-06-15"], []),
]

TIMES = [
    ("14.06.17 10.00", "dated", ["due 2017-06-14 2017-06-14 at 10:00"], []),
    ("14.06.17 10.00 - 12.00", "dated", ["due 2017-06-14 2017-06-14 at 10:00/12:00"], []),
    ("14 June 2017, 9.30", "dated", ["due 2017-06-14 2017-06-14 at 09:30"], []),
]

DAYS = [
    ("14-16/06/17", "dated", ["due 2017-06-14 2017-06-16"], []),
    ("14–16/6", "dated", ["due 2017-06-14 2017-06-16"], []),
    ("Phase 1 - 16/06/17", "dated", ["due 2017-06-16 2017-06-16 of Phase 1"], []),
    ("Action 4 – 16/06/17", "dated", ["due 2017-06-16 2017-06-16 of Action 4"], []),
    ("14/15.06.17", "dated", ["due 2017-06-14 2017-06-15"], []),
    ("14 and 15/06/17", "dated", ["due 2017-06-14 2017-06-15"], []),
    ("14. June 2017", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("1. June 2017", "dated", ["due 2017-06-01 2017-06-01"], ["meaning"]),
    ("June the 14th", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("June the fourteenth", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("June the first draft", "dated", ["due 2017-06-01 2017-06-30"], []),
    ("１４ June", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("١٤ June 2017", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("fourteenth of June", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("first of June", "dated", ["due 2017-06-01 2017-06-01"], []),
    ("twenty-first of June 2017", "dated", ["due 2017-06-21 2017-06-21"], []),
    ("thirty-first of June", "dated", [], ["impossible-date"]),
    ("we may first review", "not a date", [], ["not-understood"]),
]

LEFT_OVER = [
    ("14 & June", "dated", ["due 2017-06-14 2017-06-14"], ["meaning"]),
    ("second June", "dated", ["due 2017-06-02 2017-06-02"], ["meaning"]),
    ("99 - June", "dated", ["due 2017-06-01 2017-06-30 of 99"], ["meaning"]),
]

MISSPELT = [
    ("Sept/Octr", "dated", ["due 2017-09-01 2017-10-31"], ["meaning"]),
    ("Febuary 2018", "dated", ["due 2018-02-01 2018-02-28"], ["meaning"]),
    ("Setp 17", "dated", ["due 2017-09-01 2017-09-30"], ["meaning"]),
    ("Octr/Novr 17?", "dated, queried", ["due 2017-10-01 2017-11-30"], ["meaning"]),
    ("14 Jnue", "dated", ["due 2017-06-14 2017-06-14"], ["meaning"]),
    ("Step 17", "not a date", [], ["not-understood"]),
    ("Match report, June", "dated", ["due 2017-06-01 2017-06-30 of Match report"], []),
]


@pytest.mark.parametrize(
    ("text", "says", "parts", "asks"),
    [*REVIEWS, *LIMITS, *WEEKDAYS, *TIMES, *DAYS, *LEFT_OVER, *MISSPELT],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_dates_together(text, says, parts, asks):
    assert in_short(read_date(text, "2017-18")) == (says, parts, asks)


def test_what_is_not_understood_is_asked_about():
    reading = read_date("foo", "2017-18")
    question = reading.questions[0]
    assert (reading.state, reading.certainty, question.key) == ("not a date", "firm", "not-understood")
    assert question.text == "“foo” is not read as a date. Which day, month or season is meant?"
    assert question.readings == ()
    assert read_date(" ", "2017-18").questions == ()


def test_a_misspelt_month_is_offered_and_the_answer_counts():
    reading = read_date("Setp 17", "2017-18")
    question = reading.questions[0]
    assert question.text == "“Setp” is not the name of a month. Is September meant?"
    answer = {"as_written": "Setp 17", "key": question.key, "reading": question.readings[0].label}
    answered = read_date("Setp 17", "2017-18", [answer])
    assert (answered.parts, answered.questions) == (reading.parts, ())


def test_many_misspelt_months_are_read_in_time():
    for text in ("Setp 17 " * 900, "Sept/" + "Octr/" * 900):
        assert read_date(text, "2017-18").as_written == text
