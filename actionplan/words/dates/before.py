"""What the words before a date say of it: its role, and whether they open or close its window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from actionplan.words.dates.tokens import Token, at

ROLES: Mapping[str, str] = {
    **dict.fromkeys(("review", "reviewed", "reviews", "reviewing"), "review"),
    **dict.fromkeys(("papers", "despatch", "despatched", "dispatch", "dispatched"), "despatch"),
    **dict.fromkeys(
        ("complete", "completed", "done", "finished", "achieved", "closed", "delivered", "actual"),
        "completed",
    ),
}
"""Words before a date that give it a role."""
LIMITS: Mapping[str, str] = {
    **dict.fromkeys(("by", "until", "till", "deadline"), "by"),
    **dict.fromkeys(("before", "prior"), "before"),
    **dict.fromkeys(
        (
            "from",
            "since",
            "start",
            "starting",
            "starts",
            "started",
            "commencing",
            "commence",
            "commences",
            "commenced",
            "begin",
            "begins",
            "began",
            "begun",
        ),
        "from",
    ),
    **dict.fromkeys(("after", "following", "post"), "after"),
}
"""Words before a date that open or close its window."""
LIMIT_PAIRS: Mapping[tuple[str, str], str] = {
    ("later", "than"): "by", ("up", "to"): "by", ("ongoing", "to"): "by", ("not", "before"): "from",
    ("earlier", "than"): "from", ("prior", "to"): "before",
}  # fmt: skip
"""The same for two words together."""
_NOT_YET = frozenset({"be", "to", "is", "will", "should", "must", "can", "not", "may", "shall"})
"""`will complete in June` is not complete."""
_GOES_OUT = frozenset({"out", "go", "going", "sent", "issued", "circulated", "are", "be", "will"})
"""`papers go out 6 November`."""
_TRANSPARENT = frozenset({
    "in", "on", "at", "the", "of", ",", "-", ":", ".", "due", "date", "next", "(", "for", "and", "/",
    "expected", "planned", "no", "not", "later", "earlier", "up", "throughout", "during", "over", "around",
    "about", "approximately", "likely", "possibly", "probably", "hopefully", "perhaps", "maybe", "target",
    "than", "deadline", "say", "to", "or",
})  # fmt: skip
"""Words that may stand between a role or a limit and its date."""
_OF_A_REVIEW = frozenset({"dates", "points"})
"""`review dates: Sept and Dec`."""
_HEADINGS = frozenset({"start", "deadline"})
"""Words whose dash is a colon: `Deadline - 14 June`."""


@dataclass
class Pending:
    """What the words before a date say of it."""

    role: str = "due"
    limit: str = ""
    between: bool = False
    after: int = 0
    used: set[int] = field(default_factory=set)


def note_word(pending: Pending, tokens: Sequence[Token], i: int) -> None:
    """Take in the word at a place; `before noon on 30 June` is by that day."""
    if tokens[i].kind == "time":
        pending.limit = "by" if pending.limit == "before" else pending.limit
        return
    word, before = tokens[i].word, at(tokens, i - 1).word
    _close_limit(pending, tokens, i)
    limit = LIMIT_PAIRS.get((before, word)) or LIMITS.get(word)
    if before == "or" and at(tokens, i - 2).word in ("on", "by"):
        limit = {"before": "by", "after": "from"}.get(limit or "", limit)
    if word in ROLES and not (ROLES[word] == "completed" and before in _NOT_YET):
        pending.role = ROLES[word]
    elif limit:
        pending.limit, pending.after = limit, i
        pending.role = "due" if pending.role == "completed" else pending.role
    elif before == "as" and word in ("at", "of"):
        pending.role = "as at"
        pending.used.add(i - 1)
    elif word == "least" and pending.limit == "by":
        pending.limit = "at least"
    elif word == "between":
        pending.between = True
    elif word not in _TRANSPARENT and not _goes_with_role(pending, word):
        _part(pending)
        return
    pending.used.add(i)


def _goes_with_role(pending: Pending, word: str) -> bool:
    return (pending.role == "despatch" and word in _GOES_OUT) or (
        pending.role == "review" and word in _OF_A_REVIEW
    )


def _close_limit(pending: Pending, tokens: Sequence[Token], i: int) -> None:
    """A comma, a dash or another role ends a limit: `started, review Sept`; `after the poll - June` stays."""
    before = at(tokens, i - 1)
    ends = tokens[i].word in (",", ";") and before.kind != "time"
    ends = ends or (tokens[i].word == "-" and before.kind != "time" and before.word not in _HEADINGS)
    if pending.limit != "after" and (ends or ROLES.get(tokens[i].word) == "review"):
        pending.limit = ""


def _part(pending: Pending) -> None:
    """Another word parts a limit or a role from a date: `by the team in June`."""
    if pending.limit != "after":
        pending.limit = ""
    if pending.role in ("completed", "as at", "despatch"):
        pending.role = "due"
    if pending.role == "due" and not pending.limit:
        pending.used.clear()
