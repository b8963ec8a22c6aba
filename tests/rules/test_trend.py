"""The years of a yearly measure."""

from datetime import date

import pytest

from actionplan.rules.trend import years_in_a_row


@pytest.mark.parametrize(
    ("days", "years"),
    [
        (["2015-06-30", "2016-06-30", "2017-06-30"], [2015, 2016, 2017]),
        (["2014-11-30", "2016-01-31", "2016-11-30"], [2014, 2015, 2016]),  # financial
        (["2015-06-30", "2017-06-30"], []),
        (["2017-05-31", "2017-06-30"], []),
        (["2017-05-31"], [2017]),
    ],
)
def test_years_that_follow_each_other(days: list[str], years: list[int]) -> None:
    assert list(years_in_a_row([date.fromisoformat(day) for day in days])) == years
