"""An indicator with all that is known of it by the day of judgement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actionplan.plan.nouns import Indicator
from actionplan.rules.aiming import unit_of
from actionplan.view.judging import Judged
from actionplan.view.plan_view import PlanView
from actionplan.view.series import Reading, when_in_words


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with a baseline or a reading: its readings in date order, and each target judged by it.

    `known` are the readings that have a value; `unit` is that of the levels: `%` or `per 100,000` of a known whole.
    """

    indicator: Indicator
    readings: Sequence[Reading]
    judged: Sequence[Judged]
    view: PlanView
    known: Sequence[Reading]
    unit: str

    def when(self, written: str) -> str:
        """A date as written in the words of a report."""
        return when_in_words(written, self.view.plan)


def measured(view: PlanView, judged: Sequence[Judged]) -> Iterator[Measured]:
    """Every indicator with a baseline or a reading by the day of judgement, in plan order."""
    of_indicator: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        of_indicator[one.indicator.id].append(one)
    for indicator in view.plan.indicators:
        if is_measured(view, indicator):
            taken = view.readings.get(indicator.id, ())
            known = [reading for reading in taken if reading.level is not None]
            unit = unit_of(indicator, known[-1].observation if known else indicator.baseline)
            yield Measured(indicator, taken, of_indicator.get(indicator.id, ()), view, known, unit)


def is_measured(view: PlanView, indicator: Indicator) -> bool:
    """Whether an indicator has a baseline, or a reading by the day of judgement."""
    return indicator.baseline is not None or indicator.id in view.readings
