"""Measured signs of success in words: the start, the latest reading, and the direction of travel."""

from typing import Any

import pytest

from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.measures import (
    amount,
    direction_of_travel,
    interval_of,
    is_count,
    level_in_words,
    measure_in_words,
)
from actionplan.words.vocabulary import Direction

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


def test_a_share_of_a_whole_with_its_date_and_direction() -> None:
    assert measure_in_words(indicator()) == (
        "Practices without a group: 20 of 32 (62.5 %), May 2017; fewer is better."
    )


def test_a_later_reading_comes_first_and_shows_the_direction_of_travel() -> None:
    assert measure_in_words(indicator(), reading(numerator=18, denominator=32)) == (
        "Practices without a group: 18 of 32 (56.3 %), September 2017; at the start 20 of 32 (62.5 %), "
        "May 2017; fewer is better: improved."
    )


def test_a_plain_value_has_its_unit() -> None:
    followers = indicator(Baseline(value=2779, as_at="May 2017"), MORE, "followers")
    assert measure_in_words(followers) == (
        "Practices without a group: 2,779 followers, May 2017; more is better."
    )
    assert measure_in_words(followers, reading(value=1450, approximate=True)) == (
        "Practices without a group: about 1,450 followers, September 2017; at the start 2,779 followers, "
        "May 2017; more is better: deteriorated."
    )


def test_a_reading_without_a_start() -> None:
    assert measure_in_words(indicator(None, MORE, ""), reading(value=12)) == (
        "Practices without a group: 12, September 2017; more is better."
    )


def test_neither_way_is_better() -> None:
    neutral = indicator(Baseline(value=3), NEITHER, "")
    assert measure_in_words(neutral) == "Practices without a group: 3."
    assert measure_in_words(neutral, reading(value=4)) == (
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


@pytest.mark.parametrize(
    ("direction", "now", "travel"),
    [
        (FEWER, 18, "improved"),
        (FEWER, 20, "sustained"),
        (FEWER, 21, "deteriorated"),
        (MORE, 18, "deteriorated"),
        (MORE, 20, "sustained"),
        (MORE, 21, "improved"),
        (NEITHER, 21, ""),
    ],
)
def test_direction_of_travel(direction: Direction, now: float, travel: str) -> None:
    assert direction_of_travel(direction, TWENTY, reading(numerator=now, denominator=32)) == travel


def test_the_share_is_compared_not_the_count() -> None:
    assert direction_of_travel(FEWER, TWENTY, reading(numerator=21, denominator=40)) == "improved"


def test_travel_needs_two_levels() -> None:
    assert direction_of_travel(MORE, None, reading(value=2)) == ""
    assert direction_of_travel(MORE, TWENTY, None) == ""
    assert direction_of_travel(MORE, TWENTY, reading()) == ""


def test_a_share_and_a_plain_value_are_compared_in_one_unit() -> None:
    assert direction_of_travel(FEWER, TWENTY, reading(value=53.1)) == "improved"
    assert direction_of_travel(FEWER, TWENTY, reading(value=53.1), per=10) == "deteriorated"


@pytest.mark.parametrize(
    ("values", "per", "words"),
    [
        ({"value": 1450, "approximate": True}, 100, "about 1,450 practices"),
        ({"numerator": 17, "denominator": 32, "approximate": True}, 100, "about 17 of 32 (53.1 %)"),
        ({"numerator": 12, "denominator": 4000}, 100_000, "12 of 4,000 (300 per 100,000)"),
        ({"numerator": 2e15, "denominator": 0.5}, 100, "2,000,000,000,000,000 of 0.5"),
        ({}, 100, "not known"),
    ],
)
def test_an_amount(values: dict[str, Any], per: float, words: str) -> None:
    assert amount(reading(**values), indicator().model_copy(update={"per": per})) == words


def test_a_level_that_was_worked_out_is_rounded() -> None:
    assert level_in_words(100 / 3, "%") == "33.3 %"
    assert level_in_words(1450, "visits") == "1,450 visits"


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
        ({"value": 14.5, "lower": 12}, ""),
        ({"numerator": 17, "denominator": 32}, "Wilson"),
        ({"numerator": 17, "denominator": 32, "lower": 12, "upper": 16}, "as published"),
    ],
)
def test_the_interval_of_a_reading(values: dict[str, Any], method: str) -> None:
    assert interval_of(reading(**values), indicator()).method == method
