"""What a plan leaves uncovered: priorities without actions, targets without indicators, work without owners."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.plan.carried_words import asks_when
from actionplan.plan.nouns import Activity, Dated, Milestone, Target
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked
from actionplan.words.dates import find_dates


def no_actions(looked: Looked) -> Iterator[Finding]:
    """A priority or enabler with no milestone and no target row."""
    served = {row.priority for row in looked.rows}
    for priority in looked.priorities:
        if priority.id not in served:
            yield Finding(
                "no-actions",
                looked.place(priority),
                "It has no actions: no milestone and no target row names it.",
                "Add a milestone or a target row to it.",
                (priority.id,),
            )


def no_owner(looked: Looked) -> Iterator[Finding]:
    """An open milestone that nobody owns."""
    for row in looked.open_rows:
        if isinstance(row, Milestone) and row.owner is None:
            yield Finding(
                "no-owner",
                looked.place(row),
                "Nobody owns it.",
                "Name the one owner who answers for it.",
                (row.id,),
            )


def no_date(looked: Looked) -> Iterator[Finding]:
    """An open milestone or target row without a date as written."""
    for row in looked.open_rows:
        if not row.date.strip():
            yield Finding(
                "no-date",
                looked.place(row),
                _asks_when(row, looked),
                "Write when it is due, or “tbc” with the month in which that will be settled.",
                (row.id,),
            )


def _asks_when(row: Dated, looked: Looked) -> str:
    question = asks_when(row, looked.plan.settings.years)
    return f"It {question}" if question else "It has no date."


def no_success_indicator(looked: Looked) -> Iterator[Finding]:
    """A target row that says no sign of success, and that no indicator of the plan names."""
    named = {target for indicator in looked.plan.indicators for target in indicator.targets}
    for row in looked.rows:
        if isinstance(row, Target) and not row.success_indicators and row.id not in named:
            yield Finding(
                "no-success-indicator",
                looked.place(row),
                "It has no success indicator.",
                "Say by what sign its success will be known.",
                (row.id,),
            )


def objective_not_served(looked: Looked) -> Iterator[Finding]:
    """A corporate objective that no priority names."""
    served = {objective for priority in looked.plan.priorities for objective in priority.objectives}
    for objective in looked.plan.objectives:
        if objective.id not in served:
            yield Finding(
                "objective-not-served",
                looked.place(objective),
                "No priority serves it.",
                "Name it under the objectives of a priority.",
                (objective.id,),
            )


def no_path_to_green(looked: Looked) -> Iterator[Finding]:
    """What its owner reports as red or amber without saying how, or by when, it comes back to green."""
    for row in (*looked.open_rows, *looked.priorities):
        if row.id in looked.pathless:
            yield Finding(
                "no-path-to-green",
                looked.place(row),
                "It is reported red or amber without a path to green that has a date.",
                "Ask its owner what brings it back to green, and by when.",
                (row.id,),
            )


def activity_undated(looked: Looked) -> Iterator[Finding]:
    """An activity that says neither its period nor its day, so that it is in no report."""
    for activity in looked.plan.activities:
        if not activity.period.strip() and not _has_a_day(activity, looked):
            yield Finding(
                "activity-undated",
                looked.place(activity),
                "It has no reporting period and no date, so no report shows it.",
                f"Say the period that it belongs to, such as {looked.plan.settings.calendar.periods[0].name}.",
                (activity.id,),
            )


def _has_a_day(activity: Activity, looked: Looked) -> bool:
    return bool(looked.read(activity).parts or find_dates(activity.title, looked.years))
