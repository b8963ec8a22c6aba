"""Whether the figure of a reading or a baseline is possible at all: its range, and its published interval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from actionplan.plan.nouns import Baseline, Indicator, Observation
from actionplan.rules.counting import is_share, level
from actionplan.rules.measures import amount, is_count
from actionplan.rules.units import PER_CENT, same_unit
from actionplan.words.english import normalised, sentence
from actionplan.words.figures import figure, same

_MAY_EXCEED = re.compile(
    r"\b(change|growth|increase|decrease|reduction|more|fewer|less|points?|targets?)\b", re.I
)
_MAY_FALL_BELOW = re.compile(
    r"\b(net|change|difference|balance|gap|growth|increase|decrease|reduction)\b", re.I
)


class Wrong(NamedTuple):
    """What is wrong with a reading: the field, what the matter is, and what to do; neither ends in a full stop."""

    field: str
    problem: str
    advice: str

    @property
    def words(self) -> str:
        """The problem and the advice, to stand behind a colon."""
        return f"{self.problem}; {self.advice}"

    @property
    def sentence(self) -> str:
        """The problem and the advice in one sentence."""
        return sentence(self.words)


def out_of_range(one: Baseline | Observation, number: float, indicator: Indicator) -> Iterator[Wrong]:
    """Outside the range of the indicator; without one 0 to 100 % for a share, 0 and more for a count."""
    found = _too_low(one, number, indicator) or _too_high(one, number, indicator)
    if found:
        why, advice = found
        yield Wrong(field_of(one), f"{amount(one, indicator)} is {why}", advice)


def _too_low(one: Baseline | Observation, number: float, indicator: Indicator) -> tuple[str, str] | None:
    lowest = 0.0 if indicator.lowest is None else indicator.lowest
    if number >= lowest or same(number, lowest):
        return None
    if indicator.lowest is not None:
        return f"below the lowest possible value, {figure(lowest, indicator.unit)}", _OR_RANGE
    of_a_whole = is_share(one) or _is_of_a_hundred(one, indicator)
    if of_a_whole:
        return "below 0, which no part of a whole can be", "correct it"
    return ("below 0, which no count can be", _OR_LOWEST) if is_counted(indicator) else None


def _too_high(one: Baseline | Observation, number: float, indicator: Indicator) -> tuple[str, str] | None:
    highest = 100.0 if indicator.highest is None else indicator.highest
    if number <= highest or same(number, highest):
        return None
    if indicator.highest is not None:
        return f"above the highest possible value, {figure(highest, indicator.unit)}", _OR_RANGE
    of_a_hundred = _is_of_a_hundred(one, indicator)
    return ("above 100 %, which no share can be", _OR_HIGHEST) if of_a_hundred else None


_OR_LOWEST = "correct it, or give the indicator its lowest possible value (lowest)"
_OR_RANGE = "correct it, or the range of the indicator"
_OR_HIGHEST = "correct it, or give the indicator its highest possible value (highest)"


def _is_of_a_hundred(one: Baseline | Observation, indicator: Indicator) -> bool:
    """Whether it is a part of a hundred: no rate, which may exceed its whole, and no growth or part of a target."""
    if is_share(one):
        return indicator.per == 100
    return same_unit(indicator.unit, PER_CENT) and not _MAY_EXCEED.search(normalised(indicator.unit))


def is_counted(indicator: Indicator) -> bool:
    """Whether its values are numbers of something counted: no rate, money, time or score, and no difference."""
    counted = is_count(1, indicator.model_copy(update={"running_total": False}))
    unit, title = normalised(indicator.unit), normalised(indicator.title)
    return counted and not (_MAY_EXCEED.search(unit) or _MAY_FALL_BELOW.search(f"{unit} {title}"))


def unfit_interval(one: Baseline | Observation, indicator: Indicator) -> Iterator[Wrong]:
    """A published interval that has one bound, runs backwards, or does not hold its value."""
    if one.lower is None and one.upper is None:
        return
    if one.lower is None or one.upper is None:
        has, lacks = ("upper", "lower") if one.lower is None else ("lower", "upper")
        said = f"its interval has one bound, {has}: {figure(one.lower or one.upper or 0.0)}"
        yield Wrong(lacks, said, f"give {lacks} as well, or take {has} out")
        return
    span, number = f"{figure(one.lower)} to {figure(one.upper)}", level(one, indicator)
    if one.lower > one.upper:
        yield Wrong("lower", f"its interval, {span}, runs backwards", "exchange lower and upper")
    elif number is None:
        yield Wrong("value", f"it has an interval, {span}, and no value", "give the value, or take them out")
    elif not (one.lower <= number <= one.upper or same(number, one.lower) or same(number, one.upper)):
        said = f"{amount(one, indicator)} lies outside its own interval, {span}"
        yield Wrong("lower", said, "correct the one or the other")


def field_of(one: Baseline | Observation) -> str:
    """Where the figure of a reading stands."""
    return "numerator" if is_share(one) else "value"
