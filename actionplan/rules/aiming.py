"""From a target as written to what an indicator is to reach, in its own unit; or the sentence why that is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from actionplan.plan.nouns import Baseline, Indicator, Observation, Target
from actionplan.rules.aims import Aim
from actionplan.rules.units import PER_CENT, rate_unit, same_unit, unit_in_words
from actionplan.words.english import count_of, normalised, quoted, shortened
from actionplan.words.periods import PlanYears
from actionplan.words.targets import (
    OF_THE_TARGET,
    Place,
    TargetReading,
    baseline_asked,
    read_places,
    read_target,
    with_places,
)
from actionplan.words.targets import Baseline as Start
from actionplan.words.vocabulary import Direction

SHARE, CHANGE = "share of population", "percent change"
_AT_LEAST = re.compile(
    r"\b(?:at least|minimum|not? (?:fewer|less|lower) than|not below|upwards|(?:or|and) (?:more|above|over|higher))\b"
    r"|\bmin\.?\s+(?:of\s+)?[£$€]?\d|\d\s*\+|≥|>=",
    re.IGNORECASE,
)
_WAYS = {"more": Direction.MORE, "fewer": Direction.FEWER}


class Aimed(NamedTuple):
    """What an indicator is to reach for a target; where that is not known, an empty aim and the sentence why."""

    aim: Aim
    why: str = ""


def reading_of(asked_by: Target | Indicator, years: PlanYears) -> TargetReading:
    """How the target of a row, or an indicator's own, is read: with the answers to it, and the places of its note."""
    reading = read_target(asked_by.target, asked_by.answers, years)
    return (
        with_places(reading, read_places(asked_by.note), asked_by.answers)
        if reading.kind == SHARE
        else reading
    )


def unit_of(indicator: Indicator, shown: Baseline | Observation | None) -> str:
    """The unit in which a baseline or a reading is judged: `%` or a rate of a known whole, else the indicator's own."""
    if shown is not None and shown.numerator is not None and shown.denominator is not None:
        return rate_unit(indicator.per)
    return indicator.unit.strip()


def with_baseline(reading: TargetReading, level: float | None, unit: str) -> TargetReading:
    """A change, also one without a figure, with the level where it starts, unless its own words have one.

    Not a change by per cent of what is in per cent itself: that can be a part of it or percentage points. A share of
    people that is measured as a share needs nobody's number, so that none is asked for.
    """
    if reading.kind == SHARE and same_unit(unit, PER_CENT):
        asked = tuple(q for q in reading.questions if not q.key.startswith(("population", "number")))
        return replace(reading, questions=asked)
    twofold = reading.kind == CHANGE and same_unit(unit, PER_CENT)
    changes = _is_change(reading) or reading.kind == "directional"
    if reading.baseline is not None or level is None or twofold or not changes:
        return reading
    rest = tuple(q for q in reading.questions if q.key != "baseline")
    known = replace(reading, baseline=Start(level, level, unit), questions=rest)
    return baseline_asked(known) if reading.kind == "directional" else known


def read_as(reading: TargetReading) -> str:
    """How a target is read, in words; a baseline that was worked out to two decimal places."""
    base = reading.baseline
    if base is not None:
        reading = replace(reading, baseline=replace(base, low=round(base.low, 2), high=round(base.high, 2)))
    return reading.in_words() if reading.as_written.strip() else ""


def place_called(name: str, places: tuple[Place, ...]) -> Place | None:
    """The place of a target that goes by a name, or else the only one that begins with it."""
    wanted, known = normalised(name), _by_name(places)
    if wanted in known:
        return known[wanted]
    begin = [place for called, place in known.items() if re.match(rf"{re.escape(wanted)}\b", called)]
    return begin[0] if wanted and len(begin) == 1 else None


@lru_cache(maxsize=256)
def _by_name(places: tuple[Place, ...]) -> Mapping[str, Place]:
    """The places by their names; of one name the first."""
    return {normalised(place.name): place for place in reversed(places)}


def place_of(reading: TargetReading, indicator: Indicator) -> Place | None:
    """The place of a target that an indicator counts; of a target for one place alone that one."""
    if len(reading.places) == 1 and not indicator.place.strip():
        return reading.places[0]
    return place_called(indicator.place, reading.places)


def aimed(reading: TargetReading, indicator: Indicator, unit: str, years: int = 1) -> Aimed:
    """What the indicator is to reach, in the unit in which it is judged; of a yearly change after so many years.

    A direction in the words of a target beats the indicator's, for that target only; so do "at least" and "more than".
    """
    unfit = _no_share if reading.kind == SHARE else _another_unit
    why = no_figure(reading) or unfit(reading, indicator, unit)
    if why:
        return Aimed(Aim(), why)
    low, high = _levels(reading, indicator, unit, years)
    if low is None and high is None:
        return Aimed(Aim(), _no_level(reading, unit))
    better = way_of(reading) or indicator.direction
    return Aimed(Aim(low, high, better, strict=reading.strict))


