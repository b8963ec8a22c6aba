"""The sentences behind a status: the rule's, then the reported one where it differs, is late or has lapsed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actionplan.plan.audience import NOT_NAMED
from actionplan.plan.nouns import Update
from actionplan.plan.origin import is_bare
from actionplan.plan.settings import RagScheme
from actionplan.rules.rag import ENDED_EARLY, due_day
from actionplan.rules.rollup import counts_in_words
from actionplan.view.issued import issued_at
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import OVER, Heard, RatedItem, RatedPriority, Reported, last_answer, said_done
from actionplan.view.said_by import Speaker, answers_for, speaker
from actionplan.words.dates import DateReading, find_dates, read_date
from actionplan.words.english import day_in_words, normalised, sentence
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import FACTS, Rag

LATE = (Rag.RED, Rag.AMBER)
NO_PATH = "No path to green is given."
LAPSED = "that has lapsed."
NOTHING_TO_RATE = "It has no target and no milestone in the plan, so there is nothing to rate."


def why(item: RatedItem, view: PlanView) -> list[str]:
    """Why an item has its status, in the order in which a reader asks."""
    return [*_why_rated(item, view), *_completed_later(item, view), *_recorded_late(item, view)]


def _why_rated(item: RatedItem, view: PlanView) -> list[str]:
    said, reported, scheme = item.verdict.sentence, item.reported, view.plan.settings.rag
    if item.verdict.rag in ENDED_EARLY:
        return [said, *_why_ended(item)]
    if reported is None or item.verdict.rag is Rag.COMPLETE:
        return [said]
    word, when = scheme.word(reported.rag), short_name(reported.period, view.period.year)
    if reported.lapsed:
        silent = item.verdict.rag in (*OVER, reported.rag)
        return [said] if silent else [said, _lapsed(reported, item, view)]
    if reported.rag is item.verdict.rag:
        return [said, *_reason(reported), *_path_to_green(reported, item.rag, view)]
    if item.rag is not reported.rag:
        told = _speaker(reported, item, view)
        is_fact = item.verdict.rag in FACTS
        counts = "but the fact counts" if is_fact else f"{told.without_reason}, so the rule counts"
        return [said, f"{told.reported(word)} for {when}, {counts}."]
    by_rule = f"By the rule {scheme.word(item.verdict.rag)}: {said}"
    return [by_rule, _reports(reported, item, view), *_path_to_green(reported, item.rag, view)]


def _completed_later(item: RatedItem, view: PlanView) -> list[str]:
    """A day of completion that is still to come on the day of judgement changes no status, and is said."""
    day = said_done(item.heard)
    if day is None or day <= view.as_at or item.verdict.rag is Rag.COMPLETE:
        return []
    return [f"Said to be completed on {day_in_words(day)}, after the day of judgement."]


def _recorded_late(item: RatedItem, view: PlanView) -> list[str]:
    """That a completion was first told of in a later period than that of its day."""
    day = said_done(item.heard)
    if day is None or item.verdict.rag is not Rag.COMPLETE:
        return []
    first = next(h for h in item.heard if h.update.completed_on == day.isoformat())
    late = first.period.start > day
    return [f"Recorded late, for {short_name(first.period, view.period.year)}."] if late else []


def _why_ended(item: RatedItem) -> list[str]:
    """The reason given with a deferral or a stop."""
    told = next((h.update for h in reversed(item.heard) if h.update.standing == item.verdict.rag), None)
    return [sentence(told.reason)] if told and told.reason not in ("", NOT_NAMED) else []


def why_priority(priority: RatedPriority, view: PlanView) -> str:
    """What stands behind the status of a priority: its items, its earliest review, and its lead's word."""
    scheme = view.plan.settings.rag
    said = [_items(priority, scheme), _review(priority, view)] if priority.items else [NOTHING_TO_RATE]
    said += _of_the_lead(priority, view)
    said.append(sentence(latest_words(priority.heard, view)))
    return " ".join(text for text in said if text)


