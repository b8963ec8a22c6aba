"""Each target of a plan against each measure that serves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.plan.nouns import Indicator, Target
from actionplan.rules.aiming import aimed, place_of, reading_of, unit_of, with_baseline
from actionplan.rules.aims import Aim, Course
from actionplan.rules.counting import level
from actionplan.rules.progress import Judgement, Status, judge
from actionplan.rules.rag import due_day
from actionplan.rules.units import same_unit
from actionplan.view.plan_view import PlanView
from actionplan.view.series import Reading, last_day
from actionplan.view.success_data import StandingData
from actionplan.words.english import day_in_words
from actionplan.words.figures import TOO_LARGE
from actionplan.words.periods import PlanYears, read_years
from actionplan.words.targets import Place, TargetReading
from actionplan.words.vocabulary import Direction


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


@dataclass(frozen=True, slots=True)
class Asked:
    """A target and how it is read; `due` is the last day by which its row is due, where that is known."""

    asked_by: Target | Indicator
    reading: TargetReading
    due: date | None = None


def judged(view: PlanView) -> tuple[Judged, ...]:
    """Every target by every indicator that names it, and every indicator's own; by indicator, in plan order.

    The rows are those of the plan as of the period; of an indicator the targets that it names come first.
    """
    years = read_years(view.plan.settings.years)
    rows = {asked.asked_by.id: asked for asked in asked_by_rows(view)}
    return tuple(
        _judged(view, years, asked, indicator)
        for indicator in view.plan.indicators
        for asked in (*_named(indicator, rows), *_own(indicator, years))
    )


def asked_by_rows(view: PlanView) -> Iterator[Asked]:
    """The target rows of the plan as of the period, read."""
    years = read_years(view.plan.settings.years)
    for item in view.targets:
        if isinstance(item.row, Target):
            yield Asked(item.row, reading_of(item.row, years), due_day(item.reading))


def standing(one: Judged, of: str = "") -> StandingData:
    """Where a target stands by one indicator, with what sets the end of the line where one was judged by."""
    found = one.judgement
    ends = f" The line ends on {one.ends}." if found.ratio is not None and not _reached(found) else ""
    return StandingData(
        status=found.status.value,
        counted_as=found.status.counted_as.value,
        sentence=f"{found.sentence}{ends}{_unsettled(one)}",
        short=found.short,
        of=of,
    )


def _named(indicator: Indicator, rows: dict[str, Asked]) -> Iterator[Asked]:
    yield from (rows[row_id] for row_id in dict.fromkeys(indicator.targets) if row_id in rows)


def _own(indicator: Indicator, years: PlanYears) -> Iterator[Asked]:
    if indicator.target.strip():
        yield Asked(indicator, reading_of(indicator, years))


def _judged(view: PlanView, years: PlanYears, asked: Asked, indicator: Indicator) -> Judged:
    latest = _latest(view, indicator)
    unit = unit_of(indicator, latest.observation if latest else indicator.baseline)
    base = _baseline(indicator, unit)
    reading = with_baseline(asked.reading, base, unit)
    aim, why = aimed(reading, indicator, unit)
    end, ends = _end(asked, reading, years)
    start = _start(view, indicator, reading, aim, base, unit)
    course = Course(start[0], start[1], end) if start and not why and start[1] < end else None
    if why:
        found = Judgement(Status.NOT_MEASURABLE, why)
    else:
        actual, as_of = (latest.level, latest.day) if latest else (None, view.as_at)
        tolerance = indicator.tolerance
        found = judge(aim, actual, as_of, course, tolerance=tolerance, unit=unit, today=view.as_at)
    place = place_of(reading, indicator)
    return Judged(asked.asked_by, indicator, reading, place, aim, course, ends if course else "", found)


def _latest(view: PlanView, indicator: Indicator) -> Reading | None:
    """The latest reading that has a figure."""
    return next((r for r in reversed(view.readings.get(indicator.id, ())) if r.level is not None), None)


def _baseline(indicator: Indicator, unit: str) -> float | None:
    """The indicator's own baseline, where it is counted as its readings are, and is no larger than can be judged."""
    base = indicator.baseline
    if base is None or not same_unit(unit_of(indicator, base), unit):
        return None
    found = level(base, indicator)
    return found if found is not None and abs(found) <= TOO_LARGE else None


def _start(
    view: PlanView, indicator: Indicator, reading: TargetReading, aim: Aim, base: float | None, unit: str
) -> tuple[float, date] | None:
    """Where the line to a target begins, and when: the dated baseline of the indicator, else that of its words.

    What has no day began on the first day of the plan; of a baseline that is a range the end counts that is further
    from the target.
    """
    first = read_years(view.plan.settings.years).start
    if base is not None and indicator.baseline is not None:
        return base, last_day(indicator.baseline.as_at, view.plan) or first
    words = reading.baseline
    if words is None or (words.unit and not same_unit(words.unit, unit)):
        return None
    return (words.high if aim.better is Direction.FEWER else words.low), first


def _end(asked: Asked, reading: TargetReading, years: PlanYears) -> tuple[date, str]:
    """The last day of the line, and in words what sets it."""
    if reading.due is not None:
        return reading.due, f"{day_in_words(reading.due)}, as the target says"
    if asked.due is not None:
        return asked.due, f"{day_in_words(asked.due)}, the date of the target"
    return years.end, f"{day_in_words(years.end)}, the plan's last day, since the target names none"


def _reached(found: Judgement) -> bool:
    return found.status.counted_as is Status.MET


def _unsettled(one: Judged) -> str:
    """That a target can be read in another way, which would be judged otherwise."""
    open_question = any(question.readings for question in one.reading.questions)
    if not open_question or one.judgement.status is Status.NOT_MEASURABLE:
        return ""
    return " How the target is meant is still to be confirmed."
