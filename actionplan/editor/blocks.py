"""What a screen of the editor is made of, as plain data; the page shows texts as texts and never as markup.

A `do` names what Python does when a button is pressed or a cell is left, with `args` that come back as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, Literal

Tone = Literal["", "good", "warn", "bad", "quiet"]
Kind = Literal["text", "lines", "choice", "date", "number", "tick", "read", "title"]
Json = dict[str, Any]


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
    """A field to fill in: its `name` in what is sent, its label, what stands in it; one to `copy` is only read."""

    name: str
    label: str
    kind: Kind = "text"
    value: str = ""
    choices: Sequence[Choice] = ()
    hint: str = ""
    required: bool = False
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """A button that says what it will do; with `fields` they are asked first, with `confirm` the person is."""

    label: str
    do: str
    args: Mapping[str, str] = field(default_factory=dict)
    main: bool = False
    confirm: str = ""
    fields: Sequence[Field] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A question beside a cell, with its answers as buttons."""

    text: str
    buttons: Sequence[Button]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value, lines under it, a question, and for each choice the fields that it opens in place.

    Many cells open the same: `opens_as` names one of the sets of their column, where the cell has none of its own.
    `tag` is the tone of a status word. A `locked` cell is only to be read, and says why. `sort` is by what the table
    is sorted where that is not what is shown, such as the first day of a date as written; what has none comes last.
    """

    value: str = ""
    under: Sequence[Note] = ()
    ask: Ask | None = None
    opens: Mapping[str, Sequence[Field]] = field(default_factory=dict)
    buttons: Sequence[Button] = ()
    tag: str = ""
    locked: str = ""
    sort: str = ""
    opens_as: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, heading and kind of field; `opens` has by name what cells ask for `opens_as`."""

    name: str
    label: str
    kind: Kind = "text"
    choices: Sequence[Choice] = ()
    width: str = ""
    hint: str = ""
    opens: Mapping[str, Mapping[str, Sequence[Field]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its id, its name for labels, its cells by column, and what the filters go by."""

    id: str
    name: str
    cells: Mapping[str, Cell]
    filters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter above a table, by the name that rows carry its value under."""

    name: str
    label: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Table:
    """An editable table. A cell that is left is sent with `do`, its row's id and its column's name.

    `buttons` stand above it, `row_buttons` open at the end of each row with its id as `id`.
    """

    id: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    do: str = "save"
    args: Mapping[str, str] = field(default_factory=dict)
    filters: Sequence[Filter] = ()
    find: bool = False
    buttons: Sequence[Button] = ()
    row_buttons: Sequence[Button] = ()
    paste: str = ""
    empty: str = ""
    block: str = "table"


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


Block = Heading | Text | Items | Buttons | Steps | Form | Table | Drop | Details | Page | Picture | Progress


def plain(value: Any) -> Any:
    """A block, or a part of one, as plain JSON without what is at its default."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    told = _fields_of(kind)
    if told:
        made = {}
        for name, default in told:
            part = getattr(value, name)
            if part is not default and part != default:  # most are at their default, which is quick to see
                made[name] = part if type(part) in _AS_THEY_ARE else plain(part)
        return made
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value


_AS_THEY_ARE = frozenset({str, bool, int})
"""Most of what a screen is made of."""


@cache
def _fields_of(kind: Any) -> Sequence[tuple[str, Any]]:
    """The fields of a kind of block by their names, each with its default; nothing for what is no block."""
    return [(one.name, _default(one)) for one in fields(kind)] if is_dataclass(kind) else []


def _default(one: Any) -> Any:
    """What a field holds where nothing is said of it; what is always told has a default that is like nothing else."""
    if one.default_factory is not MISSING:
        return one.default_factory()
    return object() if one.name == "block" else one.default
