"""Progress by priority, and what stands under none."""

from __future__ import annotations

from actionplan.rules.measures import measure_in_words
from actionplan.view.items import is_fresh, item_data
from actionplan.view.names import number_of
from actionplan.view.parts import LineData, PriorityData
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem, RatedPriority
from actionplan.view.standing import Printed, printed_before, stands_since
from actionplan.view.why import LATE, lead_says, short_code, why_priority
from actionplan.words.english import count_of, listed, sentence


def priorities(view: PlanView) -> tuple[PriorityData, ...]:
    """Every priority and enabler, in the order of the view."""
    printed = printed_before(view)
    return tuple(_priority_data(view, priority, printed) for priority in view.priorities)


def _priority_data(view: PlanView, priority: RatedPriority, printed: Printed) -> PriorityData:
    """A priority with its target rows in full and its milestones in a line each."""
    row = priority.row
    since = stands_since(priority, view, printed) if priority.rag in LATE else None
    return PriorityData(
        id=row.id,
        number=number_of(row),
        title=row.title,
        scope=row.scope,
        objectives=tuple(view.plan.name_of(objective) for objective in row.objectives),
        leads=tuple(view.plan.name_of(lead) for lead in row.leads),
        rag=priority.rag.value,
        rolled_up=priority.rolled_up.value,
        since=short_code(since, view.period.year) if since else "",
        fresh=since is not None and is_fresh(since, view),
        sentence=why_priority(priority, view),
        lead_says=lead_says(priority, view),
        measures=tuple(
            measure_in_words(indicator, taken) for indicator, taken in view.measures.get(row.id, ())
        ),
        targets=tuple(item_data(view, item) for item in priority.targets),
        milestones=tuple(line_data(view, item) for item in priority.milestones),
    )


def line_data(view: PlanView, item: RatedItem) -> LineData:
    """A milestone that is told of in full elsewhere."""
    return LineData(
        id=item.row.id,
        title=view.called(item),
        rag=item.rag.value,
        since=short_code(item.since, view.period.year),
        fresh=is_fresh(item.since, view),
    )


def without_priority(view: PlanView) -> str:
    """How much stands under no priority, in a sentence; empty for none."""
    if not view.without_priority:
        return ""
    milestones = sum(item.is_milestone for item in view.without_priority)
    targets = len(view.without_priority) - milestones
    kinds = ((milestones, "milestone"), (targets, "target row"))
    number = listed([count_of(n, thing) for n, thing in kinds if n])
    return f"{sentence(number)[:-1]}, counted in the plan's total only."
