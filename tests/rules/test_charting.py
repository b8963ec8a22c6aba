"""How far the chart of an indicator is to be trusted."""

from datetime import date

import pytest

from actionplan.rules.aims import Aim
from actionplan.rules.charting import aim_of, has_icons, is_rare, single_level, unlike_apart
from actionplan.rules.spc import xmr
from actionplan.words.vocabulary import Direction
from tests.rules.spc_sample import STEADY, months

FEWER, MORE, NEITHER = Direction.FEWER, Direction.MORE, Direction.NEITHER


def test_icons_need_13_points_since_the_last_reset() -> None:
    days = months(26)
    assert has_icons(xmr(STEADY[:13]))
    assert not has_icons(xmr(STEADY[:12]))
    assert has_icons(xmr(STEADY[:13] * 2, days, rebase=[days[13]]))
    assert not has_icons(xmr(STEADY[:13] * 2, days, rebase=[days[14]]))
    assert not has_icons(xmr([None, None]))


@pytest.mark.parametrize(
    ("values", "rare"),
    [
        ([0] * 7 + [1] + [0] * 4 + [1, 0], True),
        ([0] * 13 + [5], True),
        ([0, 1] * 7, False),
        ([0] * 14, False),  # none ever: nothing varies
        ([7, 7, 7, 7, 8], False),  # too few for limits
        ([7] * 13 + [8], True),
        (STEADY, False),
    ],
)
def test_rare_events(values: list[float], rare: bool) -> None:
    assert is_rare(xmr(values)) is rare


@pytest.mark.parametrize(
    ("days", "apart"),
    [([1, 2, 5], (1, 3)), ([1, 2, 4], None), ([1, 2], None), ([1], None), ([], None)],
)
def test_readings_unlike_far_apart(days: list[int], apart: tuple[int, int] | None) -> None:
    assert unlike_apart([date(2017, 5, day) for day in days]) == apart


@pytest.mark.parametrize(
    ("aim", "better", "level"),
    [
        (Aim(low=20), MORE, 20),
        (Aim(high=20, better=FEWER), FEWER, 20),
        (Aim(low=20, better=FEWER), FEWER, 20),
        (Aim(high=20), MORE, None),  # up to 20, of what should be more
        (Aim(low=20, better=NEITHER), NEITHER, None),
        (Aim(low=5, high=10), MORE, None),
        (Aim(low=20, strict=True), MORE, 20.000000000000004),
        (Aim(high=20, better=FEWER, strict=True), FEWER, 19.999999999999996),
        (Aim(), MORE, None),
        (None, MORE, None),
    ],
)
def test_the_single_level_to_reach(aim: Aim | None, better: Direction, level: float | None) -> None:
    assert single_level(aim, better) == level


def test_of_several_targets_the_first_with_a_figure_is_shown() -> None:
    assert aim_of([Aim(), Aim(high=20), Aim(low=30)]) == Aim(high=20)
    assert aim_of([Aim()]) is None
