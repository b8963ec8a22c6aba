"""What the person at the editor says of a row for the fortnight: one update, corrected as often as they like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from actionplan import desk
from actionplan.editor.asking import ask_which
from actionplan.editor.blocks import Button, Cell, Choice, Field, Note
from actionplan.editor.messages import Done, Message
from actionplan.editor.rows import again, typed
from actionplan.editor.session import Session
from actionplan.editor.statuses import reported, rule_once_reported
from actionplan.plan.nouns import Dated, Update
from actionplan.view.issued import issued_at
from actionplan.view.rated import OVER, RatedItem, has_answered, last_answer
from actionplan.view.why import last_update
from actionplan.words.english import capital_first, count_of, day_words, sentence
from actionplan.words.errors import BadChange, NeedsAnswer, PlanMoved
from actionplan.words.vocabulary import Audience, Rag

AUDIENCES = (
    Choice(Audience.LAY_MEMBERS.value, "Everybody"),
    Choice(Audience.EXECUTIVE.value, "Executives and the team"),
    Choice(Audience.TEAM.value, "The team only"),
)
"""Who may read something, in plain words."""


def save_update(session: Session, message: Message, column: str) -> Done:
    """Save the status or the words of the fortnight.

    Raises:
        NeedsAnswer, BadChange, BadDay: with what to write.
    """
    fields = {"narrative": typed(message)} if column == "narrative" else reported(session, message)
    return _say(session, message, {**fields, "nothing_changed": False})


def unchanged(session: Session, message: Message) -> Done:
    """Say that nothing has changed."""
    return _say(session, message, {"nothing_changed": True})


def save_audience(session: Session, message: Message) -> Done:
    """Say who may read what the person says of a row for the fortnight."""
    mine = session.own_update(message.args.get("id", ""))
    if mine is None:
        raise BadChange("Nothing is said of it yet. Write the update first, then who may read it.")
    return _say(session, message, {"audience": message.said.get("audience", mine.audience)})


def _say(session: Session, message: Message, fields: Mapping[str, Any]) -> Done:
    of, period = message.args.get("id", ""), session.view.period.name
    try:
        return session.done(desk.say(session.editor(message), of, period, fields))
    except PlanMoved as error:
        return ask_which(error, message.do, again(message), session.by)
    except NeedsAnswer as error:
        raise BadChange(_reason_needed(session, of, fields) or str(error)) from None


def _reason_needed(session: Session, of: str, fields: Mapping[str, Any]) -> str:
    """A short sentence for a status that lacks its reason; empty where something else is asked."""
    row, mine = session.row(of), session.own_update(of)
    rag = fields.get("reported_rag", mine.reported_rag if mine else None)
    if not rag or not isinstance(row, Dated):
        return ""
    word, item = session.plan.settings.rag.word, session.view.rated(row)
    rule = rule_once_reported(item)
    says = "once you have reported the rule says" if rule is not item.verdict.rag else "the rule says"
    return f"a reason is needed when you report {word(Rag(rag))} and {says} {word(rule)}."


def is_answered(item: RatedItem, session: Session) -> bool:
    """Whether anybody has reported on a row for the fortnight, or nobody needs to."""
    return has_answered(item, session.view.period.start) or item.verdict.rag in OVER


def update_cell(item: RatedItem, session: Session, mine: Update | None, locked: str = "") -> Cell:
    """The person's own words of the fortnight; under them what others said, or when the owner was last heard.

    A `locked` one is only to be read, and says why.
    """
    if locked:
        return Cell(mine.narrative if mine else "", _under(item, session, mine), locked=locked)
    quiet = Button("Nothing has changed", "unchanged", {"id": item.row.id})
    buttons = [] if is_answered(item, session) else [quiet]
    if mine and mine.is_answer:
        buttons.append(_audience_button(mine, item.row.id))
    return Cell(mine.narrative if mine else "", _under(item, session, mine), buttons=buttons)


def _audience_button(mine: Update, row_id: str) -> Button:
    label = next(one.label for one in AUDIENCES if one.value == mine.audience.value)
    field = Field("audience", "Who may read it", "choice", mine.audience.value, AUDIENCES)
    return Button(f"Read by: {label.lower()}. Change", "save audience", {"id": row_id}, fields=(field,))


def _under(item: RatedItem, session: Session, mine: Update | None) -> Sequence[Note]:
    of_now = [h.update for h in item.heard if h.period.start >= session.view.period.start]
    spoken = [one for one in of_now if one.is_answer and (mine is None or one.id != mine.id)]
    others = [Note(_as_said(one, session), "quiet") for one in spoken]
    own = [Note("You say that nothing has changed.", "quiet")] if mine and mine.nothing_changed else []
    if others or (mine and mine.is_answer):
        return [*own, *others]
    return [Note(_silence(item, session), "quiet")] if item.verdict.rag not in OVER else []


def _as_said(said: Update, session: Session) -> str:
    """What stands of a fortnight besides the person's own update: who said it, and their words or what they say."""
    if said.by == session.by:
        return f"You said before: {_content(said, session)}"
    return f"{said.by or 'Somebody'}: {_content(said, session)}"


def _content(said: Update, session: Session) -> str:
    """The words of an update; without any, what it tells."""
    if said.narrative.strip():
        return said.narrative
    if said.completed_on:
        return f"completed on {day_words(said.completed_on)}."
    if said.reported_rag:
        return f"{session.plan.settings.rag.word(said.reported_rag)}."
    if said.standing or said.expected:
        return f"{said.standing or f'now expected {said.expected}'}."
    return "nothing has changed." if said.nothing_changed else sentence(said.outcome or said.lesson)


def _silence(item: RatedItem, session: Session) -> str:
    """`No update for 34 days.`, or for which period it was where it came later than this one."""
    last, view = last_answer(item.heard), session.view
    if last is None:
        return "No update yet."
    day = _day(last.update)
    if day is None or day >= view.period.stop:
        told = last_update(item.heard, view)
        return f"{capital_first(told)}."
    days = (view.as_at - day).days
    return f"No update for {count_of(days, 'day')}." if days > 0 else "No update for this fortnight yet."


def _day(said: Update) -> date | None:
    return issued_at(said.recorded).date() if said.recorded else None
