"""What an XmR chart does where the R package stops, or says what is not so."""

import math

import pytest

from actionplan.rules.spc import BadSeries, net_gain, xmr
from actionplan.words.errors import ActionPlanError
from tests.rules.spc_sample import STEADY, VECTORS, causes, chart_of, marked, months

ERRORS = {each["case"]: each for each in VECTORS["spc_errors"]}


def vector(name):
    return next(each["input"] for each in VECTORS["spc"] if each["id"] == name)


def verdict(chart):
    return (chart.status, chart.variation, chart.assurance)


def test_a_constant_series_has_no_limits_and_its_values_meet_the_target():
    chart = chart_of(vector("spc06_constant"))
    assert verdict(chart) == ("no variation", None, "consistent_pass")
    assert (chart.points[0].mean, chart.points[0].lower, chart.points[0].upper) == (12, None, None)
    assert (marked(chart), {point.point_type for point in chart.points}) == ({}, {"common_cause"})
    assert chart.notes == ("The values that limits would rest on do not change, so there are none.",)


@pytest.mark.parametrize("value", [0.1, 0.9, 1.3, 2 / 3, 6.7, 98.6])
def test_no_value_of_a_constant_series_is_beside_its_mean(value):
    chart = xmr([value] * 13)
    assert {(point.mean, point.special_cause) for point in chart.points} == {(value, "Common Cause")}


@pytest.mark.parametrize(
    ("target", "direction", "assurance"),
    [
        (12, "increase", "consistent_pass"),
        (12, "decrease", "consistent_pass"),
        (12.5, "increase", "consistent_fail"),
        (11, "decrease", "consistent_fail"),
        (11, "neutral", None),
        (None, "increase", None),
    ],
)
def test_without_limits_the_target_stands_against_the_values(target, direction, assurance):
    chart = xmr([12] * 13, target=target, improvement_direction=direction)
    assert verdict(chart) == ("no variation", None, assurance)


def test_without_limits_some_values_may_meet_the_target_and_some_not():
    chart = xmr([12] * 12 + [20], target=15, fix_after=12)
    assert verdict(chart) == ("no variation", None, "inconsistent")


def test_no_verdict_on_a_few_values_that_do_not_vary():
    assert verdict(xmr([12] * 12, target=10)) == ("no variation", None, None)


def test_where_screening_would_leave_no_change_it_is_undone():
    given = vector("spc30c_mostly_zero")
    chart, excel = chart_of(given), chart_of(given | {"screen_outliers": False})
    assert (chart.points, chart.status) == (excel.points, "ok")
    assert marked(chart) == {3: "Above UCL"} | dict.fromkeys(range(4, 16), "7 Points Below CL")
    assert chart.notes == (
        "The values seldom change, so no change was left out as an outlier when the limits were set; "
        "a chart of this kind does not suit rare events.",
    )
    assert excel.notes == ()


def test_one_value_is_too_few():
    chart = xmr([40], months(1), target=30)
    assert verdict(chart) == ("too few", None, None)
    assert chart.points[0][:8] == (months(1)[0], 40, 0, 40, None, None, "Common Cause", "common_cause")
    assert chart.notes == ("There is only one value, so there are no limits.",)


@pytest.mark.parametrize("values", [[], [None], [None, None, math.nan]])
def test_nothing_measured_is_too_few(values):
    chart = xmr(values, months(len(values)), target=30)
    assert verdict(chart) == ("too few", None, None)
    assert [(point.value, point.mean) for point in chart.points] == [(None, None)] * len(values)


@pytest.mark.parametrize("count", range(2, 13))
def test_two_to_twelve_points_are_on_trial_and_have_no_icons(count):
    assert ERRORS["12 points"]["expected"] == "short_group_warning true"
    chart = xmr(STEADY[:count], target=100)
    assert verdict(chart) == ("trial", None, None)
    assert chart.points[0].lower is not None


