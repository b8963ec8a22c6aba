"""Two versions of a plan or a tracker, compared: revisions, plan files, trackers of ours and of other people."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from actionplan.desk import given
from actionplan.desk.importing import read_any
from actionplan.desk.plans import open_plan, open_store
from actionplan.files import read_text
from actionplan.plan.changes import apply
from actionplan.plan.comparing import Comparison, compare
from actionplan.plan.model import ActionPlan
from actionplan.plan.settings import Settings
from actionplan.plan.text import read_plan
from actionplan.tracker.base import Base
from actionplan.tracker.foreign import changes_of, find_tables, propose, read_rows
from actionplan.tracker.merge import Since, export_ids, merge, returned, settle
from actionplan.tracker.merge import changes_of as merged_changes
from actionplan.tracker.reading import read_bytes
from actionplan.tracker.sheets import Spreadsheet
from actionplan.words.errors import BadTracker

_PLAN_FILES = (".yaml", ".yml")
_NOBODY, _UNTITLED = "tables", "Tables"


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared with what, as it was named, and what differs."""

    old: str
    new: str
    comparison: Comparison


def diff(old: str, new: str, store: str | None = None, *, year: str = "") -> Compared:
    """Compare two versions, each named as `PLAN`, `PLAN@12` (a revision), or the path of a plan file or a tracker.

    `year` are the years of the plan, for dates in two tables of which neither says them.

    Raises:
        UnknownPlan, UnknownRevision: where the store does not hold what is named.
        CannotRead, BadPlanFile, BadSpreadsheet, NoTable: where a file is neither.
        BadTracker: where nobody says the years of two tables.
    """
    sides = [_side(name, store) for name in (old, new)]
    years = year or next((one.settings.years for one in sides if isinstance(one, ActionPlan)), "")
    before, after = (one if isinstance(one, ActionPlan) else _of_tables(one, years) for one in sides)
    return Compared(old, new, compare(before, after))


def _side(name: str, store: str | None) -> ActionPlan | Spreadsheet:
    """A version as a plan; of a table of somebody else what was read of it, which says no years."""
    path = Path(name)
    if not path.is_file():
        return _of_store(name, store)
    if path.suffix.lower() in _PLAN_FILES:
        return read_plan(read_text(path), path.name, given.new_id).plan
    file = read_any(read_bytes(path), path.name)
    return _of_tracker(file, store) or file


def _of_store(name: str, store: str | None) -> ActionPlan:
    plan, at, number = name.rpartition("@")
    if not at:
        return open_plan(name, store).plan
    if not number.isdecimal():
        latest = open_plan(plan, store).revision.number
        raise BadTracker(f'"{name}" names no revision. Write it as {plan}@{latest}, its latest.')
    return open_plan(plan, store, int(number)).plan


def _of_tracker(file: Spreadsheet, store: str | None) -> ActionPlan | None:
    """The plan as a tracker of ours has it: the revision that went out, with all that was typed; None of others."""
    try:
        rows = returned(file)
    except BadTracker:
        return None
    with open_store(store) as opened:
        bases = {export: Base.from_json(opened.export_anywhere(export).data) for export in export_ids(rows)}
        base = bases[rows.export]
        plan = opened.load(base.plan, base.revision).plan
    merged = settle(merge(rows, bases, plan, since=Since(given.today())), "file")
    return apply(plan, merged_changes(merged, plan, by="", at=given.now().isoformat()))


def _of_tables(file: Spreadsheet, years: str) -> ActionPlan:
    """The tables of somebody else as a plan of its own."""
    if not years:
        raise BadTracker(
            f"Nothing says which years {file.name} is about. Say it with --year, such as --year 2017-18."
        )
    empty = ActionPlan(id=_NOBODY, title=_UNTITLED, settings=Settings(years=years))
    found = find_tables(file)
    imported = read_rows(found, propose(found), empty, empty.settings.calendar.periods[0].name)
    return apply(empty, changes_of(imported, empty, new_id=given.new_id, by="", at=given.now()))
