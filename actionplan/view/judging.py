"""Each target of a plan against each measure that serves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from actionplan.plan.nouns import Indicator, Target
from actionplan.rules.aiming import Aimed, aimed, place_of, reading_of, unit_of, with_baseline
from actionplan.rules.aims import Aim, Course, level_figure
from actionplan.rules.courses import LastDay, Line, baseline_level, last_day_of, line_to, years_until
from actionplan.rules.progress import READING, Judgement, Shown, Status, judge
from actionplan.rules.rag import due_day
from actionplan.rules.readings import Reading
from actionplan.rules.readings import latest as latest_of
from actionplan.rules.steady import steady_mean
from actionplan.view.plan_view import PlanView
from actionplan.view.success_data import StandingData
from actionplan.words.english import capital_first, day_in_words, listed, quoted
from actionplan.words.figures import rounded, with_unit
from actionplan.words.periods import PlanYears, read_years
from actionplan.words.targets import Place, TargetReading


@dataclass(frozen=True, slots=True)
class Judged:
    """One target, as it is asked for by a target row or by an indicator itself, judged by one indicator.

    `reading` is the target with its baseline, its places and its answers; `place` is the one of them that the indicator
    counts, if it counts one. `aim` is in the unit of the indicator; `course` is the line that leads to it, where there
    is one, `begins` says in words from when it runs where that is assumed, `ends` what sets its last day, and `no_line`
    why its baseline begins none. `due` is the day
    that the target or its row names, whatever the line, and `actual` the latest level.
    """

    asked_by: Target | Indicator
    indicator: Indicator
    reading: TargetReading
    place: Place | None
    aim: Aim
    course: Course | None
    ends: str
    judgement: Judgement
    due: date | None = None
    no_line: str = ""
    begins: str = ""
    actual: float | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A target and how it is read; `due` is the last day by which its row is due, where that is known."""

    asked_by: Target | Indicator
    reading: TargetReading
    due: date | None = None


def judged(view: PlanView, asked: Iterable[Asked]) -> tuple[Judged, ...]:
    """Every target by every indicator that names it, and every indicator's own; by indicator, in plan order.

    `asked` are the rows of the plan as of the period; of an indicator the targets that it names come first.
    """
    years = read_years(view.plan.settings.years)
    rows = {one.asked_by.id: one for one in asked}
    return tuple(
        _judged(view, years, one, indicator)
        for indicator in view.plan.indicators
        for one in (*_named(indicator, rows), *_own(indicator, years))
    )


def asked_by_rows(view: PlanView) -> tuple[Asked, ...]:
    """The target rows of the plan as of the period, read."""
    years = read_years(view.plan.settings.years)
    return tuple(
        Asked(item.row, reading_of(item.row, years), due_day(item.reading))
        for item in view.targets
        if isinstance(item.row, Target)
    )


def standing(one: Judged, of: str = "", *, says_if_open: bool = True) -> StandingData:
    """Where a target stands by one indicator, with what is to be known of its line.

    `says_if_open`: the sentence says so where the target can be read in another way; not where a row says it beside.
    """
    found = one.judgement
    asks = _unsettled(one) if says_if_open else ""
    return StandingData(
        status=found.status.value,
        counted_as=found.status.counted_as.value,
        sentence=capital_first(" ".join(said for said in (found.sentence, _of_the_line(one), asks) if said)),
        short=found.short,
        achieved=found.way,
        of=of,
        row=one.asked_by.id if isinstance(one.asked_by, Target) else "",
    )


def _named(indicator: Indicator, rows: Mapping[str, Asked]) -> Iterator[Asked]:
    yield from (rows[row_id] for row_id in dict.fromkeys(indicator.targets) if row_id in rows)


def _own(indicator: Indicator, years: PlanYears) -> Iterator[Asked]:
    if indicator.target.strip():
        yield Asked(indicator, reading_of(indicator, years))


