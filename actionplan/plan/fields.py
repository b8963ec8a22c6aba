"""The kinds of value a field of the plan can hold, and the sentence where one does not fit."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

LONGEST_TEXT = 32_767  # what a spreadsheet's cell can hold
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def check_text(text: object) -> object:
    """Refuse what no spreadsheet, database or page could keep."""
    if not isinstance(text, str):
        return text
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"the text has {len(text):,} characters; shorten it to {LONGEST_TEXT:,} or fewer")
    if "\0" in text:
        raise ValueError("the text holds a NUL character, which cannot be kept; delete it")
    if _SURROGATE.search(text):
        raise ValueError("the text holds half of a character (a lone surrogate); type that character again")
    return text


def check_id(text: str) -> str:
    """Refuse what is no id."""
    if not _ID.fullmatch(text):
        raise ValueError(
            f'"{text[:60]}" is not an id; use up to 40 small letters, digits and hyphens, beginning with a letter or digit'
        )
    return text


def check_title(text: str) -> str:
    """Refuse a title without a word."""
    if not text.strip():
        raise ValueError("a title is needed")
    return text


def check_day(text: str) -> str:
    """Refuse what is no day written as 2017-06-23."""
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ValueError(f'"{text[:60]}" is not a day written as 2017-06-23')


def check_moment(text: str) -> str:
    """Refuse what is no moment with a time zone; keep it in UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f'"{text[:60]}" is not a time written as 2017-06-23T14:02:00+00:00')
    return moment.astimezone(UTC).isoformat()


Text = Annotated[str, BeforeValidator(check_text)]
Title = Annotated[Text, AfterValidator(check_title)]
Id = Annotated[Text, AfterValidator(check_id)]
Day = Annotated[Text, AfterValidator(check_day)]
Moment = Annotated[Text, AfterValidator(check_moment)]
Texts = tuple[Text, ...]
Ids = tuple[Id, ...]
