"""Questions that are asked beside a cell, and the lines under a date that say how it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.editor.blocks import Ask, Button, Field, Note
from actionplan.editor.messages import Done, Message
from actionplan.editor.session import Session
from actionplan.plan.carried_words import asks_when
from actionplan.plan.nouns import Activity, Dated, Indicator, Noun, Target
from actionplan.view.moves import course, slip_in_words
from actionplan.view.rated import RatedItem
from actionplan.view.why import date_words
from actionplan.words.dates import DateReading
from actionplan.words.english import small_first
from actionplan.words.errors import NeedsAnswer, PlanMoved
from actionplan.words.targets import TargetReading, read_target

DATE, TARGET = "date", "target"


def reading_notes(item: RatedItem, session: Session) -> Sequence[Note]:
    """Under a date as written: how it is read, when it is expected now, and how far it has moved."""
    dates = course(item, session.plan.settings.years)
    forecast = None if item.has_ended or not dates.forecast else date_words(dates.forecast)
    slip = slip_in_words(dates.moves).removesuffix(".")
    asked = asks_when(item.row, session.plan.settings.years) or "no date yet"
    said = [read_as(item.reading) if item.row.date.strip() else asked]
    said += [f"now expected {forecast}"] if forecast else []
    said += [small_first(slip)] if slip else []
    return [Note("; ".join(said), "quiet")]


def read_as(reading: DateReading) -> str:
    """How a date as written is read, in a line under it: `read as 22 June 2017`."""
    if not reading.questions:
        return f"read as {reading.in_words()}"
    return f"until you answer, read as {reading.in_words()}" if reading.parts else "not read yet"


def ask_date_question(row: Dated | Activity, reading: DateReading, do: str = "answer") -> Ask | None:
    """The first question on a date as written, with its readings as buttons; none where it can be read in one way."""
    if not reading.questions:
        return None
    first = reading.questions[0]
    return Ask(first.text, _buttons(row, DATE, first.key, [one.label for one in first.readings], do))


def _buttons(row: Noun, field: str, key: str, readings: Sequence[str], do: str) -> Sequence[Button]:
    args = {"id": row.id, "field": field, "key": key, "text": getattr(row, field)}
    return [Button(one, do, {**args, "reading": one}) for one in readings]


def ask_target_question(row: Target | Indicator, years: str) -> tuple[str, Ask | None]:
    """How a target as written is read, in words, and the first question on it.

    Its readings are buttons; a question without any is answered in words.
    """
    reading = read_target(row.target, row.answers, years)
    return reading.in_words(), ask_of_target(row, reading)


def ask_of_target(row: Target | Indicator, reading: TargetReading) -> Ask | None:
    """The first question on a target as it is read; none where it can be read in one way."""
    if not reading.questions:
        return None
    first = reading.questions[0]
    buttons = _buttons(row, TARGET, first.key, [one.label for one in first.readings], "answer")
    args = {"id": row.id, "field": TARGET, "key": first.key, "text": row.target}
    own_words = Button("Answer it", "answer", args, fields=(Field("reading", "Your answer", required=True),))
    return Ask(first.text, buttons or [own_words])


def take_answer(session: Session, message: Message) -> Done:
    """Keep the answer to a question on a date or target as written.

    Raises:
        BadChange: where the row is gone, or that is no answer to what is asked.
    """
    args = message.args
    row, field = session.row(args.get("id", "")), args.get("field", DATE)
    if args.get("text", getattr(row, field, "")) != getattr(row, field, ""):
        return Done(
            "The text was changed meanwhile, so the question is another one. Answer that.", saved=False
        )
    reading = _chosen(message)
    try:
        editor = session.editor(message, "which reading is meant")
        made = desk.settle_reading(editor, row.id, field, args.get("key", ""), reading)
    except PlanMoved as error:
        return ask_which(error, message.do, {**args, "reading": reading}, session.by)
    return session.done(made)


def _chosen(message: Message) -> str:
    """The reading that was chosen, or the answer that was written."""
    return message.args.get("reading", message.said.get("reading", ""))


def ask_new_date(error: NeedsAnswer, do: str, args: Mapping[str, str]) -> Done:
    """What a new date is of a row that stood in an issued report, asked beside the cell."""
    agreed = (
        Field("approved_by", "Who agreed to it", required=True),
        Field("why", "Why the date is another", "lines", required=True),
    )
    buttons = [
        Button("A typing mistake", do, {**args, "new_date": "corrected"}),
        Button("A new date that was agreed", do, {**args, "new_date": "agreed"}, fields=agreed),
        Button("When it is now expected", do, {**args, "new_date": "expected"}),
        Button("Leave it as it was", ""),
    ]
    asked = Ask(" ".join(error.questions), buttons)
    return Done("Not saved yet: say what the new date is.", saved=False, ask=asked)


def ask_which(error: PlanMoved, do: str, args: Mapping[str, str], by: str = "") -> Done:
    """One cell was changed twice: what happened, and which of the two stands; `by` is the name of who is asked."""
    if error.by == {by}:
        said, text, other = (
            _MINE,
            f"You changed this in another window: {' '.join(error.moved)}",
            "Take the other",
        )
    else:
        said, text, other = _THEIRS, " ".join(error.moved), "Take theirs"
    return Done(said, saved=False, ask=Ask(text, [Button("Keep mine", do, args), Button(other, "")]))


_THEIRS = "Not saved: somebody else changed this meanwhile."
_MINE = "Not saved: you changed this in another window meanwhile."
