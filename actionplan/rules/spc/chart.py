"""The nouns of an XmR chart: its points, its stretches between resets, and what it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

from actionplan.words.errors import ActionPlanError

POINTS_FOR_ICONS = 13
"""Fewer points give limits on trial and no icons, as in the Excel tool of Making Data Count."""

Direction = Literal["increase", "decrease", "neutral"]
Status = Literal["ok", "trial", "no variation", "too few"]
Variation = Literal[
    "common_cause",
    "improvement_high", "improvement_low",
    "concern_high", "concern_low",
    "neutral_high", "neutral_low",
]  # fmt: skip
Assurance = Literal["consistent_pass", "consistent_fail", "inconsistent"]


class BadSeries(ActionPlanError, ValueError):
    """Values, dates or settings from which no chart can be made."""


class Point(NamedTuple):
    """One value of a chart, in its own unit, with the limits of its group.

    `value` is None where nothing was measured, a limit where its group has none, `date` where none were given.
    `special_cause` and `point_type` are labels of NHSRplotthedots; a missing value has `Common Cause`.
    """

    date: dt.date | None
    value: float | None
    group: int
    mean: float | None
    lower: float | None
    upper: float | None
    special_cause: str
    point_type: str
    near_lower: float | None
    near_upper: float | None


class Limits(NamedTuple):
    """Mean and process limits of one group; the near limits are two thirds of the way to the limits.

    `mean` is None where nothing was measured, the others also where no two neighbours differ. `moving_range` is
    the mean one that the limits rest on: None where no two neighbours were measured, 0 where none differ.
    `screening_undone`: without its outliers no moving range would be left, so they were kept.
    """

    mean: float | None
    moving_range: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    screening_undone: bool


class Group(NamedTuple):
    """A stretch of a chart with limits of its own, from one reset to the next; `measured` counts its values."""

    number: int
    start: int
    stop: int
    since: dt.date | None
    measured: int
    limits: Limits


@dataclass(frozen=True, slots=True)
class Chart:
    """What an XmR chart shows and says; `variation` and `assurance` are None where it has no icons."""

    points: tuple[Point, ...]
    groups: tuple[Group, ...]
    variation: Variation | None
    assurance: Assurance | None
    status: Status
    notes: tuple[str, ...]
    improvement_direction: Direction
    target: float | None
    fix_after: int | None
    screen_outliers: bool
    run_length: int

    @property
    def measured(self) -> tuple[Point, ...]:
        """The points that have a value, in date order."""
        return tuple(point for point in self.points if point.value is not None)
