"""XmR charts against the R package NHSRplotthedots 0.2.2, and the rules one by one."""

import dataclasses
from datetime import date
from itertools import pairwise

import pytest

from actionplan.rules.spc import xmr
from tests.rules.spc_sample import STEADY, VECTORS, causes, chart_of, marked, months

WITHOUT_SENSIBLE_ANSWER = {"spc06_constant", "spc30c_mostly_zero"}
ANSWERED = [each for each in VECTORS["spc"] if each["id"] not in WITHOUT_SENSIBLE_ANSWER]
answered = pytest.mark.parametrize("vector", ANSWERED, ids=lambda vector: vector["id"])


def near(expected):
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_the_expected_values_are_there():
    assert len(ANSWERED) >= 22
    assert {each["id"] for each in VECTORS["spc"]} >= WITHOUT_SENSIBLE_ANSWER


@answered
def test_limits_equal_those_of_r(vector):
    chart = chart_of(vector["input"])
    expected = vector["expected"]["groups"]
    said = [(g.number, g.stop - g.start, g.since.isoformat(), g.limits) for g in chart.groups]
    assert [each[:3] for each in said] == [(g["group"], g["n"], g["first_date"]) for g in expected]
    for (*_, limits), group in zip(said, expected, strict=True):
        assert limits[:2] == near((group["mean"], group["mean_moving_range_used"]))
        assert limits[2:4] == near((group["lpl"], group["upl"]))


@answered
def test_marked_points_equal_those_of_r(vector):
    chart, expected = chart_of(vector["input"]), vector["expected"]
    assert causes(chart) == expected["special_cause_type"]
    assert [point.point_type for point in chart.points] == expected["point_type"]
    assert list(marked(chart)) == expected["flagged_points"]


@answered
def test_zones_equal_those_of_r(vector):
    points, expected = chart_of(vector["input"]).points, vector["expected"]
    sides = [(p.value > p.mean) - (p.value < p.mean) for p in points]
    outside = [not p.lower <= p.value <= p.upper for p in points]
    close = [
        not out and not p.near_lower <= p.value <= p.near_upper
        for p, out in zip(points, outside, strict=True)
    ]
    assert (sides, outside) == (expected["relative_to_mean"], expected["outside_limits"])
    assert close == expected["close_to_limits"]


@answered
def test_icons_equal_those_of_r_from_13_points_on(vector):
    chart, expected = chart_of(vector["input"]), vector["expected"]
    if len(chart.measured) < 13:
        assert (chart.status, chart.variation, chart.assurance) == ("trial", None, None)
    else:
        said = (chart.status, chart.variation, chart.assurance)
        assert said == ("ok", expected["variation_icon"], expected["assurance_type"])


@answered
def test_points_are_in_date_order_one_for_each_value(vector):
    given, points = vector["input"], chart_of(vector["input"]).points
    assert [(p.date.isoformat(), p.value) for p in points] == sorted(
        zip(given["dates"], given["values"], strict=True)
    )


def test_outliers_are_screened_by_default_and_kept_as_in_excel():
    values = [1, 2, 1, 2, 10, *([1, 2] * 7)[:13]]
    screened, excel = xmr(values).points[0], xmr(values, screen_outliers=False).points[0]
    assert [round(n, 2) for n in (screened.upper, screened.mean, screened.lower)] == [4.60, 1.94, -0.72]
    assert [round(n, 2) for n in (excel.upper, excel.mean, excel.lower)] == [6.95, 1.94, -3.06]


def test_limits_are_neither_cut_at_nought_nor_at_a_hundred():
    point = xmr([1, 99] * 7).points[0]
    assert (point.lower, point.upper) == near((50 - 2.66 * 98, 50 + 2.66 * 98))
    assert (point.near_lower, point.near_upper) == near((50 - 2.66 * 98 * 2 / 3, 50 + 2.66 * 98 * 2 / 3))


def rising(count, start=10):
    return list(range(start, start + count))


