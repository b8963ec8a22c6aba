"""What issuing a report, and withdrawing one, do in their transaction: check, then write."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace

from sqlalchemy import Connection, update

from actionplan.plan.model import KINDS, row_name
from actionplan.store import genuine, issued, rows
from actionplan.store.issued import PROMISED, Chain, IssuedReport, promised_file
from actionplan.store.manifest import KeptFile, Manifest, fingerprint
from actionplan.store.rows import Kept
from actionplan.store.saving import Entry
from actionplan.store.schema import chains, report_files, reports
from actionplan.store.withdrawn import Withdrawn
from actionplan.words.english import moment_words, quoted
from actionplan.words.errors import CannotIssue, IssuedMeanwhile, NeedsAnswer, NotGenuine


def issue(
    connection: Connection,
    manifest: Manifest,
    files: Mapping[str, bytes],
    promised: Mapping[str, str],
    seen: Collection[IssuedReport],
) -> IssuedReport:
    """Keep a report as the next of its plan's chain."""
    before = issued.read_reports(connection, manifest.plan)
    rows.read_stamp(connection, manifest.plan, manifest.revision)
    _refuse_broken_chain(manifest.plan, before, issued.read_chain(connection, manifest.plan))
    _refuse_unfitting(connection, manifest, before)
    _refuse_withdrawn(connection, before, seen)
    _refuse_other_files(manifest, files, promised)
    _refuse_moved(connection, manifest.plan, promised)
    report = _as_issued(manifest, len(before) + 1)
    connection.execute(reports.insert(), asdict(report))
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
        f"{moment_words(other.at)} while this one was being made. Nothing of this one is "
        f"kept; look at it with actionplan reports {other.plan}, {again}."
    )


def _refuse_withdrawn(
    connection: Connection, now: Sequence[IssuedReport], seen: Collection[IssuedReport]
) -> None:
    """What was taken out of a report while this one was made may stand in this one."""
    had_content = {report.fingerprint for report in seen if report.withdrawn is None}
    for report in now:
        if report.withdrawn and report.fingerprint in had_content:
            raise CannotIssue(
                f"{issued.called(connection, report)} was withdrawn {report.withdrawn.by_whom} while this one was "
                "being made, and this one may say the same. Nothing of this one is kept; see that the plan no longer "
                "holds the words, then issue it again."
            )


def _refuse_other_files(manifest: Manifest, files: Mapping[str, bytes], promised: Mapping[str, str]) -> None:
    given = {KeptFile.of(name, content) for name, content in files.items()}
    listed = files.get(PROMISED) == promised_file(promised)
    if given != set(manifest.files) or len(given) != len(manifest.files) or not listed:
        raise NotGenuine(
            ["The files of the report are not those of its manifest. Nothing is kept; issue it again."]
        )


def _refuse_moved(connection: Connection, plan: str, promised: Mapping[str, str]) -> None:
    """A date that somebody changed while the report was made would be told nowhere: no report had promised it yet."""
    kept = {row.id: row for row in rows.read_items(connection, plan) if row.id in promised}
    moved = [_moved(kept.get(row_id), row_id, date) for row_id, date in promised.items()]
    for said in filter(None, moved):
        raise CannotIssue(
            f"{said} while this report was being made. Nothing of the report is kept; issue it again."
        )


def _moved(row: Kept | None, row_id: str, date: str) -> str:
    """What became of a promised row since, in the first words of a sentence; nothing where all is as it was."""
    if row is None:
        return f'The row "{row_id}" left the plan'
    now = None if row.removed is not None else json.loads(row.data).get("date", "")
    if now == date:
        return ""
    name = row_name(KINDS[row.kind][1].model_validate_json(row.data))
    if now is None:
        return f"{name} left the plan"
    return f"{name} had the date {quoted(date or 'none')} and got {quoted(now or 'none')}"


def _as_issued(manifest: Manifest, sequence: int) -> IssuedReport:
    text = manifest.to_text()
    said = {name: getattr(manifest, name) for name in genuine.SAID_TWICE}
    return IssuedReport(**said, sequence=sequence, manifest=text, fingerprint=fingerprint(text))


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
    """Take the content of a report out; its row, manifest and fingerprint stay, with who, when and why.

    The list of the rows that it promised stays too: a date in it changes with an answer still.
    """
    report = issued.find_report(connection, plan, period, number)
    issued.refuse_withdrawn(connection, report)
    if not entry.why.strip():
        raise NeedsAnswer(
            [f"Why is {report.name} withdrawn?"],
            "Give the reason with --reason; it is shown where the report was.",
        )
    gone = Withdrawn(entry.at, entry.by, entry.why)
    of_report = reports.c.plan == plan, reports.c.sequence == report.sequence
    connection.execute(update(reports).where(*of_report).values(withdrawn=gone.note(report.fingerprint)))
    content = update(report_files).where(*issued.files_of(report), report_files.c.name != PROMISED)
    connection.execute(content.values(content=None))
    return replace(report, withdrawn=gone)
