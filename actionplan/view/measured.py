"""An indicator with all that is known of it by the day of judgement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Indicator
from actionplan.rules.aiming import unit_of
from actionplan.rules.readings import Reading, is_measured, known
from actionplan.view.cited import cited
from actionplan.view.judging import Judged
from actionplan.view.plan_view import PlanView
from actionplan.view.series import when_in_words
from actionplan.view.success_data import EvidencesData
from actionplan.words.english import shortened

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator, its readings in date order, and each target judged by it.

    `known` are the readings that have a value, one at least where it is measured; `unit` is that of the levels: `%` or
    `per 100,000` of a known whole. `plan` is the one that it is part of, for its dates, its priority and the readings
    that were corrected.
    """

    plan: ActionPlan
    indicator: Indicator
    readings: Sequence[Reading]
    known: Sequence[Reading]
    unit: str
    judged: Sequence[Judged]
    evidence: EvidencesData

    def when(self, written: str) -> str:
        """A date as written in the words of a report."""
        return when_in_words(written, self.plan)


def measured(view: PlanView, judged: Sequence[Judged]) -> Iterator[Measured]:
    """Every indicator with a reading by the day of judgement, in plan order."""
    return _each(view, judged, is_read=True)


def not_measured(view: PlanView, judged: Sequence[Judged]) -> Iterator[Measured]:
    """The other indicators, in plan order."""
    return _each(view, judged, is_read=False)


def _each(view: PlanView, judged: Sequence[Judged], *, is_read: bool) -> Iterator[Measured]:
    of_indicator: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        of_indicator[one.indicator.id].append(one)
    for indicator in view.plan.indicators:
        taken = view.readings.get(indicator.id, ())
        if is_measured(taken) is not is_read:
            continue
        there = known(taken)
        unit = unit_of(indicator, there[-1].observation if there else indicator.baseline)
        asked, evidence = of_indicator.get(indicator.id, ()), cited(view, indicator.id)
        yield Measured(view.plan, indicator, taken, there, unit, asked, evidence)


def name_of_target(judged: Judged) -> str:
    """What tells a target from the others of its indicator: its place, else its own words."""
    return shortened(judged.place.name if judged.place else judged.reading.as_written, _LONGEST_NAME)