WAVE = [12, 9, 11, 10, 12, 9, 11, 10]


@pytest.mark.parametrize(
    ("values", "run_length", "expected"),
    [
        pytest.param([5, 3] * 4 + [6] * 7, 7, dict.fromkeys(range(9, 16), "7 Points Above CL"), id="shift"),
        pytest.param([5, 3] * 4 + [6] * 6, 7, {}, id="six are no shift"),
        pytest.param([5, 3] * 4 + [6] * 6, 6, dict.fromkeys(range(9, 15), "6 Points Above CL"), id="of six"),
        pytest.param([3, 5] * 4 + [2] * 8, 7, dict.fromkeys(range(9, 17), "7 Points Below CL"), id="longer"),
        pytest.param(
            [*WAVE, *rising(7, 8), *WAVE],
            7,
            dict.fromkeys(range(9, 16), "7 Point Trend (Increasing)"),
            id="trend",
        ),
        pytest.param([*WAVE, 8, 9, 10, 11, 12, 13, 8, *WAVE], 7, {}, id="six are no trend"),
        pytest.param(
            [*WAVE, 8, 9, 10, 11, 12, 13, *WAVE[1:]],
            6,
            dict.fromkeys(range(9, 15), "6 Point Trend (Increasing)"),
            id="trend of six",
        ),
        pytest.param([*WAVE, 8, 9, 10, 10, 11, 12, 13, *WAVE], 7, {}, id="a tie ends a trend"),
    ],
)
def test_runs_and_trends(values, run_length, expected):
    assert marked(xmr(values, screen_outliers=False, run_length=run_length)) == expected


def test_where_two_trends_meet_the_one_to_the_right_counts():
    values = [30, 50] * 10 + [*range(37, 44), *range(42, 36, -1)] + [30, 50] * 10
    chart = xmr(values, improvement_direction="increase")
    up, down = "7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"
    assert causes(chart)[20:33] == [up] * 6 + [down] * 7
    assert chart.points[26].point_type == "special_cause_concern"


def test_a_trend_that_falls_to_the_start_of_the_next_ends_as_in_the_r_package():
    values = [30, 50] * 10 + [*range(37, 44), *range(38, 45)] + [30, 50] * 10
    up, down = "7 Point Trend (Increasing)", "7 Point Trend (Decreasing)"
    assert causes(xmr(values))[20:34] == [up] * 6 + [down] + [up] * 7


def test_a_trend_counts_where_it_goes_not_on_which_side_of_the_mean_it_is():
    values = [30, 50] * 10 + [*range(37, 44)]
    falling = xmr([-value for value in values], improvement_direction="increase")
    assert (xmr(values).points[20].point_type, xmr(values).points[20].value) == (
        "special_cause_improvement",
        37,
    )
    assert (falling.variation, falling.points[20].point_type) == ("concern_low", "special_cause_concern")


@pytest.mark.parametrize(
    ("three", "expected"),
    [
        pytest.param((18, 11, 18), {15: "2 in 3 Above CL", 17: "2 in 3 Above CL"}, id="first and third"),
        pytest.param((18, 18, 11), {15: "2 in 3 Above CL", 16: "2 in 3 Above CL"}, id="first two"),
        pytest.param((11, 18, 18), {16: "2 in 3 Above CL", 17: "2 in 3 Above CL"}, id="last two"),
        pytest.param((2, 9, 2), {15: "2 in 3 Below CL", 17: "2 in 3 Below CL"}, id="below"),
        pytest.param(
            (11, 18, 18, 2), {16: "2 in 3 Above CL", 17: "2 in 3 Above CL"}, id="then the other side"
        ),
        pytest.param((18, 9, 18), {}, id="not all on one side"),
        pytest.param((18, 11, 11), {}, id="one only"),
        pytest.param((30, 18, 11), {15: "Above UCL"}, id="beyond the limit is not near it"),
    ],
)
def test_two_in_three(three, expected):
    values = [8, 12] * 7 + [*three] + [8, 12] * 7
    assert marked(xmr(values, fix_after=14)) == expected


