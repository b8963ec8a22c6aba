"""Fields of the plan as cells of a tracker, and cells as fields again: one mapping, there and back."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
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
from actionplan.words.english import listed, normalised, quoted

_NO = ("", "no", "n", "false")
_YES = ("yes", "y", "true", "x", "✓", "✔")
_ESCAPED_RETURN = re.compile(r"_x000[dD]_")
_MOST_NAMED = 6


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
            parts = [part.strip() for part in re.split(r"[\n;]", text)]
            return [self._named(kind, name, part) for part in parts if part]
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
            raise NotTaken("is not one day; write it as 23 June 2017")
        return only.isoformat()

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
        owner = self.plan.owner(text) if target == "owner" else None
        found = owner.id if owner else self._ids[target].get(normalised(text))
        if found is None:
            raise NotTaken(self._unknown(target))
        return found

    def _unknown(self, kind: str) -> str:
        known = [self.names[row.id] for row in self.plan.rows(kind)]
        named = listed([quoted(name, 60) for name in known[:_MOST_NAMED]], "or")
        more = f" ({len(known) - _MOST_NAMED} more)" if len(known) > _MOST_NAMED else ""
        what = {"owner": "owner in the register"}.get(kind, f"{kind} of the plan")
        return f"is no {what}; write one of {named}{more}" if known else f"is no {what}, which has none yet"


def _yes(text: str) -> bool:
    said = normalised(text)
    if said in _YES or said in _NO:
        return said in _YES
    raise NotTaken("is neither Yes nor No")
