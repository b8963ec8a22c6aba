"""Reports: a plan seen at a period, its frozen data, and the run that makes its page and notebook."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from actionplan import folders
from actionplan.desk import given, seen
from actionplan.desk.copies import (
    ACTION_PLAN,
    INDICATORS,
    Document,
    copy_in,
    email_of,
    folder_of,
    holds,
    refuse_other,
    stem_of,
    write_made,
)
from actionplan.desk.making import Made, Making, copied
from actionplan.desk.own_notebook import asked_document
from actionplan.desk.plans import address_of, open_store
from actionplan.folders import Workbook
from actionplan.reports.params import ReportParams, chosen_params, path_of, write_params
from actionplan.reports.run import Rendered, render, write_report
from actionplan.store import STORE_VARIABLE, IssuedReport, Store, period_path
from actionplan.view import PlanView, ReportData
from actionplan.words.errors import BadParameters, CannotWrite
from actionplan.words.periods import ReportingPeriod, judgement_day
from actionplan.words.vocabulary import Audience

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
    indicators: bool = False,
    notebook: Path | None = None,
    if_needed: bool = False,
) -> Made:
    """The fortnightly report of a plan for one period, or with `indicators` the success-indicator report.

    With a `notebook` it is what that one, an analyst's own, makes of the same data. An option beats the period's
    parameter file, which is written where it is missing. A run that fails leaves the previous report as it was. An
    issued report is written as it was issued, unless `draft`, a revision or `as_at` ask for one from the plan, or
    `rerun` for one made again from its frozen data. `if_needed` does nothing where nothing has changed.

    Raises:
        ActionPlanError: in one sentence.
    """
    from_plan, document = bool(draft or as_at or revision), asked_document(indicators, notebook)
    _refuse_with_rerun(rerun, from_plan, if_needed)
    address, place = address_of(store), folders.find(Path.cwd())
    with open_store(address) as opened:
        found = seen.period_of(opened, opened.load(plan, revision).plan, period)
        params = asked_for(place, plan, found, given_options(audience=audience, as_at=as_at))
        where = _Where(opened, address, place, folder_of(place, plan, found.path, output_dir))
        issued = None if from_plan else opened.standing(plan, found.name)
        if issued:
            reader = params.reader if audience else Audience(issued.audience)
            made = _as_issued(where, _Wanted(issued, reader, document, rerun, if_needed))
            return replace(made, asked=found.asked)
        if rerun:
            raise BadParameters(_NOTHING_TO_RERUN.format(period=found.name, plan=plan))
        return replace(_drafted(where, found, params, revision, document, if_needed), asked=found.asked)


@dataclass(frozen=True, slots=True)
class _Where:
    """The open store with its address, the workbook, and the folder of the reports on a period."""

    opened: Store
    address: str
    place: Workbook
    folder: Path

    def run(
        self, data: ReportData, params: ReportParams, folder: Path, stem: str, document: Document
    ) -> Rendered:
        """Run the notebook of a document for one of its folders."""
        return run(self.place, data, params, folder, stem, self.address, document)


def _drafted(
    where: _Where,
    period: ReportingPeriod,
    params: ReportParams,
    revision: int | None,
    document: Document,
    if_needed: bool,
) -> Made:
    """A report from the plan, as it is when no other run makes one in the folder any more."""

    def freeze() -> ReportData:
        stored = where.opened.load(params.plan, revision)
        found = replace(seen.period_of(where.opened, stored.plan, period.name), asked=period.asked)
        return seen.view_of(where.opened, stored, found, params.as_at, params.reader).freeze(params.reader)

    folder, older = where.folder, "" if revision is None else f"-revision-{revision}"
    stem = f"{stem_of(period.path, params.reader, document)}{older}-draft"
    return Making(where.place, freeze, params, folder, stem, document, if_needed).made(
        lambda data: where.run(data, params, folder, stem, document),
        lambda data, rendered: write_report(rendered, folder, email_of(data, rendered.files, document)),
    )


def _refuse_with_rerun(rerun: bool, from_plan: bool, if_needed: bool) -> None:
    if rerun and (from_plan or if_needed):
        raise BadParameters(_RERUN_AND_FROM_PLAN if from_plan else _RERUN_IF_NEEDED)


_NOTHING_TO_RERUN = "{period} of {plan} is not issued, so that there is nothing to run again."
_RERUN_AND_FROM_PLAN = (
    "--rerun makes an issued report again as it was issued; --draft, --as-at and --revision make another from the "
    "plan. Leave out the one or the other."
)
_RERUN_IF_NEEDED = "--rerun makes an issued report again in any case. Leave out --rerun or --if-needed."


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
    place: Workbook,
    data: ReportData,
    params: ReportParams,
    folder: Path,
    stem: str,
    address: str,
    document: Document = ACTION_PLAN,
) -> Rendered:
    """Run the notebook of a document on frozen data; nothing is written yet."""
    with _handing_over(data, address) as environment:
        return render(place, document.notebook, params, folder, stem, environment)


@contextmanager
def _handing_over(data: ReportData, address: str) -> Iterator[Mapping[str, str]]:
    """What a report's kernel is told by its environment: where the plan is, and the data to print."""
    with TemporaryDirectory(prefix="actionplan-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "data.json")
        path.write_text(data.to_json(), "utf-8")
        yield {STORE_VARIABLE: address, DATA_VARIABLE: str(path)}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is wanted of an issued report: for whom, which of its documents, again, or only if it is needed."""

    issued: IssuedReport
    reader: Audience
    document: Document
    rerun: bool
    if_needed: bool

    @property
    def is_kept(self) -> bool:
        """Whether it is what was issued, to the byte."""
        to_others = self.reader.value != self.issued.audience
        return not (to_others or self.rerun) and holds(self.issued, self.document)

    @property
    def made_again(self) -> tuple[str, ...]:
        """What the folder of its copy is called by, where it is made from the frozen data."""
        if self.is_kept:
            return ()
        to = "" if self.reader.value == self.issued.audience else self.reader.slug
        return to, self.document.about, "rerun" if self.rerun else ""


def _as_issued(where: _Where, wanted: _Wanted) -> Made:
    """An issued report: its stored files; for another audience, of another document, or again, a run on frozen data."""
    issued, reader, document = wanted.issued, wanted.reader, wanted.document
    copy = copy_in(where.folder, issued.issue, *wanted.made_again)
    if wanted.is_kept:
        files = where.opened.report_files(issued.plan, issued.period, issued.issue)
        return copied(issued, files, copy, document, if_needed=wanted.if_needed)
    refuse_other(copy, issued.name)
    frozen = seen.frozen(where.opened, issued, reader)
    if document is INDICATORS and frozen.success is None:
        raise BadParameters(_ISSUED_WITHOUT.format(number=issued.number))
    params = ReportParams(plan=issued.plan, period=issued.period, audience=reader.value)
    stem = stem_of(period_path(issued.period), reader, document)
    again = Making(
        where.place, lambda: frozen, params, copy, stem, document, wanted.if_needed, not wanted.rerun
    )
    return again.made(
        lambda data: where.run(data, params, copy, stem, document),
        lambda data, rendered: write_made(issued, rendered, copy, email_of(data, rendered.files, document)),
    )


_ISSUED_WITHOUT = (
    "Report {number} was issued before success indicators were kept with it. Add --draft to make the report from the "
    "plan as it is."
)
