"""Baselines that cannot be right: their figures, what readings are like, and the day that they are of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.plan.nouns import Baseline, Dated, Indicator
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked, windows_of
from actionplan.rules.counting import days_of, level
from actionplan.rules.ranges import Wrong, out_of_range, unfit_interval
from actionplan.rules.readings_checked import unlike_its_readings
from actionplan.words.english import day_in_words, quoted, sentence
from actionplan.words.figures import figure


def wrong_baseline(looked: Looked) -> Iterator[Finding]:
    """A baseline that cannot be right: its figures, its form, its date."""
    for indicator in looked.plan.indicators:
        if start := indicator.baseline:
            for wrong in (*_figures(start, indicator, looked), *_dated(start, indicator, looked)):
                yield Finding(
                    "wrong-baseline",
                    f"Baseline of {looked.place(indicator)}",
                    sentence(wrong.problem),
                    sentence(wrong.advice),
                    (indicator.id,),
                )


def _figures(start: Baseline, indicator: Indicator, looked: Looked) -> Iterator[Wrong]:
    counts = [field for field in ("numerator", "denominator") if getattr(start, field) is not None]
    if len(counts) == 1:
        said = f"it has a {counts[0]} alone, {figure(getattr(start, counts[0]))}"
        yield Wrong(counts[0], said, "give numerator and denominator both, or a value")
    elif counts and start.value is not None:
        of = f"{figure(start.numerator or 0.0)} of {figure(start.denominator or 0.0)}"
        said = f"it has both a value, {figure(start.value)}, and a count of a whole, {of}"
        yield Wrong("value", said, "keep one of the two")
    number = level(start, indicator)
    if number is not None:
        yield from out_of_range(start, number, indicator)
    yield from unfit_interval(start, indicator)
    yield from unlike_its_readings(indicator, looked.counting)


def _dated(start: Baseline, indicator: Indicator, looked: Looked) -> Iterator[Wrong]:
    """What is wrong with its day; one without a figure needs none."""
    when = days_of(start.as_at, looked.years)
    if when is None and level(start, indicator) is not None:
        yield _undated(start)
    elif when and when.last > looked.now:
        yield Wrong(
            "as_at", f"it is of {day_in_words(when.last)}, which is still to come", "correct its date"
        )
    elif when and when.first:
        for due in _ends(indicator, looked):
            if when.first >= due:
                said = f"it is of {day_in_words(when.last)}, and its target is to be reached by {day_in_words(due)}"
                yield Wrong("as_at", said, "correct the one or the other")
                return


def _undated(start: Baseline) -> Wrong:
    none = "it has no date, so it is taken to be of the plan's first day"
    problem = f"{quoted(start.as_at, 40)} has no last day" if start.as_at.strip() else none
    return Wrong("as_at", problem, "write the day, or the month, that it is of (as_at)")


def _ends(indicator: Indicator, looked: Looked) -> Iterator[date]:
    """The last days of its targets: as these say, else that of the date of the row."""
    for row_id in (indicator.id, *indicator.targets):
        reading, row = looked.targets.get(row_id), looked.plan.by_id.get(row_id)
        if reading and reading.due:
            yield reading.due
        elif reading and isinstance(row, Dated):
            written = looked.read(row)
            windows = windows_of(written.parts) if not written.questions else ()
            yield from [max(end for _, end in windows)] if windows else []
