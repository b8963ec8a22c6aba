"""Whether a target is in the unit of its indicator; where it is not, nothing is judged."""

from __future__ import annotations

import re

from actionplan.words.english import normalised, quoted
from actionplan.words.figures import MONEY, singular

PER_CENT = "%"
_PER_CENT = re.compile(r"(%|per ?cent|percentage)(?![a-z])")
_RATE = re.compile(r"\bper (\d[\d,.]*)")
_SIGNS = {word: sign for sign, words in MONEY.items() for word in (sign, words, words[:-1])}
_NO_NOUNS = frozenset(
    {"a", "an", "and", "at", "by", "each", "for", "in", "of", "on", "our", "per", "the", "to"}
)
_PEOPLE = frozenset({
    "attendee", "carer", "champion", "follower", "individual", "member", "parent", "participant", "patient",
    "people", "person", "resident", "respondent", "staff", "subscriber", "user", "visitor", "volunteer",
})  # fmt: skip


def rate_unit(per: float) -> str:
    """The unit of a share or a rate of a known whole: `%`, or `per 1,000`."""
    return PER_CENT if per == 100 else f"per {per:,.15g}"


def same_unit(one: str, other: str) -> bool:
    """Whether two units are the same: both per cent, the same money or the same rate, or the same thing counted.

    Of two things counted all words of the shorter are in the longer: `attendees` are `regular attendees a month`, and
    `people` stands for anybody. What has no unit may count anything.
    """
    if _scale(one) or _scale(other):
        return _scale(one) == _scale(other)
    few, many = sorted((_nouns(one), _nouns(other)), key=len)
    return few <= many or (few in _ANYBODY and bool(many & _PEOPLE))


def unit_in_words(unit: str) -> str:
    """A unit inside a sentence: `per cent`, `pounds`, `“regular attendees”`."""
    scale = _scale(unit)
    if scale == PER_CENT:
        return "per cent"
    if not unit.strip():
        return "plain numbers"
    return MONEY.get(scale) or (unit if scale.startswith("per ") else quoted(unit, 60))


def _scale(unit: str) -> str:
    """`%`, `£`, `per 1000`: what a figure is told in where it is no plain count; empty for one."""
    text = normalised(unit)
    if _PER_CENT.match(text):
        return PER_CENT
    if rate := _RATE.search(text):
        return f"per {rate[1].replace(',', '').rstrip('.')}"
    return _SIGNS.get(text) or (text if text[:1] in MONEY else "")


def _nouns(unit: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", normalised(unit))
    return frozenset(singular(word) for word in words if word not in _NO_NOUNS)


_ANYBODY = (frozenset({"people"}), frozenset({"person"}), frozenset({"individual"}))
