"""On a shared drive somebody else may be editing: the page then says who, is only to be read, and can take over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actionplan import desk
from actionplan.desk import Holder
from actionplan.editor.blocks import Button, plain
from actionplan.editor.messages import Done, Message
from actionplan.editor.session import Handler, Session
from actionplan.words.english import moment_words
from actionplan.words.errors import StoreHeld

Json = dict[str, Any]
_READS = frozenset(
    {"fortnight", "plan", "who", "open", "go on", "take over", "try again", "make draft", "plan section"}
    | {
        "whole history",
        "history of",
        "filter history",
        "earlier history",
        "show all of it",
        "show activities",
    }
    | {"open priority", "open activity", "open indicator", "open milestone", "note of tracker"}
    | {"close priority", "close activity", "close indicator", "close milestone", "close page"}
    | {"view draft", "view issued", "download draft", "download issued", "download tracker", "download note"}
    | {"download e-mail"}
)
"""What may be asked while somebody else edits, as it changes nothing in the plan."""


def banner(held: Holder | None) -> Json | None:
    """Who edits, since when, and the buttons to be the next, as plain JSON; none where the person edits themselves."""
    if held is None:
        return None
    take, again = Button("Take over", "take over", main=held.gone), Button("Try again", "try again")
    return {"text": _told(held), "buttons": plain([take] if held.gone else [again, take])}


def _told(held: Holder) -> str:
    if held.gone:
        told = f"{_who(held, 'had this plan open')}, and {_seen(held, 'has gone')}"
        return f"{told}. Nobody edits it now: take over to go on."
    return (
        f"{_who(held, 'is editing this plan')}, and {_seen(held, 'is at work')}. You can read everything meanwhile; "
        "to change something, wait until they have closed it."
    )


def _who(held: Holder, does: str) -> str:
    where = f" on the computer {held.computer}" if held.computer else ""
    since = f" since {moment_words(held.since)}" if held.since else ""
    return f"{held.by} {does}{where}{since}"


def _seen(held: Holder, else_: str) -> str:
    return f"was last seen {moment_words(held.seen)}" if held.seen else else_


def refuse_held(session: Session, message: Message) -> None:
    """Refuse what would change the plan while somebody else edits it.

    Raises:
        StoreHeld: with who that is, and what to do.
    """
    if session.held and message.do not in _READS:
        raise StoreHeld(_not_saved(session.held))


def _not_saved(held: Holder) -> str:
    if held.gone:
        return f"Not saved: {_who(held, 'had this plan open')} and has gone. Press Take over, then try again."
    return f"Not saved: {_who(held, 'is editing this plan')}. Try again when they have closed it."


def only_read(blocks: Sequence[Json], held: Holder) -> list[Json]:
    """The blocks of a panel, as plain JSON, without what would change the plan; texts in tables stay to be read."""
    why = f"{held.by} {'had this plan open' if held.gone else 'is editing this plan'}"
    return [_only_read(one, why) for one in blocks if not _only_writes(one)]


def _only_writes(block: Json) -> bool:
    if block["block"] == "form":
        return not _reads(block["button"])
    return block["block"] == "drop" or (
        block["block"] == "buttons" and not any(map(_reads, block["buttons"]))
    )


def _only_read(block: Json, why: str) -> Json:
    if block["block"] == "table":
        rows = [
            {**row, "cells": {n: _locked(c, why) for n, c in row["cells"].items()}} for row in block["rows"]
        ]
        marked = [one if _reads(one) else {**one, "off": True} for one in block.get("row_buttons", ())]
        return {**_without_writing(block), "rows": rows, **({"row_buttons": marked} if marked else {})}
    if block["block"] == "steps":
        return {**block, "steps": [_without_writing(step) for step in block["steps"]]}
    return _without_writing(block)


def _locked(cell: Json, why: str) -> Json:
    kept = {name: value for name, value in _without_writing(cell).items() if name != "ask"}
    return {"locked": why, **kept}


def _without_writing(part: Json) -> Json:
    if "buttons" not in part:
        return part
    return {**part, "buttons": [one for one in part["buttons"] if _reads(one)]}


def _reads(button: Json) -> bool:
    return button["do"] in _READS


def _take_over(session: Session, message: Message) -> Done:
    """Edit in place of somebody who has gone; of who is still there it is said when they were last seen."""
    before = session.held
    if before is None:
        return Done("You can edit the plan.")
    if not before.gone:
        return Done(
            f"{_who(before, 'is editing this plan')}, and {_seen(before, 'is at work')}, so it was not taken over. "
            "That can be done once they have closed it, or were not seen for ten minutes.",
            saved=False,
        )
    desk.take_over(session.store, by=session.by, editing=True)
    session.ask_to_edit(doing=True)
    session.look_again()
    return Done(f"You have taken over from {before.name}. What they saved is all there.")


def _try_again(session: Session, message: Message) -> Done:
    """Whether the person can edit now, which was asked before this."""
    if session.held:
        return Done(f"Not yet: {_who(session.held, 'is editing this plan')}.", saved=False)
    return Done("You can edit the plan now.")


ONE_WRITER: Mapping[str, Handler] = {"take over": _take_over, "try again": _try_again}
