"""From a view to the plain data that a page prints. The view already holds only what its audience may see."""

from __future__ import annotations

import re
from datetime import date

from actionplan.plan.nouns import Activity, Decision
from actionplan.rules.key import key
from actionplan.rules.measures import measure_in_words
from actionplan.view.data import (
    AbbreviationData,
    ActivityData,
    CountData,
    DecisionData,
    KeyData,
    LineData,
    PeriodData,
    PriorityData,
    ReportData,
)
from actionplan.view.groups import groups
from actionplan.view.history import history
from actionplan.view.items import item_data
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem, RatedPriority
from actionplan.view.summary import counts_sentence, generated_summary, since_then
from actionplan.view.why import date_words, why_priority
from actionplan.words.abbreviations import occurring
from actionplan.words.english import count_of, day_in_words, listed, sentence, span_in_words
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import TAGS, Audience, Rag

DRAFT = "Draft, not issued"
NAMED_IN_COUNTS = (Rag.RED,)


def freeze(view: PlanView, audience: Audience) -> ReportData:
    """The frozen data of a view that is already made for its audience."""
    own_words = tuple(text for note in view.notes for text in _paragraphs(note.text))
    data = ReportData(
        plan=view.plan.id,
        organisation=view.plan.organisation,
        title=view.plan.title,
        period=_period(view),
        as_at=view.as_at.isoformat(),
        as_at_words=day_in_words(view.as_at),
        audience=audience.value,
        state=DRAFT,
        provenance=_provenance(view),
        next_report=_next_report(view),
        summary=own_words or generated_summary(view),
        summary_by=listed(list(dict.fromkeys(note.by for note in view.notes if note.by))),
        counts=_counts(view),
        counts_sentence=counts_sentence(view),
        decisions=tuple(_decision(view, d) for d in view.decisions),
        activities=tuple(_activity(view, a) for a in view.activities),
        milestones=groups(view),
        priorities=tuple(_priority(view, p) for p in view.priorities),
        without_priority=_without_priority(view),
        targets_without_priority=tuple(
            item_data(view, i) for i in view.without_priority if not i.is_milestone
        ),
        milestones_without_priority=tuple(_line(view, i) for i in view.without_priority if i.is_milestone),
        since_then=since_then(view),
        abbreviations=(),
        key=tuple(KeyData(rag=rag.value, meaning=meaning) for rag, meaning in key(view.thresholds)),
        method=_method(view),
        history=history(view, audience),
    )
    return data.model_copy(update={"abbreviations": _abbreviations(view, data)})


def _paragraphs(text: str) -> list[str]:
    return [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]


def _period(view: PlanView) -> PeriodData:
    period = view.period
    return PeriodData(
        name=period.name,
        short=period.short,
        path=period.path,
        start=period.start.isoformat(),
        end=period.end.isoformat(),
        dates=span_in_words(period.start, period.end),
        fortnight=_fortnight(period),
        note=period.note,
    )


def _fortnight(period: ReportingPeriod) -> str:
    """`Fortnight 6 of 26`, or `Fortnights 20 and 21 of 26`."""
    if period.last == period.number:
        return f"Fortnight {period.number} of {period.of}"
    joint = "and" if period.last == period.number + 1 else "to"
    return f"Fortnights {period.number} {joint} {period.last} of {period.of}"


def _provenance(view: PlanView) -> str:
    made_from = view.provenance
    return f"From revision {made_from.revision} of {made_from.at}" if made_from.revision else ""


def _next_report(view: PlanView) -> str:
    following = view.plan.settings.calendar.after(view.period)
    while following and not following.reported:
        following = view.plan.settings.calendar.after(following)
    return f"{following.name}, {span_in_words(following.start, following.end)}" if following else ""


def _counts(view: PlanView) -> tuple[CountData, ...]:
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


def _decision(view: PlanView, decision: Decision) -> DecisionData:
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


def _activity(view: PlanView, activity: Activity) -> ActivityData:
    said_in_text = bool(activity.date) and activity.date in activity.title
    return ActivityData(
        id=activity.id,
        text=activity.title,
        date="" if said_in_text or not activity.date else date_words(view.read(activity)),
        note=activity.note,
    )


def _priority(view: PlanView, priority: RatedPriority) -> PriorityData:
    row = priority.row
    return PriorityData(
        id=row.id,
        number=str(row.number) if row.number is not None and not row.enabler else "",
        title=row.title,
        scope=row.scope,
        leads=tuple(view.plan.name_of(lead) for lead in row.leads),
        rag=priority.rag.value,
        rolled_up=priority.rolled_up.value,
        sentence=why_priority(priority, view),
        measures=tuple(
            measure_in_words(indicator, latest) for indicator, latest in view.measures.get(row.id, ())
        ),
        targets=tuple(item_data(view, item) for item in priority.targets),
        milestones=tuple(_line(view, item) for item in priority.milestones),
    )


def _line(view: PlanView, item: RatedItem) -> LineData:
    return LineData(id=item.row.id, title=view.called(item), rag=item.rag.value)


def _without_priority(view: PlanView) -> str:
    if not view.without_priority:
        return ""
    milestones = sum(item.is_milestone for item in view.without_priority)
    targets = len(view.without_priority) - milestones
    kinds = ((milestones, "milestone"), (targets, "target row"))
    number = listed([count_of(n, thing) for n, thing in kinds if n])
    return f"{sentence(number)[:-1]}, counted in the plan's total only."


def _abbreviations(view: PlanView, data: ReportData) -> tuple[AbbreviationData, ...]:
    known = {a.short: a.meaning for a in view.plan.abbreviations}
    return tuple(AbbreviationData(short=s, meaning=known[s]) for s in occurring(known, data.texts()))


def _method(view: PlanView) -> tuple[str, ...]:
    scheme = view.plan.settings.rag.name
    fixed = (
        f"Each status is what the dates say on {day_in_words(view.as_at)}, the day of judgement, unless the "
        "owner reports another; then both are printed with the owner's reason. An owner's report holds for "
        f"its own fortnight and the next. The key says what each status means under {scheme}.",
        "Dates are kept as their authors wrote them; how each is read stands beside it. A month is a window "
        "from its first to its last day, and is rated on the last.",
        "A priority shows the worst status of its target rows and milestones. What has no firm date is never "
        "counted as green.",
    )
    return (*fixed, *_holidays(view))


def _holidays(view: PlanView) -> tuple[str, ...]:
    if not view.bank_holidays:
        return ()
    days = [f"{name} ({day_in_words(day)})" for day, name in view.bank_holidays]
    return (f"Bank {'holiday' if len(days) == 1 else 'holidays'} in this period: {', '.join(days)}.",)
