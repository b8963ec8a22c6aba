"""The panel Plan and owners: who owns the work, what it serves, the years and fortnights, and the words of the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from actionplan import desk
from actionplan.editor.blocks import Block, Button, Buttons, Choice, Field, Form, Heading
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels import period_rules, plan_settings, registers
from actionplan.editor.session import ROW_TO_SEE, Handler, Panel, Session
from actionplan.plan.nouns import Abbreviation, Objective, Owner, Priority
from actionplan.words.english import opening_count
from actionplan.words.errors import BadChange

AT = "plan section"


def blocks(session: Session) -> Sequence[Block]:
    """Everything that the plan has besides its work, a section at a time, with the way to each of them."""
    here = _here(session)
    ways = [Button(one, "plan section", {"section": one}, main=one == here) for one in SECTIONS]
    return [Buttons(ways), Heading(here), *SECTIONS[here](session)]


def _here(session: Session) -> str:
    """The section that is open: that of the row for which the panel was opened, else the one that was chosen."""
    row = session.plan.by_id.get(session.at.get(ROW_TO_SEE, ""))
    of_row = _OF_KIND.get(row.kind) if row else None
    return of_row or session.at.get(AT) or next(iter(SECTIONS))


def _years(session: Session) -> Sequence[Block]:
    return [plan_settings.plan_form(session.plan), Heading("Fortnights", 3), *period_rules.blocks(session)]


def _statuses(session: Session) -> Sequence[Block]:
    return [plan_settings.threshold_form(session.plan), plan_settings.key_form(session.plan)]


def _priorities(session: Session) -> Sequence[Block]:
    return [*registers.priority_form(session), registers.table(session, registers.PRIORITIES)]


def _owners(session: Session) -> Sequence[Block]:
    return [registers.table(session, registers.OWNERS), _hand_over_form(session)]


SECTIONS: Mapping[str, Callable[[Session], Sequence[Block]]] = {
    "Organisation and years": _years,
    "Priorities and enablers": _priorities,
    "Objectives": lambda session: [registers.table(session, registers.OBJECTIVES)],
    "Statuses": _statuses,
    "Abbreviations": lambda session: [registers.table(session, registers.ABBREVIATIONS)],
    "Owners": _owners,
}
_OF_KIND: Mapping[str, str] = {
    Owner.kind: "Owners",
    Priority.kind: "Priorities and enablers",
    Objective.kind: "Objectives",
    Abbreviation.kind: "Abbreviations",
}


def open_section(session: Session, message: Message) -> Done:
    """Open another section.

    Raises:
        BadChange: where there is none of that name.
    """
    section = message.args.get("section", "")
    if section not in SECTIONS:
        raise BadChange("There is no such part of the plan.")
    session.at.pop(ROW_TO_SEE, None)
    session.at[AT] = section
    return Done()


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
    return Done(f"{opening_count(len(rows), 'row')} handed over from {giver.name} to {taker.name}.")


ACTIONS: Mapping[str, Handler] = {
    "plan section": open_section,
    "hand over": hand_over,
    **registers.ACTIONS,
    **plan_settings.ACTIONS,
    **period_rules.ACTIONS,
}
PANEL = Panel("plan", "Plan and owners", blocks, ACTIONS)
