"""The readings of an indicator by a day, and the latest of them."""

from datetime import date
from typing import Any

import pytest

from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.readings import first_day, is_measured, known, readings, with_baselines_by
from actionplan.rules.readings import latest as latest_of
from actionplan.words.periods import read_years
from tests.view.sample import plan

INDICATOR = Indicator(id="i", title="People at meetings")


def reading(id: str, written: str, **fields: Any) -> Observation:
    return Observation(id=id, indicator="i", date=written, **{"value": 1} | fields)


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


def test_what_is_corrected_does_not_count_once_the_correction_is_there() -> None:
    wrong, right = reading("a", "02.05.17"), reading("b", "01.05.17", revises="a")
    assert latest(wrong, right) == "b"
    assert latest(wrong, right.model_copy(update={"date": "01.07.17"})) is None
    assert latest(wrong, right.model_copy(update={"withdrawn": True})) == "a"


def test_a_last_reading_without_a_figure_does_not_hide_the_one_before() -> None:
    made = plan(INDICATOR, reading("a", "01.05.17"), reading("b", "02.05.17", value=None))
    taken = readings(made, made.settings.calendar.find("P06").end)["i"]
    found = latest_of(taken)
    assert found is not None
    assert (found.observation.id, [one.observation.id for one in known(taken)]) == ("a", ["a"])
    assert latest_of(()) is None


def test_measured_means_a_reading_with_a_figure() -> None:
    made = plan(INDICATOR, reading("a", "01.05.17", value=None), reading("b", "02.05.17"))
    taken = readings(made, made.settings.calendar.find("P06").end)["i"]
    assert is_measured(taken)
    assert not is_measured(taken[:1])
    assert not is_measured(())


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("May 2017", date(2017, 5, 1)),
        ("20 March to 20 April 2017", date(2017, 3, 20)),
        ("by 20.06.17", date(2017, 6, 20)),
        ("soon", None),
        ("", None),
    ],
)
def test_the_first_day_of_a_date(written: str, first: date | None) -> None:
    assert first_day(written, read_years("2017-18")) == first


def test_a_baseline_is_there_from_its_first_day_on() -> None:
    made = plan(INDICATOR.model_copy(update={"baseline": Baseline(value=1, as_at="May 2017")}))
    assert with_baselines_by(made, date(2017, 4, 30)).indicators[0].baseline is None
    assert with_baselines_by(made, date(2017, 5, 1)) is made
    undated = plan(INDICATOR.model_copy(update={"baseline": Baseline(value=1, as_at="soon")}))
    assert with_baselines_by(undated, date.min) is undated
