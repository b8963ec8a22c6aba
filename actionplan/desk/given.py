"""What only the world outside can give: the moment, the person who acts, a new id."""

from __future__ import annotations

import getpass
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

from actionplan.plan.fields import check_text
from actionplan.words.english import UK_TIME
from actionplan.words.errors import BadChange

_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_played: ContextVar[datetime | None] = ContextVar("_played", default=None)


def now() -> datetime:
    """The present moment, in UTC."""
    return _played.get() or datetime.now(UTC)


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
    given = named(by)
    if given:
        return given
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without a name
        return "somebody"


def named(by: str | None = None) -> str:
    """The name that a person gave, now or in the environment; empty where only the login name is known.

    Raises:
        BadChange: where it could not be kept.
    """
    return said("by", by or "") or said("ACTIONPLAN_PERSON", os.environ.get("ACTIONPLAN_PERSON", ""))


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
