"""The panel Activities: what was done in a fortnight, and what goes on from earlier ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.editor.asking import ask_date_question, read_as
from actionplan.editor.blocks import (
    Block,
    Button,
    Cell,
    Column,
    Field,
    Note,
    Row,
    Table,
    Text,
)
from actionplan.editor.fortnights import fortnight_field, fortnight_inside, named
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels import activity_details, owned
from actionplan.editor.panels.activity_details import issued_note, shown_view
from actionplan.editor.panels.owned import NONE, owner_choices, priority_choices
from actionplan.editor.rows import add_row, remove_row, save_field, save_fields
from actionplan.editor.saying import AUDIENCES
from actionplan.editor.session import Panel, Session
from actionplan.editor.values import value_of
from actionplan.plan.nouns import Activity
from actionplan.view import PlanView
from actionplan.view.carried import activities
from actionplan.view.data import ActivityData
from actionplan.words.english import day_in_words, day_words, shortened
from actionplan.words.errors import BadChange
from actionplan.words.vocabulary import Audience

_COLUMNS = ("title", "date", "owner", "priority", "continues", "note")
_NEW = ("title", "date", "owner", "priority")


def blocks(session: Session) -> Sequence[Block]:
    """The activity whose details are open, if one is, and the table of a fortnight."""
    view = shown_view(session)
    told = issued_note(session, view.period)
    return [
        *activity_details.blocks(session),
        *([Text(told, "quiet")] if told else []),
        _table(session, view),
    ]


def _table(session: Session, view: PlanView) -> Table:
    known = {one.id: one for one in session.plan.activities}
    return Table(
        id=f"activities {view.period.name}",
        caption=f"Activities, {fortnight_inside(view.period)}",
        columns=[
            Column("title", "What was done", "title", width="26%"),
            Column("date", "Date, as you write it", "date", width="16%"),
            Column("owner", "Owner", "choice", [NONE, *owner_choices(session)], width="15%"),
            Column("priority", "Priority", "choice", [NONE, *priority_choices(session)], width="16%"),
            Column("continues", "Goes on", "tick", width="9%"),
            Column("note", "Note, printed in the report", "lines", width="18%"),
        ],
        rows=[_row(session, view, known[data.id], data) for data in activities(view)],
        filters=owned.filters(session),
        do="save activity",
        find=True,
        buttons=_buttons(session, view),
        row_buttons=[
            Button("More", "open activity"),
            Button("Take out", "take activity out", confirm="This takes the activity out of the plan."),
        ],
        empty="No activity yet. Add the first one, or write a sentence in the line above.",
    )


def _buttons(session: Session, view: PlanView) -> Sequence[Button]:
    fields = (
        Field("title", "What was done", required=True),
        Field("date", "Date, as you write it"),
        *owned.fields(session),
    )
    other = Button(
        "Activities of another fortnight",
        "show activities",
        fields=[fortnight_field(session, view.period.name)],
        chooses="Show these activities",
    )
    own = session.view.period
    back = Button(f"Back to {fortnight_inside(own)}", "show activities", {"period": ""})
    add = Button(
        "Add an activity", "add to activities", {"period": view.period.name}, main=True, fields=fields
    )
    return [other, *([] if view.period == own else [back]), add]


def _row(session: Session, view: PlanView, row: Activity, data: ActivityData) -> Row:
    reading = view.read(row)
    read = [Note(read_as(reading), "quiet")] if row.date.strip() else []
    cells = {
        "title": Cell(row.title, list(_about(session, row, data))),
        "date": Cell(row.date, read, ask_date_question(row, reading)),
        "owner": Cell(row.owner or ""),
        "priority": Cell(row.priority or ""),
        "continues": _continues(session, row),
        "note": Cell(row.note),
    }
    return Row(row.id, shortened(row.title, 60), cells, owned.filtered_by(row.priority, row.owner))


def _about(session: Session, row: Activity, data: ActivityData) -> Iterator[Note]:
    """Under an activity: since when it goes on, its milestone, and who may read it where not everybody may."""
    if data.carried:
        yield Note(f"goes on from before: {data.carried}", "warn" if data.long else "quiet")
    if row.milestone:
        yield Note(f"milestone: {shortened(session.plan.name_of(row.milestone), 60)}", "quiet")
    if row.audience is not Audience.LAY_MEMBERS:
        label = next(one.label for one in AUDIENCES if one.value == row.audience.value)
        yield Note(f"read by: {label.lower()}", "quiet")


def _continues(session: Session, row: Activity) -> Cell:
    """Whether it is carried forward, and the button that says when it ended."""
    if row.finished_on:
        return Cell(
            "yes" if row.continues else "", [Note(f"finished on {day_words(row.finished_on)}", "quiet")]
        )
    if not row.continues:
        return Cell()
    day = day_in_words(min(session.look.day, session.view.period.end))
    field = Field("finished_on", "Finished on", value=day, required=True)
    return Cell(
        "yes", buttons=[Button("It has finished", "finish activity", {"id": row.id}, fields=(field,))]
    )


def save(session: Session, message: Message) -> Done:
    """Save a cell that was left."""
    column = message.args.get("column", "")
    if column not in _COLUMNS:
        raise BadChange("That cell cannot be changed. Nothing was saved.")
    return save_field(session, message, Activity, column)


def finish(session: Session, message: Message) -> Done:
    """Say when something that goes on has ended."""
    return save_fields(session, message, Activity, ["finished_on"])


def show(session: Session, message: Message) -> Done:
    """Show the activities of another fortnight, or of the one that is worked on."""
    wanted = message.said.get("period", message.args.get("period", ""))
    session.at[activity_details.PERIOD] = named(session, wanted).name if wanted else ""
    return Done()


def add(session: Session, message: Message) -> Done:
    """Add an activity of the fortnight that is shown."""
    plan, day = session.plan, session.look.day
    period = named(session, message.args.get("period", "")).name
    said = {name: text for name, text in message.said.items() if name in _NEW}
    fields = {name: value_of(Activity, name, text, plan, day) for name, text in said.items()}
    return add_row(session, message, Activity, {**fields, "period": period})


def take_out(session: Session, message: Message) -> Done:
    """Take an activity out of the plan."""
    if not isinstance(session.row(message.args.get("id", "")), Activity):
        raise BadChange("That is no activity. Nothing was changed.")
    return remove_row(session, message)


def waiting(session: Session) -> int:
    """How many dates of the fortnight's activities wait for an answer."""
    return sum(bool(session.view.read(one).questions) for one in session.view.activities)


PANEL = Panel(
    "activities",
    "Activities",
    blocks,
    {
        "save activity": save,
        "show activities": show,
        "add to activities": add,
        "take activity out": take_out,
        "finish activity": finish,
        **activity_details.ACTIONS,
    },
    waiting,
    waits=("date waits for an answer", "dates wait for an answer"),
)
