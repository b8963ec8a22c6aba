"""The date as written that a row had before it was changed, read from the updates that tell of the changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Dated, Update

Later = Callable[[Update], bool]


def dates_before(plan: ActionPlan, later: Later, *, corrections: bool) -> Mapping[str, str]:
    """The earlier date of each row whose date was changed by a later update, walked back from the latest.

    A typing mistake is taken back, too, where `corrections` are wanted; else only where a new date was agreed
    before it.
    """
    dates: dict[str, str] = {}
    walked: dict[str, str] = {}
    changes = [said for said in plan.updates if said.date_change and not said.withdrawn and later(said)]
    for said in sorted(changes, key=when_said, reverse=True):
        row = plan.by_id.get(said.of)
        if isinstance(row, Dated) and walked.get(row.id, row.date) == said.date_now:
            walked[row.id] = said.date_was
            if corrections or said.date_change == "agreed":
                dates[row.id] = said.date_was
    return dates


def when_said(said: Update) -> tuple[str, int, str]:
    """Updates in the order in which they were recorded; what has no moment comes first."""
    return said.recorded or "", said.order, said.id


def of_period(plan: ActionPlan, stop: str) -> ActionPlan:
    """The plan with the dates that were agreed before a day (ISO): what a period that ends there is seen with.

    The same object where no date was agreed for a later period.
    """
    if not any(said.date_change for said in plan.updates):
        return plan
    calendar = plan.settings.calendar
    then = dates_before(
        plan, lambda said: calendar.single(said.period).start.isoformat() >= stop, corrections=False
    )
    return plan.mapped(lambda row: row.model_copy(update={"date": then[row.id]}) if row.id in then else row)
