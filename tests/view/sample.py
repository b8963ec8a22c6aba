"""Small plans for the tests of the view, and the example plan."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Milestone, Noun, Priority, Target, Update
from actionplan.plan.settings import Settings
from actionplan.plan.text import read_plan
from actionplan.view import PlanView
from actionplan.view.data import ReportData
from actionplan.view.parts import ItemData
from actionplan.view.rated import RatedItem

EXAMPLE = Path(__file__).parents[2] / "templates" / "plans" / "thurrock-2017-18.yaml"


def day(text: str) -> date:
    return date.fromisoformat(text)


def plan(*rows: Noun, **settings: Any) -> ActionPlan:
    """A plan of these rows, each kind in the order given."""
    header = PlanHeader(
        id="plan", title="Plan", organisation="Org", settings=Settings(**{"years": "2017-18"} | settings)
    )
    kinds: dict[str, list[Noun]] = {}
    for row in rows:
        of_kind = kinds.setdefault(row.kind, [])
        of_kind.append(row.model_copy(update={"order": len(of_kind)}))
    return ActionPlan.of(header, {kind: tuple(of_kind) for kind, of_kind in kinds.items()})


def milestone(written: str, id: str = "m", **fields: Any) -> Milestone:
    return Milestone(id=id, date=written, **{"title": f"Milestone {id}"} | fields)


def target(written: str, id: str = "t", **fields: Any) -> Target:
    return Target(id=id, date=written, **{"requirement": f"Target {id}"} | fields)


def priority(id: str = "p", **fields: Any) -> Priority:
    return Priority(id=id, **{"title": f"Priority {id}"} | fields)


def update(period: str, of: str = "m", **fields: Any) -> Update:
    """What is said of a row for a period; ids follow from what it says, so two must not say the same."""
    said = f"u-{of}-{period}-{sorted((k, str(v)) for k, v in fields.items())}"
    return Update(id=f"u-{crc32(said.encode()):x}", of=of, period=period, **fields)


def view(
    period: str, *rows: Noun, as_at: str = "", seen_on: str = "", issued: Any = (), **settings: Any
) -> PlanView:
    return PlanView(
        plan(*rows, **settings),
        period,
        issued,
        as_at=day(as_at) if as_at else None,
        seen_on=day(seen_on) if seen_on else None,
    )


def only(found: PlanView) -> RatedItem:
    """The one item of a view."""
    (item,) = found.items
    return item


def frozen_items(data: ReportData) -> dict[str, ItemData]:
    """Every milestone and target row that a report prints, by id."""
    rows = [item for group in data.milestones for item in group.items]
    rows += [item for p in data.priorities for item in p.targets]
    return {item.id: item for item in (*rows, *data.targets_without_priority)}


@cache
def example() -> ActionPlan:
    """The example plan."""
    return read_plan(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name, lambda letter: f"{letter}-new").plan
