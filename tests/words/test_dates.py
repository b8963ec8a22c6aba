"""Dates as the source documents write them, and what becomes of the answers given."""

from datetime import date
from itertools import count

import pytest

from actionplan.words.dates import Answer, DateReading, find_dates, read_date
from actionplan.words.errors import BadYear
from tests.growing import growth
from tests.words.dates_in_short import in_short, part_in_short

YEAR = "2017-18"


# As written; state and certainty; parts; questions. All in the plan year 2017-18.
SOURCES = [
    # row 15
    (
        "Jan / ongoing – review September 17",
        "ongoing",
        ["start 2017-01-01 2017-01-31", "review 2017-09-01 2017-09-30"],
        ["start-year"],
    ),
    # row 16
    (
        "Jan / ongoing – review Sept 17",
        "ongoing",
        ["start 2017-01-01 2017-01-31", "review 2017-09-01 2017-09-30"],
        ["start-year"],
    ),
    (
        "Jan / ongoing - review Sep 17",
        "ongoing",
        ["start 2017-01-01 2017-01-31", "review 2017-09-01 2017-09-30"],
        ["start-year"],
    ),
    (
        "Jan / ongoing – review Mar 18",
        "ongoing",
        ["start 2018-01-01 2018-01-31", "review 2018-03-01 2018-03-31"],
        [],
    ),
    # row 17
    ("Timing dependent - review Jan 18", "timing dependent", ["review 2018-01-01 2018-01-31"], []),
    ("Timing dependent - review Sept 17", "timing dependent", ["review 2017-09-01 2017-09-30"], []),
    # row 18
    (
        "Current timeframe April Dec 17 (subject to change)",
        "dated, provisional",
        ["due 2017-04-01 2017-12-31 of Current timeframe"],
        ["window"],
    ),
    # row 19
    (
        "Draft strategy - March 17 review September 17",
        "dated",
        ["due 2017-03-01 2017-03-31 of Draft strategy", "review 2017-09-01 2017-09-30"],
        [],
    ),
    # row 20
    (
        "Overview of successes provided by year end. April 2017\n\nContinued review until April 18",
        "dated",
        ["due 2017-04-01 2017-04-30 of Overview of successes provided by year end", "review - 2018-04-30"],
        [],
    ),
    # row 21
    ("02.03.17", "dated", ["due 2017-03-02 2017-03-02"], []),
    # row 22
    ("14.06.17", "dated", ["due 2017-06-14 2017-06-14"], []),
    ("15.06.17", "dated", ["due 2017-06-15 2017-06-15"], []),
    ("23.06.17", "dated", ["due 2017-06-23 2017-06-23"], []),
    ("19.06.17", "dated", ["due 2017-06-19 2017-06-19"], []),
    ("22.06.17", "dated", ["due 2017-06-22 2017-06-22"], []),
    # row 23
    ("Sept tbc", "dated, to be confirmed", ["due 2017-09-01 2017-09-30"], []),
    ("Dec tbc", "dated, to be confirmed", ["due 2017-12-01 2017-12-31"], []),
    # row 24
    (
        "Living Well in Thurrock Show (partnership working) 14 June",
        "dated",
        ["due 2017-06-14 2017-06-14 of Living Well in Thurrock Show (partnership working)"],
        [],
    ),
    (
        "FTinT Strategy consultation completes 19/06",
        "dated",
        ["due 2017-06-19 2017-06-19 of FTinT Strategy consultation completes"],
        [],
    ),
    ("Living with Diabetes Day 23/6", "dated", ["due 2017-06-23 2017-06-23 of Living with Diabetes Day"], []),
    ("ESR Comms Event, March", "dated", ["due 2018-03-01 2018-03-31 of ESR Comms Event"], []),
    (
        "ESR engagement on options Sept",
        "dated",
        ["due 2017-09-01 2017-09-30 of ESR engagement on options"],
        [],
    ),
    ("ESR consultation Dec", "dated", ["due 2017-12-01 2017-12-31 of ESR consultation"], []),
    # row 25
    ("(est.) Dec 17", "dated, estimated", ["due 2017-12-01 2017-12-31"], []),
    ("(est.) Apr 17", "dated, estimated", ["due 2017-04-01 2017-04-30"], []),
    ("(May 2017)", "dated", ["as at 2017-05-01 2017-05-31"], []),
    (
        "20 out of 32 GP practices without statutory PPI Group (May 2017)",
        "dated",
        ["as at 2017-05-01 2017-05-31 of 20 out of 32 GP practices without statutory PPI Group"],
        [],
    ),
    # row 26
    ("Sept/Oct 2018", "dated", ["due 2018-09-01 2018-10-31"], []),
    ("Oct 17 – Feb", "dated", ["due 2017-10-01 2018-02-28"], []),
    ("Nov-Jan 18", "dated", ["due 2017-11-01 2018-01-31"], []),
    ("Dec-Feb", "dated", ["due 2017-12-01 2018-02-28"], []),
    ("Dec 17/Jan 18", "dated", ["due 2017-12-01 2018-01-31"], []),
    ("Septem - Octob 17", "dated", ["due 2017-09-01 2017-10-31"], []),
    ("April 2017 – March 2018", "dated", ["due 2017-04-01 2018-03-31"], []),
    ("June/July 17", "dated", ["due 2017-06-01 2017-07-31"], []),
    # row 27
    ("July-Sep?", "dated, queried", ["due 2017-07-01 2017-09-30"], []),
    ("Sept?", "dated, queried", ["due 2017-09-01 2017-09-30"], []),
    # row 28
    ("TBC", "to be confirmed", [], []),
    ("TBD", "to be confirmed", [], []),
    ("date to be determined", "to be confirmed", [], []),
    # row 29
    ("In progress", "status: in progress", [], ["end-date"]),
    ("Complete", "status: complete", [], ["end-date"]),
    ("Ongoing", "ongoing", [], ["end-date"]),
    # row 30
    ("June 2018", "dated", ["due 2018-06-01 2018-06-30"], []),
    ("July 2018", "dated", ["due 2018-07-01 2018-07-31"], []),
    # row 31
    ("early June", "dated", ["due 2017-06-01 2017-06-10"], []),
    ("mid-June", "dated", ["due 2017-06-11 2017-06-20"], []),
    ("late June", "dated", ["due 2017-06-21 2017-06-30"], []),
    ("end of June", "dated", ["due 2017-06-21 2017-06-30"], []),
    ("Early/mid September", "dated", ["due 2017-09-01 2017-09-20"], []),
    ("mid to late October", "dated", ["due 2017-10-11 2017-10-31"], []),
    ("end of June / early July", "dated", ["due 2017-06-21 2017-07-10"], []),
    ("mid-late Nov", "dated", ["due 2017-11-11 2017-11-30"], []),
    # row 32
    ("letters sent 3/5", "dated", ["due 2017-05-03 2017-05-03 of letters sent"], []),
    ("met on 4.5.17", "dated", ["due 2017-05-04 2017-05-04 of met"], []),
    # row 33
    (
        "Tuesday 13 November 2018, 10am (papers 6 November)",
        "dated",
        ["due 2018-11-13 2018-11-13 at 10:00", "despatch 2018-11-06 2018-11-06"],
        [],
    ),
    (
        "Thursday 15 March 2018, 2pm (8 March)",
        "dated",
        ["due 2018-03-15 2018-03-15 at 14:00", "despatch 2018-03-08 2018-03-08"],
        [],
    ),
    (
        "Tuesday 13 November 2018, 10am (papers to be determined)",
        "dated, to be confirmed",
        ["due 2018-11-13 2018-11-13 at 10:00"],
        [],
    ),
    # row 34
    ("14 June / 15 June", "dated", ["due 2017-06-14 2017-06-15"], ["which-day"]),
    # row 35
    ("late June / early July", "dated", ["due 2017-06-21 2017-07-10"], []),
    ("spring/summer", "dated", ["due 2017-03-01 2017-08-31"], []),
    ("in the autumn", "dated", ["due 2017-09-01 2017-11-30"], []),
    ("after the election", "timing dependent", [], ["event-date"]),
    ("after poll 8 June 2017", "dated", ["start 2017-06-09 - (after poll 8 June 2017)"], []),
    ("From 20 March–20 April", "dated", ["due 2017-03-20 2017-04-20"], ["year"]),
    ("Wednesday 7 June, 10am-12pm", "dated", ["due 2017-06-07 2017-06-07 at 10:00/12:00"], []),
    ("Friday 3 March", "dated", ["due 2017-03-03 2017-03-03"], ["weekday"]),
    # row 36
    ("by the end of the summer 2017", "dated", ["due - 2017-08-31"], []),
    ("in May", "dated", ["due 2017-05-01 2017-05-31"], []),
    ("January", "dated", ["due 2018-01-01 2018-01-31"], []),
    ("spring of 2017", "dated", ["due 2017-03-01 2017-05-31"], []),
    ("the coming months", "to be confirmed", [], ["no-date"]),
    ("Phase two … to be decided", "to be confirmed", [], []),
    # row 37
    ("Between January 2018 and 30 September 2019", "dated", ["due 2018-01-01 2019-09-30"], []),
    ("June to August 2019", "dated", ["due 2019-06-01 2019-08-31"], []),
    (
        "January 2019, May 2019, and July 2019",
        "dated",
        ["due 2019-01-01 2019-01-31", "due 2019-05-01 2019-05-31", "due 2019-07-01 2019-07-31"],
        [],
    ),
    ("13 September", "dated", ["due 2017-09-13 2017-09-13"], []),
    ("until at least April 2022", "dated", ["due 2022-04-01 -"], ["far-year"]),
]


