"""What the pictures of a report show, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from actionplan.reports.section import called
from actionplan.rules.aims import level_figure
from actionplan.view.data import AbbreviationData, HistoryData, ReportData
from actionplan.view.success_data import ChartData, PointData
from actionplan.words.abbreviations import occurring
from actionplan.words.english import day_words, listed, number_in_words, sentence, shortened
from actionplan.words.figures import MONEY, rounded, span_with_unit, with_unit
from actionplan.words.period_names import code_in_words
from actionplan.words.vocabulary import COMPARISONS, MARKS

MARKED = {"improvement": "an improvement", "concern": "a concern", "change": "a change"}
DIRECTIONS = {
    "deteriorated": "Deteriorated",
    "improved": "Improved",
    "sustained": "Sustained",
    "": "Not compared",
}


def runs(row: HistoryData, labels: Mapping[str, str]) -> str:
    """`Amber in fortnights 2 and 3, Red in fortnight 4, Green now`; a report that had no such row is left out."""
    names = named([period for period, _ in row.cells])
    cells = zip(names, (rag for _, rag in row.cells), strict=True)
    found = groupby((cell for cell in cells if cell[1]), key=lambda cell: cell[1])
    return ", ".join(f"{called(rag, labels)} {_when([p for p, _ in cells])}" for rag, cells in found)


def named(periods: Sequence[str]) -> list[str]:
    """The names of the columns: the last is `now` where it is a span that holds earlier ones, such as a quarter."""
    *earlier, last = periods
    overlaps = bool(earlier) and ".." in last and not _follows(earlier[-1], last)
    return [*earlier, "now" if overlaps else last]


def in_numbers(period: str) -> str:
    """What stands at a column: `6`, `19 to 20`, `2016-17, 26` where its year is told, `now`."""
    year, first, last = _parts(period)
    numbers = str(first) if first == last else f"{first} to {last}"
    return ", ".join(filter(None, (year, numbers if first else "")))


def strip_in_words(rows: Sequence[HistoryData], labels: Mapping[str, str]) -> str:
    """Which priorities got worse, which better, which neither; at least one row."""
    periods = named([period for period, _ in rows[0].cells])
    told = [f"The status of each priority in the {_reports_of(periods)}."]
    stay = [row for row in rows if row.cells[-1][1]]
    for direction, word in DIRECTIONS.items():
        found = [_now(row, labels) for row in stay if row.direction == direction]
        if found:
            told.append(f"{word}: {listed(found)}.")
    gone = [shortened(row.title) for row in rows if row not in stay]
    if gone:
        told.append(f"No longer in the plan: {listed(gone)}.")
    return " ".join(told)


def _reports_of(periods: Sequence[str]) -> str:
    return f"{'report' if len(periods) == 1 else 'reports'} of {_span(periods)}"


def completions_in_words(report: ReportData) -> str:
    """How many were planned by the end of the period, how many were complete; needs completions."""
    now = [row for row in report.completions if row.done is not None][-1]
    last = report.completions[-1]
    end = day_words(report.period.end)
    when = "" if report.as_at == report.period.end else f" on {report.as_at_words}"
    of_all = f"of {number_in_words(len(report.items()))}"
    said = (
        f"Planned and completed: by {end} {_number_were(now.planned, of_all)} planned to be complete, "
        f"and {_number_were(now.done or 0)}{when}."
    )
    if now is last:
        return said
    return f"{said} By the end of {code_in_words(last.period)} the plan comes to {last.planned}."


def marks_in_words(kinds: Iterable[str]) -> str:
    """`A diamond marks an improvement and a square marks a concern.`: of these kinds; empty without one."""
    found = set(kinds)
    return sentence(
        listed([f"a {mark.shape} marks {MARKED[kind]}" for kind, mark in MARKS.items() if kind in found])
    )


def signs_in_words(comparisons: Iterable[str]) -> str:
    """`▲ is better and – is not compared`: of these words; empty without one."""
    found = set(comparisons)
    return listed([f"{sign} is {word}" for word, sign in COMPARISONS.items() if word in found])


def chart_columns(chart: ChartData) -> list[str]:
    """The headings of `chart_rows`; the value's has the unit where it is neither per cent nor money."""
    value = "Added" if chart.shown else "Value"
    named = f"{value}, {chart.unit}" if chart.unit and not _unit_of_cells(chart) else value
    return ["Date", named, *(["Mean", "Limits", "Mark"] if chart.has_limits else [])]


