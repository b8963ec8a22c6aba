"""The note that goes out with an owner's tracker: what is late, what is due, and how and by when it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from actionplan.plan.nouns import Owner
from actionplan.plan.owners import answering
from actionplan.rules.rag import due_day
from actionplan.tracker.columns import CONTRIBUTOR, OWN
from actionplan.tracker.writing.own import OWNER, is_away, own_items, own_parts
from actionplan.tracker.writing.words import Sending, how_to_fill_in, how_to_send_back
from actionplan.view.heading import fortnight
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import OVER, RatedItem
from actionplan.words.english import (
    day_in_words,
    day_words,
    one_line,
    sentence,
    small_first,
    without_turns,
)
from actionplan.words.vocabulary import Rag

_DUE_SOON_UNHEARD = 9  # the line of the rule that is amber before its date, not after it


def covering_note(view: PlanView, owner: Owner, return_by: date | None = None, sender: str = "") -> str:
    """The note as plain text: one line for each paragraph, so that a mail program breaks it where its window ends.

    Args:
        view: what the tracker shows, as the owner may see it.
        owner: who is asked.
        return_by: by when it should come back.
        sender: who it goes back to, beside the organisation of the plan.
    """
    sending = Sending(view, made_by=sender, owner=owner, return_by=return_by)
    paragraphs = [
        [_subject(sending)],
        [f"Dear {one_line(owner.name)},"],
        *([text] for text in _request(sending, owner)),
        [f"As at {day_in_words(view.as_at)}:"],
        *_lists(sending),
        ["How to fill it in", *_bullets(how_to_fill_in(sending))],
        ["How to send it back", *_bullets(how_to_send_back(sending))],
        [f"Thank you. {sending.sender}".strip()],
    ]
    return without_turns("\n\n".join("\n".join(lines) for lines in paragraphs)) + "\n"


def _subject(sending: Sending) -> str:
    back = f", {sending.back}" if sending.back else ""
    return f"Subject: {OWN.name}, {small_first(fortnight(sending.view.period))}{back}"


_HERE = "The workbook that comes with this note has one row for each of the following."


def _request(sending: Sending, owner: Owner) -> Iterator[str]:
    """What is asked of an owner; of one who is away who answers, or that nothing is asked, for another does."""
    period = f"{small_first(sending.period)}"
    stands = f"how your part of “{one_line(sending.view.plan.title)}” stands for {period}"
    by = sending.back.replace("return", ". Please return it", 1)
    asked = f"{sentence(f'please tell us {stands}{by}')} {_HERE}"
    if not (owner.away_until and is_away(owner, sending.view.as_at)):
        yield asked
        return
    until = f"You are away until {day_words(owner.away_until)}"
    if not owner.deputy:
        yield f"{until}, and nobody is named who answers for you. Please tell us who does."
        yield asked
        return
    deputy = one_line(sending.view.plan.name_of(owner.deputy))
    yield f"{until}. {deputy} answers for you, and has the rows that you are accountable for, too."
    yield f"{sentence(f'This is for you to see {stands}')} {_need_not(sending)} {_HERE}"


def _need_not(sending: Sending) -> str:
    """To an owner for whom another answers: that it may answer all the same."""
    return f"You need not answer; what you {sending.back or 'return'} is taken, too."


def _lists(sending: Sending) -> Iterator[list[str]]:
    """What is late, due soon, due later; what others are accountable for; what was completed in the period."""
    view, owner = sending.view, sending.owner
    assert owner is not None
    listed, parts = own_items(view, owner), own_parts(view, owner)
    done = [item for item in listed if item.verdict.rag in OVER]
    still = [item for item in listed if item.verdict.rag not in OVER]
    shared = [item for item in still if parts[item.row.id] == CONTRIBUTOR]
    own = [item for item in still if parts[item.row.id] != CONTRIBUTOR]
    for heading, items in (
        ("Late, or past its review", [item for item in own if _is_late(item)]),
        ("Due soon", [item for item in own if not _is_late(item) and _is_due(item, view)]),
        ("Due later, or without a firm date", [i for i in own if not _is_late(i) and not _is_due(i, view)]),
        ("Late, or past its review, where you only contribute", [i for i in shared if _is_late(i)]),
        ("To which you only contribute", [item for item in shared if not _is_late(item)]),
        ("Completed this time, for you to check", done),
    ):
        if items:
            yield [f"{heading} ({len(items)})", *_bullets([_item(i, view, parts[i.row.id]) for i in items])]


def _is_late(item: RatedItem) -> bool:
    return item.verdict.rag in (Rag.RED, Rag.AMBER) and item.verdict.line != _DUE_SOON_UNHEARD


def _is_due(item: RatedItem, view: PlanView) -> bool:
    """Whether its last day comes within the days that the scheme of the plan calls soon."""
    soon = view.as_at + timedelta(days=view.plan.settings.rag.due_soon_days)
    return (due_day(item.reading) or date.max) <= soon


def _item(item: RatedItem, view: PlanView, part: str) -> str:
    """`Press day (30.06.17; owner Head of Digital): due in five days (30 June 2017).`"""
    title, beside = one_line(item.title), [one_line(item.row.date), _whose(item, view, part)]
    said = small_first(item.verdict.sentence)
    known = "; ".join(text for text in beside if text)
    return f"{title} ({known}): {said}" if known else f"{title}: {said}"


def _whose(item: RatedItem, view: PlanView, part: str) -> str:
    """Who is accountable for a row that is not the owner's own: `for Head of Digital, who is away`."""
    answers = answering(item.row, view.plan)
    name = one_line(view.plan.name_of(answers)) if answers else ""
    if part == OWNER:
        return ""
    if part == CONTRIBUTOR:
        return f"owner {name}" if name else "no owner yet"
    return f"for {name}, who is away"


def _bullets(texts: Sequence[str]) -> Iterator[str]:
    return (f"- {text}" for text in texts)
