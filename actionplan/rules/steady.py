"""Whether the latest reading is within the usual variation: then the mean of its stretch is judged, and not itself."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.plan.nouns import Indicator
from actionplan.rules.charting import chart_of, has_icons, is_rare
from actionplan.rules.readings import Reading
from actionplan.rules.spc import BadSeries
from actionplan.rules.spc.verdicts import group_in_force


def steady_mean(indicator: Indicator, taken: Sequence[Reading]) -> float | None:
    """The mean of the stretch in force, where points enough for icons show no sign of change; else none.

    The rule is ours: a status that turns with the usual ups and downs misleads, as Making Data Count says of red,
    amber and green (Riley et al., BMJ Leader 2021). Of a running total its readings themselves are judged.
    """
    if indicator.running_total:
        return None
    try:
        chart = chart_of(indicator, taken)
    except BadSeries:
        return None
    group = group_in_force(chart.groups)
    if group is None or chart.variation != "common_cause" or not has_icons(chart) or is_rare(chart):
        return None
    return group.limits.mean
