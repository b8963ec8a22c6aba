"""What went wrong in words for somebody who looks at the page: without paths, numbers and commands."""

from __future__ import annotations

import re
import sys
from traceback import print_exception

from actionplan.desk.holding import HeldBy
from actionplan.editor.holder_words import not_saved
from actionplan.words.errors import (
    ActionPlanError,
    BadDay,
    NoStore,
    StoreTooNew,
    StoreUnavailable,
    UnknownOwner,
    UnknownPeriod,
    UnknownPlan,
    UnknownRevision,
)
from actionplan.words.period_names import code_in_words

GONE = (
    "The store of the plan is not where it was: it was moved, renamed or deleted, or its drive is not there. Nothing "
    "can be saved until it is back; what you typed is still here."
)
OTHER_STORE = (
    "The plan is not in the store any more: another file was put in its place. Nothing can be saved until it is back; "
    "what you typed is still here."
)
OTHER_FILE = (
    "Another file stands where the store of the plan was, one that actionplan cannot read. Nothing can be saved until "
    "the right one is back; what you typed is still here."
)
TOO_NEW = (
    "The store of the plan is one of a newer version of actionplan. Nothing can be saved until actionplan is brought "
    "up to date here; what you typed is still here."
)
OLDER = (
    "The store of the plan was put back to an older copy{when}: what was done after that is not in it. Nothing is "
    "saved until the newer one is back; to go on with the older one, close the workbook and open it again. What you "
    "typed is still here."
)
WHOLE = (GONE, OTHER_STORE, OTHER_FILE, TOO_NEW)
"""Sentences that say already that what was typed is still here."""
WRONG = (
    "Something went wrong inside actionplan ({kind}), and nothing you did is at fault. It may not be saved: look at "
    "what the page shows, then try again."
)
_STORE_AT = re.compile(r"\b([Tt]he store) (?:.+?) (?=(?:is|was|could|may|did|has|cannot)\b)")
_SERVER_AT = re.compile(r"\bof the store \S+ ")
_COMMANDS = re.compile(r" \(?--store or ACTIONPLAN_STORE\)?")
_CODE = re.compile(r"(?<![\w-])(?:\d{4}-\d{2} )?P\d{2}(?:\.\.P\d{2})?\b")
_KEPT_APART = (
    (
        "; add it under owners, or use one of the ids there",
        "; write one of their names, or add it to the owners first",
    ),
    ("is not in the register of owners", "is not among the owners of the plan"),
    ('". It holds: ', '". They are: '),
    ("Nobody in the register of owners goes by", "Nobody among the owners of the plan goes by"),
    ("add owners to the plan first", "add owners in Plan and owners first"),
)


class OlderStore(ActionPlanError):
    """A copy that is older than what the page shows was put in place of the store; `when` its last change is of."""

    def __init__(self, when: str = "") -> None:
        super().__init__(OLDER.format(when=f", whose last change is of {when}" if when else ""))


def plainly(error: ActionPlanError) -> str:
    """The sentence of an error for somebody who has no command to give, and no path to look at."""
    text = str(error)
    if isinstance(error, NoStore):
        return GONE
    if isinstance(error, UnknownPlan):
        return OTHER_STORE
    if isinstance(error, StoreTooNew):
        return TOO_NEW
    if isinstance(error, UnknownRevision):
        return str(OlderStore())
    if isinstance(error, HeldBy):
        return not_saved(error.holder)
    if isinstance(error, StoreUnavailable):
        return _of_store(text)
    if isinstance(error, (UnknownPeriod, BadDay)) or "reporting period" in text:
        return _of_fortnights(text)
    return _of_owners(text) if isinstance(error, UnknownOwner) or "register of owners" in text else text


def is_whole(text: str) -> bool:
    """Whether a sentence says already that what was typed is still here."""
    return text in WHOLE or text.endswith("What you typed is still here.")


def _of_store(text: str) -> str:
    if "is not a store" in text or "a folder, not a store" in text:
        return OTHER_FILE
    text, of_servers = _SERVER_AT.subn("of the store ", text)
    return _COMMANDS.sub("", text if of_servers else _STORE_AT.sub(r"\1 of the plan ", text))


def _of_fortnights(text: str) -> str:
    text = _CODE.sub(lambda found: code_in_words(found[0]), text)
    return re.sub(r"\b(?:reporting )?period(s?)\b", r"fortnight\1", text)


def _of_owners(text: str) -> str:
    for old, new in _KEPT_APART:
        text = text.replace(old, new)
    return text


def noted(error: Exception) -> str:
    """What kind of error nobody foresaw; how it came about goes to the server's own output, for who looks after it."""
    print_exception(error, file=sys.__stderr__)
    return type(error).__name__


def passes(error: ActionPlanError) -> bool:
    """Whether it has nothing to do with what was typed, so that the same may be saved once it is over."""
    return isinstance(error, (NoStore, UnknownPlan, StoreUnavailable, StoreTooNew, OlderStore))
