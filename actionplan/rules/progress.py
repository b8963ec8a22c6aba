"""Progress to a target: along a straight line from the baseline or, without one, by how far the target is off.

The share of the change that was due, with its marks 0.95, 0.60 and 0, is the progress measure of Open SDG and
Statistics Canada. There is no national tolerance, so each indicator has its own, and every sentence names it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from actionplan.rules.aims import Aim as Aim
from actionplan.rules.aims import Course as Course
from actionplan.rules.aims import Goal
from actionplan.rules.progress_words import FAR_BEHIND_BELOW, ON_COURSE_FROM, Measured, Telling
from actionplan.rules.progress_words import Status as Status
from actionplan.words.english import count_of, listed, number_in_words, sentence
from actionplan.words.figures import TOO_LARGE, same
from actionplan.words.vocabulary import Direction

USUAL_TOLERANCE = 5.0
NEARLY_NOTHING = 0.001


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where a target stands, why, and the figures behind it; a figure that is undefined is `None`.

    `planned` is the level that was due: on the line or, without one, the target. `gap` is negative behind it, also
    where fewer is better; `gap_percent` is of the planned level. `ratio` is the share of the change due by the day
    that was made, `achieved` the per cent of the whole change. `short` is the reading and the target alone.
    """

    status: Status
    sentence: str
    planned: float | None = None
    gap: float | None = None
    gap_percent: float | None = None
    ratio: float | None = None
    achieved: float | None = None
    short: str = ""


class InPlaces(NamedTuple):
    """Where a target stands that several places have to meet, and why."""

    status: Status
    sentence: str


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
) -> Judgement:
    """Judge a measure against a target; `as_of` is the day of the measure, `tolerance` per cent of the level due.

    `today` is the day of judgement, where that is later: once the target date has passed nothing is on course.

    With a course that leads to the target the share of the change that was due decides, and the tolerance stands
    beside it, since the two can disagree. Without one, on day 0, or where the target was met from the start, the gap
    decides: reached, within the tolerance, or beyond it.
    """
    goal = None if actual is None else aim.goal(actual)
    if actual is None or goal is None or not _reckonable(actual, goal, course):
        return Judgement(Status.NOT_MEASURABLE, _why_not(aim, actual))
    if course and (course.start >= course.end or goal.reached_by(course.baseline)):
        course = None
    found = _measured(goal, actual, as_of, course)
    over = course is not None and max(as_of, today or as_of) > course.end
    status = _status(goal, actual, found, tolerance, over=over)
    telling = Telling(aim, goal, actual, as_of, course, tolerance, unit, over)
    return Judgement(status, telling.sentence(status, found), *found, short=telling.short(found))


def in_places(judged: Mapping[str, Judgement], thing: str = "place") -> InPlaces:
    """A target that several places have to meet stands where its worst place stands: a surplus makes up for nothing.

    The same holds for several indicators of one target, and whatever else the `thing` is.
    """
    if not judged:
        return InPlaces(Status.NOT_MEASURABLE, f"No {thing} has been measured yet.")
    met = [name for name, each in judged.items() if each.status.counted_as is Status.MET]
    worst = min((each.status for each in judged.values()), key=list(Status).index)
    if len(met) == len(judged):
        all_of_them = {1: f"The one {thing} meets", 2: f"Both {thing}s meet"}
        every = all_of_them.get(len(met), f"All {number_in_words(len(met))} {thing}s meet")
        return InPlaces(worst, f"{every} the target.")
    thing_or_things = count_of(len(judged), thing)
    if all(each.status is Status.NOT_MEASURABLE for each in judged.values()):
        return InPlaces(worst, sentence(f"none of {thing_or_things} can be measured yet"))
    some = "none" if not met else number_in_words(len(met))
    meet = "meet" if len(met) > 1 else "meets"
    return InPlaces(worst, sentence(f"{some} of {thing_or_things} {meet} the target: {_the_others(judged)}"))


def _the_others(judged: Mapping[str, Judgement]) -> str:
    """Where those stand that do not meet the target: `Grays and Tilbury are behind; Corringham is on course`."""
    names: dict[Status, list[str]] = {}
    for name, each in judged.items():
        if each.status.counted_as is not Status.MET:
            names.setdefault(each.status, []).append(name)
    told = [f"{listed(of)} {'is' if len(of) == 1 else 'are'} {status}" for status, of in names.items()]
    return listed(told) if all(len(of) == 1 for of in names.values()) else "; ".join(told)


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


def _status(goal: Goal, actual: float, found: Measured, tolerance: float, *, over: bool) -> Status:
    if goal.exceeded_by(actual):
        return Status.EXCEEDED
    if goal.reached_by(actual):
        return Status.MET
    if found.ratio is not None:
        status = _of_ratio(found.ratio)
        return Status.BEHIND if over and status is Status.ON_COURSE else status
    if found.gap >= 0:
        return Status.ON_COURSE
    return Status.WITHIN_TOLERANCE if found.within(tolerance) else Status.BEHIND


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
