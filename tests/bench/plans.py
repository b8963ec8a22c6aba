"""Plans of any size, the same each time."""

import random

from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Milestone, Owner, Priority, Update
from actionplan.plan.settings import Settings

DATES = ("02.03.17", "Sept tbc", "Jan / ongoing – review September 17", "late June / early July", "{d} November 2017",
         "{d}/01/2018", "by {d} February", "TBC", "July-Sep?", "Timing dependent - review Jan 18")  # fmt: skip


def plan_of(count: int) -> ActionPlan:
    """A plan of so many milestones, half of them with an update."""
    chance = random.Random(count)
    owners = tuple(Owner(id=f"o-{n}", order=n, name=f"Owner {n}") for n in range(20))
    priorities = tuple(
        Priority(id=f"p-{n}", order=n, number=n + 1, title=f"Priority {n + 1}") for n in range(10)
    )
    milestones = tuple(
        Milestone(
            id=f"m-{n}",
            order=n,
            title=f"Milestone {n}",
            priority=f"p-{n % 10}",
            owner=f"o-{n % 20}",
            date=chance.choice(DATES).format(d=chance.randint(1, 28)),
        )
        for n in range(count)
    )
    updates = tuple(
        Update(
            id=f"u-{n}",
            order=n,
            of=f"m-{2 * n}",
            period=f"2017-18 P{chance.randint(1, 20):02d}",
            narrative="Going well.",
        )
        for n in range(count // 2)
    )
    header = PlanHeader(id="bench", title="A plan to measure", settings=Settings(years="2017-18"))
    return ActionPlan.of(
        header, {"owner": owners, "priority": priorities, "milestone": milestones, "update": updates}
    )
