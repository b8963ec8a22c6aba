"""What a text counts: each figure with its limits, its unit, and whether it is the target or where it starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actionplan.words.targets.against import measured_against
from actionplan.words.targets.figures import Figure, figure_at, first_number
from actionplan.words.targets.limits import ABOUT, Limits, limits_of
from actionplan.words.targets.parts import Baseline
from actionplan.words.targets.pieces import Piece, at
from actionplan.words.targets.signs import (
    BEYOND,
    CHANGE_BEHIND,
    DIRECTIONS,
    OF_A_CHANGE,
    direction_at,
    direction_before,
    now_behind,
    starts_now,
)

_UNIT_ENDS = frozenset({
    "by", "from", "to", "currently", "now", "at", "in", "on", "for", "with", "including", "inc", "incl",
    "or", "within", "during", "until", "before", "after", "across", "over", "through", "via", "who",
    "which", "that", "is", "are", "be", "will", "was", "were", "compared", "against", "versus", "vs",
    "as", "if", "when", "where", "than", "contacted", "reached", "under", "above", "below", "i.e",
    "e.g", "max", "min", "x", "\u00d7", "last", "this", "tbc", "tba", "tbd", "minimum", "maximum",
    "instead", "rather", "no", "not", "exactly", "precisely",
})  # fmt: skip
_ANYTHING = ("ranging", "anything", "anywhere")
LONGEST_UNIT = 8
MOST_FIGURES = 40
"""As many figures of one text as are looked at."""
_LOOK_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of the text, its limits, and its unit, which ends before the piece `hi`.

    `change` is "by", "to", "asked" (which of the two is not said) or none; `direction` belongs to it.
    `inside` says that it stands in brackets behind another figure, or as `part` of it behind `including`. `split` is
    true for the 40 of `from 40 to 60`.
    """

    figure: Figure
    limits: Limits
    unit: str
    hi: int
    change: str = ""
    direction: str = ""
    now: bool = False
    inside: bool = False
    part: bool = False
    split: bool = False


def counted_in(text: str, pieces: Sequence[Piece]) -> list[Counted]:
    """All figures of a text, in order, that are no part of what is counted.

    A time such as `within 5 working days` is a figure where there is no other.
    """
    return _counted_in(text, pieces, times=False) or _counted_in(text, pieces, times=True)


def _counted_in(text: str, pieces: Sequence[Piece], *, times: bool) -> list[Counted]:
    found: list[Counted] = []
    i, depth = 0, 0
    while i < len(pieces) and len(found) < MOST_FIGURES:
        depth = max(0, depth + (pieces[i].word == "(") - (pieces[i].word == ")"))
        figure = figure_at(pieces, i, times=times)
        if figure is None:
            i += 1
            continue
        one = _counted(text, pieces, figure)
        if (against := measured_against(pieces, figure)) and not one.now:
            found += _with_its_base(text, pieces, one, *against)
            i = max(found[-1].hi, found[-1].figure.hi)
            continue
        part = at(pieces, one.limits.lo - 1).word in ("including", "incl", "inc")
        part = part and bool(found)
        found.append(replace(one, inside=depth > 0 or part, part=part))
        i = max(one.hi, figure.lo + 1)
    return _with_now(found, pieces)


def _with_its_base(
    text: str, pieces: Sequence[Piece], one: Counted, direction: str, figure: Figure
) -> list[Counted]:
    """`10% fewer than 200 admissions`: the change, and from where."""
    base = _counted(text, pieces, figure)
    plain = Limits("", strict=False, about=base.limits.about, lo=figure.lo, hi=figure.hi)
    return [
        replace(one, change="by", direction=direction, unit="", hi=one.figure.hi + 1),
        replace(base, limits=plain, change="", direction="", now=True),
    ]


