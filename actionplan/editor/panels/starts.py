"""The ways to begin a plan: the example, an empty one, a file that is there already, a plan carried forward."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.desk.example import EXAMPLE_PERIOD
from actionplan.desk.starting import start_example
from actionplan.editor.blocks import Block, Button, Buttons, Heading, Text
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels import start_carried, start_empty, start_file
from actionplan.editor.session import Panel, Session
from actionplan.words.english import quoted


def blocks(session: Session) -> Sequence[Block]:
    """What is looked at, else the four ways to begin."""
    file, plan = start_file.dropped(session), start_carried.chosen(session)
    if file is not None:
        return start_file.blocks(session, file)
    if plan is not None:
        return start_carried.blocks(plan)
    return [
        Heading("Four ways to begin a plan"),
        *_example(),
        *start_empty.offer(),
        *start_file.offer(),
        *start_carried.offer(session),
    ]


def _example() -> Sequence[Block]:
    return [
        Heading("Look around in an example", 3),
        Text(
            "A year of a communications and engagement team, with milestones, activities and success indicators. Much "
            "of it is invented, and says so. It is a plan of its own beside yours."
        ),
        Buttons([Button("Open the example plan", "start example")]),
    ]


def start_with_example(session: Session, _: Message) -> Done:
    """Open the example plan; it is put into the store where that has not got it."""
    session.turn_to(start_example(session.store, by=session.by))
    if not session.look.issued:  # nobody has worked with it yet: most is to be seen in this fortnight
        session.turn_to(session.plan_id, session.plan.settings.calendar.find(EXAMPLE_PERIOD).name)
    return Done(f"{quoted(session.plan.title)} is open.", panel="milestones")


def leave(session: Session, _: Message) -> Done:
    """Go back to the ways to begin; nothing was saved of what was looked at."""
    for kept in (start_file.KEPT, start_carried.KEPT):
        session.shelf.pop(kept, None)
    return Done("Nothing was saved.")


PANEL = Panel(
    "starts",
    "Begin a plan",
    blocks,
    {
        "start example": start_with_example,
        "start leave": leave,
        **start_empty.ACTIONS,
        **start_file.ACTIONS,
        **start_carried.ACTIONS,
    },
    needs_plan=False,
)
