"""Cells as the text that a person wrote: values, lists in a cell, dates as written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from actionplan.tracker.cells import canonical
from actionplan.tracker.sheets import Value
from actionplan.words.english import day_in_words

_BULLET = re.compile(r"\s*(?:[\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2043\uf0b7*]|[-\u2013\u2014](?=\s))\s*")
_NUMBERED = re.compile(r"\s*(?:[0-9]{1,2}[.)]|\(?[a-z]\))\s+\S")
_LEAD_IN = re.compile(r"(?:e\.?g\.?|for example|such as|including|these are)[:.,]?", re.IGNORECASE)


def is_blank(value: Value) -> bool:
    """Whether nothing stands in a cell, or blanks alone."""
    return value is None or (isinstance(value, str) and not value.strip())


def filled_places(cells: Sequence[Value]) -> list[int]:
    """The places of the cells of a row in which anything stands."""
    return [
        place
        for place, value in enumerate(cells)
        if value is not None and not (isinstance(value, str) and (not value or value.isspace()))
    ]


def text_of(value: Value) -> str:
    """The text of a cell, a day as `14 June 2017`; of a text new lines are of one kind, blanks around it are gone."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()
    if isinstance(value, datetime):
        clock = f", {value:%H:%M}" if (value.hour, value.minute) != (0, 0) else ""
        return day_in_words(value) + clock
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return canonical(value)


def on_one_line(text: str) -> str:
    """The text with its lines joined by blanks."""
    return " ".join(text.split())


def lines_of(text: str) -> tuple[str, ...]:
    """Each line of a cell that holds anything, without the mark of a list before it."""
    return tuple(_unmarked(line) for line in text.split("\n") if _unmarked(line))


def items_of(text: str) -> tuple[str, ...]:
    """The lines of a cell as a list, without a word such as `E.g.` that only leads into it."""
    lines = lines_of(text)
    return lines[1:] if len(lines) > 1 and _LEAD_IN.fullmatch(lines[0]) else lines


def is_list(text: str) -> bool:
    """Whether each of several lines begins with the mark of a list, or with its number or letter."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and all(_BULLET.match(line) or _NUMBERED.match(line) for line in lines)


def _unmarked(line: str) -> str:
    found = _BULLET.match(line)
    return line[found.end() :].strip() if found else line.strip()
