"""Owners, priorities, objectives and abbreviations: a table each, all saved, added to and shortened in one way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actionplan.editor.blocks import (
    Block,
    Button,
    Buttons,
    Cell,
    Choice,
    Column,
    Field,
    Form,
    Kind,
    Row,
    Table,
)
from actionplan.editor.messages import Done, Message
from actionplan.editor.rows import add_filled, remove_row, save_field, save_fields
from actionplan.editor.session import Handler, Session
from actionplan.editor.values import text_of
from actionplan.plan.model import wording
from actionplan.plan.nouns import Abbreviation, Noun, Objective, Owner, Priority
from actionplan.words.errors import BadChange

AT = "priority"
NONE = Choice("", "None")
_TYPES = [Choice(one, one.capitalize()) for one in ("person", "role", "organisation")]
_LINES = "One on each line"


@dataclass(frozen=True, slots=True)
class Register:
    """A table of one kind of row: what it is called, what is added to it, and its columns (name, label, kind, hint)."""

    noun: type[Noun]
    caption: str
    thing: str
    columns: Sequence[tuple[str, str, Kind, str]]
    asked: Sequence[str]


OWNERS = Register(
    Owner,
    "Owners",
    "an owner",
    [
        ("name", "Name", "title", ""),
        ("type", "Person, role or organisation", "choice", ""),
        ("aliases", "Other names", "lines", _LINES),
        ("deputy", "Deputy", "choice", ""),
        ("away_until", "Away until", "text", "A day as you write it"),
        ("in_post_from", "In post from", "text", "A day as you write it"),
        ("in_post_until", "In post until", "text", "A day as you write it"),
        ("note", "Note", "lines", ""),
    ],
    ["name", "type", "aliases"],
)
PRIORITIES = Register(
    Priority,
    "Priorities and enablers",
    "a priority or enabler",
    [
        ("title", "Title", "title", ""),
        ("number", "Number", "number", "None for an enabler"),
        ("enabler", "Enabler", "tick", ""),
        ("accountable", "Accountable lead", "choice", ""),
        ("leads", "Leads", "lines", "Owners of the register, one on each line"),
        ("objectives", "Objectives", "lines", "Their titles, one on each line"),
        ("scope", "Scope", "lines", ""),
    ],
    ["title", "number", "enabler", "accountable"],
)
OBJECTIVES = Register(
    Objective,
    "Corporate objectives",
    "an objective",
    [("title", "Objective", "title", ""), ("number", "Number", "number", ""), ("note", "Note", "lines", "")],
    ["title", "number"],
)
ABBREVIATIONS = Register(
    Abbreviation,
    "Abbreviations",
    "an abbreviation",
    [("short", "Short form", "title", ""), ("meaning", "What it stands for", "text", "")],
    ["short", "meaning"],
)
REGISTERS: Mapping[str, Register] = {
    register.noun.kind: register for register in (OWNERS, PRIORITIES, OBJECTIVES, ABBREVIATIONS)
}
_MORE: Mapping[str, str] = {
    "rationale": "Rationale",
    "current_issues": "Current issues",
    "goals": "Goals",
    "way_forward": "Way forward",
    "strategic_links": "Strategic links",
    "key_contacts": "Key contacts",
    "note": "Note",
    "internal_note": "Internal note",
}
_WIDTHS: Mapping[str, str] = {"title": "22%"}
_NEEDED = ("name", "title", "short", "meaning")


def table(session: Session, register: Register) -> Table:
    """The table of a register."""
    kind, plan = register.noun.kind, session.plan
    columns = [
        Column(name, label, form, _choices(session, name), _WIDTHS.get(form, ""), hint)
        for name, label, form, hint in register.columns
    ]
    return Table(
        id=f"register-{kind}",
        caption=register.caption,
        columns=columns,
        rows=[_row(session, register, row) for row in plan.rows(kind)],
        do="save register",
        args={"kind": kind},
        find=kind == Owner.kind,
        buttons=[
            Button(
                f"Add {register.thing}", "add to register", {"kind": kind}, fields=_asked(session, register)
            )
        ],
        row_buttons=_row_buttons(kind),
        empty=f"None yet. Add {register.thing}.",
    )


def _row_buttons(kind: str) -> Sequence[Button]:
    out = Button("Take out", "take from register", {"kind": kind}, confirm="Take this out of the plan?")
    return [Button("More", "open priority"), out] if kind == Priority.kind else [out]


def _row(session: Session, register: Register, row: Noun) -> Row:
    cells = {name: Cell(_value(session, row, name)) for name, *_ in register.columns}
    return Row(row.id, wording(row), cells)


def _value(session: Session, row: Noun, name: str) -> str:
    """What stands in a cell: the id of what is chosen from a list, else the text."""
    if name in ("deputy", "accountable"):
        return getattr(row, name) or ""
    return text_of(row, name, session.plan)


def _choices(session: Session, name: str) -> Sequence[Choice]:
    if name == "type":
        return _TYPES
    if name in ("deputy", "accountable"):
        return [NONE, *(Choice(owner.id, owner.name) for owner in session.plan.owners)]
    return ()


def _asked(session: Session, register: Register) -> Sequence[Field]:
    """What is asked of a new row."""
    values = {"type": "role"}
    return [
        Field(
            name,
            label,
            "text" if form == "title" else form,
            values.get(name, ""),
            _choices(session, name),
            hint,
            name in _NEEDED,
        )
        for name, label, form, hint in register.columns
        if name in register.asked
    ]


def priority_form(session: Session) -> Sequence[Block]:
    """What else there is to the priority that is open, as a form; nothing where none is."""
    row = session.plan.by_id.get(session.at.get(AT, ""))
    if not isinstance(row, Priority):
        return []
    fields = [
        Field(name, label, "lines", text_of(row, name, session.plan), hint=_hint(name))
        for name, label in _MORE.items()
    ]
    save = Button("Save these details", "save priority details", {"id": row.id}, main=True)
    form = Form("priority-details", f"More about the priority “{row.title}”", fields, save)
    return [form, Buttons([Button("Close these details", "close priority")])]


def _hint(name: str) -> str:
    if name == "internal_note":
        return "Stays in this workbook: no report prints it"
    return {"note": "", "key_contacts": "Owners of the register, one on each line"}.get(name, _LINES)


def _register(message: Message) -> Register:
    found = REGISTERS.get(message.args.get("kind", ""))
    if found is None:
        raise BadChange("There is no such table. Nothing was saved.")
    return found


def save(session: Session, message: Message) -> Done:
    """Save a cell of a register."""
    register, column = _register(message), message.args.get("column", "")
    if column not in {name for name, *_ in register.columns}:
        raise BadChange("That cell cannot be changed. Nothing was saved.")
    return save_field(session, message, register.noun, column)


def add(session: Session, message: Message) -> Done:
    """Add a row to a register."""
    return add_filled(session, message, _register(message).noun)


def take_out(session: Session, message: Message) -> Done:
    """Take a row out of a register."""
    if not isinstance(session.row(message.args.get("id", "")), _register(message).noun):
        raise BadChange("There is no such row. Nothing was taken out.")
    return remove_row(session, message)


def open_priority(session: Session, message: Message) -> Done:
    """Open the details of a priority."""
    session.at[AT] = session.row(message.args.get("id", "")).id
    return Done()


def close_priority(session: Session, _: Message) -> Done:
    """Close them."""
    session.at.pop(AT, None)
    return Done()


def save_priority(session: Session, message: Message) -> Done:
    """Save the details of a priority."""
    return save_fields(session, message, Priority, list(_MORE))


ACTIONS: Mapping[str, Handler] = {
    "save register": save,
    "add to register": add,
    "take from register": take_out,
    "open priority": open_priority,
    "close priority": close_priority,
    "save priority details": save_priority,
}
