"""The readings of an indicator by a day."""

from typing import Any

import pytest

from actionplan.plan.nouns import Indicator, Observation
from actionplan.view.series import level, readings, when_in_words
from tests.view.sample import plan

INDICATOR = Indicator(id="i", title="People at meetings")


def reading(id: str, written: str, **fields: Any) -> Observation:
    return Observation(id=id, indicator="i", date=written, value=1, **fields)


def latest(*observations: Observation, period: str = "P06") -> str | None:
    made = plan(INDICATOR, *observations)
    found = readings(made, made.settings.calendar.find(period).end).get("i")
    return found[-1].observation.id if found else None


def test_the_latest_day_counts_whatever_the_order() -> None:
    assert latest(reading("b", "20.06.17"), reading("a", "01.05.17")) == "b"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("25.06.17", "v"),
        ("26.06.17", None),
        ("June 2017", None),
        ("May 2017", "v"),
        ("TBC", None),
        ("soon", None),
    ],
)
def test_of_this_period_or_earlier_and_with_a_day(written: str, found: str | None) -> None:
    assert latest(reading("v", written)) == found


def test_of_one_day_the_one_recorded_last() -> None:
    first = reading("a", "01.05.17", recorded="2017-05-03T10:00:00+00:00")
    second = reading("b", "01.05.17", recorded="2017-05-02T10:00:00+00:00")
    assert latest(first, second) == "a"


def test_what_is_withdrawn_does_not_count() -> None:
    assert latest(reading("a", "01.05.17"), reading("b", "02.05.17", withdrawn=True)) == "a"


def test_what_is_corrected_does_not_count_but_once_the_correction_does() -> None:
    wrong, right = reading("a", "02.05.17"), reading("b", "01.05.17", revises="a")
    assert latest(wrong, right) == "b"
    assert latest(wrong, right.model_copy(update={"date": "01.07.17"})) == "a"
    assert latest(wrong, right.model_copy(update={"withdrawn": True})) == "a"


def test_of_a_share_the_level_is_so_many_per_hundred_or_what_the_indicator_says() -> None:
    of_whole = Observation(id="v", indicator="i", date="May 2017", numerator=8, denominator=32)
    assert level(of_whole, INDICATOR) == 25
    assert level(of_whole, INDICATOR.model_copy(update={"per": 1000})) == 250
    assert level(reading("v", "May 2017"), INDICATOR) == 1


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