def test_thirteen_points_have_icons():
    assert ERRORS["13 points"]["expected"] == "short_group_warning false"
    chart = xmr(STEADY[:13], target=100)
    assert (*verdict(chart), chart.notes) == ("ok", "common_cause", "consistent_fail", ())


def test_a_missing_value_is_no_point_towards_thirteen():
    assert xmr([*STEADY[:12], None]).status == "trial"


def test_limits_of_a_short_last_group_are_said_to_be_on_trial():
    days = months(21)
    chart = xmr([*STEADY, 20, 22, 21, 20, 22], days, rebase=[days[16]])
    assert chart.status == "ok"
    assert chart.notes == (
        "The limits since 1 August 2024 are on trial: they rest on five points, and 13 are wanted.",
    )


def test_one_value_since_a_reset_is_too_few():
    days = months(17)
    chart = xmr([*STEADY, 20], days, rebase=[days[16]], target=1)
    assert verdict(chart) == ("too few", None, None)
    assert chart.notes == ("Since 1 August 2024, there is only one value, so there are no limits.",)


def test_a_reset_after_which_nothing_is_measured_leaves_the_verdict_of_before():
    days = months(17)
    chart = xmr([*STEADY[:-1], 40, None], days, rebase=[days[16]], target=1)
    assert verdict(chart) == ("ok", "improvement_high", "consistent_pass")
    assert chart.notes[-1] == "Since 1 August 2024, nothing was measured."


def test_a_missing_value_takes_two_moving_ranges_along_and_is_no_part_of_the_mean():
    chart = xmr([1, 3, None, 10, 11, 9], screen_outliers=False)
    limits = chart.groups[0].limits
    assert (limits.mean, limits.moving_range) == pytest.approx((34 / 5, (2 + 1 + 2) / 3))
    assert chart.points[2][1:8] == (
        None,
        0,
        limits.mean,
        limits.lower,
        limits.upper,
        "Common Cause",
        "common_cause",
    )
    assert chart.notes[0] == "One of six values is missing: a gap ends a run or a trend."


def test_a_missing_value_is_not_a_row_left_out():
    gap = xmr([1, 3, None, 10, 11, 9])
    assert gap.groups[0].limits.upper != xmr([1, 3, 10, 11, 9]).groups[0].limits.upper


@pytest.mark.parametrize("gap", range(1, 6))
def test_a_missing_value_breaks_a_trend_and_a_shift(gap):
    trend = [30, 50] * 10 + [37, 38, 39, 40, 41, 42, 43]
    shift = [30, 50] * 10 + [51, 50, 51, 50, 51, 50, 51]
    assert set(causes(xmr(trend))[20:]) == {"7 Point Trend (Increasing)"}
    assert set(causes(xmr(shift))[20:]) == {"7 Points Above CL"}
    for values in (trend, shift):
        values[20 + gap] = None
        assert marked(xmr(values)) == {}


def test_where_the_last_value_is_missing_the_last_measured_one_speaks():
    days = months(18)
    chart = xmr([*STEADY, 40, None], days)
    assert (chart.variation, chart.measured[-1].date) == ("improvement_high", days[16])
    assert chart.notes == (
        "One of 18 values is missing: a gap ends a run or a trend.",
        "The latest value is missing: what is said is of the last one measured, 1 August 2024.",
    )
    assert xmr([*STEADY, 40, None]).notes[1].endswith("measured, point 17.")


def test_values_with_gaps_between_them_all_are_too_few():
    chart = xmr([5, None] * 14)
    assert verdict(chart) == ("too few", None, None)
    assert chart.notes[-1] == "No two values stand side by side, so there are no limits."


def test_a_day_to_reset_at_without_a_value_counts_for_the_next_and_says_so():
    assert ERRORS["rebase date that is not one of the data dates"]["recommended"].startswith("snap")
    days = months(28)
    values = [10, 12] * 7 + [20, 22] * 7
    chart = xmr(values, days, rebase=["2024-05-20"])
    assert chart.points == xmr(values, days, rebase=["2024-06-01"]).points
    assert chart.notes == (
        "There is no value for 20 May 2024: the limits are reset from 1 June 2024, the next that there is.",
    )


