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
from actionplan.desk.plans import address_of, open_store
from actionplan.reports.params import ReportParams, chosen_params, path_of, write_params
from actionplan.reports.run import Rendered, ReportFiles, render, write_report
from actionplan.store import STORE_VARIABLE, IssuedReport, Store
from actionplan.view import PlanView, ReportData
from actionplan.view.checked import Finding
from actionplan.view.checked import check as check_of
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


def check(plan: str, store: str | None = None) -> tuple[Finding, ...]:
    """What is missing from a plan, or does not agree within it, as at the open period."""
    view = open_view(plan, store=store)
    return check_of(view.plan, view.period, view.as_at)


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
        issued = None if as_at else seen.latest_of(opened.reports(plan), found)
        if issued:
            return seen.frozen(opened, issued, reader)
        return seen.view_of(opened, stored, found, as_at, (reader,)).freeze(reader)


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

    An option beats the parameter file of the period, the file the default; a missing file is written. Everything
    is checked before anything runs, and a run that fails leaves the previous report as it was. A draft, an older
    revision and another day of judgement are always made from the plan; `rerun` makes an issued report again
    from its frozen data, in a folder of its own.

    Raises:
        ActionPlanError: in one sentence.
    """
    address, place = address_of(store), workbook.find(Path.cwd())
    with Store.open(address, at=given.now()) as opened:
        stored = opened.load(plan, revision)
        found = seen.period_of(opened, stored.plan, period)
        params = asked_for(place, plan, found, audience, as_at)
        folder = folder_of(place, plan, found, output_dir)
        issued = seen.latest_of(opened.reports(plan), found)
        if issued and not (draft or as_at or revision):
            reader = Audience(params.audience if audience else issued.audience)
            return _as_issued(opened, issued, reader, place, folder, address, rerun)
        if rerun:
            raise BadParameters(
                f"{found.name} of {plan} is not issued, so that there is nothing to run again."
            )
        reader = Audience(params.audience)
        data = seen.view_of(opened, stored, found, params.as_at, (reader,)).freeze(reader)
    stem = f"{stem_of(data)}{'' if revision is None else f'-revision-{revision}'}-draft"
    return write_report(run(place, data, params, folder, stem, address), folder)


def asked_for(place: Workbook, plan: str, period: ReportingPeriod, audience: str, as_at: str) -> ReportParams:
    """The parameters of a report: an option, else the period's parameter file (written where it is missing)."""
    kept = path_of(place.params, plan, period.path)
    options = {name: text for name, text in (("audience", audience), ("as_at", as_at)) if text}
    params = chosen_params(kept, {"plan": plan, "period": period.name}, options)
    judgement_day(period, given.today(), params.as_at)
    if not kept.exists():
        with suppress(CannotWrite):  # a convenience for papermill; the report needs no file
            write_params(kept, ReportParams(plan=plan, period=period.name))
    return params


def folder_of(place: Workbook, plan: str, period: ReportingPeriod, output_dir: Path | None) -> Path:
    """Where the reports of a period go; as seen from the working folder, where it lies below it."""
    folder, here = place.root / "reports" / plan / period.path, Path.cwd()
    return output_dir or (folder.relative_to(here) if folder.is_relative_to(here) else folder)


def stem_of(data: ReportData) -> str:
    """The name of a report's files; the widest audience needs no mention."""
    audience = "" if data.audience == Audience.LAY_MEMBERS else f"-{data.audience.replace(' ', '-')}"
    return f"{data.period.path}-action-plan-report{audience}"


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
    data = seen.frozen(opened, issued, reader)
    stem, own = stem_of(data), folder / f"issue-{issued.issue}"
    if reader.value == issued.audience and not rerun:
        files = opened.report_files(issued.plan, issued.period, issued.issue)
        return write_issued(issued, files, stem, own)
    params = ReportParams(plan=issued.plan, period=issued.period, audience=reader.value)
    again = own.with_name(f"{own.name}-rerun") if rerun else own
    return write_report(run(place, data, params, again, stem, address), again)


def write_issued(issued: IssuedReport, files: Mapping[str, bytes], stem: str, folder: Path) -> ReportFiles:
    """Write the copy of an issued report: its page, its notebook and its manifest.

    The frozen data stays in the store: it holds what other audiences may not see.
    """
    rendered = Rendered(stem, files[f"{stem}.html"], files[f"{stem}.ipynb"])
    return write_report(rendered, folder, {MANIFEST: issued.manifest.encode("utf-8")})


MANIFEST = "manifest.json"
