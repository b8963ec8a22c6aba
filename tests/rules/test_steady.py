"""The mean that is judged instead of the latest reading, where readings enough show no sign of change."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.indicators import ChartSettings, Reset
from actionplan.plan.nouns import Indicator, Observation
from actionplan.rules.readings import Reading
from actionplan.rules.steady import steady_mean
from tests.view.sample import day

THIRTEEN = (48, 52, 49, 51, 50, 47, 53, 50, 49, 51, 48, 52, 50)
FIRST = day("2017-01-01")


def taken(*levels: float | None) -> tuple[Reading, ...]:
    """Readings of one a day from 1 January 2017."""
    return tuple(
        Reading(Observation(id=f"v{n}", indicator="i", date="May 2017", value=1), FIRST + timedelta(n), level)
        for n, level in enumerate(levels)
    )


def mean(*levels: float | None, **fields: Any) -> float | None:
    return steady_mean(Indicator(id="i", title="Visits", **fields), taken(*levels))


def test_of_13_readings_without_a_sign_of_change_the_mean_is_judged() -> None:
    assert mean(*THIRTEEN) == 50
    assert mean(*THIRTEEN, 54) == pytest.approx(704 / 14)


def test_of_fewer_the_latest_itself_is_judged() -> None:
    assert mean(*THIRTEEN[:12]) is None
    assert mean() is None


def test_a_reading_without_a_figure_is_none_of_the_13() -> None:
    assert mean(*THIRTEEN[:12], None) is None
    assert mean(*THIRTEEN[:6], None, *THIRTEEN[6:]) == 50


@pytest.mark.parametrize("direction", ["more is better", "fewer is better", "neither"])
@pytest.mark.parametrize(
    "latest",
    [(80,), (20,), (51,) * 3 + (52, 53, 54, 55), (54, 54, 54, 54, 55, 55, 56)],
    ids=["beyond the upper limit", "beyond the lower", "seven above the mean", "seven rising"],
)
def test_where_the_latest_shows_a_change_it_is_judged_itself(
    latest: tuple[float, ...], direction: str
) -> None:
    assert mean(*THIRTEEN, *latest, direction=direction) is None


def test_only_the_stretch_since_the_last_reset_counts() -> None:
    chart = ChartSettings(resets=(Reset(day="2017-01-14", why="A new way to count"),))
    lower = tuple(level - 20 for level in THIRTEEN)
    assert mean(*THIRTEEN, *lower, chart=chart) == 30
    assert mean(*THIRTEEN, *lower[:12], chart=chart) is None


def test_a_mean_that_is_fixed_stays() -> None:
    assert mean(*THIRTEEN, 53, 47, 52, chart=ChartSettings(fix_after=13)) == 50


def test_of_a_running_total_the_readings_themselves_are_judged() -> None:
    totals = [sum(THIRTEEN[:n]) for n in range(1, 14)]
    assert mean(*totals, 700, running_total=True) is None


def test_of_what_hardly_ever_happens_no_mean_is_judged() -> None:
    assert mean(0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 1) is None


def test_of_readings_that_are_all_the_same_there_is_nothing_to_average() -> None:
    assert mean(*[50] * 13) is None


@pytest.mark.parametrize("vast", [1e300, -1e300])
def test_what_cannot_be_charted_has_no_mean(vast: float) -> None:
    assert mean(*THIRTEEN, vast) is None


@given(st.lists(st.none() | st.integers(-1000, 1000), max_size=30))
def test_a_mean_lies_among_13_readings_or_more(levels: list[int | None]) -> None:
    found, there = mean(*levels), [level for level in levels if level is not None]
    if found is not None:
        assert len(there) >= 13
        assert min(there) <= found <= max(there)
