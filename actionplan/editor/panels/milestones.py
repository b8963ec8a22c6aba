"""The panel Milestones: milestones and dated target rows, each with its owner, date, status and update."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from actionplan import desk
from actionplan.editor.asking import ask_date_question, reading_notes
from actionplan.editor.blocks import Ask, Block, Button, Cell, Choice, Column, Field, Filter, Note, Row, Table
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels import milestone_details, milestone_sayings, owned, pasting
from actionplan.editor.panels.owned import NONE, owner_choices
from actionplan.editor.rows import add_filled, remove_row, save_field
from actionplan.editor.saying import is_answered, save_audience, save_update, unchanged, update_cell
from actionplan.editor.session import Panel, Session
from actionplan.editor.statuses import status_cell, status_choices, status_fields
from actionplan.plan.nouns import Dated, Milestone, Target, Update
from actionplan.plan.owners import answering
from actionplan.view.items import owner_note
from actionplan.view.present import stands
from actionplan.view.rated import RatedItem
from actionplan.words.english import day_words, quoted
from actionplan.words.errors import BadChange
from actionplan.words.vocabulary import WORST_FIRST, Rag

_NO_DAY = "9999"
_FIELDS = ("title", "owner", "date")
_REASON = Field(
    "because",
    "Why it leaves the plan",
    "lines",
    hint="Needed where it stood in an issued report and nothing replaces it",
)


def blocks(session: Session) -> Sequence[Block]:
    """What is open beside the table (a row, or rows that were pasted), and the table."""
    return [*milestone_details.blocks(session), *pasting.blocks(session), _table(session)]


def _table(session: Session) -> Table:
    items, mine = list(items_of(session)), desk.all_said_by(session.look, session.by)
    follows = milestone_sayings.follows(session.plan)
    return Table(
        id="milestones",
        caption="Milestones and dated targets",
        columns=[
            Column("title", "Milestone", "title", width="22%"),
            Column("owner", "Owner", "choice", [NONE, *owner_choices(session)], width="17%"),
            Column("date", "Target date, as you write it", "date", width="20%"),
            Column(
                "status",
                "Status you report",
                "choice",
                status_choices(session.plan.settings.rag),
                width="18%",
                opens=status_fields(),
            ),
            Column("narrative", "Update this fortnight", "lines", width="23%"),
        ],
        rows=[_row(session, item, mine.get(item.row.id), follows.get(item.row.id, "")) for item in items],
        filters=_filters(session),
        do="save milestone",
        find=True,
        buttons=_buttons(session),
        row_buttons=_row_buttons(items),
        paste="paste milestones",
        empty="No milestone yet. Add the first one, or paste rows from Excel.",
    )


def items_of(session: Session) -> Iterator[RatedItem]:
    """Every milestone and target row that has not left the plan, as it is now, rated at the fortnight."""
    plan, view = session.plan, session.view
    known = {item.row.id: item for item in view.items}
    for row in (*plan.milestones, *plan.targets):
        item = known.get(row.id)
        if item and item.row == row:
            yield item
        elif item or not row.withdrawn_on:
            yield view.rated(row)


def _filters(session: Session) -> Sequence[Filter]:
    word = session.plan.settings.rag.word
    statuses = [Choice(rag.value, word(rag)) for rag in WORST_FIRST if rag is not Rag.NOT_RATED]
    return [
        *owned.filters(session),
        Filter("status", "Status", [Choice("", "Any status"), *statuses]),
        Filter(
            "report", "Report", [Choice("", "Any"), Choice("no", "Not reported"), Choice("yes", "Reported")]
        ),
    ]


def _buttons(session: Session) -> Sequence[Button]:
    common = (Field("date", "Target date, as you write it"), *owned.fields(session))
    target = (Field("requirement", "Requirement", required=True), Field("target", "Target, as you write it"))
    return [
        Button(
            "Add a milestone",
            "add milestone",
            main=True,
            fields=(Field("title", "Milestone", required=True), *common),
        ),
        Button("Add a dated target", "add target", fields=(*target, *common)),
    ]


def _row_buttons(items: Sequence[RatedItem]) -> Sequence[Button]:
    others = (NONE, *(Choice(item.row.id, item.title) for item in items))
    replaced = Field("replaced_by", "Replaced by", "choice", choices=others)
    return [
        Button("More", "open milestone"),
        Button("History", "history of"),
        Button("Take out", "take milestone out", fields=(_REASON, replaced)),
    ]


def _row(session: Session, item: RatedItem, mine: Update | None, after: str) -> Row:
    """One row; `after` is what it follows on from, if anything."""
    row, gone = item.row, _gone(item.row)
    cells = {
        "title": Cell(item.title, [Note(text, "quiet") for text in _about(session, row, after)], locked=gone),
        "owner": Cell(row.owner or "", _owner_notes(session, row), locked=gone),
        "date": _date_cell(item, session, gone),
        "status": status_cell(item, session.view, mine, gone),
        "narrative": _update(item, session, mine, gone),
    }
    return Row(row.id, item.title, cells, _filtered_by(session, item))


def _update(item: RatedItem, session: Session, mine: Update | None, locked: str) -> Cell:
    """The person's own words, and of a row that is late when it is now expected."""
    cell = update_cell(item, session, mine, locked)
    more = [] if locked else milestone_sayings.expected_button(item, mine)
    return replace(cell, buttons=[*cell.buttons, *more]) if more else cell


