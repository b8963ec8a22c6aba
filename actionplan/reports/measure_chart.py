"""The picture of a measure: its values by date with mean, limits and target, each named where it ends.

A special cause is marked by a shape as well as by a colour, so that no colour is needed to tell one from another. A
length is in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby, pairwise
from math import nan
from typing import TYPE_CHECKING, Any, NamedTuple

from actionplan.reports.drawing import Picture, axes_in, new_figure, svg_of, write
from actionplan.reports.scale import Scale, day_ticks, scale, short_figure, spread, tick_figure
from actionplan.view.success_data import ChartData, PointData
from actionplan.words.english import shortened
from actionplan.words.figures import TOO_LARGE
from actionplan.words.vocabulary import AIM, INK, LINE, MARKS, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, HEIGHT, BOTTOM, TOP, LEFT = 680, 260, 30, 228, 38
SIZE, LETTER, ROW, LONGEST_UNIT = 12, 7.2, 16, 60
SHORTEST = 14
SHAPES = {"diamond": "D", "square": "s", "cross": "X"}
DASHED, DOTTED, DASH_DOT = (0, (5, 3)), (0, (1, 3)), (0, (7, 2, 1.5, 2))


class End(NamedTuple):
    """What is named at the end of the chart: a text, the level it stands at, and its colour."""

    text: str
    level: float
    colour: str


def drawn(chart: ChartData) -> Picture | None:
    """The picture; none where nothing was measured, or where figures are too large to be drawn."""
    levels = list(_levels(chart))
    if not any(p.value is not None for p in chart.points) or any(abs(n) > TOO_LARGE for n in levels):
        return None
    ends = _ends(chart)
    right = WIDTH - 14 - LETTER * max(len(end.text) for end in ends)
    days = [_day(point) for point in chart.points]
    fit = partial(scale, days, levels, from_zero=not chart.has_limits)
    within = fit((0, BOTTOM, right, TOP))
    left = max(10 + LETTER * max(len(tick_figure(level)) for level in within.level_ticks()), LEFT)
    within = fit((left, BOTTOM, right, TOP))
    with new_figure(WIDTH, HEIGHT) as figure:
        axes = axes_in(figure, (0, 0, WIDTH, HEIGHT))
        axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
        axes.axis("off")
        _frame(axes, within, chart, days)
        _lines(axes, within, chart)
        _values(axes, within, chart)
        _name(axes, within, ends)
        svg = svg_of(figure)
    return Picture(svg, WIDTH, HEIGHT, chart.alt)


def _levels(chart: ChartData) -> Iterator[float]:
    """Every level that has to be within the picture."""
    for point in chart.points:
        limits = (point.mean, point.lower, point.upper) if chart.has_limits else ()
        yield from (level for level in (point.value, *limits) if level is not None)
    yield from (level for level in (chart.target_low, chart.target_high) if level is not None)


def _ends(chart: ChartData) -> list[End]:
    """The latest value, the target, and the mean and limits of the last stretch, each with its figure."""
    latest = [point.value for point in chart.points if point.value is not None][-1]
    targets = list(dict.fromkeys(t for t in (chart.target_low, chart.target_high) if t is not None))
    words = ["Target"] if len(targets) < 2 else ["Target from", "Target to"]
    named = [("Latest", latest, INK), *((word, n, AIM) for word, n in zip(words, targets, strict=False))]
    if chart.has_limits:
        last = chart.points[-1]
        limits = (("Upper limit", last.upper), ("Mean", last.mean), ("Lower limit", last.lower))
        named += [(word, n, QUIET) for word, n in limits if n is not None]
    return [End(f"{word} {short_figure(level, *targets)}", level, colour) for word, level, colour in named]


def _frame(axes: Axes, within: Scale, chart: ChartData, days: list[date]) -> None:
    """The unit, levels with a rule across each, and days."""
    left, _, right, _ = within.box
    unit = shortened(", ".join(filter(None, (chart.unit, chart.shown))), LONGEST_UNIT)
    write(axes, 0, HEIGHT - 4, unit, SIZE, color=QUIET, va="top")
    for level in within.level_ticks():
        y = within.y(level)
        axes.plot([left, right], [y, y], color=LINE, linewidth=1, zorder=1)
        write(axes, left - 8, y, tick_figure(level), SIZE, color=QUIET, ha="right", va="center")
    for day, words in day_ticks(min(days), max(days)):
        x = within.x(day)
        axes.plot([x, x], [BOTTOM - 8, BOTTOM - 3], color=QUIET, linewidth=1, zorder=1)
        write(axes, x, BOTTOM - 11, words, SIZE, color=QUIET, ha="center", va="top")


def _lines(axes: Axes, within: Scale, chart: ChartData) -> None:
    """The target across the whole, and for each stretch its mean and limits."""
    left, _, right, _ = within.box
    for target in (chart.target_low, chart.target_high):
        if target is not None:
            y = within.y(target)
            axes.plot([left, right], [y, y], color=AIM, linewidth=1.75, linestyle=DASH_DOT, zorder=2)
    if not chart.has_limits:
        return
    stretches = [list(points) for _, points in groupby(chart.points, key=lambda point: point.group)]
    for points in stretches:
        _limits(axes, within, points)
    for before, after in pairwise(stretches):
        x = (within.x(_day(before[-1])) + within.x(_day(after[0]))) / 2
        axes.plot([x, x], [BOTTOM, TOP], color=QUIET, linewidth=1, linestyle=DOTTED, zorder=1)


def _limits(axes: Axes, within: Scale, points: list[PointData]) -> None:
    first, last = within.x(_day(points[0])), within.x(_day(points[-1]))
    across = [first, last] if last - first >= SHORTEST else [first - SHORTEST / 2, last + SHORTEST / 2]
    styles = ((points[0].mean, "solid"), (points[0].lower, DASHED), (points[0].upper, DASHED))
    for level, style in styles:
        if level is not None:
            axes.plot(across, [within.y(level)] * 2, color=QUIET, linewidth=1.25, linestyle=style, zorder=2)


def _values(axes: Axes, within: Scale, chart: ChartData) -> None:
    """The values in a line with gaps where nothing was measured, and a mark on each special cause."""
    xs = [within.x(_day(point)) for point in chart.points]
    ys = [nan if point.value is None else within.y(point.value) for point in chart.points]
    size = 5.5 if len(xs) <= 60 else 3.5
    axes.plot(xs, ys, color=INK, linewidth=1.75, marker="o", ms=size, mew=0, zorder=3)
    for kind, mark in MARKS.items():
        found = [(x, y) for x, y, point in zip(xs, ys, chart.points, strict=True) if point.mark == kind]
        if found:
            look: dict[str, Any] = {
                "mfc": mark.colour,
                "mec": mark.edge,
                "mew": 1.25,
                "ms": size + 3,
                "zorder": 4,
            }
            axes.plot(*zip(*found, strict=True), linestyle="none", marker=SHAPES[mark.shape], **look)


def _name(axes: Axes, within: Scale, ends: list[End]) -> None:
    """Each line by its name, with a leader to where it ends."""
    right = within.box[2]
    ys = [within.y(end.level) for end in ends]
    for end, y, place in zip(ends, ys, spread(ys, ROW, BOTTOM, HEIGHT - ROW), strict=True):
        axes.plot([right + 2, right + 10], [y, place], color=end.colour, linewidth=0.75, zorder=1)
        write(axes, right + 13, place, end.text, SIZE, color=end.colour, va="center_baseline")


def _day(point: PointData) -> date:
    return date.fromisoformat(point.date)
