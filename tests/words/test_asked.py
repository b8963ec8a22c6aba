"""What was asked for is said where the periods that are found are something else."""

from datetime import date

import pytest

from actionplan.words.asked import as_asked
from actionplan.words.calendars import make_calendar
from actionplan.words.periods import read_years


def asked(text: str, years: str = "2017-18", combined: tuple[int, int] = ()) -> str:
    joined = [(years, *combined, "")] if combined else []
    found = make_calendar(read_years(years), combined=joined).find(text)
    told = as_asked(found, text)
    assert told == found
    return told.asked


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2017-18 Q4", "quarter 4 of 2017-18; it takes in what ended in that time, fortnights 1 to 26"),
        ("P03..P05", "fortnights 3 to 5 of 2017-18; it takes in fortnights 1 to 26"),
        ("17/18 P5", "fortnight 5 of 2017-18; it takes in fortnights 1 to 26"),
        (
            "2018-03-01..2018-04-15",
            "1 March to 15 April 2018; it takes in what ended in that time, fortnights 1 to 26",
        ),
    ],
)
def test_of_what_is_reported_together_a_part_is_asked_for(text, said):
    whole = " of 2017-18, 1 April 2017 to 31 March 2018."
    assert asked(text, combined=(1, 26)) == f"This report was asked for {said}{whole}"


def test_two_days_are_said_unless_they_are_those_of_the_fortnights():
    assert asked("2018-03-01..2018-04-15") == (
        "This report was asked for 1 March to 15 April 2018; it takes in what ended in that time, fortnights 24 to 26 "
        "of 2017-18, 19 February to 31 March 2018."
    )
    assert asked("2017-01-01..2030-01-01", "2017-19") == (
        "This report was asked for 1 January 2017 to 1 January 2030; it takes in what ended in that time, fortnight 1 "
        "of 2017-18 to fortnight 26 of 2018-19, 1 April 2017 to 31 March 2019."
    )
    sixth = make_calendar(read_years("2017-18")).on(date(2017, 6, 12))
    assert asked(f"{sixth.start}..{sixth.stop}") == ""


def test_over_two_years_both_are_named():
    joined = [("2017-18", 25, 26, "")]
    found = make_calendar(read_years("2017-19"), combined=joined).find("2017-18 P26..2018-19 P02")
    assert as_asked(found, "2017-18 P26..2018-19 P02").asked == (
        "This report was asked for fortnight 26 of 2017-18 to fortnight 2 of 2018-19; it takes in fortnight 25 of "
        "2017-18 to fortnight 2 of 2018-19, 5 March to 29 April 2018."
    )


@pytest.mark.parametrize(
    "text", ["P06", " p6 ", "P06..P12", "P06-12", "17/18 P06", "Q1", "2017-18 Q2", "2017-18"]
)
def test_what_is_just_what_was_asked_for_needs_no_words(text):
    assert asked(text) == ""


def test_what_is_reported_together_asked_for_whole_needs_no_words():
    assert [asked(text, combined=(5, 6)) for text in ("P05..P06", "P05-06", "Q1", "2017-18")] == [""] * 4
