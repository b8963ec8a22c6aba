"""Which indicators wait for a reading in a period: by the rhythm in which they were read so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

from actionplan.plan.nouns import Indicator
from actionplan.rules.readings import Reading
from actionplan.view.plan_view import PlanView
from actionplan.words.english import count_of, day_in_words

ENOUGH = 4
"""From so many readings on a rhythm is called usual; the number is ours."""
RECENT = 6
"""So many gaps between the latest readings tell the rhythm."""


def waiting_for_reading(view: PlanView) -> Mapping[str, str]:
    """By the id of each indicator that waits for a reading, why, in a sentence.

    One that says what it measures and was never read waits; one that was read twice or more waits when the usual gap
    since its last reading ends by the end of the period. A reading without a figure, whose note says why, is one too.
    The rhythm is ours: the median of its latest gaps.
    """
    return dict(_waiting(view))


def _waiting(view: PlanView) -> Iterator[tuple[str, str]]:
    for one in view.plan.indicators:
        told = _why(one, view.readings.get(one.id, ()), view.period.end)
        if told:
            yield one.id, told


def _why(indicator: Indicator, taken: Sequence[Reading], end: date) -> str:
    if not taken:
        return "It waits for its first reading." if indicator.measure.strip() else ""
    gap, last = _usual_gap(taken), taken[-1].day
    if gap is None or last + timedelta(days=gap) > end:
        return ""
    return f"It waits for a reading: the last is of {day_in_words(last)}, and {_rhythm(gap, len(taken))}."


def _rhythm(gap: int, readings: int) -> str:
    """What is usual only where there are readings enough to say so."""
    if readings < ENOUGH:
        return f"the readings so far are {count_of(gap, 'day')} apart"
    return (
        f"readings usually come every {count_of(gap, 'day')}" if gap > 1 else "it is usually read every day"
    )


def _usual_gap(taken: Sequence[Reading]) -> int | None:
    """The days that usually lie between two readings; none of a single one."""
    gaps = [(after.day - before.day).days for before, after in pairwise(taken)][-RECENT:]
    return median_low(gaps) if gaps else None
