"""An indicator against what others reach: in a sentence, and never by a verdict on progress."""

from __future__ import annotations

from actionplan.plan.indicators import Benchmark
from actionplan.rules.intervals import BadFigures, Comparison, Sourced, compare
from actionplan.rules.measures import amount, interval_of, level_in_words, level_of
from actionplan.view.measured import Measured
from actionplan.words.english import one_line, sentence
from actionplan.words.figures import rounded, span_with_unit

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

    `Better than England: 53.1 % against 48 % (2016-17), 95 % interval 50.4 to 55.8 % (Wilson).`
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


def interval_method(measured: Measured) -> str:
    """How the interval of the latest reading is found: as published, Wilson, Byar's or exact; empty without one."""
    try:
        return interval_of(measured.known[-1].observation, measured.indicator).method
    except BadFigures:
        return ""


def _found(measured: Measured, benchmark: Benchmark) -> tuple[Comparison, str]:
    """The comparison, and the interval it rests on or why there is none."""
    latest, indicator = measured.known[-1], measured.indicator
    source = interval_of(latest.observation, indicator)
    found = compare(latest.level, source.interval, benchmark.value, indicator.direction)
    if found is Comparison.NOT_COMPARED:
        return found, f"of {amount(latest.observation, indicator)} {_NO_INTERVAL}"
    return found, _interval(source, benchmark.value, measured.unit)


def _interval(source: Sourced, benchmark: float, unit: str) -> str:
    low, high = (rounded(bound or 0, benchmark) for bound in source.interval)
    return f"95 % interval {span_with_unit(low, high, unit)} ({source.method})"


def _ours(measured: Measured) -> str:
    return level_of(measured.known[-1].observation, measured.indicator, measured.unit)


def _theirs(measured: Measured, benchmark: Benchmark) -> str:
    """The value of the benchmark, with its date and its source."""
    known = [measured.when(benchmark.as_at), one_line(benchmark.source)]
    said = ", ".join(word for word in known if word)
    level = level_in_words(benchmark.value, measured.unit)
    return f"{level} ({said})" if said else level
