"""The order of rows: strictly rising, known orders kept where they can be, and quick."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.ordering import in_places
from tests.growing import growth


@pytest.mark.parametrize(
    ("known", "orders"),
    [
        ([], []),
        ([None], [1000]),
        ([None, None, None], [1000, 2000, 3000]),
        ([1000, 2000, 3000], [1000, 2000, 3000]),
        ([1000, None, 2000], [1000, 1500, 2000]),
        ([None, 1000], [500, 1000]),
        ([1000, None, None, None, 2000], [1000, 1250, 1500, 1750, 2000]),
        ([1000, 2000, None], [1000, 2000, 3000]),
        ([3000, 1000, 2000], [500, 1000, 2000]),
        ([2000, 3000, 1000], [2000, 3000, 4000]),
        ([1000, 3000, 2000, 4000], [1000, 1500, 2000, 4000]),
        ([1, None, 2, 4000], [1, 1334, 2667, 4000]),
        ([1, None, 2, 3], [1, 1001, 2001, 3001]),
        ([0, 0, 0], [1000, 2000, 3000]),
        ([-5, 7], [3, 7]),
        ([5, 5], [2, 5]),
    ],
)
def test_orders(known, orders):
    assert in_places(known) == orders


orders = st.none() | st.integers(-5, 40) | st.integers(1, 10).map(lambda n: n * 1000)


@given(st.lists(orders, max_size=30))
def test_orders_rise_from_one(known):
    found = in_places(known)
    assert len(found) == len(known)
    assert all(before < after for before, after in zip([0, *found], found, strict=False))


@given(st.lists(st.integers(1, 10_000), unique=True, max_size=30).map(sorted))
def test_a_list_in_its_known_order_stays(known):
    assert in_places(known) == known


@given(st.integers(1, 60), st.data())
def test_moving_one_row_of_a_spaced_list_changes_no_other(count, data):
    known = [1000 * n for n in range(1, count + 1)]
    row = known.pop(data.draw(st.integers(0, count - 1)))
    place = data.draw(st.integers(0, count - 1))
    known.insert(place, row)
    found = in_places(known)
    assert len([1 for before, after in zip(known, found, strict=True) if before != after]) <= 1


@given(st.integers(0, 999))
def test_new_rows_between_two_neighbours_move_none_while_there_is_room(count):
    found = in_places([1000, *[None] * count, 2000])
    assert (found[0], found[-1]) == (1000, 2000)


def test_without_room_only_those_that_follow_move():
    known = [1000, 2000, *[None] * 2000, 3000, 4000, 5000]
    found = in_places(known)
    assert (found[0], found[1], found[-1]) == (1000, 2000, 5000)


def test_ten_times_the_new_rows_are_placed_in_ten_times_the_time():
    def place(size):
        found = in_places([1000, *[None] * size, 2000, *[None] * size, 3000])
        assert len(set(found)) == 2 * size + 3

    assert growth(place, 1_000) < 4
