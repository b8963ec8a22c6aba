"""What needs attention: each item with everything that is wrong with it, whose it is, and what happens next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from actionplan.plan.audience import NOT_NAMED
from actionplan.plan.nouns import Decision, Owner
from actionplan.plan.owners import answering
from actionplan.rules.travel import direction_of_travel
from actionplan.view.change import priority_name
from actionplan.view.data import ExceptionData, ReportData
from actionplan.view.decisions import needed_by
from actionplan.view.parts import ItemData
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import OVER, RatedItem, RatedPriority
from actionplan.view.said_by import speaker
from actionplan.view.why import LATE, next_step
from actionplan.words.english import count_of, day_in_words, listed, sentence
from actionplan.words.period_names import code_in_words
from actionplan.words.vocabulary import WORST_FIRST, Rag

Order = tuple[int, int, int]

NO_NEXT_STEP = "No next step is given."
_PAST_WHAT = {5: "review", 6: "window"}
"""What an item is late for, by the line of the rule; for the others its date."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and what mends it where that follows from it."""

    what: str
    mended_by: str = ""


def exceptions(view: PlanView, data: ReportData, before: ReportData | None) -> tuple[ExceptionData, ...]:
    """The priorities and items with something wrong: worst first, by the published status, then by the rule's.

    Of those that stand alike priorities come first, then what is late longest, then in plan order.

    Args:
        view: what the report shows.
        data: the report itself, as far as it is made.
        before: the last issued report, where there is one.

    """
    shown, was = data.items(), before.items() if before else {}
    decisions = {d.about: d for d in reversed(view.decisions) if d.about and not view.answered(d)}
    found = []
    for item in view.items:
        row_id = item.row.id
        then = decisions.get(row_id)
        case = _Case(
            view, item, shown[row_id], was.get(row_id), then, data.period.new_now, _last(view, before)
        )
        if item.rag not in OVER and (problems := _problems(case)):
            found.append((_order(item.rag, item.verdict.rag, item.verdict.days_late), _line(case, problems)))
    led = (_of_the_lead(view, priority, data) for priority in view.priorities)
    return tuple(line for _, line in sorted([*chain(*led), *found], key=lambda pair: pair[0]))


def _last(view: PlanView, before: ReportData | None) -> str:
    """The report that it is compared with: of a span not the last there was."""
    named = view.is_span and before and before.issue
    return f"report {before.issue.number}" if named and before and before.issue else "the last report"


def _order(shown: Rag, by_rule: Rag, days_late: int = 0) -> Order:
    return WORST_FIRST.index(shown), WORST_FIRST.index(by_rule), -days_late


def _of_the_lead(
    view: PlanView, priority: RatedPriority, data: ReportData
) -> Iterator[tuple[Order, ExceptionData]]:
    """A priority that its lead reports red or amber, whatever its items say."""
    said, word = priority.reported, view.plan.settings.rag.word
    if said is None or said.lapsed or said.rag not in LATE or priority.rag is not said.rag:
        return
    shown = next(p for p in data.priorities if p.id == priority.row.id)
    since = f", {data.period.new_now}" if shown.fresh else f" since {code_in_words(shown.since)}"
    by = speaker(priority.row, said.by, said.file, view.plan)
    wrong = [f"{word(said.rag)}{since}, {by.as_reported}"]
    if priority.rolled_up is not said.rag:
        wrong.append(f"by its items {word(priority.rolled_up)}")
    wrong += [problem.what for problem in _reason(priority, view)]
    line = ExceptionData(
        id=shown.id,
        title=sentence(priority_name(shown)).removesuffix("."),
        rag=shown.rag,
        owner=listed(shown.leads),
        wrong=tuple(wrong),
        next_step=next_step(priority, view) or NO_NEXT_STEP,
    )
    yield _order(priority.rag, priority.rolled_up), line


@dataclass(frozen=True, slots=True)
class _Case:
    view: PlanView
    item: RatedItem
    shown: ItemData
    before: ItemData | None
    decision: Decision | None
    new_now: str
    last: str


def _line(case: _Case, problems: list[Problem]) -> ExceptionData:
    return ExceptionData(
        id=case.shown.id,
        title=case.view.called(case.item),
        rag=case.shown.status.rag,
        owner=case.shown.owner,
        owner_note=case.shown.owner_note if case.shown.owner_note.startswith("Away") else "",
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
    by = needed_by(case.view, case.decision)
    return sentence(f"Decision{f' by {by}' if by else ''}: {case.decision.question}")


def _problems(case: _Case) -> list[Problem]:
    """Everything that is wrong, the gravest first."""
    return [*_colour(case), *_without_colour(case)]


def _without_colour(case: _Case) -> Iterator[Problem]:
    yield from _lateness(case)
    yield from _owner(case)
    if not case.item.row.date.strip():
        yield Problem("no date", "Give it a date.")
    if case.decision:
        yield Problem("waiting for a decision")


def _colour(case: _Case) -> Iterator[Problem]:
    """Red or amber, since when, and whether worse than in the last issued report; the rule's status; the reason."""
    status, word = case.shown.status, case.view.plan.settings.rag.word
    was = case.before.status.rag if case.before else ""
    since = f", {case.new_now}" if status.fresh else f" since {code_in_words(status.since)}"
    if case.item.rag in LATE:
        worse = direction_of_travel(was, status.rag) == "deteriorated"
        before = f"; worse, {word(Rag(was))} in {case.last}" if worse else ""
        yield Problem(f"{word(case.item.rag)}{since}{before}")
    kinder = status.reported and status.indicated in LATE and status.rag != status.indicated
    if kinder:
        yield Problem(f"by the rule {word(Rag(status.indicated))}")
    if kinder or case.item.rag in LATE:
        yield from _reason(case.item, case.view)


def _reason(rated: RatedItem | RatedPriority, view: PlanView) -> Iterator[Problem]:
    """In whose words it is so, while they hold and this audience may know them."""
    said = rated.reported
    if said and not said.lapsed and said.reason.strip() not in ("", NOT_NAMED):
        by, word = speaker(rated.row, said.by, said.file, view.plan), view.plan.settings.rag.word(said.rag)
        yield Problem(by.says(word, said.reason.strip()))


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
