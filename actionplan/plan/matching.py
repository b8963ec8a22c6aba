"""Rows without ids, matched with the rows that they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actionplan.plan.model import KINDS
from actionplan.words.english import normalised


@dataclass(frozen=True, slots=True)
class Likeness:
    """What rows without ids are paired by: kind, parent and wording, then the date as written."""

    kind: str
    parent: str
    wording: str
    date: str

    @classmethod
    def of(cls, kind: str, data: Mapping[str, Any]) -> Likeness:
        """The likeness of a row given as plain data, checked or not."""
        noun = KINDS[kind][1]
        words = (normalised(str(data.get(field) or "")) for field in noun.wording)
        return cls(
            kind, str(data.get(noun.parent) or ""), " ".join(words), normalised(str(data.get("date") or ""))
        )


def match(old: Mapping[str, Likeness], new: Sequence[Likeness]) -> list[str | None]:
    """For each new row the id of the old row that it is, or None; each old row is used once.

    Rows of one kind, parent and wording are paired, those with the same date as written first, the rest in
    order; so two rows of one name stay two.
    """
    found: list[str | None] = [None] * len(new)
    free = dict(old)
    for alike in (lambda row: row, lambda row: (row.kind, row.parent, row.wording)):
        by_likeness: dict[object, list[str]] = {}
        for row_id, likeness in free.items():
            by_likeness.setdefault(alike(likeness), []).append(row_id)
        for place, likeness in enumerate(new):
            candidates = by_likeness.get(alike(likeness))
            if found[place] is None and candidates:
                found[place] = candidates.pop(0)
                del free[str(found[place])]
    return found
