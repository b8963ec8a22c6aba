"""An indicator as its chart shows it, and what the chart says of change and of the target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from actionplan.rules.aims import Aim
from actionplan.rules.charting import aim_of, chart_of, has_icons, is_drawn, is_rare, single_level
from actionplan.rules.direction import direction_of_travel
from actionplan.rules.spc import POINTS_FOR_ICONS, BadSeries, Chart
from actionplan.rules.spc_words import assurance_in_words, variation_in_words
from actionplan.view.alt_text import alt_text
from actionplan.view.chart_words import FEWEST_DRAWN, in_one_line, made, notes
from actionplan.view.measured import Measured, name_of_target
from actionplan.view.success_data import ChartData, PointData
from actionplan.words.english import count_of, quoted, sentence
from actionplan.words.figures import TOO_LARGE

ADDED = "added since the reading before"
UNSUITED = "No verdict on change: this method does not suit events as rare as these."
_MARKS = {
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "change",
    "special_cause_neutral_low": "change",
}


@dataclass(frozen=True, slots=True)
class Charted:
    """What is drawn of an indicator, if anything, and said of it: `line` instead of the words for the icons.

    `travel` is the direction of travel, where there is no verdict on change; `made` tells how the chart was made.
    """

    data: ChartData | None = None
    variation: str = ""
    assurance: str = ""
    line: str = ""
    travel: str = ""
    notes: tuple[str, ...] = ()
    made: tuple[str, ...] = ()


def charted(measured: Measured) -> Charted:
    """The XmR chart of a measured indicator by its own settings; without limits where its values allow none.

    Of a running total what each reading adds is drawn, and no target, which is of the total. The icons have words from
    13 points since the last reset, but none where limits would be made of rare events.
    """
    aim = aim_of(judged.aim for judged in measured.judged)
    level = single_level(aim, measured.indicator.direction)
    try:
        found = _told(measured, aim or Aim(), chart_of(measured.indicator, measured.readings, level))
    except BadSeries as error:
        used = (count_of(len(measured.known), "reading"),)
        drawn = _drawn(measured, aim, _without_limits(measured))
        found = Charted(drawn, notes=(sentence(str(error)),), made=used)
    return replace(found, notes=(*found.notes, *_which_target(measured, aim, found)))


def _which_target(measured: Measured, aim: Aim | None, found: Charted) -> Iterator[str]:
    """Of several unlike targets, the one that is drawn and told of."""
    asked = {judged.aim.in_words(measured.unit) or judged.reading.as_written for judged in measured.judged}
    drawn, told = found.data is not None and bool(found.data.target), bool(found.assurance or found.line)
    if aim is None or len(asked) < 2 or not (drawn or told):
        return
    of = quoted(next(name_of_target(judged) for judged in measured.judged if judged.aim is aim))
    if drawn and told:
        yield f"The chart and the words on the target are of {of}."
    else:
        yield f"The target in the chart is {of}." if drawn else f"The words on the target are of {of}."


def _told(measured: Measured, aim: Aim, chart: Chart) -> Charted:
    suited, icons, target = not is_rare(chart), has_icons(chart), aim.in_words(measured.unit)
    variation = variation_in_words(chart) if icons else ""
    data = _drawn(measured, aim, _points(chart, suited=suited))
    return Charted(
        data=data,
        variation=variation if suited or not variation else UNSUITED,
        assurance=assurance_in_words(chart, target) if suited and icons else "",
        line="" if variation else in_one_line(measured, target),
        travel="" if variation else direction_of_travel(measured.indicator, measured.readings),
        notes=tuple(notes(measured, chart, has_verdict=bool(variation))),
        made=tuple(made(measured, chart, has_limits=data is not None and data.has_limits)),
    )


def _points(chart: Chart, *, suited: bool) -> Sequence[PointData]:
    """The points with the limits and the marks that their stretch has points enough for."""
    limited = {group.number for group in chart.groups if suited and is_drawn(group)}
    trusted = {group.number for group in chart.groups if group.measured >= POINTS_FOR_ICONS}
    return [
        PointData(
            date=point.date.isoformat() if point.date else "",
            value=point.value,
            group=point.group,
            mean=point.mean if point.group in limited else None,
            lower=point.lower if point.group in limited else None,
            upper=point.upper if point.group in limited else None,
            mark=_MARKS.get(point.point_type, "")
            if point.group in limited & trusted and point.lower is not None
            else "",
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


def _drawn(measured: Measured, aim: Aim | None, points: Sequence[PointData]) -> ChartData | None:
    if sum(point.value is not None for point in points) < FEWEST_DRAWN:
        return None
    adds_up = measured.indicator.running_total
    shown = Aim() if aim is None or adds_up else aim
    low, high = _bounds(shown)
    data = ChartData(
        unit=measured.unit,
        points=tuple(points),
        target=shown.in_words(measured.unit),
        target_low=low,
        target_high=high,
        shown=ADDED if adds_up else "",
        has_limits=any(point.lower is not None for point in points),
        alt="",
    )
    return data.model_copy(update={"alt": alt_text(measured.indicator.title, data)})


def _bounds(aim: Aim) -> tuple[float | None, float | None]:
    """The lowest and the highest level that meet a target; one of them none for an open end."""
    goal = aim.goal(0)
    if goal is None or None not in (aim.low, aim.high):
        return aim.low, aim.high
    return (goal.level, None) if goal.rising else (None, goal.level)