def test_a_day_to_reset_at_after_the_last_value_is_said_to_do_nothing():
    days = months(16)
    chart = xmr(STEADY, days, rebase=["2030-01-01"])
    assert chart.groups == xmr(STEADY, days).groups
    assert chart.notes == ("There is no value on or after 1 January 2030, so the limits are not reset then.",)


@pytest.mark.parametrize(
    ("values", "settings", "said"),
    [
        pytest.param(
            [1, 2, 3],
            {"dates": ["2023-04-01", "2023-05-01", "2023-04-01"]},
            "Two values are dated 1 April 2023. Keep one value for each date.",
            id="two rows with the same date",
        ),
        pytest.param(
            STEADY,
            {"fix_after": 6},
            "Limits cannot be fixed after 6 points. Give a whole number of 12 or more.",
            id="fix_after_n_points = 6",
        ),
        pytest.param(
            [1, "abc"],
            {},
            "Value 2 of the series is 'abc', which is not a number. "
            "Give a number, or nothing where none was measured.",
            id="text values",
        ),
        pytest.param(
            [1, True],
            {},
            "Value 2 of the series is True, which is not a number. "
            "Give a number, or nothing where none was measured.",
            id="yes or no",
        ),
        pytest.param(
            [1, math.inf],
            {},
            "Value 2 of the series is inf, which is too large for a chart. Count in thousands or millions.",
            id="infinite",
        ),
        pytest.param(
            [1, 2],
            {"dates": ["2023-04-01"]},
            "There are two values and one date. Give each value its date.",
            id="a date short",
        ),
        pytest.param(
            [1],
            {"dates": ["31/02/2023"]},
            "'31/02/2023' is not a date. Write it as year, month and day: 2017-06-23.",
            id="no date",
        ),
        pytest.param(
            [1],
            {"improvement_direction": "up"},
            '"up" is not a direction of improvement. Choose one of: increase, decrease, neutral.',
            id="no direction",
        ),
        pytest.param(
            [1],
            {"rebase": ["2023-04-01"]},
            "Limits can be reset only where the values have dates. Give each value its date.",
            id="a reset without dates",
        ),
        pytest.param(
            [1],
            {"run_length": 2},
            "A run of 2 points is not a rule. Give a whole number, as a rule 6 or 7.",
            id="no run",
        ),
    ],
)
def test_what_no_chart_can_be_made_of_is_said_in_a_sentence(values, settings, said):
    with pytest.raises(BadSeries) as refused:
        xmr(values, **settings)
    assert str(refused.value) == said
    assert isinstance(refused.value, ActionPlanError) and isinstance(refused.value, ValueError)


def test_every_error_of_the_r_package_is_one_here():
    expected = {case for case, each in ERRORS.items() if "expected_error" in each}
    assert expected == {"two rows with the same date", "fix_after_n_points = 6", "text values"}


@pytest.mark.parametrize("value", [10**400, -(10**16), 1e15, -math.inf])
def test_a_number_too_large_is_refused_wherever_it_stands(value):
    with pytest.raises(BadSeries, match="too large"):
        xmr([1, 2, value])
    with pytest.raises(BadSeries, match="too large"):
        xmr([1, 2], target=value)


def test_a_running_total_is_charted_as_its_gain():
    followers = [100, 112, 109, 117, None, 130, 134]
    assert net_gain(followers) == [None, 12, -3, 8, None, None, 4]
    assert (net_gain([5]), net_gain([])) == ([None], [])
    total = [1000 + 10 * n + (n % 2) for n in range(20)]
    assert xmr(total).variation == "improvement_high"
    gains = xmr(net_gain(total), months(20))
    assert (len(gains.points), gains.variation, gains.points[0].value) == (20, "common_cause", None)
