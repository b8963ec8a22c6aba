"""What went out with a tracker: the base that a returned one is compared with. It stays in the store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actionplan.tracker.cells import canonical
from actionplan.tracker.identity import digest
from actionplan.tracker.sheets import Value

DIGEST_LENGTH = 10
"""In characters of base32: 50 bits, so that a row that was typed is hardly ever taken for one that went out."""


@dataclass(frozen=True, slots=True)
class BaseRow:
    """One row as it went out: its ref, its row of the plan, and the canonical text of its cells by column key.

    Empty cells are left out.
    """

    ref: str
    kind: str
    id: str
    sheet: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Base:
    """One export: its id, the plan and its revision, when (UTC, ISO) and by whom, for which period and owner.

    `owner` is empty for the whole tracker. `rows` are by their whole ref. By the name of a sheet, `above` holds the
    texts above its headings, and `read_only` the digest of each row of a sheet that is only for reading; both are empty
    in what went out before they were kept.
    """

    export: str
    plan: str
    revision: int
    made_at: str
    made_by: str
    period: str
    owner: str
    version: int
    rows: Mapping[str, BaseRow]
    above: Mapping[str, Sequence[str]] = field(default_factory=dict)
    read_only: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def to_json(self) -> str:
        """The base as canonical text: the same for the same base."""
        data: dict[str, Any] = {name: getattr(self, name) for name in _HEAD}
        data["rows"] = {
            ref: [row.kind, row.id, row.sheet, dict(row.values)] for ref, row in self.rows.items()
        }
        data |= {name: kept for name in _BY_SHEET if (kept := _plain(getattr(self, name)))}
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Base:
        """The base that a text holds."""
        data = json.loads(text)
        rows = {ref: BaseRow(ref, *parts) for ref, parts in data["rows"].items()}
        above, read_only = (_plain(data.get(name, {})) for name in _BY_SHEET)
        head = {name: data[name] for name in _HEAD}
        return cls(**head, rows=rows, above=above, read_only=read_only)


def _plain(kept: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {sheet: tuple(texts) for sheet, texts in kept.items()}


_HEAD = ("export", "plan", "revision", "made_at", "made_by", "period", "owner", "version")
_BY_SHEET = ("above", "read_only")


def blankless(value: Value) -> str:
    """The canonical text of a cell without any blank: some programs drop tabs, and the blanks around a text."""
    return "".join(canonical(value).split())


def row_digest(cells: Iterable[Value]) -> str:
    """What tells a row that went out from one that was typed, wherever its texts stand; empty for an empty row."""
    texts = [text for cell in cells if cell is not None and (text := blankless(cell))]
    if not texts:
        return ""
    return digest("\0".join(texts), DIGEST_LENGTH)
