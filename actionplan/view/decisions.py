"""Decisions needed, and their answers."""

from __future__ import annotations

from actionplan.plan.nouns import Decision
from actionplan.rules.rag import due_day
from actionplan.view.data import DecisionData
from actionplan.view.plan_view import PlanView
from actionplan.view.why import date_words
from actionplan.words.english import day_in_words, day_words


def decision_data(view: PlanView, decision: Decision) -> DecisionData:
    """A question as a page prints it: of whom it was asked, by whom and when, and its answer."""
    asker = view.plan.name_of(decision.asked_by) if decision.asked_by else ""
    asked = [f"of {decision.of}" if decision.of else "", f"by {asker}" if asker else ""]
    asked.append(f"on {day_words(decision.asked_on)}" if decision.asked_on else "")
    return DecisionData(
        id=decision.id,
        question=decision.question,
        options=decision.options,
        by=needed_by(view, decision),
        asked=" ".join(part for part in asked if part),
        answer=_answer(decision, view),
    )


def needed_by(view: PlanView, decision: Decision) -> str:
    """`30 June 2017`, or `30 June 2017, overdue since then` where that day has passed; empty where none is given."""
    reading = view.read(decision)
    by, day = date_words(reading).removeprefix("by "), due_day(reading)
    if day is None or day >= view.as_at or view.answered(decision):
        return by
    return f"{by}, overdue since {'then' if day_in_words(day) == by else day_in_words(day)}"


def _answer(decision: Decision, view: PlanView) -> str:
    if not view.answered(decision):
        return ""
    who = f" ({decision.answered_by})" if decision.answered_by else ""
    when = f", {day_words(decision.answered_on)}" if decision.answered_on else ""
    return f"{decision.answer.strip().removesuffix('.')}{who}{when}"
