"""What was asked for by a name of a period, where what it takes in is something else."""

from __future__ import annotations

from dataclasses import replace

from actionplan.words.english import span_in_words
from actionplan.words.period_names import NAME, code_in_words, days_of
from actionplan.words.periods import ReportingPeriod, read_years


def as_asked(period: ReportingPeriod, text: str) -> ReportingPeriod:
    """The period that a text was found to name, with a sentence of what was asked for where it is not just that."""
    wanted = _of_days(period, text) or _by_name(period, text)
    if not wanted:
        return period
    takes_in = f"{code_in_words(period.name)}, {span_in_words(period.start, period.end)}"
    return replace(period, asked=f"This report was asked for {wanted} {takes_in}.")


def _of_days(period: ReportingPeriod, text: str) -> str:
    days = days_of(text)
    if days is None or days == (period.start, period.stop):
        return ""
    return f"{span_in_words(*days)}; it takes in what ended in that time,"


def _by_name(period: ReportingPeriod, text: str) -> str:
    """A fortnight that is reported together with others, or a quarter of which that is so; a year is always whole."""
    found = NAME.fullmatch(text.strip())
    if not found:
        return ""
    year = _label(found["year"], period.year)
    if quarter := found["quarter"]:
        named = f"quarter {quarter} of {year}; it takes in what ended in that time,"
        return "" if period.called == f"{year} Q{quarter}" else named
    first, last, last_year = int(found["first"]), int(found["last"] or found["first"]), found["last_year"]
    to = _label(last_year, year)
    if (first, last, to) == (period.number, period.last, period.last_year or period.year):
        return ""
    code = f"P{first:02d}..{'' if to == year else f'{to} '}P{last:02d}"
    return f"{code_in_words(f'{year} {code}')}; it takes in"


def _label(written: str | None, year: str) -> str:
    return read_years(written).label if written else year
