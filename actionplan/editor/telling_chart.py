"""How the limits of a chart are worked out, in the words of the history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actionplan.words.english import day_words, listed, quoted


def chart_words(chart: Mapping[str, Any]) -> str:
    """`a run of 8 is a signal, far readings count, afresh from 1 June 2017 (“the new website”)`."""
    fixed = chart.get("fix_after")
    resets = [f"{day_words(one['day'])} ({quoted(one['why'], 60)})" for one in chart.get("resets") or ()]
    parts = [
        f"a run of {chart.get('run_length', 7)} is a signal",
        "far readings are left aside" if chart.get("screen_outliers", True) else "far readings count",
        f"the limits are kept after {fixed} readings" if fixed else "",
        f"afresh from {listed(resets)}" if resets else "",
    ]
    return ", ".join(filter(None, parts))
