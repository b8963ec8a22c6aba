"""What was last heard of a row, in a cell: on which day, what was said or reported, and when it is now expected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.plan.nouns import Update
from actionplan.plan.settings import RagScheme
from actionplan.view.moves import course
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem, last_answer
from actionplan.view.why import date_words, last_update, latest_words
from actionplan.words.english import capital_first, day_words, sentence
from actionplan.words.vocabulary import Rag

_ENDED = re.compile(r"""[.!?…:]["'”’)]*(\s*\([^()]*\))?$""")


def last_heard(item: RatedItem, view: PlanView) -> str:
    """`20 June 2017: Green. Now expected: 12 July 2017.`; empty where nobody has said anything.

    Of a last update without words its status or its completion is told, before what was said earlier.
    """
    when = last_update(item.heard, view).removeprefix("last update ")
    words = " ".join(_whole(text) for text in _said(item, view) if text)
    said = ": ".join(text for text in (capital_first(when), words) if text)
    return " ".join(text for text in (_whole(said), _expected(item, view)) if text)


def status_said(update: Update, scheme: RagScheme) -> str:
    """The status that an update reports, by the word of the plan; empty where it reports none."""
    if update.completed_on:
        return scheme.word(Rag.COMPLETE)
    if update.standing:
        return "Resumed" if update.standing == "resumed" else scheme.word(Rag(update.standing))
    return scheme.word(update.reported_rag) if update.reported_rag else ""


def _said(item: RatedItem, view: PlanView) -> Iterator[str]:
    answer = last_answer(item.heard)
    if answer and view.audience.may_see(answer.update.audience) and not answer.update.narrative.strip():
        done = answer.update.completed_on
        yield (
            f"Completed on {day_words(done)}" if done else status_said(answer.update, view.plan.settings.rag)
        )
    yield latest_words(item.heard, view)


def _expected(item: RatedItem, view: PlanView) -> str:
    forecast = None if item.has_ended else course(item, view.plan.settings.years).forecast
    return f"Now expected: {sentence(date_words(forecast))}" if forecast else ""


def _whole(text: str) -> str:
    """The text with a full stop behind it, where it has none, not even before a remark in brackets."""
    text = text.rstrip()
    return f"{text}." if text and not _ENDED.search(text) else text
