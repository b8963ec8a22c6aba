"""The panel Indicators: the signs of success in a table; the one that is open with its readings, chart and evidence."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.editor.asking import ask_of_target
from actionplan.editor.blocks import (
    Block,
    Button,
    Cell,
    Choice,
    Column,
    Field,
    Filter,
    Note,
    Row,
    Table,
    Tone,
)
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels import evidence, indicator_chart, indicator_details, indicator_readings
from actionplan.editor.panels.owned import NONE, priority_choices
from actionplan.editor.rows import add_filled, remove_row, save_field
from actionplan.editor.session import Panel, Session
from actionplan.plan.nouns import Indicator
from actionplan.reports.charts_ahead import load_ahead
from actionplan.view.measures_told import Standing, standings_told
from actionplan.view.readings_told import baseline_told
from actionplan.view.waiting import waiting_for_reading
from actionplan.words.english import one_line
from actionplan.words.errors import BadChange
from actionplan.words.targets import TargetReading
from actionplan.words.vocabulary import Direction, Level

_COLUMNS = ("title", "level", "unit", "direction", "target")
_LEVEL_CHOICES = (Choice("", "Not said yet"), *(Choice(one.value, one.value.capitalize()) for one in Level))
_DIRECTIONS = tuple(Choice(one.value, one.value.removesuffix(" is better").capitalize()) for one in Direction)
_TONES: dict[str, Tone] = {"met": "good", "on course": "good", "behind": "warn"}
_NEW = ("title", "level", "unit", "direction", "target", "measure", "priority")


def blocks(session: Session) -> Sequence[Block]:
    """The indicator that is open by itself; else the table of all, and the evidence for them and for the targets."""
    row = indicator_readings.opened(session)
    if row is not None:
        return indicator_readings.blocks(session, row)
    load_ahead()
    return [_table(session), evidence.table(session)]


def _table(session: Session) -> Table:
    waits, standing = waiting_for_reading(session.view), standings_told(session.view)
    return Table(
        id="indicators",
        caption="Success indicators",
        columns=[
            Column("title", "Success indicator", "title", width="24%"),
            Column("level", "Tells of", "choice", _LEVEL_CHOICES, width="10%"),
            Column("unit", "Unit", width="11%"),
            Column("direction", "Better is", "choice", _DIRECTIONS, width="9%"),
            Column("target", "Target, as you write it", "lines", width="20%"),
            Column("baseline", "Started at", "read", width="11%"),
            Column("latest", "Latest reading", "read", width="15%"),
        ],
        rows=[_row(session, one, standing[one.id], waits.get(one.id, "")) for one in session.plan.indicators],
        filters=_filters(),
        do="save indicator",
        find=True,
        buttons=[_adding(session)],
        row_buttons=[
            Button("Readings and chart", "open indicator"),
            Button("Take out", "take indicator out", confirm=_TAKES_OUT),
        ],
        empty="No success indicator yet. Add the first one.",
    )


_TAKES_OUT = (
    "This takes the indicator out of the plan: no report shows it or its readings any more. You can undo it."
)


def _filters() -> Sequence[Filter]:
    levels = [Choice(one.value, one.value.capitalize()) for one in Level]
    waits = [
        Choice("", "All"),
        Choice("yes", "That wait for a reading"),
        Choice("measured", "That are measured"),
    ]
    return [
        Filter("level", "Tells of", [Choice("", "Anything"), *levels]),
        Filter("waits", "Show those", waits),
    ]


def _adding(session: Session) -> Button:
    fields = (
        Field("title", "Success indicator", required=True),
        Field("measure", "What exactly is counted, or measured", "lines"),
        Field("unit", "Unit", hint="Such as people, %, visits a week or £"),
        Field("level", "Tells of", "choice", choices=_LEVEL_CHOICES),
        Field("direction", "Better is", "choice", Direction.MORE.value, _DIRECTIONS),
        Field("target", "Target, as you write it"),
        Field("priority", "Priority", "choice", choices=(NONE, *priority_choices(session))),
    )
    return Button("Add an indicator", "add indicator", main=True, fields=fields)


def _row(session: Session, row: Indicator, standing: Standing, waits: str) -> Row:
    theme = [Note(one_line(row.theme), "quiet")] if row.theme.strip() else []
    cells = {
        "title": Cell(row.title, theme),
        "level": Cell(row.level.value if row.level else ""),
        "unit": Cell(row.unit),
        "direction": Cell(row.direction.value),
        "target": _target(row, standing.own),
        "baseline": Cell(baseline_told(row, session.plan)),
        "latest": Cell(standing.latest, _under_latest(standing, waits)),
    }
    shown = "yes" if waits else "measured" if standing.latest else "no"
    return Row(
        row.id, one_line(row.title), cells, {"level": row.level.value if row.level else "", "waits": shown}
    )


def _target(row: Indicator, reading: TargetReading | None) -> Cell:
    """The target as written, how it is read, and the first question on it."""
    if reading is None:
        return Cell(row.target)
    return Cell(row.target, [Note(f"read as {reading.in_words()}", "quiet")], ask_of_target(row, reading))


def _under_latest(standing: Standing, waits: str) -> Sequence[Note]:
    said = [Note(words, _TONES.get(counted, "quiet")) for words, counted in standing.words]
    return [*said, *([Note(waits, "warn")] if waits else [])]


def save(session: Session, message: Message) -> Done:
    """Save a cell that was left."""
    column = message.args.get("column", "")
    if column not in _COLUMNS:
        raise BadChange("That cell cannot be changed. Nothing was saved.")
    return save_field(session, message, Indicator, column)


def add(session: Session, message: Message) -> Done:
    """Add an indicator at the end."""
    only = {name: text for name, text in message.said.items() if name in _NEW}
    return add_filled(session, message.model_copy(update={"said": only}), Indicator)


def take_out(session: Session, message: Message) -> Done:
    """Take an indicator out of the plan."""
    if not isinstance(session.row(message.args.get("id", "")), Indicator):
        raise BadChange("That is no success indicator. Nothing was changed.")
    return remove_row(session, message)


def waiting(session: Session) -> int:
    """How many indicators wait for a reading in the fortnight."""
    return len(waiting_for_reading(session.view))


PANEL = Panel(
    "indicators",
    "Indicators",
    blocks,
    {
        "save indicator": save,
        "add indicator": add,
        "take indicator out": take_out,
        **indicator_readings.ACTIONS,
        **indicator_details.ACTIONS,
        **indicator_chart.ACTIONS,
        **evidence.ACTIONS,
    },
    waiting,
    waits=("indicator waits for a reading", "indicators wait for a reading"),
)