def _counted(text: str, pieces: Sequence[Piece], figure: Figure) -> Counted:
    single = first_number(pieces, figure)
    if single is not None and _leads_on(pieces, single, figure):
        limits = limits_of(pieces, single)
        return Counted(single, limits, "", limits.hi, now=True, split=True)
    limits = limits_of(pieces, figure)
    change, direction, after = _change(pieces, figure, limits)
    unit, hi = unit_at(text, pieces, _behind_repeat(pieces, figure, after))
    behind = limits_of(pieces, replace(figure, hi=hi)) if unit and not limits.side else limits
    side = behind if behind.side and not limits.side else limits
    return Counted(figure, replace(side, lo=limits.lo), unit, max(hi, side.hi), change, direction)


def _leads_on(pieces: Sequence[Piece], first: Figure, whole: Figure) -> bool:
    """`from 40 to 60`, `40 -> 60`, and down, as in `10% to 5%`: from the first number to the second."""
    lo = limits_of(pieces, first).lo
    from_it = at(pieces, lo - 1).word == "from" and at(pieces, lo - 2).word not in _ANYTHING
    return from_it or pieces[first.hi].word != "to" or first.low == whole.high


def _change(pieces: Sequence[Piece], figure: Figure, limits: Limits) -> tuple[str, str, int]:
    """Whether the figure is a change, which way, and where its unit begins."""
    if figure.change:
        return "by", figure.change, limits.hi
    k = limits.hi
    while at(pieces, k).word in OF_A_CHANGE and k < limits.hi + 3:
        k += 1
    word, after = at(pieces, k).word, at(pieces, k + 1)
    if word in CHANGE_BEHIND and not (after.word == "than" and figure_at(pieces, k + 2)):
        return "by", DIRECTIONS.get(word, ""), len(pieces) if after.word == "than" else k + 1
    if figure.mark == "%" and word in BEYOND and after.kind in ("word", "date"):
        return "by", BEYOND[word], k + 1
    before = at(pieces, limits.lo - 1).word
    direction, apart = direction_before(pieces, limits.lo)
    if not direction and (signed := _sign(pieces, figure, limits.lo - 1)):
        return "by", signed, limits.hi
    if before in ("additional", "extra", "further", "another"):
        return "by", "more", limits.hi
    if not direction or (apart and before not in ("by", "to")):
        return "", "", limits.hi
    if before in ("by", "up", "down") or (before == "of" and _noun_of_change(pieces, limits.lo - 2)):
        return "by", direction, limits.hi
    if before == "to" or not limits.side:
        return ("to" if before == "to" else "asked"), direction, limits.hi
    least = limits.side == "least"
    if least and direction == "fewer":
        return "by", direction, limits.hi
    return ("asked" if least and figure.mark == "%" else "to"), direction, limits.hi


def _sign(pieces: Sequence[Piece], figure: Figure, k: int) -> str:
    """`+10%`, `-5%`, `+20 members`; a dash before a count is no sign."""
    mark, before = at(pieces, k), at(pieces, k - 1)
    tight = mark.end == at(pieces, k + 1).start and (k == 0 or before.end < mark.start)
    if not tight or before.kind == "figure" or (before.word in ("of", "at", "to") and not figure.mark):
        return ""
    return (
        "more"
        if mark.word == "+"
        else "fewer"
        if mark.word == "-" and figure.mark.startswith(("%", "per"))
        else ""
    )


def _behind_repeat(pieces: Sequence[Piece], figure: Figure, k: int) -> int:
    """Behind the `x` of `4 x roadshows` and the brackets of `5 (five) events`."""
    if at(pieces, k).word in ("x", "\u00d7") and at(pieces, k + 1).kind == "word":
        return k + 1
    again = figure_at(pieces, k + 1) if at(pieces, k).word == "(" else None
    same = again is not None and (again.low, again.high, again.mark) == (figure.low, figure.high, figure.mark)
    return again.hi + 1 if again and same and at(pieces, again.hi).word == ")" else k


def _noun_of_change(pieces: Sequence[Piece], k: int) -> bool:
    """`an increase of`, `a reduction in visits of`; not `an increased number of`."""
    return at(pieces, k).word not in ("number", "total", "minimum", "maximum", "target", "level")


