"""A returned tracker as rows: each with its ref and its cells by the column that they stand in, nothing judged yet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import chain

from actionplan.tracker.cells import canonical
from actionplan.tracker.columns import Column, Role, SheetColumns
from actionplan.tracker.merge.headings import missing_of
from actionplan.tracker.merge.spans import Span
from actionplan.tracker.sheets import Sheet, Value


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of a sheet: its number as people see it, its ref as it stands, and its cells by column key.

    Empty cells are left out of `values`. `unreadable` says by key why a cell has no value; `extra` holds what stands
    in other columns, by their headings. `covered` are the keys of the cells that were merged into another one.
    """

    sheet: str
    number: int
    ref: str
    values: Mapping[str, Value]
    unreadable: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Value] = field(default_factory=dict)
    covered: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ReturnedSheet:
    """One sheet: its name in the file, what it is, the keys of the columns that it has, and its rows.

    `others` are its headings that are not known, each with the missing one that was probably meant. `above` are the
    cells of the rows above its headings that are no rows of the plan, by their numbers. `spans` are the cells that are
    merged into one.
    """

    name: str
    columns: SheetColumns
    keys: frozenset[str]
    rows: Sequence[ReturnedRow]
    others: Mapping[str, str] = field(default_factory=dict)
    above: Mapping[int, Sequence[Value]] = field(default_factory=dict)
    spans: Sequence[Span] = ()

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """The columns by their keys."""
        return {column.key: column for column in self.columns.columns}

    @property
    def missing(self) -> list[Column]:
        """The columns that did not come back."""
        return missing_of(self.columns, self.keys)

    @cached_property
    def said(self) -> Mapping[str, frozenset[str]]:
        """By kind of row, the keys of the columns in which something can be said of it."""
        said = [column for column in self.columns.columns if column.role is Role.SAID]
        return {
            kind: frozenset(column.key for column in said if kind in column.fields)
            for kind in self.columns.kinds
        }


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned tracker: the sheets of it that are known, and the names of those that hold something and are not.

    `export` is the id of the export that it came from, or of that which most of its rows came from; `exports` are those
    of all rows. `read_only` are the sheets for reading, each with the name that it went out with.
    """

    name: str
    sha256: str
    export: str
    sheets: Sequence[ReturnedSheet]
    exports: frozenset[str] = frozenset()
    unknown_sheets: Sequence[str] = ()
    notes: Sequence[str] = ()
    read_only: Sequence[tuple[str, Sheet]] = ()

    @property
    def rows(self) -> Iterator[ReturnedRow]:
        """All rows, sheet by sheet."""
        return chain.from_iterable(sheet.rows for sheet in self.sheets)


def with_whys(sheet: Sheet) -> dict[int, Sequence[Value]]:
    """By number from 0, the rows of a sheet that hold an unreadable cell, with why it is so in its place."""
    found: dict[int, list[Value]] = {}
    for (row, place), why in sheet.unreadable.items():
        cells = found.setdefault(row, [*sheet.rows[row]] if row < len(sheet.rows) else [])
        cells += [None] * (place + 1 - len(cells))
        cells[place] = why
    return {**found}


def export_ids(found: Returned) -> frozenset[str]:
    """The ids of the exports that a tracker, or a row of it, came from."""
    return found.exports | {found.export}


def content_sha256(found: Returned) -> str:
    """The digest of what a tracker says: the same however its rows are sorted and by whatever program it was saved."""
    rows = sorted(
        [sheet.columns.name, row.ref.strip().lower(), sorted(_said(row).items()), sorted(_extra(row).items())]
        for sheet in found.sheets
        for row in sheet.rows
    )
    return sha256(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8")).hexdigest()


def _said(row: ReturnedRow) -> dict[str, str]:
    return {key: text for key, value in row.values.items() if (text := canonical(value))}


def _extra(row: ReturnedRow) -> dict[str, str]:
    """What stands beside the columns that are known, and what could not be read."""
    extra = {f"extra {heading}": canonical(value) for heading, value in row.extra.items()}
    return extra | {f"unreadable {key}": why for key, why in row.unreadable.items()}
