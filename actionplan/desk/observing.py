"""Readings taken in from a file that grows: what it brings is shown first, and saved when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from actionplan.desk import given
from actionplan.desk.plans import open_store
from actionplan.plan.changes import WHOLE_ROW, Change, ChangeSet, row_data
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.plan.ordering import STEP
from actionplan.plan.stamps import stamped
from actionplan.tracker.measurements import read_measurements
from actionplan.tracker.observed import Observed as Observed
from actionplan.tracker.observed import observed


def observe(
    plan: str,
    path: Path,
    store: str | None = None,
    *,
    apply: bool = False,
    by: str | None = None,
    why: str = "",
) -> Observed:
    """What a CSV file of readings brings to a plan; with `apply`, saved as one revision where nothing is wrong.

    The same file again brings nothing new and makes no revision.

    Raises:
        CannotRead, BadMeasurements: where the file cannot be taken as a whole.
        UnknownPlan, NoStore: where there is no such plan.
    """
    person, why = given.person(by), given.said("why", why)
    file = read_measurements(path)
    with open_store(store) as opened:
        latest = opened.load(plan)
        found = observed(file, latest.plan, given.today(), given.new_id)
        if found.problems or not found.offers:
            return found
        changes = _appended([offer.observation for offer in found.offers], latest.plan, person)
        change_set = ChangeSet(plan, latest.revision.number, changes, why or f"readings from {path.name}")
        if not apply:
            opened.check(change_set)
            return found
        return replace(found, revision=opened.apply(change_set, by=person, at=given.now()))


def _appended(new: Sequence[Observation], plan: ActionPlan, person: str) -> tuple[Change, ...]:
    """A change for each new reading, stamped with who and when, behind those that are there."""
    last = max((row.order for row in plan.observations), default=0)
    placed = tuple(
        row.model_copy(update={"order": last + STEP * place}) for place, row in enumerate(new, start=1)
    )
    only_these = ActionPlan.of(plan.header, {Observation.kind: placed})
    rows = stamped(only_these, None, by=person, at=given.now(), day=given.today()).observations
    return tuple(Change(row.kind, row.id, WHOLE_ROW, None, row_data(row)) for row in rows)
