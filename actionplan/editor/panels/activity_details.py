"""What else there is to an activity: a form above the table; and which fortnight the table is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan import desk
from actionplan.editor.blocks import Block, Button, Buttons, Choice, Field, Form
from actionplan.editor.fortnights import begun, fortnight_words, named
from actionplan.editor.messages import Done, Message
from actionplan.editor.rows import save_fields
from actionplan.editor.saying import AUDIENCES
from actionplan.editor.session import Handler, Session
from actionplan.editor.values import text_of
from actionplan.plan.nouns import Activity
from actionplan.view import PlanView
from actionplan.words.english import quoted, shortened
from actionplan.words.errors import BadChange
from actionplan.words.periods import ReportingPeriod

AT, PERIOD = "activity", "activities of"
_FIELDS = ("milestone", "period", "finished_on", "audience", "internal_note")


_ISSUED = "The report of this fortnight is issued and stays as it is; changes here are printed if it is issued again."


def shown_view(session: Session) -> PlanView:
    """The plan at the fortnight whose activities are shown."""
    wanted = session.at.get(PERIOD, "")
    if not wanted or all(one.name != wanted for one in begun(session)):
        return session.view
    period = named(session, wanted)
    return session.view if period == session.view.period else PlanView(session.plan, period)


def issued_note(session: Session, period: ReportingPeriod) -> str:
    """That a report has been issued already, which stays as it is; empty where none was."""
    if desk.standing(session.look.issued, period.name) is None:
        return ""
    return _ISSUED


def blocks(session: Session) -> Sequence[Block]:
    """The form of the activity that is open; nothing where none is."""
    row = session.plan.by_id.get(session.at.get(AT, ""))
    if not isinstance(row, Activity):
        return []
    save = Button("Save these details", "save activity details", {"id": row.id}, main=True)
    form = Form("activity-details", f"More about activity {quoted(row.title)}", _fields(session, row), save)
    return [form, Buttons([Button("Close these details", "close activity")])]


def _fields(session: Session, row: Activity) -> Sequence[Field]:
    plan = session.plan
    milestones = [Choice(one.id, shortened(one.title)) for one in plan.milestones]
    periods = [Choice(one.name, fortnight_words(one)) for one in reversed(begun(session))]
    return [
        Field("milestone", "Milestone", "choice", row.milestone or "", [Choice("", "None"), *milestones]),
        Field("period", "Fortnight", "choice", row.period, [Choice("", "By its date"), *periods]),
        Field(
            "finished_on", "Finished on", "text", text_of(row, "finished_on", plan), hint="Of what goes on"
        ),
        Field("audience", "Who may read it", "choice", row.audience.value, AUDIENCES),
        Field("internal_note", "Internal note", "lines", row.internal_note, hint="Stays in this workbook"),
    ]


def open_activity(session: Session, message: Message) -> Done:
    """Open the form of an activity."""
    session.at[AT] = session.row(message.args.get("id", "")).id
    return Done()


def close_activity(session: Session, _: Message) -> Done:
    """Close the form."""
    session.at.pop(AT, None)
    return Done()


def save_details(session: Session, message: Message) -> Done:
    """Save what was filled in of an activity.

    Raises:
        BadChange: where it is gone, or its fortnight is none that can be chosen.
    """
    row = session.row(message.args.get("id", ""))
    if not isinstance(row, Activity):
        raise BadChange("That is no activity. Nothing was changed.")
    period = message.said.get("period", row.period)
    if period and period != row.period:
        named(session, period)
    return save_fields(session, message, Activity, _FIELDS)


ACTIONS: Mapping[str, Handler] = {
    "open activity": open_activity,
    "close activity": close_activity,
    "save activity details": save_details,
}
