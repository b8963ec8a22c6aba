"""What else a person can say of a row for the fortnight: when it is now expected, what follows on, a note inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actionplan import desk
from actionplan.editor.asking import ask_which
from actionplan.editor.blocks import Button, Field, Form
from actionplan.editor.fortnights import fortnight_inside
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.written_dates import clear_date
from actionplan.editor.rows import again, beside
from actionplan.editor.session import Handler, Session
from actionplan.editor.statuses import rule_once_reported
from actionplan.editor.values import text_of, value_of
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Dated, Update
from actionplan.view.rated import RatedItem
from actionplan.words.english import quoted, shortened
from actionplan.words.errors import BadChange, NeedsAnswer, PlanMoved
from actionplan.words.vocabulary import Rag

_EXPECTED = "Now expected, as you write it"
_LATE = (Rag.RED, Rag.AMBER)


def form(session: Session, row: Dated) -> Form:
    """The rest of the person's own update of the fortnight."""
    mine = session.own_update(row.id)
    fields = [
        Field("expected", _EXPECTED, value=_own(session, mine, "expected"), hint=_STAYS),
        Field(
            "follow_on",
            "Milestones that follow on from it",
            "lines",
            _own(session, mine, "follow_on"),
            hint=_NAMES,
        ),
        Field(
            "internal_note",
            "Internal note on your update",
            "lines",
            _own(session, mine, "internal_note"),
            hint=_INSIDE,
        ),
    ]
    save = Button("Save what you say", "say more", {"id": row.id})
    return Form(
        "milestone-sayings", f"What you say of it, {fortnight_inside(session.view.period)}", fields, save
    )


_STAYS = "The target date stays as it is"
_NAMES = "Once it is complete; one milestone of the plan on each line"
_INSIDE = "Stays in this workbook: no report prints it"


def _own(session: Session, mine: Update | None, name: str) -> str:
    return text_of(mine, name, session.plan) if mine else ""


def expected_button(item: RatedItem, mine: Update | None) -> Sequence[Button]:
    """The button beside the update of a row that is late, or is expected by the person on another date already."""
    said = mine.expected if mine else ""
    if item.has_ended or not (said or rule_once_reported(item) in _LATE):
        return []
    field = Field("expected", _EXPECTED, value=said, hint=_STAYS)
    label = f"Now expected: {shortened(said, 40)}. Change" if said else "Say when it is now expected"
    return [Button(label, "say more", {"id": item.row.id}, fields=(field,))]


def follows(plan: ActionPlan) -> Mapping[str, str]:
    """By its id, of each milestone that follows on from another the name of that."""
    said = [one for one in plan.updates if not one.withdrawn and one.of in plan.by_id]
    return {later: plan.name_of(one.of) for one in said for later in one.follow_on}


def say_more(session: Session, message: Message) -> Done:
    """Save what was filled in of the person's own update of the fortnight.

    Raises:
        BadChange: where a date cannot be read, a milestone is not of the plan, or the row is gone.
    """
    row = session.row(message.args.get("id", ""))
    if not isinstance(row, Dated):
        raise BadChange("That is no milestone and no dated target. Nothing was saved.")
    fields = _fields(session, row, beside(message))
    try:
        return session.done(desk.say(session.editor(message), row.id, session.view.period.name, fields))
    except PlanMoved as error:
        return ask_which(error, message.do, again(message), session.by)
    except NeedsAnswer as error:
        raise BadChange(str(error)) from None


def _fields(session: Session, row: Dated, said: Mapping[str, str]) -> Mapping[str, Any]:
    """The fields of an update as they were typed; who says when it is expected does not say that nothing changed."""
    fields: dict[str, Any] = {}
    if "expected" in said:
        fields["expected"] = said["expected"].strip()
        clear_date("Now expected", fields["expected"], session.plan.settings.years)
    if "follow_on" in said:
        fields["follow_on"] = _following(session, row, said["follow_on"])
    if "internal_note" in said:
        fields["internal_note"] = said["internal_note"]
    return {**fields, **({"nothing_changed": False} if fields.get("expected") else {})}


def _following(session: Session, row: Dated, text: str) -> Sequence[str]:
    found: Sequence[str] = value_of(Update, "follow_on", text, session.plan, session.look.day)
    if row.id in found:
        raise BadChange(f"{quoted(session.plan.name_of(row.id), 60)} cannot follow on from itself.")
    return found


ACTIONS: Mapping[str, Handler] = {"say more": say_more}
