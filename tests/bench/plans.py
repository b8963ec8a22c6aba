"""Plans of any size, the same each time."""

import random
from datetime import date, timedelta

from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Indicator, Milestone, Observation, Owner, Priority, Target, Update
from actionplan.plan.settings import Settings
from actionplan.words.vocabulary import Rag

DATES = ("02.03.17", "Sept tbc", "Jan / ongoing – review September 17", "late June / early July", "{d} November 2017",
         "{d}/01/2018", "by {d} February", "TBC", "July-Sep?", "Timing dependent - review Jan 18")  # fmt: skip


def plan_of(count: int, updates: int | None = None) -> ActionPlan:
    """A plan of so many milestones; half of them have an update, or all have their part of so many."""
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
    said = _one_in_two(count, chance) if updates is None else _in_turn(count, updates)
    header = PlanHeader(id="bench", title="A plan to measure", settings=Settings(years="2017-18"))
    return ActionPlan.of(
        header, {"owner": owners, "priority": priorities, "milestone": milestones, "update": said}
    )


def _one_in_two(count: int, chance: random.Random) -> tuple[Update, ...]:
    return tuple(
        Update(
            id=f"u-{n}",
            order=n,
            of=f"m-{2 * n}",
            period=f"2017-18 P{chance.randint(1, 20):02d}",
            narrative="Going well.",
        )
        for n in range(count // 2)
    )


def _in_turn(count: int, updates: int) -> tuple[Update, ...]:
    """Updates of 26 periods, spread evenly: a forecast that moves in each tenth, an override in each seventh."""
    return tuple(
        Update(
            id=f"u-{n}",
            order=n,
            of=f"m-{n * count // updates}",
            period=f"2017-18 P{n % 26 + 1:02d}",
            narrative=f"Step {n} is done.",
            expected=f"{n % 28 + 1} December 2017" if n % 10 == 0 else "",
            reported_rag=Rag.AMBER if n % 7 == 0 else None,
            reason="The hall is late." if n % 7 == 0 else "",
        )
        for n in range(updates)
    )


def measured_plan(count: int, points: int) -> ActionPlan:
    """A plan of so many indicators with so many weekly readings each; half have a target row, half their own."""
    chance = random.Random(count)
    first = date(2017, 3, 31) - timedelta(weeks=max(points - 52, 0))
    days = [(first + timedelta(weeks=week)).isoformat() for week in range(points)]
    targets = tuple(
        Target(
            id=f"t-{n}",
            order=n,
            requirement=f"More visits to place {n}",
            target="20% more visits",
            date="March 2018",
        )
        for n in range(0, count, 2)
    )
    indicators = tuple(
        Indicator(
            id=f"i-{n}",
            order=n,
            title=f"Visits {n}",
            level="outtake",
            measure="Visits a week",
            unit="visits",
            baseline={"value": 500, "as_at": "31 March 2017"},
            targets=(f"t-{n}",) if n % 2 == 0 else (),
            target="600 visits" if n % 2 else "",
        )
        for n in range(count)
    )
    observations = tuple(
        Observation(
            id=f"v-{n}-{k}",
            order=n * points + k,
            indicator=f"i-{n}",
            date=day,
            value=chance.randint(400, 700),
        )
        for n in range(count)
        for k, day in enumerate(days)
    )
    header = PlanHeader(id="bench", title="A plan to measure", settings=Settings(years="2017-18"))
    rows = {"target": targets, "indicator": indicators, "observation": observations}
    return ActionPlan.of(header, rows)