@pytest.mark.parametrize(("written", "says", "parts", "asked"), SOURCES, ids=[row[0] for row in SOURCES])
def test_a_date_of_the_source_documents(written, says, parts, asked):
    reading = read_date(written, YEAR)
    assert in_short(reading) == (says, parts, asked)
    assert reading.as_written == written


IN_WORDS = [
    ("Jan / ongoing – review September 17", "from January 2017, ongoing; review September 2017"),
    ("Timing dependent - review Jan 18", "timing dependent; review January 2018"),
    ("Current timeframe April Dec 17 (subject to change)", "1 April to 31 December 2017, provisional"),
    ("Draft strategy - March 17 review September 17", "1 to 31 March 2017; review September 2017"),
    ("Sept tbc", "1 to 30 September 2017, to be confirmed"),
    ("(May 2017)", "as at May 2017"),
    ("July-Sep?", "1 July to 30 September 2017, queried"),
    ("TBC", "to be confirmed"),
    ("In progress", "in progress"),
    ("Ongoing", "ongoing"),
    ("after poll 8 June 2017", "from 9 June 2017 (after poll 8 June 2017)"),
    ("Wednesday 7 June, 10am-12pm", "7 June 2017, 10:00 to 12:00"),
    ("by 30 June", "by 30 June 2017"),
    ("until at least April 2022", "1 April 2022 or later"),
    ("31 February", "not read yet"),
    ("31 February and 4 May", "4 May 2017; one date not read yet"),
    ("January 2019, May 2019, and July 2019", "1 to 31 January 2019, 1 to 31 May 2019 and 1 to 31 July 2019"),
    ("Tuesday 13 November 2018, 10am (papers 6 November)", "13 November 2018, 10:00; papers 6 November 2018"),
    ("Complete – 12 June 2018", "complete; completed 12 June 2018"),
    ("from October", "from 1 October 2017"),
    ("lunch", "no date"),
    ("Decision 4 May, launch 5 June", "4 May 2017 (Decision) and 5 June 2017 (launch)"),
]


