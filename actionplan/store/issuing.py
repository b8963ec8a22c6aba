"""What issuing a report, and withdrawing one, do in their transaction: check, then write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection, update

from actionplan.store import genuine, issued, rows
from actionplan.store.issued import Chain, IssuedReport, Withdrawn
from actionplan.store.manifest import KeptFile, Manifest, fingerprint
from actionplan.store.saving import Entry
from actionplan.store.schema import canonical, chains, report_files, reports
from actionplan.words.english import moment_in_words
from actionplan.words.errors import CannotIssue, IssuedMeanwhile, NeedsAnswer, NotGenuine


def issue(
    connection: Connection, manifest: Manifest, files: Mapping[str, bytes], promised: Mapping[str, str]
) -> IssuedReport:
    """Keep a report as the next of its plan's chain."""
    before = issued.read_reports(connection, manifest.plan)
    rows.read_stamp(connection, manifest.plan, manifest.revision)
    _refuse_broken_chain(manifest.plan, before, issued.read_chain(connection, manifest.plan))
    _refuse_unfitting(connection, manifest, before)
    _refuse_other_files(manifest, files)
    report = _as_issued(manifest, len(before) + 1)
    connection.execute(reports.insert(), _row(report, _first_promised(connection, report.plan, promised)))
    connection.execute(report_files.insert(), [_file_row(report, *one) for one in files.items()])
    _note_end(connection, report)
    return report


def _refuse_broken_chain(plan: str, before: Sequence[IssuedReport], chain: Chain) -> None:
    """A report that was cut out must be missed now: the next one would hide that."""
    wrong = [one.sentence for one in genuine.wrong_with(plan, before, chain, {}) if not one.report]
    if wrong:
        raise NotGenuine(wrong)


def _refuse_unfitting(connection: Connection, manifest: Manifest, before: Sequence[IssuedReport]) -> None:
    head = before[-1].fingerprint if before else None
    of_period = [report for report in before if report.period == manifest.period]
    corrects = of_period[-1].fingerprint if of_period else None
    place = (len(of_period) + 1, corrects, head)
    if (manifest.issue, manifest.corrects, manifest.previous) == place:
        return
    known = [None, *(report.fingerprint for report in before)]
    if manifest.previous != head and manifest.previous in known:
        _refuse_meanwhile(connection, manifest, before[known.index(manifest.previous) :])
    raise CannotIssue(
        f"This report of {manifest.period} does not follow on the last one of {manifest.plan} in the store. Nothing "
        "of it is kept; issue it again."
    )


def _refuse_meanwhile(connection: Connection, manifest: Manifest, others: Sequence[IssuedReport]) -> None:
    of_period = [report for report in others if report.period == manifest.period]
    other = (of_period or others)[-1]
    again = "then issue again if it needs a correction" if of_period else "then issue this one again"
    raise IssuedMeanwhile(
        f"{issued.called(connection, other)} was issued by {other.by} on "
        f"{moment_in_words(datetime.fromisoformat(other.at))} while this one was being made. Nothing of this one is "
        f"kept; look at it with actionplan reports {other.plan}, {again}."
    )


def _refuse_other_files(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    given = {KeptFile.of(name, content) for name, content in files.items()}
    if given != set(manifest.files) or len(given) != len(manifest.files):
        raise NotGenuine(
            ["The files of the report are not those of its manifest. Nothing is kept; issue it again."]
        )


def _as_issued(manifest: Manifest, sequence: int) -> IssuedReport:
    text = manifest.to_text()
    said = {name: getattr(manifest, name) for name in genuine.SAID_TWICE}
    return IssuedReport(**said, sequence=sequence, manifest=text, fingerprint=fingerprint(text))


def _first_promised(connection: Connection, plan: str, promised: Mapping[str, str]) -> Mapping[str, str]:
    """What no earlier report promised: the first date stays, and every save reads them all."""
    before = issued.promised(connection, plan)
    return {row_id: date for row_id, date in promised.items() if row_id not in before}


def _row(report: IssuedReport, promised: Mapping[str, str]) -> dict[str, object]:
    return {**asdict(report), "promised": canonical(promised)}


def _file_row(report: IssuedReport, name: str, content: bytes) -> dict[str, object]:
    return {
        "plan": report.plan,
        "period": report.period,
        "issue": report.issue,
        "name": name,
        "content": content,
    }


def _note_end(connection: Connection, report: IssuedReport) -> None:
    end = {"length": report.sequence, "head": report.fingerprint}
    if report.sequence == 1:
        connection.execute(chains.insert(), {"plan": report.plan, **end})
    else:
        connection.execute(update(chains).where(chains.c.plan == report.plan).values(end))


def withdraw(connection: Connection, plan: str, period: str, number: int, entry: Entry) -> IssuedReport:
    """Take the content of a report out; its row, manifest and fingerprint stay, with who, when and why."""
    report = issued.find_report(connection, plan, period, number)
    issued.refuse_withdrawn(connection, report)
    if not entry.why.strip():
        raise NeedsAnswer(
            [f"Why is {report.name} withdrawn?"],
            "Give the reason with --reason; it is shown where the report was.",
        )
    gone = Withdrawn(entry.at, entry.by, entry.why)
    of_report = reports.c.plan == plan, reports.c.sequence == report.sequence
    connection.execute(update(reports).where(*of_report).values(withdrawn=canonical(asdict(gone))))
    connection.execute(update(report_files).where(*issued.files_of(report)).values(content=None))
    return replace(report, withdrawn=gone)
