"""Plans in and out of the store: open, load, dump, history, undo."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplan.desk import given
from actionplan.files import keep_aside, read_text, write_atomically
from actionplan.plan.changes import Change, ChangeSet, Revision, is_append, not_made_yet
from actionplan.plan.describe import describe
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Update
from actionplan.plan.promises import NewDate, answered
from actionplan.plan.stamps import stamped
from actionplan.plan.text import PlanText, changes_in_file, dump_plan, read_plan
from actionplan.store import PlanSummary as PlanSummary
from actionplan.store import Store, StoredPlan, find_store, masked
from actionplan.view.overrides import bare_overrides
from actionplan.words.errors import BadPlanFile, NeedsAnswer, NoStore
from actionplan.words.periods import Calendar, ReportingPeriod


def open_store(store: str | None = None, *, for_writing: bool = False) -> Store:
    """The store that is named, else that of the environment, else the nearest one; a new one only for writing."""
    return Store.open(address_of(store, for_writing), create=for_writing, at=given.now())


def address_of(store: str | None, for_writing: bool = False) -> str:
    """Where the store is, by the one rule."""
    return find_store(store, os.environ, Path.cwd(), for_writing=for_writing)


def plans(store: str | None = None) -> list[PlanSummary]:
    """The plans in the store."""
    with open_store(store) as opened:
        return opened.plans()


def open_plan(plan: str, store: str | None = None, revision: int | None = None) -> StoredPlan:
    """A plan from the store, at its latest or an older revision."""
    with open_store(store) as opened:
        return opened.load(plan, revision)


def calendar(plan: str, store: str | None = None) -> Calendar:
    """The reporting periods of a plan."""
    return open_plan(plan, store).plan.settings.calendar


@dataclass(frozen=True)
class Loaded:
    """What loading a plan file did, or would do: the revision made (None for none), and each change in words."""

    plan: ActionPlan
    created: bool
    revision: Revision | None
    changes: Sequence[str] = ()
    where: str = ""


def load(
    path: Path,
    store: str | None = None,
    *,
    by: str | None = None,
    why: str = "",
    replace: bool = False,
    dry_run: bool = False,
    new_date: NewDate | None = None,
    agreed_by: str = "",
) -> Loaded:
    """Take a plan file into the store: a new plan, or the difference to the plan it was written from.

    `new_date` says what the dates are that differ from those of an issued report; who agreed is `agreed_by`.

    Raises:
        BadPlanFile: with file, line and path of the first mistake.
        PlanMoved: where somebody changed meanwhile what the file changes; nothing is saved.
        NeedsAnswer: where it is not said what a new date is, or why a status is not what the rule says.
    """
    text, person = read_text(path), given.person(by)
    new = read_plan(text, path.name, given.new_id)
    try:
        opened = open_store(store, for_writing=not dry_run)
    except NoStore:  # a trial run makes no store
        return Loaded(new.plan, True, None)
    with opened:
        if new.plan.id not in {p.id for p in opened.plans()}:
            return _begin(opened, new.plan, person, why or f"loaded from {path.name}", dry_run, store)
        latest = opened.load(new.plan.id)
        base = _base_of(opened, latest, new, replace, path)
        written = read_plan(text, path.name, given.new_id, latest.plan).plan
        written = stamped(written, latest.plan, by=person, at=given.now(), day=given.today())
        changes = not_made_yet(changes_in_file(base.plan, written), latest.plan)
        if changes and new.revision is None and not replace:
            raise BadPlanFile([_NEEDS_REPLACE.format(file=path.name, plan=new.plan.id)])
        changes = _with_new_dates(opened, latest.plan, changes, new_date, agreed_by, person, why)
        _refuse_bare(written, [c.id for c in changes if c.kind == Update.kind and is_append(c)])
        change_set = ChangeSet(new.plan.id, base.revision.number, changes, why or f"loaded from {path.name}")
        made = None
        if dry_run:
            opened.check(change_set)
        else:
            made = opened.apply(change_set, by=person, at=given.now())
        return Loaded(written, False, made, describe(changes, written))


def _begin(
    opened: Store, plan: ActionPlan, person: str, why: str, dry_run: bool, store: str | None
) -> Loaded:
    """Keep a plan that the store has not got yet."""
    begun = stamped(plan, None, by=person, at=given.now(), day=given.today())
    _refuse_bare(begun, [update.id for update in begun.updates])
    if dry_run:
        return Loaded(begun, True, None)
    made = opened.create(begun, by=person, at=given.now(), why=why)
    return Loaded(begun, True, made, where=masked(address_of(store, True)))


def _with_new_dates(
    opened: Store,
    plan: ActionPlan,
    changes: tuple[Change, ...],
    new_date: NewDate | None,
    agreed_by: str,
    person: str,
    why: str,
) -> tuple[Change, ...]:
    """The changes, with an update for each date of an issued report that they change."""
    if new_date is None:
        return changes
    return answered(
        plan,
        changes,
        opened.promised(plan.id),
        new_date,
        period=open_period(opened, plan).name,
        by=person,
        at=given.now(),
        new_id=given.new_id,
        approved_by=agreed_by,
        why=why,
    )


def _refuse_bare(plan: ActionPlan, added: Sequence[str]) -> None:
    """Refuse a status that is not what the rule says, where it is new and has no reason."""
    updates = [update for update in plan.updates if update.id in set(added) and not update.withdrawn]
    questions = bare_overrides(plan, updates, given.today())
    if questions:
        raise NeedsAnswer(questions, "Nothing was saved; put that into the plan file, then load it again.")


def open_period(opened: Store, plan: ActionPlan) -> ReportingPeriod:
    """The earliest period that has begun, is to be reported and is not issued yet.

    Where every such period is issued it is the latest of them; before the first day of the plan its first.
    """
    issued = {report.period for report in opened.reports(plan.id)}
    begun = [p for p in plan.settings.calendar if p.reported and p.start <= given.today()]
    waiting = [period for period in begun if period.name not in issued]
    return (waiting[:1] or begun[-1:] or list(plan.settings.calendar))[0]


def _base_of(opened: Store, latest: StoredPlan, new: PlanText, replace: bool, path: Path) -> StoredPlan:
    """The revision that a plan file was written from; the latest where it does not say, or is to replace it."""
    if new.revision is None or replace or new.revision == latest.revision.number:
        return latest
    if new.revision > latest.revision.number:
        raise BadPlanFile(
            [
                f"{path.name}, line 1, revision: the plan has reached revision {latest.revision.number} "
                "only; correct the number, or take the line out and load with --replace."
            ]
        )
    return opened.load(new.plan.id, new.revision)


_NEEDS_REPLACE = (
    '{file} does not say which revision of "{plan}" it was written from, so it cannot be told what others have '
    "changed since. Begin from actionplan dump {plan}, or load it with --replace to make the plan what the file says."
)


def dump(plan: str, store: str | None = None, revision: int | None = None) -> str:
    """A plan as a plan file, with the revision at its head."""
    stored = open_plan(plan, store, revision)
    return dump_plan(stored.plan, stored.revision.number)


def dump_to(path: Path, plan: str, store: str | None = None, revision: int | None = None) -> Path | None:
    """Write a plan as a plan file, whole or not at all, and say where a different file that was there is kept.

    Raises:
        CannotWrite: where the folder does not take it; a file that was there is untouched.
    """
    content = dump(plan, store, revision).encode("utf-8")
    kept = keep_aside(path, content)
    write_atomically(path, content)
    return kept


def history(plan: str, store: str | None = None) -> tuple[ActionPlan, list[Revision]]:
    """A plan and its revisions, the oldest first."""
    with open_store(store) as opened:
        return opened.load(plan).plan, opened.history(plan)


def undo(
    plan: str, number: int, store: str | None = None, *, by: str | None = None, why: str = ""
) -> Revision:
    """Take a revision back by a new one.

    Raises:
        CannotUndo, PlanMoved: where that is not possible; later revisions are named.
    """
    with open_store(store, for_writing=False) as opened:
        return opened.undo(
            plan,
            number,
            by=given.person(by),
            at=given.now(),
            why=why or f"undo of revision {number}",
            period=open_period(opened, opened.load(plan).plan).name,
            new_id=given.new_id,
        )
