"""The copies of issued reports in folders: where they go, and what is written there. The store holds the reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from actionplan import folders
from actionplan.folders import Workbook
from actionplan.reports.email import EMAIL_NAMES, email_name, email_text, success_email_text
from actionplan.reports.email import INDICATORS as ABOUT_INDICATORS
from actionplan.reports.run import Rendered, ReportFiles, write_report
from actionplan.store import IssuedReport, period_path, read_manifest, report_name
from actionplan.view import ReportData
from actionplan.words.errors import CannotWrite, NotGenuine
from actionplan.words.vocabulary import Audience

MANIFEST = "manifest.json"
_PAGE, _NOTEBOOK = ".html", ".ipynb"
PDF = ".pdf"
_MADE_AGAIN = re.compile(r"issue-\d+-[a-z-]+")


@dataclass(frozen=True, slots=True)
class Document:
    """One of the reports on a period: what its files are called, and the notebook that makes it.

    `about` tells what is named for it from what is of the fortnightly report.
    """

    name: str
    notebook: str
    about: str = ""


ACTION_PLAN = Document("action-plan-report", "action_plan_report.ipynb")
INDICATORS = Document("success-indicator-report", "success_indicator_report.ipynb", ABOUT_INDICATORS)
DOCUMENTS = (ACTION_PLAN, INDICATORS)


def folder_of(place: Workbook, plan: str, period: str, output_dir: Path | None = None) -> Path:
    """Where the reports of a period go, which is named as in paths; as seen from the working folder, if it is below."""
    folder, here = place.root / "reports" / plan / period, Path.cwd()
    return output_dir or (folder.relative_to(here) if folder.is_relative_to(here) else folder)


def stem_of(period: str, audience: Audience = Audience.LAY_MEMBERS, document: Document = ACTION_PLAN) -> str:
    """The name of a report's files, its period as in paths; the widest audience needs no mention."""
    to = "" if audience is Audience.LAY_MEMBERS else f"-{audience.slug}"
    return f"{period}-{document.name}{to}"


def copy_in(folder: Path, issue: int, *made_again: str) -> Path:
    """The folder of a copy: `issue-1`; `issue-1-team` or `issue-1-rerun` for what is made again from frozen data."""
    return folder / "-".join([f"issue-{issue}", *filter(None, made_again)])


def is_made_again(folder: Path) -> bool:
    """Whether a folder holds what was made from the frozen data of a report, and not what was issued."""
    return bool(_MADE_AGAIN.fullmatch(folder.resolve().name))


def is_copied(name: str) -> bool:
    """Whether a file of a report goes into its copy; the data stays in the store: it holds what others may not see."""
    return name.endswith((_PAGE, _NOTEBOOK)) or name in EMAIL_NAMES


def page_printed(name: str) -> str:
    """The name of the page that a file is by its own the PDF of, or a PDF that was put aside; else empty."""
    pdf = name.removesuffix(".bak")
    return pdf.removesuffix(PDF) + _PAGE if pdf.endswith(PDF) else ""


def write_copy(
    report: IssuedReport, files: Mapping[str, bytes], folder: Path, document: Document = ACTION_PLAN
) -> ReportFiles:
    """Write the copy of an issued report: its pages, their notebooks, its manifest and the text of the e-mail.

    Raises:
        CannotWrite: where the folder does not take it, or holds the copy of another report.
    """
    copied = {name: content for name, content in files.items() if is_copied(name)}
    stem = stem_of(period_path(report.period), Audience(report.audience), document)
    rendered = Rendered(stem, copied.pop(stem + _PAGE), copied.pop(stem + _NOTEBOOK))
    return write_made(report, rendered, folder, copied)


def is_whole(report: IssuedReport, files: Mapping[str, bytes], folder: Path) -> bool:
    """Whether a folder holds all that the copy of an issued report holds, to the byte."""
    copied = {name: content for name, content in files.items() if is_copied(name)}
    copied[MANIFEST] = report.manifest.encode("utf-8")
    return all(content_of(folder / name) == content for name, content in copied.items())


def email_of(data: ReportData, files: Iterable[str], document: Document = ACTION_PLAN) -> dict[str, bytes]:
    """The text of the e-mail that goes with a report and its files, by the name of its own file.

    There is none for what a notebook of one's own makes.
    """
    if document not in DOCUMENTS:
        return {}
    by, reader = data.issue.by if data.issue else "", Audience(data.audience)
    text = email_text if document is ACTION_PLAN else success_email_text
    pages = sorted(name for name in files if name.endswith(_PAGE))
    return {email_name(reader, document.about): text(data, pages, by).encode("utf-8")}


def email_beside(page: Path, reader: Audience, document: Document) -> Path | None:
    """Where the text of the e-mail that goes with a page lies; none for what a notebook of one's own makes."""
    return page.with_name(email_name(reader, document.about)) if document in DOCUMENTS else None


def write_made(
    report: IssuedReport, rendered: Rendered, folder: Path, more: Mapping[str, bytes] | None = None
) -> ReportFiles:
    """Write what was made of an issued report, and more of it, with the manifest that tells of which one.

    Raises:
        CannotWrite: where the folder does not take it, or holds the copy of another report.
    """
    refuse_other(folder, report.name)
    return write_report(rendered, folder, {**(more or {}), MANIFEST: report.manifest.encode("utf-8")})


def holds(report: IssuedReport, document: Document) -> bool:
    """Whether the page of a document was issued with a report."""
    return page_of(report, document) in fingerprints(report)


def page_of(report: IssuedReport, document: Document) -> str:
    """The file name of the page of a document of an issued report."""
    return stem_of(period_path(report.period), Audience(report.audience), document) + _PAGE


def refuse_other(folder: Path, name: str) -> None:
    """Refuse to write over the copy of another report than the one that is named.

    Raises:
        CannotWrite: naming the other.
    """
    other = named_by_manifest(folder)
    if other and other != name:
        raise CannotWrite(
            f"{folder} holds the copy of another report, {other}. Choose another folder with --output-dir."
        )


def named_by_manifest(folder: Path) -> str:
    """The name of the report that a folder holds a copy of, as its manifest says; empty where none can be read."""
    try:
        said = read_manifest((content_of(folder / MANIFEST) or b"").decode("utf-8"))
    except (UnicodeDecodeError, NotGenuine):
        return ""
    return report_name(said.plan, said.period, said.issue)


def content_of(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def inside(folder: Path) -> list[Path]:
    """What is in a folder; nothing where there is none that can be read."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def fingerprints(report: IssuedReport) -> Mapping[str, str]:
    """The SHA-256 of each file of a report by its name; nothing where the store's own manifest is damaged."""
    try:
        return {file.name: file.sha256 for file in read_manifest(report.manifest).files}
    except NotGenuine:
        return {}


def command_for(report: IssuedReport, copy: Path | None = None) -> str:
    """What one types to write the copy of a report that counts; into the folder where it is, if that is another."""
    usual = folder_of(folders.find(Path.cwd()), report.plan, period_path(report.period))
    elsewhere = copy is not None and copy.resolve().parent != usual.resolve()
    into = f' --output-dir "{copy.parent}"' if copy and elsewhere else ""
    return f'actionplan report {report.plan} --period "{report.period}"{into}'
