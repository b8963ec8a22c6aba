"""Decisions needed, and their answers."""

from __future__ import annotations

from datetime import date

from actionplan.plan.nouns import Decision
from actionplan.view.data import DecisionData
from actionplan.view.plan_view import PlanView
from actionplan.view.why import date_words
from actionplan.words.english import day_in_words


def decision_data(view: PlanView, decision: Decision) -> DecisionData:
    """A question as a page prints it: of whom it was asked, by whom and when, and its answer."""
    asker = view.plan.name_of(decision.asked_by) if decision.asked_by else ""
    asked = [f"of {decision.of}" if decision.of else "", f"by {asker}" if asker else ""]
    asked.append(f"on {_day(decision.asked_on)}" if decision.asked_on else "")
    return DecisionData(
        id=decision.id,
        question=decision.question,
        options=decision.options,
        by=date_words(view.read(decision)).removeprefix("by "),
        asked=" ".join(part for part in asked if part),
        answer=_answer(decision, view),
    )


def _answer(decision: Decision, view: PlanView) -> str:
    if not view.answered(decision):
        return ""
    who = f" ({decision.answered_by})" if decision.answered_by else ""
    when = f", {_day(decision.answered_on)}" if decision.answered_on else ""
    return f"{decision.answer}{who}{when}"


def _day(iso: str) -> str:
    return day_in_words(date.fromisoformat(iso))
