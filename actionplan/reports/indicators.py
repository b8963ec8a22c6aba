"""The sections of the success-indicator report, in the order of the page; each takes the frozen data only.

A report that was issued before success indicators were kept with it says so once; its other sections are empty.
"""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.reports import measure_chart
from actionplan.reports.masthead import masthead
from actionplan.reports.section import Section, section
from actionplan.reports.told import chart_columns, chart_rows, marks_in_words, signs_in_words, spelt_out
from actionplan.view.data import ReportData
from actionplan.view.success_data import SuccessData, UnmeasuredData
from actionplan.words.english import small_first
from actionplan.words.vocabulary import MARKS, STANDINGS


def heading(report: ReportData) -> Section:
    """Organisation, title, period, day of judgement, audience, and whether it is issued."""
    named = f"{small_first(report.span.title)}: " if report.span else ""
    return masthead(
        report, f"Success-indicator report, {named}{report.period.dates}", about="success indicators"
    )


def results(report: ReportData) -> Section:
    """How many targets stand where, each by its name, and of which kind of success the indicators tell."""
    return section("results", report, success=report.success)


def strategy(report: ReportData) -> Section:
    """The table of the strategy: all rows as written, each with where it stands."""
    return _kept(report, "strategy", groups=_success(report).groups)


def measures(report: ReportData) -> Section:
    """Each measured indicator: its figures, its chart, what the chart says, and how it was worked out."""
    panels = [(panel, panel.chart and measure_chart.drawn(panel.chart)) for panel in _success(report).panels]
    return _kept(
        report,
        "measures",
        panels=panels,
        marks_of=marks_in_words,
        columns_of=chart_columns,
        rows_of=chart_rows,
    )


def not_measured(report: ReportData) -> Section:
    """What nobody measures yet, theme by theme, with the evidence that there is."""
    success = _success(report)
    return _kept(report, "not_measured", themes=_by_theme(success.unmeasured), measured=success.panels)


def abbreviations(report: ReportData) -> Section:
    """The abbreviations that occur in this report, spelt out."""
    texts = [report.organisation, report.title, *_success(report).texts()]
    return _kept(report, "abbreviations", abbreviations=spelt_out(report, texts))


def method(report: ReportData) -> Section:
    """What each status means, how a target is judged, how a chart is read, and where the page on our numbers is."""
    success = _success(report)
    return _kept(
        report,
        "method",
        success=success,
        standings=STANDINGS,
        marks=marks_in_words(MARKS),
        signs=signs_in_words(panel.comparison for panel in success.panels),
    )


def _kept(report: ReportData, name: str, **values: object) -> Section:
    """A section, or an empty one where no success indicators were kept with the report."""
    return Section(name, "") if report.success is None else section(name, report, None, **values)


def _success(report: ReportData) -> SuccessData:
    return report.success or SuccessData()


def _by_theme(indicators: Iterable[UnmeasuredData]) -> list[tuple[str, list[UnmeasuredData]]]:
    """The indicators of each theme, in the order in which the themes come; those of none are last."""
    themes: dict[str, list[UnmeasuredData]] = {}
    for indicator in indicators:
        themes.setdefault(indicator.theme, []).append(indicator)
    return sorted(themes.items(), key=lambda theme: not theme[0])