def _judged(view: PlanView, years: PlanYears, asked: Asked, indicator: Indicator) -> Judged:
    """By its likeliest reading; where another that is still open would be counted otherwise, by none."""
    one = _read_so(view, years, asked, indicator)
    if one.judgement.status is Status.NOT_MEASURABLE:
        return one
    choices = [choice for question in one.reading.questions for choice in question.readings]
    found = {c.label: _read_so(view, years, replace(asked, reading=c.reading), indicator) for c in choices}
    if len({each.judgement.status.counted_as for each in found.values()}) < 2:
        return one
    told = listed([f"as {quoted(label)} it is {each.judgement.status}" for label, each in found.items()])
    why = f"It depends on how the target is meant, which is still to be confirmed: {told}."
    return replace(one, judgement=Judgement(Status.NOT_MEASURABLE, why))


def _read_so(view: PlanView, years: PlanYears, asked: Asked, indicator: Indicator) -> Judged:
    taken = view.readings.get(indicator.id, ())
    latest = latest_of(taken)
    unit = unit_of(indicator, latest.observation if latest else indicator.baseline)
    reading = with_baseline(asked.reading, baseline_level(indicator, unit), unit)
    last = last_day_of(reading, asked.due, years)
    found = aimed(reading, indicator, unit, years_until(last.day, indicator, years))
    line = Line() if found.why else line_to(found.aim, reading, indicator, unit, years, last.day)
    return Judged(
        asked_by=asked.asked_by,
        indicator=indicator,
        reading=reading,
        place=place_of(reading, indicator),
        aim=found.aim,
        course=line.course,
        ends=last.in_words if line.course else "",
        judgement=_judgement(view, indicator, found, taken, line.course, unit, last),
        due=last.day if last.named else None,
        no_line=line.why,
        begins=line.begins,
        actual=latest.level if latest else None,
    )


def _judgement(
    view: PlanView,
    indicator: Indicator,
    found: Aimed,
    taken: Sequence[Reading],
    course: Course | None,
    unit: str,
    last: LastDay,
) -> Judgement:
    """The latest reading, or the mean that it varies about, against what is to be reached, on the day of judgement."""
    if found.why:
        return Judgement(Status.NOT_MEASURABLE, found.why)
    latest = latest_of(taken)
    level, shown = _shown(indicator, found.aim, taken, latest, unit) if latest else (None, READING)
    return judge(
        found.aim,
        level,
        latest.day if latest else view.as_at,
        course,
        tolerance=indicator.tolerance,
        unit=unit,
        today=view.as_at,
        ends=last.day,
        named=last.named,
        shown=shown,
    )


def _shown(
    indicator: Indicator, aim: Aim, taken: Sequence[Reading], latest: Reading, unit: str
) -> tuple[float | None, Shown]:
    """The level that is judged, and how it is told."""
    mean = steady_mean(indicator, taken)
    if mean is None or latest.level is None:
        return latest.level, Shown(latest.observation.approximate, running=indicator.running_total)
    told = with_unit(rounded(mean, *(mark for mark in (aim.low, aim.high) if mark is not None)), unit)
    within = f"the latest, {level_figure(latest.level, unit)}, is within the usual variation"
    return mean, Shown(instead=f"A mean of {told} up to {day_in_words(latest.day)} ({within})")


def _of_the_line(one: Judged) -> str:
    """What sets the end of the line that was judged by, or why there is none; nothing where the target is met."""
    found = one.judgement
    if found.planned is None or found.status.counted_as is Status.MET:
        return ""
    if found.ratio is None:
        return one.no_line
    begins = f"The line begins on {one.begins}. " if one.begins else ""
    return f"{begins}{'It' if begins else 'The line'} ends on {one.ends}."


def _unsettled(one: Judged) -> str:
    """That a target can be read in another way, which would be judged otherwise."""
    open_question = any(question.readings for question in one.reading.questions)
    if not open_question or one.judgement.status is Status.NOT_MEASURABLE:
        return ""
    return "How the target is meant is still to be confirmed."
