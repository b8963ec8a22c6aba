"""What a target asks for, in figures: the level to reach, and the straight line of days that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from actionplan.words.figures import figure, rounded, same, span_with_unit, with_unit
from actionplan.words.vocabulary import Direction


class Goal(NamedTuple):
    """The level to reach, whether it is reached by rising, and the level beyond which a range is exceeded.

    Where it is strict, as in "more than 20", the level itself does not reach it.
    """

    level: float
    rising: bool
    beyond: float | None
    strict: bool = False

    def gap(self, actual: float, planned: float) -> float:
        """How far ahead of a level a measure is; negative behind, whichever way is better."""
        return actual - planned if self.rising else planned - actual

    def reached_by(self, level: float) -> bool:
        """Whether a level meets the goal."""
        if same(level, self.level):
            return not self.strict
        return self.gap(level, self.level) > 0

    def exceeded_by(self, actual: float) -> bool:
        """Whether a range is passed on its good side."""
        return self.beyond is not None and self.gap(actual, self.beyond) > 0 and not same(actual, self.beyond)

    def missed_by_nothing(self, level: float) -> bool:
        """Whether a level is the very one that a strict goal has to pass."""
        return self.strict and same(level, self.level)

    def bound(self) -> str:
        """`at least`, `more than`, `at most` or `less than`."""
        return _BOUNDS[self.rising, self.strict]


_BOUNDS = {
    (True, False): "at least", (True, True): "more than", (False, False): "at most", (False, True): "less than",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target asks for: a lowest level, a highest, or both, and which way its indicator wants to go.

    A highest level alone is "at most", a lowest alone "at least", or "at most" where fewer is better. A range is met
    at the bound that is reached first and exceeded beyond the other; where neither way is better it is met inside.
    A single level that is `strict` is "more than" or "less than".
    """

    low: float | None = None
    high: float | None = None
    better: Direction = Direction.MORE
    strict: bool = False

    def goal(self, actual: float) -> Goal | None:
        """What there is to reach from where the measure is now; `None` without a figure."""
        if self.low is None:
            return None if self.high is None else Goal(self.high, False, None, self.strict)
        if self.high is None:
            return Goal(self.low, self.better is not Direction.FEWER, None, self.strict)
        if self.better is Direction.NEITHER:
            return Goal(self.high, False, None) if actual > self.high else Goal(self.low, True, None)
        if self.better is Direction.FEWER:
            return Goal(self.high, False, self.low)
        return Goal(self.low, True, self.high)

    def in_words(self, unit: str = "") -> str:
        """`at least 20 people`, `less than 5 %`, `5 to 10 testimonials`; empty without a figure."""
        if self.low is not None and self.high is not None:
            return span_with_unit(level_figure(self.low, unit), level_figure(self.high, unit), unit)
        goal = self.goal(0)
        return f"{goal.bound()} {with_unit(level_figure(goal.level, unit), unit)}" if goal else ""


@dataclass(frozen=True, slots=True)
class Course:
    """From where, and from which day to which, a target is to be reached."""

    baseline: float
    start: date
    end: date

    def planned(self, level: float, day: date) -> float:
        """The value of a straight line by days to a level; before the start the baseline, after the end the level."""
        if self.start >= self.end or day >= self.end:
            return level
        done = max((day - self.start).days, 0) / (self.end - self.start).days
        return self.baseline + (level - self.baseline) * done


def level_figure(number: float, unit: str, *marks: float) -> str:
    """A figure as it was given, without its unit; a share or a rate that was worked out to one decimal place."""
    worked_out = (unit == "%" or unit.startswith("per ")) and not same(number, round(number, 2))
    return rounded(number, *marks) if worked_out else figure(number)
