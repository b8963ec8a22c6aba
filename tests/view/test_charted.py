"""An indicator as its chart shows it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.plan.indicators import Baseline, ChartSettings, Reset
from actionplan.rules.aims import Aim
from actionplan.view.charted import Charted, charted
from actionplan.view.success_data import PointData
from actionplan.words.vocabulary import Direction
from tests.view.measured_sample import chart, daily, indicator, judged, measures, monthly

STEADY = [20, 22, 19, 21, 20, 23, 18, 21, 20, 22, 19, 21, 20]
FEWER, NEITHER = Direction.FEWER, Direction.NEITHER


def marks(found: Charted) -> list[str]:
    assert found.data is not None
    return [point.mark for point in found.data.points]


def test_of_thirteen_values_the_icons_have_words() -> None:
    found = chart(indicator(), *monthly(STEADY), aim=Aim(low=20))
    assert found.variation == "No sign of change: the values vary as they usually do."
    assert found.assurance == (
        "The target of at least 20 people is likely to be met at times and missed at times, by chance alone."
    )
    assert (found.line, found.travel, found.notes) == ("", "", ())
    assert found.made[0] == "13 points used"


def test_of_fewer_values_one_line_tells_then_now_target_and_direction_of_travel() -> None:
    found = chart(indicator(), *monthly(STEADY[:12]), aim=Aim(low=20))
    assert (found.variation, found.assurance) == ("", "")
    assert found.line == (
        "Then 20 people (1 January 2015), now 21 people (1 December 2015); target at least 20 people. "
        "Direction of travel: improved; 12 values are too few to tell a change from the usual ups and downs (13 are "
        "needed)."
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


def test_rare_events_get_no_verdict_and_no_marks() -> None:
    rare = chart(indicator(), *monthly([0] * 7 + [1] + [0] * 4 + [1, 0]), aim=Aim(high=0))
    screened = chart(indicator(), *monthly([0] * 13 + [5]), aim=Aim(high=0))
    said = "No verdict on change: this method does not suit events as rare as these."
    for found in (rare, screened):
        assert (found.variation, found.assurance, set(marks(found))) == (said, "", {""})


def test_values_that_never_change_have_a_line_and_stand_against_the_target() -> None:
    found = chart(indicator(), *monthly([12] * 14), aim=Aim(low=10))
    assert found.line == (
        "Then 12 people (1 January 2015), now 12 people (1 February 2016); target at least 10 people."
    )
    assert found.assurance == "Every value meets the target of at least 10 people."


def test_one_value_is_not_drawn() -> None:
    found = chart(indicator(baseline=Baseline(as_at="May 2014")), *monthly([12]))
    assert (found.line, found.data) == ("One value so far, 12 people (1 January 2015).", None)


def test_values_too_large_for_a_chart_leave_it_without_limits_and_say_so() -> None:
    found = chart(indicator(), *monthly([1, 2, 1e15]))
    assert found.notes == (
        "Value 3 of the series is 1000000000000000.0, which is too large for a chart. "
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
    ("aim", "better", "bounds", "words"),
    [
        (Aim(low=20), Direction.MORE, (20, None), "at least 20 people"),
        (Aim(high=20, better=FEWER), FEWER, (None, 20), "at most 20 people"),
        (Aim(low=20, better=FEWER), FEWER, (None, 20), "at most 20 people"),
        (Aim(low=20, strict=True), Direction.MORE, (20, None), "more than 20 people"),
        (Aim(high=20), Direction.MORE, (None, 20), "at most 20 people"),
        (Aim(low=20, better=NEITHER), NEITHER, (20, None), "at least 20 people"),
        (Aim(low=5, high=10), Direction.MORE, (5, 10), "5 to 10 people"),
        (Aim(), Direction.MORE, (None, None), ""),
    ],
)
def test_the_level_to_reach(aim: Aim, better: Direction, bounds: Any, words: str) -> None:
    one = indicator(direction=better)
    found = charted(measures(one, *monthly([1, 2]), asked=[judged(one, aim)])).data
    assert found is not None
    assert ((found.target_low, found.target_high), found.target) == (bounds, words)


def test_of_several_targets_the_first_with_a_figure_is_drawn() -> None:
    one = indicator()
    asked = [judged(one, aim) for aim in (Aim(), Aim(low=20), Aim(low=30))]
    found = charted(measures(one, *monthly([1, 2]), asked=asked)).data
    assert found is not None
    assert found.target == "at least 20 people"


RESET = ChartSettings(resets=(Reset(day="2016-02-01", why="the new hall"),))
RESET_NOTE = "The limits start anew on 1 February 2016: the new hall."


def test_two_readings_after_a_reset_have_no_icons_and_no_limits() -> None:
    found = chart(indicator(chart=RESET), *monthly([*STEADY, 40, 44]), aim=Aim(low=20))
    assert (found.variation, found.assurance, found.travel) == ("", "", "improved")
    assert found.line == (
        "Then 40 people (1 February 2016), now 44 people (1 March 2016); target at least 20 people. Direction of "
        "travel: improved; two values since 1 February 2016 are too few to tell a change from the usual ups and downs "
        "(13 are needed)."
    )
    assert found.notes == (
        RESET_NOTE,
        "There are no limits yet since 1 February 2016: they would rest on two points.",
    )
    assert found.data is not None
    assert [point.lower is not None for point in found.data.points] == [True] * 13 + [False] * 2
    assert "Since 1 February 2016 no limits." in found.data.alt
    assert found.made[0] == "15 points used, two of them since 1 February 2016"


def test_the_limits_of_six_readings_after_a_reset_are_drawn_on_trial() -> None:
    found = chart(indicator(chart=RESET), *monthly([*STEADY, 40, 44, 41, 43, 42, 45]), aim=Aim(low=20))
    assert (found.variation, found.assurance) == ("", "")
    assert found.notes == (
        RESET_NOTE,
        "The limits since 1 February 2016 are on trial: they rest on six points, and 13 are wanted.",
    )
    assert found.data is not None
    assert all(point.lower is not None for point in found.data.points)
    assert "Since 1 February 2016 mean 42.5 people, limits on trial" in found.data.alt
    assert set(marks(found)) == {""}


def test_one_reading_after_a_reset() -> None:
    found = chart(indicator(chart=RESET, baseline=Baseline(value=5)), *monthly([*STEADY, 40]))
    assert (found.line, found.travel) == (
        "One value since 1 February 2016, 40 people (1 February 2016).",
        "",
    )


def test_what_was_marked_before_a_reset_stays_marked() -> None:
    way = ChartSettings(resets=(Reset(day="2016-03-01", why="the new hall"),))
    found = chart(indicator(chart=way), *monthly([*STEADY, 40, 21, 22]))
    assert marks(found) == [""] * 13 + ["improvement", "", ""]


def test_the_line_starts_at_the_baseline_of_the_same_kind() -> None:
    base = Baseline(value=10, as_at="May 2014")
    assert chart(indicator(baseline=base), *monthly([12])).line == (
        "Then 10 people (baseline, May 2014), now 12 people (1 January 2015). Direction of travel: improved; one "
        "value is too few to tell a change from the usual ups and downs (13 are needed)."
    )


def test_noise_is_not_called_a_trend() -> None:
    found = chart(indicator(baseline=Baseline(value=10)), *monthly([*STEADY, *STEADY[:-1], 18]))
    assert (found.variation, found.travel) == (
        "No sign of change: the values vary as they usually do.",
        "",
    )


def test_no_limits_are_drawn_of_rare_events() -> None:
    rare = chart(indicator(), *monthly([0] * 13 + [5]))
    assert rare.data is not None
    assert (rare.data.has_limits, {point.mean for point in rare.data.points}) == (False, {None})
    assert (rare.notes, rare.made) == ((), ("14 points used",))
    few = chart(indicator(), *monthly([0] * 7 + [5]))
    assert few.notes == ("No limits are drawn: this method does not suit events as rare as these.",)
    assert few.line.startswith("Then 0 people (1 January 2015), now 5 people (1 August 2015).")


def test_values_that_only_equal_what_has_to_be_exceeded_do_not_meet_it() -> None:
    found = chart(indicator(), *monthly([12] * 14), aim=Aim(low=12, strict=True))
    assert found.assurance == "No value meets the target of more than 12 people."


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
