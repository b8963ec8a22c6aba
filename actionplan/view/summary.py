"""The sentences on the first page: a summary where the lead wrote none, the counts, and "since then"."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.rules.rollup import counts_in_words
from actionplan.view.carried import activities
from actionplan.view.data import ChangeData
from actionplan.view.groups import done_now
from actionplan.view.parts import CountData
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem
from actionplan.words.english import (
    count_of,
    day_in_words,
    listed,
    number_in_words,
    quoted,
    sentence,
    small_first,
)
from actionplan.words.vocabulary import TAGS, WORST_FIRST, Rag

NAMED_IN_COUNTS = (Rag.RED,)
BOTH_KINDS = "milestones and target rows"


def generated_summary(
    view: PlanView, changes: Sequence[ChangeData] = (), last: str = "the last report"
) -> tuple[str, ...]:
    """What happened and moved, what is red, what is late, and what is asked, in one short paragraph each.

    `last` is the report that `changes` are since.
    """
    happened = " ".join([_what_happened(view), *_what_moved(changes, last)])
    return (happened, _what_is_red(view), *_what_is_asked(view))


def _what_happened(view: PlanView) -> str:
    done = [item for item in view.items if done_now(item, view)]
    named = [quoted(view.called(item)) for item in done if item.is_milestone]
    milestones = count_of(len(named), "milestone was", "milestones were")
    said = [
        _activities(view),
        f"{milestones} completed{f': {listed(named)}' if named else ''}",
    ]
    if rows := len(done) - len(named):
        said.append(f"{count_of(rows, 'target row was', 'target rows were')} completed")
    on_no_day = [quoted(view.called(item)) for item in view.items if _complete_on_no_day(item)]
    if on_no_day:
        are = "more is" if done else "is"
        are = count_of(len(on_no_day), are, are.replace("is", "are"))
        said.append(f"{are} complete on no day that is given: {listed(on_no_day)}")
    return " ".join(sentence(text) for text in said)


def _complete_on_no_day(item: RatedItem) -> bool:
    return item.verdict.rag is Rag.COMPLETE and not item.facts.completed_on and not item.reading.parts


def _activities(view: PlanView) -> str:
    """`two activities are recorded for this period; one is carried forward`."""
    own = len(view.activities)
    carried = len(activities(view)) - own
    recorded = f"{count_of(own, 'activity is', 'activities are')} recorded for this period"
    if not carried:
        return recorded
    return f"{recorded if own else 'no new activity'}; {count_of(carried, 'is', 'are')} carried forward"


def _what_moved(changes: Sequence[ChangeData], last: str) -> list[str]:
    """Figures only: "what changed" names each of them on the same page."""
    slipped, forward = (sum(c.kind == kind for c in changes) for kind in ("slipped", "brought forward"))
    early = count_of(forward, "was", "were") if slipped else count_of(forward, "date was", "dates were")
    said = [f"{count_of(slipped, 'date')} slipped"] if slipped else []
    said += [f"{early} brought forward"] if forward else []
    return [sentence(f"{listed(said)} since {last}")] if said else []


def _what_is_red(view: PlanView) -> str:
    """Every red is named with the counts that follow, so that this needs figures only."""
    scheme = view.plan.settings.rag
    red, amber = (sum(item.rag is rag for item in view.items) for rag in (Rag.RED, Rag.AMBER))
    as_red, as_amber = (_in_a_sentence(scheme.word(rag)) for rag in (Rag.RED, Rag.AMBER))
    also = f"{count_of(amber, 'is', 'are') if amber else 'none is'} {as_amber}"
    if not red:
        return f"No milestone or target row is {as_red}; {also}.{_what_is_kinder(view)}"
    verb = "is" if red == 1 else "are"
    share = f"{number_in_words(red)} of {count_of(len(view.items), 'milestone or target row', BOTH_KINDS)}"
    return f"{sentence(f'{share} {verb} {as_red}; {also}')}{_what_is_kinder(view)}"


def _in_a_sentence(word: str) -> str:
    return small_first(word)


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


def counts(view: PlanView) -> tuple[CountData, ...]:
    """The five statuses that are always shown, then the others that occur."""
    always = (Rag.RED, Rag.AMBER, Rag.GREEN, Rag.COMPLETE, Rag.TO_BE_CONFIRMED)
    present = {item.rag for item in view.items}
    shown = [*always, *(rag for rag in TAGS if rag in present and rag not in always)]
    names = {rag: [view.called(item) for item in view.items if item.rag is rag] for rag in shown}
    return tuple(
        CountData(
            rag=rag.value, count=len(names[rag]), names=tuple(names[rag]) if rag in NAMED_IN_COUNTS else ()
        )
        for rag in shown
    )


def counts_sentence(view: PlanView) -> str:
    """How many milestones and target rows stand how."""
    scheme = view.plan.settings.rag
    of_milestones = counts_in_words([item.rag for item in view.milestones], "milestone", scheme)
    of_targets = counts_in_words([item.rag for item in view.targets], "target row", scheme)
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
        return f"{_in_a_sentence(view.plan.settings.rag.word(Rag(known.standing)))}, {by_whom}"
    return ""
