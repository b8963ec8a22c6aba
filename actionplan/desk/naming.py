"""Which issued report a person means: by its name, its number, or a copy of it on disk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplan.store import IssuedReport, Store, read_manifest
from actionplan.words.english import listed
from actionplan.words.errors import NotGenuine, UnknownPlan, UnknownReport

_COPY = re.compile(r"(?:.*/)?(?P<plan>[^/]+)/(?P<period>\d{4}-\d{2}-P\d{2}[^/]*)/issue-(?P<issue>\d+)")


@dataclass(frozen=True, slots=True)
class Named:
    """The reports of one plan that a text names, and the folder with the copy that it points to."""

    plan: str
    reports: Sequence[IssuedReport]
    folder: Path | None = None
    unknown: UnknownReport | None = None

    def all(self) -> Sequence[IssuedReport]:
        """The reports named.

        Raises:
            UnknownReport: where there is none.
        """
        if self.unknown:
            raise self.unknown
        return self.reports

    def one(self) -> IssuedReport:
        """The only report named.

        Raises:
            UnknownReport: where there is none, or several to choose from.
        """
        self.all()
        if len(self.reports) != 1:
            names = [report.name for report in self.reports]
            raise UnknownReport(f"Which report of {self.plan} do you mean? Name one: {listed(names, 'or')}.")
        return self.reports[0]


def named(opened: Store, text: str) -> Named:
    """The reports that a text names: `PLAN`, `PLAN/2017-18-P06`, `PLAN/2017-18-P06/issue-2`, `PLAN/6a`, or a path.

    Without an issue it is the latest of the period. Where there is none, whoever needs one is told.

    Raises:
        UnknownReport: where the store holds no such plan.
        NotGenuine: for a copy that does not say what it is a copy of.
    """
    folder = _folder(text)
    name = _name_of_copy(folder) if folder else text.strip("/")
    plan, _, rest = name.partition("/")
    reports = _reports(opened, plan, text)
    found = [report for report in reports if not rest or _is_called(report, rest)]
    if not found:
        return Named(plan, (), folder, _unknown(text, plan, reports, folder))
    return Named(plan, found[-1:] if rest else found, folder)


def _folder(text: str) -> Path | None:
    """The folder that a path leads to, whether it names the folder or a file in it."""
    path = Path(text)
    if not path.exists():
        return None
    folder = path if path.is_dir() else path.parent
    return (
        folder
        if _COPY.fullmatch(folder.resolve().as_posix()) or (folder / "manifest.json").exists()
        else None
    )


def _name_of_copy(folder: Path) -> str:
    """The name of the report that a folder holds a copy of: by its manifest, else by its own place."""
    try:
        manifest = read_manifest((folder / "manifest.json").read_bytes().decode("utf-8"))
        by_manifest = f"{manifest.plan}/{manifest.period.replace(' ', '-')}/issue-{manifest.issue}"
    except (OSError, UnicodeDecodeError, NotGenuine):
        by_manifest = ""
    found = _COPY.fullmatch(folder.resolve().as_posix())
    by_place = f"{found['plan']}/{found['period']}/issue-{found['issue']}" if found else ""
    if not (by_place or by_manifest):
        raise NotGenuine(
            [f"The manifest in {folder} cannot be read, so nobody can tell which report this was."]
        )
    return by_place or by_manifest


def _reports(opened: Store, plan: str, text: str) -> Sequence[IssuedReport]:
    try:
        return opened.reports(plan)
    except UnknownPlan as error:
        raise UnknownReport(f"\u201c{text}\u201d names no issued report. {error}") from None


def _is_called(report: IssuedReport, rest: str) -> bool:
    period = report.period.replace(" ", "-").replace("..", "-to-")
    return rest in (f"{period}/issue-{report.issue}", period, report.period, report.number)


def _unknown(text: str, plan: str, reports: Sequence[IssuedReport], folder: Path | None) -> UnknownReport:
    if folder:
        return UnknownReport(
            f"The store holds no report like the copy in {folder}: it was cut out of the store, or the copy is of "
            "another one. Name the store with --store, or restore it from a copy."
        )
    if not reports:
        return UnknownReport(f"No report of {plan} was issued yet. Issue one with actionplan issue {plan}.")
    there = listed([report.name for report in reports])
    return UnknownReport(f"\u201c{text}\u201d names no report of {plan} that was issued. There are {there}.")
