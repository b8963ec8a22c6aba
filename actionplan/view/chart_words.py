"""What stands beside the chart of an indicator: the one line of few points, the notes, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from actionplan.plan.nouns import Baseline, Observation
from actionplan.rules.aims import level_figure
from actionplan.rules.charting import is_drawn, is_rare, resets_between, stretch_in_force, unlike_apart
from actionplan.rules.counting import level
from actionplan.rules.direction import direction_of_travel, ends
from actionplan.rules.measures import level_in_words, level_of
from actionplan.rules.spc import Chart
from actionplan.rules.spc.notes import on_trial
from actionplan.rules.spc.verdicts import group_in_force
from actionplan.rules.spc_words import total_in_one_line, travel_in_one_line
from actionplan.view.measured import Measured
from actionplan.view.series import last_day
from actionplan.words.english import count_of, day_in_words, day_words, number_in_words, one_line, sentence

FEWEST_DRAWN = 2
MOST_TOLD = 3
"""Of resets and falls: more of them say the same again."""
NO_LIMITS = "No limits are drawn: this method does not suit events as rare as these."


def in_one_line(measured: Measured, target: str) -> str:
    """Where it started, where it is now, and the target: of the stretch since the limits were last reset."""
    indicator, taken = measured.indicator, measured.readings
    went, stretch = ends(indicator, taken), stretch_in_force(indicator, taken)
    now, then = _at(measured, stretch[-1].observation), _at(measured, went.start) if went else ""
    if went and indicator.running_total:
        return total_in_one_line(then, now, _added(measured, went.start, went.latest), target=target)
    was_reset = len(stretch) < len(measured.known)
    return travel_in_one_line(
        then,
        now,
        target=target,
        travel=direction_of_travel(indicator, taken),
        points=len(stretch),
        since=day_in_words(stretch[0].day) if was_reset else "",
    )


def notes(measured: Measured, chart: Chart, *, has_verdict: bool) -> Iterator[str]:
    """What is drawn, why the limits start anew, and what the chart says of its own making.

    Nothing is said of limits that are not drawn but why there are none, unless the verdict says that already.
    """
    if measured.indicator.running_total:
        yield from _of_gains(measured) if len(chart.measured) >= FEWEST_DRAWN else ()
        yield from _latest(_of_falls(measured), "it fell {} before", "more time")
    yield from _latest(
        _of_resets(measured), "the limits start anew on {} before those named here", "more day"
    )
    if not any(map(is_drawn, chart.groups)):
        return
    if is_rare(chart):
        yield from () if has_verdict else (NO_LIMITS,)
        return
    yield from _own_notes(chart)


def made(measured: Measured, chart: Chart, *, has_limits: bool) -> Iterator[str]:
    """How many points were used, and how limits were set where there are any."""
    group, since = group_in_force(chart.groups), ""
    if group and group.since and group.measured < len(chart.measured):
        since = f", {number_in_words(group.measured)} of them since {day_in_words(group.since)}"
    yield f"{_used(measured, len(chart.measured))}{since}"
    if has_limits:
        screened = "with outliers screened" if chart.screen_outliers else "without screening of outliers"
        yield f"XmR limits {screened}{_rest(chart)}"
        yield f"a shift or trend is of {count_of(chart.run_length, 'point')}"


def _used(measured: Measured, points: int) -> str:
    """`13 points used`, `two readings; one gain charted`, `one reading`."""
    readings = count_of(len(measured.known), "reading")
    if len(measured.known) == 1:
        return readings
    gains = f"{readings}; {count_of(points, 'gain')} charted"
    return gains if measured.indicator.running_total else f"{count_of(points, 'point')} used"


def _rest(chart: Chart) -> str:
    """On how many points limits rest that are fixed, or will be: those of the last stretch that has limits."""
    drawn = next(group for group in reversed(chart.groups) if is_drawn(group))
    stretch = chart.points[drawn.start : drawn.stop]
    if chart.fix_after is None:
        return ""
    points = count_of(sum(point.value is not None for point in stretch[: chart.fix_after]), "point")
    return (
        f", fixed after {points}"
        if len(stretch) >= chart.fix_after
        else f", resting on {points} until there are {number_in_words(chart.fix_after)}"
    )


def _at(measured: Measured, one: Baseline | Observation) -> str:
    """`12 people (2 May 2017)`, `10 people (baseline, April 2017)`."""
    is_base = isinstance(one, Baseline)
    named = (
        "baseline" if is_base else "",
        measured.when(one.as_at if isinstance(one, Baseline) else one.date),
    )
    beside = ", ".join(word for word in named if word)
    said = level_of(one, measured.indicator, measured.unit)
    return f"{said} ({beside})" if beside else said


def _added(measured: Measured, start: Baseline | Observation, latest: Observation) -> str:
    was, now = (level(one, measured.indicator) or 0 for one in (start, latest))
    about = "about " if latest.approximate or getattr(start, "approximate", False) else ""
    return about + level_in_words(now - was, measured.unit) if now >= was else ""


def _latest(told: Sequence[str], more: str, thing: str) -> Iterator[str]:
    """The latest of what is told in the order of days, and in front of them how many more there are."""
    if len(told) > MOST_TOLD:
        yield sentence(more.format(count_of(len(told) - MOST_TOLD, thing)))
    yield from told[-MOST_TOLD:]


def _of_resets(measured: Measured) -> Sequence[str]:
    """A note for each day on which limits start anew, with its causes, and the reading that it counts for."""
    resets: dict[str, tuple[date, dict[str, None]]] = {}
    for start, reset in resets_between(measured.indicator, measured.readings):
        resets.setdefault(reset.day, (start, {}))[1][one_line(reset.why).rstrip(".")] = None
    return [_of_reset(day, start, "; ".join(causes)) for day, (start, causes) in resets.items()]


def _of_reset(day: str, start: date, why: str) -> str:
    said = sentence(f"the limits start anew on {day_words(day)}: {why}")
    if start.isoformat() == day:
        return said
    instead = f"the limits are reset from {day_in_words(start)}, the next that there is"
    return f"{said} There is no value for {day_words(day)}: {instead}."


def _of_falls(measured: Measured) -> Sequence[str]:
    """A note for each fall of what only grows, but where limits start anew: that has a known cause."""
    anew, unit = {start for start, _ in resets_between(measured.indicator, measured.readings)}, measured.unit
    steps = sorted(_steps(measured), key=lambda step: step[0])  # on one day the baseline stands first
    return [
        f"It fell from {level_figure(was, unit)} to {level_figure(now, unit)} on {day_in_words(day)}: a running total "
        "only grows, so it was counted afresh or one of the two is wrong."
        for (_, was), (day, now) in pairwise(steps)
        if now < was and day not in anew
    ]


def _steps(measured: Measured) -> Iterator[tuple[date, float]]:
    """The levels of a running total by day, with its baseline where that is the same kind of figure."""
    began = ends(measured.indicator, measured.known[:1])
    if began and isinstance(began.start, Baseline):
        day = last_day(began.start.as_at, measured.plan) or date.min
        yield day, level(began.start, measured.indicator) or 0
    yield from ((reading.day, reading.level or 0) for reading in measured.known)


def _of_gains(measured: Measured) -> Iterator[str]:
    """Of a running total: that its gains are drawn, and where they are of unlike stretches of time."""
    yield "The chart, and what it says of change, are of what each reading added."
    if gaps := unlike_apart([reading.day for reading in measured.known]):
        apart = f"{number_in_words(gaps[0])} to {count_of(gaps[1], 'day')} apart"
        yield f"The readings are {apart}: one that adds more may only have come later."


def _own_notes(chart: Chart) -> Sequence[str]:
    """The notes of a chart; in place of limits on trial that are not drawn, that there are none yet.

    Nothing of a stretch that ended before the first of the resets that are told.
    """
    untold = chart.groups[:-MOST_TOLD] if len(chart.groups) > MOST_TOLD + 1 else ()
    over = tuple(f"Since {day_in_words(group.since)}, " for group in untold if group.since)
    own = [note for note in chart.notes if not note.startswith(over)]
    group = group_in_force(chart.groups)
    if group is None or group.since is None or is_drawn(group):
        return own
    trial = set(on_trial(chart.groups, chart.status))
    rest = f"they would rest on {count_of(group.measured, 'point')}"
    few = f"There are no limits yet since {day_in_words(group.since)}: {rest}."
    return [few if note in trial else note for note in own]
