"""Editable tables: columns, rows, and cells, each of which is sent when it is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from actionplan.editor.blocks.controls import Ask, Button, Choice, Field, Kind, Note


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value, lines under it, a question, and for each choice the fields that it opens in place.

    Many cells open the same: `opens_as` names one of the sets of their column, where the cell has none of its own.
    `tag` is the tone of a status word. A `locked` cell is only to be read, and says why. `sort` is by what the table
    is sorted where that is not what is shown, such as the first day of a date as written; what has none comes last.
    `without` are the choices of its column that it does not offer.
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
    without: Sequence[str] = ()


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
