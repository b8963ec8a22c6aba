"""What the pictures of a report show, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from actionplan.reports.section import called
from actionplan.view.data import HistoryData, ReportData
from actionplan.words.english import day_in_words, listed, number_in_words, shortened

DIRECTIONS = {
    "deteriorated": "Deteriorated",
    "improved": "Improved",
    "sustained": "Sustained",
    "": "Not compared",
}


def runs(row: HistoryData, labels: Mapping[str, str]) -> str:
    """`Amber P02 and P03, Red P04, Green P05 to P08`; a report that had no such row is left out."""
    found = groupby((cell for cell in row.cells if cell[1]), key=lambda cell: cell[1])
    return ", ".join(f"{called(rag, labels)} {_span([p for p, _ in cells])}" for rag, cells in found)


def strip_in_words(rows: Sequence[HistoryData], labels: Mapping[str, str]) -> str:
    """Which priorities got worse, which better, which neither; at least one row."""
    periods = [period for period, _ in rows[0].cells]
    told = [f"The status of each priority, {_span(periods)}."]
    for direction, word in DIRECTIONS.items():
        found = [_now(row, labels) for row in rows if row.direction == direction]
        if found:
            told.append(f"{word}: {listed(found)}.")
    return " ".join(told)


def completions_in_words(report: ReportData) -> str:
    """How many were planned by the end of the period, how many were complete; needs completions."""
    now = [row for row in report.completions if row.done is not None][-1]
    last = report.completions[-1]
    end = day_in_words(date.fromisoformat(report.period.end))
    planned = f"{number_in_words(now.planned)} of {number_in_words(len(report.items()))}"
    when = "" if report.as_at == report.period.end else f" on {report.as_at_words}"
    said = (
        f"Planned and completed: by {end} {planned} {_were(now.planned)} planned to be complete, "
        f"and {number_in_words(now.done or 0)} {_were(now.done or 0)}{when}."
    )
    return said if now is last else f"{said} By the end of {last.period} the plan comes to {last.planned}."


def _span(periods: Sequence[str]) -> str:
    return listed(periods) if len(periods) < 3 else f"{periods[0]} to {periods[-1]}"


def _now(row: HistoryData, labels: Mapping[str, str]) -> str:
    """A title with what its status was and is."""
    before, now = ("", *(rag for _, rag in row.cells))[-2:]
    statuses = [called(rag, labels) for rag in dict.fromkeys((before, now)) if rag]
    return f"{shortened(row.title)} ({' to '.join(statuses)})"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
