"""The dates of readings in the words of a report."""

from datetime import date

import pytest

from actionplan.view.series import last_day, when_in_words
from tests.view.sample import plan


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("20.06.17", "20 June 2017"),
        ("2017-06-20", "20 June 2017"),
        ("20 March to 20 April 2017", "20 March to 20 April 2017"),
        ("01.04.17 - 15.04.17", "1 to 15 April 2017"),
        ("June 17", "June 2017"),
        ("01.06.17 - 30.06.17", "June 2017"),
        ("2016-17", "2016-17"),
        ("July to September 2017", "July to September 2017"),
        ("3.5.17 and\n5.6.17", "3.5.17 and 5.6.17"),
        ("from 1 May 2017", "from 1 May 2017"),
        ("TBC", "TBC"),
        ("", ""),
    ],
)
def test_a_date_in_the_words_of_a_report(written: str, words: str) -> None:
    assert when_in_words(written, plan()) == words


def test_the_last_day_of_a_date_as_written() -> None:
    assert last_day("June 2017", plan()) == date(2017, 6, 30)
    assert last_day("from 1 May 2017", plan()) is None
