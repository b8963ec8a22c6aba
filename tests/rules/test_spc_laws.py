"""What holds for every XmR chart, and the rules once more, read plainly window by window."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from actionplan.rules.spc import Chart, net_gain, xmr
from tests.rules.spc_sample import causes, months

numbers = st.integers(-60, 60)
series = st.lists(numbers, min_size=2, max_size=45)
with_gaps = st.lists(st.none() | numbers, max_size=45)
wavy = st.lists(st.integers(-3, 3), min_size=7, max_size=45).map(
    lambda steps: [sum(steps[: n + 1]) for n in range(len(steps))]
)
lengths = st.sampled_from([6, 7])
OTHER_SIDE = {
    "Above UCL": "Below LCL",
    "7 Points Above CL": "7 Points Below CL",
    "2 in 3 Above CL": "2 in 3 Below CL",
    "7 Point Trend (Increasing)": "7 Point Trend (Decreasing)",
}
OTHER_SIDE |= {low: high for high, low in OTHER_SIDE.items()} | {"Common Cause": "Common Cause"}
SWAPPED = {
    "special_cause_improvement": "special_cause_concern",
    "special_cause_concern": "special_cause_improvement",
    "common_cause": "common_cause",
}


def verdicts(chart: Chart):
    """All that a chart says, without its numbers."""
    points = [(point.special_cause, point.point_type) for point in chart.points]
    return points, chart.variation, chart.assurance, chart.status, chart.notes


def clear_of_the_limits(chart: Chart) -> bool:
    """Whether no value and no target lies within rounding of a limit, where arithmetic decides and not the rule."""
    points = (chart.points[group.start] for group in chart.groups)
    marks = [limit for point in points for limit in (*point[4:6], *point[8:10]) if limit is not None]
    values = [point.value for point in chart.points if point.value is not None]
    values += [chart.target] if chart.target is not None else []
    return all(abs(value - mark) > 1e-6 for value in values for mark in marks)


def clear_of_screening(values) -> bool:
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    return all(abs(each - 3.267 * sum(ranges) / len(ranges)) > 1e-6 for each in ranges)


@given(st.one_of(series, wavy), st.integers(-1000, 1000), numbers)
def test_shifting_all_values_shifts_the_limits_and_changes_no_verdict(values, shift, target):
    chart = xmr(values, target=target)
    assume(clear_of_the_limits(chart) and clear_of_screening(values))
    shifted = xmr([value + shift for value in values], target=target + shift)
    assert verdicts(shifted) == verdicts(chart)
    for before, after in zip(chart.points[0][3:6], shifted.points[0][3:6], strict=True):
        assert (before is None and after is None) or after == pytest.approx(before + shift, abs=1e-9)


@given(st.one_of(series, wavy), st.sampled_from([0.01, 0.5, 3, 7.7, 1000]), numbers)
def test_scaling_all_values_scales_the_limits_and_changes_no_verdict(values, scale, target):
    chart = xmr(values, target=target)
    assume(clear_of_the_limits(chart) and clear_of_screening(values))
    assume(chart.points[0].mean not in values)  # on the mean or just beside it is for rounding to say
    scaled = xmr([value * scale for value in values], target=target * scale)
    assert verdicts(scaled) == verdicts(chart)
    for before, after in zip(chart.points[0][3:6], scaled.points[0][3:6], strict=True):
        assert (before is None and after is None) or after == pytest.approx(
            before * scale, rel=1e-9, abs=1e-9
        )


@given(
    with_gaps,
    st.integers(-1000, 1000),
    st.sampled_from([0.25, 1, 2, 64]),
    st.integers(0, 44),
    lengths,
    st.sampled_from([None, 12]),
)
def test_so_it_is_with_gaps_resets_fixed_limits_and_another_run_length(
    values, shift, scale, reset, run_length, fix_after
):
    days = months(len(values))
    asked = {"rebase": days[reset : reset + 1], "run_length": run_length, "fix_after": fix_after}
    chart = xmr(values, days, screen_outliers=False, target=5, **asked)
    assume(clear_of_the_limits(chart) and all(p.mean not in values for p in chart.points))
    moved = [None if value is None else value * scale + shift for value in values]
    other = xmr(moved, days, screen_outliers=False, target=5 * scale + shift, **asked)
    assert verdicts(other) == verdicts(chart)
    for before, after in zip(chart.groups, other.groups, strict=True):
        if before.limits.upper is not None:
            assert after.limits.upper == pytest.approx(before.limits.upper * scale + shift, abs=1e-9)
            assert after.limits.moving_range == pytest.approx(before.limits.moving_range * scale, abs=1e-9)


@given(with_gaps.filter(len), st.integers(0, 44))
def test_a_reset_makes_two_charts_of_one(values, place):
    days = months(len(values))
    place = min(place, len(values) - 1)
    whole = xmr(values, days, rebase=[days[place]])
    parts = (xmr(values[:place], days[:place]), xmr(values[place:], days[place:]))
    assert [p._replace(group=0) for p in whole.points] == [p for part in parts for p in part.points]


@given(st.lists(st.none() | numbers, max_size=20), st.integers(-1000, 1000))
def test_what_a_running_total_gains_is_the_same_from_any_start(values, start):
    assert net_gain([None if v is None else v + start for v in values]) == net_gain(values)


@given(st.one_of(with_gaps, wavy), numbers)
def test_reversing_the_direction_swaps_improvement_and_concern(values, target):
    more = xmr(values, target=target, improvement_direction="increase")
    fewer = xmr(values, target=target, improvement_direction="decrease")
    assert causes(fewer) == causes(more)
    assert [point.point_type for point in fewer.points] == [SWAPPED[p.point_type] for p in more.points]
    swap = {"improvement": "concern", "concern": "improvement"}
    kind, _, side = (more.variation or "").partition("_")
    assert (fewer.variation or "") == (f"{swap[kind]}_{side}" if kind in swap else more.variation or "")
    passes = {"consistent_pass": "consistent_fail", "consistent_fail": "consistent_pass"}
    if more.status == "ok":
        assert fewer.assurance == passes.get(more.assurance, more.assurance)


@given(series, numbers)
def test_the_mirror_image_says_the_same_of_the_other_side(values, target):
    chart = xmr(values, target=target, improvement_direction="increase")
    mirror = xmr([-value for value in values], target=-target, improvement_direction="decrease")
    assert causes(mirror) == [OTHER_SIDE[cause] for cause in causes(chart)]
    assert (mirror.assurance, mirror.status, mirror.notes) == (chart.assurance, chart.status, chart.notes)


@given(with_gaps, st.booleans(), lengths, st.sampled_from(["increase", "decrease", "neutral"]))
def test_every_series_has_a_chart_with_one_point_for_each_value(values, screen, run_length, direction):
    chart = xmr(
        values, screen_outliers=screen, run_length=run_length, improvement_direction=direction, target=5
    )
    assert [point.value for point in chart.points] == values
    measured = sum(value is not None for value in values)
    assert (chart.variation is not None) == (chart.status == "ok")
    assert chart.status != "ok" or measured >= 13
    assert all(p.special_cause == "Common Cause" for p in chart.points if p.value is None)


@given(st.permutations(range(14)), st.lists(numbers, min_size=14, max_size=14))
def test_the_order_in_which_values_come_does_not_matter(order, values):
    days = [f"2023-04-{n + 1:02}" for n in range(14)]
    shuffled = xmr([values[n] for n in order], [days[n] for n in order], rebase=[days[5]])
    assert shuffled == xmr(values, days, rebase=[days[5]])


def plainly(values, chart: Chart, run: int) -> list[str]:
    """The label of each value by reading every window of the series."""
    count = len(values)
    if not any(value is not None for value in values):
        return ["Common Cause"] * count
    mean, lower, upper = chart.points[0][3:6]
    near_lower, near_upper = chart.points[0][8:10]
    side = [0 if v is None else (v > mean) - (v < mean) for v in values]
    step = [0 if None in (a, b) else (b > a) - (b < a) for a, b in pairwise(values)]
    limited = upper is not None
    out = [limited and v is not None and not lower <= v <= upper for v in values]
    close = [
        limited and v is not None and not o and not near_lower <= v <= near_upper
        for v, o in zip(values, out, strict=True)
    ]

    def of_one_kind(marks):
        return bool(marks[0]) and len(set(marks)) == 1

    shift, near, trend = set(), set(), set()
    for start in range(count - run + 1):
        window = set(range(start, start + run))
        shift |= window if of_one_kind(side[start : start + run]) else set()
        trend |= window if of_one_kind(step[start : start + run - 1]) else set()
    for start in range(count - 2):
        if of_one_kind(side[start : start + 3]) and sum(close[start : start + 3]) >= 2:
            near |= {place for place in range(start, start + 3) if close[place]}

    def label(n):
        above = "Above" if side[n] > 0 else "Below"
        if out[n]:
            return "Above UCL" if side[n] > 0 else "Below LCL"
        if n in trend:
            rises = step[n if n + 1 in trend else n - 1] > 0
            return f"{run} Point Trend ({'In' if rises else 'De'}creasing)"
        return (
            f"2 in 3 {above} CL"
            if n in near
            else f"{run} Points {above} CL"
            if n in shift
            else "Common Cause"
        )

    return [label(n) for n in range(count)]


@settings(max_examples=400)
@given(st.one_of(series, wavy, with_gaps), st.booleans(), lengths)
def test_the_rules_read_window_by_window_mark_the_same_points(values, screen, run):
    chart = xmr(values, screen_outliers=screen, run_length=run)
    assert causes(chart) == plainly(values, chart, run)


def test_the_rules_agree_on_long_series_with_all_kinds_of_marks():

    dice, seen = random.Random(7), set()
    for _ in range(300):
        drift = dice.choice([-2, -0.3, 0, 0.3, 2])
        values = [round(dice.gauss(n * drift, 3), 1) for n in range(60)]
        chart = xmr(values, fix_after=dice.choice([None, 12]))
        assert causes(chart) == plainly(values, chart, 7)
        seen |= set(causes(chart))
    assert seen == set(OTHER_SIDE)


def seconds(values) -> float:
    begun = time.process_time()
    xmr(values)
    return time.process_time() - begun


def test_the_time_grows_with_the_number_of_points_and_no_faster():
    wave = [n % 17 + n % 5 for n in range(40_000)]
    rising_ever = list(range(40_000))
    for values in (wave, rising_ever):
        few, many = (min(seconds(values[:count]) for _ in range(5)) for count in (4_000, 40_000))
        assert many < 40 * few
