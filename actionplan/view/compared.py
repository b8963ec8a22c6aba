"""An indicator against others, over the years, and against chance: in sentences, and never by a verdict on progress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from actionplan.plan.indicators import Baseline, Benchmark
from actionplan.rules.aiming import unit_of
from actionplan.rules.counting import level
from actionplan.rules.intervals import (
    BadFigures,
    Comparison,
    Sourced,
    cannot_tell_from_chance,
    compare,
    recent_trend,
)
from actionplan.rules.measures import amount, interval_of, is_count, is_share, level_in_words
from actionplan.rules.trend import YEARS, TrendPoint
from actionplan.view.judging import Judged
from actionplan.view.measured import Measured
from actionplan.view.series import Reading
from actionplan.words.english import one_line, sentence
from actionplan.words.figures import rounded

_FOUND = {
    Comparison.BEST: "better than",
    Comparison.BETTER: "better than",
    Comparison.SIMILAR: "similar to",
    Comparison.WORSE: "worse than",
    Comparison.WORST: "worse than",
    Comparison.HIGHER: "higher than",
    Comparison.LOWER: "lower than",
}
_NO_INTERVAL = "no interval is published, and none can be worked out of it, so a difference may be chance"


def compared(measured: Measured) -> tuple[str, str]:
    """The word of `Comparison` for the latest reading against the benchmark, and the sentence; empty without one.

    `Better than England: 53.1 % against 48 % (2016-17), 95 % interval 50.4 % to 55.8 % (Wilson).`
    """
    benchmark = measured.indicator.benchmark
    if benchmark is None:
        return "", ""
    try:
        found, said = _found(measured, benchmark)
    except BadFigures as error:
        found, said = Comparison.NOT_COMPARED, one_line(str(error))
    name, theirs = one_line(benchmark.name), _theirs(measured, benchmark)
    if found is Comparison.NOT_COMPARED:
        return found.value, f"Not compared with {name}, {theirs}. {sentence(said)}"
    return found.value, sentence(f"{_FOUND[found]} {name}: {_ours(measured)} against {theirs}, {said}")


def trend(measured: Measured) -> str:
    """The recent trend of a yearly measure with an interval for each of its last five years; empty for any other."""
    last = measured.known[-YEARS:]
    years = _years(last)
    try:
        points = [_trend_point(measured, year, reading) for year, reading in zip(years, last, strict=False)]
    except BadFigures:
        return ""
    if len(points) < YEARS or any(point.lower is None or point.upper is None for point in points):
        return ""
    return sentence(f"trend of the last five years: {recent_trend(points, measured.indicator.direction)}")


def small_figures(measured: Measured) -> Iterator[str]:
    """A note for each level to reach that lies within the 95 % interval of the baseline; of counts and shares only."""
    base = measured.indicator.baseline
    for judged in measured.judged:
        start = _stated(judged) if base is None else base
        if start is not None:
            yield from _within_chance(measured, start, judged)


def interval_method(measured: Measured) -> str:
    """How the interval of the latest reading is found: as published, Wilson, Byar's or exact; empty without one."""
    try:
        return (
            interval_of(measured.known[-1].observation, measured.indicator).method if measured.known else ""
        )
    except BadFigures:
        return ""


def _found(measured: Measured, benchmark: Benchmark) -> tuple[Comparison, str]:
    """The comparison, and the interval it rests on or why there is none."""
    if not measured.known:
        return Comparison.NOT_COMPARED, "there is no reading yet"
    latest, indicator = measured.known[-1], measured.indicator
    source = interval_of(latest.observation, indicator)
    found = compare(latest.level, source.interval, benchmark.value, indicator.direction)
    if found is Comparison.NOT_COMPARED:
        return found, f"of {amount(latest.observation, indicator)} {_NO_INTERVAL}"
    return found, _interval(source, benchmark.value, measured.unit)


def _interval(source: Sourced, benchmark: float, unit: str) -> str:
    low, high = (rounded(bound or 0, benchmark) for bound in source.interval)
    sign = " %" if unit == "%" else ""
    return f"95 % interval {low}{sign} to {f'{high} {unit}'.strip()} ({source.method})"


def _ours(measured: Measured) -> str:
    latest = measured.known[-1]
    about = "about " if latest.observation.approximate else ""
    return about + level_in_words(latest.level or 0, measured.unit)


def _theirs(measured: Measured, benchmark: Benchmark) -> str:
    """The value of the benchmark, with its date and its source."""
    known = [measured.when(benchmark.as_at), one_line(benchmark.source)]
    said = ", ".join(word for word in known if word)
    level = level_in_words(benchmark.value, measured.unit)
    return f"{level} ({said})" if said else level


def _years(readings: Sequence[Reading]) -> Sequence[int]:
    """The years that readings follow each other in, calendar or financial; none where they are not one a year."""
    calendar = [reading.day.year for reading in readings]
    financial = [reading.day.year - (reading.day.month < 4) for reading in readings]
    one_each = (years for years in (calendar, financial) if all(b - a == 1 for a, b in pairwise(years)))
    return next(one_each, [])


def _trend_point(measured: Measured, year: int, reading: Reading) -> TrendPoint:
    lower, upper = interval_of(reading.observation, measured.indicator).interval
    return TrendPoint(year, reading.level, lower, upper)


def _stated(judged: Judged) -> Baseline | None:
    """The baseline that a target's own words name, where it is one figure."""
    start = judged.reading.baseline
    return Baseline(value=start.low) if start is not None and start.low == start.high else None


def _within_chance(measured: Measured, start: Baseline, judged: Judged) -> Iterator[str]:
    indicator, share = measured.indicator, is_share(start)
    count = start.numerator if share else start.value
    fits = (share or is_count(count, indicator)) and unit_of(indicator, start) == measured.unit
    goal = judged.aim.goal(level(start, indicator) or 0)
    if not fits or goal is None:
        return
    try:
        note = cannot_tell_from_chance(count, start.denominator, goal.level, per=indicator.per)
    except BadFigures:
        return
    if note:
        yield note
