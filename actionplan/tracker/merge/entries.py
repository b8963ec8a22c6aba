"""What is listed of a merge: for every typed value what becomes of it, each with a sentence for the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the file, or a whole row where `column` is empty; `row` is 0 for a whole column or sheet.

    `column` is the heading and `key` the column of the tracker; `id`, `kind` and `title` are those of the row of the
    plan, empty where there is none.
    """

    sheet: str
    row: int = 0
    column: str = ""
    key: str = ""
    id: str = ""
    kind: str = ""
    title: str = ""

    def to_data(self) -> dict[str, Any]:
        """The place as plain JSON."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "id": self.id,
            "title": self.title,
            "column": self.column,
        }


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that changes the plan: as it is there now, as it will be, and the fields that it sets.

    `part` says what they are fields of: of the `row` itself, of an `update` on it for a `period`, or of an
    `observation`. `export` is the one that the row came from. A `promised` date stood in an issued report.
    """

    place: Place
    old: str
    new: str
    part: str
    fields: Mapping[str, Any]
    sentence: str
    period: str = ""
    export: str = ""
    promised: bool = False
    group: str = ""

    def to_data(self) -> dict[str, Any]:
        """The edit as plain JSON."""
        promised = {"promised": True} if self.promised else {}
        return {
            **self.place.to_data(),
            "old": self.old,
            "new": self.new,
            **promised,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that was changed in the file and in the plan: as it went out, as it is in the plan now, and in the file.

    `by` and `at` (UTC, ISO) tell who changed the plan and when, where that is known. `edit` is what the file asks for;
    none where it cannot be kept, as where the row has left the plan.
    """

    place: Place
    base: str
    plan: str
    file: str
    by: str
    at: str
    sentence: str
    edit: Edit | None = None

    def to_data(self) -> dict[str, Any]:
        """The conflict as plain JSON."""
        values = {"base": self.base, "plan": self.plan, "file": self.file, "by": self.by, "at": self.at}
        return {**self.place.to_data(), **values, "can_keep_file": bool(self.edit), "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row of the file that the plan has not got: what would be taken of it by heading, and what it would become.

    `looks_like` is the id of a row of the plan of the same wording. `fields` are those of the new row, `edits` what is
    said of it for the period. It is `added` unless it looks like a row that is there, cannot be made a row, or a person
    decides otherwise. Cells of it that are not taken are in other lists, but where nothing of it can be.
    """

    place: Place
    values: Mapping[str, str]
    sentence: str
    looks_like: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    edits: Sequence[Edit] = ()
    can_be_added: bool = True
    decided: bool | None = None

    @property
    def added(self) -> bool:
        """Whether it becomes a row of the plan when the merge is applied."""
        wanted = not self.looks_like if self.decided is None else self.decided
        return self.can_be_added and wanted

    def to_data(self) -> dict[str, Any]:
        """The proposal as plain JSON."""
        more = {"kind": self.place.kind, "looks_like": self.looks_like, "added": self.added}
        return {**self.place.to_data(), **more, "values": dict(self.values), "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Told:
    """A cell, a row or a column of which nothing is taken: what stands there, and why.

    `value` is that of a cell, `values` are those of a row by heading, or of a column by row. `edit` is what a status
    that lacks its reason would become with one.
    """

    place: Place
    sentence: str
    value: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    edit: Edit | None = None

    def to_data(self) -> dict[str, Any]:
        """What is told, as plain JSON."""
        said = {"values": dict(self.values)} if self.values else {"value": self.value}
        return {**self.place.to_data(), **said, "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Alarm:
    """What looks like an accident to the whole file. One that `stops` keeps a merge from being applied unasked."""

    name: str
    sentence: str
    stops: bool = False

    def to_data(self) -> dict[str, Any]:
        """The alarm as plain JSON."""
        return {"name": self.name, "stops": self.stops, "sentence": self.sentence}


Entry = Edit | Conflict | Proposal | Told | Alarm
