"""The summary of the fortnight in the person's own words: one for each audience, saved as it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.editor.asking import ask_which
from actionplan.editor.blocks import Button, Cell, Column, Note, Row, Table
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.generated import OUT_OF_DATE, out_of_date, would_say
from actionplan.editor.rows import again, typed
from actionplan.editor.session import Handler, Session
from actionplan.plan.nouns import PeriodNote
from actionplan.words.errors import BadChange, PlanMoved
from actionplan.words.vocabulary import Audience

READERS: Mapping[Audience, str] = {
    Audience.LAY_MEMBERS: "Everybody who gets the report",
    Audience.EXECUTIVE: "Executives and the team, besides",
    Audience.TEAM: "The team only, besides",
}
WITHOUT = "Without one the report counts what happened, what is red and what is asked."
BEGIN = Button("Begin with what the report would say", "begin summary")


def summary_table(session: Session) -> Table:
    """A line for each audience, and for each further summary that the plan holds of the fortnight."""
    notes = by_row(session)
    rows = [_row(row_id, notes.get(row_id), session) for row_id in (*READERS, *(set(notes) - set(READERS)))]
    return Table(
        id="summary",
        caption="Your summary of the fortnight",
        columns=[
            Column("reader", "Who reads it", "read", width="24%"),
            Column("text", "Summary", "lines", width="76%"),
        ],
        rows=rows,
        do="save summary",
    )


def _row(row_id: str, note: PeriodNote | None, session: Session) -> Row:
    reader = READERS[note.audience if note else Audience(row_id)]
    under = [Note(f"by {note.by}", "quiet")] if note and note.by and note.by != session.by else []
    widest = row_id == Audience.LAY_MEMBERS and note is None
    buttons = [BEGIN] if widest else []
    if note and out_of_date(session, note):
        under, buttons = [*under, Note(f"{OUT_OF_DATE}.", "warn")], [renew_button(note)]
    text = Cell(note.text if note else "", [Note(WITHOUT, "quiet")] if widest else under, buttons=buttons)
    return Row(str(row_id), reader, {"reader": Cell(reader), "text": text})


def renew_button(note: PeriodNote) -> Button:
    """The button that puts what the report would say now in place of what it would have said."""
    return Button(
        "Write it anew with the figures of now", "renew summary", {"id": note.id, "text": note.text}
    )


def by_row(session: Session) -> Mapping[str, PeriodNote]:
    """The summaries of the fortnight: the first of each audience by that, others by their ids."""
    found: dict[str, PeriodNote] = {}
    for note in notes_of(session):
        found[note.id if note.audience.value in found else note.audience.value] = note
    return found


def notes_of(session: Session) -> Sequence[PeriodNote]:
    """The summaries of the fortnight that is worked on."""
    calendar, now = session.plan.settings.calendar, session.view.period
    return [note for note in session.plan.period_notes if calendar.single(note.period) == now]


def save(session: Session, message: Message) -> Done:
    """Save a summary as it was typed; an emptied one is taken out."""
    row_id, text = message.args.get("id", ""), typed(message)
    note, editor = by_row(session).get(row_id), session.editor(message, "the summary of the fortnight")
    try:
        if note is None:
            return _add(session, message, row_id, text) if text.strip() else Done()
        if not text.strip():
            return session.done(desk.remove(editor, note.id), "Taken out")
        return session.done(desk.change(editor, note.id, {"text": text, "by": session.by}))
    except PlanMoved as error:
        return ask_which(error, message.do, again(message), session.by)


def _add(session: Session, message: Message, row_id: str, text: str) -> Done:
    if row_id not in list(Audience):
        raise BadChange("That summary is not in the plan any more. What you typed is still here.")
    fields = {"period": session.view.period.name, "text": text, "by": session.by, "audience": row_id}
    editor = session.editor(message, "the summary of the fortnight")
    return session.done(desk.add(editor, PeriodNote, fields))


def begin_summary(session: Session, message: Message) -> Done:
    """Save what the report would say by itself as a summary for everybody, to be worded anew."""
    if Audience.LAY_MEMBERS.value in by_row(session):
        raise BadChange("There is a summary already.")
    return _add(session, message, Audience.LAY_MEMBERS.value, would_say(session))


def renew_summary(session: Session, message: Message) -> Done:
    """Put what the report would say now in place of a summary that nobody has worded anew."""
    note = next((one for one in notes_of(session) if one.id == message.args.get("id")), None)
    if note is None or note.text != message.args.get("text") or not out_of_date(session, note):
        raise BadChange("The summary is another by now. Look at it as it is; nothing was changed.")
    editor = session.editor(message, "the summary of the fortnight")
    return session.done(desk.change(editor, note.id, {"text": would_say(session), "by": session.by}))


ACTIONS: Mapping[str, Handler] = {
    "save summary": save,
    "begin summary": begin_summary,
    "renew summary": renew_summary,
}
