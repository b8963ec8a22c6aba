"""Which way a measure went: one rule, with one pair of ends, for both reports and beside a chart. The rule is ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.aiming import unit_of
from actionplan.rules.charting import stretch_in_force
from actionplan.rules.counting import level
from actionplan.rules.readings import Reading, known
from actionplan.rules.spc import POINTS_FOR_ICONS
from actionplan.rules.units import same_unit
from actionplan.words.figures import TOO_LARGE, same
from actionplan.words.vocabulary import Direction


class Ends(NamedTuple):
    """Where a measure started, and its latest reading; both have a figure, in one unit."""

    start: Baseline | Observation
    latest: Observation


def ends(indicator: Indicator, taken: Sequence[Reading]) -> Ends | None:
    """From where to where a measure went; none where it has not gone anywhere yet.

    It starts at the baseline, where that is the same kind of figure, else at the first reading that is; where limits
    start anew, at the first reading since.
    """
    stretch = stretch_in_force(indicator, taken)
    if not stretch:
        return None
    newest, never_reset = stretch[-1].observation, len(stretch) == len(known(taken))
    starts: list[Baseline | Observation] = [reading.observation for reading in stretch[:-1]]
    if indicator.baseline and never_reset:
        starts.insert(0, indicator.baseline)
    start = next((one for one in starts if _are_alike(one, newest, indicator)), None)
    return Ends(start, newest) if start is not None else None


def direction_of_travel(indicator: Indicator, taken: Sequence[Reading]) -> str:
    """`improved`, `sustained` or `deteriorated`, from where a measure started to its latest reading.

    Empty where neither way is better, for a running total, which grows whatever is done, and once there are points
    enough for a chart to tell a change from chance.
    """
    went = ends(indicator, taken)
    if went is None or indicator.running_total:
        return ""
    if len(stretch_in_force(indicator, taken)) >= POINTS_FOR_ICONS:
        return ""
    return way(indicator.direction, level(went.start, indicator), level(went.latest, indicator))


def way(better: Direction, was: float | None, now: float | None) -> str:
    """Which way a figure went; empty where that cannot be said, or where neither way is better."""
    if was is None or now is None or better is Direction.NEITHER or max(abs(was), abs(now)) > TOO_LARGE:
        return ""
    if same(was, now):
        return "sustained"
    return "improved" if (now > was) == (better is Direction.MORE) else "deteriorated"


def _are_alike(one: Baseline | Observation, other: Observation, indicator: Indicator) -> bool:
    units = (unit_of(indicator, one), unit_of(indicator, other))
    return level(one, indicator) is not None and same_unit(*units)
