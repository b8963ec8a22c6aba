"""The sentences behind a status: the rule's, then the owner's where it differs, is late or has lapsed."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.plan.audience import NOT_NAMED
from actionplan.rules.rollup import counts_in_words
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import Heard, RatedItem, RatedPriority, Reported
from actionplan.words.dates import DateReading
from actionplan.words.english import day_in_words, sentence
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import TAGS, Rag

ENDED_EARLY = 1  # the line of the rule for what is stopped or deferred
FINISHED = (Rag.COMPLETE, Rag.DEFERRED, Rag.STOPPED)
NOTHING_TO_RATE = "It has no target and no milestone in the plan, so there is nothing to rate."


def why(item: RatedItem, view: PlanView) -> list[str]:
    """Why an item has its status, in the order in which a reader asks."""
    said, reported = item.verdict.sentence, item.reported
    if item.verdict.line == ENDED_EARLY:
        return [said, *_why_ended(item)]
    if reported is None:
        return [said]
    word = TAGS[reported.rag].word
    when = short_name(reported.period, view.period.year)
    if reported.lapsed:
        return [said] if item.verdict.rag in FINISHED else [said, _lapsed("owner", word, when)]
    if reported.rag is item.verdict.rag:
        return [said, *_reason(reported), *_path_to_green(reported, item.rag)]
    if item.rag is not reported.rag:
        return [said, f"The owner reported {word} for {when}, but the fact counts."]
    by_rule = f"By the rule {TAGS[item.verdict.rag].word}: {said}"
    return [by_rule, _reports("owner", reported), *_path_to_green(reported, item.rag)]


def _why_ended(item: RatedItem) -> list[str]:
    """The reason given with a deferral or a stop."""
    told = next((h.update for h in reversed(item.heard) if h.update.standing == item.verdict.rag), None)
    return [sentence(told.reason)] if told and told.reason not in ("", NOT_NAMED) else []


def why_priority(priority: RatedPriority, view: PlanView) -> str:
    """What stands behind the status of a priority: its items, its earliest review, and its lead's word."""
    said = [_items(priority), _review(priority, view)] if priority.items else [NOTHING_TO_RATE]
    reported = priority.reported
    if reported and reported.lapsed:
        when = short_name(reported.period, view.period.year)
        said.append(_lapsed("lead", TAGS[reported.rag].word, when))
    elif reported:
        said.append(_reports("lead", reported))
        said.append(f"The roll-up is {TAGS[priority.rolled_up].word}.")
        said += _path_to_green(reported, priority.rag)
    said.append(sentence(latest_words(priority.heard, view)))
    return " ".join(text for text in said if text)


def latest_words(heard: Sequence[Heard], view: PlanView) -> str:
    """What was last said in words; with its period where that is an earlier one."""
    last = next((h for h in reversed(heard) if h.update.narrative.strip()), None)
    if last is None:
        return ""
    earlier = last.period.start < view.period.start
    when = f" ({short_name(last.period, view.period.year)})" if earlier else ""
    return last.update.narrative + when


def date_words(reading: DateReading) -> str:
    """How a date is read; as written where nothing in it is read."""
    return reading.in_words() if reading.parts else reading.as_written


def short_name(period: ReportingPeriod, year: str) -> str:
    """`P05`; with its year, `2017-18 P26`, where that is another than the one spoken of."""
    return period.short if period.year == year else period.name


def _reports(who: str, reported: Reported) -> str:
    """Their word, with the reason where this audience may know one."""
    word = TAGS[reported.rag].word
    if reported.reason == NOT_NAMED:
        return f"The {who} reports {word}."
    return sentence(
        f"The {who} reports {word}{f': {reported.reason}' if reported.reason else ', and gives no reason'}"
    )


def _lapsed(who: str, word: str, when: str) -> str:
    return f"The {who} reported {word} for {when}; that has lapsed."


def _reason(reported: Reported) -> list[str]:
    return [sentence(reported.reason)] if reported.reason not in ("", NOT_NAMED) else []


def _path_to_green(reported: Reported, rag: Rag) -> list[str]:
    if not reported.path_to_green or rag not in (Rag.RED, Rag.AMBER):
        return []
    by = f", by {reported.path_to_green_by.removeprefix('by ')}" if reported.path_to_green_by else ""
    path = reported.path_to_green.rstrip().removesuffix(".") if by else reported.path_to_green
    return [sentence(f"Path to green: {path}{by}")]


def _items(priority: RatedPriority) -> str:
    kinds = ((priority.targets, "target row"), (priority.milestones, "milestone"))
    return sentence(
        "; ".join(counts_in_words([i.rag for i in items], thing) for items, thing in kinds if items)
    )


def _review(priority: RatedPriority, view: PlanView) -> str:
    open_items = (item for item in priority.items if not item.has_ended)
    reviews = [p.end for item in open_items for p in item.reading.parts if p.role == "review" and p.end]
    if not reviews:
        return ""
    first = min(reviews)
    return f"The earliest review {'is' if first >= view.as_at else 'was'} by {day_in_words(first)}."
