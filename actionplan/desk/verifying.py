"""Whether issued reports are still what was issued: fingerprints, the chain, and a copy on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplan.desk.copies import (
    MANIFEST,
    command_for,
    content_of,
    copy_in,
    fingerprints,
    inside,
    is_copied,
    is_made_again,
    page_printed,
)
from actionplan.desk.naming import named
from actionplan.desk.plans import open_store
from actionplan.reports.pdf import printed_from
from actionplan.store import IssuedReport, fingerprint, sha256_of, standing
from actionplan.words.errors import NotGenuine


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in order: the reports meant, how many the plan's chain holds, and the copy looked at.

    `printed` are the PDF files in that copy that were printed from its pages; those `beside` cannot be checked.
    """

    reports: Sequence[IssuedReport]
    in_chain: int
    folder: Path | None
    printed: Sequence[Path] = ()
    beside: Sequence[Path] = ()


def verify(report: str, store: str | None = None) -> Verified:
    """Check the reports of a plan against their fingerprints and their chain, and a copy against the report.

    Raises:
        NotGenuine: with one sentence for each difference.
        UnknownReport: where the text names no report, and nothing is wrong with those there are.
    """
    with open_store(store) as opened:
        found = named(opened, report)
        problems = [wrong.sentence for wrong in opened.wrong_with_reports(found.plan)]
        chain = opened.reports(found.plan)
    if found.folder and found.reports:
        problems += _wrong_with_copy(found.folder, found.reports[-1], chain)
    if problems:
        raise NotGenuine(problems)
    pdfs = _pdfs(found.folder) if found.folder else {}
    printed = [path for path, page in pdfs.items() if page]
    beside = [path for path, page in pdfs.items() if not page]
    return Verified(found.all(), len(chain), found.folder, printed, beside)


def _wrong_with_copy(folder: Path, report: IssuedReport, chain: Sequence[IssuedReport]) -> Iterator[str]:
    """What of a copy is not what was issued; frozen data is never copied."""
    if is_made_again(folder):
        yield (
            f"{folder} was made again from the frozen data of report {report.number}, and is not what was issued. "
            f"Verify {copy_in(folder.parent, report.issue)}, or {report.name}."
        )
        return
    advice = _advice(folder, report, standing(chain, report.period))
    manifest = content_of(folder / MANIFEST)
    if manifest != report.manifest.encode("utf-8"):
        now = "is missing" if manifest is None else f"has the fingerprint {_short(sha256_of(manifest))}"
        yield (
            f"The manifest in {folder} is not that of report {report.number}: it {now}, and should have "
            f"{_short(fingerprint(report.manifest))}. {advice}"
        )
    yield from (f"{said}. {advice}" for said in _wrong_with_files(folder, report))
    yield from _more_than_issued(folder, report)


def _pdfs(folder: Path) -> Mapping[Path, str]:
    """The PDF files beside the pages of a folder, each with the fingerprint of the page that it was printed from."""
    return {
        path: printed_from(content_of(path) or b"")
        for path in inside(folder)
        if (page := page_printed(path.name)) and (folder / page).is_file()
    }


def _wrong_with_files(folder: Path, report: IssuedReport) -> Iterator[str]:
    for name, issued in fingerprints(report).items():
        content = content_of(folder / name)
        if content is None and is_copied(name):
            yield f"{folder / name} is missing from the copy of report {report.number}"
        elif content is not None and sha256_of(content) != issued:
            yield f"{folder / name} is not what was issued as report {report.number}"


def _more_than_issued(folder: Path, report: IssuedReport) -> Iterator[str]:
    """Files that nobody issued, among those that were; what a system or an editor hides there is none of them."""
    issued = fingerprints(report)
    for path in inside(folder):
        known = path.name in (MANIFEST, *issued) or page_printed(path.name) in issued
        if path.is_file() and not known and not path.name.startswith("."):
            yield f"{path} was not issued with report {report.number}. Take it out of that folder."
    for path, page in _pdfs(folder).items():
        if page not in ("", issued.get(page_printed(path.name), "")):
            yield (
                f"{path} was printed from another page than that of report {report.number}. Take it out of that "
                "folder, or print it again with --pdf."
            )


def _advice(folder: Path, report: IssuedReport, counts: IssuedReport | None) -> str:
    """How to have the copy right again: only the report that counts is written out."""
    if counts == report:
        return f"Write it out again with {command_for(report, folder)}."
    if counts is None or report.withdrawn:
        return "It was withdrawn: delete what is left of its copy."
    return f"Report {counts.number} counts now; write that one out with {command_for(counts, folder)}."


def _short(digest: str) -> str:
    return digest[:12]
