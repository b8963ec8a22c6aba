"""What blocks are made of: lines of text, fields to fill in, buttons, and questions with their answers.

A `do` names what Python does when a button is pressed, with `args` that come back as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["", "good", "warn", "bad", "quiet"]
Kind = Literal["text", "lines", "choice", "date", "number", "tick", "read", "title"]


@dataclass(frozen=True, slots=True)
class Note:
    """A line of text; its tone is never the only sign of what it says."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list: what is kept, and what is shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field to fill in: its `name` in what is sent, its label, what stands in it.

    One to `copy` has a button for that, and is only read where it may not be `changed` before.
    """

    name: str
    label: str
    kind: Kind = "text"
    value: str = ""
    choices: Sequence[Choice] = ()
    hint: str = ""
    required: bool = False
    copy: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """A button that says what it will do; with `fields` they are asked first, with `confirm` the person is.

    Where the fields only choose what is shown, `chooses` is what their own button says: nothing of them could be lost.
    """

    label: str
    do: str
    args: Mapping[str, str] = field(default_factory=dict)
    main: bool = False
    confirm: str = ""
    fields: Sequence[Field] = ()
    chooses: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question beside a cell, with its answers as buttons."""

    text: str
    buttons: Sequence[Button]
