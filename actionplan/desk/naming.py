"""Which issued report a person means: by its name, its number, or a copy of it on disk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplan.desk.copies import MANIFEST, named_by_manifest
from actionplan.store import IssuedReport, Store, period_path, standing
from actionplan.words.english import listed, quoted, shortened
from actionplan.words.errors import NotGenuine, UnknownPeriod, UnknownPlan, UnknownReport

_REPORT = r"(?P<plan>[^/]+)/(?P<period>\d{4}-\d{2}-P\d{2}[^/]*)/issue-(?P<issue>\d+)(-[a-z-]+)?"
_COPY, _WITHIN = re.compile(f"(?:.*/)?{_REPORT}"), re.compile(f"/{_REPORT}")


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

    Without an issue it is the one of the period that counts; a number may be that of several years. Where there is
    none, whoever needs one is told.

    Raises:
        UnknownReport: where the store holds no such plan.
        NotGenuine: for a copy that does not say what it is a copy of.
    """
    folder = _folder(text)
    name = _name_of_copy(folder) if folder else text.strip("/")
    plan, _, rest = name.partition("/")
    reports = _reports(opened, plan, text)
    found = _called(reports, rest) or _called(reports, _period_named(opened, plan, rest))
    if not found:
        return Named(plan, (), folder, _unknown(text, plan, reports, folder))
    return Named(plan, found, folder)


def _folder(text: str) -> Path | None:
    """The folder that a path leads to, whether it names the folder or a file in it."""
    path = Path(text)
    if not _exists(path):
        return None
    folder = path if path.is_dir() else path.parent
    is_copy = _COPY.fullmatch(folder.resolve().as_posix()) or (folder / MANIFEST).exists()
    return folder if is_copy else None


def _exists(path: Path) -> bool:
    """Whether a path is there; what no system takes for one, such as a name of 300 letters, is not."""
    try:
        return path.exists()
    except OSError:
        return False


def _name_of_copy(folder: Path) -> str:
    """The name of the report that a folder holds a copy of: by its own place, else by its manifest."""
    found = _COPY.fullmatch(folder.resolve().as_posix())
    name = f"{found['plan']}/{found['period']}/issue-{found['issue']}" if found else named_by_manifest(folder)
    if not name:
        raise NotGenuine(
            [f"The manifest in {folder} cannot be read, so nobody can tell which report this was."]
        )
    return name


def _reports(opened: Store, plan: str, text: str) -> Sequence[IssuedReport]:
    try:
        return opened.reports(plan)
    except UnknownPlan as error:
        raise UnknownReport(_no_folder(text) or f"{quoted(text)} names no issued report. {error}") from None


def _no_folder(text: str) -> str:
    """What to say where a path was meant, by the look of it, and leads to no copy; else nothing."""
    if _exists(Path(text)):
        return (
            f"{shortened(text)} is no copy of an issued report: nothing there says which. Name the report itself, such "
            "as my-plan/2017-18-P06."
        )
    named = _WITHIN.search(Path(text).as_posix())
    if not named:
        return ""
    return (
        f"There is no folder or file {shortened(text)}. To look at the report in the store, name "
        f"{named['plan']}/{named['period']}/issue-{named['issue']}."
    )


def _period_named(opened: Store, plan: str, rest: str) -> str:
    """The full name of the period that a text such as `P06` names; the text itself where it names none."""
    try:
        return opened.load(plan).plan.settings.calendar.find(rest).name
    except UnknownPeriod:
        return rest


def _called(reports: Sequence[IssuedReport], rest: str) -> Sequence[IssuedReport]:
    """The reports of a plan of this name or number; of a period the one that counts, else its last."""
    if not rest:
        return reports
    of_period = [report for report in reports if rest in (report.period, period_path(report.period))]
    if of_period:
        return [standing(of_period, of_period[0].period) or of_period[-1]]
    return [report for report in reports if rest in (report.number, report.name.partition("/")[2])]


def _unknown(text: str, plan: str, reports: Sequence[IssuedReport], folder: Path | None) -> UnknownReport:
    if folder:
        return UnknownReport(
            f"The store holds no report like the copy in {folder}: it was cut out of the store, or the copy is of "
            "another one. Name the store with --store, or restore it from a copy."
        )
    if not reports:
        return UnknownReport(f"No report of {plan} was issued yet. Issue one with actionplan issue {plan}.")
    there = listed([report.name for report in reports])
    return UnknownReport(f"{quoted(text)} names no report of {plan} that was issued. There are {there}.")