@pytest.mark.parametrize(("written", "words"), IN_WORDS, ids=[row[0] for row in IN_WORDS])
def test_a_reading_in_one_line(written, words):
    assert read_date(written, YEAR).in_words() == words


def labels(reading: DateReading, place: int = 0) -> list[str]:
    return [choice.label for choice in reading.questions[place].readings]


CHOICES = [
    ("Jan / ongoing – review Sept 17", ["January 2017", "January 2018"]),
    ("Current timeframe April Dec 17", ["April 2017 to December 2017", "From April 2017; in December 2017"]),
    ("From 20 March–20 April", ["20 March 2017 to 20 April 2017", "20 March 2018 to 20 April 2018"]),
    ("Friday 3 March", ["Friday 3 March 2017", "Saturday 3 March 2018", "Friday 2 March 2018"]),
    ("Friday 3 March 2018", ["Saturday 3 March 2018", "Friday 2 March 2018"]),
    (
        "Monday 12 September",
        ["Tuesday 12 September 2017", "Monday 12 September 2016", "Monday 11 September 2017"],
    ),
    ("12 June to Friday 17 June", ["12 June 2017 to 17 June 2017", "12 June 2017 to 16 June 2017"]),
    ("14 June / 15 June", ["14 June 2017 to 15 June 2017", "14 June 2017", "15 June 2017"]),
    ("Mar 27", ["March 2027", "27 March 2018", "March 2018"]),
    ("16/17", ["April 2016 to March 2017", "April 2017 to March 2018"]),
    ("31 February", ["28 February 2018"]),
    ("02/28/17", ["28 February 2017"]),
    ("31 April to 3 May", ["30 April 2017 to 3 May 2017"]),
    ("14 June - 12 June", ["12 June 2017 to 14 June 2017"]),
    ("Sept 18 - July 17", ["July 2017 to September 2018"]),
    ("13/13/17", []),
]


