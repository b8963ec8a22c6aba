"""Two versions of a plan or a tracker, compared: revisions, plan files, trackers of ours and of other people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from actionplan.desk import given
from actionplan.desk.importing import read_any
from actionplan.desk.merging import known_bases
from actionplan.desk.plans import open_plan, open_store
from actionplan.files import is_file, read_text
from actionplan.plan.changes import HEADER, apply
from actionplan.plan.comparing import Comparison, Difference, compare
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import Observation, Update
from actionplan.plan.settings import Settings
from actionplan.plan.text import read_plan
from actionplan.tracker.base import Base
from actionplan.tracker.foreign import changes_of, find_tables, propose, read_rows
from actionplan.tracker.merge import Since, is_tracker, merge, returned, settle
from actionplan.tracker.merge import changes_of as merged_changes
from actionplan.tracker.reading import read_bytes
from actionplan.tracker.sheets import Spreadsheet
from actionplan.words.english import one_line
from actionplan.words.errors import BadTracker

_PLAN_FILES = (".yaml", ".yml")
_NOBODY, _UNTITLED = "tables", "Tables"
_SAID_OF_ROWS = frozenset({Update.kind, Observation.kind})
_NOT_TAKEN = ("conflicts", "duplicates", "unreadable", "unknown", "needs_reason")


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared with what, as it was named, and what differs.

    `notes` are sentences on what of a tracker or table could not be taken, and so is not compared.
    """

    old: str
    new: str
    comparison: Comparison
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Side:
    """A version to compare: a plan, or a table that says no years; and what of it could not be taken.

    Of a tracker `kinds` are those of its rows, and `beside` the rows of the plan that did not go out with it.
    """

    plan: ActionPlan | None
    table: Spreadsheet | None = None
    notes: Sequence[str] = ()
    kinds: frozenset[str] = frozenset(KINDS) | {HEADER}
    beside: frozenset[str] = frozenset()


def diff(old: str, new: str, store: str | None = None, *, year: str = "") -> Compared:
    """Compare two versions, each named as `PLAN`, `PLAN@12` (a revision), or the path of a plan file or a tracker.

    `year` are the years of the plan, for dates in two tables of which neither says them.

    Raises:
        UnknownPlan, UnknownRevision: where the store does not hold what is named.
        CannotRead, BadPlanFile, BadSpreadsheet, NoTable: where a file is neither.
        BadTracker: where nobody says the years of two tables.
    """
    sides = [_side(name, store) for name in (old, new)]
    years = year or next((one.plan.settings.years for one in sides if one.plan), "")
    before, after = (_of_tables(one.table, years) if one.table else one for one in sides)
    assert before.plan and after.plan
    found = compare(before.plan, after.plan)
    told = [one for one in found.differences if _is_in(before, one) and _is_in(after, one)]
    return Compared(old, new, replace(found, differences=told), (*before.notes, *after.notes))


def _is_in(side: _Side, one: Difference) -> bool:
    """Whether a version can tell of a difference: a tracker holds some kinds of rows, or those of an owner."""
    values = [one.new or one.old] if one.field == "" else []
    of = {value.get("of", "") for value in values if isinstance(value, Mapping)}
    return one.kind in side.kinds and side.beside.isdisjoint({one.old_id, one.new_id, *of} - {""})


def _side(name: str, store: str | None) -> _Side:
    """A version as a plan; of a table of somebody else what was read of it, which says no years."""
    path = Path(name)
    if not is_file(path):
        return _Side(_of_store(name, store))
    if path.suffix.lower() in _PLAN_FILES:
        return _Side(read_plan(read_text(path), one_line(path.name), given.new_id).plan)
    file = read_any(read_bytes(path), path.name)
    return _of_tracker(file, store) if is_tracker(file) else _Side(None, file)


def _of_store(name: str, store: str | None) -> ActionPlan:
    plan, at, number = name.rpartition("@")
    if not at:
        return open_plan(name, store).plan
    if not number.isdecimal():
        latest = open_plan(plan, store).revision.number
        raise BadTracker(f'"{name}" names no revision. Write it as {plan}@{latest}, its latest.')
    return open_plan(plan, store, int(number)).plan


def _of_tracker(file: Spreadsheet, store: str | None) -> _Side:
    """The plan as a tracker of ours has it: the revision that went out, with all that was typed."""
    rows = returned(file)
    with open_store(store) as opened:
        bases = known_bases(opened, rows)
        base = bases[rows.export]
        plan = opened.load(base.plan, base.revision).plan
    merged = settle(merge(rows, bases, plan, since=Since(given.today())), "file")
    left = [entry.sentence for name in _NOT_TAKEN for entry in merged.entries(name)]
    left += [proposal.sentence for proposal in merged.proposed if not proposal.added]
    left += [one.sentence for one in merged.missing if not one.place.id]  # a whole sheet was left out
    gone = {entry.place.id for entry in merged.missing if entry.place.id}
    changes = merged_changes(merged, plan, by="", at=given.now().isoformat())
    changed = apply(plan, changes).mapped(lambda row: None if row.id in gone else row)
    kinds = frozenset(row.kind for row in base.rows.values()) | _SAID_OF_ROWS
    return _Side(
        changed,
        notes=[f"{file.name}, not compared: {sentence}" for sentence in left],
        kinds=kinds | {proposal.place.kind for proposal in merged.proposed},
        beside=_beside(plan, base),
    )


def _beside(plan: ActionPlan, base: Base) -> frozenset[str]:
    """The rows of a plan that did not go out with a tracker, as those of other owners, and what is said of them."""
    sent = {row.id for row in base.rows.values()}
    rows = {row.id for kind in {row.kind for row in base.rows.values()} for row in plan.rows(kind)} - sent
    return frozenset(rows | {update.id for update in plan.updates if update.of not in sent})


def _of_tables(file: Spreadsheet, years: str) -> _Side:
    """The tables of somebody else as a plan of its own."""
    if not years:
        raise BadTracker(
            f"Nothing says which years {file.name} is about. Say it with --year, such as --year 2017-18."
        )
    empty = ActionPlan(id=_NOBODY, title=_UNTITLED, settings=Settings(years=years))
    found = find_tables(file)
    imported = read_rows(found, propose(found), empty, empty.settings.calendar.periods[0].name)
    changes = changes_of(imported, empty, new_id=given.new_id, by="", at=given.now())
    return _Side(apply(empty, changes), notes=[problem.sentence for problem in imported.problems])
