"""Which way a measure went, and from where."""

from datetime import date
from typing import Any

import pytest

from actionplan.plan.indicators import ChartSettings, Reset
from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.counting import level
from actionplan.rules.direction import direction_of_travel, ends, way
from actionplan.rules.readings import Reading
from actionplan.words.vocabulary import Direction

FEWER, MORE, NEITHER = Direction.FEWER, Direction.MORE, Direction.NEITHER
TWENTY = Baseline(numerator=20, denominator=32)
RESET = ChartSettings(resets=(Reset(day="2017-03-01", why="the new hall"),))


def indicator(**fields: Any) -> Indicator:
    return Indicator(id="i", title="People", **{"unit": "people"} | fields)


def taken(one: Indicator, *values: Any) -> list[Reading]:
    """A reading on the first day of each month; a pair is so many of a whole."""
    found = []
    for n, value in enumerate(values):
        day = date(2017 + n // 12, n % 12 + 1, 1)
        part, whole = value if isinstance(value, tuple) else (None, None)
        figures = {"numerator": part, "denominator": whole, "value": None if whole else value}
        row = Observation(id=f"v{n}", indicator="i", date=day.isoformat(), **figures)
        found.append(Reading(row, day, level(row, one)))
    return found


def start(one: Indicator, *values: Any) -> str | None:
    """`baseline`, or the id of the reading that it starts from."""
    found = ends(one, taken(one, *values))
    return found and ("baseline" if isinstance(found.start, Baseline) else found.start.id)


@pytest.mark.parametrize(
    ("fields", "values", "expected"),
    [
        ({"baseline": Baseline(value=10)}, [12], "baseline"),
        ({}, [12, 14], "v0"),
        ({}, [None, 12, 14, None], "v1"),
        ({"baseline": Baseline(as_at="May 2017")}, [12, 14], "v0"),  # no figure
        ({"baseline": TWENTY}, [12, 14], "v0"),  # another kind of figure
        ({"baseline": TWENTY}, [(17, 32)], "baseline"),
        ({"baseline": TWENTY, "unit": "%"}, [53.1], "baseline"),
        ({}, [12, (17, 32), (18, 32)], "v1"),
        ({"baseline": Baseline(value=10), "chart": RESET}, [1, 2, 3, 4], "v2"),
        ({"baseline": Baseline(value=10), "chart": RESET}, [1, 2, 3], None),
        ({"baseline": Baseline(value=10), "chart": RESET}, [1, 2, None], "baseline"),
        ({}, [12], None),
        ({"baseline": Baseline(value=10)}, [], None),
    ],
)
def test_where_a_measure_starts(fields: Any, values: Any, expected: str | None) -> None:
    assert start(indicator(**fields), *values) == expected


@pytest.mark.parametrize(
    ("fields", "values", "expected"),
    [
        ({"baseline": Baseline(value=15)}, [10, 14], "deteriorated"),  # not from the reading before
        ({"baseline": TWENTY, "direction": FEWER}, [(21, 40)], "improved"),  # the share and not the count
        ({"direction": NEITHER}, [10, 14], ""),
        ({"running_total": True}, [10, 14], ""),
        ({}, range(12), "improved"),
        ({}, range(13), ""),
        ({"chart": RESET}, range(14), "improved"),
        ({"chart": RESET}, range(15), ""),
        ({}, [], ""),
    ],
)
def test_the_direction_of_travel(fields: Any, values: Any, expected: str) -> None:
    one = indicator(**fields)
    assert direction_of_travel(one, taken(one, *values)) == expected


@pytest.mark.parametrize(
    ("better", "was", "now", "expected"),
    [
        (FEWER, 20, 18, "improved"),
        (FEWER, 20, 20, "sustained"),
        (FEWER, 20, 21, "deteriorated"),
        (MORE, 20, 18, "deteriorated"),
        (MORE, 7, 7 / 100 * 100, "sustained"),
        (MORE, 20, 21, "improved"),
        (NEITHER, 20, 21, ""),
        (MORE, None, 2, ""),
        (MORE, 2, None, ""),
        (MORE, 2, float("inf"), ""),
    ],
)
def test_which_way(better: Direction, was: float | None, now: float | None, expected: str) -> None:
    assert way(better, was, now) == expected
