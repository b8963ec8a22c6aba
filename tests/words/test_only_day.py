from datetime import date

import pytest

from actionplan.words.dates import read_date


@pytest.mark.parametrize("text", ["23 June 2017", "2017-06-23", "23.06.17", "Friday 23 June"])
def test_one_day_is_read_in_any_way_of_writing_it(text):
    assert read_date(text, "2017-18").only_day == date(2017, 6, 23)


@pytest.mark.parametrize(
    "text", ["", "June 2017", "Sept tbc", "31 February", "12 and 14 June", "Monday 23 June", "soon"]
)
def test_anything_else_is_not_one_day(text):
    assert read_date(text, "2017-18").only_day is None