@pytest.mark.parametrize(("written", "choices"), CHOICES, ids=[row[0] for row in CHOICES])
def test_what_a_question_offers_likeliest_first(written, choices):
    assert labels(read_date(written, YEAR)) == choices


def test_a_weekday_that_contradicts_its_date_says_so():
    question = read_date("Friday 3 March 2018", YEAR).questions[0]
    assert question.text == "3 March 2018 is a Saturday, not a Friday. Which day is meant?"


def test_each_choice_holds_the_parts_of_the_whole_text():
    choices = read_date("Jan / ongoing – review Sept 17", YEAR).questions[0].readings
    assert [[part_in_short(part) for part in choice.parts] for choice in choices] == [
        ["start 2017-01-01 2017-01-31", "review 2017-09-01 2017-09-30"],
        ["start 2018-01-01 2018-01-31", "review 2017-09-01 2017-09-30"],
    ]


AS_MAPPING = {
    "field": "date",
    "key": "weekday",
    "as_written": "Friday 3 March",
    "reading": "Friday 2 March 2018",
}
ANSWERS = [Answer(**AS_MAPPING), AS_MAPPING, {**AS_MAPPING, "by": "lead", "on": "2017-06-12"}]


@pytest.mark.parametrize("answer", ANSWERS, ids=["dataclass", "mapping", "mapping-with-author"])
def test_an_answer_decides_and_ends_the_question(answer):
    assert in_short(read_date("Friday 3 March", YEAR, [answer])) == (
        "dated",
        ["due 2018-03-02 2018-03-02"],
        [],
    )


DROPPED = [
    {**AS_MAPPING, "as_written": "friday 3 march"},
    {**AS_MAPPING, "key": "year"},
    {**AS_MAPPING, "reading": "1 April 2018"},
    {},
]


@pytest.mark.parametrize("answer", DROPPED, ids=["other-text", "other-question", "no-such-choice", "empty"])
def test_an_answer_that_does_not_fit_is_not_used(answer):
    assert read_date("Friday 3 March", YEAR, [answer]) == read_date("Friday 3 March", YEAR)


