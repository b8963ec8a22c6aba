"""Rows of a file without a ref: rows that an earlier return has added, or rows that are proposed."""

from __future__ import annotations

import json
from base64 import b32encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from actionplan.plan.model import KINDS
from actionplan.plan.validation import sentences
from actionplan.tracker.base import Base
from actionplan.tracker.cells import NotTaken, canonical
from actionplan.tracker.columns import Column, Role
from actionplan.tracker.merge.dates import DATE, DAY
from actionplan.tracker.merge.days import last_day, written_day
from actionplan.tracker.merge.entries import Place, Proposal
from actionplan.tracker.merge.fields import field_value
from actionplan.tracker.merge.returned import ReturnedRow, ReturnedSheet
from actionplan.tracker.merge.said import SaidOfRow
from actionplan.tracker.merge.sentences import told
from actionplan.tracker.merge.typed import as_written, texts_by_heading
from actionplan.tracker.merge.work import Tied, Work
from actionplan.words.english import listed, normalised, quoted

ID_LENGTH = 10
TITLE = "title"
New = tuple[ReturnedSheet, ReturnedRow]


def tie_added(new: Sequence[New], main: Base, work: Work) -> list[Tied]:
    """The rows without a ref as rows of the plan: with the id that they have there, or would get.

    The id is made of the export, the sheet and the title, so that the same file finds there what it has added. Of
    rows of one title the content decides which is the first, and not their order.
    """
    alike: dict[tuple[str, str, str], list[New]] = defaultdict(list)
    for sheet, row in new:
        title = canonical(row.values.get(TITLE))
        alike[sheet.columns.name, _kind(sheet, row), normalised(title)].append((sheet, row))
    found: list[Tied] = []
    for (name, kind, title), rows in alike.items():
        for place, (sheet, row) in enumerate(sorted(rows, key=_content), start=1):
            row_id = _new_id(kind, f"{main.export} {name} {kind} {title} {place}")
            there = work.plan.by_id.get(row_id)
            found.append(Tied(row, sheet, kind, row_id, {}, main, there, is_new=True))
    return found


def _content(new: New) -> str:
    said = {key: canonical(value) for key, value in new[1].values.items()}
    return json.dumps([said, {key: canonical(value) for key, value in new[1].extra.items()}], sort_keys=True)


def _kind(sheet: ReturnedSheet, row: ReturnedRow) -> str:
    """The kind of a new row: by the cell that says what it is where a sheet has two, else the first of its sheet."""
    what = normalised(canonical(row.values.get("what")))
    named = [kind for kind in sheet.columns.kinds if what.startswith(kind)]
    return named[0] if named else sheet.columns.kinds[0]


def _new_id(kind: str, what: str) -> str:
    digest = b32encode(sha256(what.encode("utf-8")).digest())[:ID_LENGTH].decode().lower()
    return f"{KINDS[kind][1].letter}-{digest}"


def propose(tied: Tied, work: Work) -> None:
    """List a row that the plan has not got, with what it would become there."""
    left: list[str] = []
    fields = _fields(tied, work, left)
    edits = _said(tied, work, left)
    left += _not_taken(tied)
    wrong = _wrong(tied, fields)
    same = work.worded_as(tied.kind, tied.title)
    values = texts_by_heading(tied.row, tied.sheet)
    place = Place(tied.row.sheet, tied.row.number, id=tied.id, kind=tied.kind, title=tied.title)
    work.lists.proposed.append(
        Proposal(
            place, values, _sentence(place, wrong, same, work),
            looks_like=same, fields=fields, edits=edits, left=left, can_be_added=not wrong,
        )
    )  # fmt: skip


def _sentence(place: Place, wrong: str, same: str, work: Work) -> str:
    if wrong:
        return told(place, f"a row without a row ref that cannot be added: {wrong}")
    if same:
        name = quoted(work.title(same), 60)
        return told(
            place, f"a new {place.kind}, or {name} ({same}) without its row ref; say which of the two"
        )
    return told(place, f"a new {place.kind}")


