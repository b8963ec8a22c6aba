"""Evidence for targets, indicators and milestones: typed, dated, perhaps with a link; added, and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from actionplan.editor.blocks import Button, Cell, Choice, Column, Field, Filter, Note, Row, Table
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.written_dates import clear_date
from actionplan.editor.rows import add_filled, remove_row
from actionplan.editor.session import Handler, Session
from actionplan.plan.nouns import Evidence, Indicator, Milestone, Noun, Target
from actionplan.words.dates import read_date
from actionplan.words.english import moment_words, quoted, shortened
from actionplan.words.errors import BadChange

_KINDS: Mapping[str, str] = {Target.kind: "Target", Indicator.kind: "Indicator", Milestone.kind: "Milestone"}
_NEW = ("of", "text", "type", "date", "link")


def table(session: Session, about: Indicator | None = None) -> Table:
    """All evidence that stands; or that for an indicator and the target rows that it serves."""
    rows = [row for row in _rows(session) if about is None or row.id in (about.id, *about.targets)]
    known = {row.id: row for row in rows}
    pieces = [one for one in session.plan.evidence if not one.withdrawn and one.of in known]
    return Table(
        id=f"evidence {about.id}" if about else "evidence",
        caption=f"Evidence for {'this indicator and its targets' if about else 'targets, indicators and milestones'}",
        columns=[
            Column("text", "Evidence", "read", width="32%"),
            Column("of", "For", "read", width="26%"),
            Column("type", "Type", "read", width="12%"),
            Column("date", "Date, as written", "read", width="14%"),
            Column("link", "Where it is", "read", width="16%"),
        ],
        rows=[_row(session, one, known[one.of]) for one in pieces],
        filters=[] if about else [Filter("kind", "Evidence for", _filter_choices())],
        find=about is None,
        buttons=[_adding(rows)] if rows else [],
        row_buttons=[Button("Take back", "take evidence back", confirm=_TAKES_BACK)],
        empty="No evidence yet.",
    )


_TAKES_BACK = "No report cites it from now on; the history keeps it."


def _filter_choices() -> Sequence[Choice]:
    return [Choice("", "Anything"), *(Choice(kind, f"{label}s") for kind, label in _KINDS.items())]


def _rows(session: Session) -> Iterator[Noun]:
    """What evidence can be for."""
    for kind in _KINDS:
        yield from session.plan.rows(kind)


def _adding(rows: Sequence[Noun]) -> Button:
    choices = [Choice(row.id, f"{_KINDS[row.kind]}: {_called(row)}") for row in rows]
    fields = (
        Field("of", "For", "choice", choices[0].value, choices),
        Field("text", "What it shows", "lines", required=True),
        Field("type", "Type", hint="Such as testimonial, minutes, press report or survey"),
        Field("date", "Date, as you write it"),
        Field("link", "Where it is", hint="The address of a page, or where the file lies"),
    )
    return Button("Add evidence", "add evidence", main=True, fields=fields)


def _called(row: Noun) -> str:
    if isinstance(row, Target):
        return shortened(": ".join(filter(None, (row.requirement.strip(), row.target.strip()))) or row.id)
    return shortened(str(getattr(row, "title", row.id)))


def _row(session: Session, one: Evidence, of: Noun) -> Row:
    read = [Note(f"read as {_read_as(session, one.date)}", "quiet")] if one.date.strip() else []
    recorded = f"by {one.by or 'nobody named'}" + (f", {moment_words(one.recorded)}" if one.recorded else "")
    cells = {
        "text": Cell(one.text, [Note(recorded, "quiet")]),
        "of": Cell(f"{_KINDS[of.kind]}: {_called(of)}"),
        "type": Cell(one.type),
        "date": Cell(one.date, read),
        "link": Cell(one.link),
    }
    return Row(one.id, shortened(one.text, 60), cells, {"kind": of.kind})


def _read_as(session: Session, written: str) -> str:
    return read_date(written, session.plan.settings.years).in_words()


def add(session: Session, message: Message) -> Done:
    """Add a piece of evidence.

    Raises:
        BadChange: where it lacks its words, is for nothing that is there, or its date can be read in two ways.
    """
    said = {name: text.strip() for name, text in message.said.items() if name in _NEW}
    if not isinstance(session.plan.by_id.get(said.get("of", "")), Target | Indicator | Milestone):
        raise BadChange("Choose what it is evidence for.")
    if not said.get("text"):
        raise BadChange("Write what it shows.")
    _refuse_unclear(session, said.get("date", ""))
    return add_filled(session, message.model_copy(update={"said": said}), Evidence)


def _refuse_unclear(session: Session, written: str) -> None:
    """Evidence is never changed, so its date has to be clear from the beginning."""
    reading = clear_date("Date", written, session.plan.settings.years)
    if written and not reading.parts:
        raise BadChange(
            f"Date: {quoted(written, 40)} names no day; write the day, or the month, or leave it empty."
        )


def take_back(session: Session, message: Message) -> Done:
    """Take a piece of evidence back: the history keeps it."""
    if not isinstance(session.row(message.args.get("id", "")), Evidence):
        raise BadChange("That is no evidence. Nothing was changed.")
    done = remove_row(session, message)
    return Done("Taken back") if done.saved and done.said else done


ACTIONS: Mapping[str, Handler] = {"add evidence": add, "take evidence back": take_back}