def test_two_questions_are_answered_each_by_its_key():
    written = "Draft 31 February, final 31 April"
    asked = read_date(written, YEAR)
    assert [(q.key, labels(asked, n)) for n, q in enumerate(asked.questions)] == [
        ("impossible-date", ["28 February 2018"]),
        ("impossible-date-2", ["30 April 2017"]),
    ]
    first = Answer("date", "impossible-date", written, "28 February 2018")
    second = Answer("date", "impossible-date-2", written, "30 April 2017")
    assert in_short(read_date(written, YEAR, [second])) == (
        "dated",
        ["due 2017-04-30 2017-04-30 of final"],
        ["impossible-date"],
    )
    assert in_short(read_date(written, YEAR, [first, second])) == (
        "dated",
        ["due 2018-02-28 2018-02-28 of Draft", "due 2017-04-30 2017-04-30 of final"],
        [],
    )


def test_of_very_many_doubtful_dates_twenty_are_asked_at_a_time():
    written = "31/2 " * 50
    reading = read_date(written, YEAR)
    assert len(reading.questions) == 20
    answers = [Answer("date", q.key, written, "28 February 2018") for q in reading.questions]
    later = read_date(written, YEAR, answers)
    assert (len(later.parts), later.questions[0].key) == (20, "impossible-date-21")


@pytest.mark.parametrize("written", ["Spring", "by spring", "in the spring", "from spring"])
def test_a_spring_lies_at_both_ends_of_a_financial_year_and_is_asked(written):
    (question,) = read_date(written, YEAR).questions
    assert question.text.endswith("pring” does not say its year. Which is it?")
    assert [choice.label for choice in question.readings] == [
        "March 2017 to May 2017",
        "March 2018 to May 2018",
    ]


