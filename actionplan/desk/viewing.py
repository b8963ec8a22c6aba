"""Reports to look at: the page of an issued one as the store keeps it, and where a draft is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from actionplan.desk import seen
from actionplan.desk.copies import (
    ACTION_PLAN,
    DOCUMENTS,
    INDICATORS,
    PDF,
    Document,
    content_of,
    copy_in,
    fingerprints,
    folder_of,
    holds,
    page_of,
    stem_of,
)
from actionplan.desk.plans import open_store
from actionplan.folders import find
from actionplan.reports.pdf import printed_from
from actionplan.store import IssuedReport, period_path
from actionplan.words.errors import UnknownReport
from actionplan.words.vocabulary import Audience


def page_as_issued(
    report: IssuedReport, store: str | None = None, *, indicators: bool = False
) -> tuple[str, bytes]:
    """The page of an issued report, a superseded one too: its file name, and its bytes as they were issued.

    Raises:
        UnknownReport: where that page was not issued with it.
        ReportWithdrawn: where its content was taken out.
        NotGenuine: where it is not what was issued.
    """
    name = page_of(report, _document(indicators))
    if not holds(report, _document(indicators)):
        raise UnknownReport(f"Report {report.number} was issued without {name}.")
    with open_store(store) as opened:
        return name, opened.report_files(report.plan, report.period, report.issue)[name]


def pdf_as_printed(report: IssuedReport) -> tuple[str, bytes] | None:
    """The PDF beside the copy of an issued report: its file name and its bytes; None where none is of that page."""
    page = page_of(report, ACTION_PLAN)
    folder = copy_in(folder_of(find(Path.cwd()), report.plan, period_path(report.period)), report.issue)
    path = (folder / page).with_suffix(PDF)
    content = content_of(path)
    is_of_it = content is not None and printed_from(content) == fingerprints(report).get(page)
    return (path.name, content) if content is not None and is_of_it else None


def pages_of(report: IssuedReport) -> list[str]:
    """The file names of the pages that were issued with a report."""
    return [page_of(report, document) for document in DOCUMENTS if holds(report, document)]


def has_indicators(report: IssuedReport) -> bool:
    """Whether the page of the success-indicator report was issued with a report."""
    return holds(report, INDICATORS)


def draft_page(plan: str, period: str, audience: Audience, *, indicators: bool = False) -> Path:
    """Where the page of a draft is once it is made; `period` is as in paths, `2017-18-P06`."""
    folder = folder_of(find(Path.cwd()), plan, period)
    return folder / f"{stem_of(period, audience, _document(indicators))}-draft.html"


def place_of(path: Path) -> str:
    """Where a file is, as seen from the folder of the workbook; the whole path where it is elsewhere."""
    root, full = find(Path.cwd()).root.resolve(), path.resolve()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else str(path)


def what_would_differ(report: IssuedReport, audience: Audience, store: str | None = None) -> Sequence[str]:
    """What a correction of an issued report would say that differs from it, of the plan as it is now."""
    with open_store(store) as opened:
        stored = opened.load(report.plan)
        period = stored.plan.settings.calendar.find(report.period)
        data = seen.view_of(opened, stored, period, audience=audience).freeze(audience)
    is_of_it = data.correction and data.correction.number == report.number
    return [one.sentence for one in data.correction.differs] if data.correction and is_of_it else []


def _document(indicators: bool) -> Document:
    return INDICATORS if indicators else ACTION_PLAN
