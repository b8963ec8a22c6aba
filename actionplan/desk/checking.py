"""The completeness check of a plan as it stands today."""

from __future__ import annotations

from actionplan.desk import given
from actionplan.desk.plans import open_store, period_now
from actionplan.view.checked import Finding
from actionplan.view.checked import check as check_of
from actionplan.words.periods import judgement_day


def check(plan: str, store: str | None = None) -> tuple[Finding, ...]:
    """What a plan lacks, says in two ways or leaves open today; of a plan whose years are over, on their last day."""
    with open_store(store) as opened:
        stored = opened.load(plan)
        period = period_now(opened, stored.plan)
        today = given.today()
        return check_of(stored.plan, period, judgement_day(period, today), today)
