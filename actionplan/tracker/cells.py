"""Fields of the plan as cells of a tracker, and cells as fields again: one mapping, there and back."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from actionplan.plan.fields import is_day
from actionplan.plan.model import KINDS, ActionPlan, wording
from actionplan.plan.nouns import Noun
from actionplan.tracker.columns import YES, Column, Form
from actionplan.tracker.sheets import Value
from actionplan.words.dates import read_date
from actionplan.words.english import day_in_words, listed, normalised, quoted, some_named

_NO = ("", "no", "n", "false")
_YES = ("yes", "y", "true", "x", "✓", "✔")
_ESCAPED_RETURN = re.compile(r"_x000[dD]_")
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*(?:and\s+)?|&|/|\sand\s)\s*", re.IGNORECASE)
_MOST_JOINED = 6
"""Of so many parts at most a name may be, where it holds commas or an "and" itself."""
_MOST_NAMED = 6
_FIRST_YEAR = 1954
"""Days before it have numbers of less than five figures, as figures have; no plan is so old."""


@dataclass(frozen=True, slots=True)
class NotTaken(Exception):
    """What was typed is no value of the field: why, as a sentence without a full stop that follows what was typed."""

    why: str


def canonical(value: Value) -> str:
    """A value as it is compared: its text without what spreadsheets change by themselves; empty for an empty cell.

    New lines of every kind are one kind, a tab is a space, blanks at the ends of lines and empty lines around are
    dropped, letters are composed (NFC). Numbers have at most 15 digits, a day without a time is ISO.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return YES if value else "No"
    if isinstance(value, float | int):
        return f"{value:.15g}"
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second or value.microsecond):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def seen(value: Value) -> str:
    """A value as a person sees it in its cell: a day in words, `23 June 2017, 14:30`; else its text."""
    if not isinstance(value, date):
        return canonical(value)
    time = f", {value:%H:%M}" if has_time(value) else ""
    return f"{day_in_words(value)}{time}"


def has_time(value: Value) -> bool:
    """Whether a value is a day with a time of day; midnight is none, nor is what is left of a number."""
    return isinstance(value, datetime) and (value.hour, value.minute) != (0, 0) and not is_number(value)


def is_number(value: Value) -> bool:
    """Whether a spreadsheet shows a plain number as a day: what is typed as 20.11 becomes 20 January 1900."""
    return isinstance(value, date) and value.year < _FIRST_YEAR


def _text(text: str) -> str:
    plain = _ESCAPED_RETURN.sub("\r", unicodedata.normalize("NFC", text))
    lines = plain.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


