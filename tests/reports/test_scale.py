"""Days and levels as places: by real distance, with round ticks in words, and names that keep apart."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.reports.scale import day_ticks, scale, short_figure, spread, tick_figure

BOX = (40, 30, 540, 230)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
LEVELS = st.floats(-1e15, 1e15)


def test_days_stand_by_their_real_distance():
    found = scale([date(2017, 4, 1), date(2017, 7, 10)], [1, 2], BOX)
    assert [found.x(date(2017, 4, day)) for day in (1, 11, 21)] == [40.0, 90.0, 140.0]
    assert found.x(date(2017, 7, 10)) == 540.0


def test_one_day_stands_in_the_middle():
    assert scale([date(2017, 4, 1)], [5], BOX).x(date(2017, 4, 1)) == 290.0


def test_levels_that_are_never_below_nothing_are_not_shown_below_it():
    assert scale([date(2017, 4, 1)], [1, 101], BOX).levels == (0.0, 109.0)
    assert scale([date(2017, 4, 1)], [-10, 90], BOX).levels == (-18.0, 98.0)
    assert scale([date(2017, 4, 1)], [0], BOX).levels == (0.0, 1.0)


@pytest.mark.parametrize(
    ("levels", "ticks"),
    [
        ([38, 58], ["40", "45", "50", "55"]),
        ([94.9, 95.2], ["94.9", "95", "95.1", "95.2"]),
        ([2.5e9, 3e9], ["2.6 billion", "2.8 billion", "3 billion"]),
        ([0, 3], ["0", "1", "2", "3"]),
        ([7], ["7"]),
        ([33, 35], ["33", "34", "35"]),
        ([7.5], ["7", "7.5", "8"]),
    ],
)
def test_the_ticks_of_levels_are_round(levels, ticks):
    found = scale([date(2017, 4, 1)], levels, BOX).level_ticks()
    assert [tick_figure(level) for level in found] == ticks


def test_from_zero_a_small_difference_looks_small():
    assert scale([date(2017, 4, 1)], [100, 102], BOX, from_zero=True).levels == (0.0, 102.16)
    assert scale([date(2017, 4, 1)], [-102, -100], BOX, from_zero=True).levels == (-102.16, 0.16)
    assert scale([date(2017, 4, 1)], [-10, 90], BOX, from_zero=True).levels == (-18.0, 98.0)


@given(st.lists(LEVELS, min_size=1))
def test_every_level_is_in_the_box_and_so_is_a_tick(levels):
    found = scale([date(2017, 4, 1)], levels, BOX)
    assert all(30 <= round(found.y(level), 6) <= 230 for level in [*levels, *found.level_ticks()])
    assert found.level_ticks()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2017, 4, 1), date(2017, 7, 1), ["Apr 2017", "May 2017", "Jun 2017", "Jul 2017"]),
        (date(2016, 4, 30), date(2017, 6, 1), ["Jul 2016", "Oct 2016", "Jan 2017", "Apr 2017"]),
        (date(2007, 1, 1), date(2016, 12, 28), [f"Jan {y}" for y in range(2008, 2017, 2)]),
        (date(2017, 4, 3), date(2017, 6, 12), ["3 Apr 2017", "12 Jun 2017"]),
        (date(2017, 4, 3), date(2017, 4, 3), ["3 Apr 2017"]),
    ],
)
def test_the_ticks_of_days_are_few_and_in_words(first, last, words):
    assert [said for _, said in day_ticks(first, last)] == words


@given(DAYS, st.integers(0, 60_000))
def test_at_most_seven_days_are_named_within_the_stretch_and_in_order(first, days):
    last = first + timedelta(days=days)
    ticks = [day for day, _ in day_ticks(first, last)]
    assert 1 <= len(ticks) <= 7 and ticks == sorted(set(ticks))
    assert all(first <= day <= last for day in ticks)


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (1450, "1,450"),
        (15.571428571, "15.6"),
        (95.12, "95.12"),
        (2_500_000, "2.5 million"),
        (-3.2e9, "-3.2 billion"),
        (1e15, "1,000 trillion"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_a_figure_has_few_signs(level, words):
    assert short_figure(level) == words


def test_a_figure_is_told_from_a_mark():
    assert short_figure(94.96123456789, 95) == "94.96"


def test_names_that_would_meet_are_moved_apart_in_their_order():
    assert spread([100, 50, 104], 16, 30, 230) == [100, 50, 116]
    assert spread([228, 229, 20], 16, 30, 230) == [214, 230, 30]


@given(st.lists(st.floats(0, 260), max_size=8))
def test_names_keep_apart_and_below_the_top(levels):
    places = spread(levels, 16, 30, 244)
    assert all(later - earlier >= 16 - 1e-9 for earlier, later in pairwise(sorted(places)))
    assert all(place <= 244 for place in places)
    order = sorted(range(len(levels)), key=lambda n: levels[n])
    assert [places[n] for n in order] == sorted(places)
