"""A sheet of the plan that comes back: its columns with what each of them offers, and its rows with their refs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from actionplan.plan.model import KINDS
from actionplan.tracker.cells import Cells
from actionplan.tracker.columns import CONTRIBUTOR, HISTORY, STATUSES, YES, Column, Form, Role, SheetColumns
from actionplan.tracker.identity import make_ref
from actionplan.tracker.sheets import Value
from actionplan.tracker.writing.choices import Offer, in_line, list_name, status_rules
from actionplan.tracker.writing.heights import cut
from actionplan.tracker.writing.rows import LEFT, Row
from actionplan.tracker.writing.sheet import Heading, TableSheet
from actionplan.tracker.writing.told import dates, period_in_words, reasons, statuses
from actionplan.tracker.writing.words import READ_ONLY, Sending, only_contributes, what_to_fill_in
from actionplan.words.english import listed
from actionplan.words.vocabulary import Rag

_STATUS_BY_THE_RULE, _WHAT_IT_IS, _TARGET, _TITLE = "rule", "what", "target", "title"
_IN_THE_PLAN, _ON_UPDATES = " (in full in the plan)", f" (in full on the sheet {HISTORY})"
_LIST_OF_STATUSES = "statuses"
_YEARS_BEFORE = 5  # nothing of a plan was completed longer before it


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
        milestones = [item.row for item in self.sending.view.milestones]
        rows = {"owner": plan.owners, "priority": plan.priorities, "milestone": milestones}
        return {
            KINDS[kind][0]: [self.cells.names[row.id] for row in rows[kind]] for kind in rows if rows[kind]
        }

    @cached_property
    def _statuses(self) -> Sequence[str]:
        return [self.sending.view.plan.settings.rag.word(Rag(status)) for status in STATUSES]

    def of(self, column: Column, sheet: SheetColumns) -> Offer:
        """What one column offers in a sheet."""
        if column.key == _WHAT_IT_IS:
            return Offer(column.hint, in_line([kind.capitalize() for kind in sheet.kinds]))
        if column.role is Role.SHOWN:
            return Offer(column.hint or READ_ONLY)
        if column.role is not Role.REF and not sheet.is_open(column):
            return Offer(READ_ONLY)
        return Offer(
            self._hint(column), self._formula(column), self.first_day if column.form is Form.DATE else None
        )

    @property
    def first_day(self) -> date:
        """Before this day no day is offered as one of the plan."""
        first: date = self.sending.view.plan.settings.calendar.years.start
        return first.replace(year=first.year - _YEARS_BEFORE)

    def _hint(self, column: Column) -> str:
        view, scheme = self.sending.view, self.sending.view.plan.settings.rag
        if "{" not in column.hint:
            return column.hint
        return column.hint.format(
            dates=listed(dates(view), "or"), statuses=statuses(scheme), reasons=reasons(scheme)
        )

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
    asked = what_to_fill_in(sheet, only_contributes(sending))
    shorten = _shortener(sheet)
    return TableSheet(
        name=sheet.name,
        table=sheet.table,
        title=sending.whose,
        note=" ".join(text for text in (sending.return_by_words, asked) if text),
        headings=[_heading(column, sheet, rows, offers) for column in sheet.columns],
        rows=[
            (_filled(row.kind, row.part), [make_ref(export, row.kind, row.id), *shorten(row.values)])
            for row in rows
        ],
        frozen=next(place for place, column in enumerate(sheet.columns, 1) if column.key == _TITLE),
        colours=status_rules(sending.view.plan.settings.rag),
        period=period_in_words(sending.view.period, sending.view),
        of=sending.of,
        foot=sending.foot(sheet.name),
    )


def _shortener(sheet: SheetColumns) -> Callable[[list[Value]], list[Value]]:
    """What cuts the texts of a row that are only to be read, where the row would be higher than a row can be."""
    read = [column for column in sheet.columns[1:] if not sheet.is_open(column) and column.key != _TITLE]
    places = [(sheet.columns.index(column) - 1, column.width) for column in read]
    more = _IN_THE_PLAN if sheet.of_an_owner else _ON_UPDATES

    def shorten(values: list[Value]) -> list[Value]:
        shown = values.copy()
        for place, width in places:
            text = shown[place]
            if isinstance(text, str):
                shown[place] = cut(text, width, more)
        return shown

    return shorten


def _heading(column: Column, sheet: SheetColumns, rows: Sequence[Row], offers: Offers) -> Heading:
    parts = ("", CONTRIBUTOR) if sheet.of_an_owner else ("",)
    is_open = ((kind, part) for kind in sheet.kinds for part in parts if sheet.is_open(column, kind, part))
    return Heading(
        column.heading,
        column.width,
        kinds=tuple(_filled(kind, part) for kind, part in is_open),
        offer=offers.of(column, sheet),
        rated=column.form is Form.STATUS or column.key == _STATUS_BY_THE_RULE,
        hidden=column.role is Role.REF or (sheet.of_an_owner and _is_needless(column, sheet, rows)),
        beside=column.role is Role.DAY,
    )


def _is_needless(column: Column, sheet: SheetColumns, rows: Sequence[Row]) -> bool:
    """Whether it is the column of targets, and no row has one."""
    place = sheet.columns.index(column) - 1
    return column.key == _TARGET and not any(row.values[place] for row in rows)


def _filled(kind: str, part: str) -> str:
    """By what the cells of a row are to be filled in or not: its kind, and whether its owner only contributes.

    Of a row that has left the plan none is.
    """
    return f"{kind} {part}" if part in (CONTRIBUTOR, LEFT) else kind
