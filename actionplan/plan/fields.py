"""The kinds of value a field of the plan can hold, and the sentence where one does not fit."""

from __future__ import annotations

import re
from dataclasses import astuple
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from actionplan.words.dates import Answer
from actionplan.words.file_names import is_device

LONGEST_TEXT = 32_767  # what a spreadsheet's cell can hold
LARGEST, SMALLEST = 1e15, 1e-9  # beyond these a figure has more digits than it can hold, or than people read
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A terminal obeys these, and a spreadsheet, a document or a page holds none of them; a line may end in CR LF.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LONE_RETURN = re.compile(r"\r(?!\n)")


def check_text(text: object) -> object:
    """Refuse what no spreadsheet, database, page or terminal could keep or show; all else stays to the letter."""
    if not isinstance(text, str):
        return text
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"the text has {len(text):,} characters; shorten it to {LONGEST_TEXT:,} or fewer")
    if "\0" in text:
        raise ValueError("the text holds a NUL character, which cannot be kept; delete it")
    if _SURROGATE.search(text):
        raise ValueError("the text holds half of a character (a lone surrogate); type that character again")
    found = _CONTROL.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        raise ValueError(f"the text holds the control character {code}, which cannot be shown; delete it")
    if _LONE_RETURN.search(text):
        raise ValueError("the text holds a carriage return (U+000D) that ends no line; put a new line there")
    return text


def check_id(text: str) -> str:
    """Refuse what is no id."""
    if not ID.fullmatch(text):
        raise ValueError(
            f'"{text[:60]}" is not an id; use up to 40 small letters, digits and hyphens, beginning with a '
            "letter or digit"
        )
    return text


def check_plan_id(text: str) -> str:
    """Refuse an id that no folder can have; a plan's reports and parameters stand in one of its name."""
    if is_device(text):
        raise ValueError(
            f'"{text}" is a name that Windows keeps for a device, so that no folder can have it; choose another'
        )
    return text


def check_title(text: str) -> str:
    """Refuse a title without a word."""
    if not text.strip():
        raise ValueError("a title is needed")
    return text


def check_said(text: str) -> str:
    """Refuse an empty text."""
    if not text.strip():
        raise ValueError("must not be empty")
    return text


def check_not_tiny(number: float) -> float:
    """Refuse a figure so near to nothing that no report could print it in a line."""
    if 0 < abs(number) < SMALLEST:
        raise ValueError(
            f"{number:g} is too small to be printed; give a figure of at most nine decimal places"
        )
    return number


def is_day(text: str) -> bool:
    """Whether a text is a day written as 2017-06-23, and in no other way."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def check_day(text: str) -> str:
    """Refuse what is no day written as 2017-06-23."""
    if is_day(text):
        return text
    raise ValueError(f'"{text[:60]}" is not a day written as 2017-06-23')


def check_moment(text: str) -> str:
    """Refuse what is no moment with a time zone; keep it in UTC."""
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):  # no time, or the first hours of the year 1 elsewhere
        pass
    raise ValueError(f'"{text[:60]}" is not a time written as 2017-06-23T14:02:00+00:00')


def check_answer(answer: Answer) -> Answer:
    """Refuse an answer with a text that could not be kept."""
    for text in astuple(answer):
        check_text(text)
    return answer


Text = Annotated[str, BeforeValidator(check_text)]
Title = Annotated[Text, AfterValidator(check_title)]
Said = Annotated[Text, AfterValidator(check_said)]
Id = Annotated[Text, AfterValidator(check_id)]
PlanId = Annotated[Id, AfterValidator(check_plan_id)]
Day = Annotated[Text, AfterValidator(check_day)]
Moment = Annotated[Text, AfterValidator(check_moment)]
Texts = tuple[Text, ...]
Ids = tuple[Id, ...]
Number = Annotated[float, Field(allow_inf_nan=False, ge=-LARGEST, le=LARGEST), AfterValidator(check_not_tiny)]
Answers = tuple[Annotated[Answer, AfterValidator(check_answer)], ...]
Order = Annotated[int, Field(ge=-(2**31), le=2**31 - 1)]  # what every database holds in a column of integers

FIELD_WORDS = {
    "date": "date as written",
    "target": "target as written",
    "of": "what it is about",
    "since": "in the plan since",
    "accountable": "accountable lead",
    "period": "reporting period",
    "completed_on": "completed on",
    "reported_rag": "reported status",
    "in_post_from": "in post from",
    "withdrawn_on": "withdrawn on",
    "withdrawn_because": "reason for withdrawing",
    "finished_on": "finished on",
    "follow_on": "milestones that follow on",
    "rag": "RAG scheme",
}


def field_words(field: str) -> str:
    """A field's name for a reader."""
    return FIELD_WORDS.get(field, field.replace("_", " "))