def chart_rows(chart: ChartData) -> Iterator[tuple[str, ...]]:
    """The rows of a chart as a table: day and value and, where it has limits, mean, limits and mark."""
    unit = _unit_of_cells(chart)
    for before, point in zip((None, *chart.points), chart.points, strict=False):
        value = (
            "Not measured" if point.value is None else with_unit(level_figure(point.value, chart.unit), unit)
        )
        row = (day_words(point.date), value)
        yield (*row, *_limits(point, unit), _mark(before, point)) if chart.has_limits else row


def _unit_of_cells(chart: ChartData) -> str:
    return chart.unit if chart.unit == "%" or chart.unit[:1] in MONEY else ""


def _limits(point: PointData, unit: str) -> tuple[str, str]:
    """Mean and limits, rounded as what was worked out."""
    mean = "" if point.mean is None else with_unit(rounded(point.mean), unit)
    if point.lower is None or point.upper is None:
        return mean, ""
    return mean, span_with_unit(rounded(point.lower), rounded(point.upper), unit)


def _mark(before: PointData | None, point: PointData) -> str:
    anew = before is not None and before.group != point.group
    return ", ".join(filter(None, (point.mark, "limits begin anew" if anew else ""))).capitalize()


def _when(periods: Sequence[str]) -> str:
    """`in fortnights 2 and 3`, `in fortnight 4 and now`, `now`."""
    return _span(periods) if periods[0] == "now" else f"in {_span(periods)}"


def _span(periods: Sequence[str]) -> str:
    """`fortnights 2, 5 and 7 to 9`: only periods that follow each other are told as one stretch."""
    stretches: list[list[str]] = []
    for period in periods:
        if stretches and _follows(stretches[-1][-1], period):
            stretches[-1].append(period)
        else:
            stretches.append([period])
    years = groupby(stretches, key=lambda stretch: _parts(stretch[0])[0])
    return listed([_of_a_year(year, list(of_year)) for year, of_year in years])


def _of_a_year(year: str, stretches: list[list[str]]) -> str:
    """`fortnights 24 to 26 of 2016-17`; the year only where it is told, and a name that is no code as it is."""
    if year == "now":
        return year
    numbers = [number for stretch in stretches for number in _stretch(stretch)]
    noun = "fortnight" if len(numbers) == 1 and numbers[0].isdecimal() else "fortnights"
    return f"{noun} {listed(numbers)}{f' of {year}' if year else ''}"


def _stretch(periods: list[str]) -> list[str]:
    """`1`, `1` and `2`, or `1 to 4`; a span such as `P19..P20` is told by its ends too."""
    ends = [_parts(period)[1:] for period in periods]
    if len(periods) < 3 and all(first == last for first, last in ends):
        return [str(first) for first, _ in ends]
    return [f"{ends[0][0]} to {ends[-1][1]}"]


def _follows(period: str, after: str) -> bool:
    """Whether two names of periods of one year, such as `P18` and `P19..P20`, are those of neighbours."""
    (year, _, last), (next_year, first, _) = _parts(period), _parts(after)
    return year == next_year and last + 1 == first


def _parts(period: str) -> tuple[str, int, int]:
    """The year, where it is told, and the first and the last number of a code; `now` is its own year."""
    match = re.fullmatch(r"(.*?) ?P(\d+)(?:\.\.P(\d+))?", period)
    return (match[1], int(match[2]), int(match[3] or match[2])) if match else (period, 0, 0)


def _now(row: HistoryData, labels: Mapping[str, str]) -> str:
    """A title with what its status was and is."""
    statuses = [called(rag, labels) for rag in dict.fromkeys((row.before, row.cells[-1][1])) if rag]
    return f"{shortened(row.title)} ({' to '.join(statuses)})"


def _number_were(number: int, of_all: str = "") -> str:
    """`six of 10 were`, `one was`, `none was`."""
    words = " ".join(filter(None, (number_in_words(number) if number else "none", of_all)))
    return f"{words} {'was' if number < 2 else 'were'}"


def spelt_out(report: ReportData, texts: Iterable[str]) -> list[AbbreviationData]:
    """The abbreviations of a report that occur in the texts that one of its pages prints."""
    found = occurring([known.short for known in report.abbreviations], texts)
    return [known for known in report.abbreviations if known.short in found]
