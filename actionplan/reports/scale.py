"""The scale of a chart over time: from days and values to places in a picture, with its ticks in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.words.english import MONTHS
from actionplan.words.figures import figure, rounded

MOST_TICKS, FEW_SIGNS = 6, 5
MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
AROUND_ONE_DAY = 15
"""How many days are shown on either side of a single one."""

NEARLY_LEVEL = 1e-6
"""Levels that differ by less than this share of themselves are drawn as if on one level."""

LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True, slots=True)
class Scale:
    """Days and levels (lowest and highest shown of each) in a box of left, bottom, right and top, in pixels.

    Of what comes in whole numbers only, such as people, the ticks are `whole` too.
    """

    days: tuple[int, int]
    levels: tuple[float, float]
    box: tuple[float, float, float, float]
    whole: bool = False

    def x(self, day: date) -> float:
        """How far across a day stands: by real distance."""
        (first, last), (left, _, right, _) = self.days, self.box
        return left + (day.toordinal() - first) / (last - first) * (right - left)

    def y(self, level: float) -> float:
        """How far up a level stands."""
        (low, high), (_, bottom, _, top) = self.levels, self.box
        return bottom + (level - low) / (high - low) * (top - bottom)

    def level_ticks(self) -> list[float]:
        """Round levels within those shown, at most six."""
        from matplotlib.ticker import MaxNLocator

        low, high = self.levels
        ticks = MaxNLocator(5, steps=[1, 2, 5, 10], integer=self.whole, min_n_ticks=1).tick_values(low, high)
        return [float(level) for level in ticks if low <= level <= high]


def scale(
    days: Sequence[date],
    levels: Sequence[float],
    box: tuple[float, float, float, float],
    *,
    from_zero: bool = False,
) -> Scale:
    """Room for all of these days and levels, at least one of each, and a little around the levels.

    From zero a small difference looks small; limits, which tell what is small, need no zero.
    """
    first, last = min(days).toordinal(), max(days).toordinal()
    alone = AROUND_ONE_DAY if first == last else 0
    low, high = min(levels), max(levels)
    around = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    around = max(around, max(abs(low), abs(high)) * NEARLY_LEVEL, NEARLY_LEVEL)
    lowest = max(low - around, 0.0) if low >= 0 else low - around
    if from_zero:
        lowest, high = min(lowest, 0.0), max(high, 0.0)
    whole = all(float(level).is_integer() for level in levels)
    return Scale((first - alone, last + alone), (lowest, high + around), box, whole)


def day_ticks(first: date, last: date) -> list[tuple[date, str]]:
    """First days of months, evenly apart and at most six, as `Apr 2017`; of a short stretch its ends."""
    begins, ends = _months(first) + (first.day > 1), _months(last)
    apart = next(
        step for step in MONTHS_APART if (ends - begins) / step < MOST_TICKS or step == MONTHS_APART[-1]
    )
    months = range(-(-begins // apart) * apart, ends + 1, apart)
    if len(months) > 2:
        return [(date(m // 12, m % 12 + 1, 1), f"{MONTHS[m % 12][:3]} {m // 12}") for m in months]
    return [(day, f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}") for day in sorted({first, last})]


def short_figure(level: float, *marks: float) -> str:
    """A figure in few signs: `1,450`, `12.4`, `2.75 million`; with places enough to tell it from the marks."""
    for size, word in LARGE:
        if abs(level) >= size:
            return f"{figure(float(f'{level / size:.3g}'))} {word}"
    exact = figure(level)
    return exact if len(exact) <= FEW_SIGNS else rounded(level, *marks)


def tick_figure(level: float) -> str:
    """The figure of a round level, as exact as it is."""
    return figure(level) if abs(level) < LARGE[-1][0] else short_figure(level)


def spread(levels: Sequence[float], apart: float, lowest: float, highest: float) -> list[float]:
    """Places in their order that are moved only so far that neighbours stand `apart`, the highest within its bound."""
    order = sorted(range(len(levels)), key=lambda n: levels[n])
    places = [max(levels[n], lowest) for n in order]
    for n in range(1, len(places)):
        places[n] = max(places[n], places[n - 1] + apart)
    for n in reversed(range(len(places))):
        places[n] = min(places[n], highest if n == len(places) - 1 else places[n + 1] - apart)
    found = dict(zip(order, places, strict=True))
    return [found[n] for n in range(len(levels))]


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1
