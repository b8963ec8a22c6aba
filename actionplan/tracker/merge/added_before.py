"""The rows that earlier returns of a tracker have added to the plan, told apart by what they hold and were given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from actionplan.plan.changes import WHOLE_ROW, Revision, row_data
from actionplan.plan.model import KINDS, wording
from actionplan.plan.nouns import Noun, Update
from actionplan.tracker.merge.added import NewRow
from actionplan.tracker.merge.work import UPDATE, Tied, Work

_OF_THE_RECORD = ("id", "order", "since", "of", "period", "recorded", "by")

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """What a row holds, and all that is said of it, as plain JSON without ids, places and days of the record."""

    fields: Data
    said: Data


def content_of(tied: Tied, work: Work) -> Content | None:
    """What a row of the file would be, were it added; None where no row can be made of it."""
    made = NewRow(tied, work.apart())
    noun = KINDS[tied.kind][1]
    try:
        row = noun.model_validate({**made.fields, "id": tied.id})
    except ValidationError:
        return None
    said: dict[str, Any] = {}
    for edit in made.work.lists.changes:
        said |= edit.fields if edit.part == UPDATE else {}
    return Content(_bare(row_data(row)), said)


@dataclass(frozen=True)
class AddedBefore:
    """A row of the plan that an earlier return has added; `by` is the revision that did, where that is known."""

    row: Noun
    work: Work
    by: Revision | None = None

    @cached_property
    def given(self) -> Content:
        """What it was given when it was added, as far as that is known."""
        changes = [change for change in (self.by.changes if self.by else ()) if change.field == WHOLE_ROW]
        fields: Data = next((change.new for change in changes if change.id == self.row.id), {})
        said = [
            change.new for change in changes if change.kind == Update.kind and change.new["of"] == self.row.id
        ]
        return Content(_bare(fields), _bare({name: value for one in said for name, value in one.items()}))

    @property
    def title(self) -> str:
        """What it was called when it was added."""
        fields = self.given.fields
        words = [str(fields[name]) for name in type(self.row).wording if fields.get(name)]
        return words[0] if words else wording(self.row)

    def is_said_by(self, content: Content | None) -> bool:
        """Whether a row of the file says what it was given, or all that it holds now."""
        return content is not None and (content == self.given or self._holds(content))

    def _holds(self, content: Content) -> bool:
        said = [
            _bare(row_data(one))
            for one in self.work.plan.updates
            if one.of == self.row.id and not one.withdrawn
        ]
        if content.fields != _bare(row_data(self.row)) or bool(said) != bool(content.said):
            return False
        return all(any(one.get(name) == value for one in said) for name, value in content.said.items())


def _bare(data: Data) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in _OF_THE_RECORD}


def added_since(history: Sequence[Revision]) -> Mapping[str, Revision]:
    """By the id of each row that was added since a tracker went out, the revision that added it."""
    return {
        change.id: revision
        for revision in history
        for change in revision.changes
        if change.field == WHOLE_ROW and change.old is None
    }
