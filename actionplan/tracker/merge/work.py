"""A merge in the making: the rows that are tied to the plan, and the lists that fill up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from actionplan.plan.changes import WHOLE_ROW, Revision
from actionplan.plan.fields import is_day
from actionplan.plan.model import ActionPlan, wording
from actionplan.plan.nouns import Dated, Noun
from actionplan.tracker.base import Base
from actionplan.tracker.cells import Cells, NotTaken, canonical, seen
from actionplan.tracker.columns import ALL_SHEETS, Column, Form, Role, SheetColumns
from actionplan.tracker.merge.entries import Alarm, Conflict, Edit, Place, Proposal, Told
from actionplan.tracker.merge.merged import Since, Values
from actionplan.tracker.merge.month_first import Examples, as_it_stands, refuse_month_first, refuse_turned
from actionplan.tracker.merge.returned import ReturnedRow, ReturnedSheet
from actionplan.tracker.merge.sentences import at_odds, by_whom, changed, told
from actionplan.tracker.merge.sound import is_as_written, is_of_a_day, read_as, refuse_unsound
from actionplan.tracker.merge.unlikely import refuse_far, refuse_number, refuse_unlikely
from actionplan.tracker.sheets import Value
from actionplan.words.english import day_in_words, normalised, quoted

ROW, UPDATE, OBSERVATION = "row", "update", "observation"
"""What an edit sets fields of."""

Cell = tuple[Column, Value]
"""A cell that was typed into: its column and what stands there now."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A row of the file that is tied to a row of the plan, by its kind and id, and what went out in its cells.

    `there` is that row of the plan, where there is one. `is_new` where it did not go out: an earlier return has added
    it, or it is to be added now; `like` is then the id of one that was added before and that it may be.
    """

    row: ReturnedRow
    sheet: ReturnedSheet
    kind: str
    id: str
    base: Mapping[str, str]
    export: Base
    there: Noun | None = None
    is_new: bool = False
    like: str = ""

    @property
    def title(self) -> str:
        """What the row is called in the plan, else in the file."""
        if self.there:
            return wording(self.there)
        return " ".join((self.base.get("title") or canonical(self.row.values.get("title"))).split())

    def place(self, column: Column | None = None) -> Place:
        """Where it stands, or where a cell of it does."""
        heading, key = (column.heading, column.key) if column else ("", "")
        return Place(self.row.sheet, self.row.number, heading, key, self.id, self.kind, self.title)

    @property
    def columns(self) -> SheetColumns:
        """The columns of its sheet."""
        return self.sheet.columns


@dataclass(slots=True)
class Lists:
    """The lists of a merge, as they fill up."""

    changes: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    proposed: list[Proposal] = field(default_factory=list)
    missing: list[Told] = field(default_factory=list)
    duplicates: list[Told] = field(default_factory=list)
    unreadable: list[Told] = field(default_factory=list)
    unknown: list[Told] = field(default_factory=list)
    needs_reason: list[Told] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Work:
    """The plan as it is now, what went out and what happened since, and the lists.

    `decided` are the values that a person gave instead of what was typed; `month_first` names the columns whose days
    cannot be trusted to begin with the day.
    """

    plan: ActionPlan
    main: Base
    since: Since
    cells: Cells
    lists: Lists
    decided: Values = field(default_factory=dict)
    month_first: Examples = field(default_factory=dict)

    def apart(self) -> Work:
        """The same with lists of its own."""
        return replace(self, lists=Lists())

    def row(self, tied: Tied) -> Noun | None:
        """The row of the plan; none where it has left the plan, or is not in it yet."""
        row = self.plan.by_id.get(tied.id)
        return None if isinstance(row, Dated) and row.withdrawn_on else row

    def title(self, row_id: str) -> str:
        """What a row of the plan is called; empty where there is none."""
        row = self.plan.by_id.get(row_id)
        return wording(row) if row else ""

    def tell_unknown(self, tied: Tied, column: Column, value: Value, why: str) -> None:
        """List a cell that cannot be taken."""
        place, text = tied.place(column), canonical(value)
        self.lists.unknown.append(Told(place, told(place, why), text))

    def refuse(self, tied: Tied, column: Column, value: Value, why: str) -> None:
        """List a cell whose value is none for its column; `why` follows what was typed."""
        text = seen(value)
        self.tell_unknown(tied, column, value, f"{quoted(text, 60) if text else 'an empty cell'} {why}")

    def refuse_misread(self, tied: Tied, column: Column, value: Value) -> None:
        """Refuse what is hardly the day that was meant: a number, or one that may begin with the day or the month.

        Raises:
            NotTaken: with the days that it can mean.
        """
        if column.form is Form.DATE or is_as_written(column, tied.kind):
            refuse_number(value, self.cells)
        example = self.month_first.get((tied.row.sheet, column.key))
        if example:
            refuse_month_first(value, example)
        if isinstance(value, date) and column.key in tied.base:
            refuse_turned(value, self._day_of(tied.base[column.key]))
        is_done = column.form is Form.DATE and column.role is not Role.DAY
        if is_done and not self.is_decided(tied, column):
            period = self.plan.settings.calendar.single(tied.export.period)
            refuse_unlikely(value, period, self.since.day, self.cells)
            if column.role is Role.FIELD:  # a completion that is still to come is refused as that
                refuse_far(value, self.cells)

    def _day_of(self, text: str) -> str:
        """The one day, in ISO, that a text is; empty where it is none."""
        try:
            return self.cells.day(text)
        except NotTaken:
            return ""

    def refuse_unsound(self, tied: Tied, column: Column, text: str) -> None:
        """Refuse a date as written that is no date, or of which something has to be asked first.

        Raises:
            NotTaken: with what is asked.
        """
        if is_as_written(column, tied.kind):
            refuse_unsound(text, self.cells, is_decided=self.is_decided(tied, column))

    def is_decided(self, tied: Tied, column: Column) -> bool:
        """Whether a person gave what stands in a cell instead of what was typed."""
        return (tied.row.sheet, tied.row.number, column.key) in self.decided

    def edit(
        self, tied: Tied, column: Column, old: str, new: str, part: str, fields: Mapping[str, object]
    ) -> Edit:
        """An edit of one cell, with its sentence."""
        place = tied.place(column)
        promised = part == ROW and "date" in fields and tied.id in self.since.promised
        period, export = tied.export.period, tied.export.export
        shown, is_day = in_words(new, column), is_of_a_day(column, tied.kind)
        is_read = new and (is_day or is_as_written(column, tied.kind))
        read = read_as(shown, self.cells, is_day=is_day) if is_read else ""
        what = changed(place, in_words(old, column), shown, read)
        return Edit(place, old, new, part, fields, what, period, export, promised)

    def conflict(self, column: Column, edit: Edit, base: str, by: str, at: str) -> None:
        """List a cell that others have changed as well; `edit` is what the file asks for."""
        went_out, now, file = (in_words(text, column) for text in (base, edit.old, edit.new))
        what = at_odds(edit.place, went_out, now, file, by_whom(by, at))
        self.lists.conflicts.append(Conflict(edit.place, base, edit.old, edit.new, by, at, what, edit))

    def worded_as(self, kind: str, title: str) -> str:
        """The id of a row of the plan that is, or went out, in this wording; empty where there is none."""
        return self._by_wording.get((kind, normalised(title)), "") if title else ""

    @cached_property
    def _by_wording(self) -> Mapping[tuple[str, str], str]:
        sent = [row for row in self.main.rows.values() if row.id in self.plan.by_id]
        went_out = {(row.kind, normalised(row.values.get("title", ""))): row.id for row in sent}
        kinds = {kind for columns in ALL_SHEETS.values() for kind in columns.kinds}
        rows = [row for kind in kinds for row in reversed(self.plan.rows(kind))]
        return went_out | {(row.kind, normalised(wording(row))): row.id for row in rows}

    @cached_property
    def completions(self) -> Mapping[str, str]:
        """By row, the day (ISO) of the last update that tells of its completion."""
        said = [one for one in self.plan.updates if one.completed_on and not one.withdrawn]
        said.sort(key=lambda one: (one.recorded or "", one.order))
        return {one.of: one.completed_on for one in said if one.completed_on}

    def who(self, row_id: str, name: str) -> tuple[str, str]:
        """By whom and when (UTC, ISO) a field was last changed, as far as that is known."""
        found = self._changed.get((row_id, name)) or self._changed.get((row_id, WHOLE_ROW))
        return (found.by, found.at) if found else ("", "")

    def is_kept(self, tied: Tied, name: str) -> bool:
        """Whether nobody has changed a field since the row went out, as far as the history is known."""
        found = self._changed.get((tied.id, name)) or self._changed.get((tied.id, WHOLE_ROW))
        return bool(self.since.history) and (found is None or found.number <= tied.export.revision)

    @cached_property
    def _changed(self) -> Mapping[tuple[str, str], Revision]:
        return {(c.id, c.field): revision for revision in self.since.history for c in revision.changes}


def in_words(text: str, column: Column) -> str:
    """A day of a column of days in words, whether it stands there as ISO or in numbers; other texts as they are."""
    if column.form is not Form.DATE:
        return text
    in_numbers = None if " " in text else as_it_stands(text)
    day = date.fromisoformat(text) if is_day(text) else in_numbers
    return day_in_words(day) if day else text
