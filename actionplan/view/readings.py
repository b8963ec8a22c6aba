"""The latest reading of each indicator by the end of a period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.words.dates import read_date
from actionplan.words.periods import ReportingPeriod


def latest_readings(plan: ActionPlan, period: ReportingPeriod) -> Mapping[str, Observation]:
    """By indicator, the latest observation of this period or earlier; of one day the one recorded last.

    What was withdrawn, and what a later observation corrects, does not count.
    """
    counting = [
        (day, o)
        for o in plan.observations
        if not o.withdrawn and (day := _last_day(o, plan)) and day < period.stop
    ]
    corrected = {o.revises for _, o in counting}
    found = sorted(
        ((day, o) for day, o in counting if o.id not in corrected),
        key=lambda pair: (pair[0], pair[1].recorded or "", pair[1].order),
    )
    return {observation.indicator: observation for _, observation in found}


def _last_day(observation: Observation, plan: ActionPlan) -> date | None:
    days = [p.end for p in read_date(observation.date, plan.settings.years).parts if p.end]
    return max(days, default=None)
