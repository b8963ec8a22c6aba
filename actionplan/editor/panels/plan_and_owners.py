"""The panel Plan and owners: who owns the work, what it serves, the years and fortnights, and the words of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan import desk
from actionplan.editor.blocks import Block, Button, Choice, Field, Form, Heading
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels import period_rules, plan_settings, registers
from actionplan.editor.session import Panel, Session
from actionplan.words.english import count_of


def blocks(session: Session) -> Sequence[Block]:
    """Everything that the plan has besides its work."""
    return [
        *registers.priority_form(session),
        registers.table(session, registers.OWNERS),
        _hand_over_form(session),
        registers.table(session, registers.PRIORITIES),
        registers.table(session, registers.OBJECTIVES),
        registers.table(session, registers.ABBREVIATIONS),
        Heading("The plan"),
        plan_settings.plan_form(session),
        Heading("Fortnights"),
        *period_rules.blocks(session),
        Heading("Statuses"),
        plan_settings.threshold_form(session),
        plan_settings.key_form(session),
    ]


def _hand_over_form(session: Session) -> Block:
    owners = [Choice("", "Choose"), *(Choice(owner.id, owner.name) for owner in session.plan.owners)]
    fields = [
        Field("from", "From", "choice", "", owners, required=True),
        Field("to", "To", "choice", "", owners, required=True),
        Field("day", "First day of the new owner", hint="A day as you write it", required=True),
    ]
    caption = "Hand everything that is open over to another owner"
    return Form("hand-over", caption, fields, Button("Hand it over", "hand over"))


def hand_over(session: Session, message: Message) -> Done:
    """Hand every open row of one owner over to another.

    Raises:
        UnknownOwner, BadDay, BadChange: with what to write.
    """
    said, plan = message.said, session.plan
    giver, taker = (plan.owner_named(said.get(name, "")) for name in ("from", "to"))
    made = desk.hand_over(plan.id, giver.id, taker.id, said.get("day", ""), session.store, by=session.by)
    session.look_again()
    rows = {change.id for change in made.revision.changes}
    return Done(f"{count_of(len(rows), 'row').capitalize()} handed over from {giver.name} to {taker.name}.")


PANEL = Panel(
    "plan",
    "Plan and owners",
    blocks,
    {"hand over": hand_over, **registers.ACTIONS, **plan_settings.ACTIONS, **period_rules.ACTIONS},
)
