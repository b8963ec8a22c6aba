"""What needs attention: each item with everything that is wrong with it, whose it is, and what happens next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.plan.nouns import Decision, Owner
from actionplan.plan.owners import answering
from actionplan.rules.travel import direction_of_travel
from actionplan.view.data import ExceptionData, ReportData
from actionplan.view.parts import ItemData
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem
from actionplan.view.why import date_words
from actionplan.words.english import count_of, day_in_words, sentence
from actionplan.words.vocabulary import WORST_FIRST, Rag

OVER = (Rag.COMPLETE, Rag.STOPPED, Rag.DEFERRED)
NO_NEXT_STEP = "No next step is given."
_PAST_WHAT = {5: "review", 6: "window"}
"""What an item is late for, by the line of the rule; for the others its date."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and what mends it where that follows from it."""

    what: str
    mended_by: str = ""


def exceptions(view: PlanView, data: ReportData, before: ReportData | None) -> tuple[ExceptionData, ...]:
    """The items with something wrong, worst first, then in plan order.

    Args:
        view: what the report shows.
        data: the report itself, as far as it is made.
        before: the last issued report, where there is one.

    """
    shown, was = data.items(), before.items() if before else {}
    decisions = {d.about: d for d in reversed(view.decisions) if d.about and not view.answered(d)}
    found = []
    for item in view.items:
        case = _Case(view, item, shown[item.row.id], was.get(item.row.id), decisions.get(item.row.id))
        if item.rag not in OVER and (problems := list(_problems(case))):
            found.append((item.rag, _line(case, problems)))
    return tuple(line for _, line in sorted(found, key=lambda pair: WORST_FIRST.index(pair[0])))


@dataclass(frozen=True, slots=True)
class _Case:
    view: PlanView
    item: RatedItem
    shown: ItemData
    before: ItemData | None
    decision: Decision | None


def _line(case: _Case, problems: list[Problem]) -> ExceptionData:
    return ExceptionData(
        id=case.shown.id,
        title=case.view.called(case.item),
        rag=case.shown.status.rag,
        owner=case.shown.owner,
        wrong=tuple(problem.what for problem in problems),
        next_step=_next_step(case, problems),
    )


def _next_step(case: _Case, problems: list[Problem]) -> str:
    """The owner's path to green, else the decision that is asked for, else what follows from what is wrong."""
    steps = (case.shown.next_step, _decision(case), *(problem.mended_by for problem in problems))
    return next((step for step in steps if step), NO_NEXT_STEP)


def _decision(case: _Case) -> str:
    if case.decision is None:
        return ""
    by = date_words(case.view.read(case.decision)).removeprefix("by ")
    return sentence(f"Decision{f' by {by}' if by else ''}: {case.decision.question}")


def _problems(case: _Case) -> Iterator[Problem]:
    """Everything that is wrong, the gravest first."""
    yield from _colour(case)
    yield from _lateness(case)
    yield from _owner(case)
    if not case.item.row.date.strip():
        yield Problem("no date", "Give it a date.")
    if case.decision:
        yield Problem("waiting for a decision")


def _colour(case: _Case) -> Iterator[Problem]:
    """Red, or amber and worsening: new as amber, or worse than in the last issued report."""
    status, word = case.shown.status, case.view.plan.settings.rag.word
    was = case.before.status.rag if case.before else ""
    travel = direction_of_travel(was, status.rag)
    if case.item.rag is Rag.RED:
        since = "new this fortnight" if status.fresh else f"since {status.since}"
        yield Problem(f"{word(Rag.RED)}{', ' if status.fresh else ' '}{since}")
    elif case.item.rag is Rag.AMBER and travel == "deteriorated":
        yield Problem(f"{word(Rag.AMBER)}, {word(Rag(was))} in the last report")
    elif case.item.rag is Rag.AMBER and status.fresh and not travel:
        yield Problem(f"{word(Rag.AMBER)}, new this fortnight")


def _lateness(case: _Case) -> Iterator[Problem]:
    """Past its date, its window or its review."""
    late, line = case.shown.status.days_late, case.shown.status.line
    if late:
        past = f"{count_of(late, 'day')} past its {_PAST_WHAT.get(line, 'date')}"
        unconfirmed = line == 6
        yield Problem(
            f"{past}, still to be confirmed" if unconfirmed else past,
            "Confirm its date." if unconfirmed else "",
        )
    elif line == 3 and case.item.verdict.rag is Rag.AMBER:
        yield Problem("past its review, and no date is set", "Confirm its date.")


def _owner(case: _Case) -> Iterator[Problem]:
    """Nobody answers for it: it has no owner, or the owner has left."""
    row_id = answering(case.item.row, case.view.plan)
    owner = case.view.plan.by_id.get(row_id) if row_id else None
    if not isinstance(owner, Owner):
        yield Problem("no owner", "Name an owner.")
    elif owner.in_post_until and (left := date.fromisoformat(owner.in_post_until)) < case.view.as_at:
        yield Problem(f"its owner left on {day_in_words(left)}", "Name an owner.")
