"""A row that is to be added to the plan: its fields, and what is said of it for the period of the tracker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from actionplan.plan.model import KINDS
from actionplan.plan.validation import sentences
from actionplan.tracker.cells import NotTaken, canonical
from actionplan.tracker.columns import Column, Role
from actionplan.tracker.merge.closed import TITLE, WHAT, why_closed
from actionplan.tracker.merge.dates import DATE, STANDS_BESIDE
from actionplan.tracker.merge.days import last_day, written_day
from actionplan.tracker.merge.fields import field_value
from actionplan.tracker.merge.said import SaidOfRow
from actionplan.tracker.merge.typed import as_written
from actionplan.tracker.merge.work import Cell, Tied, Work
from actionplan.tracker.sheets import Value
from actionplan.words.english import quoted


def typed_texts(tied: Tied) -> list[tuple[Column, str]]:
    """The filled cells of a row and their texts, in the order of the columns."""
    texts = {key: canonical(value) for key, value in tied.row.values.items()}
    return [(column, text) for column in tied.columns.columns if (text := texts.get(column.key, ""))]


@dataclass(slots=True)
class NewRow:
    """A row that is to be added: its `fields`, and in the lists of its `work` what is said of it and what is not taken.

    `by_itself` is, by heading, what the row gets without a cell that says it: the owner of the tracker, or the period.
    """

    tied: Tied
    work: Work
    fields: dict[str, Any] = field(default_factory=dict)
    by_itself: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take the cells one by one: the day after the date as written."""
        cells = dict(self._open())
        for column, value in cells.values():
            if column.role is Role.FIELD or column.key == TITLE:
                self._take_field(column, value)
        for column, value in cells.values():
            if column.role is Role.DAY:
                self._take_day(column, value, cells)
        self._add_defaults()
        said = {key: cell for key, cell in cells.items() if cell[0].role is Role.SAID}
        SaidOfRow(self.tied, said, {}, self.work).merge()

    def why_not(self) -> str:
        """Why no row can be made of it; empty where one can."""
        if not self.tied.title:
            return f"write what it is under {quoted(self.tied.sheet.by_key[TITLE].heading)}"
        noun = KINDS[self.tied.kind][1]
        try:
            noun.model_validate({**self.fields, "id": self.tied.id})
        except ValidationError as error:
            where, what = next(sentences(error, noun))
            return f"{'.'.join(map(str, where))}: {what}"
        return ""

    def _open(self) -> Iterator[tuple[str, Cell]]:
        """The filled cells that are there to be filled in; the others are listed."""
        for column, _ in typed_texts(self.tied):
            value, why = self.tied.row.values[column.key], why_closed(self.tied, column, self.work)
            if why:
                self.work.refuse(self.tied, column, value, why)
            elif column.key != WHAT:
                yield column.key, (column, value)

    def _take_field(self, column: Column, value: Value) -> None:
        text, kind = as_written(value, column.form), self.tied.kind
        try:
            self.work.refuse_misread(self.tied, column, value)
            new = text if column.key == TITLE else field_value(column, kind, text, self.work)
            self.work.refuse_unsound(self.tied, column, text)
        except NotTaken as refused:
            self.work.refuse(self.tied, column, value, refused.why)
        else:
            name = KINDS[kind][1].wording[0] if column.key == TITLE else column.fields[kind]
            self.fields |= {name: new} if new else {}

    def _take_day(self, column: Column, value: Value, cells: Mapping[str, Cell]) -> None:
        """The day beside the date as written: it is the date where none is written, and must agree where one is."""
        if DATE in cells and DATE not in self.fields:
            self.work.refuse(self.tied, column, value, STANDS_BESIDE)
            return
        try:
            self.work.refuse_misread(self.tied, column, value)
            is_decided = self.work.is_decided(self.tied, column)
            day = written_day(value, self.work.cells, is_decided=is_decided)
        except NotTaken as refused:
            self.work.refuse(self.tied, column, value, refused.why)
            return
        written = str(self.fields.setdefault(DATE, day))
        if last_day(written, self.work.cells) != last_day(day, self.work.cells):
            self.work.refuse(self.tied, column, value, f"is not the date as written, {quoted(written, 60)}")

    def _add_defaults(self) -> None:
        """The owner of an owner's tracker, and the period of an activity, where the row names none."""
        export, kind = self.tied.export, self.tied.kind
        owner = self.work.plan.owner(export.owner) if self.tied.columns.of_an_owner else None
        if owner and "owner" not in self.fields and "owner" in KINDS[kind][1].model_fields:
            self.fields["owner"] = owner.id
            self.by_itself.append(("Owner", owner.name))
        if kind == "activity" and "period" not in self.fields:
            self.fields["period"] = export.period
            self.by_itself.append((self.tied.sheet.by_key["period"].heading, export.period))
