"""Which indicators wait for a reading: by the rhythm in which they were read."""

import pytest

from actionplan.view.waiting import waiting_for_reading
from tests.view.measured_sample import indicator, reading
from tests.view.sample import view

P06 = "2017-18 P06"  # 12 to 25 June 2017

EARLY = ("1 April 2017", "26 May 2017", "28 May 2017")
LAST = "It waits for a reading: the last is of"


def told(*days, **fields):
    rows = [reading(f"v{n}", day, 5) for n, day in enumerate(days)]
    return waiting_for_reading(view(P06, indicator(**fields), *rows)).get("i", "")


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (("28 May 2017", "11 June 2017"), f"{LAST} 11 June 2017, and the readings so far are 14 days apart."),
        (("9 June 2017", "10 June 2017"), f"{LAST} 10 June 2017, and the readings so far are one day apart."),
        (
            ("7 June 2017", "8 June 2017", "9 June 2017", "10 June 2017"),
            f"{LAST} 10 June 2017, and it is usually read every day.",
        ),
        (("11 June 2017", "25 June 2017"), ""),
        (("30 April 2017", "31 May 2017"), ""),
        ((*EARLY, "31 May 2017"), f"{LAST} 31 May 2017, and readings usually come every three days."),
        (("28 May 2017",), ""),
        ((), ""),
    ],
)  # fmt: skip
def test_it_waits_when_the_usual_gap_ends_by_the_end_of_the_fortnight(days, sentence):
    assert told(*days) == sentence


def test_one_that_says_what_it_measures_waits_for_its_first_reading():
    assert told(measure="Those who signed in") == "It waits for its first reading."


def test_a_reading_of_a_later_day_does_not_count_yet():
    assert told("28 May 2017", "11 June 2017", "26 June 2017").startswith(f"{LAST} 11 June 2017")
