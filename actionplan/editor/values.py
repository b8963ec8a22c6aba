"""What is typed into a cell or a field, as a value of the plan, and values of the plan as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic.fields import FieldInfo

from actionplan.plan.fields import Day, Ids, Texts
from actionplan.plan.model import ActionPlan, wording
from actionplan.plan.nouns import Noun
from actionplan.words.dates import read_date
from actionplan.words.dates.reading import DateReading
from actionplan.words.english import day_in_words, day_words, normalised, quoted, some_named
from actionplan.words.errors import BadChange, BadDay

LONGEST_LINES: Mapping[str, int] = {
    "date": 200,
    "expected": 200,
    "name": 200,
    "organisation": 200,
    "short": 60,
    "target": 600,
    "title": 600,
    "unit": 60,
}
"""Characters that a page or a table can show of a field; what is in a plan already may be longer."""


def value_of(noun: type[Noun], field: str, text: str, plan: ActionPlan, today: date) -> Any:
    """What was typed as the value of a field, as plain JSON: a list of its lines, a day in ISO, an id, or the text.

    Raises:
        BadDay: where a day is wanted and it is none.
        BadChange, UnknownOwner: where a row is to be named and none goes by that, or the text is longer than its field
            can be shown.
    """
    refuse_too_long(field, text)
    known = noun.model_fields[field]
    if known.annotation == Ids:
        return [_id(plan, noun.references[field], name) for name in _lines(text)]
    if known.annotation == Texts:
        return _lines(text)
    if _is_day(known):
        return one_day(text, plan, today) if text.strip() else None
    if known.annotation is bool:
        return text == "yes"
    if known.default is None:
        return text.strip() or None
    return text


def refuse_too_long(field: str, text: str) -> None:
    """Refuse a text that no report could print in its field.

    Raises:
        BadChange: with how long it may be.
    """
    most = LONGEST_LINES.get(field, len(text))
    if len(text) > most:
        raise BadChange(
            f"That has {len(text):,} characters, and up to {most} can be shown here. Shorten it, then it is saved."
        )


def text_of(row: Noun, field: str, plan: ActionPlan) -> str:
    """The value of a field as it is typed: the lines of a list, a day in words, `yes` for what is so."""
    known, value = type(row).model_fields[field], getattr(row, field)
    if value in (None, (), False):
        return ""
    if known.annotation == Ids:
        return "\n".join(plan.name_of(one) for one in value)
    if known.annotation == Texts:
        return "\n".join(value)
    if _is_day(known):
        return day_words(value)
    return "yes" if value is True else str(value)


def one_day(text: str, plan: ActionPlan, today: date) -> str:
    """A day as people write it, in ISO; also one after the plan's years that is not to come.

    Raises:
        BadDay: where it is not one day, with an example.
    """
    reading = read_date(text, plan.settings.years)
    day = reading.only_day or _since(reading, plan, today)
    if day is None:
        raise BadDay(f"{quoted(text, 40)} is not one day. Write it as {day_in_words(today)}.")
    return day.isoformat()


def _since(reading: DateReading, plan: ActionPlan, today: date) -> date | None:
    """The day that is read, where all that is asked of it is whether a year after those of the plan is meant."""
    if [question.key for question in reading.questions] != ["far-year"] or len(reading.parts) != 1:
        return None
    one = reading.parts[0]
    is_past = one.start is not None and plan.settings.calendar.years.start <= one.start <= today
    return one.start if is_past and one.start == one.end else None


def _is_day(field: FieldInfo) -> bool:
    return field.annotation == (Day | None)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in re.split(r"[\r\n]+", text) if line.strip()]


def _id(plan: ActionPlan, kind: str, name: str) -> str:
    """The id of the row of a kind that goes by a name."""
    if kind == "owner":
        return plan.owner_named(name).id
    rows = plan.rows(kind)
    found = [row.id for row in rows if normalised(name) in (row.id, normalised(wording(row)))]
    if len(found) == 1:
        return found[0]
    raise BadChange(f"{quoted(name, 60)} is not {_one_of(kind, rows)}.")


def _one_of(kind: str, rows: Sequence[Noun]) -> str:
    known = f": write one of {some_named([wording(row) for row in rows])}" if rows else ", which has none yet"
    return f"one {kind.replace('_', ' ')} of the plan{known}"
