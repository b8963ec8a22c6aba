"""The sentences on the first page: the summary where the lead has written none, the counts, and "since then"."""

from __future__ import annotations

from actionplan.rules.rollup import counts_in_words
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem
from actionplan.words.english import count_of, day_in_words, listed, quoted, sentence
from actionplan.words.vocabulary import Rag


def generated_summary(view: PlanView) -> tuple[str, ...]:
    """What happened, what is red and why, what is late, and what is asked, in one short paragraph each."""
    return (_what_happened(view), _what_is_red(view), *_what_is_asked(view))


def _what_happened(view: PlanView) -> str:
    done = [i.title for i in view.milestones if i.verdict.rag is Rag.COMPLETE and _this_period(i, view)]
    activities = count_of(len(view.activities), "activity", "activities")
    completed = f"{count_of(len(done), 'milestone')} completed" + (f": {listed([quoted(d) for d in done])}" if done else "")
    return sentence(f"In this period: {activities} and {completed}")


def _this_period(item: RatedItem, view: PlanView) -> bool:
    return any(u.update.completed_on and u.period.start >= view.period.start for u in view.heard(item.row.id))


def _what_is_red(view: PlanView) -> str:
    red = [item for item in view.items if item.rag is Rag.RED]
    amber = sum(item.rag is Rag.AMBER for item in view.items)
    if not red:
        return sentence(f"Nothing is red and {count_of(amber, 'is', 'are') if amber else 'nothing is'} amber")
    named = listed([quoted(item.title) for item in red])
    also = f"{count_of(amber, 'more is', 'more are')} amber" if amber else "none is amber"
    return sentence(f"{count_of(len(red), 'is', 'are')} red: {named}; {also}")


def _what_is_asked(view: PlanView) -> tuple[str, ...]:
    open_now = sum(not decision.answer for decision in view.decisions)
    return (sentence(f"{count_of(open_now, 'decision is', 'decisions are')} asked of you"),) if open_now else ()


def counts_sentence(view: PlanView) -> str:
    """How many milestones and target rows stand how."""
    of_milestones = counts_in_words([item.rag for item in view.milestones], "milestone")
    of_targets = counts_in_words([item.rag for item in view.targets], "target row")
    return f"{sentence(of_milestones)} {sentence(of_targets)}"


def since_then(view: PlanView) -> tuple[str, ...]:
    """What was completed after the day of judgement and before the view was looked at."""
    return tuple(f"{view.plan.name_of(row.id)}: completed on {day_in_words(day)}." for row, day in view.done_since)
