"""The use cases, one function for each thing a person does; the only place that joins store and reports.

It is also the only place that reads the clock, and hands it down.
"""

from __future__ import annotations

import getpass
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from actionplan import workbook
from actionplan.files import read_text, write_atomically
from actionplan.plan.changes import ChangeSet, Revision
from actionplan.plan.describe import describe
from actionplan.plan.model import ActionPlan
from actionplan.plan.stamps import stamped
from actionplan.plan.text import PlanText, changes_in_file, dump_plan, read_plan
from actionplan.reports.params import ReportParams, chosen_params, path_of, write_params
from actionplan.reports.run import ReportFiles, run_report
from actionplan.store import PlanSummary as PlanSummary
from actionplan.store import Store, StoredPlan, find_store
from actionplan.view import PlanView, ReportData
from actionplan.view.plan_view import Provenance
from actionplan.words.english import UK_TIME, day_in_words
from actionplan.words.errors import BadPlanFile, NoStore
from actionplan.words.periods import Calendar, ReportingPeriod, judgement_day
from actionplan.words.vocabulary import Audience

EXAMPLE = Path("plans", "thurrock-2017-18.yaml")
EXAMPLE_PERIOD = "P06"
REPORT_NOTEBOOK = "action_plan_report.ipynb"
STORE, REVISION = "ACTIONPLAN_STORE", "ACTIONPLAN_REVISION"
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in the United Kingdom."""
    return now().astimezone(UK_TIME).date()


def person(by: str | None = None) -> str:
    """Who acts: the name given, else that of the environment, else the login name. What was said, not a proof."""
    if by or os.environ.get("ACTIONPLAN_PERSON"):
        return by or os.environ["ACTIONPLAN_PERSON"]
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without a name
        return "somebody"


def new_id(letter: str) -> str:
    """A new id: the letter of its kind and six random characters."""
    return f"{letter}-{''.join(secrets.choice(_BASE32) for _ in range(6))}"


def open_store(store: str | None = None, *, for_writing: bool = False) -> Store:
    """The store that is named, else that of the environment, else the nearest one; a new one only for writing."""
    return Store.open(_address(store, for_writing), create=for_writing)


def _address(store: str | None, for_writing: bool = False) -> str:
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


def open_view(
    plan: str, period: str = "", store: str | None = None, as_at: str = "", revision: int | None = None
) -> PlanView:
    """A plan seen at one reporting period; without a period at the one that is open."""
    stored = open_plan(plan, store, revision)
    found = _period(stored.plan, period)
    day = judgement_day(found, today(), as_at)
    made = datetime.fromisoformat(stored.revision.at).astimezone(UK_TIME)
    return PlanView(
        stored.plan,
        found,
        as_at=day,
        seen_on=today(),
        provenance=Provenance(stored.revision.number, day_in_words(made)),
    )


def _period(plan: ActionPlan, name: str) -> ReportingPeriod:
    """The period named; else the open one, the earliest that has begun and is to be reported."""
    periods = plan.settings.calendar
    if name:
        return periods.find(name)
    begun = [p for p in periods if p.reported and p.start <= today()]
    return begun[0] if begun else periods.periods[0]


def report_data(
    plan: str,
    period: str,
    audience: str = Audience.LAY_MEMBERS.value,
    as_at: str = "",
    store: str | None = None,
) -> ReportData:
    """The frozen data of a report, as the notebooks take it.

    Raises:
        ActionPlanError: an unknown plan or period, a misspelt audience or day, or no store, each in one sentence.
    """
    revision = os.environ.get(REVISION, "")
    view = open_view(plan, period, store, as_at, int(revision) if revision.isdecimal() else None)
    params = ReportParams.checked(
        {"plan": plan, "period": view.period.name, "audience": audience, "as_at": as_at}
    )
    return view.freeze(Audience(params.audience))


@dataclass(frozen=True)
class Loaded:
    """What loading a plan file did, or would do: the revision made (None for none), and each change in words."""

    plan: ActionPlan
    created: bool
    revision: Revision | None
    changes: Sequence[str] = field(default=())


def load(
    path: Path,
    store: str | None = None,
    *,
    by: str | None = None,
    why: str = "",
    replace: bool = False,
    dry_run: bool = False,
) -> Loaded:
    """Take a plan file into the store: a new plan, or the difference to the plan it was written from.

    Raises:
        BadPlanFile: with file, line and path of the first mistake.
        PlanMoved: where somebody changed meanwhile what the file changes; nothing is saved.
    """
    text = read_text(path)
    new = read_plan(text, path.name, new_id)
    try:
        opened = open_store(store, for_writing=not dry_run)
    except NoStore:  # a trial run makes no store
        return Loaded(new.plan, True, None)
    with opened:
        if new.plan.id not in {p.id for p in opened.plans()}:
            why = why or f"loaded from {path.name}"
            made = None if dry_run else opened.create(new.plan, by=person(by), at=now(), why=why)
            return Loaded(new.plan, True, made)
        base = _base_of(opened, new, replace, path)
        written = read_plan(text, path.name, new_id, base.plan).plan
        written = stamped(written, base.plan, by=person(by), at=now(), day=today())
        changes = changes_in_file(base.plan, written)
        if changes and new.revision is None and not replace:
            raise BadPlanFile([_NEEDS_REPLACE.format(file=path.name, plan=new.plan.id)])
        change_set = ChangeSet(new.plan.id, base.revision.number, changes, why or f"loaded from {path.name}")
        made = None if dry_run or not changes else opened.apply(change_set, by=person(by), at=now())
        return Loaded(written, False, made, describe(changes, written))


def _base_of(opened: Store, new: PlanText, replace: bool, path: Path) -> StoredPlan:
    """The revision that a plan file was written from; the latest where it does not say, or is to replace it."""
    latest = opened.load(new.plan.id)
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


def dump_to(path: Path, plan: str, store: str | None = None, revision: int | None = None) -> None:
    """Write a plan as a plan file, whole or not at all.

    Raises:
        CannotWrite: where the folder does not take it; a file that was there is untouched.
    """
    write_atomically(path, dump(plan, store, revision).encode("utf-8"))


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
        return opened.undo(plan, number, by=person(by), at=now(), why=why or f"undo of revision {number}")


def report(
    plan: str,
    period: str = "",
    store: str | None = None,
    *,
    audience: str = "",
    as_at: str = "",
    output_dir: Path | None = None,
    revision: int | None = None,
) -> ReportFiles:
    """Run the fortnightly report of a plan for one period and say where its files are.

    An option beats the parameter file of the period, the file the default; a missing file is written. Everything is
    checked before anything runs, and a run that fails leaves the previous report as it was.

    Raises:
        ActionPlanError: in one sentence.
    """
    address = _address(store)
    with Store.open(address) as opened:
        found = _period(opened.load(plan, revision).plan, period)
    place = workbook.find(Path.cwd())
    kept = path_of(place.params, plan, found.path)
    options = {name: text for name, text in (("audience", audience), ("as_at", as_at)) if text}
    params = chosen_params(kept, {"plan": plan, "period": found.name}, options)
    judgement_day(found, today(), params.as_at)
    if not kept.exists():
        write_params(kept, ReportParams(plan=plan, period=found.name))
    folder = output_dir or Path("reports", plan, found.path)
    return run_report(
        place, REPORT_NOTEBOOK, params, folder, _stem(found, params), _for_kernel(address, revision)
    )


def _for_kernel(address: str, revision: int | None) -> dict[str, str]:
    """What a report's kernel is told by its environment: where the plan is, and at which revision."""
    return {STORE: address, REVISION: "" if revision is None else str(revision)}


def _stem(period: ReportingPeriod, params: ReportParams) -> str:
    """The name of the report's files; the widest audience needs no mention."""
    audience = "" if params.audience == Audience.LAY_MEMBERS else f"-{params.audience.replace(' ', '-')}"
    return f"{period.path}-action-plan-report{audience}-draft"


def demo(store: str | None = None) -> tuple[Loaded | None, ReportFiles]:
    """The example: loaded where the store has not got it, and the report of its sixth fortnight."""
    example = workbook.find(Path.cwd()).templates / EXAMPLE
    plan_id = EXAMPLE.stem
    with open_store(store, for_writing=True) as opened:
        known = plan_id in {p.id for p in opened.plans()}
    loaded = None if known else load(example, store, why="the example plan")
    return loaded, report(plan_id, EXAMPLE_PERIOD, store)


def init(folder: Path) -> list[Path]:
    """Lay out a workbook folder: notebooks, parameters, templates and a starter plan; what is there stays.

    Returns:
        The files that were laid out.
    """
    return workbook.lay_out(folder)
