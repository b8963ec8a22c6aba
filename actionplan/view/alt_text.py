"""What the chart of an indicator shows, in words: for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.rules.measures import level_in_words
from actionplan.rules.spc import POINTS_FOR_ICONS
from actionplan.view.success_data import ChartData
from actionplan.words.english import count_of, day_words, number_in_words, sentence, shortened
from actionplan.words.figures import rounded, span_with_unit, with_unit


def alt_text(title: str, chart: ChartData) -> str:
    """The numbers of a chart of two values or more: how many, from when to when, limits, target and marked points."""
    target = f"target {chart.target}" if chart.target else ""
    said = [_values(title, chart), _limits(chart), target, *_marked(chart)]
    return " ".join(sentence(each) for each in said if each)


def _values(title: str, chart: ChartData) -> str:
    there = [(point.date, point.value) for point in chart.points if point.value is not None]
    levels = [value for _, value in there]
    first, latest, lowest, highest = (
        level_in_words(value, chart.unit) for value in (levels[0], levels[-1], min(levels), max(levels))
    )
    missing = len(chart.points) - len(there)
    what = f"{count_of(len(there), 'value')}{f', {chart.shown},' if chart.shown else ''}"
    gaps = f", {number_in_words(missing)} missing" if missing else ""
    return (
        f"{shortened(title)}: line chart of {what} from {day_words(there[0][0])} to {day_words(there[-1][0])}{gaps}; "
        f"first {first}, latest {latest}, lowest {lowest}, highest {highest}"
    )


def _limits(chart: ChartData) -> str:
    """Mean and limits that are in force, with the day since when where they were reset."""
    last = next(point for point in reversed(chart.points) if point.value is not None)
    stretch = [point for point in chart.points if point.group == last.group]
    reset = f"since {day_words(stretch[0].date)} " if last.group != chart.points[0].group else ""
    if last.mean is None:
        return f"{reset}no limits" if chart.has_limits else ""
    mean = f"{reset}mean {with_unit(rounded(last.mean), chart.unit)}"
    if last.lower is None or last.upper is None:
        return f"{mean}, no limits"
    points = sum(point.value is not None for point in stretch)
    trial = "limits on trial" if points < POINTS_FOR_ICONS else "limits"
    return f"{mean}, {trial} {span_with_unit(rounded(last.lower), rounded(last.upper), chart.unit)}"


def _marked(chart: ChartData) -> Iterator[str]:
    """How many points are marked as what, and when the first and the last of them are."""
    for mark in ("improvement", "concern", "change"):
        days = [point.date for point in chart.points if point.mark == mark]
        if days:
            yield f"{count_of(len(days), 'point')} marked as {mark}, {_days(days)}"


def _days(days: Sequence[str]) -> str:
    if len(days) == 1:
        return day_words(days[0])
    return f"{day_words(days[0])} {'and' if len(days) == 2 else 'to'} {day_words(days[-1])}"
