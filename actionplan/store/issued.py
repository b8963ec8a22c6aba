"""Issued reports as the store holds them: read, in the order of the plan's chain."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from actionplan.plan.changes import HEADER
from actionplan.plan.model import PlanHeader
from actionplan.store import rows
from actionplan.store.manifest import KeptFile
from actionplan.store.schema import chains, items, report_files, reports
from actionplan.words.english import moment_in_words, quoted, span_in_words
from actionplan.words.errors import ReportWithdrawn, UnknownPeriod, UnknownReport


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """When (UTC, ISO) the content of a report was taken out, by whom and why."""

    at: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class IssuedReport:
    """A report that was issued: `sequence` is its place in the plan's chain, `at` is in UTC, ISO.

    The manifest is the text whose fingerprint is kept; `read_manifest` reads it.
    """

    plan: str
    period: str
    issue: int
    sequence: int
    number: str
    at: str
    by: str
    reason: str
    revision: int
    audience: str
    manifest: str
    fingerprint: str
    withdrawn: Withdrawn | None = None

    @property
    def name(self) -> str:
        """`thurrock-2017-18/2017-18-P06/issue-1`."""
        return report_name(self.plan, self.period, self.issue)


def report_name(plan: str, period: str, issue: int) -> str:
    """What a report is called in commands and paths; its period is given by the full name, `2017-18 P06`."""
    return f"{plan}/{period_path(period)}/issue-{issue}"


def period_path(period: str) -> str:
    """A period's full name as part of a path: `2017-18-P06`."""
    return period.replace(" ", "-").replace("..", "-to-")


@dataclass(frozen=True, slots=True)
class Chain:
    """How many reports of a plan were issued, and the fingerprint of the last; none where there is none."""

    length: int = 0
    head: str | None = None


_FIELDS = [reports.c[name] for name in IssuedReport.__dataclass_fields__]


def read_reports(connection: Connection, plan: str) -> list[IssuedReport]:
    """The issued reports of a plan, in the order of the chain.

    Raises:
        UnknownPlan: where the store does not hold it.
    """
    rows.require_plan(connection, plan)
    chosen = select(*_FIELDS).where(reports.c.plan == plan).order_by(reports.c.sequence)
    return [_report(dict(row)) for row in connection.execute(chosen).mappings()]


def _report(row: dict[str, Any]) -> IssuedReport:
    withdrawn = row.pop("withdrawn")
    return IssuedReport(**row, withdrawn=Withdrawn(**json.loads(withdrawn)) if withdrawn else None)


def read_chain(connection: Connection, plan: str) -> Chain:
    """The end of a plan's chain as it was noted when the last report was issued."""
    noted = connection.execute(select(chains.c.length, chains.c.head).where(chains.c.plan == plan)).first()
    return Chain(*noted) if noted else Chain()


def find_report(connection: Connection, plan: str, period: str, issue: int) -> IssuedReport:
    """The issue of a period, which is given by its full name.

    Raises:
        UnknownPlan, UnknownReport: where the store does not hold it.
    """
    for report in read_reports(connection, plan):
        if (report.period, report.issue) == (period, issue):
            return report
    raise UnknownReport(
        f'There is no issued report "{report_name(plan, period, issue)}" in the store. actionplan reports {plan} '
        "lists those that there are."
    )


def read_files(connection: Connection, report: IssuedReport) -> dict[str, bytes]:
    """The files of a report, by name.

    Raises:
        ReportWithdrawn: where they were taken out: by whom, when and why.
    """
    refuse_withdrawn(connection, report)
    chosen = select(report_files.c.name, report_files.c.content).where(*files_of(report))
    return {name: content for name, content in connection.execute(chosen) if content is not None}


def read_standing(
    connection: Connection, plan: str, names: Collection[str]
) -> list[tuple[IssuedReport, Mapping[str, bytes]]]:
    """The reports of a plan that have their content, in the order of the chain, each with its files of these names."""
    files: dict[tuple[str, int], dict[str, bytes]] = {}
    at = report_files.c
    chosen = select(at.period, at.issue, at.name, at.content).where(
        at.plan == plan, at.name.in_(names), at.content.is_not(None)
    )
    standing = [report for report in read_reports(connection, plan) if report.withdrawn is None]
    for period, issue, name, content in connection.execute(chosen):
        files.setdefault((period, issue), {})[name] = content
    return [(report, files.get((report.period, report.issue), {})) for report in standing]


def files_of(report: IssuedReport) -> tuple[ColumnElement[bool], ...]:
    """Which rows of the files are those of a report."""
    at = report_files.c
    return at.plan == report.plan, at.period == report.period, at.issue == report.issue


def read_kept(connection: Connection, plan: str) -> dict[tuple[str, int], list[KeptFile]]:
    """What each stored file of a plan's reports is now, by period and issue; those taken out are left out."""
    kept: dict[tuple[str, int], list[KeptFile]] = {}
    at = report_files.c
    chosen = select(at.period, at.issue, at.name, at.content).where(at.plan == plan, at.content.is_not(None))
    for period, issue, name, content in connection.execute(chosen.execution_options(yield_per=1)):
        as_bytes = (
            content if isinstance(content, bytes) else str(content).encode()
        )  # what somebody else put there
        kept.setdefault((period, issue), []).append(KeptFile.of(name, as_bytes))
    return kept


def promised(connection: Connection, plan: str) -> dict[str, str]:
    """The first date as written of each row that stood in an issued report, withdrawn ones too, by its id."""
    chosen = select(reports.c.promised).where(reports.c.plan == plan)  # each holds what none before it did
    return {row_id: date for text in connection.scalars(chosen) for row_id, date in json.loads(text).items()}


def refuse_withdrawn(connection: Connection, report: IssuedReport) -> None:
    """Raise ReportWithdrawn where the content of a report was taken out."""
    gone = report.withdrawn
    if gone:
        when = moment_in_words(datetime.fromisoformat(gone.at))
        raise ReportWithdrawn(
            f"{called(connection, report)} was withdrawn by {gone.by} on {when}, for this reason: "
            f"{quoted(gone.reason, 300)}. That it was issued stays on record; what it said was taken out."
        )


def called(connection: Connection, report: IssuedReport) -> str:
    """`Report 6 of 12 to 25 June 2017`; with the name of its period where the plan has other periods now."""
    head = select(items.c.data).where(items.c.plan == report.plan, items.c.kind == HEADER)
    header = PlanHeader.model_validate_json(connection.execute(head).scalar_one())
    try:
        period = header.settings.calendar.find(report.period)
    except UnknownPeriod:
        return f"Report {report.number} of {report.period}"
    return f"Report {report.number} of {span_in_words(period.start, period.end)}"
