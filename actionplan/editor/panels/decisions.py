"""The decisions that are needed: a question, of whom, by when, and later its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.editor.asking import ask_which
from actionplan.editor.blocks import Button, Cell, Choice, Column, Field, Note, Row, Table
from actionplan.editor.messages import Done, Message
from actionplan.editor.rows import again, beside, remove_row, save_field, save_fields
from actionplan.editor.saying import AUDIENCES
from actionplan.editor.session import Handler, Session
from actionplan.editor.values import value_of
from actionplan.plan.nouns import Decision
from actionplan.view.decisions import needed_by
from actionplan.words.english import day_in_words, day_words, listed, sentence
from actionplan.words.errors import BadChange, PlanMoved
from actionplan.words.vocabulary import Audience

_ASKED = ("question", "of", "date", "options", "asked_by")
_ANSWER = ("answer", "answered_by", "answered_on")
_LATER = "asked after this fortnight, so it stands in a later report"


def shown(session: Session) -> Sequence[Decision]:
    """What the report of the fortnight shows, and what is not answered besides."""
    in_report = {decision.id for decision in session.view.decisions}
    return [one for one in session.plan.decisions if one.id in in_report or not one.answer.strip()]


def unanswered(session: Session) -> Sequence[Decision]:
    """The questions of the fortnight that had no answer on the day of judgement."""
    view = session.view
    return [decision for decision in view.decisions if not view.answered(decision)]


def lacking(decision: Decision) -> str:
    """What a question lacks before it can be asked: of whom, or by when; empty where it lacks neither."""
    missing = [] if decision.of.strip() else ["of whom"]
    missing += [] if decision.date.strip() else ["by when"]
    return listed(missing)


def unread_date(session: Session, decision: Decision) -> bool:
    """Whether what is written as its day cannot be read, or in more than one way."""
    return bool(decision.date.strip() and session.view.read(decision).questions)


def decisions_table(session: Session) -> Table:
    """The questions with their answers, to be edited in place."""
    owners = [Choice("", "Nobody"), *(Choice(owner.id, owner.name) for owner in session.plan.owners)]
    return Table(
        id="decisions",
        caption="Decisions needed",
        columns=[
            Column("question", "Question", "title", width="26%"),
            Column("options", "Options, one a line", "lines", width="18%"),
            Column("of", "Asked of", width="12%"),
            Column("date", "By when, as you write it", "date", width="13%"),
            Column("asked_by", "Asked by", "choice", owners, width="14%"),
            Column("answer", "Answer", "read", width="17%"),
        ],
        rows=[_row(session, decision) for decision in shown(session)],
        do="save decision",
        buttons=[Button("Ask for a decision", "add decision", main=True, fields=_fields(session, owners))],
        row_buttons=[Button("Take it out", "remove decision", confirm="Take this question out of the plan?")],
        empty="No decision is needed.",
    )


def _fields(session: Session, owners: Sequence[Choice]) -> Sequence[Field]:
    day = session.look.day
    is_now = day in session.view.period
    end = day_in_words(session.view.period.end)
    hint = f"Empty: no day is printed. What is asked after {end} stands in a later report"
    return (
        Field("question", "Question", "lines", required=True),
        Field("of", "Asked of", hint="Who decides, such as the Executive Team"),
        Field("date", "By when, as you write it", "date"),
        Field("options", "Options, one a line", "lines"),
        Field("asked_by", "Asked by", "choice", "", owners),
        Field("asked_on", "Asked on", "date", day_in_words(day) if is_now else "", hint=hint),
    )


def _row(session: Session, decision: Decision) -> Row:
    return Row(
        id=decision.id,
        name=decision.question,
        cells={
            "question": Cell(decision.question, _under(session, decision), buttons=[_reader(decision)]),
            "options": Cell("\n".join(decision.options)),
            "of": Cell(decision.of),
            "date": Cell(decision.date, _date_notes(session, decision)),
            "asked_by": Cell(decision.asked_by or ""),
            "answer": Cell(_answer(decision), buttons=[_answering(session, decision)]),
        },
    )


def _under(session: Session, decision: Decision) -> Sequence[Note]:
    told = f"asked on {day_words(decision.asked_on)}" if decision.asked_on else ""
    reader = {one.value: one.label.lower() for one in AUDIENCES}[decision.audience.value]
    notes = [Note(", ".join(filter(None, [told, f"for {reader}"])), "quiet")]
    hidden = decision.id not in {one.id for one in session.view.decisions}
    return [*notes, Note(_LATER, "quiet")] if hidden else notes


def _reader(decision: Decision) -> Button:
    field = Field("audience", "Who may read it", "choice", decision.audience.value, AUDIENCES)
    return Button("Change who may read it", "reader of decision", {"id": decision.id}, fields=[field])


def _date_notes(session: Session, decision: Decision) -> Sequence[Note]:
    if not decision.date.strip():
        return [Note("no date yet", "quiet")]
    reading = session.view.read(decision)
    asked = [Note(f"{one.text} {_choices(one.readings)}".strip(), "warn") for one in reading.questions]
    return asked or [Note(f"read as {needed_by(session.view, decision) or reading.in_words()}", "quiet")]


def _choices(readings: Sequence[object]) -> str:
    labels = [str(getattr(one, "label", "")) for one in readings]
    return f"Write it out: {listed(labels, 'or')}." if labels else ""


def _answer(decision: Decision) -> str:
    if not decision.answer.strip():
        return "No answer yet."
    who = f" ({decision.answered_by})" if decision.answered_by else ""
    on = f", {day_words(decision.answered_on)}" if decision.answered_on else ""
    return sentence(f"{decision.answer.strip().removesuffix('.')}{who}{on}")


def _answering(session: Session, decision: Decision) -> Button:
    on = day_words(decision.answered_on) if decision.answered_on else day_in_words(session.look.day)
    fields = (
        Field("answer", "Answer", "lines", decision.answer, required=True),
        Field("answered_by", "Who gave it", "text", decision.answered_by or decision.of),
        Field("answered_on", "On which day", "date", on),
    )
    label = "Correct the answer" if decision.answer.strip() else "Write the answer"
    return Button(label, "answer decision", {"id": decision.id}, fields=fields)


def save(session: Session, message: Message) -> Done:
    """Save a cell that was left."""
    column = message.args.get("column", "")
    if column not in _ASKED:
        raise BadChange("That cell cannot be changed. Nothing was saved.")
    return save_field(session, message, Decision, column)


def add(session: Session, message: Message) -> Done:
    """Ask for a decision; no day is given as that of the question unless it was named."""
    plan, day = session.plan, session.look.day
    said = {name: message.said.get(name, "") for name in (*_ASKED, "asked_on")}
    if not said["question"].strip():
        return Done("Write the question first.", saved=False)
    fields = {name: value_of(Decision, name, text, plan, day) for name, text in said.items()}
    return session.done(desk.add(session.editor(message, "a decision needed"), Decision, fields), "Added")


def answer(session: Session, message: Message) -> Done:
    """Keep the answer to a question, by whom and on which day."""
    return _together(session, message, _ANSWER)


def reader(session: Session, message: Message) -> Done:
    """Say who may read a question."""
    if message.said.get("audience") not in list(Audience):
        raise BadChange("Choose one of the list.")
    return _together(session, message, ("audience",))


def _together(session: Session, message: Message, fields: Sequence[str]) -> Done:
    said = message.model_copy(
        update={"said": dict(beside(message))}
    )  # also where it was asked which one stands
    try:
        return save_fields(session, said, Decision, fields)
    except PlanMoved as error:
        return ask_which(error, message.do, again(message), session.by)


def remove(session: Session, message: Message) -> Done:
    """Take a question out of the plan."""
    if not isinstance(session.row(message.args.get("id", "")), Decision):
        raise BadChange("That is no question. Nothing was taken out.")
    return remove_row(session, message)


ACTIONS: Mapping[str, Handler] = {
    "save decision": save,
    "add decision": add,
    "answer decision": answer,
    "reader of decision": reader,
    "remove decision": remove,
}
