"""Reports: a plan seen at a period, its frozen data, the report run, the example and a new workbook."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from actionplan import workbook
from actionplan.desk import given
from actionplan.desk.plans import Loaded, address_of, load, open_plan, open_store
from actionplan.plan.model import ActionPlan
from actionplan.reports.params import ReportParams, chosen_params, path_of, write_params
from actionplan.reports.run import ReportFiles, run_report
from actionplan.store import STORE_VARIABLE, Store
from actionplan.view import PlanView, ReportData
from actionplan.view.plan_view import Provenance
from actionplan.words.english import UK_TIME, day_in_words
from actionplan.words.errors import BadParameters, CannotWrite
from actionplan.words.periods import ReportingPeriod, judgement_day
from actionplan.words.vocabulary import Audience

EXAMPLE = Path("plans", "thurrock-2017-18.yaml")
EXAMPLE_PERIOD = "P06"
REPORT_NOTEBOOK = "action_plan_report.ipynb"
REVISION = "ACTIONPLAN_REVISION"


def open_view(
    plan: str, period: str = "", store: str | None = None, as_at: str = "", revision: int | None = None
) -> PlanView:
    """A plan seen at one reporting period; without a period at the one that is open."""
    stored = open_plan(plan, store, revision)
    found = _period(stored.plan, period)
    day = judgement_day(found, given.today(), as_at)
    made = datetime.fromisoformat(stored.revision.at).astimezone(UK_TIME)
    return PlanView(
        stored.plan,
        found,
        as_at=day,
        seen_on=given.today(),
        provenance=Provenance(stored.revision.number, day_in_words(made)),
    )


def _period(plan: ActionPlan, name: str) -> ReportingPeriod:
    """The period named; else the open one, the earliest that has begun and is to be reported."""
    periods = plan.settings.calendar
    if name:
        return periods.find(name)
    begun = [p for p in periods if p.reported and p.start <= given.today()]
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
    for name, value in (("plan", plan), ("period", period), ("audience", audience), ("as_at", as_at)):
        if not isinstance(value, str):  # papermill makes a number of `-p period 6`
            raise BadParameters(
                f'{name} is {value!r}, which is no text. Write it as a text, such as "2017-18 P06".'
            )
    view = open_view(plan, period, store, as_at, _revision_asked())
    params = ReportParams.checked(
        {"plan": plan, "period": view.period.name, "audience": audience, "as_at": as_at}
    )
    return view.freeze(Audience(params.audience))


def _revision_asked() -> int | None:
    """The older revision that a report run asks its kernel for; nobody else sets it."""
    asked = os.environ.get(REVISION, "")
    if asked and not asked.isdecimal():
        raise BadParameters(f'{REVISION} is "{asked}", which is no revision. Unset it, or give a number.')
    return int(asked) if asked else None


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
    address = address_of(store)
    with Store.open(address, at=given.now()) as opened:
        found = _period(opened.load(plan, revision).plan, period)
    place = workbook.find(Path.cwd())
    kept = path_of(place.params, plan, found.path)
    options = {name: text for name, text in (("audience", audience), ("as_at", as_at)) if text}
    params = chosen_params(kept, {"plan": plan, "period": found.name}, options)
    judgement_day(found, given.today(), params.as_at)
    if not kept.exists():
        with suppress(CannotWrite):  # a convenience for papermill; the report needs no file
            write_params(kept, ReportParams(plan=plan, period=found.name))
    folder = output_dir or _shown(place.root / "reports" / plan / found.path)
    return run_report(
        place, REPORT_NOTEBOOK, params, folder, _stem(found, params, revision), _for_kernel(address, revision)
    )


def _for_kernel(address: str, revision: int | None) -> dict[str, str]:
    """What a report's kernel is told by its environment: where the plan is, and at which revision."""
    return {STORE_VARIABLE: address, REVISION: "" if revision is None else str(revision)}


def _shown(folder: Path) -> Path:
    """The folder as seen from the working folder, where it lies below it."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _stem(period: ReportingPeriod, params: ReportParams, revision: int | None) -> str:
    """The name of the report's files; the widest audience and the latest revision need no mention."""
    audience = "" if params.audience == Audience.LAY_MEMBERS else f"-{params.audience.replace(' ', '-')}"
    older = "" if revision is None else f"-revision-{revision}"
    return f"{period.path}-action-plan-report{audience}{older}-draft"


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
    made = workbook.lay_out(folder)
    open_store(str(folder / "actionplan.db"), for_writing=True).close()  # its own, whatever lies above
    return made
