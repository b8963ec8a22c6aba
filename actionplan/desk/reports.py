"""Reports: a plan seen at a period, its frozen data, and the run that makes its page and notebook."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from actionplan import workbook
from actionplan.desk import given, seen
from actionplan.desk.copies import copy_in, folder_of, refuse_other, stem_of, write_copy, write_made
from actionplan.desk.plans import address_of, open_store
from actionplan.reports.params import ReportParams, chosen_params, path_of, write_params
from actionplan.reports.run import Rendered, ReportFiles, render, write_report
from actionplan.store import STORE_VARIABLE, IssuedReport, Store, period_path
from actionplan.view import PlanView, ReportData
from actionplan.words.errors import BadParameters, CannotWrite
from actionplan.words.periods import ReportingPeriod, judgement_day
from actionplan.words.vocabulary import Audience
from actionplan.workbook import Workbook

REPORT_NOTEBOOK = "action_plan_report.ipynb"
DATA_VARIABLE = "ACTIONPLAN_REPORT_DATA"


def open_view(
    plan: str, period: str = "", store: str | None = None, as_at: str = "", revision: int | None = None
) -> PlanView:
    """A plan seen at one reporting period; without a period at the one that is open."""
    with open_store(store) as opened:
        stored = opened.load(plan, revision)
        return seen.view_of(opened, stored, seen.period_of(opened, stored.plan, period), as_at)


def report_data(
    plan: str,
    period: str,
    audience: str = Audience.LAY_MEMBERS.value,
    as_at: str = "",
    store: str | None = None,
) -> ReportData:
    """The frozen data of a report, as the notebooks take it: the issued one, or fresh from the plan.

    Raises:
        ActionPlanError: an unknown plan or period, a misspelt audience or day, or no store, each in one sentence.
    """
    for name, value in (("plan", plan), ("period", period), ("audience", audience), ("as_at", as_at)):
        if not isinstance(value, str):  # papermill makes a number of `-p period 6`
            raise BadParameters(
                f'{name} is {value!r}, which is no text. Write it as a text, such as "2017-18 P06".'
            )
    handed = _handed_over()
    if handed and (handed.plan, handed.period.name, handed.audience) == (plan, period, audience):
        return handed
    with open_store(store) as opened:
        stored = opened.load(plan)
        found = seen.period_of(opened, stored.plan, period)
        given_as = {"plan": plan, "period": found.name, "audience": audience, "as_at": as_at}
        reader = Audience(ReportParams.checked(given_as).audience)
        issued = None if as_at else opened.standing(plan, found.name)
        if issued:
            return seen.frozen(opened, issued, reader)
        return seen.view_of(opened, stored, found, as_at, reader).freeze(reader)


def _handed_over() -> ReportData | None:
    """The data that a report run hands to its kernel; nobody else sets it."""
    path = os.environ.get(DATA_VARIABLE, "")
    if not path:
        return None
    try:
        return ReportData.from_json(Path(path).read_text("utf-8"))
    except (OSError, ValidationError):
        raise BadParameters(f"{DATA_VARIABLE} names no frozen data of a report. Unset it.") from None


def report(
    plan: str,
    period: str = "",
    store: str | None = None,
    *,
    audience: str = "",
    as_at: str = "",
    output_dir: Path | None = None,
    revision: int | None = None,
    draft: bool = False,
    rerun: bool = False,
) -> ReportFiles:
    """The fortnightly report of a plan for one period: made from the plan, or, where it is issued, as issued.

    An option beats the period's parameter file, which is written where it is missing. A run that fails leaves the
    previous report as it was. `draft`, a revision and `as_at` ask for one from the plan; `rerun` makes an issued report
    again from its frozen data, in a folder of its own.

    Raises:
        ActionPlanError: in one sentence.
    """
    from_plan = bool(draft or as_at or revision)
    if rerun and from_plan:
        raise BadParameters(_RERUN_AND_FROM_PLAN)
    address, place = address_of(store), workbook.find(Path.cwd())
    with Store.open(address, at=given.now()) as opened:
        stored = opened.load(plan, revision)
        found = seen.period_of(opened, stored.plan, period)
        params = asked_for(place, plan, found, given_options(audience=audience, as_at=as_at))
        folder = folder_of(place, plan, found.path, output_dir)
        issued = None if from_plan else opened.standing(plan, found.name)
        if issued:
            reader = params.reader if audience else Audience(issued.audience)
            return _as_issued(opened, issued, reader, place, folder, address, rerun)
        if rerun:
            raise BadParameters(
                f"{found.name} of {plan} is not issued, so that there is nothing to run again."
            )
        data = seen.view_of(opened, stored, found, params.as_at, params.reader).freeze(params.reader)
    return write_report(run(place, data, params, folder, _stem_of_draft(data, revision), address), folder)


def _stem_of_draft(data: ReportData, revision: int | None) -> str:
    older = "" if revision is None else f"-revision-{revision}"
    return f"{stem_of(data.period.path, Audience(data.audience))}{older}-draft"


_RERUN_AND_FROM_PLAN = (
    "--rerun makes an issued report again as it was issued; --draft, --as-at and --revision make another from the "
    "plan. Leave out the one or the other."
)


def given_options(**options: str) -> dict[str, str]:
    """The options that were given.

    Raises:
        BadChange: where one holds what is no text.
    """
    return {name: given.said(name, text) for name, text in options.items() if text.strip()}


def asked_for(
    place: Workbook, plan: str, period: ReportingPeriod, options: Mapping[str, str]
) -> ReportParams:
    """The parameters of a report: an option, else the period's parameter file (written where it is missing)."""
    kept = path_of(place.params, plan, period.path)
    params = chosen_params(kept, {"plan": plan, "period": period.name}, options)
    judgement_day(period, given.today(), params.as_at)
    if not kept.exists():
        with suppress(CannotWrite):  # a convenience for papermill; the report needs no file
            write_params(kept, ReportParams(plan=plan, period=period.name))
    return params


def run(
    place: Workbook, data: ReportData, params: ReportParams, folder: Path, stem: str, address: str
) -> Rendered:
    """Run the report notebook on frozen data; nothing is written yet."""
    with _handing_over(data, address) as environment:
        return render(place, REPORT_NOTEBOOK, params, folder, stem, environment)


@contextmanager
def _handing_over(data: ReportData, address: str) -> Iterator[Mapping[str, str]]:
    """What a report's kernel is told by its environment: where the plan is, and the data to print."""
    with TemporaryDirectory(prefix="actionplan-") as folder:
        path = Path(folder, "data.json")
        path.write_text(data.to_json(), "utf-8")
        yield {STORE_VARIABLE: address, DATA_VARIABLE: str(path)}


def _as_issued(
    opened: Store,
    issued: IssuedReport,
    reader: Audience,
    place: Workbook,
    folder: Path,
    address: str,
    rerun: bool,
) -> ReportFiles:
    """An issued report: its stored files; for another audience, or again, a run on its frozen data."""
    other = None if reader.value == issued.audience else reader
    copy = copy_in(folder, issued.issue, other, rerun=rerun)
    if not (other or rerun):
        return write_copy(issued, opened.report_files(issued.plan, issued.period, issued.issue), copy)
    refuse_other(copy, issued.name)
    params = ReportParams(plan=issued.plan, period=issued.period, audience=reader.value)
    data, stem = seen.frozen(opened, issued, reader), stem_of(period_path(issued.period), reader)
    return write_made(issued, run(place, data, params, copy, stem, address), copy)
