"""What contradicts itself in a target, or can be meant in two ways, and is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from actionplan.words.targets.counted import Counted, counted_in
from actionplan.words.targets.levels import as_level, levelled
from actionplan.words.targets.meant import source_of
from actionplan.words.targets.parts import Baseline, number, span
from actionplan.words.targets.pieces import Source, words_at
from actionplan.words.targets.reading import TargetChoice, TargetQuestion, TargetReading
from actionplan.words.targets.settling import settled

_NEAR = 0.5
"""How far a percentage that was rounded lies from the figures it was worked out of."""


def level_asked(reading: TargetReading, given: Mapping[str, str]) -> TargetReading:
    """`increase by 10%` from 0, `reduce by 200%`: no level follows, so the level is asked, in the reader's words."""
    if not reading.makes_no_level:
        return reading
    told = _level_told(reading, given.get("level", ""))
    if told is not None:
        return told
    percent, base = span(reading.low, reading.high, "%"), reading.baseline
    if reading.direction == "fewer" and max(reading.low or 0, reading.high or 0) > 100:
        said = f"A reduction of {percent} is more than all there is"
    elif base is not None and base.low == base.high == 0:
        said = f"{percent} of 0 is 0"
    else:
        said = f"A change of {percent} makes no level from {number(base.low if base else 0)}"
    return reading.asking(TargetQuestion("level", f"{said}: which level is meant?"))


def _level_told(reading: TargetReading, answer: str) -> TargetReading | None:
    source = source_of(answer)
    told = counted_in(source.text, source.pieces)
    unit = reading.baseline.unit if reading.baseline else ""
    frame = replace(reading, low=None, high=None, each_year=False, questions=())
    level = as_level(replace(told[0], now=False), frame) if told else None
    return replace(level, unit=level.unit or unit) if level else None


def sign_asked(
    source: Source, one: Counted, reading: TargetReading, given: Mapping[str, str]
) -> TargetReading:
    """A text that is `-5` or `-5%` and no more: below nothing, or fewer, or with a dash before it."""
    pieces = source.pieces
    if len(pieces) > 2 or not source.text.strip() or pieces[0].word[0] != "-" or not one.figure.low:
        return reading
    percent = one.figure.mark == "%"
    other = replace(one, figure=replace(one.figure, low=-one.figure.low), change="", direction="")
    frame = replace(reading, low=None, high=None, direction=None, questions=())
    level = as_level(other, frame)
    first = f"{number(one.figure.low)} per cent fewer" if percent else reading.in_words()
    choices = (
        TargetChoice(first, replace(reading, questions=())),
        TargetChoice(level.in_words(), level),
    )
    text = f"Does the sign belong to the figure? Is it {first}, or {level.in_words()}?"
    question = TargetQuestion("sign", text, choices)
    chosen = settled(replace(reading, questions=()), question, given)
    return chosen.asking(*reading.questions) if chosen.kind == reading.kind == "percent change" else chosen


def direction_asked(
    source: Source, one: Counted, reading: TargetReading, given: Mapping[str, str]
) -> TargetReading:
    """`reduce from 5 to 10`, and `up to 20 (currently 12)`: two directions in one text."""
    base, figure = reading.baseline, one.figure
    if base is None or not _alike(reading, base) or reading.kind not in ("at least", "at most", "range"):
        return reading
    if one.change == "to" and (reading.direction, _way(base, one)) in (("fewer", "more"), ("more", "fewer")):
        return settled(reading, _contradiction(reading, base, one), given)
    up_to = words_at(source.pieces, one.limits.lo, 2) == ("up", "to")
    if not up_to or one.change or _way(base, one) != "more":
        return reading
    goal = levelled(replace(reading, direction="more"), figure.top, figure.top)
    top = number(figure.top)
    choices = (TargetChoice(f"no more than {top}", reading), TargetChoice(f"to reach {top}", goal))
    text = f"It stands at {span(base.low, base.high)}. Is it no more than {top}, or to reach {top}?"
    return settled(reading, TargetQuestion("up-to", text, choices), given)


def _contradiction(reading: TargetReading, base: Baseline, one: Counted) -> TargetQuestion:
    """The direction of the figures, or the figures the other way round."""
    start, end = span(base.low, base.high), span(one.figure.low, one.figure.high)
    by_word = reading.direction or ""
    by_figures = "fewer" if by_word == "more" else "more"
    turned = replace(base, low=one.figure.low, high=one.figure.top)
    choices = tuple(
        TargetChoice(f"from {one_end} {way} to {other}", _level_of(reading, start_of, goal, direction))
        for one_end, way, other, start_of, goal, direction in (
            (start, _WAYS[by_figures], end, base, (one.figure.low, one.figure.top), by_figures),
            (end, _WAYS[by_word], start, turned, (base.low, base.high), by_word),
        )
    )
    verb = "increased" if by_word == "more" else "reduced"
    text = f"It says that it is to be {verb}, from {start} to {end}. Which is meant?"
    return TargetQuestion("contradiction", text, choices)


_WAYS: Mapping[str, str] = {"more": "up", "fewer": "down"}


def _level_of(
    reading: TargetReading, base: Baseline, goal: tuple[float, float], direction: str
) -> TargetReading:
    return levelled(replace(reading, baseline=base, direction=direction, strict=False), *goal)


def _way(base: Baseline, one: Counted) -> str:
    """The way from the baseline to the figure, where they do not overlap."""
    if one.figure.low > base.high:
        return "more"
    return "fewer" if one.figure.top < base.low else ""


def _alike(reading: TargetReading, base: Baseline) -> bool:
    return (reading.unit == "%") == (base.unit == "%")


def agreed(readings: Mapping[str, TargetReading]) -> TargetReading | None:
    """`by 50% (from 20 to 30)`: the one reading of a change and a level that say the same; else None."""
    for change, level in _changes_and_levels(list(readings.values())):
        offered = [c.reading for q in change.questions if q.key == "points" for c in q.readings]
        for candidate in (*offered, change):
            if _says_the_same(candidate, level):
                return replace(candidate, questions=())
    return None


def contradicted(readings: Mapping[str, TargetReading]) -> str:
    """`50% more than 20 is 30, but 25 is written.`; nothing where no such figures stand in the text."""
    for change, level in _changes_and_levels(list(readings.values())):
        base, (low, high) = change.baseline, change.levels
        right = low if low is not None else high
        if change.kind == "percent change" and base and right is not None and base.low == base.high:
            way = "fewer" if change.direction == "fewer" else "more"
            percent = span(change.low, change.high, "%")
            return f"{percent} {way} than {number(base.low)} is {number(right)}, but {number(_goal(level))} is written."
    return ""


def _changes_and_levels(
    found: Sequence[TargetReading],
) -> Iterator[tuple[TargetReading, TargetReading]]:
    if len(found) != 2 or any(r.baseline is None for r in found):
        return
    for change, level in (found, found[::-1]):
        if level.kind in ("at least", "at most") and not level.is_change:
            yield change, level


def _goal(level: TargetReading) -> float:
    return level.low if level.low is not None else level.high or 0.0


def _says_the_same(change: TargetReading, level: TargetReading) -> bool:
    base, goal = change.baseline, _goal(level)
    if change.kind != "percent change" or base is None:
        return not change.is_change and change.levels == level.levels
    if base.low != base.high or base.low <= 0 or change.low is None:
        return False
    said = -change.low if change.direction == "fewer" else change.low
    return abs(100 * (goal - base.low) / base.low - said) <= _NEAR
