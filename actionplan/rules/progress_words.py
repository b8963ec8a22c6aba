"""The words for progress to a target: its status, and a sentence with the figures and the tolerance behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from actionplan.rules.aims import Aim, Course, Goal, told
from actionplan.words.english import day_in_words
from actionplan.words.figures import figure, rounded, same, with_unit

ON_COURSE_FROM, FAR_BEHIND_BELOW = 0.95, 0.60


class Status(StrEnum):
    """Where a measured target stands; worst first."""

    WRONG_WAY = "going the wrong way"
    FAR_BEHIND = "far behind"
    BEHIND = "behind"
    NOT_MEASURABLE = "not measurable yet"
    WITHIN_TOLERANCE = "within tolerance"
    ON_COURSE = "on course"
    MET = "met"
    EXCEEDED = "exceeded"

    @property
    def counted_as(self) -> Status:
        """Met, on course, behind or not measurable yet: what a count in words tells apart."""
        if self in (Status.WRONG_WAY, Status.FAR_BEHIND):
            return Status.BEHIND
        return {Status.WITHIN_TOLERANCE: Status.ON_COURSE, Status.EXCEEDED: Status.MET}.get(self, self)


class Measured(NamedTuple):
    """The figures of a judgement: see `Judgement`."""

    planned: float
    gap: float
    gap_percent: float | None
    ratio: float | None
    achieved: float | None

    def within(self, tolerance: float) -> bool:
        """Whether the gap is no more than a tolerance in per cent."""
        off = -self.gap_percent if self.gap_percent is not None else None
        return off is not None and (off <= tolerance or same(off, tolerance))


@dataclass(frozen=True, slots=True)
class Telling:
    """What there is to tell of one judgement, beside its figures; it is `over` once the target date has passed."""

    aim: Aim
    goal: Goal
    actual: float
    as_of: date
    course: Course | None
    tolerance: float
    unit: str
    over: bool = False

    def sentence(self, status: Status, found: Measured) -> str:
        """`12 people on 30 September 2026: the target of at least 10 people is met.`"""
        reading = self._reading(found)
        target = f"the target of {self.aim.in_words(self.unit)}"
        if status in (Status.MET, Status.EXCEEDED):
            return f"{reading}: {target} is {status}."
        if self.course is None:
            return f"{reading}: {self._off(found, target)}."
        sign = "%" if self.unit == "%" else ""  # any other unit is said once, with the reading
        start, level = (
            f"{told(number, self.unit)} {sign}".strip() for number in (self.course.baseline, self.goal.level)
        )
        if found.ratio is None:
            return f"{reading}, when no change was due yet: {self._off(found, f'the baseline of {start}')}."
        due = f"{rounded(found.planned, self.actual)} {sign}".strip()
        line = f"when {due} was due on the straight line from {start} to {level}"
        return f"{reading}, {line}: {self._made(status, found.ratio)}, {self._off(found, 'the line')}."

    def short(self, found: Measured) -> str:
        """`12 people on 30 September 2026; target at least 20 people`."""
        return f"{self._reading(found)}; target {self.aim.in_words(self.unit)}"

    def _reading(self, found: Measured) -> str:
        now = with_unit(told(self.actual, self.unit, found.planned, self.goal.level), self.unit)
        return f"{now} on {day_in_words(self.as_of)}"

    def _off(self, found: Measured, what: str) -> str:
        """How far from what was due, and the tolerance for that."""
        tolerance = f"{figure(self.tolerance)} %"
        if found.gap >= 0:
            return f"{'ahead of' if found.gap else 'on'} {what} (tolerance {tolerance})"
        way = "below" if self.goal.rising else "above"
        if found.gap_percent is None:
            return f"{way} {what} (where the tolerance of {tolerance} is nothing)"
        side = "within" if found.within(self.tolerance) else "beyond"
        percent = rounded(-found.gap_percent, self.tolerance)
        return f"{percent} % {way} {what} ({side} the tolerance of {tolerance})"

    def _made(self, status: Status, ratio: float) -> str:
        """How much was made of the change that was due, and the mark that decides."""
        if status is Status.WRONG_WAY:
            return "further from the target than at the start"
        percent = rounded(ratio * 100, ON_COURSE_FROM * 100, FAR_BEHIND_BELOW * 100)
        mark = "far behind is below 60 %" if status is Status.FAR_BEHIND else "on course is from 95 %"
        if self.course and self.over:
            since = "" if self.as_of > self.course.end else " since"
            mark = f"the target date, {day_in_words(self.course.end)}, has passed{since}"
        return f"{percent} % of the change due so far ({mark})"
