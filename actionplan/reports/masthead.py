"""The head of a report page, and what the page itself has to know: its title, its language and its margins."""

from __future__ import annotations

import re

from actionplan.reports.section import Section, section
from actionplan.view.data import ReportData

LANGUAGE = "en-GB"


def masthead(report: ReportData, line: str, about: str = "", *, own: bool = False) -> Section:
    """Organisation, title, day of judgement, audience and issue; `line` says which report of which days it is.

    `about` tells a page from the others of its period: `success indicators`. The page of a notebook of one's `own` is
    made from the data of an issued report, and is not issued itself.
    """
    made_from = f"report {report.issue.number}" if own and report.issue else ""
    return section("heading", report, _page(report, about, made_from), line=line, made_from=made_from)


def _page(report: ReportData, about: str, made_from: str) -> dict[str, str]:
    number = f"Report {report.issue.number if report.issue else ''}".strip()
    first = f"Made from {made_from}, not issued" if made_from else number
    parts = filter(None, (first, _called(report), report.period.dates, about))
    return {
        "title": f"{report.title}{f': {about}' if about else ''}, {report.period.dates}",
        "language": LANGUAGE,
        "number": _for_a_margin(", ".join(parts)),
        "state": "" if report.issue else report.state,
    }


def _called(report: ReportData) -> str:
    return report.span.title if report.span else report.period.in_full


def _for_a_margin(text: str) -> str:
    """Text for the margin of printed pages, set in a style sheet: letters, figures and plain marks only."""
    return re.sub(r"\s+", " ", re.sub(r"[^A-Za-z0-9 ,.()-]", "", text))
