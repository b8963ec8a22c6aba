"""The sentences on the first page: a summary where the lead wrote none, the counts, and "since then"."""

from __future__ import annotations

from actionplan.rules.rollup import counts_in_words
from actionplan.view.groups import done_now
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem
from actionplan.words.english import count_of, day_in_words, listed, number_in_words, quoted, sentence
from actionplan.words.vocabulary import WORST_FIRST, Rag

BOTH_KINDS = "milestones and target rows"


def generated_summary(view: PlanView) -> tuple[str, ...]:
    """What happened, what is red, what is late, and what is asked, in one short paragraph each."""
    return (_what_happened(view), _what_is_red(view), *_what_is_asked(view))


def _what_happened(view: PlanView) -> str:
    done = [quoted(view.called(item)) for item in view.milestones if done_now(item, view)]
    activities = count_of(len(view.activities), "activity is", "activities are")
    milestones = count_of(len(done), "milestone was", "milestones were")
    named = f": {listed(done)}" if done else ""
    return (
        f"{sentence(f'{activities} recorded for this period')} {sentence(f'{milestones} completed{named}')}"
    )


def _what_is_red(view: PlanView) -> str:
    """Every red is named with the counts that follow, so that this needs figures only."""
    red, amber = (sum(item.rag is rag for item in view.items) for rag in (Rag.RED, Rag.AMBER))
    also = f"{count_of(amber, 'is', 'are')} amber" if amber else "none is amber"
    if not red:
        return f"No milestone or target row is red; {also}.{_what_is_kinder(view)}"
    verb = "is" if red == 1 else "are"
    share = f"{number_in_words(red)} of {count_of(len(view.items), 'milestone or target row', BOTH_KINDS)}"
    return f"{sentence(f'{share} {verb} red; {also}')}{_what_is_kinder(view)}"


def _what_is_kinder(view: PlanView) -> str:
    """What owners report as better than the rule has it."""
    kinder = sum(WORST_FIRST.index(i.rag) > WORST_FIRST.index(i.verdict.rag) for i in view.items)
    if not kinder:
        return ""
    said = count_of(
        kinder, "is reported as better than the rule says", "are reported as better than the rule says"
    )
    return f" {sentence(said)}"


def _what_is_asked(view: PlanView) -> tuple[str, ...]:
    open_now = sum(not view.answered(decision) for decision in view.decisions)
    return (sentence(f"{count_of(open_now, 'decision is', 'decisions are')} needed"),) if open_now else ()


def counts_sentence(view: PlanView) -> str:
    """How many milestones and target rows stand how."""
    of_milestones = counts_in_words([item.rag for item in view.milestones], "milestone")
    of_targets = counts_in_words([item.rag for item in view.targets], "target row")
    return f"{sentence(of_milestones)} {sentence(of_targets)}"


def since_then(view: PlanView) -> tuple[str, ...]:
    """What was completed, deferred or stopped after the day of judgement, by the day of looking."""
    news = ((view.called(item), _news(view, item)) for item in view.items if not item.has_ended)
    return tuple(f"{title}: {what}." for title, what in news if what)


def _news(view: PlanView, item: RatedItem) -> str:
    known = view.facts_since(item)
    if known is None:
        return ""
    if known.completed_on and known.completed_on > view.as_at:
        return f"completed on {day_in_words(known.completed_on)}"
    if known.approved and known.standing and known.standing != item.verdict.rag:
        by_whom = f"approved by {known.approved_by}" if known.approved_by else "with approval"
        return f"{known.standing}, {by_whom}"
    return ""
