"""Rows of any kind in a table: a cell that was left, a new row, a row that goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actionplan import desk
from actionplan.desk.answering import NewDates
from actionplan.editor.asking import ask_new_date, ask_which
from actionplan.editor.messages import Done, Message
from actionplan.editor.session import Session
from actionplan.editor.values import value_of
from actionplan.plan.nouns import Noun
from actionplan.words.errors import BadChange, NeedsAnswer, PlanMoved
from actionplan.words.vocabulary import NewDate

_NEW_DATES: Sequence[NewDate] = ("corrected", "agreed", "expected")
_BESIDE = "beside "


def typed(message: Message) -> str:
    """What was typed into a cell; a question that was answered sends it again."""
    return message.args.get("value", message.value)


def beside(message: Message) -> Mapping[str, str]:
    """What was filled in beside a cell, by its name; a question that was answered sends it again."""
    again = {
        name.removeprefix(_BESIDE): text for name, text in message.args.items() if name.startswith(_BESIDE)
    }
    return {**again, **message.said}


def again(message: Message) -> Mapping[str, str]:
    """The arguments with which a button sends what was typed and filled in once more."""
    said = {f"{_BESIDE}{name}": text for name, text in beside(message).items()}
    return {**message.args, "value": typed(message), **said}


def save_field(session: Session, message: Message, noun: type[Noun], field: str) -> Done:
    """Save one field of a row as it was typed; a question first where a promised date changes.

    Raises:
        BadChange: where the row is gone, or what was typed does not fit.
        BadDay, UnknownOwner: where it is no day, or names nobody.
    """
    row = session.row(message.args.get("id", ""))
    if not isinstance(row, noun) or field not in noun.model_fields:
        raise BadChange("That cell cannot be changed. Nothing was saved.")
    new = value_of(noun, field, typed(message), session.plan, session.look.day)
    try:
        editor = session.editor(message, dates=_dates(session, message))
        return session.done(desk.change(editor, row.id, {field: new}))
    except PlanMoved as error:
        return ask_which(error, message.do, again(message), session.by)
    except NeedsAnswer as error:
        return ask_new_date(error, message.do, again(message))


def save_fields(session: Session, message: Message, noun: type[Noun], fields: Sequence[str]) -> Done:
    """Save what was filled in of a row in a form, as one change; a question where others changed the same.

    Raises:
        BadChange, BadDay, UnknownOwner: as for a cell; nothing of it is saved then.
    """
    row, plan, day = session.row(message.args.get("id", "")), session.plan, session.look.day
    if not isinstance(row, noun):
        raise BadChange("Those fields cannot be changed. Nothing was saved.")
    said = {name: text for name, text in beside(message).items() if name in fields}
    new = {name: value_of(noun, name, text, plan, day) for name, text in said.items()}
    try:
        return session.done(desk.change(session.editor(message), row.id, new))
    except PlanMoved as error:
        return ask_which(error, message.do, again(message), session.by)


def _dates(session: Session, message: Message) -> NewDates | None:
    how = next((one for one in _NEW_DATES if one == message.args.get("new_date")), None)
    if how is None:
        return None
    said = beside(message)
    return NewDates(how, said.get("approved_by", ""), said.get("why", ""), session.view.period.name)


def add_row(session: Session, message: Message, noun: type[Noun], fields: Mapping[str, Any]) -> Done:
    """Add a row at the end of its kind."""
    editor = session.editor(message, f"a new {noun.kind.replace('_', ' ')}")
    return session.done(desk.add(editor, noun, fields), "Added")


def add_filled(session: Session, message: Message, noun: type[Noun]) -> Done:
    """Add a row with what was filled in of it.

    Raises:
        BadChange, BadDay, UnknownOwner: with what to write.
    """
    plan, day = session.plan, session.look.day
    said = {name: text for name, text in message.said.items() if name in noun.model_fields}
    return add_row(
        session, message, noun, {name: value_of(noun, name, text, plan, day) for name, text in said.items()}
    )


def remove_row(session: Session, message: Message) -> Done:
    """Take a row out of the plan; one that stood in an issued report is withdrawn, with the reason.

    Raises:
        BadChange: where the reason is missing, or another row refers to it.
    """
    because, instead = message.said.get("because", "").strip(), message.said.get("replaced_by", "")
    editor = session.editor(message, because or "taken out")
    made = desk.remove(editor, message.args.get("id", ""), because, [instead] if instead else ())
    return session.done(made, "Taken out")
