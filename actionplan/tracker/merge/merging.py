"""The merge of a returned tracker: every typed value goes to exactly one list, and nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from actionplan.plan.life import how_it_left
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Dated, Indicator
from actionplan.tracker.base import Base
from actionplan.tracker.cells import Cells, canonical
from actionplan.tracker.columns import Column, Form, Role
from actionplan.tracker.merge.alarms import Counts, alarms
from actionplan.tracker.merge.closed import why_closed
from actionplan.tracker.merge.dates import DATE, DAY, merge_day
from actionplan.tracker.merge.days import is_the_same_day
from actionplan.tracker.merge.entries import Conflict, Told
from actionplan.tracker.merge.fields import merge_field
from actionplan.tracker.merge.instead import with_values
from actionplan.tracker.merge.measured import Typed, merge_readings
from actionplan.tracker.merge.merged import Merged, Since, Source, Ties, Values
from actionplan.tracker.merge.month_first import columns_with_the_month_first, turned
from actionplan.tracker.merge.new_rows import tie_added
from actionplan.tracker.merge.proposed import propose
from actionplan.tracker.merge.returned import Returned, ReturnedSheet
from actionplan.tracker.merge.said import SaidOfRow
from actionplan.tracker.merge.sentences import told
from actionplan.tracker.merge.sizes import refuse_many_more
from actionplan.tracker.merge.spoken import Spoken, said_since
from actionplan.tracker.merge.tie import sort_rows
from actionplan.tracker.merge.told_aside import tell_aside
from actionplan.tracker.merge.told_once import tell_put_right, tell_sheets
from actionplan.tracker.merge.typed import typed
from actionplan.tracker.merge.work import Cell, Lists, Tied, Work
from actionplan.tracker.sheets import Value
from actionplan.words.english import day_words, quoted
from actionplan.words.errors import BadTracker, UnknownExport


def merge(
    returned: Returned,
    bases: Mapping[str, Base],
    plan: ActionPlan,
    since: Since,
    ties: Ties | None = None,
    values: Values | None = None,
) -> Merged:
    """What a returned tracker brings to a plan: compared three ways, with what went out and with the plan now.

    Args:
        returned: the rows of the file.
        bases: what went out, by export id; of exports that the store does not hold there is none.
        plan: the plan as it is now.
        since: what happened in between.
        ties: what a person said of rows that could not be tied to the plan.
        values: what a person gives instead of what was typed.

    Raises:
        UnknownExport: where the store does not hold what the file came from.
        BadTracker: where it is a tracker of another plan, or has many more rows than went out.
    """
    main = bases.get(returned.export)
    if main is None:
        raise UnknownExport(returned.export)
    if main.plan != plan.id:
        raise BadTracker(
            f"{returned.name} is a tracker of the plan {quoted(main.plan)}, not of {quoted(plan.id)}. Merge it there."
        )
    refuse_many_more(returned, bases.values())
    source = Source(with_values(returned, values or {}), bases, plan, since, ties or {}, values or {})
    misread = dict(one for sheet in source.returned.sheets for one in columns_with_the_month_first(sheet))
    return _Merge(
        source, main, Work(plan, main, since, Cells(plan), Lists(), source.values, misread)
    ).merged()


@dataclass(slots=True)
class _Merge:
    """One merge: the rows one after the other, then what can only be said of all of them."""

    source: Source
    main: Base
    work: Work
    counts: Counts = field(default_factory=Counts)
    readings: list[Typed] = field(default_factory=list)
    blank: list[str] = field(default_factory=list)
    said: dict[str, Mapping[str, Mapping[str, Spoken]]] = field(default_factory=dict)
    put_right: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    is_touched: bool = False

    def merged(self) -> Merged:
        found = sort_rows(self.source, self.main, self.work)
        by_id = self.work.plan.by_id
        for tied in found.tied:
            self._row(tied)
        for tied in tie_added(found.new, self.main, self.work, {tied.id for tied in found.tied}):
            if tied.id in by_id:
                self._row(tied)
            else:
                propose(tied, self.work)
        merge_readings(self.readings, self.work)
        tell_put_right(self.put_right, self.work)
        tell_sheets(self.source.returned, self.work)
        tell_aside(self.source.returned, self.source.bases, self.work)
        self.is_touched |= any(map(_lacks_a_column, self.source.returned.sheets))
        lists = self.work.lists
        given = (self.counts, found.missing, self.main, self.source.returned, self.source.since)
        lists.alarms += sorted(alarms(*given), key=lambda alarm: not alarm.stops)
        lists.notes += [alarm.sentence for alarm in lists.alarms if not alarm.stops]
        return self._as_a_whole()

    def _as_a_whole(self) -> Merged:
        lists, main = self.work.lists, self.main
        entries = (lists.proposed, lists.missing, lists.duplicates, lists.unreadable, lists.unknown)
        return Merged(
            self.source.returned.name, main.export, main.plan, main.period, main.owner,
            changes=tuple(lists.changes), conflicts=tuple(lists.conflicts), proposed=tuple(lists.proposed),
            missing=tuple(lists.missing), duplicates=tuple(lists.duplicates), unreadable=tuple(lists.unreadable),
            unknown=tuple(lists.unknown), needs_reason=tuple(lists.needs_reason), alarms=tuple(lists.alarms),
            notes=(*self.source.returned.notes, *lists.notes), blank=tuple(self.blank),
            untouched=not self.is_touched and not any(entries), source=self.source,
        )  # fmt: skip

    def _row(self, tied: Tied) -> None:
        """List what was typed into one row, by the roles of its columns."""
        self.counts.tied[tied.columns.name].append(tied)
        self._note_blank(tied)
        found = self._typed(tied)
        if not found and not tied.row.unreadable:
            return
        self.is_touched = True
        self._unreadable(tied)
        for column, value in found.values():
            self.counts.add(tied, column, canonical(value))
        row = self.work.row(tied)
        if row is None:
            self._left_the_plan(tied, found.values())
            return
        open_cells = dict(self._open(tied, found))
        day = open_cells.pop(DAY, None)
        if day:
            merge_day(tied, row, day, open_cells.pop(DATE, None), self.work)
        for column, value in open_cells.values():
            if column.role is Role.FIELD:
                merge_field(tied, row, column, value, self.work)
        self._said(tied, {key: cell for key, cell in open_cells.items() if cell[0].role is Role.SAID})
        reading = {key: cell for key, cell in open_cells.items() if cell[0].role is Role.READING}
        if reading and isinstance(row, Indicator):
            self.readings.append(Typed(tied, row, reading))

    def _typed(self, tied: Tied) -> Mapping[str, Cell]:
        """The cells that were typed into; a day that is only written in another way is none of them."""
        columns = tied.sheet.by_key
        found = {key: (columns[key], value) for key, value in typed(tied).items()}
        return {key: cell for key, cell in found.items() if not self._is_as_it_went_out(tied, *cell)}

    def _is_as_it_went_out(self, tied: Tied, column: Column, value: Value) -> bool:
        """Whether a day is the one that went out; one that only came back with its month first is told once."""
        went_out = tied.base.get(column.key, "")
        if is_the_same_day(went_out, value, column.form, self.work.cells):
            return True
        day = turned(value) if went_out and column.form is Form.DATE and isinstance(value, str) else None
        if day is None or day.isoformat() != went_out:
            return False
        self.put_right[tied.row.sheet, column.heading].append(canonical(value))
        return True

    def _open(self, tied: Tied, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Cell]]:
        """The cells that are there to be filled in; the others are listed."""
        for key, (column, value) in cells.items():
            why = why_closed(tied, column, self.work)
            if why:
                self.work.refuse(tied, column, value, why)
            else:
                yield key, (column, value)

    def _said(self, tied: Tied, found: Mapping[str, Cell]) -> None:
        if not found:
            return
        export = tied.export
        if export.export not in self.said:
            self.said[export.export] = said_since(self.work, export)
        SaidOfRow(tied, found, self.said[export.export].get(tied.id, {}), self.work).merge()

    def _note_blank(self, tied: Tied) -> None:
        """Remember a row of which nothing is said, where something can be."""
        keys = tied.sheet.said.get(tied.kind)
        if keys and keys.isdisjoint(tied.row.values):
            self.blank.append(tied.id)

    def _unreadable(self, tied: Tied) -> None:
        columns = tied.sheet.by_key
        for key, why in tied.row.unreadable.items():
            place = tied.place(columns[key])
            self.work.lists.unreadable.append(
                Told(place, told(place, f"{why}; the cell is taken as unchanged"))
            )

    def _left_the_plan(self, tied: Tied, cells: Iterable[Cell]) -> None:
        """List what was typed into a row that was removed or withdrawn since."""
        row = self.work.plan.by_id.get(tied.id)
        by, at = self.work.who(tied.id, "withdrawn_on" if row else "")
        how = "was removed from the plan"
        if isinstance(row, Dated) and row.withdrawn_on:
            how = f"was withdrawn on {day_words(row.withdrawn_on)} ({how_it_left(row, self.work.plan)})"
        for column, value in cells:
            place, text = tied.place(column), canonical(value)
            said = quoted(text, 60) if text else "an emptied cell"
            what = told(place, f"{said} cannot be taken: the row {how}. {_TO_TAKE_IT}")
            self.work.lists.conflicts.append(
                Conflict(place, tied.base.get(column.key, ""), "", text, by, at, what)
            )


_TO_TAKE_IT = (
    "If it belongs there still, bring the row back first (actionplan undo), then merge this file again"
)


def _lacks_a_column(sheet: ReturnedSheet) -> bool:
    """Whether a column did not come back that is there to be filled in."""
    return any(map(sheet.columns.is_open, sheet.missing))
