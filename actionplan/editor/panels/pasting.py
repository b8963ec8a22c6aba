"""Rows copied from a spreadsheet and pasted as new milestones: shown first as they would be, then added together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.desk import NewRow
from actionplan.editor.asking import read_as
from actionplan.editor.blocks import (
    Block,
    Button,
    Buttons,
    Cell,
    Choice,
    Column,
    Heading,
    Items,
    Note,
    Row,
    Table,
)
from actionplan.editor.messages import Done, Message
from actionplan.editor.pasted import Pasted, PastedColumn, PastedRow, read_pasted
from actionplan.editor.pasted_columns import MEANINGS, NOTE
from actionplan.editor.rows import typed
from actionplan.editor.session import Handler, Session
from actionplan.plan.nouns import Milestone
from actionplan.words.dates import read_date
from actionplan.words.english import capital_first, count_of, shortened
from actionplan.words.errors import BadChange

AT = "pasted"
MEANT = "pasted columns"
_LEAST = 2
"""With fewer columns there is nothing to choose between."""
_HEADINGS = ("Milestone", "Owner", "Target date", "Priority", "Update", "Note")


def blocks(session: Session) -> Sequence[Block]:
    """The rows that were pasted, as they would be; nothing where none were."""
    text = session.at.get(AT, "")
    if not text:
        return []
    pasted = _read(session)
    rows = [_row(place, row, session) for place, row in enumerate(pasted.rows, 1)]
    named = count_of(len(rows), "row")
    columns = [Column(heading.lower(), heading, "read") for heading in _HEADINGS]
    add = Button(f"Add {'this row' if len(rows) == 1 else f'these {named}'}", "add pasted", main=True)
    return [
        Heading("Rows that you pasted"),
        *([Items(pasted.notes, "Good to know")] if pasted.notes else []),
        *([_columns(pasted.columns)] if len(pasted.columns) >= _LEAST else []),
        Table("pasted", f"{named.capitalize()} would be added", columns, rows, do=""),
        Buttons([*([add] if rows else []), Button("Leave it", "leave pasted")]),
    ]


def _read(session: Session) -> Pasted:
    """What was pasted, with what is said of its columns."""
    meant = session.at.get(MEANT, "")
    return read_pasted(session.at.get(AT, ""), session.plan, meant.split(",") if meant else ())


def _columns(found: Sequence[PastedColumn]) -> Table:
    choices = [Choice(name, capital_first(words)) for name, words in MEANINGS.items()]
    return Table(
        "pasted columns",
        "What each column is: choose another where it is taken wrongly",
        [
            Column("column", "Column", "read", width="25%"),
            Column("sample", "First cells", "read", width="45%"),
            Column("meaning", "What it is", "choice", choices, width="30%"),
        ],
        [_column(str(place), one) for place, one in enumerate(found)],
        do="meaning of pasted column",
    )


def _column(place: str, one: PastedColumn) -> Row:
    name = capital_first(shortened(one.name, 60))
    sample = [Note(shortened(text, 60), "quiet") for text in one.sample]
    return Row(place, name, {"column": Cell(name), "sample": Cell("", sample), "meaning": Cell(one.meaning)})


def meaning(session: Session, message: Message) -> Done:
    """Say what a column is; one that was the same before is kept in the note.

    Raises:
        BadChange: where there is no such column, or it cannot be that.
    """
    meant, place = [one.meaning for one in _read(session).columns], message.args.get("id", "")
    if place not in {str(at) for at in range(len(meant))} or message.value not in MEANINGS:
        raise BadChange("That column cannot be that. Choose from the list.")
    others = [NOTE if one == message.value else one for one in meant]
    others[int(place)] = message.value
    session.at[MEANT] = ",".join(others)
    return Done("Noted: the rows below are shown anew.")


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
    session.at.pop(MEANT, None)
    return Done()


def leave(session: Session, _: Message) -> Done:
    """Forget what was pasted."""
    session.at.pop(AT, None)
    return Done("Nothing of it was added.")


def add(session: Session, message: Message) -> Done:
    """Add the rows that were pasted, as one change."""
    pasted = _read(session)
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


ACTIONS: Mapping[str, Handler] = {
    "paste milestones": paste,
    "meaning of pasted column": meaning,
    "add pasted": add,
    "leave pasted": leave,
}