def lead_says(priority: RatedPriority, view: PlanView) -> str:
    """What the lead reports, while that holds; else empty."""
    reported = priority.reported
    if reported is None or reported.lapsed:
        return ""
    return _reports(reported, priority, view)


def _of_the_lead(priority: RatedPriority, view: PlanView) -> list[str]:
    """The lead's word beside the roll-up; of one that has lapsed only where it differed."""
    scheme, reported = view.plan.settings.rag, priority.reported
    if reported is None:
        return []
    if not reported.lapsed:
        roll_up = f"The roll-up is {scheme.word(priority.rolled_up)}."
        return [lead_says(priority, view), roll_up, *_path_to_green(reported, priority.rag, view)]
    if priority.rolled_up in (*OVER, reported.rag):
        return []
    return [_lapsed(reported, priority, view)]


def latest_words(heard: Sequence[Heard], view: PlanView) -> str:
    """What was last said in words, and that nothing has changed since where that was said last.

    Of several people who spoke for that period each is heard, who answers for the row first and the others by name.
    """
    last = next((h for h in reversed(heard) if h.update.narrative.strip()), None)
    said = [f"{_of_all(heard, last, view)}{_if_earlier(last, view)}"] if last else []
    answer = last_answer(heard)
    if answer and answer is not last and _says_unchanged(answer, view):
        said = [sentence(text) for text in said]
        told, plan = answer.update, view.plan
        by = speaker(plan.by_id.get(told.of), told.by, told.file, plan)
        said.append(f"{by.unchanged()}{_if_earlier(answer, view)}.")
    return " ".join(said)


def _of_all(heard: Sequence[Heard], last: Heard, view: PlanView) -> str:
    """The latest words of each person who spoke for the period of the last one."""
    latest: dict[str, Update] = {}
    for one in (h.update for h in reversed(heard) if h.period == last.period and h.update.narrative.strip()):
        latest.setdefault(_who(one, view), one)
    owner = answers_for(view.plan.by_id.get(last.update.of), view.plan)
    first = latest.get(owner) or last.update
    known = {normalised(first.narrative)}
    others = [
        one
        for one in latest.values()
        if one.by and one is not first and normalised(one.narrative) not in known
    ]
    said = [sentence(f"{one.by}: {one.narrative.strip()}") for one in others]
    return " ".join([sentence(first.narrative), *said]) if said else first.narrative


def _who(update: Update, view: PlanView) -> str:
    """Who said it: the id of an owner of the plan, else the name."""
    owner = view.plan.owner(update.by) if update.by else None
    return owner.id if owner else normalised(update.by)


def _says_unchanged(heard: Heard, view: PlanView) -> bool:
    """Whether that is what was said; of what is for others nothing is known but that they were heard."""
    return heard.update.nothing_changed and view.audience.may_see(heard.update.audience)


def _if_earlier(heard: Heard, view: PlanView) -> str:
    """The period of what was said, in brackets, where that is an earlier one."""
    earlier = heard.period.start < view.period.start
    return f" ({short_name(heard.period, view.period.year)})" if earlier else ""


def last_update(heard: Sequence[Heard], view: PlanView) -> str:
    """When the owner was last heard: `last update 22 May 2017`; by its period where it was recorded later."""
    answer = last_answer(heard)
    if answer is None:
        return ""
    recorded = answer.update.recorded
    if recorded and (day := issued_at(recorded).date()) < view.period.stop:
        return f"last update {day_in_words(day)}"
    return f"last update for {short_name(answer.period, view.period.year)}"


def next_step(item: RatedItem | RatedPriority, view: PlanView) -> str:
    """The owner's path to green with its date, while it is valid and the item needs one."""
    reported = item.reported
    if reported is None or reported.lapsed or item.rag is not reported.rag or item.rag not in LATE:
        return ""
    return sentence(_path(reported, view))


