"""What a share is of: the places behind it, a population, or a known whole such as `400 staff`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from actionplan.words.targets.counted import Counted, unit_at
from actionplan.words.targets.figures import DURATIONS, figure_at
from actionplan.words.targets.limits import ABOUT
from actionplan.words.targets.parts import UNNAMED, Place
from actionplan.words.targets.pieces import Piece, Source, at
from actionplan.words.targets.places import number_behind, placed
from actionplan.words.targets.signs import starts_now

_PEOPLE = frozenset({"population", "residents", "inhabitants", "populace"})
_NO_NAME = frozenset({
    "of", "the", "local", "total", "whole", "overall", "entire", "our", "all", "each", "area", "area's", "adult",
    "registered", "a", "every", "its", "resident", "general", "target", "patient",
})  # fmt: skip
_BEFORE_A_NUMBER = frozenset({"(", "of", ",", "="}) | ABOUT
_BEFORE_A_WHOLE = frozenset({"the", "our", "its", "all", "these", "those", "a", "total", "of", "their"})
_OF_ALL = frozenset({"n", "=", "of", "all", "total"})
_FAR = 8
_SMALL_WORDS = frozenset(
    {"and", "of", "the", "with", "on", "upon", "in", "le", "by", "inc", "including", "under"}
)
_TOGETHER = re.compile(r"\b(?:inc|incl|including)\b", re.IGNORECASE)
"""`Purfleet inc. Aveley, S. Ockendon` is one place."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The places of a share, and the pieces that hold their figures.

    `what` says what the share is of, where a figure stands in it; `is_open` that the one figure may be the whole or
    the number that is meant, as in `50% of practices (16)`.
    """

    places: tuple[Place, ...]
    spans: tuple[tuple[int, int], ...]
    what: str = ""
    is_open: bool = False


def whole_of(source: Source, one: Counted) -> Whole | None:
    """What a percentage is of; None where neither a population nor a figure says so."""
    if one.figure.mark != "%":
        return None
    people = population_at(source.pieces, one)
    if people >= 0:
        return _of_people(source, one, people)
    lo = one.figure.hi
    if at(source.pieces, lo).word != "of":
        return None
    return _of_places(source, lo + 1) or _of_known(source, lo + 1) or _of_bracketed(source, one, lo + 1)


def population_at(pieces: Sequence[Piece], one: Counted) -> int:
    """The place of the word `population` or its like behind a percentage, or -1."""
    lo = one.figure.hi
    for k in range(lo, min(lo + _FAR, len(pieces))):
        if pieces[k].word in _PEOPLE:
            return k
        if pieces[k].kind != "word":
            return -1
    return -1


def _of_people(source: Source, one: Counted, people: int) -> Whole:
    """`0.5% of the Thurrock population`, with the places in front of it or behind it."""
    found = [
        *(f for f in placed(source.text, source.pieces) if f[2] <= one.figure.lo),
        *placed(source.text, source.pieces, people + 1, of_a_share=True),
    ]
    place, hi = _whose(source, one, people)
    if found:
        spans = tuple((lo, hi) for _, lo, hi in found)
        places = tuple(_counted_as(p, one) for p in _each(found, source))
        return Whole(places, ((one.figure.hi, people + 1), *spans))
    known = _of_known(source, one.figure.hi + 1)
    if place.population is None and known:
        return known
    asked = _of_bracketed(source, one, people + 1) if place.population is None else None
    told = place.number is None and at(source.pieces, hi).word in ("people", "residents")  # `(825 people)`
    return asked or Whole((place,), ((one.figure.hi, hi),), is_open=told and place.population is not None)


def _counted_as(place: Place, one: Counted) -> Place:
    """`Grays (125)`: of no population of 125 people would 0.5% be one; so 125 are meant."""
    if place.number is None and (place.population or 0) * one.figure.top / 100 < 1:
        return replace(place, population=None, number=place.population)
    return place


def _of_places(source: Source, lo: int) -> Whole | None:
    """`0.5% of Northside (20,000), Southside (30,000)`: names, each with its population."""
    found = list(placed(source.text, source.pieces, lo, of_a_share=True))
    if not found or found[0][1] != lo or not all(_is_all_name(p) for p, _, _ in found):
        return None
    return Whole(tuple(_each(found, source)), tuple((lo, hi) for _, lo, hi in found))


def _each(found: Sequence[tuple[Place, int, int]], source: Source) -> Iterator[Place]:
    """The places, and those named among them without a figure: `Northside, Southside (30,000) and Westside`."""
    for place, _, _ in found:
        names = [place.name] if _TOGETHER.search(place.name) else re.split(r",\s*(?![^(]*\))", place.name)
        *others, name = names
        yield from (Place(other) for other in others)
        yield replace(place, name=name)
    hi = found[-1][2]
    while at(source.pieces, hi).word in (",", ";", "and", "&", "/"):
        name, hi = name_at(source, hi + 1)
        if not name or at(source.pieces, hi).word not in ("", ",", ";", "and", "&", "/", ".", "by", ")"):
            break
        yield Place(name)


def _is_all_name(place: Place) -> bool:
    """`Purfleet with Aveley`; not `GPs`, `CCG staff`, `Facebook posts reach`."""
    words = place.name.replace("(", " ").split()
    short, owns = len(words[0]) > 1 and words[0][:2].isupper(), words[-1].endswith(("'s", "\u2019s"))
    return not (short or owns) and all(w in _SMALL_WORDS or not w[0].islower() for w in words)


def _of_known(source: Source, lo: int) -> Whole | None:
    """`of 400 staff`, `of our 400 staff`, `of Thurrock's 165,000 residents`."""
    pieces, k, name = source.pieces, lo, ""
    while at(pieces, k).word in _BEFORE_A_WHOLE | ABOUT or at(pieces, k).word.endswith("'s"):
        name = source.said(k, k + 1)[:-2] if pieces[k].word.endswith("'s") else name
        k += 1
    figure = figure_at(pieces, k) if k < len(pieces) else None
    if figure is None or figure.mark or figure.high is not None or figure.of or figure.low < 1:
        return None
    if at(pieces, figure.hi).word in DURATIONS:
        return None
    unit, hi = unit_at(source.text, pieces, figure.hi)
    about = any(p.word in ABOUT for p in pieces[lo:k])
    place = Place(name or unit or UNNAMED, figure.low, about=about, is_thing=not name and bool(unit))
    return Whole((place,), ((lo, max(hi, figure.hi)),), source.said(lo - 1, max(hi, figure.hi)))


def _of_bracketed(source: Source, one: Counted, lo: int) -> Whole | None:
    """`of households (95,000)`, `of residents aged 65+ (12,000)`: the whole or the number, which is asked."""
    pieces = source.pieces
    k = next(
        (k for k in range(max(lo, one.hi), min(max(lo, one.hi) + 4, len(pieces))) if pieces[k].word == "("),
        -1,
    )
    if k < 0 or any(p.word in (",", ";", ".", "and") for p in pieces[one.hi : k]):
        return None
    lo = k + 1
    while at(pieces, lo).word in ABOUT or at(pieces, lo).word in _OF_ALL:
        lo += 1
    figure = figure_at(pieces, lo) if lo < len(pieces) else None
    if figure is None or figure.mark or figure.high is not None or figure.low < 1 or starts_now(pieces, lo):
        return None
    if at(pieces, figure.hi).word != ")":
        return None
    words = one.unit.split()
    while words and words[0].lower() in _BEFORE_A_WHOLE:
        words.pop(0)
    name = " ".join(words) if words and words[-1].lower() not in ("population", "populace") else UNNAMED
    about, all_of = (any(p.word in words for p in pieces[k:lo]) for words in (ABOUT, _OF_ALL))
    place = Place(name, figure.low, about=about, is_thing=name != UNNAMED)
    if figure.of:  # `(16 of 32)`
        place = replace(place, population=figure.of, number=figure.low)
    return Whole((place,), ((one.figure.hi, figure.hi + 1),), is_open=not figure.of and not all_of)


def _whose(source: Source, one: Counted, people: int) -> tuple[Place, int]:
    """The place that the share is of, with what the text says of its population, and the piece behind that."""
    pieces = source.pieces
    named = [p for p in pieces[one.figure.hi : people] if p.word not in _NO_NAME]
    name = source.said(pieces.index(named[0]), pieces.index(named[-1]) + 1) if named else ""
    hi = people + 1
    if not name and at(pieces, hi).word in ("of", "in"):
        name, hi = name_at(source, hi + 1)
    place = Place(name.removesuffix("'s").removesuffix("\u2019s") or UNNAMED)
    while at(pieces, hi).word in _BEFORE_A_NUMBER:
        hi += 1
    figures = [at(pieces, k) for k in (hi, hi + 2)]
    plain = [p.kind == "figure" and not p.mark and p.value >= 1 for p in figures]
    if all(plain) and at(pieces, hi + 1).word == "of":  # `(190 of 38,000)`
        return replace(place, population=figures[1].value, number=figures[0].value), hi + 3
    if not plain[0] or _is_year(pieces, hi):
        return place, people + 1
    about = at(pieces, hi - 1).word in ABOUT
    number, end = number_behind(pieces, hi + 1 + (at(pieces, hi + 1).word == ")"))
    return replace(place, population=figures[0].value, number=number, about=about), end


def _is_year(pieces: Sequence[Piece], k: int) -> bool:
    """The 2011 of `(2011 Census)`."""
    after = at(pieces, k + 1)
    return len(pieces[k].word) == 4 and 1900 <= pieces[k].value < 2100 and after.kind == "word"


def name_at(source: Source, lo: int) -> tuple[str, int]:
    """`of Thurrock`, `in South Ockendon`: words that begin with a capital."""
    text, pieces = source.text, source.pieces
    lo += at(pieces, lo).word == "the"
    k = lo
    while at(pieces, k).kind == "word" and text[pieces[k].start].isupper():
        k += 1
    return (text[pieces[lo].start : pieces[k - 1].end] if k > lo else ""), max(k, lo)
