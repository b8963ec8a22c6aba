"""Whether a target can be told from chance: a note beside small figures, and never a verdict."""

from __future__ import annotations

from actionplan.plan.nouns import Baseline, Indicator
from actionplan.rules.aiming import unit_of
from actionplan.rules.aims import Aim
from actionplan.rules.counting import is_share, level
from actionplan.rules.intervals import BadFigures, cannot_tell_from_chance
from actionplan.rules.measures import is_count, published_interval


def within_chance(start: Baseline, aim: Aim, indicator: Indicator, unit: str) -> str:
    """The note for a level to reach, in a unit, that lies within the 95 % interval of where the indicator started.

    Of counts and shares, and of what has a published interval, which wins; empty for anything else.
    """
    goal = aim.goal(level(start, indicator) or 0)
    if goal is None or unit_of(indicator, start) != unit or not _has_interval(start, indicator):
        return ""
    count = start.numerator if is_share(start) else start.value
    try:
        published = published_interval(start, indicator)
        return cannot_tell_from_chance(
            count, start.denominator, goal.level, per=indicator.per, published=published, unit=unit
        )
    except BadFigures:
        return ""


def _has_interval(start: Baseline, indicator: Indicator) -> bool:
    """Whether its interval is published, or can be worked out."""
    published = None not in (start.lower, start.upper) and level(start, indicator) is not None
    return published or is_share(start) or is_count(start.value, indicator)
