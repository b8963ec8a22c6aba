"""What a file of somebody else would bring to a plan: rows, new or known, with what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actionplan.tracker.foreign.asked import Place


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a row that the plan has already: its value there, and that of the file, as plain JSON."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Proposed:
    """A row as it would be: its `values` as plain JSON, and the fields of an update on it in `said`.

    `key` stands for the row in the references of others until it has an id; it is no id. `known` is the id of the row
    of the plan that it is, if it is there; then `changes` are the fields of it that the file changes.
    `dates` says by field where its dates stand.
    """

    key: str
    kind: str
    place: Place
    values: Mapping[str, Any]
    said: Mapping[str, Any] = field(default_factory=dict)
    known: str = ""
    changes: tuple[FieldChange, ...] = ()
    dates: Mapping[str, Place] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the row is called."""
        names = ("title", "question", "requirement", "target")
        return next((str(self.values[name]) for name in names if self.values.get(name)), "")
