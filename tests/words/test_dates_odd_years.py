"""Years that no plan has: never this year in silence."""

import pytest

from actionplan.words.dates import find_dates, read_date

ODD = [
    ("1 June 1899", ["1 June 1899", "1 June 2026"]),
    ("by 30 June 1899", ["30 June 1899", "30 June 2026"]),
    ("31 May 202", ["31 May 202", "31 May 2026"]),
    ("June 1700", ["June 1700", "June 2026"]),
    ("31 August 9999", ["31 August 9999", "31 August 2026"]),
    ("1 January 0001", ["1 January 1", "1 January 2027"]),
]


@pytest.mark.parametrize(("text", "labels"), ODD, ids=[text for text, _ in ODD])
def test_an_odd_year_is_asked_about(text, labels):
    question = read_date(text, "2026-27").questions[0]
    assert (question.key, [c.label for c in question.readings]) == ("far-year", labels)


@pytest.mark.parametrize("text", ["5 May 20266", "5 May 99999999999999999999"])
def test_a_year_that_no_calendar_has_is_read_as_no_day(text):
    read = read_date(text, "2026-27")
    assert read.parts == ()
    assert [c.label for c in read.questions[0].readings] == ["5 May 2026"]


def test_an_odd_year_is_no_label_of_the_next_date():
    read = read_date("1 June 1899 - review Sept 26", "2026-27")
    assert [(p.role, p.label) for p in read.parts] == [("due", ""), ("review", "")]
    assert [q.key for q in read.questions] == ["far-year"]


@pytest.mark.parametrize("text", ["14 June 200 people", "14 June, 1200 hrs", "7 June 1000-1200"])
def test_what_is_counted_is_no_year(text):
    assert read_date(text, "2026-27").parts[0].in_words().endswith("June 2026")
    assert read_date(text, "2026-27").questions == ()


def test_a_running_sentence_keeps_its_figures():
    assert [p.start.year for p in find_dates("On 14 June 200 people came", "2026-27")] == [2026]
