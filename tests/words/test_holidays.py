"""Bank holidays of England."""

from datetime import date

import pytest

from actionplan.words.holidays import bank_holidays, last_working_day, working_day_after


def days(start: date, stop: date) -> list[date]:
    return [day for day, _ in bank_holidays(start, stop)]


def test_the_bank_holidays_of_a_plan_year():
    assert days(date(2017, 4, 1), date(2018, 4, 1)) == [
        date(2017, 4, 14),
        date(2017, 4, 17),
        date(2017, 5, 1),
        date(2017, 5, 29),
        date(2017, 8, 28),
        date(2017, 12, 25),
        date(2017, 12, 26),
        date(2018, 1, 1),
        date(2018, 3, 30),
    ]


def test_a_holiday_has_a_name():
    assert bank_holidays(date(2017, 4, 14), date(2017, 4, 15)) == ((date(2017, 4, 14), "Good Friday"),)


def test_the_last_day_is_not_of_the_span():
    assert days(date(2017, 12, 24), date(2017, 12, 26)) == [date(2017, 12, 25)]
    assert days(date(2017, 12, 26), date(2018, 1, 1)) == [date(2017, 12, 26)]


def test_a_span_without_a_holiday():
    assert bank_holidays(date(2017, 6, 12), date(2017, 6, 26)) == ()


@pytest.mark.parametrize(
    ("start", "stop", "last"),
    [
        (date(2017, 6, 12), date(2017, 6, 26), date(2017, 6, 23)),  # ends on a Sunday
        (date(2017, 4, 1), date(2017, 4, 17), date(2017, 4, 13)),  # Good Friday and Easter
        (date(2018, 3, 19), date(2018, 4, 1), date(2018, 3, 29)),
        (date(2017, 12, 23), date(2017, 12, 27), date(2017, 12, 23)),  # nobody works at all
    ],
)
def test_the_last_working_day(start, stop, last):
    assert last_working_day(start, stop) == last


def test_a_working_day_after_passes_over_weekends_and_bank_holidays():
    assert working_day_after(date(2017, 12, 22), 3) == date(2017, 12, 29)
    assert working_day_after(date(2017, 6, 26), 3) == date(2017, 6, 29)
