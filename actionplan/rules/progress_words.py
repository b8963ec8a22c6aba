"""The words for progress to a target: its status, and a sentence with the figures and the tolerance behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from actionplan.rules.aims import Aim, Course, Goal, level_figure
from actionplan.words.english import day_in_words, number_in_words
from actionplan.words.figures import MONEY, figure, rounded, same, span_with_unit, with_unit
from actionplan.words.vocabulary import Direction

ON_COURSE_FROM, FAR_BEHIND_BELOW = 0.95, 0.60
TWICE = 2
"""From so many times the change due on its per cent would be false precision; the number is ours."""
STALE_AFTER = 91
"""So many days, a quarter of a year, after its reading a target that is not met tells its age; the number is ours."""


_FAR, _ON = (figure(mark * 100) for mark in (FAR_BEHIND_BELOW, ON_COURSE_FROM))


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
        """Whether the gap is no more than a tolerance in per cent; a tolerance of 0 has room for nothing."""
        off = -self.gap_percent if self.gap_percent is not None else None
        return off is not None and tolerance > 0 and (off <= tolerance or same(off, tolerance))


class Shown(NamedTuple):
    """How a measure is told: `about` so much, `instead` of its figure and day in these words, a `running` total."""

    about: bool = False
    instead: str = ""
    running: bool = False


READING = Shown()
"""A plain reading, told by its figure and its day."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What there is to tell of one judgement, beside its figures, on the day `now`.

    `ends` is the target's last day; it is the plan's where neither the target nor its row has it `named`.
    """

    aim: Aim
    goal: Goal
    actual: float
    as_of: date
    course: Course | None
    tolerance: float
    unit: str
    ends: date | None
    now: date
    named: bool = True
    shown: Shown = READING

    @property
    def within_limit_so_far(self) -> bool:
        """Whether it is a running total within a limit that it may still pass."""
        inside = self.aim.high is not None and self.aim.better is Direction.NEITHER
        limited = inside or not self.goal.rising
        return self.shown.running and limited and self.goal.reached_by(self.actual) and not self.over

    @property
    def over(self) -> bool:
        """Whether the last day of the target has passed."""
        return self.ends is not None and self.now > self.ends

    def sentence(self, status: Status, found: Measured) -> str:
        """`12 people on 30 September 2026: the target of at least 10 people is met.`"""
        reading = self._reading(found)
        target = f"the target of {self.aim.in_words(self.unit)}"
        if status in (Status.MET, Status.EXCEEDED):
            return f"{reading}: {target} is {status}."
        if status is Status.ON_COURSE and self.within_limit_so_far:
            return f"{reading}: within {target} so far.{self._age()}"
        return f"{reading}{self._judged(status, found, target)}.{self._age()}"

    def short(self, found: Measured) -> str:
        """`12 people on 30 September 2026; target at least 20 people`."""
        return f"{self._reading(found)}; target {self.aim.in_words(self.unit)}"

    def way(self, found: Measured) -> str:
        """`47 % of the way from 0 to 130 people`; empty where no line leads to the target."""
        if self.course is None or found.achieved is None:
            return ""
        if found.achieved < 0:
            return "further away than at the start"
        start, level = (level_figure(number, self.unit) for number in (self.course.baseline, self.goal.level))
        percent = rounded(found.achieved, 100, places=0)
        return f"{percent} % of the way from {span_with_unit(start, level, self.unit)}"

    def _judged(self, status: Status, found: Measured, target: str) -> str:
        """What decides: the tolerance or, on a straight line to the target, the share of the change that was due."""
        if self.course is None:
            return f": {self._off(found, target)}{self._passed()}"
        start = self._figure(level_figure(self.course.baseline, self.unit))
        if found.ratio is None:
            return f", when no change was due yet: {self._off(found, f'the baseline of {start}')}{self._passed()}"
        level = self._figure(level_figure(self.goal.level, self.unit))
        to = f"{self.goal.bound()} {level}" if self.goal.strict else level
        due = self._figure(rounded(found.planned, self.actual))
        line = f"when {due} was due on the straight line from {start} to {to}"
        off = self._off(found, "the line", counts=status not in (Status.FAR_BEHIND, Status.WRONG_WAY))
        return f", {line}: {self._made(status, found.ratio)}, {off}"

    def _figure(self, number: str) -> str:
        """A number with its sign of per cent or money; any other unit is said once, with the reading."""
        return with_unit(number, self.unit) if self.unit == "%" or self.unit[:1] in MONEY else number

    def _passed(self) -> str:
        return f", and {self._has_passed()}" if self.over else ""

    def _has_passed(self) -> str:
        """`the target date, 30 June 2017, has passed since`, that is since the reading."""
        if self.ends is None:
            return ""
        since = "" if self.as_of > self.ends else " since"
        last = "the target date" if self.named else "the plan's last day"
        return f"{last}, {day_in_words(self.ends)}, has passed{since}"

    def _age(self) -> str:
        days = (self.now - self.as_of).days
        return f" The reading is {days:,} days old." if days > STALE_AFTER else ""

    def _reading(self, found: Measured) -> str:
        if self.shown.instead:
            return self.shown.instead
        now = with_unit(level_figure(self.actual, self.unit, found.planned, self.goal.level), self.unit)
        return f"{'about ' if self.shown.about else ''}{now} on {day_in_words(self.as_of)}"

    def _off(self, found: Measured, what: str, *, counts: bool = True) -> str:
        """How far from what was due, and the tolerance for that, where one `counts`."""
        tolerance = f"{figure(self.tolerance)} %{' of it' if self.unit == '%' else ''}"
        side = "within" if found.within(self.tolerance) else "beyond"
        if self.course is None and self.goal.missed_by_nothing(self.actual):
            return f"level with {what}, not past it ({side} the tolerance of {tolerance})"
        if same(self.actual, found.planned):
            return f"on {what} (tolerance {tolerance})"
        if found.gap > 0:
            return f"{self._gap(found)} ahead of {what} (tolerance {tolerance})"
        way = "below" if self.goal.rising else "above"
        if not counts:
            return f"{self._gap(found)} {way} {what} (no tolerance counts below {_FAR} % of the change)"
        if found.gap_percent is None:
            return f"{self._gap(found)} {way} {what} (where the tolerance of {tolerance} is nothing)"
        return f"{self._gap(found)} {way} {what} ({side} the tolerance of {tolerance})"

    def _gap(self, found: Measured) -> str:
        """The gap in per cent of what was due; in points of what is in per cent itself, or in the unit for no level."""
        if self.unit == "%":
            points = rounded(abs(found.gap))
            return f"{points} percentage {'point' if points == '1' else 'points'}"
        if found.gap_percent is None:
            return with_unit(rounded(abs(found.gap)), self.unit)
        return f"{rounded(abs(found.gap_percent), self.tolerance)} %"

    def _made(self, status: Status, ratio: float) -> str:
        """How much was made of the change that was due, and the mark that decides."""
        if status is Status.WRONG_WAY:
            return "further from the target than at the start"
        percent = rounded(ratio * 100, ON_COURSE_FROM * 100, FAR_BEHIND_BELOW * 100, 100, places=0)
        made = f"{percent} % of" if ratio < TWICE and not same(ratio, TWICE) else _times(ratio)
        mark = (
            f"far behind is below {_FAR} %" if status is Status.FAR_BEHIND else f"on course is from {_ON} %"
        )
        return f"{made} the change due so far ({self._has_passed() if self.over else mark})"


def _times(ratio: float) -> str:
    """`twice`, `more than twice`, `four times`, `more than four times`."""
    whole = round(ratio) if same(ratio, round(ratio)) else int(ratio)
    times = "twice" if whole == TWICE else f"{number_in_words(whole)} times"
    return times if same(ratio, whole) else f"more than {times}"
