"""The reading of one figure of a target: a level, a change or a share, with what it leaves to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actionplan.words.targets.asked import by_or_to, points, range_or_change
from actionplan.words.targets.counted import Counted
from actionplan.words.targets.levels import as_change, as_level, as_own_target, as_share
from actionplan.words.targets.pieces import Piece, Source, words_at
from actionplan.words.targets.places import placed
from actionplan.words.targets.reading import TargetQuestion, TargetReading
from actionplan.words.targets.shares import placed_in, population_at, whose


def figured(
    source: Source, one: Counted, now: Counted | None, frame: TargetReading, given: Mapping[str, str]
) -> TargetReading:
    """The reading of a figure; `frame` holds what the whole text says: baseline, date, direction."""
    pieces = source.pieces
    if one.figure.mark == "%" and _of_the_target(pieces, one):
        return as_own_target(one, frame)
    if is_share(one, pieces):
        return _share(source, one, frame, given)
    reading = _asked_by_or_to(one, frame, given)
    if now and now.split and not one.direction and _is_at_head(now, one):
        reading = range_or_change(one, now, reading, given)
    changes = reading.kind == "percent change" or reading.is_change
    return baseline_asked(reading) if changes and reading.baseline is None else reading


def _asked_by_or_to(one: Counted, frame: TargetReading, given: Mapping[str, str]) -> TargetReading:
    if one.change == "asked":
        return by_or_to(one, frame, given)
    if one.change == "by":
        return points(one, as_change(one, frame), given)
    if not one.change and _is_of_now(one, frame):
        return by_or_to(replace(one, change="asked", direction="more"), frame, given)
    return as_level(one, frame)


def _is_of_now(one: Counted, frame: TargetReading) -> bool:
    """`attendance 100-150%, currently 10-15`: per cent of a count, or more of it."""
    base, figure = frame.baseline, one.figure
    return base is not None and base.unit != "%" and figure.mark == "%" and figure.low >= 100


def _is_at_head(now: Counted, one: Counted) -> bool:
    """`from 5 to 10 testimonials`: upwards, and nothing stands before it."""
    first, plain = now.limits.lo == 1, one.figure.high is None and one.limits.side == ""
    return first and plain and one.figure.low > now.figure.low and one.limits.lo == now.limits.hi + 1


def _of_the_target(pieces: Sequence[Piece], one: Counted) -> bool:
    words = words_at(pieces, one.figure.hi, 3)
    return words[0] == "of" and (words[1] in ("target", "targets") or words[2] in ("target", "targets"))


def is_share(one: Counted, pieces: Sequence[Piece]) -> bool:
    """Whether a percentage is of a population and is to be reached, not stayed under."""
    limited = one.limits.side == "most" or one.direction == "fewer" or one.change in ("by", "asked")
    return one.figure.mark == "%" and not (one.now or limited) and population_at(pieces, one) >= 0


def _share(source: Source, one: Counted, frame: TargetReading, given: Mapping[str, str]) -> TargetReading:
    places = tuple(place for place, _, _ in placed(source.text, source.pieces))
    return placed_in(as_share(one, frame), places or (whose(source, one)[0],), given)


def baseline_asked(reading: TargetReading) -> TargetReading:
    """Asks from what to what, or from what, or to what, whichever is missing."""
    if reading.kind != "directional":
        text = "Baseline needed: where does it stand now, before the change?"
    elif reading.baseline is None:
        text = "Baseline needed: from what to what? Without a figure it can't be called met."
    else:
        text = "To what? Without a figure it can't be called met."
    return reading.asking(TargetQuestion("baseline", text))