def _date_cell(item: RatedItem, session: Session, locked: str) -> Cell:
    """The date as written, in order of its first day; what has none comes after all that has."""
    days = [part.start or part.end for part in item.reading.parts]
    first = min((day for day in days if day), default=None)
    under, question = reading_notes(item, session), _question(item)
    return Cell(item.row.date, under, question, locked=locked, sort=first.isoformat() if first else _NO_DAY)


def _filtered_by(session: Session, item: RatedItem) -> Mapping[str, str]:
    return {
        **owned.filtered_by(item.row.priority, answering(item.row, session.plan)),
        "status": item.rag.value,
        "report": "yes" if is_answered(item, session) else "no",
    }


def _question(item: RatedItem) -> Ask | None:
    return None if item.has_ended else ask_date_question(item.row, item.reading)


def _about(session: Session, row: Dated, after: str) -> Iterator[str]:
    """Under the title: the priority, the target, what it follows, and that it stands in no report of the fortnight."""
    yield session.plan.name_of(row.priority) if row.priority else "under no priority"
    if after:
        yield f"follows on from {quoted(after, 60)}"
    if isinstance(row, Target):
        yield f"target: {row.target}" if row.requirement.strip() and row.target.strip() else "dated target"
    if row.withdrawn_on:
        yield _gone(row)
    elif not stands(row, session.view.period) and row.since:
        yield f"Added on {day_words(row.since)}, so it stands in the reports after this fortnight's."


def _gone(row: Dated) -> str:
    """That a row was withdrawn after the fortnight, whose report still has it; empty where it was not."""
    if not row.withdrawn_on:
        return ""
    because = f": {row.withdrawn_because}" if row.withdrawn_because.strip() else ""
    return f"Withdrawn on {day_words(row.withdrawn_on)}{because}. It still stands in this fortnight's report."


def _owner_notes(session: Session, row: Dated) -> Sequence[Note]:
    answers = answering(row, session.plan)
    lead = f"{session.plan.name_of(answers)} answers for it." if answers and answers != row.owner else ""
    return [Note(text, "quiet") for text in (lead, owner_note(session.view, answers)) if text]


def save(session: Session, message: Message) -> Done:
    """Save a cell that was left."""
    column, row = message.args.get("column", ""), _dated(session, message)
    if column in ("status", "narrative"):
        return save_update(session, message, column)
    if column not in _FIELDS:
        raise BadChange("That cell cannot be changed. Nothing was saved.")
    if column == "title" and isinstance(row, Target):
        column = "requirement" if row.requirement.strip() or not row.target.strip() else "target"
    return save_field(session, message, type(row), column)


def _dated(session: Session, message: Message) -> Dated:
    row = session.row(message.args.get("id", ""))
    if not isinstance(row, Dated):
        raise BadChange(f"{quoted(session.plan.name_of(row.id), 60)} is no milestone. Nothing was saved.")
    return row


def add_milestone(session: Session, message: Message) -> Done:
    """Add a milestone at the end."""
    return add_filled(session, message, Milestone)


def add_target(session: Session, message: Message) -> Done:
    """Add a dated target row at the end."""
    return add_filled(session, message, Target)


def take_out(session: Session, message: Message) -> Done:
    """Take a row out of the plan."""
    _dated(session, message)
    return remove_row(session, message)


PANEL = Panel(
    "milestones",
    "Milestones",
    blocks,
    {
        "save milestone": save,
        "add milestone": add_milestone,
        "add target": add_target,
        "take milestone out": take_out,
        "unchanged": unchanged,
        "save audience": save_audience,
        **milestone_details.ACTIONS,
        **pasting.ACTIONS,
    },
)
