"""Times of day: `10am`, `10am-12pm`, `10-12pm`, `14:00 to 16:00`, `noon`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actionplan.words.dates.tokens import Token, at

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]([0-5][0-9]))? ?([ap])?")
_NOON = 12
_NO_TIME = "00:00:00"
"""What a spreadsheet adds to a day."""


def times_of(tokens: Sequence[Token]) -> dict[int, str]:
    """The times of a text by the place of their first token: `10:00`, or `10:00/12:00` for a span."""
    found: dict[int, str] = {}
    spanned = -1
    for k, token in enumerate(tokens):
        if token.kind != "time" or k == spanned:
            continue
        if token.word.endswith(_NO_TIME):
            continue
        clocks = _clocks(token.word)
        if at(tokens, k + 1).word in ("-", "to") and at(tokens, k + 2).kind == "time" and len(clocks) == 1:
            spanned = k + 2
            clocks += _clocks(tokens[spanned].word)[-1:]
        found[k] = "/".join(f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in clocks)
    return found


def _clocks(word: str) -> list[int]:
    """The minutes since midnight of one time, or of the two of `10-12pm`."""
    word = word.removeprefix("t")
    if not word[0].isdigit():
        return [_NOON * 60]
    parts = [_CLOCK.match(part.strip()) for part in word.split("-")]
    clocks = [(int(m[1]), int(m[2] or 0), m[3]) for m in parts if m]
    last = _minutes(*clocks[-1])
    if len(clocks) == 1:
        return [last]
    hour, minute, _ = clocks[0]
    same_half = _minutes(hour, minute, clocks[-1][2])
    return [same_half if same_half <= last else _minutes(hour, minute, "a"), last]


def _minutes(hour: int, minute: int, half: str | None) -> int:
    if half == "p" and hour < _NOON:
        hour += _NOON
    elif half == "a" and hour == _NOON:
        hour = 0
    return hour * 60 + minute
