"""The page of one indicator: how it stands, its chart, its readings, its evidence and its definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from actionplan import desk
from actionplan.desk.measuring import Recorded, record
from actionplan.editor.asking import ask_which
from actionplan.editor.blocks import (
    Block,
    Button,
    Buttons,
    Cell,
    Column,
    Details,
    Field,
    Form,
    Heading,
    Items,
    Note,
    Picture,
    Row,
    Table,
    Text,
)  # fmt: skip
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels import evidence, indicator_chart, indicator_details
from actionplan.editor.rows import again, typed
from actionplan.editor.session import Handler, Session
from actionplan.plan.nouns import Indicator, Observation
from actionplan.reports.charts_ahead import drawn_alone
from actionplan.tracker.typed_readings import Typed
from actionplan.view.heading import fortnight
from actionplan.view.measures_told import (
    Standing,
    made_in_words,
    panel_in_words,
    standings_told,
    unmeasured_in_words,
)
from actionplan.view.readings_told import ToldReading, figure_as_typed, standing_reading, told_readings
from actionplan.view.success_data import ChartData
from actionplan.view.waiting import waiting_for_reading
from actionplan.words.english import day_in_words, moment_words, one_line, quoted
from actionplan.words.errors import BadChange, PlanMoved

AT = "indicator"
_FIGURE_HINT = "Such as 1,450, about 1,450, 41 %, £1.2m, or 17 of 32"
_COLUMNS = ("date", "figure", "source", "note")


def opened(session: Session) -> Indicator | None:
    """The indicator that is open, if one is."""
    row = session.plan.by_id.get(session.at.get(AT, ""))
    return row if isinstance(row, Indicator) else None


def blocks(session: Session, row: Indicator) -> Sequence[Block]:
    """All that there is to one indicator."""
    standing = standings_told(session.view)[row.id]
    panel = standing.panel
    waits = waiting_for_reading(session.view).get(row.id, "")
    told = told_readings(session.plan, row)
    return [
        Buttons(
            [Button("Back to all indicators", "close indicator"), indicator_details.baseline_button(row)]
        ),
        Heading(one_line(row.title)),
        *([Text(waits, "warn")] if waits else []),
        *_standing(session, standing),
        _adding(row, told),
        _table(session, row, told),
        *([Details("How that was worked out", made_in_words(panel))] if panel else []),
        evidence.table(session, row),
        *indicator_details.blocks(session, row),
        *indicator_chart.blocks(row),
    ]


def _standing(session: Session, standing: Standing) -> Sequence[Block]:
    """What the report of the fortnight says of it."""
    view, panel = session.view, standing.panel
    day = day_in_words(view.as_at)
    if panel is None:
        said = unmeasured_in_words(standing.unmeasured) if standing.unmeasured else ()
        return [Items(said, f"Not measured by {day}") if said else Text(f"Not measured by {day}.", "quiet")]
    at = f"As the report of {fortnight(view.period).lower()} has it, on {day}"
    return [Items(panel_in_words(panel), at), *_picture(panel.chart)]


def _picture(chart: ChartData | None) -> Sequence[Block]:
    svg = _svg(chart) if chart else ""
    return [Picture(svg, chart.alt)] if chart and svg else []


@lru_cache(maxsize=32)
def _svg(chart: ChartData) -> str:
    """The chart as SVG; empty where its figures cannot be drawn."""
    picture = drawn_alone(chart)
    return picture.svg.decode("utf-8") if picture else ""


def _adding(row: Indicator, told: Sequence[ToldReading]) -> Form:
    source = next((one.observation.source for one in told if one.observation.source.strip()), "")
    fields = (
        Field("date", "Day, or month, that it is of", required=True, hint="As you write it, such as 20 June"),
        Field(
            "figure", f"Figure, in {one_line(row.unit)}" if row.unit.strip() else "Figure", hint=_FIGURE_HINT
        ),
        Field("source", "Source", value=source),
        Field("note", "Note", "lines", hint="Where there is no figure, say here why"),
    )
    return Form(
        "add-reading",
        "Add a reading",
        fields,
        Button("Add this reading", "add reading", {"id": row.id}, main=True),
    )


def _table(session: Session, row: Indicator, told: Sequence[ToldReading]) -> Table:
    return Table(
        id=f"readings {row.id}",
        caption="Readings; one that you change is corrected, and what it was is kept",
        columns=[
            Column("date", "Date, as you write it", "date", width="22%"),
            Column("figure", "Figure", width="24%", hint=_FIGURE_HINT),
            Column("source", "Source", width="22%"),
            Column("note", "Note", "lines", width="32%"),
        ],
        rows=[_row(session, one) for one in told],
        do="correct reading",
        args={"indicator": row.id},
        row_buttons=[Button("Take back", "take reading back", confirm=_TAKES_BACK)],
        empty="No reading yet. Add the first one.",
    )


_TAKES_BACK = (
    "It does not count any more; the history keeps it. What it corrected, if anything, counts again."
)


def _row(session: Session, one: ToldReading) -> Row:
    later = one.day is not None and one.day > session.view.as_at
    said = one.observation
    by, at = f"by {said.by}" if said.by else "", moment_words(said.recorded) if said.recorded else ""
    recorded = f"recorded {', '.join(filter(None, (by, at)))}" if by or at else ""
    cells = {
        "date": Cell(said.date, [*_under_date(one), *([Note(_LATER, "quiet")] if later else [])]),
        "figure": Cell(figure_as_typed(said), _under_figure(one)),
        "source": Cell(said.source, [Note(recorded, "quiet")] if recorded else []),
        "note": Cell(said.note),
    }
    return Row(one.began_as, f"{one.when}, {one.amount}", cells)


_LATER = "later than the day of this fortnight's report"


def _under_date(one: ToldReading) -> Sequence[Note]:
    """How the date is read, where that is not how it is written, and what it was."""
    if one.when == one.observation.date and not one.was_of:
        return []
    return [Note(f"read as {one.when}{_corrected_from(one.was_of)}", "quiet")]


def _corrected_from(was: Sequence[str]) -> str:
    return f", corrected from {', then '.join(was)}" if was else ""


def _under_figure(one: ToldReading) -> Sequence[Note]:
    read = Note(f"read as {one.amount}{_corrected_from(one.was)}", "quiet")
    return [read, *(Note(doubt, "warn") for doubt in one.doubts)]


def open_indicator(session: Session, message: Message) -> Done:
    """Open the page of an indicator."""
    session.at[AT] = session.row(message.args.get("id", "")).id
    return Done()


def close_indicator(session: Session, _: Message) -> Done:
    """Go back to all of them."""
    session.at.pop(AT, None)
    return Done()


def add_reading(session: Session, message: Message) -> Done:
    """Add a reading, and say how it is read."""
    said = message.said
    written = Typed(message.args.get("id", ""), *(said.get(name, "") for name in _COLUMNS))
    made = record(session.editor(message), written)
    return _done(session, made, f"Added: {made.read_as}.")


def correct(session: Session, message: Message) -> Done:
    """Correct one cell of a reading: the correction is added, and what it corrects is kept.

    Raises:
        BadChange: where the reading is gone, or what was typed does not fit.
    """
    column, args = message.args.get("column", ""), message.args
    before = _standing_reading(session, message)
    if column not in _COLUMNS:
        raise BadChange("That cell cannot be changed. Nothing was saved.")
    now = {
        "date": before.date,
        "figure": figure_as_typed(before),
        "source": before.source,
        "note": before.note,
    }
    written = Typed(before.indicator, **{**now, column: typed(message)}, corrects=before.id)
    if moved := _moved(session, message, before, column):
        return ask_which(moved, message.do, again(message), session.by)
    try:
        return _done(session, record(session.editor(message), written), "Saved")
    except PlanMoved as error:
        session.look_again()
        return ask_which(error, message.do, {**again(message), **args}, session.by)


def _moved(session: Session, message: Message, now: Observation, column: str) -> PlanMoved | None:
    """That a reading was corrected since it was shown, in the cell that is typed in, to something else."""
    if not 0 < message.seen < session.seen:
        return None
    then = standing_reading(
        desk.open_plan(session.plan_id, session.store, message.seen).plan, message.args.get("id", "")
    )
    was, since = (_written(one, column) if one else "" for one in (then, now))
    if since in (was, typed(message)):
        return None
    words = [quoted(text, 60) if text.strip() else "empty" for text in (was, since, typed(message))]
    who = f" (changed by {now.by})" if now.by else ""
    said = f"The reading of {now.date}: it was {words[0]}, is now {words[1]}{who}, and you wanted {words[2]}."
    return PlanMoved([said], by=frozenset({now.by}))


def _written(one: Observation, column: str) -> str:
    return figure_as_typed(one) if column == "figure" else str(getattr(one, column))


def take_back(session: Session, message: Message) -> Done:
    """Take a reading back; what it corrected counts again."""
    before = _standing_reading(session, message)
    made = desk.remove(session.editor(message, "a reading taken back"), before.id)
    done = session.done(made, "Taken back.")
    indicator = session.plan.by_id[before.indicator]
    now = told_readings(session.plan, indicator) if isinstance(indicator, Indicator) else ()
    left = next((one for one in now if one.observation.id == before.revises), None)
    return Done(f"Taken back. {left.when}, {left.amount} counts again.") if left else done


def _standing_reading(session: Session, message: Message) -> Observation:
    found = standing_reading(session.plan, message.args.get("id", ""))
    if found is None:
        raise BadChange("That reading is not in the plan any more, or was taken back. Nothing was saved.")
    return found


def _done(session: Session, made: Recorded, said: str) -> Done:
    if made.revision is None:
        return Done()
    session.look_again()
    return Done(" ".join((said, *(f"Look once more: {doubt}" for doubt in made.doubts))))


ACTIONS: Mapping[str, Handler] = {
    "open indicator": open_indicator,
    "close indicator": close_indicator,
    "add reading": add_reading,
    "correct reading": correct,
    "take reading back": take_back,
}
