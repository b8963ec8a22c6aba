"""The readings of an indicator by a day."""

from typing import Any

import pytest

from actionplan.plan.nouns import Indicator, Observation
from actionplan.view.series import readings
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