def way_of(reading: TargetReading) -> Direction | None:
    """Which way the words of a target go; a bare figure goes neither, nor does a range."""
    said = reading.strict or _AT_LEAST.search(reading.as_written)
    if reading.kind == "at least" and said:
        return Direction.MORE
    return _WAYS.get(reading.direction or "", Direction.FEWER if reading.kind == "at most" else None)


def no_figure(reading: TargetReading) -> str:
    """Why a target can be measured by no indicator at all, and what it needs; empty where it has a figure."""
    if not reading.as_written.strip():
        return "No target is stated."
    if reading.unit == OF_THE_TARGET:
        return "The target points to another one: it has no figure of its own."
    start = "" if reading.baseline else ", and where it started from"
    needs = {
        "to be confirmed": "The target is still to be confirmed: it needs a figure.",
        "evidence": "The target names no figure: it is shown by evidence.",
        "directional": f"The target names no figure: it needs a level to reach{start}.",
    }
    return needs.get(reading.kind, "")


def _is_change(reading: TargetReading) -> bool:
    return reading.kind == CHANGE or reading.is_change


def _no_share(reading: TargetReading, indicator: Indicator, unit: str) -> str:
    """Why an indicator cannot be held against a share of a population: another place, another unit, no number."""
    place, counts = place_of(reading, indicator), not same_unit(unit, PER_CENT)
    asked = place.name if place and place.is_thing else "people"
    if place is None and reading.places:
        return _no_place(reading, indicator)
    if counts and not same_unit(unit, asked):
        return _units_differ(asked, unit)
    return _no_population(place) if counts and (place is None or place.number is None) else ""


def _no_place(reading: TargetReading, indicator: Indicator) -> str:
    if named := indicator.place.strip():
        return f"The target names no place {quoted(named, 60)}: give the indicator one of its places."
    places = count_of(len(reading.places), "place")
    return f"The target is for {places}, each by itself: the indicator has to say which one it counts."


def _another_unit(reading: TargetReading, indicator: Indicator, unit: str) -> str:
    """Why a level cannot be held against an indicator: it counts something else."""
    asked = _unit_asked(reading)
    bare = not asked and same_unit(unit, indicator.unit)
    part = asked.startswith("of ") and same_unit(unit, PER_CENT)
    without_start = _is_change(reading) and reading.baseline is None
    fits = without_start or bare or part or (bool(asked) and same_unit(asked, unit))
    return "" if fits else _units_differ(asked, unit)


def _units_differ(asked: str, unit: str) -> str:
    of_each = f"The target is in {unit_in_words(asked)}, the indicator in {unit_in_words(unit)}"
    return f"{of_each}: give both the same unit."


def _unit_asked(reading: TargetReading) -> str:
    """The unit of the level that is asked for; of a change by per cent that of its baseline."""
    if reading.kind == CHANGE:
        return reading.baseline.unit if reading.baseline else ""
    return PER_CENT if reading.unit == "percentage points" else reading.unit


def _no_population(place: Place | None) -> str:
    if place is None:
        return "It is not known of how many people the share is meant: the target needs their number."
    return (
        f"It is not known how many people live in {shortened(place.name, 60)}: the target needs their number."
    )


def _levels(
    reading: TargetReading, indicator: Indicator, unit: str, years: int
) -> tuple[float | None, float | None]:
    """The bounds that are asked for, in the unit of the indicator."""
    if reading.kind != SHARE:
        scale = _part_of(reading.unit, indicator) if same_unit(unit, PER_CENT) else 1
        low, high = reading.levels_after(years)
        return (low if low is None else low * scale), (high if high is None else high * scale)
    if same_unit(unit, PER_CENT):
        return reading.low, reading.high
    place = place_of(reading, indicator)
    return (place.number if place else None), None


def _part_of(unit: str, indicator: Indicator) -> float:
    """What one of `20 of 32 practices` is in per cent."""
    whole = re.match(r"of (\d[\d,.]*)", unit)
    number = float(whole[1].replace(",", "").rstrip(".")) if whole else 0
    return indicator.per / number if number else 1


def _no_level(reading: TargetReading, unit: str) -> str:
    if reading.baseline is not None:
        return "The target is a change that could be either way: it has to say more or fewer."
    if reading.kind == CHANGE and same_unit(unit, PER_CENT):
        return (
            "The measure is in per cent itself: the target has to say where it starts, and whether a part of that "
            "is meant or percentage points."
        )
    return "The target is a change from where it started, and nobody has said where: it needs a baseline."
