"""What reporting periods and spans of them are called: as one types it, as a code, and in words."""

from __future__ import annotations

import re
from datetime import date

_YEAR = r"\d{2,4}[-/\u2010-\u2015]\d{2,4}"
NAME = re.compile(
    rf"(?:(?P<year>{_YEAR})[\s-]*)?"
    r"(?:P(?P<first>\d{1,2})"
    rf"(?:\s*(?:\.\.|-to-P?|-|\u2013)\s*(?:(?P<last_year>{_YEAR})[\s-]*)?P?(?P<last>\d{{1,2}}))?"
    r"|Q(?P<quarter>[1-4]))",
    re.IGNORECASE | re.ASCII,
)
"""`P06`, `2017-18 P06`, `P06..P12`, `2017-18 P20..2018-19 P06` or `2017-18 Q1`."""
YEARS = re.compile(_YEAR, re.ASCII)
"""A whole year, or all years of a plan: `2017-18`."""
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})\s*(?:\.\.|-to-)\s*(\d{4}-\d{2}-\d{2})", re.ASCII)
_QUARTER = re.compile(r"\bQ\s*\d", re.IGNORECASE | re.ASCII)
_CODE = re.compile(r"(?:(\d{4}-\d{2}) )?P(\d{2,})(?:\.\.(?:(\d{4}-\d{2}) )?P(\d{2,}))?")


def code_in_words(code: str) -> str:
    """`fortnight 6` for `P06`, `fortnights 19 and 20 of 2017-18` for `2017-18 P19..P20`; any other text as it is."""
    match = _CODE.fullmatch(code)
    if match is None:
        return code
    year, first, last = match[1], int(match[2]), int(match[4] or match[2])
    if match[3]:  # of two years
        return f"fortnight {first}{f' of {year}' if year else ''} to fortnight {last} of {match[3]}"
    return f"{numbered(first, last)} of {year}" if year else numbered(first, last)


def numbered(first: int, last: int) -> str:
    """`fortnight 6`, `fortnights 20 and 21` or `fortnights 6 to 12`."""
    if first == last:
        return f"fortnight {first}"
    return f"fortnights {first} {'and' if last == first + 1 else 'to'} {last}"


def days_of(text: str) -> tuple[date, date] | None:
    """The days of two meetings in their order, from `2017-06-28..2017-09-20`; none for any other text."""
    match = _DAYS.fullmatch(text.strip())
    if not match or not (_is_day(match[1]) and _is_day(match[2])):
        return None
    first, last = date.fromisoformat(match[1]), date.fromisoformat(match[2])
    return (first, last) if first <= last else None


def advice_on(text: str, first: str) -> str:
    """What to write in the place of a text that names no period of a plan, whose first is called `2017-18 P01`."""
    if _QUARTER.search(text):
        return f"A year has four quarters: write one as {first.partition(' ')[0]} Q1, Q2, Q3 or Q4."
    if not (match := _DAYS.fullmatch(text.strip())):
        return f"Write it as {first}."
    astray = [day for day in match.groups() if not _is_day(day)]
    if astray:
        return f"There is no day {astray[0]}; write two days as 2017-06-28..2017-09-20."
    return f"Name the earlier day first: {match[2]}..{match[1]}."


def _is_day(iso: str) -> bool:
    try:
        return bool(date.fromisoformat(iso))
    except ValueError:
        return False


def quarter_days(first: int, quarter: int) -> tuple[date, date]:
    """The first day of a quarter of the financial year that begins in `first`, and the day after its last."""
    months = [(first, 4), (first, 7), (first, 10), (first + 1, 1), (first + 1, 4)]
    return date(*months[quarter - 1], 1), date(*months[quarter], 1)