def date_words(reading: DateReading) -> str:
    """How a date is read; as written where nothing in it is read."""
    return reading.in_words() if reading.parts else reading.as_written


def short_name(period: ReportingPeriod, year: str) -> str:
    """`fortnight 5`; with its year, `fortnight 26 of 2017-18`, where that is another than the one spoken of."""
    return (
        period.in_words if period.last_year or period.year == year else f"{period.in_words} of {period.year}"
    )


def short_code(period: ReportingPeriod, year: str) -> str:
    """The same as it is kept and as a narrow column has it: `P05`, or `2017-18 P26`."""
    return period.short if period.year == year else period.name


def _speaker(reported: Reported, rated: RatedItem | RatedPriority, view: PlanView) -> Speaker:
    return speaker(rated.row, reported.by, reported.file, view.plan)


def _reports(reported: Reported, rated: RatedItem | RatedPriority, view: PlanView) -> str:
    """Whose word it is, with the reason where this audience may know one."""
    by, word = _speaker(reported, rated, view), view.plan.settings.rag.word(reported.rag)
    said = by.reports(word)
    if reported.reason == NOT_NAMED:
        return f"{said}."
    if is_bare(reported.reason):
        return _signed(f"{said}; no reason is given there", reported)
    told = f"{said}: {reported.reason}" if reported.reason else f"{said}, {by.without_reason}"
    named_already = by.who and not by.role
    return _signed(told, replace(reported, by="") if named_already else reported)


def _signed(text: str, reported: Reported) -> str:
    """The sentence with who said it and on which day, where that is known."""
    signature = [reported.by, day_in_words(issued_at(reported.at).date()) if reported.at else ""]
    named = ", ".join(part for part in signature if part)
    return sentence(f"{text.rstrip().removesuffix('.')} ({named})" if named else text)


def _lapsed(reported: Reported, rated: RatedItem | RatedPriority, view: PlanView) -> str:
    word = view.plan.settings.rag.word(reported.rag)
    when = short_name(reported.period, view.period.year)
    return f"{_speaker(reported, rated, view).reported(word)} for {when}; {LAPSED}"


def _reason(reported: Reported) -> list[str]:
    return [_signed(reported.reason, reported)] if reported.reason not in ("", NOT_NAMED) else []


def _path_to_green(reported: Reported, rag: Rag, view: PlanView) -> list[str]:
    """For red and amber how it gets better, or that nobody says; nothing where this audience may not know."""
    if rag not in LATE or NOT_NAMED in (reported.reason, reported.path_to_green):
        return []
    path = _path(reported, view)
    return [sentence(f"Path to green: {path}") if path else NO_PATH]


def _path(reported: Reported, view: PlanView) -> str:
    """The path to green and by when, as written; empty where none is given to this audience."""
    path, by = reported.path_to_green.strip(), reported.path_to_green_by.strip()
    if path in ("", NOT_NAMED):
        return ""
    years = view.plan.settings.years
    if not by:
        dated = find_dates(path, years, view.as_at)
        return path if dated else f"{path if path[-1] in '.!?' else path + '.'} No date is given"
    day = due_day(read_date(by, years))
    passed = ". That day has passed" if day and day < view.as_at else ""
    return f"{path.removesuffix('.')}, by {by.removeprefix('by ')}{passed}"


def _items(priority: RatedPriority, scheme: RagScheme) -> str:
    kinds = ((priority.targets, "target row"), (priority.milestones, "milestone"))
    counted = [counts_in_words([i.rag for i in items], thing, scheme) for items, thing in kinds if items]
    return sentence("; ".join(counted))


def _review(priority: RatedPriority, view: PlanView) -> str:
    open_items = (item for item in priority.items if not item.has_ended)
    reviews = [p.end for item in open_items for p in item.reading.parts if p.role == "review" and p.end]
    if not reviews:
        return ""
    first = min(reviews)
    return f"The earliest review {'is' if first >= view.as_at else 'was'} by {day_in_words(first)}."
