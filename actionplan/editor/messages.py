"""What comes from the page, checked like any other input, and what goes back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from actionplan.editor.blocks import Ask
from actionplan.words.errors import ActionPlanError

MOST_ARGS = 20
LONGEST_NAME = 200
LONGEST_TYPED = 1_000_000
"""Characters in one message, such as rows copied from a spreadsheet; a field's own limit is told by the plan."""
LONGEST_SAID = 4_000
LAST_REVISION = 2**31

Short = Annotated[str, Field(max_length=LONGEST_NAME)]
Long = Annotated[str, Field(max_length=LONGEST_TYPED)]
_NUMBERED = re.compile(r" \(revision \d+\)")


class Message(BaseModel):
    """One thing that a person did on the page.

    `n` is the page's own number for it, `do` what is asked for, `args` what it is about, `value` what was typed,
    `said` what was filled in beside it, `seen` the revision that the page showed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    n: Short
    do: Short
    args: Annotated[dict[Short, Long], Field(max_length=MOST_ARGS)] = {}
    value: Long = ""
    said: Annotated[dict[Short, Long], Field(max_length=MOST_ARGS)] = {}
    seen: Annotated[int, Field(ge=0, le=LAST_REVISION)] = 0


class BadMessage(ActionPlanError):
    """Something from the page that no page of ours sends."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: a word for the person, a question that comes first, or a panel to go to.

    `saved` is whether it is in the plan; where it is not, `said` says why and what to do. A `file` is one to keep, by
    its name and bytes. `again` is whether the same can be saved later, as when the store is back.
    """

    said: str = ""
    saved: bool = True
    ask: Ask | None = None
    panel: str = ""
    file: tuple[str, bytes] | None = None
    again: bool = False


def read_message(content: object) -> Message:
    """A message of the page.

    Raises:
        BadMessage: where it is none.
    """
    try:
        return Message.model_validate(content)
    except ValidationError as error:
        what = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = sendable(".".join(str(step) for step in what["loc"])[:LONGEST_NAME]) or "message"
        raise BadMessage(_refusal(what["type"], where)) from None


def _refusal(kind: str, where: str) -> str:
    """The sentence for what is wrong; what a person may have typed is told as theirs."""
    typed = where == "value" or where.startswith(("said.", "args."))
    if typed and kind == "string_too_long":
        return f"That is too long: up to {LONGEST_TYPED:,} characters are taken at once. Make it shorter."
    if typed and kind == "string_unicode":
        return "What was typed holds half of a character, which cannot be kept. Type that character again."
    return f"The page sent something that is not understood ({where}). Load the page again."


def number_of(content: object) -> str:
    """The page's own number of a message, also of one that is not understood."""
    found = content.get("n") if isinstance(content, Mapping) else None
    return sendable(found[:LONGEST_NAME]) if isinstance(found, str) else ""


def sendable(text: str) -> str:
    """The text as it can be sent: a half of a character, which nothing can write, is shown as a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def on_screen(said: str) -> str:
    """What is said as the page shows it: not longer than anybody reads, and without the numbers of the store."""
    said = _NUMBERED.sub("", said)
    return sendable(said if len(said) <= LONGEST_SAID else f"{said[:LONGEST_SAID].rstrip()}…")
