"""What XmR charts say in words."""

import pytest

from actionplan.rules.spc import xmr
from actionplan.rules.spc_words import assurance_in_words, travel_in_one_line, variation_in_words
from tests.rules.spc_sample import STEADY, months

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
        (
            STEADY,
            4,
            "increase",
            "The target of 4 % or more is likely to be met each time, if nothing changes.",
        ),
        (
            STEADY,
            30,
            "increase",
            "The target of 30 % or more is not likely to be met, unless something changes.",
        ),
        (
            STEADY,
            12.5,
            "decrease",
            "The target of 12.5 % or less is likely to be met at times and missed at times, by chance alone.",
        ),
        ([12] * 14, 12, "increase", "Every value meets the target of 12 % or more."),
        ([12] * 14, 13, "increase", "No value meets the target of 13 % or more."),
        (STEADY, 12, "neutral", ""),
        (STEADY, None, "increase", ""),
        (STEADY[:12], 12, "increase", ""),
    ],
)
def test_assurance(values, target, direction, words):
    assert assurance_in_words(xmr(values, target=target, improvement_direction=direction), "%") == words


def test_values_that_change_after_the_baseline_may_meet_a_target_or_not():
    chart = xmr([12] * 12 + [20], target=15, fix_after=12)
    assert assurance_in_words(chart) == "Not every value meets the target of 15 or more."


@pytest.mark.parametrize(
    ("values", "direction", "line"),
    [
        (
            [12, 13, None, 15],
            "increase",
            "Then 12 people (1 April 2017), now 15 people (1 July 2017); target 20 people or more. Direction of "
            "travel: improved, which may be chance with three values: 13 are needed to tell.",
        ),
        (
            [12, 15, None],
            "decrease",
            "Then 12 people (1 April 2017), now 15 people (1 May 2017); target 20 people or less. Direction of "
            "travel: deteriorated, which may be chance with two values: 13 are needed to tell.",
        ),
        (
            [15, 12],
            "neutral",
            "Then 15 people (1 April 2017), now 12 people (1 May 2017); target 20 people. Direction of "
            "travel: down, which may be chance with two values: 13 are needed to tell.",
        ),
        (
            [12, 15, 12],
            "increase",
            "Then 12 people (1 April 2017), now 12 people (1 June 2017); target 20 people or more. Direction of "
            "travel: sustained.",
        ),
        ([12.5], "increase", "One value so far, 12.5 people (1 April 2017); target 20 people or more."),
        ([], "increase", "Nothing measured yet; target 20 people or more."),
    ],
)
def test_one_line_for_few_points(values, direction, line):
    chart = xmr(values, months(len(values), 2017), target=20, improvement_direction=direction)
    assert travel_in_one_line(chart, "people") == line


def test_one_line_without_dates_or_target():
    assert travel_in_one_line(xmr([1450, 1500])) == (
        "Then 1,450, now 1,500. Direction of travel: improved, which may be chance with two values: "
        "13 are needed to tell."
    )


def test_one_line_after_a_reset():
    days = months(17, 2017)
    line = travel_in_one_line(xmr([*STEADY, 20], days, rebase=[days[16]]))
    assert line.endswith("Direction of travel: improved, which may be chance.")
    assert travel_in_one_line(xmr(STEADY)).endswith("Direction of travel: sustained.")


def test_shares_that_were_worked_out_are_rounded_in_the_one_line() -> None:
    shares = xmr(
        [200 / 3, 53.125], ["2017-05-31", "2017-07-31"], improvement_direction="decrease", target=100 / 3
    )
    assert travel_in_one_line(shares, "%") == (
        "Then 66.7 % (31 May 2017), now 53.1 % (31 July 2017); target 33.3 % or less. Direction of travel: improved, "
        "which may be chance with two values: 13 are needed to tell."
    )
