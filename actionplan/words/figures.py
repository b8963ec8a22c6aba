"""Figures as the sentences about measures say them: as they were given, or rounded as people round."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor, log10
from types import MappingProxyType

_BEHIND_A_NOUN = frozenset(
    {"a", "an", "at", "by", "each", "for", "in", "of", "on", "per", "to", "with", "without"}
)

MONEY: Mapping[str, str] = MappingProxyType({"£": "pounds", "$": "dollars", "€": "euros"})
"""The signs of money, and each in words."""
MOST_PLACES = 9
TOO_LARGE = 1e15
"""Past it a float does not hold the digits that people would check."""


def figure(number: float, unit: str = "") -> str:
    """A figure as it was given: `1,450`, `11.6 %`, `12 people`, `£86`; without the noise of binary arithmetic."""
    exact = Decimal(f"{number:.15g}")
    return with_unit(_trimmed(f"{exact:,f}"), unit)


def with_unit(number: str, unit: str) -> str:
    """A number in words with its unit, which agrees with it: `1 testimonial`, `1 visit a week`, `2 people`, `£1.2m`."""
    words = unit.split()
    if unit[:1] in MONEY:
        sign, scale = words[0][0], words[0][1:]
        return " ".join([f"{sign}{number}{scale}", *words[1:]])
    if number == "1" and words:
        behind = next((k for k, word in enumerate(words) if k and word in _BEHIND_A_NOUN), len(words))
        words[behind - 1] = singular(words[behind - 1])
    return " ".join([number, *words])


def span_with_unit(low: str, high: str, unit: str) -> str:
    """Two numbers in words with their unit: `5 to 10 testimonials`, `£5 to £10`."""
    return f"{with_unit(low, unit) if unit[:1] in MONEY else low} to {with_unit(high, unit)}"


def singular(noun: str) -> str:
    """One of what a plural names: `testimonial`, `story`, `breach`, `person`."""
    if noun == "people":
        return "person"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun


def rounded(number: float, *marks: float, places: int = 1) -> str:
    """A figure that was worked out, to one decimal place unless said otherwise, halves upwards; below 1 to two digits.

    It has more places where they are needed to tell it from a mark: 94.96 that falls short of 95 is not printed as 95.
    """
    fewest = min(1 - floor(log10(abs(number))), MOST_PLACES) if 0 < abs(number) < 1 else places
    for shown in range(fewest, MOST_PLACES + 1):
        near = _near(number, shown)
        if all(near != Fraction(str(mark)) for mark in marks if not same(number, mark)):
            break
    return _trimmed(f"{Decimal(near.numerator) / Decimal(near.denominator):,.{shown}f}")


def same(one: float, other: float) -> bool:
    """Whether two figures differ by no more than the noise of binary arithmetic."""
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1e-3)


def _near(number: float, places: int) -> Fraction:
    size = int(abs(Fraction(f"{number:.12g}")) * 10**places + Fraction(1, 2))
    return Fraction(size if number >= 0 else -size, 10**places)


def _trimmed(text: str) -> str:
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
