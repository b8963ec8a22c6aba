"""What holds for any text in a date column, and for every real day however it is written."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.words.dates import DatePart, DateReading, find_dates, read_date
from actionplan.words.english import MONTHS, WEEKDAYS

YEARS = st.sampled_from(["2017-18", "2019-20", "2017-20"])
WORDS = [
    *MONTHS, *WEEKDAYS, "Sept", "Jan", "may", "march", "early", "mid", "late", "end of", "spring",
    "winter", "Q1", "H2", "w/c", "by", "from", "until", "after", "after the election", "before",
    "between", "and", "or", "to", "-", "–", "/", ",", "(", ")", "?", ".", "tbc", "ongoing", "review",
    "papers", "complete", "est.", "c.", "asap", "monthly", "late", "12", "31", "1st", "17", "'18",
    "2018", "2040", "17/18", "16/17", "12/6", "31/2", "14.06.17", "2017-06-23", "10am", "10-12pm",
    "14:00", "50%", "£12,000", "Board", "Phase 2", "year end", "next week",
    "Octr", "Setp", "fourteenth of", "the 14th", "(Thursday)", "Weds", "1.", "review dates:", "10.00",
]  # fmt: skip
DATE_TEXTS = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60) | DATE_TEXTS

FORMS = [
    "{d}/{m}/{yyyy}", "{dd}/{mm}/{yy}", "{dd}.{mm}.{yy}", "{d}-{m}-{yyyy}", "{yyyy}-{mm}-{dd}",
    "{d} {month} {yyyy}", "{dth} {month} {yyyy}", "{dth} of {month} {yyyy}", "{d} {mon} {yy}",
    "{dd}-{mon}-{yy}", "{d}-{mon}-{yyyy}",
    "{d} {mon} '{yy}", "{weekday} {d} {month} {yyyy}", "{wd} {d}/{m}/{yy}",
    "{weekday}, {dth} {mon}. {yyyy}", "{month} {d}, {yyyy}", "{month} {dth}, {yyyy}",
]  # fmt: skip


def ordinal(day: int) -> str:
    ending = "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def written(form: str, day: date) -> str:
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    return form.format(
        d=day.day, dd=f"{day.day:02d}", dth=ordinal(day.day), m=day.month, mm=f"{day.month:02d}", month=month,
        mon=month[:3], yyyy=day.year, yy=f"{day.year % 100:02d}", weekday=weekday, wd=weekday[:3],
    )  # fmt: skip


def all_parts(reading: DateReading) -> list[DatePart]:
    offered = [part for q in reading.questions for choice in q.readings for part in choice.parts]
    return [*reading.parts, *offered]


@settings(max_examples=250, deadline=None)
@given(ANY_TEXT, YEARS)
def test_any_text_is_read_and_kept(text, years):
    reading = read_date(text, years)
    assert reading.as_written == text
    assert reading.in_words()
    assert reading.to_json()["as_written"] == text
    assert all(p.start <= p.end for p in all_parts(reading) if p.start and p.end)
    keys = [q.key for q in reading.questions]
    assert len(set(keys)) == len(keys)
    for question in reading.questions:
        labels = [choice.label for choice in question.readings]
        assert len(set(labels)) == len(labels)


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, YEARS, st.dates() | st.none())
def test_dates_are_found_in_any_text_in_order_of_their_days(text, years, near):
    assert all(p.start <= p.end for p in find_dates(text, years, near) if p.start and p.end)


def years_of(part: DatePart) -> set[int]:
    """The years of a part; `before 2018` ends on the day before it, `after 2018` begins on the day after."""
    days = [day for day in (part.start, part.end) if day]
    days += [part.start - timedelta(1)] if part.start else []
    days += [part.end + timedelta(1)] if part.end else []
    return {day.year for day in days}


MONTH_OR_QUARTER = st.sampled_from(
    [*MONTHS, "Sept", "jan", "Q1", "Q2", "Q3", "Q4", "H1", "spring", "early June"]
)
WITH_A_YEAR = st.tuples(st.lists(st.sampled_from(WORDS), max_size=4), st.integers(1990, 2060),
                        st.lists(st.sampled_from(WORDS), max_size=4))  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(WITH_A_YEAR, YEARS)
def test_no_year_is_dropped_without_a_question(written, years):
    before, year, after = written
    reading = read_date(" ".join([*before, str(year), *after]), years)
    own = {year, year + 1} if "winter" in after else {year}  # `by 2013 winter` is by February 2014
    assert reading.questions or own & {y for part in reading.parts for y in years_of(part)}
    assert reading.questions or all(str(year) not in p.label or year in years_of(p) for p in reading.parts)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(2014, 2021), MONTH_OR_QUARTER, st.sampled_from(["", "by ", "from ", "in ", "before ", "due "])
)
def test_a_year_before_its_month_is_its_year(year, name, limit):
    reading = read_date(f"{limit}{year} {name}", "2017-18")
    offered = {y for part in all_parts(reading) for y in years_of(part)}
    assert year in offered
    assert len(reading.parts) == 1


@settings(max_examples=100, deadline=None)
@given(DATE_TEXTS, YEARS)
def test_the_same_text_is_read_the_same_twice(text, years):
    read_date.__globals__["_read"].cache_clear()
    first = read_date(text, years)
    read_date.__globals__["_read"].cache_clear()
    assert read_date(text, years) == first


PLAIN = [
    "sept tbc", "jan / ongoing - review sept 17", "12 june 2017", "14.06.17", "july-sep?",
    "late june / early july", "by 30 june", "from 20 march-20 april", "wednesday 7 june, 10am-12pm",
    "timing dependent - review jan 18", "q1", "w/c 12 june", "complete - 12 june 2018", "in may",
    "oct 17 - feb", "mid to late october", "friday 3 march", "after poll 8 june 2017",
    "13 november 2018, 10am (papers 6 november)", "asap", "31 february", "spring/summer",
    "(est.) dec 17", "until at least april 2022", "march 2018", "tbc", "on hold", "end of q2", "17/18",
]  # fmt: skip
CASES = [str, str.upper, str.title]
DASHES = ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"]
SPACES = [" ", "  ", "\u00a0", "\t", "\n", "\u2009"]


def sense(reading: DateReading) -> tuple:
    """What a reading says, without the letters it took from the text."""
    parts = [replace(p, relative_to=p.relative_to and "") for p in reading.parts]
    questions = [(q.key, [c.label for c in q.readings]) for q in reading.questions]
    return reading.state, reading.certainty, reading.status, parts, questions


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(PLAIN),
    st.sampled_from(CASES),
    st.sampled_from(DASHES),
    st.sampled_from(SPACES),
    st.sampled_from(["", "."]),
)
def test_case_dashes_spaces_and_a_final_full_stop_change_nothing(text, case, dash, space, stop):
    other = case(text).replace("-", dash).replace(" ", space) + stop
    assert sense(read_date(other, "2017-18")) == sense(read_date(text, "2017-18"))


@settings(max_examples=300, deadline=None)
@given(st.dates(date(2015, 1, 1), date(2021, 12, 31)), st.sampled_from(FORMS))
def test_a_real_day_in_a_common_form_is_that_day(day, form):
    text = written(form, day)
    assert read_date(text, "2017-18") == DateReading(text, (DatePart("due", "", day, day),), "dated")


@settings(max_examples=150, deadline=None)
@given(
    st.dates(date(2017, 4, 1), date(2018, 3, 31)), st.sampled_from(["{d} {month}", "{dth} {mon}", "{d}/{m}"])
)
def test_a_day_without_its_year_is_of_the_plan_year(day, form):
    assert [(p.start, p.end) for p in read_date(written(form, day), "2017-18").parts] == [(day, day)]


@settings(max_examples=150, deadline=None)
@given(DATE_TEXTS, YEARS, st.data())
def test_an_answer_is_taken_as_offered(text, years, data):
    reading = read_date(text, years)
    offered = [(q, choice) for q in reading.questions for choice in q.readings]
    if offered:
        question, choice = data.draw(st.sampled_from(offered))
        answer = {"key": question.key, "as_written": text, "reading": choice.label}
        answered = read_date(text, years, [answer])
        assert answered.parts == choice.parts
        assert question.key not in [q.key for q in answered.questions]
