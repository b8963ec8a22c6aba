"""Progress to a target: along a straight line from the baseline or, without one, by how far the target is off.

The share of the change that was due, with its marks 0.95, 0.60 and 0, is the progress measure of Open SDG and
Statistics Canada. There is no national tolerance, so each indicator has its own, and every sentence names it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from actionplan.rules.aims import Aim as Aim
from actionplan.rules.aims import Course as Course
from actionplan.rules.aims import Goal
from actionplan.rules.progress_words import FAR_BEHIND_BELOW, ON_COURSE_FROM, Measured, Telling
from actionplan.rules.progress_words import READING as READING
from actionplan.rules.progress_words import Shown as Shown
from actionplan.rules.progress_words import Status as Status
from actionplan.words.figures import TOO_LARGE, same
from actionplan.words.vocabulary import Direction

USUAL_TOLERANCE = 5.0
NEARLY_NOTHING = 0.001


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where a target stands, why, and the figures behind it; a figure that is undefined is `None`.

    `planned` is the level that was due: on the line or, without one, the target. `gap` is negative behind it, also
    where fewer is better; `gap_percent` is of the planned level. `ratio` is the share of the change due by the day
    that was made, `achieved` the per cent of the whole change, and `way` says it in words. `short` is the reading and
    the target alone.
    """

    status: Status
    sentence: str
    planned: float | None = None
    gap: float | None = None
    gap_percent: float | None = None
    ratio: float | None = None
    achieved: float | None = None
    short: str = ""
    way: str = ""


class Compound(NamedTuple):
    """Yearly growth so far and the growth required, as shares, and the first as a share of the second."""

    observed: float
    required: float
    ratio: float
    status: Status


def judge(
    aim: Aim,
    actual: float | None,
    as_of: date,
    course: Course | None = None,
    *,
    tolerance: float = USUAL_TOLERANCE,
    unit: str = "",
    today: date | None = None,
    ends: date | None = None,
    named: bool = True,
    shown: Shown = READING,
) -> Judgement:
    """Judge a measure against a target; `as_of` is the day of the measure, `tolerance` per cent of the level due.

    `today` is the day of judgement, where that is later; `ends` the last day of the target, that of the course unless
    said otherwise, and `named` whether the target or its row names it. Once it has passed, nothing short of the target
    is on course or within tolerance: it is behind.

    With a course that leads to the target the share of the change that was due decides; from 60 % of it on a gap within
    the tolerance counts as within tolerance, below that no tolerance counts. Without a course, on day 0, or where the
    target was met from the start, the gap decides: reached, within the tolerance, or beyond it. A strict target that is
    just equalled is within it. A total that is `shown` to be running is not met by being below a limit before the last
    day: it is on course. No line leads it down to a limit, as it never falls.
    """
    goal = None if actual is None else aim.goal(actual)
    if actual is None or goal is None or not _reckonable(actual, goal, course):
        return Judgement(Status.NOT_MEASURABLE, _why_not(aim, actual))
    last = ends or (course.end if course else None)
    never_falls = shown.running and not goal.rising
    course = course if course and _leads_to(goal, course) and not never_falls else None
    found = _measured(goal, actual, as_of, course)
    now = max(as_of, today or as_of)
    telling = Telling(aim, goal, actual, as_of, course, tolerance, unit, last, now, named, shown)
    status = _in_time(_status(goal, actual, found, tolerance), telling)
    short, way = telling.short(found), telling.way(found)
    return Judgement(status, telling.sentence(status, found), *found, short=short, way=way)


def compound(
    base: tuple[int, float], target: tuple[int, float], latest: tuple[int, float], better: Direction
) -> Compound | None:
    """The same progress by compound yearly growth, as Open SDG reckons it, from (year, value) each.

    A level of zero counts as 0.001. `None` where no growth is asked for, no year has passed, or a level is negative.
    """
    (began, first), (ends, level), (now, last) = base, target, latest
    if min(first, level, last) < 0 or now <= began or ends <= began:
        return None
    first, aimed = first or NEARLY_NOTHING, level or NEARLY_NOTHING
    observed = (last / first) ** (1 / (now - began)) - 1
    required = (aimed / first) ** (1 / (ends - began)) - 1
    if required == 0:
        return None
    rising = better is Direction.MORE
    ratio = observed / abs(required) * (1 if rising else -1)
    reached = Goal(level, rising, None).reached_by(last)
    return Compound(observed, required, ratio, Status.MET if reached else _of_ratio(ratio))


def _measured(goal: Goal, actual: float, as_of: date, course: Course | None) -> Measured:
    planned = course.planned(goal.level, as_of) if course else goal.level
    gap = goal.gap(actual, planned)
    percent = _share(gap * 100, abs(planned))
    if course is None:
        return Measured(planned, gap, percent, None, None)
    change = actual - course.baseline
    ratio = _share(change, planned - course.baseline)
    return Measured(planned, gap, percent, ratio, _share(change * 100, goal.level - course.baseline))


def _leads_to(goal: Goal, course: Course) -> bool:
    """Whether a course leads on, from a level that does not meet the target and is not the very level of it."""
    there = goal.reached_by(course.baseline) or same(course.baseline, goal.level)
    return course.start < course.end and not there


def _status(goal: Goal, actual: float, found: Measured, tolerance: float) -> Status:
    """Where a target stands before its last day has passed."""
    if goal.exceeded_by(actual):
        return Status.EXCEEDED
    if goal.reached_by(actual):
        return Status.MET
    if found.ratio is not None:
        status = _of_ratio(found.ratio)
        softened = status is Status.BEHIND and found.within(tolerance)
        return Status.WITHIN_TOLERANCE if softened else status
    just_missed = found.planned == goal.level and goal.missed_by_nothing(actual)
    if (found.gap >= 0 or same(actual, found.planned)) and not just_missed:
        return Status.ON_COURSE
    return Status.WITHIN_TOLERANCE if found.within(tolerance) else Status.BEHIND


def _in_time(status: Status, telling: Telling) -> Status:
    """A status by the calendar: behind once the last day has passed, and met by a limit not before it has."""
    if telling.over and status.counted_as is Status.ON_COURSE:
        return Status.BEHIND
    return Status.ON_COURSE if telling.within_limit_so_far and status.counted_as is Status.MET else status


def _of_ratio(ratio: float) -> Status:
    marks = ((ON_COURSE_FROM, Status.ON_COURSE), (FAR_BEHIND_BELOW, Status.BEHIND), (0.0, Status.FAR_BEHIND))
    return next((status for mark, status in marks if ratio >= mark or same(ratio, mark)), Status.WRONG_WAY)


def _share(part: float, whole: float) -> float | None:
    """The quotient, where there is one that is a finite number."""
    share = part / whole if whole else math.inf
    return share if math.isfinite(share) else None


def _reckonable(actual: float, goal: Goal, course: Course | None) -> bool:
    return all(abs(number) <= TOO_LARGE for number in (actual, goal.level, course.baseline if course else 0))


def _why_not(aim: Aim, actual: float | None) -> str:
    if aim.low is None and aim.high is None:
        return "The target gives no figure to measure against: it needs one, and a baseline."
    return "There is no measurement yet." if actual is None else "Its figures are too large to be judged."
