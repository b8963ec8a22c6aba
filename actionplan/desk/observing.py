"""Readings taken in from a file that grows: what it brings is shown first, and saved when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from actionplan.desk import given
from actionplan.desk.plans import open_store
from actionplan.files import shown
from actionplan.plan.changes import WHOLE_ROW, Change, ChangeSet, Revision, row_data
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.plan.ordering import STEP
from actionplan.plan.stamps import stamped
from actionplan.store import Store
from actionplan.tracker.measurements import read_measurements
from actionplan.tracker.observed import Observed as Observed
from actionplan.tracker.observed import observed
from actionplan.words.errors import BadChange

MOST_TRIES = 5
"""So often it is looked again at what a file brings, where others save readings at that very moment."""


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

    The same file again brings nothing new and makes no revision, also where two people take it in at one moment: the
    ids of new readings are made of what they are readings of, so the store refuses the second, and what the file
    brings is looked at again. Only readings of different days that end on the same one, such as `June 2017` and
    `30 June 2017`, can both be saved so; a check of the plan tells of them.

    Raises:
        CannotRead, BadMeasurements: where the file cannot be taken as a whole.
        UnknownPlan, NoStore: where there is no such plan.
        BadChange, PlanMoved: where others change the plan so that it cannot be saved.
    """
    person, why = given.person(by), given.said("why", why) or f"readings from {shown(Path(path.name))}"
    file = read_measurements(path)
    with open_store(store) as opened:
        for tried in range(1, MOST_TRIES + 1):
            latest = opened.load(plan)
            found = observed(file, latest.plan, given.today())
            if found.problems or not found.offers:
                break
            changes = _appended([offer.observation for offer in found.offers], latest.plan, person)
            change_set = ChangeSet(plan, latest.revision.number, changes, why)
            try:
                return replace(found, revision=_saved(opened, change_set, person, apply))
            except BadChange:
                moved = opened.load(plan).revision.number != latest.revision.number
                if not moved or tried == MOST_TRIES:
                    raise
        return found


def _saved(opened: Store, change_set: ChangeSet, person: str, apply: bool) -> Revision | None:
    """The revision that it makes; without `apply` none, once it is known that it could be made."""
    if apply:
        return opened.apply(change_set, by=person, at=given.now())
    opened.check(change_set)
    return None


def _appended(new: Sequence[Observation], plan: ActionPlan, person: str) -> tuple[Change, ...]:
    """A change for each new reading, stamped with who and when, behind those that are there."""
    last = max((row.order for row in plan.observations), default=0)
    placed = tuple(
        row.model_copy(update={"order": last + STEP * place}) for place, row in enumerate(new, start=1)
    )
    only_these = ActionPlan.of(plan.header, {Observation.kind: placed})
    rows = stamped(only_these, None, by=person, at=given.now(), day=given.today()).observations
    return tuple(Change(row.kind, row.id, WHOLE_ROW, None, row_data(row)) for row in rows)
