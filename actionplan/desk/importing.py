"""Trackers and tables of other people, taken into a plan: shown first, saved when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from actionplan.desk import given
from actionplan.desk.answering import NewDates, bare_in, with_new_dates
from actionplan.desk.plans import open_store, period_now
from actionplan.files import is_file, make_folder, read_text, write_atomically
from actionplan.plan.changes import Change, ChangeSet, Revision
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Update
from actionplan.plan.origin import bare_reason
from actionplan.store import Returned, Store, StoredPlan
from actionplan.tracker.documents import read_document
from actionplan.tracker.foreign import (
    Found,
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
from actionplan.tracker.merge import is_tracker
from actionplan.tracker.reading import Kind, read_bytes, read_spreadsheet, sniff
from actionplan.tracker.sheets import Spreadsheet
from actionplan.words.english import one_line
from actionplan.words.errors import BadTracker, NeedsAnswer, NoTable
from actionplan.words.vocabulary import NewDate

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".docx", ".html", ".htm", ".md", ".txt")
"""How the names of files end that are read here; what a file is, is seen by what it holds."""
_DOCUMENTS = (Kind.DOCX, Kind.HTML, Kind.MARKDOWN, Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Importing:
    """How a person wants an import: with which answers, for which period, saved or only shown."""

    mapping: Path | ImportMapping | None = None
    period: str = ""
    apply: bool = False
    new_date: NewDate | None = None
    agreed_by: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What a file brings to a plan, the file that its mapping was written to, and what was saved of it.

    `waits` are questions that have to be answered before it can be saved; `without_reason` counts the statuses that are
    not what the rule says and have no reason in the file, so that the file is named for one.
    """

    path: Path
    plan: ActionPlan
    imported: Imported
    mapping: Path | None = None
    waits: Sequence[str] = ()
    without_reason: int = 0
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


@dataclass(frozen=True, slots=True)
class ReadTables:
    """A file of somebody else, as it was read."""

    path: Path
    content: bytes
    found: Found


def read_tables(content: bytes, path: Path) -> ReadTables:
    """Read what a file of somebody else holds, called as the path says.

    Raises:
        BadSpreadsheet: where it cannot be read, or not safely.
        NoTable: where it holds no table, with what was seen.
        BadTracker: where it is a tracker of ours.
    """
    file = read_any(content, path.name)
    if is_tracker(file):
        raise BadTracker(
            f"{file.name} is a tracker of actionplan. Take it back with actionplan tracker merge."
        )
    return ReadTables(path, content, find_tables(file))


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
    return import_read(read_tables(read_bytes(path), path), plan, how or Importing(), store, by=by, why=why)


def import_read(
    file: ReadTables,
    plan: str,
    how: Importing,
    store: str | None = None,
    *,
    by: str | None = None,
    why: str = "",
) -> ImportedFile:
    """What a file that was read brings to a plan, as `import_tracker`; a mapping that is no path is for its tables."""
    person, why, found = given.person(by), given.said("why", why), file.found
    path = how.mapping if isinstance(how.mapping, Path) else None
    with open_store(store) as opened:
        stored = opened.load(plan)
        saved = _saved_mapping(path, stored.plan)
        promised = opened.promised(stored.plan.id)
        mapping = how.mapping if isinstance(how.mapping, ImportMapping) else propose(found, saved)
        imported = read_rows(found, mapping, stored.plan, how.period, promised)
        written = _write_mapping(path, imported) if saved is None else None
        told = ImportedFile(file.path, stored.plan, imported, written)
        if imported.stops and not how.apply:
            return told
        return _taken(opened, stored, told, file.content, how, person, why or f"imported from {found.file}")


def _taken(
    opened: Store,
    stored: StoredPlan,
    told: ImportedFile,
    content: bytes,
    how: Importing,
    person: str,
    why: str,
) -> ImportedFile:
    """What saving the import asks first; with `apply`, the import saved."""
    changes, bare = _changes(opened, stored, told.imported, how, person, why)
    change_set = ChangeSet(stored.plan.id, stored.revision.number, changes, why)
    without_reason = sum(_lacks_reason(update) for update, _ in bare)
    waits = _waits(opened, change_set) or [said for update, said in bare if not _lacks_reason(update)]
    if not how.apply:
        return replace(told, waits=waits, without_reason=without_reason)
    if waits:
        raise NeedsAnswer(waits, "Nothing was saved.")
    file = _file(told.path, content, told.imported)
    made = opened.apply(change_set, by=person, at=given.now(), returned=file)
    return replace(told, without_reason=without_reason, saved=True, revision=made)


def _saved_mapping(path: Path | None, plan: ActionPlan) -> ImportMapping | None:
    return read_mapping(read_text(path), one_line(path.name), plan) if path and is_file(path) else None


def _write_mapping(path: Path | None, imported: Imported) -> Path | None:
    """Keep the mapping with room for the answers that are still wanted; one that is there stays as it is."""
    if path is None:
        return None
    asked = imported.asked
    wanted = asked("owner", "owners"), asked("status"), asked("priority"), asked("section")
    text = mapping_text(imported.mapping, *wanted)
    make_folder(path.parent)
    write_atomically(path, text.encode("utf-8"))
    return path


def _changes(
    opened: Store, stored: StoredPlan, imported: Imported, how: Importing, person: str, why: str
) -> tuple[tuple[Change, ...], list[tuple[Update, str]]]:
    """What the file changes, and the updates of it that lack something; for a status the file stands as the reason."""
    changes = changes_of(imported, stored.plan, new_id=given.new_id, by=person, at=given.now())
    period = imported.period or period_now(opened, stored.plan).name
    dates = NewDates(how.new_date, how.agreed_by, why, period)
    changes = with_new_dates(
        opened, stored.plan, changes, dates, person
    )  # a date that is only expected stays
    bare = bare_in(stored.plan, changes)
    without = {update.id for update, _ in bare if _lacks_reason(update)}
    told = tuple(
        replace(
            change, new={**change.new, "reason": reason_in(change.new.get("narrative", ""), imported.file)}
        )
        if change.id in without
        else change
        for change in changes
    )
    return told, bare


def reason_in(narrative: str, file: str) -> str:
    """The reason of a status for which a file has no column: what it says of the work, else that it says nothing."""
    return narrative.strip() or bare_reason(file)


def _lacks_reason(update: Update) -> bool:
    """Whether it is its status that lacks a reason, and not a completion that is still to come."""
    return update.reported_rag is not None and not update.reason.strip()


def _waits(opened: Store, change_set: ChangeSet) -> list[str]:
    """What the store asks before a change set can be saved.

    Raises:
        BadChange, PlanMoved: where it cannot be saved at all.
    """
    try:
        opened.check(change_set)
    except NeedsAnswer as wanting:
        return [str(wanting)]
    return []


def _file(path: Path, content: bytes, imported: Imported) -> Returned:
    return Returned(
        export="",
        period=imported.period,
        owner="",
        name=path.name,
        content=content,
        content_sha256=sha256(content).hexdigest(),
        outcome=json.dumps(to_data(imported), ensure_ascii=False),
    )
