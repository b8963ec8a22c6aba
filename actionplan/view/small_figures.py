"""The targets of an indicator that one year cannot tell from chance."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.plan.nouns import Baseline
from actionplan.rules.aims import Aim
from actionplan.rules.chance import within_chance
from actionplan.view.judging import Judged
from actionplan.view.measured import Measured


def small_figures(measured: Measured) -> Iterator[str]:
    """A note for each level to reach that lies within the 95 % interval of the baseline."""
    base = measured.indicator.baseline
    for judged in measured.judged:
        start = _stated(judged) if base is None else base
        note = within_chance(start, judged.aim, measured.indicator, measured.unit) if start else ""
        if note:
            yield note


def _stated(judged: Judged) -> Baseline | None:
    """The baseline that a target's own words name; of a range the end that is nearer to the target."""
    start = judged.reading.baseline
    if start is None:
        return None
    return Baseline(value=min((start.low, start.high), key=lambda end: _distance(judged.aim, end)))


def _distance(aim: Aim, start: float) -> float:
    goal = aim.goal(start)
    return abs(goal.level - start) if goal else 0
