"""Which points of an XmR chart are special cause, and in which direction.

The rules of `ptd_calculate_point_type` of NHSRplotthedots. Each point becomes a letter, its zone, and each step from
one point to the next another, so that a rule is a short pattern in a text of these letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from actionplan.rules.spc.chart import Direction, Limits

COMMON_CAUSE = "Common Cause"
ABOVE = "XHh"
"""Above the upper limit, between it and the near limit, and below that but above the mean; YLl on the other side."""
_TWO_IN_THREE = re.compile("H(?=H[XHh]|[Xh]H)|(?<=[Xh])HH|L(?=L[YLl]|[Yl]L)|(?<=[Yl])LL")
"""Where two near points are the first two of three on one side, its first and third, or its last two."""
_ON_WHICH_SIDE = re.compile(r"(Above|Increasing)|Below|Decreasing")


def special_causes(values: Sequence[float | None], limits: Limits, run_length: int) -> list[str]:
    """The label of each value, by the rules in order: outside the limits, trend, two in three, shift.

    `values` are those of one group, in date order; a missing one breaks what it stands in, and is common cause.
    """
    causes = [COMMON_CAUSE] * len(values)
    zones = _zones(values, limits)
    for place in _shifted(zones, run_length):
        causes[place] = f"{run_length} Points {_side(zones[place])} CL"
    for place in _two_in_three(zones):
        causes[place] = f"2 in 3 {_side(zones[place])} CL"
    for place, way in _trending(_steps(values), run_length):
        causes[place] = f"{run_length} Point Trend ({way})"
    for found in re.finditer("[XY]", zones):
        causes[found.start()] = "Above UCL" if found[0] == "X" else "Below LCL"
    return causes


def side_of(special_cause: str) -> str:
    """`high` or `low`: the side to which a label points, a trend's being where it goes; empty for common cause."""
    found = _ON_WHICH_SIDE.search(special_cause)
    return ("high" if found[1] else "low") if found else ""


def point_type(special_cause: str, improvement_direction: Direction) -> str:
    """What a label means where that direction is improvement."""
    side = side_of(special_cause)
    if not side:
        return "common_cause"
    if improvement_direction == "neutral":
        return f"special_cause_neutral_{side}"
    better = (side == "high") == (improvement_direction == "increase")
    return "special_cause_improvement" if better else "special_cause_concern"


def _zones(values: Sequence[float | None], limits: Limits) -> str:
    """A letter for each value: `XHh` above the mean, `YLl` below, `0` on it, `-` where there is none."""
    mean = limits.mean
    if mean is None:
        return "-" * len(values)
    upper, near_upper = _or(limits.upper, inf), _or(limits.near_upper, inf)
    lower, near_lower = _or(limits.lower, -inf), _or(limits.near_lower, -inf)
    return "".join(
        [
            "-"
            if y is None
            else ("h" if y <= near_upper else "H" if y <= upper else "X")
            if y > mean
            else ("l" if y >= near_lower else "L" if y >= lower else "Y")
            if y < mean
            else "0"
            for y in values
        ]
    )


def _or(limit: float | None, otherwise: float) -> float:
    return otherwise if limit is None else limit


def _side(zone: str) -> str:
    return "Above" if zone in ABOVE else "Below"


def _steps(values: Sequence[float | None]) -> str:
    """A letter for each step: `i` up, `d` down, `=` where two neighbours are equal or one is missing."""
    pairs = pairwise(values)
    return "".join(["=" if a is None or b is None or a == b else "i" if b > a else "d" for a, b in pairs])


def _shifted(zones: str, run_length: int) -> Iterator[int]:
    """The places of each run on one side of the mean that is long enough; a point on the mean breaks it."""
    for found in re.finditer(f"[XHh]{{{run_length},}}|[YLl]{{{run_length},}}", zones):
        yield from range(found.start(), found.end())


def _two_in_three(zones: str) -> Iterator[int]:
    """The near ones of any three neighbours on one side with two or more near a limit; beyond it is not near."""
    for found in _TWO_IN_THREE.finditer(zones):
        start, near = found.start(), found[0][0]
        yield from (start + step for step, zone in enumerate(zones[start : start + 3]) if zone == near)


def _trending(steps: str, run_length: int) -> Iterator[tuple[int, str]]:
    """The places of each trend that is long enough, each with the way of the step after it, or of the last one.

    So where two trends meet the one to the right counts, and where one begins at the very next point the step
    between them, as in the R package.
    """
    found = re.finditer(f"i{{{run_length - 1},}}|d{{{run_length - 1},}}", steps)
    places = dict.fromkeys(place for run in found for place in range(run.start(), run.end() + 1))
    for place in places:
        step = steps[place] if place + 1 in places else steps[place - 1]
        yield place, "Increasing" if step == "i" else "Decreasing"
