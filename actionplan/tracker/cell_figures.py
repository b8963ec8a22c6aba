"""The figure in a cell: its number, the unit that is written with it, and how exact it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from actionplan.words.english import normalised
from actionplan.words.figures import TOO_LARGE
from actionplan.words.targets import NUMBERS, SCALES

LONGEST_FIGURE = 200
_ABOUT = re.compile(
    r"(?:(?:about|around|roughly|approximately|approx|circa|ca|c|estimated|est)\b\.?|c(?=[0-9])|~|≈)\s*"
)
_ABOUT_BEHIND = re.compile(r"\s*\(?\b(approximately|approx|estimated|est|about)\.?\)?$")
_CELL = re.compile(
    r"""
    (?P<sign>[-+])?\s?(?P<money>[£$€])?\s?
    (?:(?P<digits>(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)
       (?P<power>e[-+]?[0-9]{1,3}(?![0-9a-z]))?
      |(?P<word>[a-z]+(?:-[a-z]+)?)(?![a-z]))
    \s?(?P<unit>%[a-z\s'/-]*|per\s[0-9][0-9, ]*[a-z\s'/-]*|[a-z][a-z\s'/%-]*)?
    """,
    re.VERBOSE,
)
_NO_DIGIT = re.compile(
    "[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u218f\u2460-\u24ff\u2776-\u2793\u3200-\u33ff\U0001f100-\U0001f10c]"
)
"""Digits that are raised, lowered, ringed or part of a fraction: folded they would be figures that nobody wrote."""
_DECIMAL_COMMA = re.compile(r"([0-9]+),([0-9]{1,2})\s*%?")
_SCALE = re.compile(rf"({'|'.join(sorted(SCALES, key=len, reverse=True))})(?![a-z])\s?")
_SPELT = (
    (re.compile(r"per ?cent\b|pct\b"), "%"),
    (re.compile(r"\b(pounds?|gbp)\b"), "£"),
    (re.compile(r"\bmillions?\b|\bmn\b"), "m"),
    (re.compile(r"\bthousands?\b"), "k"),
    (re.compile(r"(?<=[0-9]) (?=[0-9]{3})"), ","),
)


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A number, the unit written with it in its one spelling, and half of what its last digit stands for."""

    number: float
    unit: str
    approximate: bool
    within: float


@lru_cache(maxsize=20_000)
def read_figure(text: str, unit: str = "") -> CellFigure | None:
    """The one figure that a cell holds; none where it holds anything else, or too large a number.

    `1,450`, `about 1450`, `c. 1,450`, `41 per cent`, `£1.2m`, `twelve`, `1,450 visits` are read. Where what is
    written with a number is the `unit` that is looked for, such as the `£m` of `£1.2m`, the number is taken as it
    stands.
    """
    if len(text) > LONGEST_FIGURE or _NO_DIGIT.search(text):
        return None
    whole = normalised(text.replace("\u2212", "-"))
    about = _ABOUT.match(whole)
    plain = _ABOUT_BEHIND.sub("", whole[about.end() :] if about else whole)
    found = _CELL.fullmatch(plain)
    number = _number(found) if found else None
    if found is None or number is None:
        return None
    beside, scale = _unit(found["money"] or "", found["unit"] or "", spelt(unit))
    exact = number * scale
    if abs(exact) > TOO_LARGE:
        return None
    within = float(scale.scaleb(int(number.as_tuple().exponent)) / 2)
    return CellFigure(float(exact), beside, plain != whole, within)


def decimal_point(text: str) -> str:
    """`19.5` for the `19,5` of a spreadsheet that writes its decimals behind a comma; empty for anything else."""
    found = _DECIMAL_COMMA.fullmatch(text.strip())
    return f"{found[1]}.{found[2]}" if found else ""


def _number(found: re.Match[str]) -> Decimal | None:
    if found["digits"]:
        plain = Decimal(re.sub("[, ]", "", found["digits"]) + (found["power"] or ""))
    elif found["word"] in NUMBERS:
        plain = Decimal(NUMBERS[found["word"]])
    else:
        return None
    return -plain if found["sign"] == "-" else plain


def _unit(money: str, behind: str, unit: str) -> tuple[str, Decimal]:
    """The unit that is written with a number, and the scale: `£` and 1,000,000 for the `m` of `£1.2m`."""
    beside = spelt(money + behind)
    if beside and beside in (unit, unit.lstrip("£$€")):
        return unit, Decimal(1)
    scale = _SCALE.match(behind)
    rest = behind[scale.end() :] if scale else behind
    return spelt(money + rest), Decimal(str(SCALES[scale[1]])) if scale else Decimal(1)


@lru_cache(maxsize=1_000)
def spelt(unit: str) -> str:
    """A unit in the one spelling in which units are compared."""
    text = normalised(unit)
    for pattern, instead in _SPELT:
        text = pattern.sub(instead, text)
    return re.sub(r"(?<=£) ", "", text).strip()
