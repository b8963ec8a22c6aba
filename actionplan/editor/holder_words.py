"""What the page says of somebody else who edits on a shared drive: who, where, since when, and what to do."""

from __future__ import annotations

from actionplan.desk import Holder
from actionplan.desk.holding import NOT_TAKEN_OVER
from actionplan.words.english import moment_words

_SAVES = "is saving in this plan"


def who(held: Holder, does: str) -> str:
    """`Director is editing this plan on the computer LAPTOP-12 since 27 June 2017, 09:00`."""
    where = f" on the computer {held.computer}" if held.computer else ""
    since = f" since {moment_words(held.since)}" if held.since else ""
    return f"{held.by} {does}{where}{since}"


def told(held: Holder) -> str:
    """The sentences at the top of the page."""
    if held.gone:
        there = f"{who(held, 'had this plan open')}, and {_seen(held, 'has gone')}"
        return f"{there}. Nobody edits it now: take over to go on."
    if held.saves:
        return f"{who(held, _SAVES)}. You can read everything meanwhile; to change something, wait a moment."
    return (
        f"{who(held, 'is editing this plan')}, and {_seen(held, 'is at work')}. You can read everything meanwhile; "
        "to change something, wait until they have closed it."
    )


def not_saved(held: Holder) -> str:
    """What to say where something was to be saved meanwhile."""
    if held.gone:
        return f"Not saved: {who(held, 'had this plan open')} and has gone. Press Take over, then try again."
    if held.saves:
        return f"Not saved: {who(held, _SAVES)}. Try again in a moment."
    return f"Not saved: {who(held, 'is editing this plan')}. Try again when they have closed it."


def not_taken_over(held: Holder) -> str:
    """What to say where somebody is still there, or was until just now."""
    return f"{who(held, 'is editing this plan')}, and {_seen(held, 'is at work')}, {NOT_TAKEN_OVER}"


def _seen(held: Holder, else_: str) -> str:
    return f"was last seen {moment_words(held.seen)}" if held.seen else else_
