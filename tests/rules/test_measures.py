"""Measured signs of success in words: the start, the latest reading, and the direction of travel."""

from datetime import date
from typing import Any

import pytest

from actionplan.plan.nouns import Baseline, Indicator, Observation, Target
from actionplan.rules.counting import level
from actionplan.rules.intervals import BadFigures
from actionplan.rules.measures import (
    amount,
    interval_of,
    is_count,
    level_in_words,
    level_of,
    measure_in_words,
    priority_of,
    where_of,
)
from actionplan.rules.readings import Reading
from actionplan.words.vocabulary import Direction
from tests.plan.sample import plan_of

FEWER, MORE, NEITHER = Direction.FEWER, Direction.MORE, Direction.NEITHER
TWENTY = Baseline(numerator=20, denominator=32, as_at="May 2017")


def indicator(
    baseline: Baseline | None = TWENTY, direction: Direction = FEWER, unit: str = "practices"
) -> Indicator:
    return Indicator(
        id="i", title="practices without a group", baseline=baseline, direction=direction, unit=unit
    )


def reading(**values: Any) -> Observation:
    return Observation(id="v", indicator="i", **{"date": "September 2017", **values})


def told(one: Indicator, *observations: Observation) -> str:
    """The measure in words; the readings are a month apart."""
    days = [date(2017, month, 1) for month in range(1, len(observations) + 1)]
    taken = [Reading(row, day, level(row, one)) for row, day in zip(observations, days, strict=True)]
    return measure_in_words(one, taken)


def test_a_share_of_a_whole_with_its_date_and_direction() -> None:
    assert measure_in_words(indicator()) == (
        "Practices without a group: 20 of 32 (62.5 %), May 2017; fewer is better."
    )


def test_a_later_reading_comes_first_and_shows_the_direction_of_travel() -> None:
    assert told(indicator(), reading(numerator=18, denominator=32)) == (
        "Practices without a group: 18 of 32 (56.3 %), September 2017; at the start 20 of 32 (62.5 %), "
        "May 2017; fewer is better: improved."
    )


def test_a_plain_value_has_its_unit() -> None:
    followers = indicator(Baseline(value=2779, as_at="May 2017"), MORE, "followers")
    assert measure_in_words(followers) == (
        "Practices without a group: 2,779 followers, May 2017; more is better."
    )
    assert told(followers, reading(value=1450, approximate=True)) == (
        "Practices without a group: about 1,450 followers, September 2017; at the start 2,779 followers, "
        "May 2017; more is better: deteriorated."
    )


def test_a_reading_without_a_start() -> None:
    assert told(indicator(None, MORE, ""), reading(value=12)) == (
        "Practices without a group: 12, September 2017; more is better."
    )


def test_neither_way_is_better() -> None:
    neutral = indicator(Baseline(value=3), NEITHER, "")
    assert measure_in_words(neutral) == "Practices without a group: 3."
    assert told(neutral, reading(value=4)) == (
        "Practices without a group: 4, September 2017; at the start 3."
    )


def test_nothing_is_measured_yet() -> None:
    assert measure_in_words(indicator(None)) == "Practices without a group: not measured yet."
    assert measure_in_words(indicator(Baseline(as_at="May 2017"), MORE)) == (
        "Practices without a group: not known, May 2017; more is better."
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [(1234567.0, "1,234,567"), (0.5, "0.5"), (12345.25, "12,345.25"), (-3, "-3"), (0, "0")],
)
def test_figures_are_written_in_full(value: float, words: str) -> None:
    assert (
        measure_in_words(indicator(Baseline(value=value), NEITHER, ""))
        == f"Practices without a group: {words}."
    )


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (18, 32, "56.3"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (0, 7, "0"),
        (7, 7, "100"),
        (1, 2000, "0.05"),
        (50, 4, "1,250"),
    ],
)
def test_shares_round_halves_upwards(part: float, whole: float, share: str) -> None:
    said = measure_in_words(indicator(Baseline(numerator=part, denominator=whole), NEITHER))
    assert said.endswith(f" ({share} %).")


def test_without_a_start_it_travels_from_the_first_reading() -> None:
    rows = [reading(value=12, date="May 2017"), reading(value=15)]
    assert told(indicator(None, MORE, "people"), *rows) == (
        "Practices without a group: 15 people, September 2017; from 12 people, May 2017; more is better: improved."
    )


def test_a_last_reading_without_a_figure_is_passed_over() -> None:
    assert told(indicator(None, MORE, "people"), reading(value=12, date="May 2017"), reading()) == (
        "Practices without a group: 12 people, May 2017; more is better."
    )


