"""What is asked of new updates before they are kept: the reason for an override, and a day that has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.plan.model import ActionPlan, row_name
from actionplan.plan.nouns import Dated, Noun, Update
from actionplan.view.plan_view import PlanView
from actionplan.view.why import short_name
from actionplan.words.english import day_words, small_first
from actionplan.words.vocabulary import FACTS, Rag


def bare_overrides(plan: ActionPlan, updates: Sequence[Update], today: date) -> list[tuple[Update, str]]:
    """Each new update that lacks the reason of an override, or tells of what is to come, with a sentence.

    A status differs where it is not what the rule says (of a priority: the roll-up) at the end of its period, or
    today where that is earlier. Where a fact counts instead of it, such as a completion, no reason is asked.

    Args:
        plan: the plan with the updates in it.
        updates: those of them that are new.
        today: the day on which they are to be kept.

    """
    views = {period: _seen(plan, period, today) for period in {update.period for update in updates}}
    return [
        (update, f"{_where(update, view)}: {what}")
        for update in updates
        if update.of in plan.by_id
        for view in [views[update.period]]
        for what in (_to_come(update, today), _bare(update, view))
        if what
    ]


def is_override(reported: Rag | None, by_rule: Rag | None) -> bool:
    """Whether a reported status is not what the rule (or the roll-up) says, so that it needs a reason.

    Where a fact counts instead of it, such as a completion, or the rule is not known, it needs none.
    """
    return by_rule is not None and by_rule not in (*FACTS, reported)


def _seen(plan: ActionPlan, name: str, today: date) -> PlanView:
    period = plan.settings.calendar.single(name)
    return PlanView(plan, period, as_at=min(period.end, today))


def _where(update: Update, view: PlanView) -> str:
    years = view.plan.settings.calendar.years
    return f"{row_name(view.plan.by_id[update.of])}, {short_name(view.period, years.label)}"


def _to_come(update: Update, today: date) -> str:
    if not update.completed_on or update.completed_on <= today.isoformat():
        return ""
    day = day_words(update.completed_on)
    return f"completed on {day} is still to come; give the day on which it was completed."


def _bare(update: Update, view: PlanView) -> str:
    """What differs from the word of an owner or lead, where no reason is given for it."""
    if update.reported_rag is None or update.reason.strip():
        return ""
    word, row = view.plan.settings.rag.word, view.plan.by_id[update.of]
    by_rule = _of_item(row, update, view) if isinstance(row, Dated) else _of_priority(row, update, view)
    if not by_rule:
        return ""
    who = "owner" if isinstance(row, Dated) else "lead"
    return f"the {who} reports {word(update.reported_rag)} and {by_rule}; give the reason."


def _of_item(row: Dated, update: Update, view: PlanView) -> str:
    verdict = view.rated(row).verdict
    if not is_override(update.reported_rag, verdict.rag):
        return ""
    said = verdict.sentence.removesuffix(".")
    return f"the rule says {view.plan.settings.rag.word(verdict.rag)} ({small_first(said)})"


def _of_priority(row: Noun, update: Update, view: PlanView) -> str:
    rolled_up = next((p.rolled_up for p in view.priorities if p.row.id == row.id), None)
    if rolled_up is None or not is_override(update.reported_rag, rolled_up):
        return ""
    return f"the roll-up is {view.plan.settings.rag.word(rolled_up)}"
