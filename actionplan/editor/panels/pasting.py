"""Rows copied from a spreadsheet and pasted as new milestones: shown first as they would be, then added together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.desk import NewRow
from actionplan.editor.asking import read_as
from actionplan.editor.blocks import Block, Button, Buttons, Cell, Column, Heading, Items, Note, Row, Table
from actionplan.editor.messages import Done, Message
from actionplan.editor.pasted import PastedRow, read_pasted
from actionplan.editor.rows import typed
from actionplan.editor.session import Handler, Session
from actionplan.plan.nouns import Milestone
from actionplan.words.dates import read_date
from actionplan.words.english import count_of

AT = "pasted"
_HEADINGS = ("Milestone", "Owner", "Target date", "Priority", "Update", "Note")


def blocks(session: Session) -> Sequence[Block]:
    """The rows that were pasted, as they would be; nothing where none were."""
    text = session.at.get(AT, "")
    if not text:
        return []
    pasted = read_pasted(text, session.plan)
    rows = [_row(place, row, session) for place, row in enumerate(pasted.rows, 1)]
    named = count_of(len(rows), "row")
    columns = [Column(heading.lower(), heading, "read") for heading in _HEADINGS]
    add = Button(f"Add {'this row' if len(rows) == 1 else f'these {named}'}", "add pasted", main=True)
    return [
        Heading("Rows that you pasted"),
        Items(pasted.notes, "What was made of them"),
        Table("pasted", f"{named.capitalize()} would be added", columns, rows, do=""),
        Buttons([*([add] if rows else []), Button("Leave it", "leave pasted")]),
    ]


def _row(place: int, row: PastedRow, session: Session) -> Row:
    name, plan = session.plan.name_of, session.plan
    reading = read_date(row.date, plan.settings.years)
    asked = [Note(question.text, "warn") for question in reading.questions]
    read = [Note(read_as(reading), "quiet"), *asked] if row.date else [Note("no date yet", "quiet")]
    cells = {
        "milestone": Cell(row.title, [Note(text, "warn") for text in row.problems]),
        "owner": Cell(name(row.owner) if row.owner else ""),
        "target date": Cell(row.date, read),
        "priority": Cell(name(row.priority) if row.priority else ""),
        "update": Cell(row.narrative),
        "note": Cell(row.note),
    }
    return Row(str(place), row.title or f"row {place}", cells)


def paste(session: Session, message: Message) -> Done:
    """Show what was pasted as the rows that it would be."""
    text = typed(message)
    if not text.strip():
        return Done("There is nothing to paste. Copy rows in Excel first, then paste them here.", saved=False)
    session.at[AT] = text
    return Done()


def leave(session: Session, _: Message) -> Done:
    """Forget what was pasted."""
    session.at.pop(AT, None)
    return Done("Nothing of it was added.")


def add(session: Session, message: Message) -> Done:
    """Add the rows that were pasted, as one change."""
    pasted = read_pasted(session.at.get(AT, ""), session.plan)
    if not pasted.rows:
        return Done("There is nothing to add. Paste the rows again.", saved=False)
    rows = [
        NewRow(_fields(row), {"narrative": row.narrative} if row.narrative else None) for row in pasted.rows
    ]
    named = count_of(len(rows), "row")
    editor = session.editor(message, f"{named} pasted")
    made = desk.add_several(editor, Milestone, rows, session.view.period.name)
    session.at.pop(AT, None)
    return session.done(made, f"{named.capitalize()} added")


def _fields(row: PastedRow) -> Mapping[str, str | None]:
    return {
        "title": row.title,
        "owner": row.owner or None,
        "date": row.date,
        "priority": row.priority or None,
        "note": row.note,
    }


ACTIONS: Mapping[str, Handler] = {"paste milestones": paste, "add pasted": add, "leave pasted": leave}
