"""Whether there is anything new to see: what is asked every few seconds, so it reads next to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.desk import given
from actionplan.desk.plans import open_store
from actionplan.store import IssuedReport, PlanSummary


@dataclass(frozen=True, slots=True)
class Glance:
    """The plans of a store, and, of one of them, the number of its latest revision, its issued reports, and today.

    The number is 0 where no plan is named.
    """

    plans: Sequence[PlanSummary]
    revision: int
    issued: Sequence[IssuedReport]
    day: date


def glance(plan: str = "", store: str | None = None) -> Glance:
    """What tells whether a plan has to be looked at again.

    Raises:
        NoStore, StoreUnavailable, StoreTooNew: where the store is not there, or not for us.
        UnknownPlan: where the plan is not in it.
    """
    with open_store(store) as opened:
        plans = opened.plans()
        issued = opened.reports(plan) if plan else ()
    revision = next((one.revision for one in plans if one.id == plan), 0)
    return Glance(plans, revision, issued, given.today())
