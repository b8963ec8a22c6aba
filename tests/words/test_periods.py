"""Reporting periods, with the days of real years, and the day of judgement."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.words.calendars import make_calendar, reported_from
from actionplan.words.errors import BadDay, BadYear, UnknownPeriod
from actionplan.words.period_names import code_in_words
from actionplan.words.periods import PlanYears, judgement_day, read_years


def calendar(years: str, **settings):
    return make_calendar(read_years(years), **settings)


@pytest.mark.parametrize(
    ("text", "first", "count", "label"),
    [
        ("2017-18", 2017, 1, "2017-18"),
        ("2017/18", 2017, 1, "2017-18"),
        ("17/18", 2017, 1, "2017-18"),
        ("17-2018", 2017, 1, "2017-18"),
        ("2017-2018", 2017, 1, "2017-18"),
        (" 2017 – 18 ", 2017, 1, "2017-18"),
        ("2017/19", 2017, 2, "2017-19"),
        ("2017-19", 2017, 2, "2017-19"),
        ("1999-00", 1999, 1, "1999-00"),
        ("2099-00", 2099, 1, "2099-00"),
        ("2017-27", 2017, 10, "2017-27"),
    ],
)
def test_years_are_read(text, first, count, label):
    years = read_years(text)
    assert (years, years.label) == (PlanYears(first, count), label)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2017",
        "2017-17",
        "2017-16",
        "2017-28",
        "2018-2017",
        "1899-00",
        "201-18",
        "2017-18-19",
        "२०१७-१८",
        "x",
    ],
)
def test_what_is_no_financial_year_is_refused(text):
    with pytest.raises(BadYear) as refused:
        read_years(text)
    advice = "Write it as 2017-18, or 2017-19 for two years."
    assert str(refused.value) == f'"{text}" is not a financial year. {advice}'


def test_the_days_of_plan_years():
    years = read_years("2017-19")
    assert (years.start, years.stop, years.end) == (date(2017, 4, 1), date(2019, 4, 1), date(2019, 3, 31))
    assert [y.label for y in years.years] == ["2017-18", "2018-19"]


@pytest.mark.parametrize(
    ("year", "period", "start", "end"),
    [
        ("2017-18", "P01", date(2017, 4, 1), date(2017, 4, 16)),
        ("2017-18", "P02", date(2017, 4, 17), date(2017, 4, 30)),
        ("2017-18", "P06", date(2017, 6, 12), date(2017, 6, 25)),
        ("2017-18", "P26", date(2018, 3, 19), date(2018, 3, 31)),
        ("2019-20", "P01", date(2019, 4, 1), date(2019, 4, 14)),
        ("2019-20", "P26", date(2020, 3, 16), date(2020, 3, 31)),
    ],
)
def test_the_days_of_a_period(year, period, start, end):
    found = calendar(year).find(period)
    assert (found.start, found.end, found.stop) == (start, end, end + timedelta(days=1))


@pytest.mark.parametrize("first", range(1990, 2061))
def test_the_periods_of_any_year_follow_one_another(first):
    year = PlanYears(first)
    periods = make_calendar(year).periods
    assert (periods[0].start, periods[-1].stop) == (date(first, 4, 1), date(first + 1, 4, 1))
    assert [p.start for p in periods[1:]] == [p.stop for p in periods[:-1]]
    assert [p.number for p in periods] == list(range(1, len(periods) + 1))
    assert {p.of for p in periods} == {len(periods)}
    assert {p.start.weekday() for p in periods[1:]} == {0}
    assert {(p.stop - p.start).days for p in periods[1:-1]} == {14}
    assert 14 <= (periods[0].stop - periods[0].start).days <= 20
    assert 7 <= (periods[-1].stop - periods[-1].start).days <= 20


def test_a_tail_of_fewer_than_seven_days_joins_the_period_before():
    tails = {first: make_calendar(PlanYears(first)).periods[-1] for first in (2018, 2019)}
    assert {first: (p.number, p.start, p.end) for first, p in tails.items()} == {
        2018: (26, date(2019, 3, 18), date(2019, 3, 31)),
        2019: (26, date(2020, 3, 16), date(2020, 3, 31)),  # 30 and 31 March alone would be the tail
    }


@given(first=st.integers(1990, 2060), data=st.data())
def test_every_day_of_a_plan_falls_into_one_period(first, data):
    years = PlanYears(first, data.draw(st.integers(1, 3)))
    day = data.draw(st.dates(years.start, years.end))
    periods = make_calendar(years)
    assert [p for p in periods if day in p] == [periods.on(day)]


def test_a_day_outside_the_plan_is_in_no_period():
    periods = calendar("2017-18")
    assert [periods.on(day) for day in (date(2017, 3, 31), date(2018, 4, 1))] == [None, None]


def test_the_periods_around_a_period():
    periods = calendar("2017-18")
    sixth, span = periods.find("P06"), periods.find("P06..P12")
    assert (periods.before(sixth).name, periods.after(sixth).name) == ("2017-18 P05", "2017-18 P07")
    assert (periods.before(span).name, periods.after(span).name) == ("2017-18 P05", "2017-18 P13")
    assert periods.after(sixth, 2).name == "2017-18 P08"
    assert (periods.before(periods.find("P01")), periods.after(periods.find("P26"))) == (None, None)


@pytest.mark.parametrize(
    ("text", "name", "path", "start", "end"),
    [
        ("P06", "2017-18 P06", "2017-18-P06", (6, 12), (6, 25)),
        (" p6 ", "2017-18 P06", "2017-18-P06", (6, 12), (6, 25)),
        ("2017-18 P06", "2017-18 P06", "2017-18-P06", (6, 12), (6, 25)),
        ("2017-18-P06", "2017-18 P06", "2017-18-P06", (6, 12), (6, 25)),
        ("17/18 P06", "2017-18 P06", "2017-18-P06", (6, 12), (6, 25)),
        ("P06..P12", "2017-18 P06..P12", "2017-18-P06-to-P12", (6, 12), (9, 17)),
        ("P06-12", "2017-18 P06..P12", "2017-18-P06-to-P12", (6, 12), (9, 17)),
        ("2017-18-P06-to-P12", "2017-18 P06..P12", "2017-18-P06-to-P12", (6, 12), (9, 17)),
        ("P01..P06", "2017-18 P01..P06", "2017-18-Q1", (4, 1), (6, 25)),
        ("2017-18-Q1", "2017-18 P01..P06", "2017-18-Q1", (4, 1), (6, 25)),
        ("2017-06-28..2017-09-20", "2017-18 P07..P12", "2017-18-Q2", (6, 26), (9, 17)),
        ("2017-05-14..2017-06-25", "2017-18 P03..P05", "2017-18-P03-to-P05", (5, 1), (6, 11)),
        ("P06..P06", "2017-18 P06", "2017-18-P06", (6, 12), (6, 25)),
        ("Q1", "2017-18 P01..P06", "2017-18-Q1", (4, 1), (6, 25)),
        ("2017-18 Q2", "2017-18 P07..P12", "2017-18-Q2", (6, 26), (9, 17)),
        ("q3", "2017-18 P13..P19", "2017-18-Q3", (9, 18), (12, 24)),
    ],
)
def test_a_period_is_found_by_its_name(text, name, path, start, end):
    found = calendar("2017-18").find(text)
    assert (found.name, found.path) == (name, path)
    assert (found.start, found.end) == (date(2017, *start), date(2017, *end))


def test_the_quarters_share_out_the_year():
    quarters = [calendar("2017-18").find(f"Q{n}") for n in (1, 2, 3, 4)]
    assert [(q.number, q.last) for q in quarters] == [(1, 6), (7, 12), (13, 19), (20, 26)]


@given(first=st.integers(1990, 2060), number=st.integers(1, 26))
def test_a_period_is_found_by_its_own_name_and_path(first, number):
    periods = make_calendar(PlanYears(first))
    period = periods.periods[number - 1]
    assert periods.find(period.name) == periods.find(period.path) == periods.single(period.short) == period


ADVICE = {
    "": "Write it as 2017-18 P01.",
    "June": "Write it as 2017-18 P01.",
    "P": "Write it as 2017-18 P01.",
    "P123": "Write it as 2017-18 P01.",
    "Q5": "A year has four quarters: write one as 2017-18 Q1, Q2, Q3 or Q4.",
    "2017-18 Q5": "A year has four quarters: write one as 2017-18 Q1, Q2, Q3 or Q4.",
    "q12": "A year has four quarters: write one as 2017-18 Q1, Q2, Q3 or Q4.",
    "Q1..Q2": "A year has four quarters: write one as 2017-18 Q1, Q2, Q3 or Q4.",
    "P٠٦": "Write it as 2017-18 P01.",
    "P00": "The periods of 2017-18 are P01 to P26.",
    "P27": "The periods of 2017-18 are P01 to P26.",
    "P06..P27": "The periods of 2017-18 are P01 to P26.",
    "P12..P06": "Name the earlier period first: P06..P12.",
    "2016-17": "The plan covers 2017-18.",
    "2017-06-31..2017-09-20": "There is no day 2017-06-31; write two days as 2017-06-28..2017-09-20.",
    "2017-06-28..2017-09-31": "There is no day 2017-09-31; write two days as 2017-06-28..2017-09-20.",
    "2017-09-31..2017-06-31": "There is no day 2017-09-31; write two days as 2017-06-28..2017-09-20.",
    "0000-00-00..2017-06-30": "There is no day 0000-00-00; write two days as 2017-06-28..2017-09-20.",
    "2017-09-27..2017-06-28": "Name the earlier day first: 2017-06-28..2017-09-27.",
    "2017-06-28..2017-06-28": "No reporting period ends within these days.",
    "2017-06-28..2017-07-08": "No reporting period ends within these days.",
    "2016-17 P06": "The plan covers 2017-18.",
    "2017-17 P06": "The plan covers 2017-18.",
}


@pytest.mark.parametrize("text", ADVICE)
def test_a_name_that_is_no_period_of_the_plan_is_refused(text):
    with pytest.raises(UnknownPeriod) as refused:
        calendar("2017-18").find(text)
    assert str(refused.value) == f'"{text}" is not one of the plan\'s reporting periods. {ADVICE[text]}'


def test_a_year_is_the_span_of_its_periods():
    year = calendar("2017-18").find("2017-18")
    assert (year.name, year.path, year.called) == ("2017-18 P01..P26", "2017-18", "2017-18")
    assert (year.start, year.end) == (date(2017, 4, 1), date(2018, 3, 31))


@pytest.mark.parametrize(
    ("text", "name", "path", "words"),
    [
        ("2018-19", "2018-19 P01..P26", "2018-19", "fortnights 1 to 26"),
        ("2018-19 Q4", "2018-19 P20..P26", "2018-19-Q4", "fortnights 20 to 26"),
        (
            "2017-19",
            "2017-18 P01..2018-19 P26",
            "2017-19",
            "fortnight 1 of 2017-18 to fortnight 26 of 2018-19",
        ),
        (
            "2017-18 P26..2018-19 P01",
            "2017-18 P26..2018-19 P01",
            "2017-18-P26-to-2018-19-P01",
            "fortnight 26 of 2017-18 to fortnight 1 of 2018-19",
        ),
        (
            "2017-18 P06..2018-19 P06",
            "2017-18 P06..2018-19 P06",
            "2017-18-P06-to-2018-19-P06",
            "fortnight 6 of 2017-18 to fortnight 6 of 2018-19",
        ),
    ],
)
def test_a_span_of_a_plan_of_two_years(text, name, path, words):
    periods = calendar("2017-19")
    found = periods.find(text)
    assert (found.name, found.path, found.in_words) == (name, path, words)
    assert periods.find(found.name) == periods.find(found.path) == found
    with pytest.raises(UnknownPeriod, match=r"Name the earlier period first: 2017-18 P26\.\.2018-19 P01\."):
        periods.find("2018-19 P01..2017-18 P26")


def test_a_span_is_no_single_period():
    with pytest.raises(UnknownPeriod) as refused:
        calendar("2017-18").single("P06..P12")
    assert str(refused.value) == (
        '"P06..P12" is not one of the plan\'s reporting periods. Name one period, such as 2017-18 P01.'
    )


def test_a_plan_of_several_years_asks_which_year():
    periods = calendar("2017-19")
    with pytest.raises(UnknownPeriod) as refused:
        periods.find("P06")
    assert str(refused.value) == (
        '"P06" is not one of the plan\'s reporting periods. The plan covers several years, so write '
        "2017-18 P06 or 2018-19 P06."
    )
    assert periods.find("2018-19 P06").start == date(2018, 6, 11)
    assert periods.after(periods.find("2017-18 P26")).name == "2018-19 P01"
    assert len(periods.periods) == 52


SIXTH = calendar("2017-18").find("P06")


@pytest.mark.parametrize(
    ("today", "asked", "day"),
    [
        ((2017, 6, 12), "", (2017, 6, 12)),
        ((2017, 6, 20), "", (2017, 6, 20)),
        ((2017, 6, 25), "", (2017, 6, 25)),
        ((2020, 1, 1), "", (2017, 6, 25)),
        ((2020, 1, 1), "2017-06-20", (2017, 6, 20)),
        ((2017, 6, 20), "2017-06-12", (2017, 6, 12)),
    ],
)
def test_the_day_of_judgement(today, asked, day):
    assert judgement_day(SIXTH, date(*today), asked) == date(*day)


@pytest.mark.parametrize(
    ("today", "asked", "sentence"),
    [
        ((2017, 6, 11), "2017-06-12", "2017-18 P06 has not begun: it starts on 12 June 2017."),
        ((2017, 6, 20), "20/06/2017", 'as_at: "20/06/2017" is not a date. Write it as 2017-06-20.'),
        (
            (2017, 6, 20),
            "2017-06-21",
            "as_at: 21 June 2017 is outside 2017-18 P06. Choose a day from 12 June 2017 to 20 June 2017.",
        ),
        (
            (2020, 1, 1),
            "2017-06-26",
            "as_at: 26 June 2017 is outside 2017-18 P06. Choose a day from 12 June 2017 to 25 June 2017.",
        ),
    ],
)
def test_a_day_that_cannot_judge_the_period_is_refused(today, asked, sentence):
    with pytest.raises(BadDay) as refused:
        judgement_day(SIXTH, date(*today), asked)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("P06", "fortnight 6"),
        ("P19..P20", "fortnights 19 and 20"),
        ("P01..P06", "fortnights 1 to 6"),
        ("2017-18 P26", "fortnight 26 of 2017-18"),
        ("P20..2018-19 P06", "fortnight 20 to fortnight 6 of 2018-19"),
        ("now", "now"),
        ("fortnight 6", "fortnight 6"),
        ("", ""),
    ],
)
def test_what_people_read_is_no_code(code, words):
    assert code_in_words(code) == words


def test_nothing_has_stood_since_before_the_first_period_that_is_reported():
    periods = calendar("2017-18")
    begun = reported_from(periods, "P15")
    assert begun.first_of_run(begun.find("P17"), lambda _: True).short == "P15"
    assert periods.first_of_run(periods.find("P17"), lambda _: True).short == "P01"
    assert begun.first_of_run(begun.find("P03"), lambda _: True).short == "P03"
