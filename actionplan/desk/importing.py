"""Trackers and tables of other people, taken into a plan: shown first, saved when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from actionplan.desk import given
from actionplan.desk.loading import refuse_bare
from actionplan.desk.plans import open_store, period_now
from actionplan.files import make_folder, read_text, write_atomically
from actionplan.plan.changes import Change, ChangeSet, Revision, apply, is_append
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Update
from actionplan.plan.promises import answered
from actionplan.store import KeptReturn, Returned, Store, StoredPlan
from actionplan.tracker.documents import read_document
from actionplan.tracker.foreign import (
    Imported,
    ImportMapping,
    changes_of,
    find_tables,
    mapping_text,
    propose,
    read_mapping,
    read_rows,
    to_data,
)
from actionplan.tracker.reading import Kind, read_bytes, read_spreadsheet, sniff
from actionplan.tracker.sheets import Spreadsheet
from actionplan.words.errors import NoTable
from actionplan.words.vocabulary import NewDate

_DOCUMENTS = (Kind.DOCX, Kind.HTML, Kind.MARKDOWN, Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Importing:
    """How a person wants an import: with which answers, for which period, saved or only shown."""

    mapping: Path | None = None
    period: str = ""
    apply: bool = False
    new_date: NewDate | None = None
    agreed_by: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What a file brings to a plan, the file that its mapping was written to, and what was saved of it."""

    path: Path
    plan: ActionPlan
    imported: Imported
    mapping: Path | None = None
    saved: bool = False
    revision: Revision | None = None


def read_any(content: bytes, name: str) -> Spreadsheet:
    """The tables of a spreadsheet, or of a Word, Markdown or web page.

    Raises:
        BadSpreadsheet: where it cannot be read, or not safely.
        NoTable: where a document holds no table.
    """
    kind = sniff(content, name)
    try:
        if kind in _DOCUMENTS:
            return read_document(content, name)
    except NoTable:
        if kind is not Kind.TEXT:  # it may be a CSV file by another name
            raise
    return read_spreadsheet(content, name, with_fills=True)


def import_tracker(
    path: Path,
    plan: str,
    how: Importing | None = None,
    store: str | None = None,
    *,
    by: str | None = None,
    why: str = "",
) -> ImportedFile:
    """What a tracker or table of somebody else brings to a plan; with `apply`, saved as one revision.

    The file is kept as it came. Where `how` names a mapping that is there, its answers are used; else it is written.

    Raises:
        CannotRead, BadSpreadsheet: where the file cannot be read, or not safely.
        NoTable: where it holds no table, with what was seen.
        BadTracker: where a mapping is none, or something has to be put right before anything can be saved.
        UnknownPlan, UnknownPeriod, NeedsAnswer, PlanMoved: as for any change.
    """
    how, person, why = how or Importing(), given.person(by), given.said("why", why)
    content = read_bytes(path)
    found = find_tables(read_any(content, path.name))
    with open_store(store) as opened:
        stored = opened.load(plan)
        saved = _saved_mapping(how.mapping, stored.plan)
        imported = read_rows(found, propose(found, saved), stored.plan, how.period)
        written = _write_mapping(how.mapping, imported) if saved is None else None
        told = ImportedFile(path, stored.plan, imported, written)
        if imported.stops and not how.apply:
            return told
        changes = _changes(opened, stored, imported, how, person, why)
        change_set = ChangeSet(plan, stored.revision.number, changes, why or f"imported from {path.name}")
        if not how.apply:
            return told
        refuse_bare(
            apply(stored.plan, changes), [c.id for c in changes if c.kind == Update.kind and is_append(c)]
        )
        file = _file(path, content, imported, opened.returns(plan)[-1:])
        made = opened.apply(change_set, by=person, at=given.now(), returned=file)
        return ImportedFile(path, stored.plan, imported, written, saved=True, revision=made)


def _saved_mapping(path: Path | None, plan: ActionPlan) -> ImportMapping | None:
    return read_mapping(read_text(path), path.name, plan) if path and path.exists() else None


def _write_mapping(path: Path | None, imported: Imported) -> Path | None:
    """Keep the mapping with room for the answers that are still wanted; one that is there stays as it is."""
    if path is None:
        return None
    text = mapping_text(imported.mapping, imported.asked("owner", "owners"), imported.asked("status"))
    make_folder(path.parent)
    write_atomically(path, text.encode("utf-8"))
    return path


def _changes(
    opened: Store, stored: StoredPlan, imported: Imported, how: Importing, person: str, why: str
) -> tuple[Change, ...]:
    at = given.now()
    changes = changes_of(imported, stored.plan, new_id=given.new_id, by=person, at=at)
    if how.new_date is None:
        return changes
    return answered(
        stored.plan,
        changes,
        opened.promised(stored.plan.id),
        how.new_date,
        period=imported.period or period_now(opened, stored.plan).name,
        by=person,
        at=at,
        new_id=given.new_id,
        approved_by=how.agreed_by,
        why=why,
    )


def _file(path: Path, content: bytes, imported: Imported, last: Sequence[KeptReturn]) -> Returned:
    return Returned(
        export="",
        period=imported.period,
        owner="",
        name=path.name,
        content=content,
        content_sha256=sha256(content).hexdigest(),
        outcome=json.dumps(to_data(imported), ensure_ascii=False),
        seen=last[-1].number if last else 0,
    )
