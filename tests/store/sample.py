"""A small plan, and change sets made from what a store gave."""

from datetime import UTC, datetime, timedelta

from actionplan.plan.changes import WHOLE_ROW, Change, ChangeSet, row_data
from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Milestone, Owner, Priority, Update
from actionplan.plan.settings import Settings

PLAN = "harbour-2026"
AT = datetime(2026, 6, 23, 14, 2, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
REPORT = Milestone(
    id="m-report",
    order=1000,
    title="Annual report published",
    date="Sept 2026",
    owner="o-ann",
    priority="p-trust",
)
WEBSITE = Milestone(id="m-website", order=2000, title="New website", date="Jan / ongoing – review March 27")


def sample_plan(plan_id: str = PLAN) -> ActionPlan:
    header = PlanHeader(id=plan_id, title="Harbour plan", settings=Settings(years="2026-27"))
    rows = {
        "owner": (Owner(id="o-ann", order=1000, name="Head of Communications", aliases=("Ann", "HoC")),),
        "priority": (Priority(id="p-trust", order=1000, number=1, title="Trust"),),
        "milestone": (REPORT, WEBSITE),
    }
    return ActionPlan.of(header, rows)


def edits(stored, *wanted, why="") -> ChangeSet:
    """A change set from (row id, field, new value), with the old values of the stored plan."""
    changes = tuple(edit(stored.plan, *one) for one in wanted)
    return ChangeSet(stored.plan.id, stored.revision.number, changes, why)


def edit(plan, row_id, field, new) -> Change:
    row = plan.by_id.get(row_id, plan.header)
    return Change(getattr(row, "kind", "plan"), row_id, field, row.model_dump(mode="json")[field], new)


def added(stored, *rows, why="") -> ChangeSet:
    changes = tuple(Change(row.kind, row.id, WHOLE_ROW, None, row_data(row)) for row in rows)
    return ChangeSet(stored.plan.id, stored.revision.number, changes, why)


def removed(stored, *ids, why="") -> ChangeSet:
    rows = [stored.plan.by_id[i] for i in ids]
    changes = tuple(Change(row.kind, row.id, WHOLE_ROW, row_data(row), None) for row in rows)
    return ChangeSet(stored.plan.id, stored.revision.number, changes, why)


def update(row_id="u-1", of="m-report", **fields) -> Update:
    return Update(**{"id": row_id, "of": of, "period": "2026-27 P06", "narrative": "Draft is out.", **fields})
