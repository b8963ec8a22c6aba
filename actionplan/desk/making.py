"""Making a report where it is needed: one run at a time, and none where the one that is there is what it would make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from actionplan.desk.alone import alone_in
from actionplan.desk.copies import ACTION_PLAN, Document, email_beside, is_whole, page_of, write_copy
from actionplan.folders import Workbook
from actionplan.reports.notebook import check_notebook
from actionplan.reports.params import ReportParams
from actionplan.reports.run import Rendered, ReportFiles
from actionplan.reports.stamp import is_as_made, made_from, stamped
from actionplan.store import IssuedReport, read_manifest
from actionplan.view import ReportData
from actionplan.words.vocabulary import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Made(ReportFiles):
    """The files of a report, and which one it is: `number` where it is an issued one.

    `period` is its full name, `as_at` a day (ISO). `made` is no where nothing had changed since it was made. `asked`
    says what was asked for where it takes in something else.
    """

    plan: str
    period: str
    audience: str
    as_at: str
    number: str | None = None
    made: bool = True
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """A report that is about to be made: of what, by which notebook, for which folder, under which name.

    What it prints is frozen by `freeze` when its turn has come: a run that waited for another prints no older data.
    One that is not `marked` with what it was made from, such as a rerun, is as the issued one is, and always made.
    """

    place: Workbook
    freeze: Callable[[], ReportData]
    params: ReportParams
    folder: Path
    stem: str
    document: Document
    if_needed: bool = False
    marked: bool = True

    def made(
        self,
        run: Callable[[ReportData], Rendered],
        write: Callable[[ReportData, Rendered], ReportFiles],
    ) -> Made:
        """Run it and write it, unless it is only made if needed and what is there is the same.

        Raises:
            AlreadyRunning: where another run makes a report in the folder.
            ReportFailed, BadParameters: where there is no such notebook, or it would not use the parameters.
        """
        check_notebook(self._notebook)
        with alone_in(self.folder):
            data = self.freeze()
            inputs = made_from(data.to_json(), self.params.values(), self._notebook, self.place.templates)
            if self.if_needed and is_as_made(self._files, inputs):
                return _told(self._files, data, made=False)
            rendered = run(data)
            return _told(write(data, stamped(rendered, inputs) if self.marked else rendered), data, made=True)

    @property
    def _notebook(self) -> Path:
        return self.place.notebooks / self.document.notebook

    @property
    def _files(self) -> ReportFiles:
        page = self.folder / f"{self.stem}.html"
        return ReportFiles(
            page, page.with_suffix(".ipynb"), email_beside(page, self.params.reader, self.document)
        )


def _told(files: ReportFiles, data: ReportData, *, made: bool) -> Made:
    return Made(
        files.html,
        files.notebook,
        files.email,
        files.removed,
        plan=data.plan,
        period=data.period.name,
        audience=data.audience,
        as_at=data.as_at,
        number=data.issue.number if data.issue else None,
        made=made,
    )


def copied(
    issued: IssuedReport, files: Mapping[str, bytes], copy: Path, document: Document, *, if_needed: bool
) -> Made:
    """The stored files of an issued report in their folder, written unless all of them are there as they were issued.

    Raises:
        AlreadyRunning: where another run makes a report in the folder.
        CannotWrite: where the folder does not take them, or holds the copy of another report.
    """
    with alone_in(copy):
        made = not (if_needed and is_whole(issued, files, copy))
        removed = write_copy(issued, files, copy, document).removed if made else ()
    page = copy / page_of(issued, document)
    email = email_beside(page, Audience(issued.audience), ACTION_PLAN)
    return Made(
        page,
        page.with_suffix(".ipynb"),
        email if email and email.is_file() else None,
        removed,
        plan=issued.plan,
        period=issued.period,
        audience=issued.audience,
        as_at=read_manifest(issued.manifest).as_at,
        number=issued.number,
        made=made,
    )
