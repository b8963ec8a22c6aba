"""What stands beside the chart of an indicator: the one line, the notes, and how it was made."""

import pytest

from actionplan.plan.indicators import Baseline, ChartSettings, Reset
from actionplan.plan.nouns import Indicator
from actionplan.rules.aims import Aim
from actionplan.view.charted import charted
from tests.view.measured_sample import chart, indicator, judged, measures, monthly, reading

STEADY = [20, 22, 19, 21, 20, 23, 18, 21, 20, 22, 19, 21, 20]


def test_a_reset_starts_new_limits_and_tells_its_known_cause() -> None:
    way = ChartSettings(resets=(Reset(day="2016-01-15", why="the new hall"),))
    found = chart(indicator(chart=way), *monthly([*STEADY, *(value + 20 for value in STEADY)]))
    assert found.notes == (
        "The limits start anew on 15 January 2016: the new hall. "
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
        "Then 100 followers (1 January 2015), now 130 followers (1 April 2015): 30 followers added; target at least "
        "150 followers."
    )
    assert found.notes[0] == "The chart, and what it says of change, are of what each reading added."
    assert (found.travel, found.made[0]) == ("", "four readings; three gains charted")


def test_about_so_many_are_added_where_a_figure_is_about() -> None:
    rows = [reading("a", "2017-01-31", 100), reading("b", "2017-02-28", 110, approximate=True)]
    assert chart(indicator(running_total=True), *rows).line == (
        "Then 100 people (31 January 2017), now about 110 people (28 February 2017): about 10 people added."
    )


def test_readings_of_a_running_total_that_are_unlike_far_apart_are_spoken_of() -> None:
    given = [("2017-01-31", 100), ("2017-02-28", 110), ("2017-05-31", 150)]
    rows = [reading(f"v{value}", day, value) for day, value in given]
    assert chart(indicator(running_total=True), *rows).notes[1] == (
        "The readings are 28 to 92 days apart: one that adds more may only have come later."
    )


def test_a_gain_is_counted_from_the_last_known_reading_and_nothing_is_said_to_be_missing() -> None:
    found = chart(indicator(running_total=True), *monthly([100, 110, None, 130, None, 155, 160, 168, None]))
    assert found.data is not None
    assert [point.value for point in found.data.points] == [10, 20, 25, 5, 8]
    assert found.notes == (
        "The chart, and what it says of change, are of what each reading added.",
        "The readings are 30 to 61 days apart: one that adds more may only have come later.",
    )
    assert "now 168 people (1 August 2015): 68 people added" in found.line


def test_of_a_running_total_that_is_reset_while_a_reading_is_missing() -> None:
    way = ChartSettings(resets=(Reset(day="2015-03-01", why="a new page"),))
    found = chart(indicator(running_total=True, chart=way), *monthly([100, 110, None, 10, 25]))
    assert found.data is not None
    assert [(point.value, point.group) for point in found.data.points] == [(10, 0), (-100, 1), (15, 1)]
    assert found.notes[1:] == (
        "The limits start anew on 1 March 2015: a new page. There is no value for 1 March 2015: the limits are reset "
        "from 1 April 2015, the next that there is.",
    )


def test_a_running_total_that_falls_is_spoken_of() -> None:
    one = indicator(running_total=True, baseline=Baseline(value=160))
    found = chart(one, *monthly([150, 90]))
    assert found.line == "Then 160 people (baseline), now 90 people (1 February 2015): less than before."
    wrong = "a running total only grows, so it was counted afresh or one of the two is wrong."
    assert found.notes == (
        f"It fell from 160 to 150 on 1 January 2015: {wrong}",
        f"It fell from 150 to 90 on 1 February 2015: {wrong}",
    )
    between = indicator(running_total=True, baseline=Baseline(value=120, as_at="15 January 2015"))
    assert not [note for note in chart(between, *monthly([100, 130])).notes if "fell" in note]
    assert chart(between, *monthly([100, 110])).notes == (
        f"It fell from 120 to 110 on 1 February 2015: {wrong}",
    )
    often = chart(indicator(running_total=True), *monthly([9, 8, 7, 6, 5, 4])).notes
    assert often[1] == "It fell two more times before."
    assert len(often) == 5


@pytest.mark.parametrize(
    ("adds_up", "values", "used"),
    [
        (False, [12], "one reading"),
        (False, [12, None], "one reading"),
        (False, [12, 13], "two points used"),
        (True, [12], "one reading"),
        (True, [12, 13], "two readings; one gain charted"),
        (False, [1, 2, 1e15], "three readings"),
    ],
)
def test_how_many_readings_were_used(adds_up: bool, values: list[float | None], used: str) -> None:
    assert chart(indicator(running_total=adds_up), *monthly(values)).made[0] == used