def test_a_value_on_a_limit_is_not_beyond_it():
    point = xmr(STEADY[:12]).points[0]
    assert marked(xmr([*STEADY[:12], point.upper, point.mean, point.lower], fix_after=12)) == {}
    for edge in (point.near_upper, point.near_lower):
        assert marked(xmr([*STEADY[:12], edge, edge, edge], fix_after=12)) == {}


@pytest.mark.parametrize(
    ("direction", "high", "low"),
    [
        ("increase", "improvement", "concern"),
        ("decrease", "concern", "improvement"),
        ("neutral", "neutral", "neutral"),
    ],
)
def test_what_the_last_point_says(direction, high, low):
    above = xmr([*STEADY, 40], improvement_direction=direction)
    below = xmr([*STEADY, -40], improvement_direction=direction)
    assert (above.variation, below.variation) == (f"{high}_high", f"{low}_low")


@pytest.mark.parametrize(
    ("direction", "target", "assurance"),
    [
        ("increase", 21, "consistent_fail"),
        ("increase", 4, "consistent_pass"),
        ("increase", 13, "inconsistent"),
        ("decrease", 21, "consistent_pass"),
        ("decrease", 4, "consistent_fail"),
        ("decrease", 13, "inconsistent"),
        ("neutral", 21, None),
        ("increase", None, None),
    ],
)
def test_assurance(direction, target, assurance):
    assert xmr(STEADY, improvement_direction=direction, target=target).assurance == assurance


def test_a_target_on_a_limit_is_neither_passed_nor_failed_each_time():
    point = xmr(STEADY).points[0]
    on = [xmr(STEADY, target=limit).assurance for limit in (point.lower, point.upper)]
    assert on == ["inconsistent", "inconsistent"]


def test_limits_start_anew_at_a_reset():
    days = months(28)
    chart = xmr([10, 12] * 7 + [20, 22] * 7, days, rebase=[days[14]], target=15)
    assert [(g.number, g.since, g.limits.mean) for g in chart.groups] == [(0, days[0], 11), (1, days[14], 21)]
    assert (marked(chart), chart.assurance, chart.notes) == ({}, "consistent_pass", ())
    assert [a.group - b.group for a, b in pairwise(chart.points)].count(-1) == 1


def test_a_reset_at_the_first_value_makes_one_group_numbered_as_in_the_r_package():
    days = months(16)
    chart = xmr(STEADY, days, rebase=days[:1])
    assert [(group.number, group.start, group.stop) for group in chart.groups] == [(1, 0, 16)]
    assert chart.points[0][3:] == xmr(STEADY, days).points[0][3:]


def test_fixed_limits_rest_on_the_first_values_only():
    later = [chart.points[0].upper for chart in (xmr(STEADY, fix_after=12), xmr(STEADY[:12]))]
    assert later[0] == later[1]
    assert xmr(STEADY, fix_after=16).groups == xmr(STEADY).groups


def test_the_chart_keeps_the_settings_that_its_method_is_told_by():
    chart = xmr(STEADY, target=13, fix_after=12, screen_outliers=False, run_length=6)
    assert (chart.target, chart.fix_after, chart.screen_outliers, chart.run_length) == (13, 12, False, 6)
    assert chart.improvement_direction == "increase"


def test_a_chart_is_not_changed():
    chart = xmr(STEADY)
    with pytest.raises(dataclasses.FrozenInstanceError):
        chart.status = "trial"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        chart.points[0].value = 1.0  # type: ignore[misc]


def test_dates_may_be_days_or_their_text():
    days = months(16)
    chart = xmr(STEADY, days)
    assert xmr(STEADY, [day.isoformat() for day in days]) == chart
    assert [point.date for point in xmr(STEADY).points] == [None] * 16
    assert chart.points[1].date == date(2023, 5, 1)
