"""What the targets of one indicator ask for: against each other, against the way that is better, and if they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from actionplan.plan.life import how_it_left
from actionplan.plan.model import wording
from actionplan.plan.nouns import Dated, Indicator
from actionplan.rules.aiming import aimed, unit_of, way_of
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked
from actionplan.rules.readings_checked import usual_form
from actionplan.words.english import quoted, sentence, some_named
from actionplan.words.figures import same
from actionplan.words.targets import TargetReading
from actionplan.words.vocabulary import Direction


class Asked(NamedTuple):
    """A target of an indicator as written, and the bounds that it sets; `strict` where these are not enough."""

    row_id: str
    written: str
    lowest: float | None
    highest: float | None
    strict: bool


def targets_exclude(looked: Looked) -> Iterator[Finding]:
    """Two targets of one indicator that nothing can meet at once: at least 60, and at most 40."""
    for indicator in looked.plan.indicators:
        for one, other in combinations(_asked_of(indicator, looked), 2):
            if _is_above(one, other) or _is_above(other, one):
                yield Finding(
                    "targets-conflict",
                    looked.place(indicator),
                    f"Its targets {quoted(one.written, 60)} and {quoted(other.written, 60)} exclude each other.",
                    "Correct one of the two, or measure each by an indicator of its own.",
                    tuple(dict.fromkeys((indicator.id, one.row_id, other.row_id))),
                )


def _is_above(one: Asked, other: Asked) -> bool:
    if one.lowest is None or other.highest is None:
        return False
    if same(one.lowest, other.highest):
        return one.strict or other.strict
    return one.lowest > other.highest


def _asked_of(indicator: Indicator, looked: Looked) -> Sequence[Asked]:
    """Its targets that have a level in its own unit; a range may be passed on its good side."""
    unit, found = unit_of(indicator, usual_form(indicator, looked.counting)), []
    for row_id, reading in _readings(indicator, looked):
        aim = aimed(reading, indicator, unit).aim
        way = way_of(reading) or aim.better
        low, high = (None, aim.low) if aim.high is None and way is Direction.FEWER else (aim.low, aim.high)
        if low is not None and high is not None and way is not Direction.NEITHER:
            low, high = (low, None) if way is Direction.MORE else (None, high)
        found.append(Asked(row_id, reading.as_written, low, high, aim.strict))
    return found


def _readings(indicator: Indicator, looked: Looked) -> Iterator[tuple[str, TargetReading]]:
    for row_id in dict.fromkeys((indicator.id, *indicator.targets)):
        if reading := looked.targets.get(row_id):
            yield row_id, reading


def target_goes_the_other_way(looked: Looked) -> Iterator[Finding]:
    """A target that asks for more of what its indicator wants fewer of, or the other way round."""
    for indicator in looked.plan.indicators:
        for row_id, reading in _readings(indicator, looked):
            way = way_of(reading)
            if way and indicator.direction is not Direction.NEITHER and way is not indicator.direction:
                asks, better = ("more", "fewer") if way is Direction.MORE else ("fewer", "more")
                yield Finding(
                    "targets-conflict",
                    f"{looked.place(indicator)}, target {quoted(reading.as_written, 60)}",
                    f"The target asks for {asks}, the indicator says that {better} is better.",
                    "Correct the direction of the indicator, or write the target anew.",
                    tuple(dict.fromkeys((indicator.id, row_id))),
                )


def target_is_gone(looked: Looked) -> Iterator[Finding]:
    """An indicator that names a target row which was withdrawn, or which others came instead of."""
    for indicator in looked.plan.indicators:
        for row_id in indicator.targets:
            row = looked.plan.by_id.get(row_id)
            if isinstance(row, Dated) and row.withdrawn_on:
                yield Finding(
                    "target-gone",
                    looked.place(indicator),
                    sentence(f"it names the target {quoted(wording(row))}, which was {_how(row, looked)}"),
                    _instead(row, looked),
                    (indicator.id, row_id),
                )


def _how(row: Dated, looked: Looked) -> str:
    left = how_it_left(row, looked.plan)
    return left if row.replaced_by else f"withdrawn: {left}"


def _instead(row: Dated, looked: Looked) -> str:
    instead = list(dict.fromkeys(_standing(row, looked)))
    if not instead:
        return "Take it out of its targets, or take the indicator out of the plan."
    names = some_named([looked.plan.name_of(row_id) for row_id in instead])
    return f"Name {names} instead: write targets: [{', '.join(instead)}] there."


def _standing(row: Dated, looked: Looked) -> Iterator[str]:
    """The rows that came instead, and instead of those, as far as they stand; a plan has no circles of these."""
    for row_id in row.replaced_by:
        new = looked.plan.by_id.get(row_id)
        if isinstance(new, Dated):
            yield from _standing(new, looked) if new.withdrawn_on else [row_id]
