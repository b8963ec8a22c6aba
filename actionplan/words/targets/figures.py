"""The figures of a target: numbers, ranges, shares such as `four in 10`, and the numbers that are words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from actionplan.words.dates.days import COUNTED
from actionplan.words.targets.pieces import SCALES, Piece, at, words_at

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS: Mapping[str, int] = {
    **{word: k for k, word in enumerate(_ONES, start=1)},
    **{word: 10 * k for k, word in enumerate(_TENS, start=2)},
    **{f"{ten}-{one}": 10 * k + n for k, ten in enumerate(_TENS, 2) for n, one in enumerate(_ONES[:9], 1)},
    "dozen": 12,
    "zero": 0,
    "nil": 0,
}
_FRACTIONS: Mapping[str, float] = {
    "third": 100 / 3,
    "thirds": 100 / 3,
    "quarters": 25,
    "quarter": 25,
    "half": 50,
}
TIMES: Mapping[str, tuple[float, str]] = {
    "double": (100, "more"), "doubled": (100, "more"), "doubling": (100, "more"), "twice": (100, "more"),
    "triple": (200, "more"), "tripled": (200, "more"), "treble": (200, "more"), "quadruple": (300, "more"),
    "halve": (50, "fewer"), "halved": (50, "fewer"), "halving": (50, "fewer"),
}  # fmt: skip
"""Verbs that are a change by per cent."""
LEADS_TO = ("to", "->", "\u2192")
DURATIONS = frozenset({
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes",
    "working", "calendar", "fortnights", "quarters",
})  # fmt: skip
_PERIOD_BEFORE = frozenset({
    "within", "in", "over", "for", "every", "next", "last", "per", "first", "after", "previous", "past",
    "coming",
})  # fmt: skip
_NO_FIGURE_BEFORE = (COUNTED - {"week", "year"}) | {
    "aged",
    "age",
    "ages",
    "per",
    "phases",
    "priorities",
    "type",
    "nhs",
    "top",
    "bottom",
}
_OF_AGE = (("year", "olds"), ("year", "old"), ("years", "old"), ("age", "group"), ("age", "band"))
_AGED = frozenset({"year-olds", "year-old"})
_NOT_COUNTED_BEFORE = frozenset({"the", "these", "those", "both", "all", "our", "its"})
_SCORES = frozenset({"score", "scores", "scored", "rating", "ratings", "rated", "average", "mean"})
_OUT_OF = frozenset({2, 3, 4, 5, 10, 100, 1000})
"""Wholes that make a share of `9 out of 10`; `20 out of 32 practices` are twenty."""
_PRONOUN_AFTER = frozenset({"of", "another", "way", "place", "voice", "and", "or", "by", "to", "stop", "off"})


@dataclass(frozen=True, slots=True)
class Figure:
    """Figures of the text that are one number or a range, and the pieces `lo` up to, not including, `hi`.

    `mark` is "%", "percentage points", "£" or none. `of` is the 32 of `20 of 32 practices`. `change` is
    "more" or "fewer" where a verb such as `double` says both.
    """

    low: float
    high: float | None
    mark: str
    lo: int
    hi: int
    of: float | None = None
    change: str = ""

    @property
    def top(self) -> float:
        """The upper end of a range, or the one number."""
        return self.low if self.high is None else self.high


def figure_at(pieces: Sequence[Piece], i: int, *, times: bool = False) -> Figure | None:
    """The longest figure that begins at a piece, if one does; with `times`, also the 5 of `within 5 days`."""
    first = _number_at(pieces, i)
    if first is None or _is_no_figure(pieces, first, times):
        return None
    joint = at(pieces, first.hi).word
    between = at(pieces, i - 1).word == "between" or at(pieces, i - 2).word == "between"
    if joint in ("-", *LEADS_TO) or (joint in ("and", "&") and between):
        second = _number_at(pieces, first.hi + 1)
        if second is not None and _is_range(first, second, pieces):
            first = _ranged(first, second, pieces)
    return None if words_at(pieces, first.hi, 2) in _OF_AGE or at(pieces, first.hi).word in _AGED else first


def _is_range(first: Figure, second: Figure, pieces: Sequence[Piece]) -> bool:
    """`5-10`, `£5-10m`; not `10% - 5 events`, `20 of 32 - 5`."""
    marks = {first.mark, second.mark}
    alike = first.mark == second.mark or "" in marks
    backwards = (first.mark == "%" and second.mark == "") or (
        second.mark in "£$€" and not first.mark and second.mark
    )
    return alike and not backwards and not (first.of or second.of or first.change or second.change)


def _ranged(first: Figure, second: Figure, pieces: Sequence[Piece]) -> Figure:
    scale = pieces[second.hi - 1].scale if at(pieces, first.hi - 1).scale == 1 else 1
    low = first.low * scale if first.low <= second.low / scale else first.low
    ends = (low, second.low)
    return Figure(min(ends), max(ends), first.mark or second.mark, first.lo, second.hi)


def _number_at(pieces: Sequence[Piece], i: int) -> Figure | None:
    piece = at(pieces, i)
    number = _plain_number(pieces, i)
    if number is None:
        return _fraction_at(pieces, i) or _times_at(pieces, i)
    fraction = _FRACTIONS.get(at(pieces, number.hi).word)
    if fraction and number.low < 100 / fraction and piece.kind == "word":
        return Figure(round(number.low * fraction, 2), None, "%", i, number.hi + 1)
    return _ratio(pieces, number) or number


def _plain_number(pieces: Sequence[Piece], i: int) -> Figure | None:
    piece = at(pieces, i)
    if piece.kind == "figure" and not piece.word[-1].isascii() and at(pieces, i + 1).word == "of":
        return Figure(100 * piece.value, None, "%", i, i + 1)  # `½ of practices`
    if piece.kind == "figure":
        return Figure(piece.value, None, piece.mark, i, i + 1)
    if piece.word == "a" and at(pieces, i + 1).word in ("dozen", "hundred", "thousand", "million"):
        word = pieces[i + 1].word
        return Figure(float(NUMBERS.get(word) or SCALES[word]), None, "", i, i + 2)
    value, hi = NUMBERS.get(piece.word), i + 1
    if value is None or at(pieces, i - 1).word in _NOT_COUNTED_BEFORE or _is_pronoun(pieces, i):
        return None
    scale = at(pieces, hi).word
    factor = SCALES[scale] if len(scale) > 2 and scale in SCALES else 1
    hi += factor != 1
    percent = at(pieces, hi).word in ("percent", "%")
    spelt = words_at(pieces, hi, 2) == ("per", "cent")
    return Figure(value * factor, None, "%" if percent or spelt else "", i, hi + percent + 2 * spelt)


def _is_pronoun(pieces: Sequence[Piece], i: int) -> bool:
    """`work as one`, `one of the aims`; not `at least one`, `one in four`, `one campaign`."""
    if pieces[i].word != "one":
        return False
    after, before = at(pieces, i + 1), at(pieces, i - 1).word
    if after.word == "in" or words_at(pieces, i + 1, 2) == ("out", "of"):
        return False
    return before not in ("least", "than", "minimum", "of", "most") and (
        i > 0 or after.kind != "word" or after.word in _PRONOUN_AFTER
    )


def _ratio(pieces: Sequence[Piece], part: Figure) -> Figure | None:
    """`four in 10` and `9 out of 10` are shares; `20 of the 32 practices` is a count of 32."""
    joint = words_at(pieces, part.hi, 2)
    skip = 2 if joint == ("out", "of") else 1 if joint[0] in ("in", "of", "/") else 0
    place = part.hi + skip
    place += skip > 0 and at(pieces, place).word in ("the", "every", "all")
    whole = _plain_number(pieces, place) if skip and not part.mark else None
    if whole is None or whole.mark or not 0 < part.low <= whole.low or at(pieces, whole.hi).word in DURATIONS:
        return None
    a_part = joint[0] == "/" and at(pieces, whole.hi).word == "of"
    counted = whole.low not in _OUT_OF or at(pieces, whole.hi - 2).word == "the"
    scored = joint[0] == "out" and (part.low % 1 or _is_score(pieces, part.lo) or counted)
    if (joint[0] in ("in", "out") and not scored) or a_part:
        return Figure(round(100 * part.low / whole.low, 2), None, "%", part.lo, whole.hi)
    return replace(part, hi=whole.hi, of=whole.low)


def _is_score(pieces: Sequence[Piece], lo: int) -> bool:
    """`a score of 4 out of 5` is no share of five."""
    return any(word in _SCORES for word in words_at(pieces, lo - 4, 4))


def _fraction_at(pieces: Sequence[Piece], i: int) -> Figure | None:
    """`half of the practices`, `a third of`, `a quarter of`; not `half an hour` or `the first half`."""
    words = words_at(pieces, i, 3)
    place = i + (words[0] in ("a", "one"))
    word, after = at(pieces, place).word, at(pieces, place + 1).word
    if word not in _FRACTIONS or at(pieces, i - 1).word in ("first", "second", "last", "next", "each", "and"):
        return None
    changes = at(pieces, i - 1).word == "by" and place + 1 >= i + 1 and after in ("", ",", ".", ";")
    if (after == "of" and at(pieces, place + 2).kind != "date") or changes:
        return Figure(round(_FRACTIONS[word], 2), None, "%", i, place + 1)
    if after in ("fewer", "less", "more") or (word == "half" and after in ("the", "all", "our")):
        return Figure(round(_FRACTIONS[word], 2), None, "%", i, place + 1)
    return None


def _times_at(pieces: Sequence[Piece], i: int) -> Figure | None:
    percent, change = TIMES.get(at(pieces, i).word, (0.0, ""))
    follows = at(pieces, i + 1).word
    if not change or (pieces[i].word == "twice" and words_at(pieces, i + 1, 2) != ("as", "many")):
        return None
    if (pieces[i].word == "double" and at(pieces, i - 1).word in ("a", "the", "one")) or follows == "-":
        return None
    return Figure(percent, None, "%", i, i + (3 if pieces[i].word == "twice" else 1), change=change)


def _is_no_figure(pieces: Sequence[Piece], figure: Figure, times: bool) -> bool:
    """`Phase 2`, `per 100,000`, `aged 18 to 34`, `over three years`: part of what is counted."""
    before, after = at(pieces, figure.lo - 1).word, at(pieces, figure.hi).word
    if before in ("no", "number") and figure.mark:
        return False
    if before in _NO_FIGURE_BEFORE or (
        before in ("under", "over") and at(pieces, figure.lo - 2).word == "aged"
    ):
        return True
    after = at(pieces, figure.hi + 1).word if after == "-" else after
    if times and before == "within":
        return False
    return figure.mark == "" and after in DURATIONS and before in _PERIOD_BEFORE


def first_number(pieces: Sequence[Piece], figure: Figure) -> Figure | None:
    """The first of the two numbers of a range that is written with `to`; None for any other figure."""
    first = _number_at(pieces, figure.lo) if figure.high is not None else None
    joined = first is not None and at(pieces, first.hi).word in LEADS_TO
    return replace(first, mark=first.mark or figure.mark) if first and joined else None
