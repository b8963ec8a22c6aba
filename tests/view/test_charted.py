"""An indicator as its chart shows it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.indicators import Baseline, ChartSettings, Reset
from actionplan.plan.nouns import Indicator, Noun
from actionplan.rules.aims import Aim
from actionplan.view.charted import Charted, charted, single_level
from actionplan.view.success_data import PointData
from actionplan.words.vocabulary import Direction
from tests.view.measured_sample import daily, indicator, judged, measures, monthly, reading

STEADY = [20, 22, 19, 21, 20, 23, 18, 21, 20, 22, 19, 21, 20]
FEWER, NEITHER = Direction.FEWER, Direction.NEITHER


def chart(one: Indicator, *rows: Noun, aim: Aim | None = None) -> Charted:
    return charted(measures(one, *rows, asked=[judged(one, aim)] if aim else ()))


def marks(found: Charted) -> list[str]:
    assert found.data is not None
    return [point.mark for point in found.data.points]


def test_of_thirteen_values_the_icons_have_words() -> None:
    found = chart(indicator(), *monthly(STEADY), aim=Aim(low=20))
    assert found.variation == "No sign of change: the values vary as they usually do."
    assert found.assurance == (
        "The target of 20 people or more is likely to be met at times and missed at times, by chance alone."
    )
    assert (found.line, found.notes, found.points) == ("", (), 13)


def test_of_fewer_values_one_line_tells_then_now_target_and_direction_of_travel() -> None:
    found = chart(indicator(), *monthly(STEADY[:12]), aim=Aim(low=20))
    assert (found.variation, found.assurance) == ("", "")
    assert found.line == (
        "Then 20 people (1 January 2015), now 21 people (1 December 2015); target 20 people or more. "
        "Direction of travel: improved, which may be chance with 12 values: 13 are needed to tell."
    )
    assert found.notes == ("The limits are on trial: they rest on 12 points, and 13 are wanted.",)


def test_a_point_has_its_day_its_limits_and_its_mark() -> None:
    found = chart(indicator(), *monthly([*STEADY, 40]))
    assert found.data is not None
    point = found.data.points[-1]
    assert (point.date, point.value, point.group) == ("2016-02-01", 40, 0)
    assert [round(limit or 0, 2) for limit in (point.mean, point.lower, point.upper)] == [21.86, 15.65, 28.06]
    assert marks(found) == [""] * 13 + ["improvement"]
    assert found.data.has_limits


@pytest.mark.parametrize(
    ("direction", "mark"), [(Direction.MORE, "improvement"), (FEWER, "concern"), (NEITHER, "change")]
)
def test_a_mark_depends_on_which_way_is_better(direction: Direction, mark: str) -> None:
    assert marks(chart(indicator(direction=direction), *monthly([*STEADY, 40])))[-1] == mark


def test_nothing_is_marked_while_the_limits_are_on_trial() -> None:
    found = chart(indicator(), *monthly([20, 22, 19, 21, 20, 22, 19, 21, 20, 22, 60]))
    assert set(marks(found)) == {""}


def test_the_chart_is_made_by_the_settings_of_the_indicator() -> None:
    ways = [
        ChartSettings(),
        ChartSettings(run_length=6),
        ChartSettings(screen_outliers=False),
        ChartSettings(fix_after=12),
    ]
    values = [*STEADY, 40, 21, 22, 22, 22, 22, 22, 22]
    shown = [chart(indicator(chart=way), *monthly(values)).data for way in ways]
    assert len({data.model_dump_json() for data in shown if data}) == 4


def test_a_reset_starts_new_limits_and_tells_its_known_cause() -> None:
    way = ChartSettings(resets=(Reset(day="2016-01-15", why="the new hall"),))
    found = chart(indicator(chart=way), *monthly([*STEADY, *(value + 20 for value in STEADY)]))
    assert found.notes == (
        "The limits start anew on 15 January 2016: the new hall.",
        "There is no value for 15 January 2016: the limits are reset from 1 February 2016, the next that there is.",
    )
    assert found.data is not None
    assert [point.group for point in found.data.points] == [0] * 13 + [1] * 13


@pytest.mark.parametrize("day", ["2014-12-01", "2015-01-01", "2016-01-02", "2030-01-01"])
def test_a_reset_before_or_after_all_readings_is_not_spoken_of(day: str) -> None:
    way = ChartSettings(resets=(Reset(day=day, why="the new hall"),))
    assert chart(indicator(chart=way), *monthly(STEADY)) == chart(indicator(), *monthly(STEADY))


def test_of_a_running_total_what_each_reading_adds_is_drawn_without_the_target() -> None:
    one = indicator(running_total=True, unit="followers")
    found = chart(one, *monthly([100, 110, 125, 130]), aim=Aim(low=150))
    assert found.data is not None
    assert [point.value for point in found.data.points] == [10, 15, 5]
    assert (found.data.shown, found.data.target_low) == ("added since the reading before", None)
    assert found.line == (
        "Then 100 followers (1 January 2015), now 130 followers (1 April 2015): 30 followers added; target 150 "
        "followers or more."
    )
    assert found.notes[0] == "The chart, and what it says of change, are of what each reading added."
    assert found.points == 3


def test_readings_of_a_running_total_that_are_unlike_far_apart_are_spoken_of() -> None:
    given = [("2017-01-31", 100), ("2017-02-28", 110), ("2017-05-31", 150)]
    rows = [reading(f"v{value}", day, value) for day, value in given]
    assert chart(indicator(running_total=True), *rows).notes[1] == (
        "The readings are 28 to 92 days apart: one that adds more may only have come later."
    )


def test_a_gain_over_a_missing_reading_is_missing() -> None:
    found = chart(indicator(running_total=True), *monthly([100, 110, None, 130, 140, 155]))
    assert found.data is not None
    assert [point.value for point in found.data.points] == [10, None, None, 10, 15]


def test_rare_events_get_no_verdict_and_no_marks() -> None:
    rare = chart(indicator(), *monthly([0] * 7 + [1] + [0] * 4 + [1, 0]), aim=Aim(high=0))
    screened = chart(indicator(), *monthly([0] * 13 + [5]), aim=Aim(high=0))
    said = "No verdict on change: this method does not suit events as rare as these."
    for found in (rare, screened):
        assert (found.variation, found.assurance, set(marks(found))) == (said, "", {""})


def test_values_that_never_change_have_a_line_and_stand_against_the_target() -> None:
    found = chart(indicator(), *monthly([12] * 14), aim=Aim(low=10))
    assert found.line == (
        "Then 12 people (1 January 2015), now 12 people (1 February 2016); target 10 people or more. "
        "Direction of travel: sustained."
    )
    assert found.assurance == "Every value meets the target of 10 people or more."


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ([], "There is no value yet since the baseline."),
        ([None], "There is no value yet since the baseline."),
        ([12], "One value so far, 12 people (1 January 2015)."),
    ],
)
def test_fewer_than_two_values_are_not_drawn(values: list[float | None], line: str) -> None:
    found = chart(indicator(baseline=Baseline(value=1)), *monthly(values))
    assert (found.line, found.data) == (line, None)


def test_a_value_without_which_there_is_none() -> None:
    assert chart(indicator(), *monthly([None])).line == "There is no value yet."


def test_values_too_large_for_a_chart_leave_it_without_limits_and_say_so() -> None:
    found = chart(indicator(), *monthly([1, 2, 2e15]))
    assert found.notes == (
        "Value 3 of the series is 2000000000000000.0, which is too large for a chart. "
        "Count in thousands or millions.",
    )
    assert found.data is not None
    assert found.data.points == (
        PointData(date="2015-01-01", value=1),
        PointData(date="2015-02-01", value=2),
        PointData(date="2015-03-01", value=None),
    )
    assert not found.data.has_limits


@pytest.mark.parametrize(
    ("aim", "better", "bounds", "level"),
    [
        (Aim(low=20), Direction.MORE, (20, None), 20),
        (Aim(high=20, better=FEWER), FEWER, (None, 20), 20),
        (Aim(low=20, better=FEWER), FEWER, (None, 20), 20),
        (Aim(high=20), Direction.MORE, (None, 20), None),  # up to 20, of what should be more
        (Aim(low=20, better=NEITHER), NEITHER, (20, None), None),
        (Aim(low=5, high=10), Direction.MORE, (5, 10), None),
        (Aim(), Direction.MORE, (None, None), None),
    ],
)
def test_the_level_to_reach(aim: Aim, better: Direction, bounds: Any, level: float | None) -> None:
    one = indicator(direction=better)
    measured = measures(one, *monthly([1, 2]), asked=[judged(one, aim)])
    found = charted(measured).data
    assert found is not None
    assert (found.target_low, found.target_high) == bounds
    assert single_level(measured) == level


def test_of_several_targets_the_first_with_a_figure_is_drawn() -> None:
    one = indicator()
    asked = [judged(one, aim) for aim in (Aim(), Aim(low=20), Aim(low=30))]
    assert single_level(measures(one, *monthly([1, 2]), asked=asked)) == 20


def words(values: list[int]) -> tuple[Any, ...]:
    """What a chart says of change, without any figure."""
    found = chart(indicator(), *daily([float(value) for value in values]))
    travel = found.line.partition("Direction of travel: ")[2]
    return found.variation, travel, tuple(marks(found)), len(found.notes)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 200), min_size=2, max_size=30),
    st.integers(-5000, 5000),
    st.sampled_from([2, 4, 8]),
)
def test_shifting_and_scaling_all_values_changes_no_word_of_a_verdict(
    values: list[int], shift: int, scale: int
) -> None:
    assert words([value * scale + shift for value in values]) == words(values)
