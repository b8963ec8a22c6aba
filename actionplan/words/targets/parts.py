"""The parts of a target: its baseline, its places, and its numbers in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from actionplan.words.figures import MONEY as MONEY

OF_THE_TARGET = "% of the target"
"""The unit of `meeting or exceeding the target`: at least 100 of it, whatever the row's own target is."""


ALL_PLACES = "all places"
YEARLY = re.compile(r"(?:^|(?<=\s))(?:(?:a|per|each|every) (?:year|annum)|annually|yearly)$", re.IGNORECASE)
"""The end of `20 events a year`."""
UNNAMED = "the whole population"
"""The place of `0.5% of the population`, once its number of people is known."""
_SCALES = ((1e9, "billion"), (1e6, "million"))


def tidy(number: float | None) -> float | int | None:
    """A whole number without its `.0`, any other to nine places."""
    if number is None:
        return None
    return int(number) if number == int(number) else round(number, 9)


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where a target starts from; one number has the same low and high."""

    low: float
    high: float
    unit: str = ""
    as_written: str = ""
    about: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain data: `low high unit as_written`."""
        return {
            "low": tidy(self.low),
            "high": tidy(self.high),
            "unit": self.unit or None,
            "as_written": self.as_written,
        }


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its population and how many of its people the target means; None where it is not known.

    `is_thing` says that the name is what is counted, as the staff of `25% of 400 staff`, and no place.
    """

    name: str
    population: float | None = None
    number: float | None = None
    about: bool = False
    is_thing: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain data: `name population number about`."""
        return {
            "name": self.name,
            "population": tidy(self.population),
            "number": tidy(self.number),
            "about": self.about,
        }


def amount(value: float, unit: str = "") -> str:
    """`26,000`, `37.5`, `10%`, `5 percentage points`, `£86 million`."""
    if unit in MONEY:
        scale, word = next((s for s in _SCALES if abs(value) >= s[0]), (1, ""))
        sign = "-" if value < 0 else ""
        return f"{sign}{unit}{number(abs(value) / scale)} {word}".rstrip()
    return number(value) + ("%" if unit.startswith("%") else f" {unit}" if unit else "")


def number(value: float) -> str:
    """A number with commas in the thousands and no zeros behind."""
    whole = tidy(value)
    return f"{whole:,}"


def span(low: float | None, high: float | None, unit: str = "") -> str:
    """`5 to 10 testimonials`, `£5 million to £10 million`, or the one number where both are the same."""
    ends = [v for v in (low, high) if v is not None]
    if len(ends) == 2 and ends[0] != ends[1]:
        first = amount(ends[0], unit if unit in MONEY or unit.startswith("%") else "")
        return f"{first} to {amount(ends[1], unit)}"
    return amount(ends[0], unit) if ends else ""
