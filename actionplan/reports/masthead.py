"""The head of a report page, and what the page itself has to know: its title, its language and its margins."""

from __future__ import annotations

import re

from actionplan.reports.section import Section, section
from actionplan.view.data import ReportData

LANGUAGE = "en-GB"


def masthead(report: ReportData, line: str, about: str = "") -> Section:
    """Organisation, title, day of judgement, audience and issue; `line` says which report of which days it is.

    `about` tells a page from the others of its period: `success indicators`.
    """
    return section("heading", report, _page(report, about), line=line)


def _page(report: ReportData, about: str) -> dict[str, str]:
    number = report.issue.number if report.issue else ""
    parts = filter(None, (f"Report {number}".strip(), _called(report), report.period.dates, about))
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
