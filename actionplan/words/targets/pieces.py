"""A target cut into pieces: figures, words, marks, and the dates that are in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import numeric

from actionplan.words.dates.phrases import phrases_of
from actionplan.words.dates.tokens import folded, tokens_of

LONGEST_TARGET = 4_000
"""Nobody writes a longer target; the rest of such a text is not looked at."""
SCALES: Mapping[str, float] = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9,
}  # fmt: skip
_PATTERN = re.compile(
    r"""
      (?P<figure>(?<!\w)
        (?P<money>[£$€][ ]?)?
        (?P<number>[1-9][0-9]{0,2}(?:[ ][0-9]{3}){1,4}(?![0-9])
          |[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?|[0-9]{0,9}[\u00bc-\u00be\u2153-\u215e]|[0-9]{1,12}(?:\.[0-9]{1,6})?
          |(?<![0-9.])\.[0-9]{1,6})
        (?P<scale>[ -]?(?:hundred|thousand|million|billion)|bn|mn|m|k)?
        (?!(?!(?:pp|pct?|per[ ]?cents?|x)(?!\w))\w|[.,:][0-9])
        (?P<percent>[ ]{0,2}(?:%[ -]?points?(?!\w)|percentage[ ]points?(?!\w)|pp(?!\w)|%
          |per[ ]?cents?(?!\w)|pct?(?!\w)))?)
    | (?P<word>(?<!\w)(?:approx|circa|est|inc|incl|max|min|ca|c|vs|no|pop)\.(?=[ ]?[\w£$€.])|(?<!\w)(?:i\.e|e\.g|p\.a)\.
        |[^\W\d_]+(?:['-][^\W\d_]+)*(?!\w)|\w+(?:[.:,][0-9]+\w*)*)
    | (?P<mark><=|>=|=<|=>|->|[^\w\s])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text: its kind (figure, word, mark, date), its letters in lower case, where it stands.

    A figure has its `value`, its `mark` ("%", "percentage points", "£" or none), and whether a scale such as
    "million" is written with it.
    """

    kind: str
    word: str
    start: int
    end: int
    value: float = 0
    mark: str = ""
    scale: float = 1


NOTHING = Piece("none", "", 0, 0)
"""Stands before the first piece and behind the last."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text and its pieces."""

    text: str
    pieces: Sequence[Piece]

    def said(self, lo: int, hi: int) -> str:
        """The letters from a piece up to, not including, another, on one line."""
        return " ".join(self.text[self.pieces[lo].start : self.pieces[hi - 1].end].split())


def at(pieces: Sequence[Piece], i: int) -> Piece:
    """The piece at a place, or `NOTHING`."""
    return pieces[i] if 0 <= i < len(pieces) else NOTHING


def words_at(pieces: Sequence[Piece], i: int, count: int) -> tuple[str, ...]:
    """As many words as asked from a place on; an empty one for each that lies outside."""
    return tuple(at(pieces, k).word for k in range(i, i + count))


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a text, in order; a date is one piece."""
    plain = folded(text[:LONGEST_TARGET])
    spans = _dates_in(text, plain)
    plain = _with_lines(text, plain)
    found = [_piece(match) for match in _PATTERN.finditer(plain)]
    dated = _with_dates(found, spans, plain)
    if any(piece.kind == "figure" for piece in dated):
        return dated
    return _with_dates(found, [s for s in spans if not _TWO_NUMBERS.fullmatch(plain[slice(*s)])], plain)


_TWO_NUMBERS = re.compile(r"[0-9]{4}[ ]?(?:to|-)[ ]?[0-9]{4}")
"""`from 1990 to 2010` followers: years, unless the text holds no other figure."""


def _with_lines(text: str, plain: str) -> str:
    """With its line ends, over which no number goes on: `10 000` is one, `5` above `100` are two."""
    if "\n" not in text and "\r" not in text:
        return plain
    return "".join(c if c in "\n\r" else p for c, p in zip(text, plain, strict=False))


def _dates_in(text: str, plain: str) -> list[tuple[int, int]]:
    tokens = tokens_of(text, plain)
    return [
        (tokens[p.atom.lo].start, tokens[p.atom.hi - 1].end) for p in phrases_of(text, tokens) if p.atom.hi
    ]


def _with_dates(pieces: list[Piece], spans: list[tuple[int, int]], plain: str) -> list[Piece]:
    found, waiting = [], list(reversed(spans))
    for piece in pieces:
        while waiting and piece.end > waiting[-1][0]:
            start, end = waiting.pop()
            found.append(Piece("date", plain[start:end], start, end))
        inside = found and found[-1].kind == "date" and piece.start < found[-1].end
        if not inside:
            found.append(piece)
        elif piece.kind == "figure" and piece.end > found[-1].end:  # the 200 of `March 18 200 people`
            found += [_piece(match) for match in _PATTERN.finditer(plain, found[-1].end, piece.end)]
    return found


def _piece(match: re.Match[str]) -> Piece:
    kind = "figure" if match["figure"] else "word" if match["word"] else "mark"
    if kind != "figure":
        return Piece(kind, match.group().rstrip(".") or ".", *match.span())
    scale = SCALES[(match["scale"] or "").strip(" -")] if match["scale"] else 1
    value = _value(match["number"].replace(",", "").replace(" ", "")) * scale
    mark = (match["money"] or "").strip()
    if match["percent"]:
        points = "point" in match["percent"] or match["percent"].strip() == "pp"
        mark = "percentage points" if points else "%"
    return Piece("figure", match.group(), *match.span(), round(value, 9), mark, scale)


def _value(number: str) -> float:
    """The number, with the half of `1\u00bd`."""
    if number[-1].isdigit() and number[-1].isascii():
        return float(number)
    return float(number[:-1] or 0) + numeric(number[-1])
