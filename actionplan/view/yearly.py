"""The recent trend of an indicator that is counted once a year."""

from __future__ import annotations

from actionplan.rules.intervals import BadFigures, recent_trend
from actionplan.rules.measures import interval_of
from actionplan.rules.readings import Reading
from actionplan.rules.trend import YEARS, TrendPoint, years_in_a_row
from actionplan.view.measured import Measured
from actionplan.words.english import sentence


def trend(measured: Measured) -> str:
    """The recent trend of a yearly measure with an interval for each of its last five years; empty for any other."""
    last = measured.known[-YEARS:]
    years = years_in_a_row([reading.day for reading in last])
    try:
        points = [_trend_point(measured, year, reading) for year, reading in zip(years, last, strict=False)]
    except BadFigures:
        return ""
    if len(points) < YEARS or any(point.lower is None or point.upper is None for point in points):
        return ""
    return sentence(f"trend of the last five years: {recent_trend(points, measured.indicator.direction)}")


def _trend_point(measured: Measured, year: int, reading: Reading) -> TrendPoint:
    lower, upper = interval_of(reading.observation, measured.indicator).interval
    return TrendPoint(year, reading.level, lower, upper)
