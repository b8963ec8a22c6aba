"""A series as an XmR chart takes it: numbers in date order, and the places where its limits start anew."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

from actionplan.rules.spc.chart import BadSeries
from actionplan.words.english import count_of, day_in_words, shortened

TOO_LARGE = 1e15
"""Past it a float no longer holds every whole number."""

Day = dt.date | str
Values = list[float | None]
Days = list[dt.date]


def net_gain(values: Sequence[float | None]) -> Values:
    """What a running total gained from each value to the next, in place of the later one.

    The values stand in date order. The first has no gain, nor has one that is missing or comes after a missing one.
    """
    numbers = numbers_of(values)
    gains = [None if a is None or b is None else b - a for a, b in pairwise(numbers)]
    return [None, *gains] if numbers else []


def numbers_of(values: Iterable[float | None]) -> Values:
    """The values as floats, None or NaN as None; a `BadSeries` names the first that is no number."""
    return [
        value
        if value is None or (type(value) is float and -TOO_LARGE < value < TOO_LARGE)
        else _number(value, place)
        for place, value in enumerate(values, 1)
    ]


def _number(value: object, place: int) -> float | None:
    said = f"Value {place} of the series is {shortened(repr(value), 40)}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadSeries(f"{said}, which is not a number. Give a number, or nothing where none was measured.")
    if value != value:
        return None
    if not -TOO_LARGE < value < TOO_LARGE:
        raise BadSeries(f"{said}, which is too large for a chart. Count in thousands or millions.")
    return float(value)


def in_date_order(values: Values, dates: Iterable[Day]) -> tuple[Values, Days]:
    """Both sorted by date; a `BadSeries` where their numbers differ or a date comes twice."""
    days = [_day(day) for day in dates]
    if len(days) != len(values):
        raise BadSeries(
            f"There are {count_of(len(values), 'value')} and {count_of(len(days), 'date')}. Give each value its date."
        )
    if len(set(days)) < len(days):
        twice = min(day for day, times in Counter(days).items() if times > 1)
        raise BadSeries(f"Two values are dated {day_in_words(twice)}. Keep one value for each date.")
    if days == sorted(days):
        return values, days
    pairs = sorted(zip(days, values, strict=True), key=itemgetter(0))
    return [value for _, value in pairs], [day for day, _ in pairs]


def _day(given: object) -> dt.date:
    if isinstance(given, dt.datetime):
        return given.date()
    if isinstance(given, dt.date):
        return given
    try:
        return dt.date.fromisoformat(str(given))
    except ValueError:
        said = shortened(repr(given), 40)
        raise BadSeries(f"{said} is not a date. Write it as year, month and day: 2017-06-23.") from None


def resets(days: Days, rebase: Iterable[Day]) -> tuple[list[int], list[str]]:
    """The places where limits start anew, and a note for each date to reset at that no value has.

    Such a date counts for the first value after it (NHSRplotthedots: `ptd_add_rebase_column` overlooks it).
    """
    places, notes = set(), []
    for day in sorted({_day(given) for given in rebase}):
        place = bisect_left(days, day)
        if place == len(days):
            notes.append(
                f"There is no value on or after {day_in_words(day)}, so the limits are not reset then."
            )
            continue
        places.add(place)
        if days[place] != day:
            instead = f"the limits are reset from {day_in_words(days[place])}"
            notes.append(f"There is no value for {day_in_words(day)}: {instead}, the next that there is.")
    return sorted(places), notes
