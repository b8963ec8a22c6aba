"""Rows without a ref as rows of the plan: of which kind they are, and the id that they have there or would get."""

from __future__ import annotations

import json
from base64 import b32encode
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256

from actionplan.plan.model import KINDS
from actionplan.tracker.base import Base
from actionplan.tracker.cells import canonical
from actionplan.tracker.columns import Role
from actionplan.tracker.merge.closed import TITLE, WHAT
from actionplan.tracker.merge.returned import ReturnedRow, ReturnedSheet
from actionplan.tracker.merge.work import Tied, Work
from actionplan.words.english import listed, normalised, quoted

ID_LENGTH = 10
New = tuple[ReturnedSheet, ReturnedRow]


def tie_added(new: Sequence[New], main: Base, work: Work) -> list[Tied]:
    """The rows without a ref as rows of the plan: with the id that they have there, or would get.

    The id is made of the export, the sheet and the title, so that the same file finds there what it has added. Of
    rows of one title the content decides which is the first, and not their order.
    """
    alike: dict[tuple[str, tuple[str, ...], str], list[New]] = defaultdict(list)
    for sheet, row in new:
        title = canonical(row.values.get(TITLE))
        alike[sheet.columns.name, _kinds(sheet, row), normalised(title)].append((sheet, row))
    found: list[Tied] = []
    for (name, kinds, title), rows in alike.items():
        for place, (sheet, row) in enumerate(sorted(rows, key=_content), start=1):
            ids = {kind: _new_id(kind, f"{main.export} {name} {kind} {title} {place}") for kind in kinds}
            kind = next((kind for kind in kinds if ids[kind] in work.plan.by_id), kinds[0])
            there = work.plan.by_id.get(ids[kind])
            found.append(Tied(row, sheet, kind, ids[kind], {}, main, there, is_new=True))
    return found


def _content(new: New) -> str:
    said = {key: canonical(value) for key, value in new[1].values.items()}
    return json.dumps([said, {key: canonical(value) for key, value in new[1].extra.items()}], sort_keys=True)


def _kinds(sheet: ReturnedSheet, row: ReturnedRow) -> tuple[str, ...]:
    """The kinds that a new row can be of: one by the cell that says what it is, or by a reading beside it.

    A sheet without such a cell is for new rows of its first kind.
    """
    kinds = sheet.columns.kinds
    if WHAT not in sheet.by_key:
        return kinds[:1]
    what = normalised(canonical(row.values.get(WHAT)))
    said = [kind for kind in kinds if what and what in (kind, f"{kind}s")]
    measured = [kind for kind in kinds if not what and _is_measured(sheet, row, kind)]
    return tuple(said or measured or kinds)


def _is_measured(sheet: ReturnedSheet, row: ReturnedRow, kind: str) -> bool:
    readings = [c for c in sheet.columns.columns if c.role is Role.READING and kind in c.fields]
    return any(canonical(row.values.get(column.key)) for column in readings)


def why_of_no_kind(sheet: ReturnedSheet, row: ReturnedRow) -> str:
    """What has to be said first of a new row that can be of several kinds; empty where it is of one."""
    kinds = _kinds(sheet, row)
    if len(kinds) == 1:
        return ""
    words = listed([kind.capitalize() for kind in kinds], "or")
    said, heading = canonical(row.values.get(WHAT)), quoted(sheet.by_key[WHAT].heading)
    return (
        f"{quoted(said, 40)} is not one of its kinds; say {words} under {heading}"
        if said
        else (f"say {words} under {heading}")
    )


def _new_id(kind: str, what: str) -> str:
    digest = b32encode(sha256(what.encode("utf-8")).digest())[:ID_LENGTH].decode().lower()
    return f"{KINDS[kind][1].letter}-{digest}"
