"""The one way to take the content of an issued report out again: of the store, and of its copies on this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from actionplan import folders
from actionplan.desk import given
from actionplan.desk.copies import (
    MANIFEST,
    content_of,
    fingerprints,
    folder_of,
    inside,
    is_copied,
    is_made_again,
    page_printed,
)
from actionplan.desk.naming import named
from actionplan.desk.plans import open_store
from actionplan.reports.email import EMAIL_NAMES
from actionplan.reports.pdf import printed_from
from actionplan.store import IssuedReport, backups, period_path, sha256_of

_SPAN = re.compile(r"\d{4}-\d{2}(-Q\d|.*-to-.*)?")
"""The folder of a quarter, of a year or of periods in a row."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A report that was withdrawn, the folders whose copy was removed, and the files that a person has to look at.

    `stuck` are those of its copies that could not be removed; `left` are files beside them that are not what was
    issued, such as drafts, and may hold the same words. `backups` of the store, made before, still hold the report.
    """

    report: IssuedReport
    removed: Sequence[Path]
    stuck: Sequence[Path]
    left: Sequence[Path]
    backups: Sequence[Path] = ()


def withdraw(report: str, reason: str, store: str | None = None, *, by: str | None = None) -> Gone:
    """Take the content of an issued report out of the store, and remove its copies.

    Number, time, fingerprint, who and why stay. A copy is known by its fingerprint; other files are left alone.

    Raises:
        UnknownReport: where the text names none, or several.
        ReportWithdrawn: where that was done already.
        NeedsAnswer: without a reason.
    """
    person, reason = given.person(by), given.said("reason", reason)
    with open_store(store) as opened:
        meant = named(opened, report)
        one = meant.one()
        gone = opened.withdraw(one.plan, one.period, one.issue, by=person, at=given.now(), reason=reason)
        before = backups.beside(opened.file) if opened.file else []
    usual = folder_of(folders.find(Path.cwd()), one.plan, period_path(one.period))
    given_too = meant.folder.parent if meant.folder else usual
    places = [usual] if given_too.resolve() == usual.resolve() else [usual, given_too]
    done = _without_copies(gone, places)
    return replace(done, left=[*done.left, *_of_spans(usual.parent)], backups=before)


def _without_copies(report: IssuedReport, folders: Sequence[Path]) -> Gone:
    """Remove the copies in the folders of the period, and say what came of each."""
    removed: list[Path] = []
    stuck: list[Path] = []
    copies = [copy for folder in folders for copy in _copies(folder, report.issue)]
    for copy in copies:
        own = list(_own(copy, report))
        kept = [path for path in own if not _remove(path)]
        stuck += kept
        removed += [copy] if own and not kept else []
        with suppress(OSError):  # not empty
            copy.rmdir()
    beside = [path for folder in [*folders, *copies] for path in inside(folder) if path.is_file()]
    stem = f"{period_path(report.period)}-"  # of its documents, and of what notebooks of one's own made
    left = [
        path
        for path in beside
        if path not in stuck
        and (path.parent in copies or path.name.startswith(stem) or path.name in EMAIL_NAMES)
    ]
    return Gone(report, removed, stuck, left)


def _of_spans(folder: Path) -> Iterator[Path]:
    """What was made of several periods of the plan, a quarter or a year, which may tell of this one."""
    for span in inside(folder):
        if span.is_dir() and _SPAN.fullmatch(span.name):
            yield from (path for path in inside(span) if path.is_file() and not path.name.startswith("."))


def _copies(folder: Path, issue: int) -> list[Path]:
    """The folders with copies of an issue: its own, and those of what was made again of it."""
    name = re.compile(rf"issue-{issue}(-[a-z-]+)?")
    return [path for path in inside(folder) if path.is_dir() and name.fullmatch(path.name)]


def _own(copy: Path, report: IssuedReport) -> Iterator[Path]:
    """The files of a folder that are of this report and no other: by fingerprint, or made of it by the manifest."""
    same = content_of(copy / MANIFEST) == report.manifest.encode("utf-8")
    again, issued = is_made_again(copy), fingerprints(report)
    pages = set(issued.values())
    pages_first = sorted(inside(copy), key=lambda one: bool(page_printed(one.name)))
    for path in pages_first:  # then what was printed of them
        content = content_of(path) or b""
        digest = sha256_of(content)
        if path.name == MANIFEST or (again and is_copied(path.name)):
            own = same
        else:
            own = issued.get(path.name) == digest or printed_from(content) in pages
        if own:
            pages.add(digest)
            yield path


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
