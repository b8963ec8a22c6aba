"""An indicator as its chart shows it, and what the chart says of change and of the target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from actionplan.plan.indicators import Reset
from actionplan.rules.aims import Aim
from actionplan.rules.spc import BadSeries, Chart, net_gain, xmr
from actionplan.rules.spc.chart import Direction as Improvement
from actionplan.rules.spc_words import (
    assurance_in_words,
    total_in_one_line,
    travel_in_one_line,
    variation_in_words,
)
from actionplan.view.alt_text import alt_text
from actionplan.view.measured import Measured
from actionplan.view.success_data import ChartData, PointData
from actionplan.words.english import count_of, day_words, number_in_words, sentence
from actionplan.words.figures import TOO_LARGE
from actionplan.words.vocabulary import Direction

FEWEST_DRAWN = 2
FEWEST_FOR_LIMITS = 6
"""Limits of fewer points rest on so few differences that a picture of them would tell of nothing else."""
ADDED = "added since the reading before"
UNLIKE = 2
"""How many times the shortest time between two readings the longest may be before it is said."""
UNSUITED = "No verdict on change: this method does not suit events as rare as these."
_IMPROVEMENT: dict[Direction, Improvement] = {
    Direction.MORE: "increase",
    Direction.FEWER: "decrease",
    Direction.NEITHER: "neutral",
}
_MARKS = {
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "change",
    "special_cause_neutral_low": "change",
}


@dataclass(frozen=True, slots=True)
class Charted:
    """What is drawn of an indicator, if anything, and said of it: `line` instead of the words for the icons."""

    data: ChartData | None = None
    variation: str = ""
    assurance: str = ""
    line: str = ""
    notes: tuple[str, ...] = ()
    points: int = 0


def charted(measured: Measured) -> Charted:
    """The XmR chart of an indicator by its own settings; without limits where its values allow none.

    Of a running total what each reading adds is drawn, and no target, which is of the total. The icons have words
    from 13 points, but none where limits would be made of rare events.
    """
    if not measured.known:
        since = " since the baseline" if measured.indicator.baseline else ""
        return Charted(line=f"There is no value yet{since}.")
    try:
        return _told(measured, _chart(measured, added=measured.indicator.running_total))
    except BadSeries as error:
        return Charted(_drawn(measured, _without_limits(measured)), notes=(sentence(str(error)),))


def aim_of(measured: Measured) -> Aim | None:
    """What the first of its targets that has a figure asks for, in its unit."""
    aims = (judged.aim for judged in measured.judged)
    return next((aim for aim in aims if (aim.low, aim.high) != (None, None)), None)


def single_level(measured: Measured) -> float | None:
    """The one level that is asked for, where it is reached in the direction that is better."""
    aim, better = aim_of(measured), measured.indicator.direction
    if aim is None or None not in (aim.low, aim.high) or better is Direction.NEITHER:
        return None
    goal = aim.goal(0)
    return goal.level if goal and goal.rising == (better is Direction.MORE) else None


def _chart(measured: Measured, *, added: bool) -> Chart:
    settings = measured.indicator.chart
    values, days = [r.level for r in measured.readings], [r.day for r in measured.readings]
    if added:
        values, days = net_gain(values)[1:], days[1:]
    return xmr(
        values,
        days,
        improvement_direction=_IMPROVEMENT[measured.indicator.direction],
        target=None if added else single_level(measured),
        rebase=[reset.day for reset in _resets(measured)],
        fix_after=settings.fix_after,
        screen_outliers=settings.screen_outliers,
        run_length=settings.run_length,
    )


def _resets(measured: Measured) -> Sequence[Reset]:
    """The resets that part the readings there are."""
    days = [reading.day.isoformat() for reading in measured.readings]
    return [reset for reset in measured.indicator.chart.resets if days[0] < reset.day <= days[-1]]


def _told(measured: Measured, chart: Chart) -> Charted:
    adds_up = measured.indicator.running_total
    travelled = _chart(measured, added=False) if adds_up else chart
    suited = not _is_rare(chart)
    variation = variation_in_words(chart)
    in_one_line = total_in_one_line if adds_up else travel_in_one_line
    return Charted(
        data=_drawn(measured, _points(chart, marked=suited and chart.status == "ok")),
        variation=variation if suited or not variation else UNSUITED,
        assurance=assurance_in_words(chart, measured.unit) if suited else "",
        line="" if variation else in_one_line(travelled, measured.unit),
        notes=(*_what_is_drawn(measured, chart), *_causes(measured), *_notes(chart)),
        points=len(chart.measured),
    )


def _notes(chart: Chart) -> Sequence[str]:
    """What the chart says of its own making; nothing of limits that are not drawn."""
    return chart.notes if len(chart.measured) >= FEWEST_FOR_LIMITS else ()


def _is_rare(chart: Chart) -> bool:
    """Whether limits would be made of rare events: of values that seldom change, or are mostly none."""
    if any(group.limits.screening_undone for group in chart.groups):
        return True
    none = sum(point.value == 0 for point in chart.measured)
    return len(chart.measured) / 2 < none < len(chart.measured)


def _what_is_drawn(measured: Measured, chart: Chart) -> Iterator[str]:
    """Of a running total: that its gains are drawn, and where they are of unlike stretches of time."""
    if not measured.indicator.running_total or len(chart.measured) < FEWEST_DRAWN:
        return
    yield "The chart, and what it says of change, are of what each reading added."
    gaps = [(b.day - a.day).days for a, b in pairwise(measured.known)]
    if max(gaps) > UNLIKE * min(gaps):
        apart = f"{number_in_words(min(gaps))} to {count_of(max(gaps), 'day')} apart"
        yield f"The readings are {apart}: one that adds more may only have come later."


def _causes(measured: Measured) -> Sequence[str]:
    known = dict.fromkeys((reset.day, reset.why) for reset in _resets(measured))
    return [sentence(f"the limits start anew on {day_words(day)}: {why}") for day, why in known]


def _points(chart: Chart, *, marked: bool) -> Sequence[PointData]:
    limited = len(chart.measured) >= FEWEST_FOR_LIMITS
    return [
        PointData(
            date=point.date.isoformat() if point.date else "",
            value=point.value,
            group=point.group,
            mean=point.mean if limited else None,
            lower=point.lower if limited else None,
            upper=point.upper if limited else None,
            mark=_MARKS.get(point.point_type, "") if marked else "",
        )
        for point in chart.points
    ]


def _without_limits(measured: Measured) -> Sequence[PointData]:
    """The readings themselves; one that is too large to be drawn is a gap."""
    levels = [(reading.day, reading.level) for reading in measured.readings]
    return [
        PointData(date=day.isoformat(), value=None if level is None or abs(level) >= TOO_LARGE else level)
        for day, level in levels
    ]


def _drawn(measured: Measured, points: Sequence[PointData]) -> ChartData | None:
    if sum(point.value is not None for point in points) < FEWEST_DRAWN:
        return None
    adds_up = measured.indicator.running_total
    low, high = (None, None) if adds_up else _bounds(aim_of(measured))
    data = ChartData(
        unit=measured.unit,
        points=tuple(points),
        target_low=low,
        target_high=high,
        shown=ADDED if adds_up else "",
        has_limits=any(point.lower is not None for point in points),
        alt="",
    )
    return data.model_copy(update={"alt": alt_text(measured.indicator.title, data)})


def _bounds(aim: Aim | None) -> tuple[float | None, float | None]:
    """The lowest and the highest level that meet a target; one of them none for an open end."""
    goal = aim.goal(0) if aim else None
    if aim is None or goal is None:
        return None, None
    if None not in (aim.low, aim.high):
        return aim.low, aim.high
    return (goal.level, None) if goal.rising else (None, goal.level)
