"""The words of a target that give it a direction, a baseline, or no figure at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actionplan.words.targets.figures import TIMES
from actionplan.words.targets.pieces import Piece, at, words_at

_MORE = (
    "increase increased increases increasing rise rises rising raise raised raising grow grows growing growth "
    "grown more higher greater expand expanded expansion boost boosted boosting additional extra up uplift wider "
    "broaden broadened gain gains gained maximise maximised maximising larger further"
)
_FEWER = (
    "reduce reduced reduces reducing reduction reductions decrease decreased decreases decreasing fewer less "
    "lower lowered lowering cut cuts cutting drop drops dropping dropped fall falls falling decline declines "
    "declining minimise minimised minimising shrink down smaller shorter shorten shortened"
)
DIRECTIONS: Mapping[str, str] = (
    dict.fromkeys(_MORE.split(), "more")
    | dict.fromkeys(_FEWER.split(), "fewer")
    | {word: direction for word, (_, direction) in TIMES.items()}
)
CHANGE_BEHIND = frozenset({
    "increase", "rise", "growth", "uplift", "more", "higher", "additional", "extra", "improvement",
    "reduction", "decrease", "drop", "fall", "decline", "fewer", "less", "lower", "cut", "reductions",
    "increases", "further", "up", "down", "larger", "smaller",
})  # fmt: skip
"""Words behind a figure that make it a change: `10% increase`, `245 more GPs`."""
BEYOND: Mapping[str, str] = {"above": "more", "below": "fewer"}
"""Words behind a percentage that make it a change: `5% above the estimate`."""
REFERENCES = frozenset({"than", "on", "below", "above", "from", "against", "versus", "vs", "since"})
"""Words before the year against which is measured."""
OF_A_CHANGE = frozenset({
    "overall", "annual", "year-on-year", "yearly", "measurable", "incremental", "sustained", "net", "real",
    "total", "relative", "quarterly", "monthly", "minimum",
})  # fmt: skip
_NONE = frozenset({"no", "without", "not"})
_LIMITS = frozenset({"than", "or"})
_UNSAID = frozenset({
    "improve", "improved", "improves", "improving", "improvement", "improvements", "maintain", "maintained",
    "maintaining", "sustain", "better", "strengthen", "strengthened", "deepen", "enhance", "enhanced",
})  # fmt: skip
_EVIDENCE = frozenset({"evidence", "evidenced", "proof", "proven", "proved", "demonstrate", "demonstrated"})
_NOW = frozenset(
    {"currently", "current", "now", "presently", "baseline", "today", "existing", "present", "was", "were"}
)
_BEFORE_UP = frozenset({
    "sign", "signed", "signing", "set", "follow", "followed", "following", "take", "taken", "make", "made", "back",
    "catch", "join", "joined", "start", "started", "build", "draw", "drawn", "write", "written", "look", "pop", "keep",
    "pick", "meet", "turn", "scale", "speed",
})  # fmt: skip
"""Verbs that `up` belongs to: nothing rises where practices have signed up."""
_NOW_BEHIND = frozenset({"currently", "now", "presently", "today"})
_FILLERS = frozenset({
    "is", "of", ":", "the", "about", "level", "levels", "figure", "(", "value", "rate", "standing", "stands", "at",
    "have", "there", "are", "we", "=", "only", "just", "number", "-", "being", ",", "a", "an", "average", "total",
    "to",
})  # fmt: skip
_AGAINST = frozenset({"against", "versus", "vs"})
_MET = frozenset({
    "meet", "meets", "meeting", "met", "exceed", "exceeds", "exceeding", "achieve", "achieved", "achieving", "reach",
    "reached", "reaching", "hit", "hitting", "attain", "attained",
})  # fmt: skip
_PENDING = (
    ("to", "be", "confirmed"), ("to", "be", "agreed"), ("to", "be", "decided"), ("to", "be", "determined"),
    ("to", "be", "set"), ("not", "yet", "set"), ("not", "yet", "agreed"), ("to", "be", "defined"),
)  # fmt: skip
_LOOK_BACK = 60
_BREAKS = frozenset({".", ";"})
_APART = frozenset(
    {"with", "through", "via", "at", "using", "including", "for", "across", "among", "after", "who"}
)


def direction_at(pieces: Sequence[Piece], i: int) -> str:
    """The direction that a word gives; none where it is part of a limit such as `more than` or `or less`."""
    word = at(pieces, i).word
    if at(pieces, i - 1).word in _NONE:
        return ""
    if at(pieces, i + 1).word in ("than", "to") and word in (
        "more",
        "fewer",
        "less",
        "higher",
        "lower",
        "greater",
        "up",
    ):
        return ""
    if word == "up" and (at(pieces, i - 1).word in _BEFORE_UP or words_at(pieces, i + 1, 2) == ("-", "to")):
        return ""
    if at(pieces, i - 1).word in _LIMITS and word in ("more", "less", "fewer", "lower", "higher", "greater"):
        return ""
    return DIRECTIONS.get(word, "")


def first_direction(pieces: Sequence[Piece]) -> tuple[int, str]:
    """The place and the direction of the first word that gives one, or (-1, "")."""
    return next(((k, d) for k in range(len(pieces)) if (d := direction_at(pieces, k))), (-1, ""))


def direction_before(pieces: Sequence[Piece], hi: int) -> tuple[str, bool]:
    """The direction given before a figure in its sentence, and whether other words come between the two.

    `more events with 10 schools` gives the 10 none.
    """
    apart = False
    for k in range(hi - 1, max(-1, hi - _LOOK_BACK), -1):
        if at(pieces, k).word in _BREAKS:
            break
        apart = apart or pieces[k].word in _APART
        if direction := direction_at(pieces, k):
            return direction, apart
    return "", False


def starts_now(pieces: Sequence[Piece], lo: int) -> bool:
    """Whether words such as `currently` or `compared with` say that the figure is where things stand."""
    k = lo - 1
    while k >= 0 and lo - k <= 6:
        word = pieces[k].word
        if at(pieces, k - 2).kind == "figure" and at(pieces, k - 1).word == "last":
            return False  # `from 2,300 last year to 2,600`: said of the figure before
        if (
            word in _NOW
            or word in _AGAINST
            or is_reference(pieces, k)
            or words_at(pieces, k - 1, 2) in _COMPARED
        ):
            return True
        if word not in _FILLERS:
            return False
        k -= 1
    return False


_COMPARED = (
    ("instead", "of"),
    ("rather", "than"),
    ("compared", "with"),
    ("compared", "to"),
    ("the", "moment"),
    ("last", "year"),
    ("last", "year's"),
    ("year's", "figure"),
)


def is_reference(pieces: Sequence[Piece], k: int) -> bool:
    """`than in June`, `compared with 2016-17`, `10% on 2016-17`: the time against which is measured."""
    if pieces[k].kind != "date":
        return False
    before, said = at(pieces, k - 1).word, pieces[k].word
    earlier = words_at(pieces, k - 2, 2)
    on_year = before == "on" and not any(letter.isalpha() for letter in said)
    if said.isdigit() and before in REFERENCES and at(pieces, k + 1).word != "to":
        return True
    if earlier in (("as", "at"), ("as", "of")):
        return True
    return before in ("than", "since", *_AGAINST) or on_year or earlier in (*_COMPARED, ("than", "in"))


def now_behind(pieces: Sequence[Piece], hi: int, next_figure: int) -> bool:
    """`20 members at present`, where these words do not lead to the next figure."""
    word, said = at(pieces, hi).word, words_at(pieces, hi, 3)
    found = word in _NOW_BEHIND or said[:2] == ("at", "present") or said == ("at", "the", "moment")
    found = found or (said[:2] in (("as", "at"), ("as", "of")) and at(pieces, hi + 2).kind == "date")
    return found and not (next_figure < len(pieces) and starts_now(pieces, next_figure))


def is_pending(pieces: Sequence[Piece]) -> bool:
    """`TBC` and its like."""
    short = any(p.word in ("tbc", "tba", "tbd") for p in pieces)
    short = short or all(p.kind == "mark" for p in pieces) or words_at(pieces, 0, 4) == ("n", "/", "a", "")
    return short or any(words_at(pieces, k, 3) in _PENDING for k in range(len(pieces)))


def is_own_target(pieces: Sequence[Piece]) -> bool:
    """`Meeting or exceeding target`: the row's own target."""
    places = [k for k, p in enumerate(pieces) if p.word in _MET]
    return any("target" in w or "targets" in w for k in places for w in [words_at(pieces, k + 1, 6)])


def is_evidence_first(pieces: Sequence[Piece], direction: int) -> bool:
    """Whether a word such as `evidence` comes before the first direction."""
    place = next((k for k, p in enumerate(pieces) if p.word in _EVIDENCE), -1)
    return place >= 0 and (direction < 0 or place < direction)


def is_unsaid_change(pieces: Sequence[Piece]) -> bool:
    """`improved uptake`, `maintain membership`, `no increase`: a change or none, without saying which way."""
    none = any(p.word in DIRECTIONS and at(pieces, k - 1).word in _NONE for k, p in enumerate(pieces))
    return none or any(p.word in _UNSAID for p in pieces)
