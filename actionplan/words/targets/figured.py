"""The reading of one figure of a target: a level, a change or a share, with what it leaves to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actionplan.words.targets.against import year_against
from actionplan.words.targets.asked import by_or_to, points, whole_or_part
from actionplan.words.targets.counted import Counted
from actionplan.words.targets.doubts import direction_asked, level_asked, sign_asked
from actionplan.words.targets.levels import as_change, as_level, as_own_target, as_share
from actionplan.words.targets.pieces import Piece, Source, at, words_at
from actionplan.words.targets.reading import TargetQuestion, TargetReading
from actionplan.words.targets.shares import placed_in
from actionplan.words.targets.wholes import Whole, whole_of


def figured(source: Source, one: Counted, frame: TargetReading, given: Mapping[str, str]) -> TargetReading:
    """The reading of a figure; `frame` holds what the whole text says: baseline, date, direction."""
    pieces = source.pieces
    if one.figure.mark == "%" and _of_the_target(pieces, one):
        return as_own_target(one, frame)
    if (whole := share_of(source, one)) is not None:
        reading = placed_in(_without_names(as_share(one, frame), whole), whole.places, given)
        return whole_or_part(reading, given) if whole.is_open else reading
    reading = _asked_by_or_to(source, one, frame, given)
    reading = direction_asked(source, one, reading, given)
    if reading.makes_no_level:
        return level_asked(reading, given)
    changes = reading.kind == "percent change" or reading.is_change
    if changes and reading.baseline is None:
        reading = baseline_asked(reading, year_against(pieces, one.figure.lo))
    return sign_asked(source, one, reading, given)


def _asked_by_or_to(
    source: Source, one: Counted, frame: TargetReading, given: Mapping[str, str]
) -> TargetReading:
    if one.change == "asked":
        return by_or_to(one, frame, given)
    if one.change == "by":
        return points(one, as_change(one, frame), given)
    if not one.change and _is_of_now(one, frame):
        return by_or_to(replace(one, change="asked", direction="more"), frame, given)
    if not one.change and _is_of_nothing(source, one, frame):
        likely = "by" if one.figure.top > 100 else "to"
        return by_or_to(replace(one, change="asked", direction="more"), frame, given, likely=likely)
    return as_level(one, frame)


def _is_of_nothing(source: Source, one: Counted, frame: TargetReading) -> bool:
    """`100-150%`, `80-90%`: more than all, or a range by itself, so it may be meant as an increase."""
    figure = one.figure
    if figure.mark != "%" or one.limits.side or frame.baseline or at(source.pieces, figure.hi).word == "of":
        return False
    return figure.top > 100 or (figure.high is not None and not one.unit and figure.lo == 0)


def _is_of_now(one: Counted, frame: TargetReading) -> bool:
    """`attendance 100-150%, currently 10-15`: per cent of a count, or more of it."""
    base, figure = frame.baseline, one.figure
    return base is not None and base.unit != "%" and figure.mark == "%" and figure.low >= 100


def _of_the_target(pieces: Sequence[Piece], one: Counted) -> bool:
    words = words_at(pieces, one.figure.hi, 3)
    return words[0] == "of" and (words[1] in ("target", "targets") or words[2] in ("target", "targets"))


def share_of(source: Source, one: Counted) -> Whole | None:
    """What a percentage is of, where it is a share to be reached; None where it is to be stayed under, or a change."""
    limited = one.limits.side == "most" or one.direction == "fewer" or one.change in ("by", "asked")
    return None if one.now or limited else whole_of(source, one)


def _without_names(reading: TargetReading, whole: Whole) -> TargetReading:
    """`of residents in Northside`, where Southside is meant too: `of residents`."""
    if len(whole.places) < 2:
        return reading
    words = reading.what.split(whole.places[0].name)[0].split()
    while words and words[-1] in ("of", "in", "across", "the", "within"):
        words.pop()
    return replace(reading, what=" ".join(words))


def baseline_asked(reading: TargetReading, year: str = "") -> TargetReading:
    """Asks from what to what, or from what, or to what, whichever is missing; or what it was in a year."""
    if year:
        text = f"Baseline needed: what was the figure of {year}?"
    elif reading.kind != "directional":
        text = "Baseline needed: where does it stand now, before the change?"
    elif reading.baseline is None:
        text = "Baseline needed: from what to what? Without a figure it can't be called met."
    else:
        text = "To what? Without a figure it can't be called met."
    return reading.asking(TargetQuestion("baseline", text))
