"""What else there is to a milestone or a dated target: a form above the table, opened by the row's button "More"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.editor.asking import ask_target_question
from actionplan.editor.blocks import Block, Button, Buttons, Choice, Field, Form, Text
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels import milestone_sayings
from actionplan.editor.rows import save_fields
from actionplan.editor.saying import AUDIENCES
from actionplan.editor.session import Handler, Session
from actionplan.editor.values import text_of
from actionplan.plan.model import row_name, wording
from actionplan.plan.nouns import Dated, Milestone, Target
from actionplan.words.english import small_first
from actionplan.words.errors import BadChange

AT = "milestone"
_OF_ALL = ("priority", "contributors", "note", "internal_note")
_OF_KIND: Mapping[str, Sequence[str]] = {
    Milestone.kind: ("audience", *_OF_ALL),
    Target.kind: ("requirement", "target", "success_indicators", *_OF_ALL),
}


def blocks(session: Session) -> Sequence[Block]:
    """The form of the row that is open; nothing where none is."""
    row = session.plan.by_id.get(session.at.get(AT, ""))
    if not isinstance(row, Dated):
        return []
    about = {"id": row.id}
    save = Button("Save these details", "save milestone details", about, main=True)
    form = Form("milestone-details", f"More about {_called(row)}", _fields(session, row), save)
    moves = [
        Button("Move it up", "move milestone", {**about, "steps": "-1"}),
        Button("Move it down", "move milestone", {**about, "steps": "1"}),
    ]
    close = Button("Close these details", "close milestone")
    said = [] if row.withdrawn_on else [milestone_sayings.form(session, row)]
    return [form, *_target_question(session, row), *said, Buttons([*moves, close])]


def _called(row: Dated) -> str:
    name = row_name(row)
    return small_first(name)


def _target_question(session: Session, row: Dated) -> Sequence[Block]:
    """How a target as written is read, and its first question with its readings as buttons."""
    if not isinstance(row, Target) or not row.target.strip():
        return []
    reading, asked = ask_target_question(row, session.plan.settings.years)
    read = Text(f"The target is read as {reading}.", "quiet")
    return [read, Text(asked.text), Buttons(asked.buttons)] if asked else [read]


def _fields(session: Session, row: Dated) -> Sequence[Field]:
    return [_field(session, row, name) for name in _OF_KIND[row.kind]]


def _field(session: Session, row: Dated, name: str) -> Field:
    """One field of the form, with what stands in it."""
    value = text_of(row, name, session.plan)
    if name == "priority":
        priorities = [Choice(one.id, wording(one)) for one in session.plan.priorities]
        return Field(name, "Priority", "choice", value, [Choice("", "Under no priority"), *priorities])
    if name == "audience":
        return Field(name, "Who may read it", "choice", value, AUDIENCES)
    label, hint = _LABELS[name]
    return Field(name, label, "text" if name in ("requirement", "target") else "lines", value, hint=hint)


_LABELS: Mapping[str, tuple[str, str]] = {
    "contributors": ("Contributors", "One owner of the register on each line"),
    "note": ("Note", "Printed in the report"),
    "internal_note": ("Internal note", "Stays in this workbook: no report prints it"),
    "requirement": ("Requirement", ""),
    "target": ("Target, as you write it", ""),
    "success_indicators": ("Success indicators", "One on each line"),
}


def open_row(session: Session, message: Message) -> Done:
    """Open the form of a row."""
    session.at[AT] = session.row(message.args.get("id", "")).id
    return Done()


def close_row(session: Session, _: Message) -> Done:
    """Close the form."""
    session.at.pop(AT, None)
    return Done()


def save_details(session: Session, message: Message) -> Done:
    """Save what was filled in of a row."""
    row = session.row(message.args.get("id", ""))
    if not isinstance(row, Milestone | Target):
        raise BadChange("Those fields cannot be changed. Nothing was saved.")
    return save_fields(session, message, type(row), _OF_KIND[row.kind])


def move_row(session: Session, message: Message) -> Done:
    """Move a row one place up or down among its kind."""
    steps = -1 if message.args.get("steps") == "-1" else 1
    made = desk.move(session.editor(message, "another order"), message.args.get("id", ""), steps)
    stays = "It is the first already." if steps < 0 else "It is the last already."
    return session.done(made, "Moved") if made.revision else Done(stays)


ACTIONS: Mapping[str, Handler] = {
    "open milestone": open_row,
    "close milestone": close_row,
    "save milestone details": save_details,
    "move milestone": move_row,
    **milestone_sayings.ACTIONS,
}
