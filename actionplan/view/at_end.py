"""How a plan stands when it is carried forward into later years."""

from __future__ import annotations

from datetime import date

from actionplan.plan.carrying import AtEnd, days_in_full
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Baseline, Observation
from actionplan.rules.counting import days_of
from actionplan.rules.readings import latest
from actionplan.view.plan_view import PlanView
from actionplan.words.periods import read_years

_FIGURES = ("value", "numerator", "denominator", "lower", "upper")


def at_end(plan: ActionPlan, day: date) -> AtEnd:
    """What is over in a plan on a day, by all that was said for any of its periods, and its last readings."""
    view = PlanView(plan, plan.settings.calendar.periods[-1], as_at=day)
    over = frozenset(item.row.id for item in view.items if item.has_ended)
    last = {row_id: latest(taken) for row_id, taken in view.readings.items()}
    return AtEnd(day, over, {row_id: _level(one.observation, plan) for row_id, one in last.items() if one})


def _level(reading: Observation, plan: ActionPlan) -> Baseline:
    """A reading as the level that an indicator starts from, with the days that it is of in full."""
    days = days_of(reading.date, read_years(plan.settings.years))
    as_at = days_in_full(days.first, days.last) if days else reading.date
    return Baseline(**{name: getattr(reading, name) for name in _FIGURES}, as_at=as_at)
