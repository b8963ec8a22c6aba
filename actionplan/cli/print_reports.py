"""What the commands on reports print, and the findings of the completeness check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from actionplan.cli.printing import as_data
from actionplan.words.english import count_of, moment_in_words, sentence

if TYPE_CHECKING:
    from actionplan.desk import Issued, Verified
    from actionplan.desk.issuing import IssuedReport
    from actionplan.view.checked import Finding


def issued_in_words(issued: Issued) -> str:
    """What was issued, and where its copy is."""
    report = issued.report
    said = f"Report {report.number} is issued, as at {issued.as_at}: {report.name}"
    if issued.files is None:
        command = f"actionplan report {report.plan} --period {report.period.split()[-1]}"
        return f"{said}\nThe store holds it; its copy was not written. {issued.trouble} Then run {command}"
    return f"{said}\nThe report is at {issued.files.html}"


def issued_reports(found: Sequence[IssuedReport], as_json: bool) -> None:
    """List issued reports, in the order of their issue."""
    if as_json:
        as_data([_report_data(report, found) for report in found])
        return
    if not found:
        typer.echo("No report of this plan was issued yet.")
    for report in found:
        typer.echo(f"Report {report.number}: {report.name}")
        typer.echo(
            f"  Issued {_when(report.at)}, by {report.by}, for {report.audience}, from revision {report.revision}."
        )
        typer.echo(f"  {_standing(report, found)}")


def _standing(report: IssuedReport, found: Sequence[IssuedReport]) -> str:
    """Whether it counts: withdrawn, superseded by a correction, or the one that stands."""
    if report.withdrawn:
        gone = report.withdrawn
        return f"Withdrawn by {gone.by} on {_when(gone.at)}: {gone.reason}"
    later = _superseded_by(report, found)
    corrected = f" Corrects {_corrected(report, found)}: {report.reason}" if report.issue > 1 else ""
    return (f"Superseded by {later}." if later else "Stands.") + corrected


def _superseded_by(report: IssuedReport, found: Sequence[IssuedReport]) -> str:
    later = [r for r in found if r.period == report.period and r.issue > report.issue]
    return max(later, key=lambda r: r.issue).number if later else ""


def _corrected(report: IssuedReport, found: Sequence[IssuedReport]) -> str:
    return next(r.number for r in found if r.period == report.period and r.issue == report.issue - 1)


def _when(at: str) -> str:
    return moment_in_words(datetime.fromisoformat(at))


def _report_data(report: IssuedReport, found: Sequence[IssuedReport]) -> dict[str, Any]:
    gone = report.withdrawn
    return {
        "name": report.name,
        "number": report.number,
        "period": report.period,
        "issue": report.issue,
        "at": report.at,
        "by": report.by,
        "reason": report.reason,
        "audience": report.audience,
        "revision": report.revision,
        "fingerprint": report.fingerprint,
        "superseded_by": _superseded_by(report, found) or None,
        "withdrawn": {"at": gone.at, "by": gone.by, "reason": gone.reason} if gone else None,
    }


def verified_in_words(found: Verified) -> str:
    """What was checked, and that all of it holds."""
    said = [_genuine(report) for report in found.reports]
    if found.folder:
        said.append(f"The copy in {found.folder} is the same.")
    return "\n".join([*said, f"The chain holds: {count_of(found.in_chain, 'report')}, none missing."])


def _genuine(report: IssuedReport) -> str:
    mark = f"fingerprint {report.fingerprint}"
    if report.withdrawn:
        gone = report.withdrawn
        return f"{report.name}: withdrawn by {gone.by} on {_when(gone.at)} ({gone.reason}); {mark}."
    return f"{report.name}: report {report.number} is what was issued; {mark}."


def withdrawn_in_words(report: IssuedReport, folder: Path | None) -> str:
    """What was taken out, what stays, and what only a person can do."""
    removed = f" Its copy in {folder} is removed." if folder else ""
    return (
        f"Report {report.number} ({report.name}) is withdrawn: its content is out of the store; its number, time and "
        f"fingerprint, who and why stay.{removed}\nCopies that were sent or made elsewhere are yours to delete. If the "
        "plan still holds the words, change it and issue a corrected report."
    )


def findings(found: Sequence[Finding], as_json: bool) -> None:
    """List what the completeness check found, by its subjects; what is the same for several rows is said once."""
    if as_json:
        as_data([finding.to_json() for finding in found])
        return
    for heading, under in groupby(found, key=lambda finding: finding.heading):
        typer.echo(heading)
        for said, alike in groupby(under, key=lambda finding: f"{finding.problem} {finding.advice}"):
            typer.echo(_said_once(said, [finding.where for finding in alike]))
        typer.echo("")
    typer.echo(sentence(f"{count_of(len(found), 'thing')} to look at") if found else "Nothing is missing.")


def _said_once(said: str, where: Sequence[str]) -> str:
    if len(where) == 1:
        return f"  {where[0]}: {said}"
    return "\n".join([f"  {said}", *(f"    {row}" for row in where)])
