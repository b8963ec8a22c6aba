"""What has to be asked about a figure that can be read in two ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from actionplan.words.targets.counted import Counted
from actionplan.words.targets.levels import as_change, as_level, levelled
from actionplan.words.targets.parts import MONEY, UNNAMED, Baseline, Place, number, span
from actionplan.words.targets.reading import TargetChoice, TargetQuestion, TargetReading
from actionplan.words.targets.settling import settled


def by_or_to(
    one: Counted, frame: TargetReading, given: Mapping[str, str], *, likely: str = "by"
) -> TargetReading:
    """`increased attendance - 100-150%`: asks whether by or to is meant, where both can be.

    `likely` is how a percentage is read until that is answered; any other figure is read as "to".
    """
    percent, base = one.figure.mark == "%", frame.baseline
    of_base = percent and base is not None and base.unit != "%"
    by = as_change(one, frame)
    if of_base and base is not None:
        to = _part_of(one, frame, base)
        answer_by = by
        if not by.each_year and not by.makes_no_level:
            answer_by = levelled(replace(by, unit=base.unit, kind="range"), *by.levels)
    elif percent and one.figure.low >= 100 and one.direction == "more":
        less = replace(one.figure, low=one.figure.low - 100, high=one.figure.high and one.figure.high - 100)
        to, answer_by = as_change(replace(one, figure=less), frame), by
    else:
        to = as_level(replace(one, direction="") if likely == "to" else one, frame)
        answer_by = by
    if not _can_be(to, base, one.direction):
        return by
    figures = _in_figures(one)
    choices = (
        TargetChoice(f"by {figures}{_so(answer_by)}", answer_by),
        TargetChoice(f"to {figures}{_so(to)}", to),
    )
    verb = "reduced" if one.direction == "fewer" else "increased"
    question = TargetQuestion(
        "by-or-to",
        f"Is it to be {verb} by {figures}, or to {figures}{' of what it is now' if of_base else ''}?",
        choices,
    )
    return settled(by if percent and likely == "by" else to, question, given)


def _part_of(one: Counted, frame: TargetReading, base: Baseline) -> TargetReading:
    """`to 100-150%` of what it is now."""
    low, high = base.low * one.figure.low / 100, base.high * one.figure.top / 100
    kept = replace(frame, direction=one.direction or None, unit=base.unit, about=one.limits.about)
    return levelled(kept, low, high)


def _can_be(to: TargetReading, base: Baseline | None, direction: str) -> bool:
    """Whether a value lies on the side of the baseline that the words name."""
    ends = [v for v in (to.low, to.high) if v is not None]
    if base is None or to.kind == "percent change" or not ends:
        return True
    return max(ends) > base.high if direction == "more" else min(ends) < base.low


def _in_figures(one: Counted) -> str:
    """`100-150%`, `20-30`: short, for a label."""
    ends = [one.figure.low] + ([one.figure.high] if one.figure.high is not None else [])
    mark = one.figure.mark
    money = mark if mark in MONEY else ""
    return (
        money
        + "-".join(number(v) for v in ends)
        + ("" if money else "%" if mark == "%" else f" {mark}" if mark else "")
    )


def _so(reading: TargetReading) -> str:
    """What it comes to, as `, so 20-37.5`, where that is not said by the figure itself."""
    if reading.baseline is None or reading.kind == "percent change" or reading.is_change:
        return ""
    ends = [v for v in (reading.low, reading.high) if v is not None]
    return ", so " + "-".join(number(v) for v in ends) + ("%" if reading.unit == "%" else "")


def points(one: Counted, reading: TargetReading, given: Mapping[str, str]) -> TargetReading:
    """`by 10% from 40%`: asks whether of the 40, or percentage points."""
    base = reading.baseline
    if reading.kind != "percent change" or base is None or base.unit != "%":
        return reading
    added = as_change(
        replace(one, figure=replace(one.figure, mark="percentage points")),
        replace(reading, low=None, high=None, unit=""),
    )
    if base.low <= 0:
        return added
    figures = _in_figures(one)
    low, high = reading.levels
    of_it = "-".join(number(v) for v in (low, high) if v is not None)
    now = span(base.low, base.high, "%")
    choices = (
        TargetChoice(f"by {figures} of it, so {of_it}%", reading),
        TargetChoice(f"by {figures.rstrip('%')} percentage points{_so(added)}", added),
    )
    text = f"It stands at {now}. Is {figures} a part of that, or percentage points?"
    return settled(reading, TargetQuestion("points", text, choices), given)


def whole_or_part(reading: TargetReading, given: Mapping[str, str]) -> TargetReading:
    """`50% of practices (16)`: asks whether there are 16 in all, or 16 are meant."""
    place, share = reading.places[0], reading.low
    if place.population is None or not share:
        return reading
    figure, percent = number(place.population), span(share, reading.high, "%")
    whole = round(place.population * 100 / share, 2)
    meant = replace(place, population=whole, number=place.population)
    choices = (
        TargetChoice(f"{figure} in all, so {number(place.number or 0)}", reading),
        TargetChoice(f"{figure} are meant", replace(reading, places=(meant,))),
    )
    in_all = f"{place.name} there are" if place.is_thing else _people_of(place)
    text = f"Is {figure} how many {in_all} in all, or how many the {percent} are?"
    return settled(reading, TargetQuestion("whole-or-part", text, choices), given)


def _people_of(place: Place) -> str:
    return "people there are" if place.name == UNNAMED else f"people live in {place.name}"
