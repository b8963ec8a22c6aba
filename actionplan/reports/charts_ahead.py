"""Charts drawn beside a page: what draws them is loaded before it is needed, and one is drawn at a time."""

from __future__ import annotations

from functools import cache
from threading import Lock, Thread

from actionplan.reports.drawing import Picture
from actionplan.reports.measure_chart import drawn
from actionplan.view.success_data import ChartData

_ALONE = (
    Lock()
)  # what is half loaded cannot draw, and the settings of a drawing are those of the whole process


@cache
def load_ahead() -> Thread:
    """Begin to load what draws, once, so that the first chart comes as fast as all others."""
    thread = Thread(target=_load, name="actionplan-charts", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    with _ALONE:
        import matplotlib.backends.backend_svg
        import matplotlib.figure
        import matplotlib.ticker  # noqa: F401


def drawn_alone(chart: ChartData) -> Picture | None:
    """The picture of a measure, once nothing else is drawn or loaded; none where it cannot be drawn."""
    with _ALONE:
        return drawn(chart)
