"""What a reader of an XmR chart should know about it, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.rules.spc.chart import POINTS_FOR_ICONS, Group, Point, Status
from actionplan.rules.spc.verdicts import group_in_force
from actionplan.words.english import count_of, day_in_words, number_in_words, sentence


def notes_on(points: Sequence[Point], groups: Sequence[Group], status: Status) -> Iterator[str]:
    """A sentence for each thing that the picture alone does not tell: gaps, limits that are on trial or not there."""
    yield from _on_gaps(points, groups)
    for group in groups:
        yield from map(sentence, _on_limits(group, f"since {_since(group)}, " if len(groups) > 1 else ""))
    yield from on_trial(groups, status)


def _on_gaps(points: Sequence[Point], groups: Sequence[Group]) -> Iterator[str]:
    measured = sum(group.measured for group in groups)
    missing = len(points) - measured
    if not missing or not measured:
        return
    of = f"{number_in_words(missing)} of {count_of(len(points), 'value')} {'is' if missing == 1 else 'are'} missing"
    yield sentence(f"{of}: a gap ends a run or a trend")
    if points[-1].value is None:
        last = max(place for place, point in enumerate(points) if point.value is not None)
        day = points[last].date
        named = day_in_words(day) if day else f"point {last + 1}"
        yield f"The latest value is missing: what is said is of the last one measured, {named}."


def _on_limits(group: Group, since: str) -> Iterator[str]:
    limits = group.limits
    if limits.mean is None:
        yield f"{since}nothing was measured"
    elif limits.moving_range is None:
        too_few = "there is only one value" if group.measured == 1 else "no two values stand side by side"
        yield f"{since}{too_few}, so there are no limits"
    elif not limits.moving_range:
        yield f"{since}the values that limits would rest on do not change, so there are none"
    elif limits.screening_undone:
        why = "the values seldom change, so no change was left out as an outlier when the limits were set"
        yield f"{since}{why}; a chart of this kind does not suit rare events"


def on_trial(groups: Sequence[Group], status: Status) -> Iterator[str]:
    """That the limits in force rest on fewer points than icons need, where they do."""
    group, measured = group_in_force(groups), sum(each.measured for each in groups)
    if status == "trial":
        yield f"The limits are on trial: they rest on {count_of(measured, 'point')}, and {POINTS_FOR_ICONS} are wanted."
    elif status == "ok" and group and group.measured < POINTS_FOR_ICONS:
        rest = f"they rest on {count_of(group.measured, 'point')}"
        yield f"The limits since {_since(group)} are on trial: {rest}, and {POINTS_FOR_ICONS} are wanted."


def _since(group: Group) -> str:
    return day_in_words(group.since) if group.since else "the start"
