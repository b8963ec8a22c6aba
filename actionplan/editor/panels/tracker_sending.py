"""Trackers sent out: of the whole plan or one for each owner, who was asked when, and who has not come back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from actionplan import desk, folders
from actionplan.desk import Asked, Exported
from actionplan.desk.going_out import return_day, usual_return
from actionplan.editor.blocks import (
    Block,
    Button,
    Buttons,
    Cell,
    Column,
    Field,
    Form,
    Heading,
    Note,
    Row,
    Table,
    Text,
)
from actionplan.editor.fortnights import fortnight_inside
from actionplan.editor.jobs import begin
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.tracker_made import WHOLE, at_hand, folder_of, period_of, sent
from actionplan.editor.saying import AUDIENCES
from actionplan.editor.session import Handler, Session
from actionplan.files import read_at_most, read_text
from actionplan.plan.nouns import Owner, Request
from actionplan.tracker.writing.own import own_items
from actionplan.view.rated import OVER
from actionplan.words.english import count_of, day_in_words, day_words, listed, some_named
from actionplan.words.errors import BadChange
from actionplan.words.vocabulary import Audience

NOTE_OF = "tracker note"
MOST_BYTES = 50_000_000
_AGAIN = "Make it again"
MAKING = "Making a tracker for each owner"
_ABOUT = (
    "A tracker is an Excel workbook that people fill in and send back. An owner's holds the rows of that owner; the "
    "whole one holds every row. The files are written into the folder of this workbook, and nothing is sent by itself."
)


def blocks(session: Session) -> Sequence[Block]:
    """The buttons that make trackers, what was made, and who was asked."""
    return [
        Heading("Send trackers out"),
        Text(_ABOUT, "quiet"),
        Buttons(_makers(session)),
        *_made(session),
        _asked_table(session),
        *_note_shown(session),
    ]


def _makers(session: Session) -> Sequence[Button]:
    seen = Field("audience", "Who will see it", "choice", Audience.TEAM.value, AUDIENCES)
    return [
        Button("Make one for each owner", "make trackers", main=True, fields=[_return_field(session)]),
        Button("Make a tracker of the whole plan", "make whole tracker", fields=[seen]),
    ]


def _return_field(session: Session) -> Field:
    usual = _usual(session)
    return Field(
        "return_by",
        "Please return it by",
        "date",
        usual,
        hint=f"As you would say it, such as Friday or {usual}",
    )


def _usual(session: Session) -> str:
    return day_in_words(usual_return(period_of(session), session.look.day))


def _return_by(session: Session, message: Message) -> str:
    """The day that was written; nothing where it is the usual one, which may lie years behind the plan."""
    text = message.said.get("return_by", "").strip()
    return "" if text == _usual(session) else text


def _made(session: Session) -> Sequence[Block]:
    """Where the trackers are that were made, and the whole one to take away."""
    made = sent(session)
    whole = [Button("Save the whole tracker on your computer", "download tracker", {"owner": WHOLE})]
    buttons = [Buttons(whole)] if WHOLE in at_hand(session) else []
    if not made:
        return buttons
    told = [f"{count_of(len(made), 'tracker').capitalize()} made, {folder_in_words(session)}."]
    told += [note for one in made.values() for note in one.notes]
    kept = [one.kept for one in made.values() if one.kept]
    told += [f"What was there before is kept as {some_named([path.name for path in kept])}."] if kept else []
    return [Text(" ".join(told), "good"), *buttons]


def folder_in_words(session: Session) -> str:
    """`in the folder trackers/my-plan/2017-18-P06 of this workbook`."""
    folder, root = folder_of(session), folders.find(Path.cwd()).root
    return f"in the folder {folder.relative_to(root).as_posix()} of this workbook"


def _asked_table(session: Session) -> Table:
    return Table(
        id="asked",
        caption=f"Who was asked: {fortnight_inside(session.view.period)}",
        columns=[
            Column("owner", "Owner", "read", width="28%"),
            Column("asked", "Asked", "read", width="24%"),
            Column("back", "Came back", "read", width="20%"),
            Column("tracker", "Tracker", "read", width="28%"),
        ],
        rows=list(_rows(session)),
        do="",
        empty="No owner has anything open in this fortnight, so there is nobody to ask.",
    )


def _rows(session: Session) -> Iterator[Row]:
    for owner in session.plan.owners:
        asked_of, requests = own_items(session.view, owner), requests_of(session, owner)
        items = sum(item.verdict.rag not in OVER for item in asked_of)
        if items or requests:
            yield _row(session, owner, items, requests)


def requests_of(session: Session, owner: Owner) -> Sequence[Request]:
    """When an owner was asked for news of the fortnight."""
    single = session.plan.settings.calendar.single
    asked = [one for one in session.plan.requests if one.owner == owner.id]
    return [one for one in asked if single(one.period) == period_of(session)]


def _row(session: Session, owner: Owner, items: int, requests: Sequence[Request]) -> Row:
    asked = _days([one.asked_on for one in requests])
    again = _days([day for one in requests for day in one.chased_on])
    back = _days([one.returned_on for one in requests])
    silent = Note("not back yet", "warn") if asked and not back else Note("")
    cells = {
        "owner": Cell(owner.name, [Note(count_of(items, "open row") if items else "nothing open", "quiet")]),
        "asked": Cell(asked or "not asked yet", [Note(f"asked again {again}", "quiet")] if again else []),
        "back": Cell(back, [silent] if silent.text else []),
        "tracker": Cell("", buttons=_row_buttons(session, owner, items, bool(asked), bool(back))),
    }
    return Row(owner.id, owner.name, cells)


def _days(days: Sequence[str | None]) -> str:
    return listed([day_words(day) for day in sorted({day for day in days if day})])


def _row_buttons(session: Session, owner: Owner, items: int, asked: bool, back: bool) -> Sequence[Button]:
    label = "Ask again" if asked and not back else _AGAIN if asked else "Make the tracker"
    of = {"owner": owner.id}
    make = [Button(label, "make tracker", of, fields=[_return_field(session)])] if items else []
    made = at_hand(session).get(owner.name)
    if made is None:
        return make
    note = [Button("Covering note", "note of tracker", of)] if made.note else []
    return [Button("Save it on your computer", "download tracker", of), *note, *make]


def _note_shown(session: Session) -> Sequence[Block]:
    """The note that goes with a tracker, to be copied."""
    owner = session.plan.owner(session.at.get(NOTE_OF, ""))
    made = at_hand(session).get(owner.name) if owner else None
    if owner is None or made is None or made.note is None:
        return []
    field = Field("note", "The note, to copy into an e-mail", "lines", read_text(made.note), copy=True)
    save = Button("Save the note on your computer", "download note", {"owner": owner.id})
    return [
        Form(f"note {owner.id}", f"Covering note for {owner.name}", [field], save),
        Buttons([Button("Close the note", "note of tracker", {"owner": ""})]),
    ]


def _export(session: Session, by: str, asked: Asked) -> Sequence[Exported]:
    written = desk.export_trackers(session.plan_id, asked, session.store, by=by)
    sent(session, asked.period).update({one.owner: one for one in written})
    return written


def make_each(session: Session, message: Message) -> Done:
    """Make the trackers of all owners, beside the page."""
    back, by, where = _return_by(session, message), session.by, folder_in_words(session)
    return_day(
        session.plan_id, back, period_of(session).name, session.store
    )  # refused before the work begins
    asked = Asked(period_of(session).name, per_owner=folder_of(session), return_by=back)

    def made() -> str:
        written = _export(session, by, asked)
        back = desk.not_asked_again(session.plan_id, asked.period, session.store)
        told = f"{count_of(len(written), 'tracker').capitalize()} made, {where}." if written else ""
        if back:
            return f"{told} {back} Press {_AGAIN} beside a name to ask all the same.".strip()
        return told or "Nobody has anything open in this fortnight, so there is no tracker to send."

    return begin(session, MAKING, made)


def make_one(session: Session, message: Message) -> Done:
    """Make the tracker of one owner, who is asked by that, or asked again."""
    owner = _owner(session, message)
    asked = Asked(period_of(session).name, owner=owner.id, return_by=_return_by(session, message))
    (made,) = _export(session, session.by, asked)
    session.look_again()
    return Done(f"Made {made.path.name} with {count_of(made.rows, 'row')}, {folder_in_words(session)}.")


def make_whole(session: Session, message: Message) -> Done:
    """Make the tracker of the whole plan, and hand it over."""
    audience = message.said.get("audience", Audience.TEAM.value)
    (made,) = _export(session, session.by, Asked(period_of(session).name, audience=audience))
    session.look_again()
    said = f"Made {made.path.name} with {count_of(made.rows, 'row')}, {folder_in_words(session)}."
    return Done(said, file=(made.path.name, read_at_most(made.path, MOST_BYTES)))


def download(session: Session, message: Message) -> Done:
    """Hand over a tracker that was made."""
    path = _made_for(session, message).path
    return Done(
        f"{path.name} is saved where your browser keeps what it downloads.", file=(path.name, _bytes(path))
    )


def download_note(session: Session, message: Message) -> Done:
    """Hand over the note that goes with a tracker."""
    made = _made_for(session, message)
    if made.note is None:
        raise BadChange("No note goes with that tracker.")
    name = f"{made.path.stem}-{made.note.name.removeprefix(made.path.stem).lstrip('-')}"
    return Done(
        f"{name} is saved where your browser keeps what it downloads.", file=(name, _bytes(made.note))
    )


def _bytes(path: Path) -> bytes:
    return read_at_most(path, MOST_BYTES)


def show_note(session: Session, message: Message) -> Done:
    """Show the note that goes with a tracker, or close it."""
    session.at[NOTE_OF] = message.args.get("owner", "")
    return Done()


def _made_for(session: Session, message: Message) -> Exported:
    name = _owner(session, message).name if message.args.get("owner") else WHOLE
    made = at_hand(session).get(name)
    if made is None:
        raise BadChange("That tracker is not at hand any more. Make it again.")
    return made


def _owner(session: Session, message: Message) -> Owner:
    owner = session.plan.by_id.get(message.args.get("owner", ""))
    if not isinstance(owner, Owner):
        raise BadChange("That owner is not in the plan any more.")
    return owner


ACTIONS: Mapping[str, Handler] = {
    "make trackers": make_each,
    "make tracker": make_one,
    "make whole tracker": make_whole,
    "download tracker": download,
    "download note": download_note,
    "note of tracker": show_note,
}
