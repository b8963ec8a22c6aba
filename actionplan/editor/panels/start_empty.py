"""A plan begun from nothing, or with a plan file that is taken in as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan.desk.file_hints import year_of_today
from actionplan.desk.starting import NewPlan, plan_file_text, start_empty, start_plan_file
from actionplan.editor.blocks import Block, Button, Choice, Drop, Field, Form, Heading, Text
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.starting_words import open_new
from actionplan.editor.session import Handler, Session
from actionplan.words.errors import BadChange, PlanExists
from actionplan.words.periods import PlanYears

_IS_THERE = (
    "This workbook holds the plan of that file already, so nothing was saved. Open it with Another plan."
)


def offer() -> Sequence[Block]:
    """What an empty plan is asked for, and where to drop a plan file."""
    now = year_of_today()
    years = [Choice(label, label) for label in (PlanYears(now.first + step, 1).label for step in (-1, 0, 1))]
    fields = [
        Field("title", "Title of the plan", required=True, hint="Such as Communications and engagement plan"),
        Field("organisation", "Organisation"),
        Field("years", "Financial year", "choice", now.label, years, required=True),
    ]
    return [
        Heading("Begin with an empty plan", 3),
        Text("You type milestones in, or paste them from Excel; all else is asked for where it is needed."),
        Form(
            "start-empty",
            "About the plan",
            fields,
            Button("Begin with this empty plan", "start from nothing"),
        ),
        Drop(
            "start-whole-file",
            "Or drop a plan file here, such as my-plan.yaml",
            "start whole plan file",
            (".yaml", ".yml"),
            hint="It ends in .yaml, and is taken in as it is.",
            multiple=False,
        ),
    ]


def make(session: Session, message: Message) -> Done:
    """Make a plan that holds nothing yet, and open it.

    Raises:
        BadYear, BadChange: with what to write.
    """
    said = message.said
    new = NewPlan(said.get("title", ""), said.get("years", ""), said.get("organisation", ""))
    return open_new(session, "", start_empty(new, session.store, by=session.by), "is made, and open.")


def take_file(session: Session, message: Message) -> Done:
    """Take the plan of a plan file in as it is, and open it.

    Raises:
        BadPlanFile: with the line of the first mistake.
    """
    upload = session.uploads.taken(message.args.get("file", ""))
    text = plan_file_text(upload.content, upload.name)
    try:
        plan_id = start_plan_file(text, upload.name, session.store, by=session.by)
    except PlanExists:
        raise BadChange(_IS_THERE) from None
    return open_new(session, "", plan_id, "is taken in, and open.")


ACTIONS: Mapping[str, Handler] = {"start from nothing": make, "start whole plan file": take_file}