SEVERAL_YEARS = [
    ("June", "2017-19", ["June 2017", "June 2018"]),
    ("spring", "2017-19", ["March 2017 to May 2017", "March 2018 to May 2018"]),
    ("winter", "2017-20", ["December 2017 to February 2018", "December 2018 to February 2019",
                           "December 2019 to February 2020"]),
    ("Q4", "2017-19", ["January 2018 to March 2018", "January 2019 to March 2019"]),
    ("29 February", "2018-20", ["29 February 2020"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "years", "choices"), SEVERAL_YEARS, ids=[row[0] for row in SEVERAL_YEARS]
)
def test_a_plan_of_several_years_asks_which(written, years, choices):
    reading = read_date(written, years)
    assert [q.key for q in reading.questions] == ["year"]
    assert labels(reading) == choices
    assert reading.parts == reading.questions[0].readings[0].parts


NOT_ASKED = [
    ("June 2018", "due 2018-06-01 2018-06-30"),
    ("Friday 2 March", "due 2018-03-02 2018-03-02"),
    ("Saturday 2 March", "due 2019-03-02 2019-03-02"),
    ("17/18", "due 2017-04-01 2018-03-31"),
]


@pytest.mark.parametrize(("written", "part"), NOT_ASKED, ids=[row[0] for row in NOT_ASKED])
def test_a_year_or_a_weekday_says_which_year_of_several(written, part):
    assert in_short(read_date(written, "2017-19")) == ("dated", [part], [])


def test_a_start_is_before_its_review_in_several_years_too():
    reading = read_date("Jan / ongoing – review Sept 17", "2017-19")
    assert part_in_short(reading.parts[0]) == "start 2017-01-01 2017-01-31"
    assert labels(reading) == ["January 2017", "January 2018", "January 2019"]


def test_plain_data_of_a_reading():
    assert read_date("after poll 8 June 2017, 10am?", YEAR).to_json() == {
        "as_written": "after poll 8 June 2017, 10am?",
        "parts": [
            {
                "role": "start",
                "label": "",
                "start": "2017-06-09",
                "end": None,
                "time": "10:00",
                "relative_to": "after poll 8 June 2017",
            }
        ],
        "state": "dated",
        "certainty": "queried",
        "status": None,
        "questions": [],
    }


def test_plain_data_of_a_question():
    part = {
        "role": "due",
        "label": "",
        "start": "2018-02-28",
        "end": "2018-02-28",
        "time": None,
        "relative_to": None,
    }
    assert read_date("31 February", YEAR).to_json()["questions"] == [
        {
            "key": "impossible-date",
            "text": "“31 February” is not a day of the calendar. Which day is meant?",
            "readings": [{"label": "28 February 2018", "parts": [part]}],
        }
    ]


FOUND = [
    ("Open day 13 May, then 19/06 and 23/6.", None, ["due 2017-05-13 2017-05-13", "due 2017-06-19 2017-06-19",
                                                     "due 2017-06-23 2017-06-23"]),
    ("At the meeting on Friday 3 March we agreed", date(2017, 4, 12), ["due 2017-03-03 2017-03-03"]),
    ("ESR engagement on options Sept", date(2018, 10, 1), ["due 2018-09-01 2018-09-30"]),
    ("Held an event, 19/06", date(2017, 6, 12), ["due 2017-06-19 2017-06-19"]),
    ("met on 3 May and 10 May", date(2017, 5, 15), ["due 2017-05-03 2017-05-03", "due 2017-05-10 2017-05-10"]),
    ("launched w/c 12 June", date(2017, 6, 12), ["due 2017-06-12 2017-06-18"]),
    ("Living with Diabetes Day 23/6", date(2017, 6, 12), ["due 2017-06-23 2017-06-23"]),
    ("ESR consultation Dec", date(2017, 6, 12), ["due 2017-12-01 2017-12-31"]),
    ("Press release Jan", date(2017, 6, 12), ["due 2018-01-01 2018-01-31"]),
    ("The event was 14 June and 20 came", date(2017, 6, 12), ["due 2017-06-14 2017-06-14"]),
    ("originally planned for 3 May, held 10 May", date(2017, 5, 1), ["due 2017-05-10 2017-05-10"]),
    ("Report due 30 June 2017 (was 31 May 2017)", date(2017, 5, 1), ["due 2017-06-30 2017-06-30"]),
    ("Summer fair 8 July", date(2017, 6, 12), ["due 2017-07-08 2017-07-08"]),
    ("Visited on 5, 6 and 7 June", date(2017, 6, 12), ["due 2017-06-05 2017-06-07"]),
    ("11/12 practices replied, 9/10 people came", date(2017, 6, 12), []),
    ("20 may attend; rated 9/10; Room 12/6", date(2017, 6, 12), []),
    ("before 5pm on 20 June", date(2017, 6, 12), ["due - 2017-06-20 at 17:00"]),
    ("was held in December", date(2018, 1, 10), ["due 2017-12-01 2017-12-31"]),
    ("20 out of 32 practices, 10-15 people, 0.5% and 01375 365810", None, []),
    ("We may march on; the numbers may rise", None, []),
    ("we may meet on 31/2", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "near", "parts"), FOUND, ids=[row[0] for row in FOUND])
def test_dates_inside_a_sentence(text, near, parts):
    assert [part_in_short(part) for part in find_dates(text, YEAR, near)] == parts


@pytest.mark.parametrize("near", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_trouble(near):
    assert len(find_dates("1 January and 31 December", YEAR, near)) == 2
    assert read_date("before 01/01/0001 or after 31/12/9999", YEAR).as_written
    assert read_date("w/c 31/12/9999", YEAR).parts == ()


def test_a_year_that_is_none_is_refused():
    with pytest.raises(BadYear):
        read_date("June", "soon")


HOSTILE = [
    "1/", "(", "may ", "12/6 10am ", "w/c ", "1/1/40 ", "\ud800", "\0", "tbc ", "june ", "1,", "end of ",
    "mon,", "q1(", " ", "-", "2018 ", "17/18 ", "1 and ", "a'", "after the ", "June, ", "31/2 ", "c. ",
    "‮12 June", "١٢ ", "complete ", "9", "sept17", "\n", "İ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
@pytest.mark.parametrize("years", ["2017-18", "2017-20"])
def test_ten_times_the_letters_are_read_in_ten_times_the_time(piece, years):
    turn = count()

    def read(size):
        text = piece * (size // len(piece)) + " " * next(
            turn
        )  # another text each time: what was read is kept
        reading = read_date(text, years)
        reading.to_json()
        find_dates(text, years)
        assert reading.as_written == text

    assert growth(read, 400) < 4
