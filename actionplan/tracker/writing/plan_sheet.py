"""A sheet of the plan that comes back: its columns with what each of them offers, and its rows with their refs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from actionplan.plan.model import KINDS
from actionplan.tracker.cells import Cells
from actionplan.tracker.columns import STATUSES, YES, Column, Form, Role, SheetColumns
from actionplan.tracker.identity import make_ref
from actionplan.tracker.writing.choices import Offer, in_line, list_name, status_rules
from actionplan.tracker.writing.rows import Row
from actionplan.tracker.writing.sheet import Heading, TableSheet
from actionplan.tracker.writing.words import READ_ONLY, Sending
from actionplan.words.vocabulary import Rag

_STATUS_BY_THE_RULE = "rule"
_LIST_OF_STATUSES = "statuses"


@dataclass(frozen=True)
class Offers:
    """What the columns of a tracker offer; `lists` are those that are too long to stand in a column itself."""

    sending: Sending
    cells: Cells

    @cached_property
    def lists(self) -> Mapping[str, Sequence[str]]:
        """The lists that need a sheet: names of the whole plan, and statuses where their words are not plain."""
        statuses = {} if in_line(self._statuses) else {_LIST_OF_STATUSES: self._statuses}
        return statuses if self.sending.owner else {**statuses, **self._names}

    @cached_property
    def _names(self) -> Mapping[str, Sequence[str]]:
        plan = self.cells.plan
        kinds = [kind for kind in ("owner", "priority", "milestone") if plan.rows(kind)]
        return {KINDS[kind][0]: [self.cells.names[row.id] for row in plan.rows(kind)] for kind in kinds}

    @cached_property
    def _statuses(self) -> Sequence[str]:
        return [self.sending.view.plan.settings.rag.word(Rag(status)) for status in STATUSES]

    def of(self, column: Column, sheet: SheetColumns) -> Offer:
        """What one column offers in a sheet."""
        if column.role is not Role.REF and not sheet.is_open(column):
            return Offer(READ_ONLY)
        return Offer(column.hint, self._formula(column), dates=column.form is Form.DATE)

    def _formula(self, column: Column) -> str:
        if column.form is Form.STATUS:
            return in_line(self._statuses) or list_name(_LIST_OF_STATUSES)
        if column.form is Form.YES:
            return in_line([YES])
        if column.form is Form.NAME:
            kind, field = next(iter(column.fields.items()))
            name = KINDS[KINDS[kind][1].references[field]][0]
            return list_name(name) if name in self.lists else ""
        return ""


def plan_sheet(sheet: SheetColumns, rows: Sequence[Row], export: str, offers: Offers) -> TableSheet:
    """A sheet of a tracker with its rows, each with its ref in the first column, which is hidden."""
    sending = offers.sending
    return TableSheet(
        name=sheet.name,
        table=sheet.table,
        title=sending.title(sheet.name),
        note=sending.note,
        headings=[_heading(column, sheet, offers) for column in sheet.columns],
        rows=[(row.kind, [make_ref(export, row.kind, row.id), *row.values]) for row in rows],
        frozen=next(place for place, column in enumerate(sheet.columns, 1) if column.key == "title"),
        colours=status_rules(sending.view.plan.settings.rag),
    )


def _heading(column: Column, sheet: SheetColumns, offers: Offers) -> Heading:
    return Heading(
        column.heading,
        column.width,
        kinds=tuple(kind for kind in sheet.kinds if sheet.is_open(column, kind)),
        offer=offers.of(column, sheet),
        rated=column.form is Form.STATUS or column.key == _STATUS_BY_THE_RULE,
        hidden=column.role is Role.REF,
    )
