"""The pictures of the fortnightly report, each with a text that says what it shows.

Letters, dashes and words tell apart what colours tell apart. A length is in pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from actionplan.reports.drawing import Picture, axes_in, font, new_figure, svg_of, write
from actionplan.reports.told import completions_in_words, in_numbers, named, strip_in_words
from actionplan.view.data import CompletionData, HistoryData, ReportData
from actionplan.words.english import shortened
from actionplan.words.vocabulary import ACCENT, LINE, QUIET, TAGS, Rag

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

PITCH, SQUARE, ROW = 26, 21, 52
NARROWEST, WIDEST, LETTER, MOST_TICKS = 320, 680, 9, 14


def strip(rows: Sequence[HistoryData], labels: Mapping[str, str]) -> Picture:
    """The name of each priority above its squares, one for each issued report and one for now; at least one row."""
    periods = [in_numbers(period) for period in named([period for period, _ in rows[0].cells])]
    head = _head(periods)
    width, height = max(PITCH * len(periods), _room_for_names(rows)), head + ROW * len(rows)
    across = [PITCH * (column + 0.5) for column in range(len(periods))]
    with new_figure(width, height) as figure:
        axes = axes_in(figure, (0, 0, width, height))
        axes.set(xlim=(0, width), ylim=(height, 0))
        axes.axis("off")
        upright = {"ha": "center", "va": "bottom", "rotation": 90 if head > PITCH else 0}
        for x, period in zip(across, periods, strict=True):
            write(axes, x, head - 10, period, 10, color=QUIET, **upright)
        for y, row in enumerate(rows):
            bottom = head + ROW * (y + 1)
            write(axes, 0, bottom - 36, shortened(row.title, width // LETTER), 14, va="center")
            _squares(axes, across, bottom - PITCH / 2, [rag for _, rag in row.cells])
        svg = svg_of(figure)
    return Picture(svg, width, height, strip_in_words(rows, labels))


def completions(report: ReportData) -> Picture:
    """Two lines of steps over the year: how many items are planned to be complete, and how many are."""
    width, height = 680, 220
    rows = report.completions
    with new_figure(width, height) as figure:
        axes = axes_in(figure, (40, 30, width - 110, height - 4))
        _scales(axes, rows)
        planned = [row.planned for row in rows]
        done = [row.done for row in rows if row.done is not None]
        _steps(axes, planned, color=QUIET, linewidth=2, linestyle=(0, (4, 2)))
        _steps(axes, done, color=ACCENT, linewidth=3)
        write(axes, len(planned), planned[-1], f" Planned {planned[-1]}", 13, color=QUIET, va="center")
        beside = _beside(done, planned)
        write(axes, len(done), done[-1], f" Complete {done[-1]} ", 13, color=ACCENT, **beside)
        svg = svg_of(figure)
    return Picture(svg, width, height, completions_in_words(report))


def _room_for_names(rows: Sequence[HistoryData]) -> int:
    """As wide as the longest name needs, within what a page has."""
    return min(max(NARROWEST, *(LETTER * len(row.title) for row in rows)), WIDEST)


def _head(periods: Sequence[str]) -> int:
    """The height of the line of periods; those with long names stand upright."""
    longest = max(map(len, periods))
    return PITCH if longest <= len("now") else 14 + 7 * longest


def _squares(axes: Axes, across: Sequence[float], y: float, rags: Sequence[str]) -> None:
    """A row of letters, each on the colour of its status."""
    for rag in dict.fromkeys(filter(None, rags)):
        tag = TAGS[Rag(rag)]
        xs = [x for x, found in zip(across, rags, strict=True) if found == rag]
        outline, size = _outline(tag.letter)
        ys = [y] * len(xs)
        axes.plot(xs, ys, linestyle="none", marker="s", ms=SQUARE, mfc=tag.background, mec=tag.text)
        axes.plot(xs, ys, linestyle="none", marker=outline, ms=size, mfc=tag.text, mew=0)


def _outline(letter: str) -> tuple[Path, float]:
    """The shape of a letter about its middle, and its larger extent."""
    from matplotlib.path import Path
    from matplotlib.textpath import TextPath

    shape = TextPath((0, 0), letter, size=12, prop=font("DejaVuSans-Bold"))
    middle = (shape.vertices.min(axis=0) + shape.vertices.max(axis=0)) / 2
    centred = shape.vertices - middle
    return Path(centred, shape.codes), 2 * abs(centred).max()


def _steps(axes: Axes, values: Sequence[int], **style: Any) -> None:
    """A line that is level over each period."""
    axes.stairs(values, range(len(values) + 1), baseline=None, zorder=2, **style)


def _beside(done: Sequence[int], planned: Sequence[int]) -> dict[str, str]:
    """Where a text at the end of the one line does not meet the other: on its far side, if there is room."""
    if done[-1] < planned[len(done) - 1]:
        return {"va": "top", "ha": "left"}
    return {"va": "bottom", "ha": "right" if len(done) > len(planned) / 6 else "left"}


def _scales(axes: Axes, rows: Sequence[CompletionData]) -> None:
    """Whole numbers upwards, periods across: as many names as there is room for."""
    from matplotlib.ticker import MaxNLocator

    top = max(*(max(row.planned, row.done or 0) for row in rows), 1)
    every = -(-len(rows) // MOST_TICKS)
    axes.set(xlim=(0, len(rows)), ylim=(-0.12 * top, 1.12 * top))
    axes.set_xticks(
        [n + 0.5 for n in range(0, len(rows), every)], [in_numbers(row.period) for row in rows[::every]]
    )
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.grid(axis="y", color=LINE, linewidth=1)
    axes.tick_params(length=0, colors=QUIET)
    axes.spines[:].set_visible(False)
    for tick in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        tick.set(fontproperties=font(), fontsize=11)
