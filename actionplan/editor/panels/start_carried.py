"""An existing plan carried forward, of this workbook or from its plan file: shown, corrected, made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from actionplan import desk
from actionplan.desk import CarriedForward, Later
from actionplan.desk.plans import plans
from actionplan.desk.starting import plan_file_text, start_plan_file
from actionplan.editor.blocks import (
    Block,
    Button,
    Buttons,
    Choice,
    Drop,
    Field,
    Form,
    Heading,
    Items,
    Text,
)
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.starting_words import open_new
from actionplan.editor.session import Handler, Session
from actionplan.words.english import quoted
from actionplan.words.errors import BadChange, PlanExists

KEPT = "plan to carry forward"
_YEAR_AFTER = "Such as 2018-19. Left empty it is the year after the plan's."


@dataclass(frozen=True, slots=True)
class Chosen:
    """The plan that was chosen, by its id, or by its plan file's name and text, and what it would be in later years."""

    later: Later
    plan: str = ""
    name: str = ""
    text: str = ""
    look: CarriedForward | None = None

    def carry(self, session: Session, *, dry_run: bool) -> CarriedForward:
        """Carry it forward, or only see what that would be."""
        given = self.later, session.store
        try:
            if self.text:
                return desk.carry_forward_file(self.text, self.name, *given, by=session.by, dry_run=dry_run)
            return desk.carry_forward(self.plan, *given, by=session.by, dry_run=dry_run)
        except PlanExists:
            raise BadChange(_IS_THERE) from None


_IS_THERE = (
    "This workbook holds a plan of that short name already, so nothing was made. Open that one with Another plan, or "
    "give the new one another short name."
)


def chosen(session: Session) -> Chosen | None:
    """The plan that was chosen, where one is looked at."""
    found: Chosen | None = session.shelf.get(KEPT)
    return found


def offer(session: Session) -> Sequence[Block]:
    """Which plan to carry forward: one of this workbook, or another by its plan file."""
    known = [Choice(plan.id, plan.title) for plan in session.glance.plans]
    fields = [
        Field("plan", "The plan", "choice", session.plan_id or (known[-1].value if known else ""), known),
        Field("years", "Into the financial year", hint=_YEAR_AFTER),
    ]
    show = Button("Show what would go on", "start carry")
    here = [Form("start-carry", "A plan of this workbook", fields, show)] if known else []
    return [
        Heading("Carry an existing plan forward", 3),
        Text(
            "Its priorities, owners, success indicators and unfinished milestones go into a new plan. Their dates are "
            "asked for anew; the old plan stays as it is."
        ),
        *here,
        Drop(
            "start-plan-file",
            "Drop the plan file of another workbook here",
            "start plan file",
            (".yaml", ".yml"),
            hint="It ends in .yaml. It can be carried forward, or taken in as it is.",
            multiple=False,
        ),
    ]


def blocks(one: Chosen) -> Sequence[Block]:
    """What would go on, what would be asked, what stays; what can be said of the new plan; and what can be done."""
    look = one.look
    assert look is not None
    make = Button("Make this plan", "start make carried", main=True)
    as_it_is = Button(f"Take {quoted(look.old.title, 60)} in as it is", "start keep plan file")
    leave = Button("Leave it", "start leave")
    return [
        Heading(f"Carry {quoted(look.old.title, 60)} forward"),
        Text(look.goes_on),
        *([Items(look.asked, "To be answered in the new plan")] if look.asked else []),
        *([Items(look.stays, "What stays with the old plan")] if look.stays else []),
        Form("start-later", "About the new plan", _fields(look), make),
        Buttons([*([as_it_is] if one.text else []), leave]),
    ]


def _fields(look: CarriedForward) -> Sequence[Field]:
    return [
        Field("title", "Title", value=look.plan.title, required=True),
        Field("years", "Financial year", value=look.plan.settings.years, required=True),
        Field(
            "id",
            "Short name",
            value=look.plan.id,
            hint="Its folders are called so: small letters, digits and hyphens. It stays for good.",
            required=True,
        ),
    ]


def choose(session: Session, message: Message) -> Done:
    """Show what would go on of a plan of this workbook.

    Raises:
        UnknownPlan, BadYear, BadChange: with what to write.
    """
    said = message.said
    if said.get("plan") not in {plan.id for plan in plans(session.store)}:
        raise BadChange("That plan is not in this workbook any more. Choose one of the list.")
    return _shown(session, Chosen(Later(said.get("years", "")), plan=said["plan"]))


def take_file(session: Session, message: Message) -> Done:
    """Show what would go on of the plan of a plan file.

    Raises:
        BadPlanFile: with the line of the first mistake.
    """
    upload = session.uploads.taken(message.args.get("file", ""))
    text = plan_file_text(upload.content, upload.name)
    return _shown(session, Chosen(Later(), name=upload.name, text=text))


def _shown(session: Session, one: Chosen) -> Done:
    session.shelf[KEPT] = replace(one, look=one.carry(session, dry_run=True))
    return Done("So it would be. Nothing is saved yet.")


def make(session: Session, message: Message) -> Done:
    """Make the new plan and open it; where it would be of other years than what is shown, that is shown first.

    Raises:
        BadYear, BadChange: with what to write.
    """
    said, one = message.said, _chosen(session)
    later = Later(said.get("years", ""), said.get("id", ""), said.get("title", ""))
    now = replace(one, later=later)
    look = now.carry(session, dry_run=True)
    if one.look is None or look.plan.settings.years != one.look.plan.settings.years:
        session.shelf[KEPT] = replace(now, look=look)
        return Done(
            "So it would be now, and nothing is saved yet. Look at it, then press Make this plan again."
        )
    made = now.carry(session, dry_run=False)
    return open_new(session, KEPT, made.plan.id, "is made, and open. Its dates are asked for in the table.")


def keep_file(session: Session, _: Message) -> Done:
    """Take the plan of a plan file in as it is, and open it."""
    one = _chosen(session)
    try:
        plan_id = start_plan_file(one.text, one.name, session.store, by=session.by)
    except PlanExists:
        raise BadChange(_IS_THERE) from None
    return open_new(session, KEPT, plan_id, "is taken in, and open.")


def _chosen(session: Session) -> Chosen:
    one = chosen(session)
    if one is None:
        raise BadChange("No plan is chosen any more. Choose it again.")
    return one


ACTIONS: Mapping[str, Handler] = {
    "start carry": choose,
    "start plan file": take_file,
    "start make carried": make,
    "start keep plan file": keep_file,
}
