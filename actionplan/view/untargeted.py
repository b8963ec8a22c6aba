"""Why an indicator has no target by the end of a period, though it names one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from actionplan.plan.life import how_it_left
from actionplan.plan.nouns import Indicator, Target
from actionplan.view.plan_view import PlanView
from actionplan.view.present import stands
from actionplan.words.english import number_in_words, sentence


def untargeted(view: PlanView, indicator: Indicator) -> str:
    """`Its target was split into “X” and “Y”.` Empty where a target is there, or where it names none."""
    rows = [row for row_id in dict.fromkeys(indicator.targets) if (row := _target(view, row_id))]
    if indicator.target.strip() or any(stands(row, view.period) for row in rows):
        return ""
    return " ".join(_in_words(Counter(_what_became_of(row, view) for row in rows), len(rows)))


def _target(view: PlanView, row_id: str) -> Target | None:
    row = view.plan.by_id.get(row_id)
    return row if isinstance(row, Target) else None


def _what_became_of(row: Target, view: PlanView) -> str:
    if row.since is not None and row.since >= view.period.stop.isoformat():
        return "came into the plan later"
    return f"was {how_it_left(row, view.plan) if row.replaced_by else 'withdrawn'}"


def _in_words(told: Counter[str], targets: int) -> Iterator[str]:
    """`Its targets were withdrawn.`, `One of its targets was withdrawn.`"""
    for what, number in told.items():
        all_of_them = "its target" if targets == 1 else "its targets"
        whose = all_of_them if number == targets else f"{number_in_words(number)} of its targets"
        yield sentence(f"{whose} {what.replace('was ', 'were ', 1) if number > 1 else what}")
