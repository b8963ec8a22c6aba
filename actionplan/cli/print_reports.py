"""What the commands on reports print, and the findings of the completeness check."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import typer

from actionplan.cli.printing import as_data
from actionplan.words.english import count_of, listed, moment_words, one_line, sentence

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.desk import Gone, Issued, Made, Printed, Verified
    from actionplan.desk.issuing import IssuedReport
    from actionplan.reports.run import ReportFiles
    from actionplan.view.checked import Finding


def report_in_words(made: Made) -> str:
    """Where a report is, or that it is as it was."""
    if not made.made:
        return f"Nothing has changed since this report was made: {made.html}"
    return f"{made_in_words(made)}\nThe notebook behind it is at {made.notebook}"


def report_as_data(made: Made, printed: Printed | None) -> None:
    """Print which report it is, whether anything of it was made just now, and the whole paths of its files.

    `removed` and `kept` are what was a PDF beside it: of the page before, and not as we printed it.
    """
    from actionplan.desk import pdf_of

    kept = printed.kept if printed else None
    files = {
        "html": made.html,
        "notebook": made.notebook,
        "email": made.email,
        "pdf": pdf_of(made.html),
        "kept": kept,
    }
    which = {
        "plan": made.plan,
        "period": made.period,
        "audience": made.audience,
        "issued": made.number,
        "as_at": made.as_at,
        "made": made.made or (printed is not None and printed.made),
        "removed": [str(path.absolute()) for path in made.removed],
    }
    as_data(which | {name: str(path.absolute()) if path else None for name, path in files.items()})


def issued_in_words(issued: Issued) -> str:
    """What was issued, and where its copy is."""
    report = issued.report
    said = f"Report {report.number} is issued, as at {issued.as_at}: {report.name}"
    if issued.not_kept:
        said += f"\nNo backup of the store was made after it: {issued.not_kept}"
    if issued.files is None:
        return (
            f"{said}\nThe store holds it; its copy {issued.trouble} When that is put right, write it with "
            f"{issued.command}; or choose another folder with --output-dir."
        )
    beside = f"\nThe success-indicator report is at {issued.indicators}" if issued.indicators else ""
    to = f"\nSend it to: {one_line('; '.join(issued.to))}" if issued.to else ""
    return f"{said}\n{made_in_words(issued.files)}{beside}{to}"


def made_in_words(files: ReportFiles) -> str:
    """Where the page of a report is, and the text for the e-mail that goes with it; what of the page before is gone."""
    email = f"\nThe text for its e-mail is at {files.email}" if files.email else ""
    removed = "".join(f"\nThe PDF of the page before was removed: {path}" for path in files.removed)
    return f"The report is at {files.html}{email}{removed}"


def printed_in_words(printed: Printed) -> str:
    """Where the PDF of a page is, and what lay in its place."""
    return f"The PDF is at {printed.path}{printed.kept_in_words}"


def issued_reports(found: Sequence[IssuedReport], as_json: bool) -> None:
    """List issued reports, in the order of their issue."""
    if as_json:
        as_data([_report_data(report, found) for report in found])
        return
    if not found:
        typer.echo("No report of this plan was issued yet.")
    for report in found:
        typer.echo(f"Report {report.number}: {report.name}")
        issued = f"Issued {_when(report.at)}, by {report.by}, for {report.audience}, from revision {report.revision}."
        typer.echo(f"  {one_line(issued)}")
        typer.echo(f"  {one_line(_standing(report, found))}")


def _standing(report: IssuedReport, found: Sequence[IssuedReport]) -> str:
    """Whether it counts: withdrawn, superseded by a correction, or the one that stands."""
    if report.withdrawn:
        return f"Withdrawn {report.withdrawn.by_whom}: {report.withdrawn.reason}"
    later = _superseded_by(report, found)
    corrected = f" Corrects {_corrected(report, found)}: {report.reason}" if report.issue > 1 else ""
    return (f"Superseded by {later}." if later else _stands(report, found)) + corrected


def _stands(report: IssuedReport, found: Sequence[IssuedReport]) -> str:
    gone = [r.number for r in found if r.period == report.period and r.issue > report.issue]
    return f"Stands; {listed(gone)} {'was' if len(gone) == 1 else 'were'} withdrawn." if gone else "Stands."


def _superseded_by(report: IssuedReport, found: Sequence[IssuedReport]) -> str:
    """The number of the report that counts instead, if a later one does."""
    from actionplan.desk import standing

    counts = standing(found, report.period)
    return counts.number if counts and counts.issue > report.issue else ""


def _corrected(report: IssuedReport, found: Sequence[IssuedReport]) -> str:
    """The number of the report before it; a damaged store may have lost that one."""
    before = [r.number for r in found if r.period == report.period and r.issue == report.issue - 1]
    return before[0] if before else "one that is missing"


def _when(at: str) -> str:
    return moment_words(at)


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
    said += [f"{path} was printed from its page." for path in found.printed]
    said += [
        f"{path} lies beside its page and cannot be checked: it is not as --pdf printed it."
        for path in found.beside
    ]
    return "\n".join([*said, f"The chain holds: {count_of(found.in_chain, 'report')}, none missing."])


def _genuine(report: IssuedReport) -> str:
    mark = f"fingerprint {report.fingerprint}"
    if report.withdrawn:
        why = f"withdrawn {report.withdrawn.by_whom} ({report.withdrawn.reason})"
        return one_line(f"{report.name}: {why}; {mark}.")
    return f"{report.name}: report {report.number} is what was issued; {mark}."


def withdrawn_in_words(gone: Gone) -> str:
    """What was taken out, what stays, and what only a person can do."""
    report, copies = gone.report, [str(copy) for copy in gone.removed]
    removed = f" Its copy in {listed(copies)} is removed." if copies else ""
    return "\n".join(
        [
            f"Report {report.number} ({report.name}) is withdrawn: its content is out of the store; its number, time "
            f"and fingerprint, who and why stay.{removed}",
            *_paths(
                "These could not be removed; close them where they are open, and delete them:", gone.stuck
            ),
            *_paths(
                "These are not what was issued, and were left; see whether they say the same:", gone.left
            ),
            *_paths(
                "These backups of the store may still hold it; delete those that you do not need:",
                gone.backups,
            ),
            "Copies that were sent or made elsewhere are yours to delete. If the plan still holds the words, change it "
            "and issue a corrected report. Later reports may say the same: look through them, and withdraw those that "
            "do. The plan's history keeps what was edited, those words too.",
        ]
    )


def _paths(said: str, paths: Sequence[Path]) -> list[str]:
    return [said, *(f"  {path}" for path in paths)] if paths else []


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
