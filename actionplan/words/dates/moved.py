"""Dates that were changed: which words say that a date no longer holds, and which that it holds now.

There is no role for a date that no longer holds. It is left out of the reading; the text keeps it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actionplan.words.dates.tokens import Token, at

_OLD = frozenset({
    "previously", "previous", "original", "originally", "orig", "formerly", "former", "initially", "initial",
    "old", "superseded", "replaces", "replacing", "instead", "rather", "baseline", "baselined",
})  # fmt: skip
_OLD_WHERE_NOTHING_ELSE_IS_SAID = frozenset({"was", "were", "not", "had", "ex"})
"""`(was June 17)` is an earlier date, `the launch was on 14 June` is none."""
_NEW = frozenset({"now", "revised", "new", "latest", "amended", "currently"})
_MOVES = frozenset({
    "moved", "moves", "slipped", "slips", "slipping", "slip", "revised", "changed", "extended", "delayed",
    "deferred", "postponed", "rescheduled", "pushed", "put", "brought", "shifted", "amended",
    "updated", "rearranged", "rolled", "carried", "pulled", "reprofiled", "reset", "move", "extend",
})  # fmt: skip
_MOVES_BEHIND_RE = frozenset({"scheduled", "arranged", "profiled", "planned"})
_FORECAST = frozenset({"forecast", "projected", "expected", "anticipated", "likely", "estimate", "estimated"})
_BETWEEN = frozenset({
    "on", "in", "at", "the", "of", ",", "-", ":", ".", "due", "date", "dates", "deadline", "for", "to", "be",
    "by", "(", ")", "planned", "scheduled", "set", "expected", "target", "completion", "until", "till", "than",
    "back", "forward", "out", "over", "is", "agreed", "w", "timescale", "plan", "reported", "stated", "first",
    "been", "/", "forecast", "projected", "anticipated", "likely", "as", "est", "estimated", "?", ";", "delivery",
})  # fmt: skip
"""Words that may stand between such a word and its date."""
_PLANNED = frozenset({"planned", "due", "set", "scheduled", "agreed"})
_PLACE = frozenset({"on", "in", "at"})
_ARROWS = frozenset({"\u2192", ">", "\u21d2", "\u27a1"})
_TO = frozenset({"to", "until", "till", "for"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a date stands: "old", "new", "forecast" or "", and the place of the first word that says it."""

    kind: str = ""
    place: int = 0


def standing_of(tokens: Sequence[Token], lo: int, hi: int) -> Standing:
    """What the words `lo` up to, not including, `hi` say of the date that follows them."""
    near = hi
    while near > lo and tokens[near - 1].word in _BETWEEN:
        near -= 1
    words = [token.word for token in tokens[lo:hi]]
    if _ARROWS.intersection(words) and all(t.kind == "mark" for t in tokens[lo:hi]):
        return Standing("new", lo)
    said = tokens[near - 1].word if near > lo else ""
    if (moved := _moved(tokens, lo, hi, said, near - 1)) is not None:
        return moved
    behind = {token.word for token in tokens[near:hi]}
    alone = all(token.kind == "mark" for token in tokens[lo : near - 1]) and not behind & _PLACE
    first = "first" in behind and not behind.isdisjoint(_PLANNED)
    if first and not said:
        return Standing("old", near)
    if said in _OLD or (said in _OLD_WHERE_NOTHING_ELSE_IS_SAID and alone):
        return Standing("old", near - 1)
    if said == "new" and not behind & {"date", "deadline", "target", ":"}:
        return Standing()
    if said in _NEW:
        return Standing("new", near - 1)
    return Standing("forecast", lo) if near == lo and _FORECAST.intersection(words) else Standing()


def _moved(tokens: Sequence[Token], lo: int, hi: int, said: str, place: int) -> Standing | None:
    """`slipped from` is said of the old date, `slipped to`, `put back until` of the new one."""
    words = [token.word for token in tokens[lo:hi]]
    if words and words[-1] == "from":
        moves = [k for k in range(max(lo, hi - 5), hi) if _is_move(tokens, k)]
        broken = moves and any(t.word in (";", ".") for t in tokens[moves[-1] : hi])
        if not moves or broken:
            return None
        begins = moves[-1] - 2 * (at(tokens, moves[-1] - 1).word == "-" and moves[-1] - 2 >= lo)
        return Standing("old", begins)
    if not _is_move(tokens, place) or not _TO.intersection(words[place + 1 - lo :]):
        return None
    return Standing("new", place - 2 * (at(tokens, place - 1).word == "-" and place - 2 >= lo))


def is_moving(tokens: Sequence[Token], lo: int, hi: int) -> bool:
    """Whether a word such as `slipped` stands straight before a date: `slipped June to Sept`."""
    return hi > lo and _is_move(tokens, hi - 1)


def _is_move(tokens: Sequence[Token], k: int) -> bool:
    word, before = at(tokens, k).word, (at(tokens, k - 2).word, at(tokens, k - 1).word)
    return word in _MOVES or (word in _MOVES_BEHIND_RE and (before == ("re", "-") or before[1] == "re"))
