"""Dates as people write them, where a question on them could not be kept beside them: they are to be clear at once."""

from __future__ import annotations

from actionplan.words.dates import DateReading, read_date
from actionplan.words.english import listed, quoted
from actionplan.words.errors import BadChange


def clear_date(label: str, written: str, years: str) -> DateReading:
    """How a date is read, under the label of its field.

    Raises:
        BadChange: where it cannot be read, or in more than one way: with the ways.
    """
    reading = read_date(written, years)
    if written.strip() and reading.questions:
        first = reading.questions[0]
        ways = [quoted(one.label, 60) for one in first.readings]
        raise BadChange(f"{label}: {first.text}" + (f" Write {listed(ways, 'or')}." if ways else ""))
    return reading
