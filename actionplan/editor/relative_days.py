"""Days that a sentence names by the day on which it is written: yesterday, last Friday, next Tuesday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from actionplan.words.english import WEEKDAYS

_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_SAID = re.compile(
    r"\b(?:(?:the\s+)?day\s+(?P<step>before|after)\s+)?(?P<near>yesterday|today|tomorrow)\b"
    rf"|\b(?P<way>last|next)\s+(?P<weekday>{'|'.join(WEEKDAYS)})\b",
    re.IGNORECASE,
)


def relative_days(text: str, today: date) -> Sequence[tuple[str, date]]:
    """Each such day of a sentence: its words, and the day that they mean when it is written on `today`.

    `last Friday` is the latest one before today, `next Friday` the first one after it.
    """
    return [(found[0], _day(found, today)) for found in _SAID.finditer(text)]


def _day(found: re.Match[str], today: date) -> date:
    if near := found["near"]:
        step = {"before": -1, "after": 1}.get((found["step"] or "").lower(), 0)
        return today + timedelta(days=_NEAR[near.lower()] + step)
    weekday = [one.lower() for one in WEEKDAYS].index(found["weekday"].lower())
    if found["way"].lower() == "next":
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