def _fields(tied: Tied, work: Work, left: list[str]) -> Mapping[str, Any]:
    """The fields of the new row; what means nothing for its field is left out, and said."""
    fields: dict[str, Any] = {}
    for column in _columns(tied, Role.FIELD):
        text = as_written(tied.row.values[column.key], column.form)
        try:
            new = field_value(column, tied.kind, text, work)
        except NotTaken as refused:
            left.append(told(tied.place(column), f"{quoted(text, 60)} {refused.why}"))
        else:
            fields |= {column.fields[tied.kind]: new} if new else {}
    for column in _columns(tied, Role.DAY):
        _add_day(tied, column, fields, work, left)
    return _with_defaults(tied, fields, work)


def _columns(tied: Tied, role: Role) -> list[Column]:
    """The columns of a role that are for the kind of a row and in which something stands."""
    there = tied.row.values
    return [
        column
        for column in tied.columns.columns
        if column.role is role and tied.kind in column.fields and canonical(there.get(column.key))
    ]


def _add_day(tied: Tied, column: Column, fields: dict[str, Any], work: Work, left: list[str]) -> None:
    """The day beside the date as written: it is the date where none is written, and must agree where one is."""
    value = tied.row.values[column.key]
    try:
        day = written_day(value, work.cells)
    except NotTaken as refused:
        left.append(told(tied.place(column), f"{quoted(canonical(value), 60)} {refused.why}"))
        return
    written = str(fields.setdefault(DATE, day))
    if last_day(written, work.cells) != last_day(day, work.cells):
        left.append(
            told(tied.place(column), f"{quoted(day)} is not the date as written, {quoted(written, 60)}")
        )


def _with_defaults(tied: Tied, fields: dict[str, Any], work: Work) -> Mapping[str, Any]:
    """The owner of an owner's tracker, and the period of an activity, where the row names none."""
    if tied.columns.of_an_owner and "owner" in KINDS[tied.kind][1].model_fields:
        owner = work.plan.owner(tied.export.owner)
        return {**({"owner": owner.id} if owner else {}), **fields}
    return {"period": tied.export.period, **fields} if tied.kind == "activity" else fields


def _said(tied: Tied, work: Work, left: list[str]) -> Sequence[Any]:
    """What is said of the new row for the period."""
    apart = work.apart()
    found = {column.key: (column, tied.row.values[column.key]) for column in _columns(tied, Role.SAID)}
    SaidOfRow(tied, found, {}, apart).merge()
    left += [entry.sentence for entry in (*apart.lists.unknown, *apart.lists.needs_reason)]
    return apart.lists.changes


def _not_taken(tied: Tied) -> list[str]:
    """What stands in cells that are for other kinds of rows, for readings, or in columns that are not known."""
    taken = {column.key for role in (Role.FIELD, Role.DAY, Role.SAID) for column in _columns(tied, role)}
    over = [
        column.heading
        for column in tied.columns.columns
        if column.key not in (*taken, "what", DAY) and canonical(tied.row.values.get(column.key))
    ]
    over += [column.heading for column in tied.columns.columns if column.key in tied.row.unreadable]
    over += tied.row.extra
    return [told(tied.place(), f"what stands under {listed(over)} is not taken")] if over else []


def _wrong(tied: Tied, fields: Mapping[str, Any]) -> str:
    """Why no row can be made of it; empty where one can."""
    column = next(column for column in tied.columns.columns if column.key == TITLE)
    if not tied.title:
        return f"write what it is under {quoted(column.heading)}"
    noun = KINDS[tied.kind][1]
    try:
        noun.model_validate({**fields, "id": tied.id})
    except ValidationError as error:
        where, what = next(sentences(error, noun))
        return f"{'.'.join(map(str, where))}: {what}"
    return ""
