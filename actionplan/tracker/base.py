"""What went out with a tracker: the base that a returned one is compared with. It stays in the store."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


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

    `owner` is empty for the whole tracker. `rows` are by their whole ref.
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

    def to_json(self) -> str:
        """The base as canonical text: the same for the same base."""
        data: dict[str, Any] = {name: getattr(self, name) for name in _HEAD}
        data["rows"] = {
            ref: [row.kind, row.id, row.sheet, dict(row.values)] for ref, row in self.rows.items()
        }
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Base:
        """The base that a text holds."""
        data = json.loads(text)
        rows = {ref: BaseRow(ref, *parts) for ref, parts in data["rows"].items()}
        return cls(**{name: data[name] for name in _HEAD}, rows=rows)


_HEAD = ("export", "plan", "revision", "made_at", "made_by", "period", "owner", "version")
