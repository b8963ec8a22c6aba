"""A view as a workbook to be edited by anyone: the whole plan, or what one owner is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from actionplan.plan.nouns import Owner
from actionplan.tracker.base import Base, BaseRow, row_digest
from actionplan.tracker.cells import Cells, canonical
from actionplan.tracker.columns import ABOUT, HISTORY, OWN, REF, VERSION, WHOLE, SheetColumns
from actionplan.tracker.sheets import Value
from actionplan.tracker.writing.about import about_lines, write_about
from actionplan.tracker.writing.book import at_work_on, content_of, new_book
from actionplan.tracker.writing.checking import refuse_unfaithful
from actionplan.tracker.writing.hidden import write_lists, write_meta
from actionplan.tracker.writing.note import covering_note as covering_note
from actionplan.tracker.writing.own import own_items as own_items
from actionplan.tracker.writing.own import stands_in_for as stands_in_for
from actionplan.tracker.writing.plan_sheet import Offers, plan_sheet
from actionplan.tracker.writing.rows import Row, tracker_rows
from actionplan.tracker.writing.sheet import TableSheet, Written, write_sheet
from actionplan.tracker.writing.text import fitted
from actionplan.tracker.writing.updates import updates_sheet
from actionplan.tracker.writing.words import Sending
from actionplan.view.plan_view import PlanView


@dataclass(frozen=True, slots=True)
class Tracker:
    """A tracker: the bytes of its workbook, what went out in it, and a sentence for each text that lost something."""

    content: bytes
    base: Base
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet that comes back: its columns, its rows of the plan, what was to be written, and how its rows stand."""

    columns: SheetColumns
    rows: Sequence[Row]
    meant: TableSheet
    written: Written


def make_tracker(
    view: PlanView,
    export: str,
    made_at: str = "",
    made_by: str = "",
    owner: Owner | None = None,
    return_by: date | None = None,
) -> Tracker:
    """The tracker of a view as its audience may see it; with an owner only what that owner is asked about.

    Args:
        view: what it shows, already reduced for its audience.
        export: the id of this export.
        made_at: when it is made (UTC, ISO).
        made_by: who makes it, and gets it back, as people are to be told.
        owner: whose tracker it is; that of the whole plan without one.
        return_by: by when it should come back.

    Raises:
        BadTracker: where another reader finds anything else in the workbook than was meant.
        CannotWrite: where there is no room for files in work.
    """
    sending = Sending(view, made_at, made_by, owner, return_by)
    content, parts, history = _written(sending, export)
    sheets = [*(part.written for part in parts), *(written for _, written in history)]
    refuse_unfaithful(content, sheets)
    base = _base(sending, export, parts, history)
    return Tracker(content, base, [note for sheet in sheets for note in sheet.notes])


_History = list[tuple[TableSheet, Written]]


def _written(sending: Sending, export: str) -> tuple[bytes, list[_Part], _History]:
    """The workbook as bytes, its sheets that come back, and the history, where there is one."""
    book, offers = new_book(sending), Offers(sending, Cells(sending.view.plan))
    with at_work_on(book):
        parts = [_part(book, columns, offers, export) for columns in ((OWN,) if sending.owner else WHOLE)]
        told = [] if sending.owner else [updates_sheet(sending, offers.first_day)]
        history = [(sheet, write_sheet(book, sheet)) for sheet in told]
        write_about(book, sending)
        write_meta(book, export, sending.view.plan.id)
        write_lists(book, offers.lists)
        return content_of(book), parts, history


def _part(book: Workbook, columns: SheetColumns, offers: Offers, export: str) -> _Part:
    rows = tracker_rows(offers.sending.view, columns, offers.sending.owner, offers.cells)
    sheet = plan_sheet(columns, rows, export, offers)
    return _Part(columns, rows, sheet, write_sheet(book, sheet))


def _base(sending: Sending, export: str, parts: Sequence[_Part], history: _History) -> Base:
    view, owner = sending.view, sending.owner
    return Base(
        export=export,
        plan=view.plan.id,
        revision=view.provenance.revision,
        made_at=sending.made_at,
        made_by=sending.made_by,
        period=view.period.name,
        owner=owner.id if owner else "",
        version=VERSION,
        rows={row.ref: row for part in parts for row in _base_rows(part)},
        above={part.columns.name: tuple(map(canonical, _above(part.meant))) for part in parts},
        read_only=_read_only(sending, history),
    )


def _above(sheet: TableSheet) -> list[str]:
    """The texts above the headings of a sheet, as they stand there."""
    return [fitted(text) for line in sheet.above for text in line if text]


def _read_only(sending: Sending, history: _History) -> Mapping[str, tuple[str, ...]]:
    """By sheet, the digests of the rows of those that are only for reading."""
    about = [[fitted(label), fitted(text)] for _, label, _, text in about_lines(sending)]
    found: dict[str, list[Sequence[Value]]] = {ABOUT: list(about)}
    for sheet, written in history:
        above = [[fitted(text) for text in line] for line in sheet.above]
        found[HISTORY] = [*above, [heading.text for heading in sheet.headings], *written.rows]
    return {name: tuple(sorted({row_digest(row) for row in rows} - {""})) for name, rows in found.items()}


def _base_rows(part: _Part) -> Iterator[BaseRow]:
    """What went out, by the cells as they stand in the workbook; the ref stands in the first."""
    keys = [column.key for column in part.columns.columns]
    for row, cells in zip(part.rows, part.written.rows, strict=True):
        said = {
            key: text for key, value in zip(keys, cells, strict=True) if value and (text := canonical(value))
        }
        yield BaseRow(said.pop(REF), row.kind, row.id, part.columns.name, said)
