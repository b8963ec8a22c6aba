"""Each target of a plan against each measure that serves it."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.plan.nouns import Indicator, Target
from actionplan.rules.progress import Aim, Course, Judgement
from actionplan.words.targets import Place, TargetReading


@dataclass(frozen=True, slots=True)
class Judged:
    """One target, as it is asked for by a target row or by an indicator itself, judged by one indicator.

    `reading` is the target with its baseline, its places and its answers; `place` is the one of them that the indicator
    counts, if it counts one. `aim` is in the unit of the indicator; `course` is the line that leads to it, where there
    is one, and `ends` says in words what sets its last day.
    """

    asked_by: Target | Indicator
    indicator: Indicator
    reading: TargetReading
    place: Place | None
    aim: Aim
    course: Course | None
    ends: str
    judgement: Judgement
