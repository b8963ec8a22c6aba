"""The other blocks of a panel: headings, texts, steps, forms, places for files, pages and pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from actionplan.editor.blocks.controls import Button, Field, Tone


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a panel."""

    text: str
    level: int = 2
    block: str = "heading"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    tone: Tone = ""
    block: str = "text"


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences under a caption."""

    items: Sequence[str]
    caption: str = ""
    block: str = "items"


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons beside each other."""

    buttons: Sequence[Button]
    block: str = "buttons"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way to a sent report: what is to be done, how much of it is left, and where to do it."""

    title: str
    text: str
    left: int = 0
    done: bool = False
    buttons: Sequence[Button] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps in their order."""

    caption: str
    steps: Sequence[Step]
    block: str = "steps"


@dataclass(frozen=True, slots=True)
class Form:
    """Fields that are sent together with one button."""

    id: str
    caption: str
    fields: Sequence[Field]
    button: Button
    block: str = "form"


@dataclass(frozen=True, slots=True)
class Drop:
    """A place to drop files, or one where not `multiple`, or to choose them; the bytes of each are sent with `do`."""

    id: str
    label: str
    do: str
    accept: Sequence[str]
    args: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    multiple: bool = True
    block: str = "drop"


@dataclass(frozen=True, slots=True)
class Details:
    """What opens when its summary is pressed; one with an `id` stays open where others come before it."""

    summary: str
    items: Sequence[str]
    buttons: Sequence[Button] = ()
    open: bool = False
    id: str = ""
    block: str = "details"


@dataclass(frozen=True, slots=True)
class Page:
    """A report page of our own making, shown in a frame that runs no script."""

    title: str
    html: str
    block: str = "page"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, with its text alternative."""

    svg: str
    alt: str
    caption: str = ""
    block: str = "picture"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something that runs has come, of so many parts; without parts it is only known to run."""

    text: str
    done: int = 0
    of: int = 0
    block: str = "progress"