def test_what_is_about_so_many_is_said_so_in_the_line() -> None:
    first = reading("a", "2017-01-31", 60, approximate=True)
    assert chart(indicator(), first).line == "One value so far, about 60 people (31 January 2017)."
    later = reading("b", "2017-02-28", 60, approximate=True)
    assert chart(indicator(), first, later).line == (
        "Then about 60 people (31 January 2017), now about 60 people (28 February 2017). "
        "Direction of travel: sustained."
    )


def which(one: Indicator, values: list[float], *aims: Aim) -> list[str]:
    """What is said of several targets."""
    asked = [judged(one, aim, written=f"target {n}") for n, aim in enumerate(aims, 1)]
    found = charted(measures(one, *monthly([float(value) for value in values]), asked=asked))
    return [note for note in found.notes if "“target" in note]


def test_of_several_targets_it_is_said_which_is_shown() -> None:
    both = "The chart and the words on the target are of “target 2”."
    assert which(indicator(), [1, 2], Aim(), Aim(low=20), Aim(low=30)) == [both]
    assert which(indicator(), [float(value) for value in STEADY], Aim(), Aim(low=20)) == [both]
    words = ["The words on the target are of “target 1”."]
    assert which(indicator(), [1], Aim(low=20), Aim(low=30)) == words
    assert which(indicator(running_total=True), [1, 2, 3], Aim(low=20), Aim(low=30)) == words
    drawn = ["The target in the chart is “target 1”."]
    assert which(indicator(), [1, 1e15, 2], Aim(low=20), Aim(low=30)) == drawn


def test_of_targets_that_ask_the_same_nothing_more_is_said() -> None:
    assert which(indicator(), [1, 2], Aim(low=20), Aim(low=20)) == []
    assert which(indicator(), [1, 2], Aim(low=20)) == []
    assert which(indicator(), [1, 2], Aim(), Aim()) == []


def test_two_causes_on_one_day_are_one_note_and_days_are_told_in_order() -> None:
    given = [
        ("2015-05-01", "the new hall"),
        ("2015-03-01", "a new count."),
        ("2015-05-01", "free tea"),
        ("2015-05-01", "the new hall"),
    ]
    way = ChartSettings(resets=tuple(Reset(day=day, why=why) for day, why in given))
    assert chart(indicator(chart=way), *monthly(STEADY)).notes[:2] == (
        "The limits start anew on 1 March 2015: a new count.",
        "The limits start anew on 1 May 2015: the new hall; free tea.",
    )


def test_of_many_resets_the_latest_three_are_told_and_how_many_more_there_are() -> None:
    days = [f"2015-{month:02}-01" for month in range(2, 13)] + [
        f"2016-{month:02}-01" for month in range(1, 10)
    ]
    way = ChartSettings(resets=tuple(Reset(day=day, why="a move") for day in days))
    found = chart(indicator(chart=way), *monthly(STEADY * 2))
    assert found.notes == (
        "The limits start anew on 17 more days before those named here.",
        "The limits start anew on 1 July 2016: a move.",
        "The limits start anew on 1 August 2016: a move.",
        "The limits start anew on 1 September 2016: a move.",
        "Since 1 July 2016, there is only one value, so there are no limits.",
        "Since 1 August 2016, there is only one value, so there are no limits.",
        "The limits since 1 September 2016 are on trial: they rest on six points, and 13 are wanted.",
    )


@pytest.mark.parametrize(
    ("values", "rest"),
    [
        (STEADY, "resting on 13 points until there are 24"),
        ([*STEADY, *STEADY], "fixed after 24 points"),
        ([*STEADY, None, *STEADY], "fixed after 23 points"),
    ],
)
def test_how_many_points_the_limits_rest_on(values: list[float | None], rest: str) -> None:
    found = chart(indicator(chart=ChartSettings(fix_after=24)), *monthly(values))
    assert found.made[1] == f"XmR limits with outliers screened, {rest}"


def test_a_fall_where_limits_start_anew_has_a_known_cause() -> None:
    way = ChartSettings(resets=(Reset(day="2015-02-01", why="counted afresh"),))
    found = chart(indicator(running_total=True, chart=way), *monthly([150, 90]))
    assert found.notes == ("The limits start anew on 1 February 2015: counted afresh.",)
