"""Series and expected values for the tests of XmR charts."""

import json
from datetime import date
from pathlib import Path

from actionplan.rules.spc import Chart, xmr

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "indicator_statistics.json").read_text("utf-8"))
STEADY = [14, 11, 13, 9, 12, 15, 10, 13, 11, 14, 12, 16, 10, 13, 12, 14]


def months(count: int, year: int = 2023) -> list[date]:
    """The first days of so many months from April of the year on."""
    return [date(year + (3 + n) // 12, (3 + n) % 12 + 1, 1) for n in range(count)]


def chart_of(given: dict) -> Chart:
    """The chart of one entry of the expected values."""
    return xmr(
        given["values"],
        given["dates"],
        improvement_direction=given["improvement_direction"],
        target=given["target"],
        rebase=given["rebase"],
        fix_after=given["fix_after_n_points"],
        screen_outliers=given["screen_outliers"],
    )


def causes(chart: Chart) -> list[str]:
    return [point.special_cause for point in chart.points]


def marked(chart: Chart) -> dict[int, str]:
    """The label of each point that is special cause, by its place from 1."""
    return {n: cause for n, cause in enumerate(causes(chart), 1) if cause != "Common Cause"}