@dataclass(frozen=True)
class Cells:
    """The cells of a plan: how its rows are named in a tracker, and which row a name means."""

    plan: ActionPlan

    def value(self, column: Column, row: Noun) -> Value:
        """What stands in the cell of a `field` column for a row; None where the column is not for its kind."""
        name = column.fields.get(row.kind)
        return self.shown(column.form, getattr(row, name)) if name else None

    def shown(self, form: Form, value: Any) -> Value:
        """A value of a field, as its cell shows it."""
        if value in (None, "", (), False):
            return None
        if form is Form.YES:
            return YES
        if form is Form.DATE:
            return date.fromisoformat(value)
        if form is Form.NAME:
            return self.names[value] if value in self.names else str(value)
        if form is Form.NAMES:
            return "\n".join(self.names.get(one, one) for one in value)
        return "\n".join(value) if form is Form.LINES else str(value)

    def field(self, column: Column, kind: str, value: Value) -> Any:
        """What a cell means for the field behind it, as plain JSON.

        Raises:
            NotTaken: where it means nothing for that field.
        """
        name, text = column.fields[kind], canonical(value)
        if column.form is Form.YES:
            return _yes(text)
        if column.form is Form.DATE:
            return self.day(text) or None
        if column.form is Form.LINES:
            return [line.strip() for line in text.split("\n") if line.strip()]
        if column.form is Form.NAME:
            return self._named(kind, name, text) if text else None
        if column.form is Form.NAMES:
            return self._all_named(kind, name, text)
        return text

    def day(self, text: str) -> str:
        """The one day, in ISO, that a text means; empty for an empty text.

        Raises:
            NotTaken: where it is not one day.
        """
        if not text or is_day(text):
            return text
        only = read_date(text, self.plan.settings.years).only_day
        if only is None:
            raise NotTaken(f"is not one day; write it as {self.example}")
        return only.isoformat()

    @cached_property
    def example(self) -> str:
        """A day of the plan's own years as it can be written: `23 June 2017`."""
        return f"23 June {self.plan.settings.calendar.years.first}"

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each row that others refer to; with its id in brackets where two of a kind go by the same."""
        found: dict[str, str] = {}
        for kind in ("owner", "priority", "milestone", "target", "indicator"):
            rows = self.plan.rows(kind)
            count: dict[str, int] = defaultdict(int)
            for row in rows:
                count[normalised(wording(row))] += 1
            for row in rows:
                name = wording(row)
                found[row.id] = f"{name} ({row.id})" if count[normalised(name)] > 1 else name
        return found

    @cached_property
    def _ids(self) -> Mapping[str, Mapping[str, str]]:
        """By kind, the id that each name means."""
        return {
            kind: {
                normalised(name): row.id
                for row in self.plan.rows(kind)
                for name in (row.id, self.names.get(row.id, row.id))
            }
            for kind in KINDS
        }

    def _named(self, kind: str, name: str, text: str) -> str:
        target = KINDS[kind][1].references[name]
        found = self._meant(target, text)
        if found is None:
            raise NotTaken(f"is no {self._unknown(target)}")
        return found

    def _all_named(self, kind: str, name: str, text: str) -> list[str]:
        """The ids of several rows: one on each line, or behind one another with a comma, an "and", `&` or `/`."""
        target = KINDS[kind][1].references[name]
        lines = [line.strip() for line in re.split(r"[\n;]", text) if line.strip()]
        found = [pair for line in lines for pair in self._in_line(target, line)]
        unknown = [name for name, row_id in found if row_id is None]
        if unknown:
            each = "which" if len(unknown) == 1 else "each of which"
            names = f"names {some_named(unknown)}, {each} " if len(found) > 1 else ""
            raise NotTaken(f"{names}is no {self._unknown(target)}")
        return [row_id for _, row_id in found if row_id]

    def _in_line(self, kind: str, line: str) -> Iterator[tuple[str, str | None]]:
        """The names in a line, each with the id that it means; it is split only where the whole of it is no name.

        A name may hold a comma or an "and" itself: the longest that is known counts.
        """
        whole = [(0, len(line))]
        parts = whole if self._meant(kind, line) else _parts(line) or whole
        first = 0
        while first < len(parts):
            for last in range(min(len(parts), first + _MOST_JOINED) - 1, first - 1, -1):
                name = line[parts[first][0] : parts[last][1]]
                row_id = self._meant(kind, name)
                if row_id is not None or last == first:
                    yield name, row_id
                    first = last + 1
                    break

    def _meant(self, kind: str, text: str) -> str | None:
        """The id of the row of a kind that a name means."""
        owner = self.plan.owner(text) if kind == "owner" else None
        return owner.id if owner else self._ids[kind].get(normalised(text))

    def _unknown(self, kind: str) -> str:
        rows = self.plan.rows(kind)
        known = listed([quoted(self.names[row.id], 60) for row in rows[:_MOST_NAMED]], "or")
        more = f" ({len(rows) - _MOST_NAMED:,} more)" if len(rows) > _MOST_NAMED else ""
        what = {"owner": "owner in the register"}.get(kind, f"{kind} of the plan")
        return f"{what}; write one of {known}{more}" if rows else f"{what}, which has none yet"


def _parts(line: str) -> list[tuple[int, int]]:
    """Where the parts of a line between commas, `&`, `/` and "and" begin and end."""
    between = [found.span() for found in _BETWEEN_NAMES.finditer(line)]
    begins, ends = [0, *(end for _, end in between)], [*(start for start, _ in between), len(line)]
    return [(begin, end) for begin, end in zip(begins, ends, strict=True) if line[begin:end].strip()]


def _yes(text: str) -> bool:
    said = normalised(text)
    if said in _YES or said in _NO:
        return said in _YES
    raise NotTaken("is neither Yes nor No")
