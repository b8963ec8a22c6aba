"""What stands above all panels: the plan, the fortnight, who works, and the button that undoes their last change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actionplan.desk import given
from actionplan.desk.chosen import go_by
from actionplan.desk.undoing import last_of, undo_mine
from actionplan.editor.blocks import Button, Choice, Field, plain
from actionplan.editor.fortnights import (
    fortnight_field,
    fortnight_inside,
    named,
    open_one,
    way_to_work_on,
)
from actionplan.editor.messages import LONGEST_NAME, Done, Message
from actionplan.editor.one_writer import banner
from actionplan.editor.session import Handler, Session
from actionplan.editor.told import in_short, told, with_removed
from actionplan.plan.changes import Revision
from actionplan.words.english import count_of, moment_words, quoted
from actionplan.words.errors import BadChange, UnknownPlan

Json = dict[str, Any]
_MOST_SAID = 3
_MOST_NAMES = 20
NO_PLAN: Json = {"title": "Your action plan", "period": "", "seen": 0, "plan": ""}


def head(session: Session) -> Json:
    """The head of the page, as plain JSON; that of a store without a plan says less."""
    common: Json = {"by": session.by, "busy": session.job is not None and not session.job.ended}
    if session.held:
        common["held"] = banner(session.held)
    if session.copies:
        common["copies"] = session.copies
    if not session.is_named:
        first = "Say who you are" if session.plan_id else "Press Change, and write your name,"
        common["nameless"] = f"{nobody_said(session)}. {first} before you go on."
    if not session.plan_id:
        return {**NO_PLAN, **common}
    undo = None if session.held else undo_button(session)
    return {
        **common,
        "title": session.plan.title,
        "period": fortnight_inside(session.view.period),
        "seen": session.seen,
        "plan": session.plan.id,
        "choose": plain(_choosing(session)),
        **({"undo": plain(undo)} if undo else {}),
    }


def nobody_said(session: Session) -> str:
    """That what is saved and printed would be by a name that nobody gave, without a full stop."""
    return (
        f"What you save and what is printed would be by {quoted(session.by, 60)}, as this computer calls you"
    )


def _choosing(session: Session) -> Sequence[Button]:
    """The buttons to another fortnight, such as the open one, and, where the store holds several plans, to another."""
    fortnight, now = fortnight_field(session, label="Fortnight to work on"), open_one(session)
    buttons = [Button("Another fortnight", "fortnight", fields=[fortnight], chooses="Work on this fortnight")]
    buttons += [way_to_work_on(now, ", the open one")] if now != session.view.period else []
    plans = [Choice(one.id, one.title) for one in session.glance.plans]
    if len(plans) > 1:
        plan = Field("plan", "Plan to work on", "choice", session.plan_id, plans)
        buttons.append(Button("Another plan", "plan", fields=[plan], chooses="Work on this plan"))
    who = [] if session.is_named else [_who_are_you(session)]
    begin = [] if session.held else [Button("Begin a plan", "open", {"panel": "starts"})]
    return [*who, *buttons, *begin]


def _who_are_you(session: Session) -> Button:
    """The question who works here, with the names that the history knows, as long as nobody has said it."""
    names = list(dict.fromkeys(one.by for one in reversed(session.told) if one.by))[:_MOST_NAMES]
    known = [Choice("", "Somebody else, whose name I write below"), *(Choice(one, one) for one in names)]
    fields = [
        Field("known", "Who are you?", "choice", session.by if session.by in names else "", known),
        Field("by", "Your name, as it stands in the history", hint="Only where it is not in the list"),
    ]
    return Button("Say who you are", "who", fields=fields, chooses="Go by this name")


def undo_button(session: Session) -> Button | None:
    """The button that takes back the person's own last change, and says before which that is; none without one."""
    last = last_of(session.told, session.by, session.look.promised)
    if last is None:
        return None
    what = in_short(last.changes, with_removed(session.plan, session.told))
    asks = f"This takes back what you did on {moment_words(last.at)}: {what}."
    return Button("Undo my last change", "undo mine", {"number": str(last.number)}, confirm=asks)


def _undo_mine(session: Session, message: Message) -> Done:
    """Take back the change that the button named, and say what that did."""
    number = number_in(message)
    return undone(session, undo_mine(session.plan_id, number, session.by, session.store))


def undone(session: Session, made: Revision) -> Done:
    """What to say of something that was taken back."""
    session.look_again()
    did = told(made.changes, with_removed(session.plan, session.told))
    more = f" And {count_of(len(did) - _MOST_SAID, 'more change')}." if len(did) > _MOST_SAID else ""
    return Done(f"Undone. {' '.join(did[:_MOST_SAID])}{more}")


def number_in(message: Message) -> int:
    """The number of a revision that a message is about.

    Raises:
        BadChange: where it is none.
    """
    text = message.args.get("number", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadChange("That change is not in the history.")
    return int(text)


def _fortnight(session: Session, message: Message) -> Done:
    """Another fortnight to work on; the open one is followed when the next one opens."""
    chosen = named(session, message.said.get("period") or message.args.get("period", ""))
    session.turn_to(session.plan_id, "" if chosen == open_one(session) else chosen.name)
    return Done(f"You now work on {fortnight_inside(session.view.period)}.")


def _plan(session: Session, message: Message) -> Done:
    """Another plan of the store."""
    try:
        session.turn_to(message.said.get("plan", ""))
    except UnknownPlan:
        raise BadChange("That plan is not in the store any more. Choose another one.") from None
    return Done(f"You now work on {session.plan.title}.")


def _who(session: Session, message: Message) -> Done:
    """Another person sits down, or the same one says a name."""
    done = _who_again(session, message)
    go_by(session.by)
    return done


def _who_again(session: Session, message: Message) -> Done:
    """The name that was given on this page before it was loaded again, which is nobody's at the next start."""
    name = given.a_name(message.said.get("by", "")) or given.a_name(message.said.get("known", ""))
    if not name or len(name) > LONGEST_NAME:
        raise BadChange(
            f"Write your name as it should appear in the history, in up to {LONGEST_NAME} characters."
        )
    session.by, session.is_named = name, True
    return Done(f"You are now {session.by}.")


HEAD: Mapping[str, Handler] = {
    "undo mine": _undo_mine,
    "fortnight": _fortnight,
    "plan": _plan,
    "who": _who,
    "who again": _who_again,
}
