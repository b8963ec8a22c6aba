"""The rows of a file of measurements read as readings of a plan, with a sentence for each cell that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from actionplan.plan.fields import check_not_tiny, check_text
from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.counting import Days, days_of, level
from actionplan.rules.readings_checked import no_last_day
from actionplan.rules.units import rate_unit, same_unit, unit_in_words
from actionplan.tracker.cell_figures import CellFigure, decimal_point, read_figure
from actionplan.tracker.measurements import Problem, Row
from actionplan.tracker.new_ids import NewIds
from actionplan.words.dates import read_date
from actionplan.words.english import day_in_words, listed, quoted
from actionplan.words.figures import figure, rounded
from actionplan.words.periods import PlanYears

FIGURES = ("value", "numerator", "denominator")
_OF_A_WHOLE = FIGURES[1:]
_OLD_YEARS = ("far-year", "check-year")  # a series may begin long before its plan


@dataclass(frozen=True, slots=True)
class Known:
    """What rows are read against: the indicator for each text, or why there is none; the years, the day, new ids."""

    indicators: Mapping[str, Indicator | str]
    years: PlanYears
    as_at: date
    ids: NewIds


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that could be read: its line, of what and when it is, and what it says; `within` is how exact that is."""

    line: int
    indicator: Indicator
    days: Days
    observation: Observation
    within: float


@dataclass(slots=True)
class RowReader:
    """Reads one row, and gathers a problem for each thing that is wrong with it."""

    row: Row
    known: Known
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> Taken | None:
        """The reading; none where anything is wrong."""
        indicator, days, figures = self._indicator(), self._days(), dict(self._figures())
        for column in ("date", "note", "source"):
            self._check_text(column)
        self._check_whole(figures)
        if indicator:
            self._check_value(figures, indicator)
        if self.problems or not indicator or not days:
            return None
        value = figures.get("value")
        observation = Observation(
            id=self.known.ids.of(indicator.id, days),
            indicator=indicator.id,
            date=self.row["date"],
            approximate=any(one.approximate for one in figures.values()),
            note=self.row["note"],
            source=self.row["source"],
            **{column: one.number for column, one in figures.items()},
        )
        return Taken(self.row.line, indicator, days, observation, value.within if value else 0.0)

    def _wrong(self, heading: str, what: str) -> None:
        self.problems.append(Problem(self.row.line, heading, what))

    def _check_text(self, column: str) -> None:
        try:
            check_text(self.row[column])
        except ValueError as error:
            self._wrong(column, str(error))

    def _indicator(self) -> Indicator | None:
        found = self.known.indicators[self.row["indicator"]]
        if isinstance(found, Indicator):
            return found
        self._wrong("indicator", found)
        return None

    def _days(self) -> Days | None:
        written = self.row["date"]
        days, why = days_of(written, self.known.years), _why_undated(written, self.known.years)
        if not why and days and days.last > self.known.as_at:
            why = f"{day_in_words(days.last)} is still to come; take the row in when that day is over"
        if why:
            self._wrong("date", why)
        return None if why else days

    def _figures(self) -> Iterator[tuple[str, CellFigure]]:
        """The figures of the row; the unit is looked at later, when the indicator is known."""
        found = self.known.indicators[self.row["indicator"]]
        unit = found.unit if isinstance(found, Indicator) else ""
        for column in FIGURES:
            text = self.row[column]
            one = read_figure(text, unit if column == "value" else "") if text else None
            if one and self._is_printable(column, one.number):
                yield column, one
            elif text and not one:
                point = decimal_point(text)
                advice = f"write {point}" if point else _WRITE_FIGURES
                self._wrong(column, f"{quoted(text, 40)} is not one figure; {advice}")

    def _is_printable(self, column: str, number: float) -> bool:
        try:
            check_not_tiny(number)
        except ValueError as error:
            self._wrong(column, str(error))
            return False
        return True

    def _check_whole(self, figures: Mapping[str, CellFigure]) -> None:
        """A numerator and a denominator stand together, and both are counts."""
        missing = [column for column in _OF_A_WHOLE if not self.row[column]]
        if len(missing) == 1:
            self._wrong(missing[0], _WRITE_BOTH)
        for column in _OF_A_WHOLE:
            one = figures.get(column)
            if one and not same_unit(one.unit, ""):
                self._wrong(column, f"{quoted(self.row[column], 40)} is not a count; {_WRITE_COUNTS}")
            elif one and column == "denominator" and one.number <= 0:
                self._wrong(column, f"it is {figure(one.number)}, and a whole is more than 0; correct it")

    def _check_value(self, figures: Mapping[str, CellFigure], indicator: Indicator) -> None:
        """A value is in the unit of its indicator, or beside a count of a whole is that share of it."""
        value, part, whole = (figures.get(column) for column in FIGURES)
        if value is None:
            return
        units = (indicator.unit, rate_unit(indicator.per)) if whole else (indicator.unit,)
        if value.unit and not any(same_unit(value.unit, unit) for unit in units):
            self._wrong("value", _other_unit(self.row["value"], value.unit, indicator))
        if part and whole and whole.number > 0:
            share = level(Baseline(numerator=part.number, denominator=whole.number), indicator)
            if share is not None and abs(share - value.number) > value.within + 1e-9 * max(1.0, abs(share)):
                said = f"{figure(part.number)} of {figure(whole.number)} is {rounded(share, value.number)}"
                said += f" {rate_unit(indicator.per)}; correct it, or leave it empty"
                self._wrong("value", f"it is {figure(value.number)}, but {said}")


_WRITE_FIGURES = "write it as 1,450, about 1,450, 41% or £1.2m, or leave the cell empty"
_WRITE_BOTH = "it is empty; give numerator and denominator both, or a value"
_WRITE_COUNTS = "write how many there are, such as 17 of 32, or give a value instead"


def _why_undated(written: str, years: PlanYears) -> str:
    """Why a date as written cannot be that of a reading; empty where it can."""
    if not written:
        return "it is empty; write the day, or the month, that the figure is of"
    reading = read_date(written, years)
    asked = [question for question in reading.questions if not question.key.startswith(_OLD_YEARS)]
    if asked:
        ways = [quoted(choice.label, 60) for choice in asked[0].readings]
        return f"{asked[0].text} Write {listed(ways, 'or')}" if len(ways) > 1 else asked[0].text
    return "" if any(part.end for part in reading.parts) else no_last_day(written).sentence


def _other_unit(text: str, unit: str, indicator: Indicator) -> str:
    said, name = f"{quoted(text, 40)} is in {unit_in_words(unit)}", quoted(indicator.title)
    if not indicator.unit.strip():
        return f"{said}, and {name} names no unit; name it on the indicator, or take it out of the cell"
    return f"{said}, and {name} is counted in {unit_in_words(indicator.unit)}; correct the one or the other"
