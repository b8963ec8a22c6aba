"""A returned tracker as rows: each with its ref and its cells by the column that they stand in, nothing judged yet."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import chain

from actionplan.tracker.cells import canonical
from actionplan.tracker.columns import (
    ABOUT,
    ALL_SHEETS,
    HISTORY,
    LISTS,
    META,
    REF,
    Column,
    Role,
    SheetColumns,
)
from actionplan.tracker.identity import read_ref
from actionplan.tracker.merge.headings import Head, find_head, nameless
from actionplan.tracker.merge.provenance import refuse_other_exports, stated
from actionplan.tracker.sheets import Sheet, Spreadsheet, Value
from actionplan.words.english import normalised

_EXPORT_PART = slice(14, 22)
"""Where the id of the export stands in a ref."""
_NOT_READ = frozenset(normalised(name) for name in (HISTORY, ABOUT, META, LISTS))


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of a sheet: its number as people see it, its ref as it stands, and its cells by column key.

    Empty cells are left out of `values`. `unreadable` says by key why a cell has no value; `extra` holds what stands
    in other columns, by their headings.
    """

    sheet: str
    number: int
    ref: str
    values: Mapping[str, Value]
    unreadable: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class ReturnedSheet:
    """One sheet: its name in the file, what it is, the keys of the columns that it has, and its rows.

    `others` are its headings that are not known, each with the missing one that was probably meant.
    """

    name: str
    columns: SheetColumns
    keys: frozenset[str]
    rows: Sequence[ReturnedRow]
    others: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """The columns by their keys."""
        return {column.key: column for column in self.columns.columns}

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
    of all rows.
    """

    name: str
    sha256: str
    export: str
    sheets: Sequence[ReturnedSheet]
    exports: frozenset[str] = frozenset()
    unknown_sheets: Sequence[str] = ()
    notes: Sequence[str] = ()

    @property
    def rows(self) -> Iterator[ReturnedRow]:
        """All rows, sheet by sheet."""
        return chain.from_iterable(sheet.rows for sheet in self.sheets)


def returned(file: Spreadsheet, known: Mapping[str, SheetColumns] = ALL_SHEETS) -> Returned:
    """The rows of a returned tracker, whatever was sorted, inserted, copied or saved as in between.

    Raises:
        BadTracker: where it is no tracker, or was put together from several.
    """
    said = stated(file)
    sheets: list[ReturnedSheet] = []
    unknown: list[str] = []
    for sheet in file.sheets:
        if normalised(sheet.name) in _NOT_READ:
            continue
        head = find_head(sheet, known.values())
        if head:
            sheets.append(_sheet(sheet, head))
        elif any(canonical(cell) for row in sheet.rows for cell in row):
            unknown.append(sheet.name)
    exports = _exports(row.ref.lower() for one in sheets for row in one.rows if row.ref)
    refuse_other_exports(file.name, said, exports)
    export = said.export or max(exports, key=lambda one: (exports[one], one))
    return Returned(file.name, file.sha256, export, sheets, frozenset(exports), unknown, tuple(file.notes))


def _exports(refs: Iterable[str]) -> Mapping[str, int]:
    """How many rows came from each export; an export is known by a ref that is whole, and not by a typing mistake."""
    found: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        found[ref[_EXPORT_PART]].append(ref)
    return {part: len(ones) for part, ones in found.items() if any(map(read_ref, ones))}


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


def _sheet(sheet: Sheet, head: Head) -> ReturnedSheet:
    names = _names(head)
    rows = tuple(_rows(sheet, head, names))
    headed = list(dict.fromkeys(heading for row in rows for heading in row.extra))
    others = {heading: head.meant(heading) for heading in headed}
    return ReturnedSheet(sheet.name, head.columns, frozenset(head.keys.values()), rows, others)


def _names(head: Head) -> Mapping[int, str]:
    """What each column that is not known is called; its letter behind a heading that stands there twice."""
    known = {normalised(column.heading) for column in head.columns.columns}
    count = Counter(normalised(heading) for heading in head.others.values())
    return {
        place: f"{heading} ({nameless(place)})"
        if count[normalised(heading)] > 1 or normalised(heading) in known
        else heading
        for place, heading in head.others.items()
    }


def _rows(sheet: Sheet, head: Head, names: Mapping[int, str]) -> Iterator[ReturnedRow]:
    width = max(head.keys) + 1
    keys = [key if (key := head.keys.get(place, "")) != REF else "" for place in range(width)]
    at = next((place for place, key in head.keys.items() if key == REF), width)
    unreadable = _unreadable(sheet, head)
    headings = {column.key: normalised(column.heading) for column in head.columns.columns}
    for place in range(head.row + 1, len(sheet.rows)):
        cells = sheet.rows[place]
        values = {k: v for k, v in zip(keys, cells, strict=False) if k and v is not None and v != ""}
        wrong = unreadable.get(place, {})
        if wrong:
            values = {key: value for key, value in values.items() if key not in wrong}
        ref = canonical(cells[at]).strip() if at < len(cells) else ""
        extra = dict(_beside(cells, head, names)) if names or len(cells) > width else {}
        row = ReturnedRow(sheet.name, place + 1, ref, values, wrong, extra)
        if not _is_empty(row) and not _repeats(row, headings):
            yield row


def _beside(cells: Sequence[Value], head: Head, names: Mapping[int, str]) -> Iterator[tuple[str, Value]]:
    """What stands in the columns that are not known."""
    for place, cell in enumerate(cells):
        if place not in head.keys and canonical(cell):
            yield names.get(place) or nameless(place), cell


def _unreadable(sheet: Sheet, head: Head) -> Mapping[int, Mapping[str, str]]:
    """By row, why cells of known columns have no value."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for (row, place), why in sheet.unreadable.items():
        if place in head.keys:
            found[row][head.keys[place]] = why
    return found


def _is_empty(row: ReturnedRow) -> bool:
    if row.ref or row.unreadable or row.extra:
        return False
    return not any(canonical(value) for value in row.values.values())


def _repeats(row: ReturnedRow, headings: Mapping[str, str]) -> bool:
    """Whether it is the heading row once more, as where two tables were pasted one below the other."""
    if row.ref:
        return " " in row.ref and normalised(row.ref) == headings[REF]
    return bool(row.values) and all(normalised(str(v)) == headings[k] for k, v in row.values.items())
