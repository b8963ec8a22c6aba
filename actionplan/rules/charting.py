"""How an indicator is charted, and how far its chart is to be trusted: by the stretch whose limits are in force."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from math import inf, nextafter

from actionplan.plan.indicators import Reset
from actionplan.plan.nouns import Indicator
from actionplan.rules.aims import Aim
from actionplan.rules.readings import Reading, known
from actionplan.rules.spc import POINTS_FOR_ICONS, Chart, Group, net_gain, xmr
from actionplan.rules.spc.chart import Direction as Improvement
from actionplan.rules.spc.verdicts import group_in_force
from actionplan.words.vocabulary import Direction

FEWEST_FOR_LIMITS = 6
"""Limits of fewer points rest on so few differences that a picture of them tells of nothing else. Ours."""
UNLIKE = 2
"""How many times the shortest time between two readings the longest may be before it is said. Ours."""
_IMPROVEMENT: dict[Direction, Improvement] = {
    Direction.MORE: "increase",
    Direction.FEWER: "decrease",
    Direction.NEITHER: "neutral",
}


def chart_of(indicator: Indicator, taken: Sequence[Reading], target: float | None = None) -> Chart:
    """The XmR chart of an indicator by its own settings; of a running total what each reading added, without a target.

    Limits start anew at the first reading from the day of a reset on. Raises `BadSeries` for what no chart can be made
    of.
    """
    settings, adds_up = indicator.chart, indicator.running_total
    shown = in_chart(indicator, taken)
    values, days = [reading.level for reading in shown], [reading.day for reading in shown]
    starts = [start for start, _ in resets_between(indicator, taken)]
    if adds_up:
        values, days = net_gain(values)[1:], days[1:]
    return xmr(
        values,
        days,
        improvement_direction=_IMPROVEMENT[indicator.direction],
        target=None if adds_up else target,
        rebase=starts,
        fix_after=settings.fix_after,
        screen_outliers=settings.screen_outliers,
        run_length=settings.run_length,
    )


def in_chart(indicator: Indicator, taken: Sequence[Reading]) -> Sequence[Reading]:
    """The readings that are charted: of a running total those with a figure, as it grows on where nobody looks."""
    return known(taken) if indicator.running_total else taken


def resets_between(indicator: Indicator, taken: Sequence[Reading]) -> tuple[tuple[date, Reset], ...]:
    """The resets that part the readings there are, in the order of days, each with the day of its first reading.

    They are later than the first reading, and no later than the last.
    """
    days = [reading.day for reading in in_chart(indicator, taken)]
    resets = sorted(indicator.chart.resets, key=lambda reset: reset.day)
    within = [reset for reset in resets if days and days[0].isoformat() < reset.day <= days[-1].isoformat()]
    return tuple((days[bisect_left(days, date.fromisoformat(reset.day))], reset) for reset in within)


def stretch_in_force(indicator: Indicator, taken: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with a figure since the last reset that any follows; all of them where there was none."""
    there = known(taken)
    starts = sorted({start for start, _ in resets_between(indicator, taken)}, reverse=True)
    parts = ([reading for reading in there if reading.day >= start] for start in starts)
    return tuple(next(filter(None, parts), there))


def has_icons(chart: Chart) -> bool:
    """Whether the stretch in force has the points that icons need.

    NHSRplotthedots asks for so many in all; we ask for them since the last reset, as limits are on trial until then
    (its vignette `number-of-points-required`).
    """
    group = group_in_force(chart.groups)
    return group is not None and group.measured >= POINTS_FOR_ICONS


def is_drawn(group: Group) -> bool:
    """Whether a stretch has points enough for its limits to be drawn."""
    return group.measured >= FEWEST_FOR_LIMITS


def is_rare(chart: Chart) -> bool:
    """Whether limits would be made of rare events: of values that seldom change, or are mostly none. The rule is ours.

    Screening of outliers then leaves no change at all, and limits fall on the mean, as in NHSRplotthedots.
    """
    if any(group.limits.screening_undone for group in chart.groups if is_drawn(group)):
        return True
    none = sum(point.value == 0 for point in chart.measured)
    return len(chart.measured) / 2 < none < len(chart.measured)


def unlike_apart(days: Sequence[date]) -> tuple[int, int] | None:
    """The fewest and the most days between two of them that follow each other, where these are unlike; else none."""
    gaps = [(b - a).days for a, b in pairwise(days)]
    return (min(gaps), max(gaps)) if gaps and max(gaps) > UNLIKE * min(gaps) else None


def aim_of(aims: Iterable[Aim]) -> Aim | None:
    """The one of several that a chart shows: the first that has a figure. The rule is ours."""
    return next((aim for aim in aims if (aim.low, aim.high) != (None, None)), None)


def single_level(aim: Aim | None, better: Direction) -> float | None:
    """The one level that is asked for, where it is reached in the direction that is better; no icon judges another.

    What has to be more than a level is met from the next number on.
    """
    goal = aim.goal(0) if aim and None in (aim.low, aim.high) else None
    if goal is None or better is Direction.NEITHER or goal.rising != (better is Direction.MORE):
        return None
    return nextafter(goal.level, inf if goal.rising else -inf) if goal.strict else goal.level
