"""What XmR charts say in words."""

import pytest

from actionplan.rules.spc import xmr
from actionplan.rules.spc_words import (
    assurance_in_words,
    total_in_one_line,
    travel_in_one_line,
    variation_in_words,
)
from tests.rules.spc_sample import STEADY

BUSY = [30, 50] * 10


@pytest.mark.parametrize(
    ("values", "direction", "words"),
    [
        (STEADY, "increase", "No sign of change: the values vary as they usually do."),
        (
            [*STEADY, 40],
            "increase",
            "Improvement: the latest value is above the upper limit, which chance alone seldom brings; "
            "higher is better.",
        ),
        (
            [*STEADY, 40],
            "decrease",
            "Concern: the latest value is above the upper limit, which chance alone seldom brings; "
            "lower is better.",
        ),
        (
            [*STEADY, -40],
            "neutral",
            "Change: the latest value is below the lower limit, which chance alone seldom brings; "
            "neither way is better.",
        ),
        (
            [*BUSY, *range(37, 44), None],
            "increase",
            "Improvement: the last seven values rise one after the other, which chance alone seldom brings; "
            "higher is better.",
        ),
        (
            [*BUSY, *range(43, 36, -1)],
            "decrease",
            "Improvement: the last seven values fall one after the other, which chance alone seldom brings; "
            "lower is better.",
        ),
        (
            [*BUSY, 51, 50, 51, 50, 51, 50, 51],
            "increase",
            "Improvement: the last seven values are all above the mean, which chance alone seldom brings; "
            "higher is better.",
        ),
        (
            [*BUSY, 30, 31, 30, 31, 30, 31, 30],
            "increase",
            "Concern: the last seven values are all below the mean, which chance alone seldom brings; "
            "higher is better.",
        ),
        ([12] * 14, "increase", ""),
        (STEADY[:12], "increase", ""),
    ],
)
def test_variation(values, direction, words):
    assert variation_in_words(xmr(values, improvement_direction=direction)) == words


@pytest.mark.parametrize(("last", "side"), [((18, 11, 18), "upper"), ((2, 9, 2), "lower")])
def test_two_in_three(last, side):
    words = variation_in_words(xmr([8, 12] * 7 + [*last], fix_after=14))
    assert f": two of the last three values are close to the {side} limit, which" in words


@pytest.mark.parametrize(
    ("run_length", "words"), [(6, "the last six values rise"), (10, "the last 10 values rise")]
)
def test_the_run_is_as_long_as_it_was_set(run_length, words):
    assert words in variation_in_words(xmr([*BUSY, *range(34, 34 + run_length)], run_length=run_length))


@pytest.mark.parametrize(
    ("values", "target", "direction", "words"),
    [
        (STEADY, 4, "increase", "The target of {} is likely to be met each time, if nothing changes."),
        (STEADY, 30, "increase", "The target of {} is not likely to be met, unless something changes."),
        (
            STEADY,
            12.5,
            "decrease",
            "The target of {} is likely to be met at times and missed at times, by chance alone.",
        ),
        ([12] * 14, 12, "increase", "Every value meets the target of {}."),
        ([12] * 14, 13, "increase", "No value meets the target of {}."),
        (STEADY, 12, "neutral", ""),
        (STEADY, None, "increase", ""),
        (STEADY[:12], 12, "increase", ""),
    ],
)
def test_assurance_by_the_words_of_the_target(values, target, direction, words):
    chart = xmr(values, target=target, improvement_direction=direction)
    assert assurance_in_words(chart, "more than £4") == words.format("more than £4")


def test_values_that_change_after_the_baseline_may_meet_a_target_or_not():
    chart = xmr([12] * 12 + [20], target=15, fix_after=12)
    assert assurance_in_words(chart, "at least 15") == "Not every value meets the target of at least 15."


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            {"then": "12 (1 April 2017)", "target": "more than 20", "travel": "improved", "points": 3},
            "Then 12 (1 April 2017), now 15; target more than 20. Direction of travel: improved; three values are "
            "too few to tell a change from the usual ups and downs (13 are needed).",
        ),
        (
            {"then": "16", "travel": "deteriorated", "points": 2, "since": "1 May 2017"},
            "Then 16, now 15. Direction of travel: deteriorated; two values since 1 May 2017 are too few to tell "
            "a change from the usual ups and downs (13 are needed).",
        ),
        (
            {"then": "15", "travel": "sustained", "points": 2},
            "Then 15, now 15. Direction of travel: sustained.",
        ),
        ({"then": "12", "points": 13}, "Then 12, now 15."),
        ({"then": "", "target": "more than 20"}, "One value so far, 15; target more than 20."),
        ({"then": "", "since": "1 May 2017"}, "One value since 1 May 2017, 15."),
        ({"then": "", "points": 2}, "Now 15."),
    ],
)
def test_one_line_for_few_points(given, line):
    assert travel_in_one_line(**given, now="15") == line


def test_one_line_for_a_running_total():
    assert total_in_one_line("100", "130", "30 followers", target="at least 150") == (
        "Then 100, now 130: 30 followers added; target at least 150."
    )
    assert total_in_one_line("130", "100", "", target="at least 150") == (
        "Then 130, now 100: less than before; target at least 150."
    )
