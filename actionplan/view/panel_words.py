"""The figures of an indicator's panel in words: its readings, its targets, what was corrected, and the method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from actionplan.plan.nouns import Observation
from actionplan.rules.measures import amount, dated, direction_of_travel
from actionplan.view.charted import Charted
from actionplan.view.compared import interval_method, trend
from actionplan.view.judging import Judged, standing
from actionplan.view.measured import Measured
from actionplan.view.series import Reading
from actionplan.view.success_data import StandingData
from actionplan.words.english import count_of, day_in_words, one_line, quoted, sentence, shortened
from actionplan.words.figures import figure
from actionplan.words.targets.parts import span

_LONGEST_NAME = 60
_INTERVALS = {
    "as published": "as published",
    "Wilson": "by Wilson's method",
    "Byar's": "by Byar's method",
    "exact": "by the exact method",
}


def reading_in_words(measured: Measured, back: int) -> str:
    """The latest known reading, or the one so many `back`: `about 1,450 visits, 20 March to 20 April 2017`."""
    if len(measured.known) <= back:
        return ""
    one = measured.known[-1 - back].observation
    return dated(amount(one, measured.indicator), measured.when(one.date))


def baseline_in_words(measured: Measured) -> str:
    """Where the indicator started or, where it does not say, what its targets say of that."""
    base = measured.indicator.baseline
    if base is not None:
        return dated(amount(base, measured.indicator), measured.when(base.as_at))
    starts = [judged.reading.baseline for judged in measured.judged if judged.reading.baseline]
    said = [f"{span(start.low, start.high, start.unit)}, as the target says" for start in starts]
    return "; ".join(dict.fromkeys(said))


def travel(measured: Measured) -> str:
    """The direction of travel of the latest reading since the one before it; of the first since the baseline.

    A running total has none: it grows whatever is done.
    """
    indicator, known = measured.indicator, measured.known
    if not known or indicator.running_total:
        return ""
    before = known[-2].observation if len(known) > 1 else indicator.baseline
    return direction_of_travel(indicator.direction, before, known[-1].observation, indicator.per)


def target_in_words(measured: Measured) -> str:
    """The level of each target, and by when: `20 to 25 attendees by 31 March 2018`; as written without a figure."""
    return "; ".join(dict.fromkeys(_asked(judged, measured.unit) for judged in measured.judged))


def standings(measured: Measured) -> tuple[StandingData, ...]:
    """Where each of its targets stands, named where there are several."""
    several = len(measured.judged) > 1
    return tuple(standing(judged, _named(judged) if several else "") for judged in measured.judged)


def revised(measured: Measured) -> Iterator[str]:
    """Each reading that corrects another, in the order of days: `3 May 2017: 14 was corrected to 16.`"""
    for reading in measured.readings:
        if not reading.observation.revises:
            continue
        told = [_told(measured, one, reading) for one in (*_before(measured, reading), reading.observation)]
        steps = [words for words, _ in groupby(told)]
        if len(steps) > 1:
            corrected = f"{steps[0]} was corrected to {', then to '.join(steps[1:])}"
            yield sentence(f"{measured.when(reading.observation.date)}: {corrected}")


def where(measured: Measured) -> str:
    """The place and the segment that it counts."""
    words = (one_line(measured.indicator.place), one_line(measured.indicator.segment))
    return ", ".join(word for word in words if word)


def method(measured: Measured, chart: Charted) -> str:
    """How it was worked out, in one line: points, limits, tolerance, interval and source."""
    said = [*_points(measured, chart), *_progress(measured), *_interval(measured), *_source(measured)]
    return sentence("; ".join(said))


def _asked(judged: Judged, unit: str) -> str:
    words = judged.aim.in_words(unit)
    by = f" by {day_in_words(judged.course.end)}" if judged.course else ""
    return f"{words}{by}" if words else quoted(judged.reading.as_written)


def _named(judged: Judged) -> str:
    return shortened(judged.place.name if judged.place else judged.reading.as_written, _LONGEST_NAME)


def _before(measured: Measured, reading: Reading) -> Sequence[Observation]:
    """What a reading corrects, and what that had corrected, the first one first; none of it withdrawn."""
    found: list[Observation] = []
    one = reading.observation
    while one.revises and one.revises not in {each.id for each in found}:
        earlier = measured.view.plan.by_id.get(one.revises)
        if not isinstance(earlier, Observation) or earlier.withdrawn or earlier.indicator != one.indicator:
            break
        found.insert(0, one := earlier)
    return found


def _told(measured: Measured, one: Observation, reading: Reading) -> str:
    """The amount of a reading without its unit, with its day where that was corrected too."""
    said = amount(one, measured.indicator.model_copy(update={"unit": ""}))
    there, then = measured.when(reading.observation.date), measured.when(one.date)
    return said if there == then else f"{said}, {then},"


def _points(measured: Measured, chart: Charted) -> Iterator[str]:
    yield f"{count_of(chart.points, 'point')} used"
    if chart.data is None or not chart.data.has_limits:
        return
    settings = measured.indicator.chart
    screened = "with outliers screened" if settings.screen_outliers else "without screening of outliers"
    fixed = f", fixed after {settings.fix_after} points" if settings.fix_after else ""
    yield f"XmR limits {screened}{fixed}"
    yield f"a shift or trend is of {count_of(settings.run_length, 'point')}"


def _progress(measured: Measured) -> Iterator[str]:
    if any(judged.aim.in_words() for judged in measured.judged):
        yield f"tolerance {figure(measured.indicator.tolerance)} %"


def _interval(measured: Measured) -> Iterator[str]:
    """How the interval is found on which the comparison or the trend rests."""
    compares = measured.indicator.benchmark is not None or trend(measured)
    if compares and (found := interval_method(measured)):
        yield f"95 % interval {_INTERVALS[found]}"


def _source(measured: Measured) -> Iterator[str]:
    latest = one_line(measured.known[-1].observation.source) if measured.known else ""
    source = latest or one_line(measured.indicator.source)
    if source:
        yield f"source: {source}"
