"""A small plan for the tests, and ids that can be foreseen."""

from collections.abc import Callable
from itertools import count

from actionplan.plan.changes import WHOLE_ROW, Change, row_data
from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Milestone, Noun, Owner, Priority, Update
from actionplan.plan.ordering import STEP
from actionplan.plan.settings import Settings

HEADER = PlanHeader(id="harbour", title="Harbour plan", settings=Settings(years="2017-18"))
ANN = Owner(id="o-ann", name="Head of Communications", aliases=("Comms Lead", "HoC"))
BEN = Owner(id="o-ben", name="Head of Digital")
TRUST = Priority(id="p-trust", number=1, title="Trust")
REPORT = Milestone(id="m-report", title="Annual report", date="Sept tbc", owner="o-ann", priority="p-trust")
WEBSITE = Milestone(id="m-website", title="New website", date="Jan 18")
SAID = Update(id="u-1", of="m-report", period="2017-18 P06", narrative="Draft is out.")


def plan_of(*rows: Noun, header: PlanHeader = HEADER) -> ActionPlan:
    """A plan of these rows, in this order."""
    by_kind: dict[str, tuple[Noun, ...]] = {}
    for row in rows:
        before = by_kind.get(row.kind, ())
        placed = row.model_copy(update={"order": row.order or STEP * (len(before) + 1)})
        by_kind[row.kind] = (*before, placed)
    return ActionPlan.of(header, by_kind)


def harbour() -> ActionPlan:
    return plan_of(ANN, BEN, TRUST, REPORT, WEBSITE, SAID)


def edit(plan: ActionPlan, row_id: str, field: str, new: object) -> Change:
    """A change of one field, with the old value of the plan."""
    row = plan.by_id.get(row_id, plan.header)
    return Change(getattr(row, "kind", "plan"), row_id, field, row.model_dump(mode="json")[field], new)


def added(row: Noun) -> Change:
    return Change(row.kind, row.id, WHOLE_ROW, None, row_data(row))


def removed(plan: ActionPlan, row_id: str) -> Change:
    row = plan.by_id[row_id]
    return Change(row.kind, row_id, WHOLE_ROW, row_data(row), None)


def counting() -> Callable[[str], str]:
    """New ids one after the other: `m-1`, `o-2`."""
    numbers = count(1)
    return lambda letter: f"{letter}-{next(numbers)}"
