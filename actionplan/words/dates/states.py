"""What a text says besides its dates: ongoing, timing dependent, to be confirmed, a status, and how firm it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actionplan.words.dates.reading import CERTAINTIES

_ONGOING = re.compile(r"\bon-? ?going\b|\bcontinuous(?:ly)?\b|\bcontinuing\b|\brolling\b")
_RECURRING = re.compile(
    r"\b(?:daily|weekly|fortnightly|monthly|bi-?monthly|quarterly|half-yearly|yearly|annually"
    r"|every (?:day|week|fortnight|month|quarter|year))\b"
)
_DEPENDENT = re.compile(r"\b(?:timing|date|time|timescale)s? (?:is |are )?depend[ae]nt\b|\bdepend(?:s|ent|ant|ing) (?:up)?on\b")
_UNCONFIRMED = re.compile(
    r"\btb[acd]\b|\bt\.b\.[acd]\b|\bto be (?:confirmed|determined|decided|agreed|announced|advised|arranged|finalised|set)\b"
    r"|\bnot yet (?:known|confirmed|agreed|set)\b|\b(?:date|timing) unknown\b|\bno date(?: yet)?\b"
)
_VAGUE = re.compile(
    r"\basap\b|\bas soon as possible\b|\bsoon\b|\bshortly\b|\bimminent(?:ly)?\b|\bin due course\b|\blater (?:this|in the) year\b"
    r"|\b(?:the )?(?:coming|next few) (?:weeks|months)\b"
)
_AFTER_EVENT = re.compile(r"\b(?:after|following|post|once) \w")
_PROVISIONAL = re.compile(r"\bprovisional(?:ly)?\b|\bsubject to\b|\btentative(?:ly)?\b|\bindicative\b")
_ESTIMATED = re.compile(r"\best\b|\bestimated?\b|\bc\.(?= ?\w)|\bc (?=\w)|\bcirca\b|\bapprox(?:imately)?\b|\b(?:about|around) (?=[0-9a-z])|~")

STATUSES: Sequence[tuple[str, str]] = (
    (r"not (?:yet )?started|yet to start|to start|not begun", "not started"),
    (r"in progress|under ?way|in hand|started|work(?:ing)? on it|progressing", "in progress"),
    (r"on hold|paused|stalled", "on hold"),
    (r"deferred|postponed|put off", "deferred"),
    (r"delayed|late|overdue|slipped", "delayed"),
    (r"cancelled|canceled|abandoned|withdrawn|stopped", "stopped"),
    (r"on (?:track|target|course|schedule)", "on track"),
    (r"complete|completed|done|finished|achieved|closed|delivered", "complete"),
    (r"planned|scheduled", "planned"),
)
"""Status words that stand in date columns, and the one word for each."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a text say."""

    ongoing: bool
    recurring: bool
    dependent: bool
    unconfirmed: bool
    vague: bool
    after_event: bool
    status: str | None
    certainty: str


def words_of(plain: str, dated: bool) -> Words:
    """Look up the words of a text that is folded already (lower case, one kind of dash and space)."""
    unconfirmed = bool(_UNCONFIRMED.search(plain))
    vague = not dated and bool(_VAGUE.search(plain))
    applies = {
        "to be confirmed": unconfirmed or vague,
        "queried": dated and "?" in plain,
        "provisional": bool(_PROVISIONAL.search(plain)),
        "estimated": dated and bool(_ESTIMATED.search(plain)),
        "firm": True,
    }
    return Words(
        ongoing=bool(_ONGOING.search(plain)),
        recurring=bool(_RECURRING.search(plain)),
        dependent=bool(_DEPENDENT.search(plain)),
        unconfirmed=unconfirmed,
        vague=vague,
        after_event=bool(_AFTER_EVENT.match(plain)),
        status=_status(plain),
        certainty=next(c for c in CERTAINTIES if applies[c]),
    )


_STATUS_PATTERNS = [(re.compile(rf"^\W*(?:{words})\b(?:\W|$)(?P<rest>.*)", re.DOTALL), status) for words, status in STATUSES]
_NOT_A_DATE_OF_IT = re.compile(r"\W*(?:[a-z]+ ){3,}[a-z]+")


def _status(plain: str) -> str | None:
    """The status with which a text begins. `Complete design work by June` is a task, not a status."""
    for pattern, status in _STATUS_PATTERNS:
        match = pattern.match(plain)
        if match and not re.match(r"\s*[a-z]+ [a-z]+ (?:by|in|from)\b|\s*the\b", match["rest"]):
            return status
    return None