def test_a_running_total_has_no_direction_of_travel() -> None:
    followers = indicator(Baseline(value=100), MORE, "followers").model_copy(update={"running_total": True})
    assert told(followers, reading(value=130)) == (
        "Practices without a group: 130 followers, September 2017; at the start 100 followers; more is better."
    )


def test_a_priority_is_its_own_or_that_of_a_row_that_it_serves() -> None:
    rows = [Target(id="t", requirement="T", date=""), Target(id="u", requirement="U", date="", priority="p")]
    one = indicator().model_copy(update={"targets": ("gone", "t", "u")})
    plan = plan_of(one, *rows)
    assert priority_of(one, plan) == "p"
    assert priority_of(one.model_copy(update={"priority": "own"}), plan) == "own"
    assert priority_of(one.model_copy(update={"targets": ("t",)}), plan) is None


@pytest.mark.parametrize(
    ("values", "per", "words"),
    [
        ({"value": 1450, "approximate": True}, 100, "about 1,450 practices"),
        ({"numerator": 17, "denominator": 32, "approximate": True}, 100, "about 17 of 32 (53.1 %)"),
        ({"numerator": 12, "denominator": 4000}, 100_000, "12 of 4,000 (300 per 100,000)"),
        ({"numerator": 1e15, "denominator": 0.5}, 100, "1,000,000,000,000,000 of 0.5"),
        ({}, 100, "not known"),
    ],
)
def test_an_amount(values: dict[str, Any], per: float, words: str) -> None:
    assert amount(reading(**values), indicator().model_copy(update={"per": per})) == words


def test_a_level_that_was_worked_out_is_rounded() -> None:
    assert level_in_words(100 / 3, "%") == "33.3 %"
    assert level_in_words(1450, "visits") == "1,450 visits"


def test_the_level_of_a_reading() -> None:
    assert level_of(reading(numerator=17, denominator=32), indicator(), "%") == "53.1 %"
    assert level_of(reading(value=1450, approximate=True), indicator(), "visits") == "about 1,450 visits"


@pytest.mark.parametrize(
    ("value", "unit", "counted"),
    [
        (14, "visits a week", False),
        (0, "stories", True),
        (14, "people per year", False),
        (14.5, "stories", False),
        (-1, "stories", False),
        (14, "", False),
        (14, "%", False),
        (14, "per cent", False),
        (14, "£", False),
        (14, "hours", False),
        (14, "Average score", False),
        (None, "stories", False),
    ],
)
def test_what_is_a_count(value: float | None, unit: str, counted: bool) -> None:
    assert is_count(value, indicator(unit=unit)) is counted


def test_a_running_total_is_no_count_of_chance_events() -> None:
    assert not is_count(14, indicator().model_copy(update={"running_total": True}))


@pytest.mark.parametrize(
    ("values", "method"),
    [
        ({"value": 14}, "Byar's"),
        ({"value": 9}, "exact"),
        ({"value": 14.5}, ""),
        ({"value": 14.5, "lower": 12, "upper": 16}, "as published"),
        ({"numerator": 17, "denominator": 32}, "Wilson"),
        ({"numerator": 17, "denominator": 32, "lower": 50, "upper": 56}, "as published"),
        ({"numerator": 1, "denominator": 3, "lower": 33.3, "upper": 33.3}, "as published"),
    ],
)
def test_the_interval_of_a_reading(values: dict[str, Any], method: str) -> None:
    assert interval_of(reading(**values), indicator()).method == method


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (
            {"value": 10, "lower": 60, "upper": 70},
            "Its published interval, 60 to 70, does not hold the value of 10.",
        ),
        (
            {"numerator": 17, "denominator": 32, "lower": 12, "upper": 16},
            "Its published interval, 12 to 16, does not hold the value of 53.1.",
        ),
        ({"value": 65, "lower": 70, "upper": 60}, "Its published interval, 70 to 60, runs backwards."),
        ({"value": 10, "lower": 0}, "Its published interval has one bound only, 0."),
        ({"value": 10, "upper": 12}, "Its published interval has one bound only, 12."),
    ],
)
def test_a_published_interval_that_is_not_to_be_believed(values: dict[str, Any], why: str) -> None:
    with pytest.raises(BadFigures) as error:
        interval_of(reading(**values), indicator())
    assert str(error.value) == why


@pytest.mark.parametrize(
    ("place", "segment", "words"),
    [
        ("Corringham", "frailty", "Corringham, frailty"),
        (" Grays\n East ", "", "Grays East"),
        ("", "carers", "carers"),
        (" ", "", ""),
    ],
)
def test_the_place_and_the_segment_that_a_measure_counts(place: str, segment: str, words: str) -> None:
    assert where_of(Indicator(id="i", title="Title", place=place, segment=segment)) == words
