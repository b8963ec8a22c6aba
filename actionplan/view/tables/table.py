"""What a table is, and the table that explains all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "texts", "whole number", "number", "yes or no", "day", "moment"]
Value = str | int | float | bool | None

TYPES: dict[Type, str] = {
    "text": "text",
    "texts": 'texts, with "; " between them',
    "whole number": "whole number",
    "number": "number",
    "yes or no": "true or false",
    "day": "day, as 2017-06-25",
    "moment": "moment in UTC, as 2017-06-23T14:02:00+00:00",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it is called in words, and its type.

    `refers` is the table whose `id` it holds, or several of them; `allowed` the only values that it takes. `field` is
    where it stands in the model, `baseline.value` for a part, and `default` what the store leaves out.
    """

    name: str
    label: str
    type: Type = "text"
    refers: str = ""
    allowed: Sequence[str] = ()
    field: str = ""
    default: Value = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one kind of thing, in the order of the plan.

    `kind` is the kind of row that it is read off; empty for what is worked out.
    """

    name: str
    meaning: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    kind: str = ""


def dictionary(tables: Iterable[Table]) -> Table:
    """A row for each column of each table: its label, its type, what it refers to, and what it may be."""
    columns = [
        Column("table", "table"),
        Column("column", "column"),
        Column("label", "what it is called in words"),
        Column("type", "type", allowed=[*TYPES.values()]),
        Column("refers_to", "the table whose id it holds"),
        Column("allowed", "the only values it takes, where they are fixed", "texts"),
        Column("about_the_table", "what a row of the table is"),
    ]
    rows = [
        (table.name, one.name, one.label, TYPES[one.type], one.refers, "; ".join(one.allowed), table.meaning)
        for table in tables
        for one in table.columns
    ]
    return Table("dictionary", "A column of one of the tables.", columns, rows)
