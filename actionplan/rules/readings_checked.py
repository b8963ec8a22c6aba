"""Whether readings can be right: against the range of their indicator, their neighbours, and what they are part of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from actionplan.plan.indicators import Baseline, Indicator
from actionplan.plan.model import ActionPlan
from actionplan.plan.nouns import Observation
from actionplan.rules.counting import Counting, level
from actionplan.rules.measures import amount, is_share
from actionplan.rules.units import PER_CENT, rate_unit, same_unit
from actionplan.words.english import normalised, quoted, sentence
from actionplan.words.figures import figure, same

_MAY_EXCEED = re.compile(
    r"\b(change|growth|increase|decrease|reduction|more|fewer|less|points?|targets?)\b", re.I
)
Wrong = tuple[str, str]
"""The field that is wrong, and what is wrong with it: a sentence."""


def wrong_readings(plan: ActionPlan) -> Iterator[tuple[Observation, str]]:
    """Each reading of a plan that cannot be right or cannot be used, with a sentence that says why and what to do.

    What was withdrawn or corrected is not looked at, nor what is said of an indicator that the plan has no more.
    """
    readings = Counting.of(plan)
    for one in readings.undated:
        yield (
            one,
            f"Its date, {quoted(one.date)}, has no last day; write the day, or the month, that it is of.",
        )
    for one in readings.hidden:
        yield one, "Another reading ends on the same day and counts instead; mark one of the two withdrawn."
    for by_day in readings.by_day.values():
        for day in sorted(by_day):
            yield from ((by_day[day], why) for _, why in wrong_with(by_day[day], readings))


def wrong_with(one: Observation, readings: Counting) -> Iterator[Wrong]:
    """What cannot be right about a reading among those that count; nothing where its indicator is gone."""
    indicator = readings.indicators.get(one.indicator)
    if indicator is None:
        return
    number = level(one, indicator)
    if number is None:
        yield "value", "It has no value; give one, or a numerator and a denominator."
        return
    for check in (_unlike_its_neighbours(one, indicator, readings), _out_of_range(one, number, indicator),
                  _above_its_whole(one, indicator, readings)):  # fmt: skip
        yield from ((field, sentence(why)) for field, why in check)


def wrong_with_parts(
    one: Observation, readings: Counting, told: Container[str] = frozenset()
) -> Iterator[Wrong]:
    """The parts of a reading, of the same days, that are above it: what `wrong_with` says of them, from this end.

    The parts whose ids are in `told` are left out.
    """
    indicator = readings.indicators[one.indicator]
    for part in readings.parts.get(indicator.id, ()):
        found = readings.on_the_days_of(one, part.id)
        if found and found.id not in told and _is_above(found, part, one, indicator):
            less = f"{amount(one, indicator)} is less than the {amount(found, part)} of {quoted(part.title)}"
            yield _field(one), sentence(f"{less}, which is a part of it; correct one of the two")


def _unlike_its_neighbours(one: Observation, indicator: Indicator, readings: Counting) -> Iterator[Wrong]:
    """A plain value where a whole is counted, or the other way round; a unit such as `%` makes the two alike."""
    usual = usual_form(indicator, readings)
    if (
        usual is None
        or is_share(usual) == is_share(one)
        or same_unit(indicator.unit, rate_unit(indicator.per))
    ):
        return
    if is_share(one):
        how = f"its baseline or earlier readings are plain values, such as {amount(usual, indicator)}"
        yield "numerator", f"{amount(one, indicator)} is a count of a whole, and {how}; give a value instead"
    else:
        how = f"its baseline or earlier readings are counts of a whole, such as {amount(usual, indicator)}"
        said = figure(one.value or 0.0)
        yield "value", f"{said} is a plain value, and {how}; give numerator and denominator instead"


def usual_form(indicator: Indicator, readings: Counting) -> Baseline | Observation | None:
    """What the readings of an indicator are like: its baseline, else the one that was recorded first."""
    start = indicator.baseline
    if start and level(start, indicator) is not None:
        return start
    return readings.first.get(indicator.id)


def _out_of_range(one: Observation, number: float, indicator: Indicator) -> Iterator[Wrong]:
    """Outside the range that the indicator gives; where it gives no end, a share lies between 0 and 100 %."""
    why = _too_low(one, number, indicator) or _too_high(one, number, indicator)
    if why:
        yield _field(one), f"{amount(one, indicator)} is {why}"


def _too_low(one: Observation, number: float, indicator: Indicator) -> str:
    lowest = 0.0 if indicator.lowest is None else indicator.lowest
    if number >= lowest or same(number, lowest):
        return ""
    if indicator.lowest is not None:
        return f"below the lowest possible value, {figure(lowest, indicator.unit)}; {_OR_RANGE}"
    of_a_whole = is_share(one) or _is_of_a_hundred(one, indicator)
    return "below 0, which no part of a whole can be; correct it" if of_a_whole else ""


def _too_high(one: Observation, number: float, indicator: Indicator) -> str:
    highest = 100.0 if indicator.highest is None else indicator.highest
    if number <= highest or same(number, highest):
        return ""
    if indicator.highest is not None:
        return f"above the highest possible value, {figure(highest, indicator.unit)}; {_OR_RANGE}"
    return f"above 100 %, which no share can be; {_OR_HIGHEST}" if _is_of_a_hundred(one, indicator) else ""


_OR_RANGE = "correct it, or the range of the indicator"
_OR_HIGHEST = "correct it, or give the indicator its highest possible value (highest)"


def _is_of_a_hundred(one: Observation, indicator: Indicator) -> bool:
    """Whether it is a part of a hundred: no rate, which may exceed its whole, and no growth or part of a target."""
    if is_share(one):
        return indicator.per == 100
    return same_unit(indicator.unit, PER_CENT) and not _MAY_EXCEED.search(normalised(indicator.unit))


def _above_its_whole(one: Observation, indicator: Indicator, readings: Counting) -> Iterator[Wrong]:
    whole = readings.indicators.get(indicator.part_of or "")
    found = readings.on_the_days_of(one, whole.id) if whole else None
    if whole and found and _is_above(one, indicator, found, whole):
        more = f"{amount(one, indicator)} is more than the {amount(found, whole)} of {quoted(whole.title)}"
        yield _field(one), f"{more}, of which it is a part; correct one of the two"


def _is_above(part: Observation, of_part: Indicator, whole: Observation, of_whole: Indicator) -> bool:
    """Whether a part exceeds its whole: by what was counted, whatever it was counted out of; rates by their unit."""
    rates = [
        not is_share(one) and not same_unit(of.unit, "") for one, of in ((part, of_part), (whole, of_whole))
    ]
    if any(rates) and not same_unit(of_part.unit, of_whole.unit):
        return False
    less, more = (one.numerator if is_share(one) else one.value for one in (whole, part))
    return less is not None and more is not None and more > less and not same(more, less)


def _field(one: Observation) -> str:
    return "numerator" if is_share(one) else "value"
