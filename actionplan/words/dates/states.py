"""What a text says besides its dates: ongoing, to be confirmed, timing dependent, a status; how firm."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from actionplan.words.dates.reading import CERTAINTIES
from actionplan.words.dates.tokens import MONTH_WORDS, SEASONS, WEEKDAY_WORDS

_MONTH = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))

PHRASES: Mapping[str, str] = {
    "dependent": r"(?:timing|date|time|timescale)s? (?:is |are )?depend[ae]nt"
    r"|depend(?:s|ent|ant|ing) (?:up)?on|depend[ae]nt(?= *$)",
    "to be confirmed": r"tb[acd]|t\.b\.[acd]|dates? (?:tb[acd]|to be (?:confirmed|determined|decided))"
    r"|to be (?:confirmed|determined|decided|agreed|announced|advised|arranged|finalised|set)"
    r"|awaiting confirmation|(?:still )?to confirm|not yet (?:known|confirmed|agreed|set)"
    r"|(?:date|timing) unknown|no date(?: yet)?",
    "ongoing": r"on-? ?going|continuous(?:ly)?|continuing|rolling",
    "recurring": r"daily|weekly|fortnightly|monthly|bi-?monthly|quarterly|half-yearly|six-monthly|yearly"
    r"|annually|annual(?= review\b|\W*$)|(?:every|each|per) (?:(?:two|three|four|six|other|[2-9]) )?"
    r"(?:day|week|fortnight|month|quarter|year)s?|(?:once|twice) a (?:week|month|quarter|year)",
    "vague": r"asap|as soon as possible|soon|shortly|imminent(?:ly)?|in due course|later (?:this|in the) year"
    r"|(?:the )?(?:coming|next few) (?:weeks|months)|(?:this|next|last) (?:week|fortnight|month|quarter|year)"
    r"|today|tomorrow|yesterday|mid-? ?year|(?:week|month)[- ]end|end of (?:the )?(?:week|month|quarter)",
    "occasion": r"easter|christmas|xmas|new year(?:'s)?|half[- ]term|bank holiday"
    r"|(?:spring|summer|autumn) term",
    "provisional": r"provisional(?:ly)?|prov\b\.?|subject to(?: (?:change|confirmation|approval|agreement))?"
    r"|tentative(?:ly)?|indicative",
    "estimated": r"est\b\.?|estimated?|circa|approx(?:imately|\.)?|likely|possibly|probably|hopefully|perhaps|maybe"
    r"|(?:about|around)(?= [0-9])"
    rf"|(?:about|around)(?= (?:{_MONTH}|early|mid|late|end|spring|summer|autumn|winter|q[1-4])\b)"
    rf"|(?<![/.])(?<!wk[ ])c(?:\. ?| )(?=[0-9]|(?:{_MONTH}|early|mid|late|end|spring|summer|autumn|winter)\b)"
    r"|~ ?(?=\w)",
    "aside": r"continue[ds]|to be (?:completed?|done|delivered|finished|achieved|reviewed)"
    r"|(?:target|due|start|end) date|current(?:ly)?(?=\W*$)",
}  # fmt: skip
"""The words that say how a date stands. An `occasion` names no day of its own and may be part of a label; an
`aside` says nothing that is not said otherwise.
"""

STATUSES: Mapping[str, str] = {
    "not started": r"not (?:yet )?started|yet to start|to start|not begun",
    "in progress": r"in progress|under ?way|in hand|started|work(?:ing)? on it|progressing",
    "on hold": r"on hold|paused|stalled",
    "deferred": r"deferred|postponed|put off",
    "delayed": r"delayed|late(?=\W*$| *[,;:(]| - )|overdue|slipped",
    "stopped": r"cancelled|canceled|abandoned|withdrawn|stopped",
    "on track": r"on (?:track|target|course|schedule)",
    "complete": r"complete|completed|done|finished|achieved|closed|delivered",
    "planned": r"planned|scheduled",
}
"""Status words that stand in date columns, and the one word for each."""

_GOES_ON = "|".join(
    [
        "on|in|at|as|since|from|until|till|to|for|due|with|but|pending|awaiting|review|reviewed|subject|now",
        "early|mid|end",
        *sorted({*MONTH_WORDS, *WEEKDAY_WORDS, *SEASONS}, key=len, reverse=True),
    ]
)
"""The words that may follow a status: `complete design work` is a task."""
_AFTER_EVENT = re.compile(
    r"^\W*(?:after|following|post|once|pending|before|prior to) \w"
    r"|\b(?:after|following|once|pending|before|prior to) (?:the|an?|our|its|their)\b"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a text say: the kinds of `PHRASES` found, the status, and where these words stand.

    `first` says that the text begins with its status.
    """

    kinds: frozenset[str]
    status: str | None
    first: bool
    after_event: bool
    queried: bool
    spans: tuple[tuple[int, int], ...]

    def says(self, *kinds: str) -> bool:
        """Whether any of these kinds is said."""
        return not self.kinds.isdisjoint(kinds)

    def certainty(self, dated: bool) -> str:
        """The least firm that applies; a question mark or an estimate is about a date."""
        applies = {
            "to be confirmed": self.says("to be confirmed") or (not dated and self.says("vague", "occasion")),
            "queried": dated and self.queried,
            "provisional": self.says("provisional"),
            "estimated": dated and self.says("estimated"),
            "firm": True,
        }
        return next(c for c in CERTAINTIES if applies[c])


def words_of(plain: str) -> Words:
    """Look up the words of a text that is folded already."""
    kinds, spans = set[str](), list[tuple[int, int]]()
    for match in _PHRASE.finditer(plain):
        kind = _KINDS[(match.lastindex or 1) - 1]
        kinds.add(kind)
        if kind != "occasion":
            spans.append(match.span())
    begins = _FIRST.match(plain)
    stands = begins or _LAST.search(plain)
    if stands:
        spans.append(stands.span(stands.lastindex or 0))
    return Words(
        kinds=frozenset(kinds),
        status=_STATUS_WORDS[(stands.lastindex or 1) - 1] if stands else None,
        first=begins is not None,
        after_event=bool(_AFTER_EVENT.search(plain)),
        queried="?" in plain,
        spans=tuple(spans),
    )


def _any_of(patterns: Mapping[str, str]) -> str:
    """A group for each entry, whole words only; a space stands for any number of spaces."""
    groups = re.sub(r" (?![?*\]])", " +", "|".join(f"({pattern})" for pattern in patterns.values()))
    return rf"(?<!\w)(?:{groups})\b"


_KINDS = tuple(PHRASES)
_STATUS_WORDS = tuple(STATUSES)
_PHRASE = re.compile(_any_of(PHRASES))
_FIRST = re.compile(rf"\W*{_any_of(STATUSES)}(?! +(?!(?:{_GOES_ON})\b)[a-z]| +by\b)")
_LAST = re.compile(rf"[-,;:(./] *{_any_of(STATUSES)}\W*$")
