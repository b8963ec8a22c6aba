"""On a shared drive somebody else may be editing: the page then says who, is only to be read, and can take over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actionplan import desk
from actionplan.desk import Holder
from actionplan.desk.holding import HeldBy
from actionplan.editor.blocks import Button, plain
from actionplan.editor.holder_words import not_taken_over, told, who
from actionplan.editor.messages import Done, Message
from actionplan.editor.session import Handler, Session

Json = dict[str, Any]
_READS = {
    "close activity",
    "close indicator",
    "close milestone",
    "close page",
    "close priority",
    "download draft",
    "download e-mail",
    "download issued",
    "download note",
    "download pdf",
    "download tracker",
    "earlier history",
    "filter history",
    "fortnight",
    "go on",
    "history of",
    "make draft",
    "note of tracker",
    "open",
    "open activity",
    "open indicator",
    "open milestone",
    "open priority",
    "plan",
    "plan section",
    "print report",
    "show activities",
    "show all of it",
    "take over",
    "try again",
    "view draft",
    "view issued",
    "who",
    "who again",
    "whole history",
}
"""What may be asked while somebody else edits, as it changes nothing in the plan."""


def banner(held: Holder | None) -> Json | None:
    """Who edits, since when, and the buttons to be the next, as plain JSON; none where the person edits themselves."""
    if held is None:
        return None
    take, again = Button("Take over", "take over", main=held.gone), Button("Try again", "try again")
    return {"text": told(held), "buttons": plain([take] if held.gone else [again, take])}


def refuse_held(session: Session, message: Message) -> None:
    """Refuse what would change the plan while somebody else edits it.

    Raises:
        HeldBy: with who that is.
    """
    if session.held and message.do not in _READS:
        raise HeldBy("Somebody else edits the plan.", session.held)


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
    try:
        before = desk.take_over(session.store, by=session.by, editing=True)
    except HeldBy as error:
        return Done(not_taken_over(error.holder), saved=False)
    if before is None:
        return Done("You can edit the plan.")
    session.ask_to_edit(doing=True)
    session.look_again()
    return Done(f"You have taken over from {before.name}. What they saved is all there.")


def _try_again(session: Session, message: Message) -> Done:
    """Whether the person can edit now, which was asked before this."""
    if session.held:
        return Done(f"Not yet: {who(session.held, 'is editing this plan')}.", saved=False)
    return Done("You can edit the plan now.")


ONE_WRITER: Mapping[str, Handler] = {"take over": _take_over, "try again": _try_again}
