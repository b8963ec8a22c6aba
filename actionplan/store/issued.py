"""Issued reports as the store holds them: read, in the order of the plan's chain."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from actionplan.plan.changes import HEADER
from actionplan.plan.fields import check_moment
from actionplan.plan.model import PlanHeader
from actionplan.store import rows
from actionplan.store.manifest import KeptFile, fingerprint, read_manifest, sha256_of
from actionplan.store.schema import canonical, chains, items, report_files, reports
from actionplan.store.withdrawn import Withdrawn
from actionplan.words.english import quoted, span_in_words
from actionplan.words.errors import NotGenuine, ReportWithdrawn, UnknownPeriod, UnknownReport

PROMISED = "promised.json"


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


def standing(reports: Iterable[IssuedReport], period: str) -> IssuedReport | None:
    """The report of a period, which is given by its full name, that counts: the latest issue that has its content."""
    there = [report for report in reports if report.period == period and report.withdrawn is None]
    return max(there, key=lambda report: report.issue, default=None)


@dataclass(frozen=True, slots=True)
class Chain:
    """How many reports of a plan were issued, and the fingerprint of the last; none where there is none."""

    length: int = 0
    head: str | None = None


_COUNTS = ("issue", "sequence", "revision")
_FIELDS = [reports.c[name] for name in IssuedReport.__dataclass_fields__]


def read_reports(connection: Connection, plan: str) -> list[IssuedReport]:
    """The issued reports of a plan, in the order of the chain.

    Raises:
        UnknownPlan: where the store does not hold it.
        NotGenuine: where an entry of the list is none.
    """
    rows.require_plan(connection, plan)
    chosen = select(*_FIELDS).where(reports.c.plan == plan).order_by(reports.c.sequence)
    return [_report(dict(row)) for row in connection.execute(chosen).mappings()]


def _report(row: dict[str, Any]) -> IssuedReport:
    note = row.pop("withdrawn")
    _refuse_damaged(row)
    withdrawn = None if note is None else Withdrawn.noted(note, row["fingerprint"])
    return IssuedReport(**row, withdrawn=withdrawn)


def _refuse_damaged(row: Mapping[str, Any]) -> None:
    """SQLite keeps whatever another program puts into a column."""
    try:
        if not all(isinstance(row[name], int if name in _COUNTS else str) for name in row):
            raise ValueError("a number or a text is none")
        check_moment(row["at"])
    except ValueError:
        raise NotGenuine(
            [
                f"The entry of {row['period']} in the list of reports of {row['plan']} cannot be read. Restore the "
                "store from a copy."
            ]
        ) from None


def read_chain(connection: Connection, plan: str) -> Chain:
    """The end of a plan's chain as it was noted when the last report was issued.

    Raises:
        NotGenuine: where it is no number.
    """
    noted = connection.execute(select(chains.c.length, chains.c.head).where(chains.c.plan == plan)).first()
    if noted and not isinstance(noted.length, int):
        raise NotGenuine(
            [
                f"The record of how many reports of {plan} were issued cannot be read. Restore the store from a copy."
            ]
        )
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
    """The files of a report, by name, each the same as when it was issued.

    Raises:
        ReportWithdrawn: where they were taken out: by whom, when and why.
        NotGenuine: where one is missing or is not what was issued.
    """
    refuse_withdrawn(connection, report)
    chosen = select(report_files.c.name, report_files.c.content).where(*files_of(report))
    return _as_issued(report, {name: _bytes(content) for name, content in connection.execute(chosen)})


def _bytes(content: object) -> bytes | None:
    """What is kept of a file; a text is what somebody else put there."""
    return content if isinstance(content, bytes | None) else str(content).encode("utf-8")


def _as_issued(
    report: IssuedReport, stored: Mapping[str, bytes | None], names: Collection[str] | None = None
) -> dict[str, bytes]:
    """The files of a report that its manifest names (of these names, where they are given)."""
    if fingerprint(report.manifest) != report.fingerprint:
        raise _lost(report, "The manifest", "is not what was issued")
    files: dict[str, bytes] = {}
    for file in read_manifest(report.manifest).files:
        if names is None or file.name in names:
            content = stored.get(file.name)
            if content is None:
                raise _lost(report, "A file", "is missing from the store")
            if sha256_of(content) != file.sha256:
                raise _lost(report, "A file", "is not what was issued")
            files[file.name] = content
    return files


def _lost(report: IssuedReport, what: str, how: str) -> NotGenuine:
    return NotGenuine(
        [
            f"{what} of {report.name} {how}. Restore the store from a copy; actionplan verify {report.name} says what "
            "is wrong."
        ]
    )


def read_standing(
    connection: Connection, plan: str, names: Collection[str]
) -> list[tuple[IssuedReport, Mapping[str, bytes]]]:
    """The reports of a plan that have their content, in the order of the chain, each with its files of these names.

    Raises:
        NotGenuine: where one of the files is missing or is not what was issued.
    """
    files: dict[tuple[str, int], dict[str, bytes | None]] = {}
    at = report_files.c
    chosen = select(at.period, at.issue, at.name, at.content).where(
        at.plan == plan, at.name.in_(names), at.content.is_not(None)
    )
    standing = [report for report in read_reports(connection, plan) if report.withdrawn is None]
    for period, issue, name, content in connection.execute(chosen):
        files.setdefault((period, issue), {})[name] = _bytes(content)
    return [
        (report, _as_issued(report, files.get((report.period, report.issue), {}), names))
        for report in standing
    ]


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
        kept.setdefault((period, issue), []).append(KeptFile.of(name, _bytes(content) or b""))
    return kept


def read_periods(connection: Connection, plan: str) -> frozenset[str]:
    """The full names of the periods of which a report was issued, withdrawn ones too."""
    return frozenset(connection.scalars(select(reports.c.period).where(reports.c.plan == plan)))


def promised_file(ids: Iterable[str]) -> bytes:
    """The file of a report that lists the rows in it by their ids, and holds no word of theirs."""
    return canonical(sorted(ids)).encode("utf-8")


def promised(connection: Connection, plan: str) -> frozenset[str]:
    """The ids of the rows that stood in an issued report, withdrawn ones too.

    Raises:
        NotGenuine: where a list of them is none.
    """
    at = report_files.c
    chosen = select(at.content).where(at.plan == plan, at.name == PROMISED, at.content.is_not(None))
    try:
        return frozenset(row_id for content in connection.scalars(chosen) for row_id in json.loads(content))
    except (TypeError, ValueError):
        raise NotGenuine(
            [f"What the issued reports of {plan} promise cannot be read. Restore the store from a copy."]
        ) from None


def refuse_withdrawn(connection: Connection, report: IssuedReport) -> None:
    """Raise ReportWithdrawn where the content of a report was taken out."""
    gone = report.withdrawn
    if gone:
        raise ReportWithdrawn(
            f"{called(connection, report)} was withdrawn {gone.by_whom}, for this reason: "
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
