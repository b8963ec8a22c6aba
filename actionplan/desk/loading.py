"""A plan file taken into the store: a new plan, or the difference to the plan it was written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplan.desk import given
from actionplan.desk.answering import NewDates, bare_in, refuse_bare, with_new_dates
from actionplan.desk.plans import address_of, open_store, period_now
from actionplan.files import read_text
from actionplan.plan.changes import ChangeSet, Revision, is_append, not_made_yet
from actionplan.plan.describe import describe
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Update
from actionplan.plan.promises import without_standing_forecasts
from actionplan.plan.stamps import stamped
from actionplan.plan.text import PlanText, changes_in_file, read_plan
from actionplan.store import Store, StoredPlan, masked
from actionplan.view.overrides import bare_overrides
from actionplan.words.errors import BadPlanFile, NoStore
from actionplan.words.vocabulary import NewDate


@dataclass(frozen=True)
class Loaded:
    """What loading a plan file did, or would do: the revision made (None for none), and each change in words."""

    plan: ActionPlan
    created: bool
    revision: Revision | None
    changes: Sequence[str] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a person says of a load: who, why, whether it replaces what others did, and what new dates are."""

    person: str
    why: str
    replace: bool
    new_date: NewDate | None
    agreed_by: str


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
    why, agreed_by = given.said("why", why), given.said("agreed_by", agreed_by)
    text, asked = read_text(path), _Asked(given.person(by), why, replace, new_date, agreed_by)
    new = read_plan(text, path.name, given.new_id)
    try:
        opened = open_store(store, for_writing=not dry_run)
    except NoStore:  # a trial run makes no store
        return Loaded(new.plan, True, None)
    with opened:
        if new.plan.id not in {p.id for p in opened.plans()}:
            return _begin(opened, new.plan, asked.person, why or f"loaded from {path.name}", dry_run, store)
        latest = opened.load(new.plan.id)
        written = read_plan(text, path.name, given.new_id, latest.plan).plan
        written = stamped(written, latest.plan, by=asked.person, at=given.now(), day=given.today())
        change_set = _change_set(opened, latest, new, written, path, asked)
        return _changed(opened, change_set, written, asked.person, dry_run)


def _change_set(
    opened: Store, latest: StoredPlan, new: PlanText, written: ActionPlan, path: Path, asked: _Asked
) -> ChangeSet:
    """What a plan file changes, with an update for each promised date, and no status without its reason."""
    base = _base_of(opened, latest, new, asked.replace, path)
    changes = not_made_yet(changes_in_file(base.plan, written), latest.plan)
    changes = without_standing_forecasts(changes, latest.plan, opened.promised(new.plan.id))
    if changes and new.revision is None and not asked.replace:
        raise BadPlanFile([_NEEDS_REPLACE.format(file=path.name, plan=new.plan.id)])
    dates = NewDates(asked.new_date, asked.agreed_by, asked.why, period_now(opened, latest.plan).name)
    changes = with_new_dates(opened, latest.plan, changes, dates, asked.person)
    change_set = ChangeSet(
        new.plan.id, base.revision.number, changes, asked.why or f"loaded from {path.name}"
    )
    if any(change.kind == Update.kind and is_append(change) for change in changes):
        opened.check(change_set)  # judged on the plan as it will be, with what others said meanwhile
        refuse_bare(bare_in(latest.plan, changes), _IN_THE_FILE)
    return change_set


def _changed(opened: Store, change_set: ChangeSet, written: ActionPlan, person: str, dry_run: bool) -> Loaded:
    made = None
    if dry_run:
        opened.check(change_set)
    else:
        made = opened.apply(change_set, by=person, at=given.now())
    return Loaded(written, False, made, describe(change_set.changes, written))


def _begin(
    opened: Store, plan: ActionPlan, person: str, why: str, dry_run: bool, store: str | None
) -> Loaded:
    """Keep a plan that the store has not got yet."""
    begun = stamped(plan, None, by=person, at=given.now(), day=given.today())
    refuse_bare(
        bare_overrides(begun, [u for u in begun.updates if not u.withdrawn], given.today()), _IN_THE_FILE
    )
    if dry_run:
        return Loaded(begun, True, None)
    made = opened.create(begun, by=person, at=given.now(), why=why)
    return Loaded(begun, True, made, where=masked(address_of(store, True)))


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


_IN_THE_FILE = "Nothing was saved; put that into the plan file, then load it again."
_NEEDS_REPLACE = (
    '{file} does not say which revision of "{plan}" it was written from, so it cannot be told what others have '
    "changed since. Begin from actionplan dump {plan}, or load it with --replace to make the plan what the file says."
)