def unit_at(text: str, pieces: Sequence[Piece], lo: int) -> tuple[str, int]:
    """The words behind a figure that say what is counted, to the letter, and where they end."""
    k = lo
    while k < min(len(pieces), lo + LONGEST_UNIT) and _goes_on(pieces, k, lo):
        k += 1
    while k > lo and pieces[k - 1].word in ("/", "&", "-", "of", "the", "a", "and", "to"):
        k -= 1
    return (text[pieces[lo].start : pieces[k - 1].end].rstrip(".") if k > lo else ""), k


def _goes_on(pieces: Sequence[Piece], k: int, lo: int) -> bool:
    piece, before = pieces[k], at(pieces, k - 1)
    if piece.kind == "figure":
        school_year = before.word == "year" and at(pieces, k - 2).word in ("of", "in", "all")
        return school_year or before.word in ("per", "under", "aged") or at(pieces, k - 2).word == "aged"
    if k == lo and piece.word in ("and", "&", "or"):
        return False
    if piece.word in ABOUT and at(pieces, k + 1).kind == "figure":
        return False
    if piece.kind == "mark":
        tight = k > lo and before.end == piece.start and at(pieces, k + 1).start == piece.end
        older = piece.word == "+" and k > lo and before.kind == "figure"  # `aged 65+`
        return older or (piece.word in "/&-'" and (tight or piece.word == "&"))
    if piece.word == "in" and k > lo:
        return at(pieces, k + 1).kind == "word" and before.word in ("people", "residents")
    return piece.kind == "word" and piece.word not in _UNIT_ENDS and not (k > lo and direction_at(pieces, k))


def _with_now(found: list[Counted], pieces: Sequence[Piece]) -> list[Counted]:
    """Mark the figures that say where things stand."""
    starts = [c.limits.lo for c in found] + [len(pieces)]
    return [
        replace(c, now=True) if c.now or _is_now(c, pieces, starts[k + 1]) or _before_change(found, k) else c
        for k, c in enumerate(found)
    ]


def _before_change(found: Sequence[Counted], k: int) -> bool:
    """`followers (2,779) by 10%`: in brackets, where the change comes behind it."""
    behind = found[k + 1] if k + 1 < len(found) else None
    return (
        k == 0
        and found[k].inside
        and behind is not None
        and not behind.inside
        and (behind.change == "by" or (behind.change == "to" and behind.figure.mark == found[k].figure.mark))
    )


def _is_now(one: Counted, pieces: Sequence[Piece], next_figure: int) -> bool:
    lo = one.limits.lo
    if starts_now(pieces, lo) or now_behind(pieces, one.hi, next_figure):
        return True
    if at(pieces, lo - 1).word != "from" or at(pieces, lo - 2).word in _ANYTHING:
        return False
    ahead = range(one.limits.hi, min(len(pieces), one.limits.hi + _LOOK_AHEAD))
    led_to = next_figure < len(pieces) and any(pieces[k].word == "to" for k in ahead if k < next_figure)
    direction = direction_before(pieces, lo)[0] or at(pieces, lo - 2).word in CHANGE_BEHIND
    return led_to or bool(direction)


def baseline_of(text: str, pieces: Sequence[Piece], one: Counted, target: Counted | None) -> Baseline:
    """The figure as where things stand; a bare one takes the mark of the target it leads to."""
    figure = one.figure
    mark = figure.mark or (target.figure.mark if target and one.split else "")
    unit = mark or _count_of(one)
    if not unit and target and not target.figure.mark:
        unit = _count_of(target)
    last = max(figure.hi, one.limits.hi, one.hi) - 1
    said = text[pieces[one.limits.lo].start : pieces[last].end]
    return Baseline(figure.low, figure.top, unit, said, one.limits.about)


def _count_of(one: Counted) -> str:
    whole = f"of {one.figure.of:g} " if one.figure.of else ""
    return f"{whole}{one.unit}".strip()
