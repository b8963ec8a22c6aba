"""What only the world outside can give: the moment, the person who acts, a new id."""

from __future__ import annotations

import os
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from time import monotonic

from actionplan.plan.fields import check_text
from actionplan.system import login
from actionplan.words.english import UK_TIME, one_line
from actionplan.words.errors import BadChange

_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_JOINERS = "\u200c\u200d"
"""What is not seen, and yet belongs into names, such as Persian ones."""
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that show nothing."""
_played: ContextVar[datetime | None] = ContextVar("_played", default=None)


def now() -> datetime:
    """The present moment, in UTC."""
    return _played.get() or datetime.now(UTC)


def countdown(seconds: float) -> Callable[[], float]:
    """A function that gives the seconds that are left of so many; less than none after that."""
    until = monotonic() + seconds
    return lambda: until - monotonic()


def today() -> date:
    """The day it is in the United Kingdom."""
    return now().astimezone(UK_TIME).date()


@contextmanager
def played_at(moment: datetime) -> Iterator[None]:
    """Act as at another moment; only the example, whose year is invented, is played so."""
    token = _played.set(moment)
    try:
        yield
    finally:
        _played.reset(token)


def person(by: str | None = None) -> str:
    """Who acts: the name given, else that of the environment, else the login name. What was said, not a proof.

    Raises:
        BadChange: where it could not be kept.
    """
    return named(by) or login() or "somebody"


def named(by: str | None = None) -> str:
    """The name that a person gave, now or in the environment; empty where only the login name is known.

    Raises:
        BadChange: where it could not be kept.
    """
    here = os.environ.get("ACTIONPLAN_PERSON", "")
    return a_name(said("by", by or "")) or a_name(said("ACTIONPLAN_PERSON", here))


def a_name(text: str) -> str:
    """A person's name as it stands in the history: on one line, without what nobody sees; empty where none is given.

    Raises:
        BadChange: where it could not be kept, or nothing of it can be seen.
    """
    try:
        check_text(text)
    except ValueError as error:
        raise BadChange(f"Your name cannot be kept: {error}.") from None
    unseen = ("Cf", "Cc", "Co")
    shown = [
        one for one in text if one in _JOINERS or one.isspace() or unicodedata.category(one) not in unseen
    ]
    name = one_line("".join(shown))
    if text.strip() and not any(_is_seen(one) for one in name):
        raise BadChange(
            "Your name needs a letter that can be seen. Write it as it should appear in the history."
        )
    return name


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK_LETTERS


def said(name: str, text: str) -> str:
    """What a person says with an option of this name, without blanks around it.

    Raises:
        BadChange: where it could not be kept.
    """
    try:
        check_text(text)
    except ValueError as error:
        raise BadChange(f"What was given as {name.replace('_', '-')} cannot be kept: {error}.") from None
    return text.strip()


def new_id(letter: str) -> str:
    """A new id: the letter of its kind and six random characters."""
    return f"{letter}-{token(6)}"


def token(length: int) -> str:
    """So many random characters."""
    return "".join(secrets.choice(_BASE32) for _ in range(length))
