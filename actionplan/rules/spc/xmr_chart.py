"""The XmR chart of one measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise, repeat
from typing import get_args

from actionplan.rules.spc.chart import BadSeries, Chart, Direction, Group, Point
from actionplan.rules.spc.limits import limits_of
from actionplan.rules.spc.notes import notes_on
from actionplan.rules.spc.series import Day, Days, Values, in_date_order, numbers_of, resets
from actionplan.rules.spc.special_causes import point_type, special_causes
from actionplan.rules.spc.verdicts import assurance_of, status_of, variation_of

LEAST_TO_FIX_AFTER = 12
RUN_LENGTHS = range(3, 51)


def xmr(
    values: Sequence[float | None],
    dates: Sequence[Day] | None = None,
    *,
    improvement_direction: Direction = "increase",
    target: float | None = None,
    rebase: Iterable[Day] = (),
    fix_after: int | None = None,
    screen_outliers: bool = True,
    run_length: int = 7,
) -> Chart:
    """The XmR chart of a measure, equal to NHSRplotthedots 0.2.2 wherever that has a sensible answer.

    `values` are in one unit, None where nothing was measured; with `dates` (or ISO text) they are put in order. From
    each day in `rebase` on the limits start anew; `fix_after` takes them from the first so many values of each
    stretch, 12 or more. Without `screen_outliers` it equals the Excel tools of Making Data Count. `run_length` is
    the number of points in a shift or a trend. Raises `BadSeries`, one sentence, for what no chart can be made of.
    """
    _check(improvement_direction, fix_after, run_length)
    numbers, days = numbers_of(values), None
    goal = None if target is None else numbers_of([target])[0]
    if dates is not None:
        numbers, days = in_date_order(numbers, dates)
    starts, notes = _starts(days, rebase)
    groups = _groups(numbers, days, starts, fix_after, screen_outliers)
    drawn = [_points(numbers, days, group, improvement_direction, run_length) for group in groups]
    points, status = tuple(chain.from_iterable(drawn)), status_of(groups)
    return Chart(
        points=points,
        groups=groups,
        variation=variation_of(points, status),
        assurance=assurance_of(points, groups, goal, improvement_direction),
        status=status,
        notes=(*notes, *notes_on(points, groups, status)),
        improvement_direction=improvement_direction,
        target=goal,
        fix_after=fix_after,
        screen_outliers=screen_outliers,
        run_length=run_length,
    )


def _check(direction: str, fix_after: int | None, run_length: int) -> None:
    known = get_args(Direction)
    if direction not in known:
        raise BadSeries(
            f'"{direction}" is not a direction of improvement. Choose one of: {", ".join(known)}.'
        )
    if fix_after is not None and (type(fix_after) is not int or fix_after < LEAST_TO_FIX_AFTER):
        raise BadSeries(
            f"Limits cannot be fixed after {fix_after} points. Give a whole number of {LEAST_TO_FIX_AFTER} or more."
        )
    if type(run_length) is not int or run_length not in RUN_LENGTHS:
        raise BadSeries(f"A run of {run_length} points is not a rule. Give a whole number, as a rule 6 or 7.")


def _starts(days: Days | None, rebase: Iterable[Day]) -> tuple[list[int], list[str]]:
    """The places where limits start anew, with notes."""
    if days is not None:
        return resets(days, rebase)
    if list(rebase):
        raise BadSeries("Limits can be reset only where the values have dates. Give each value its date.")
    return [], []


def _groups(
    numbers: Values, days: Days | None, starts: list[int], fix_after: int | None, screen_outliers: bool
) -> tuple[Group, ...]:
    """The stretches between resets, numbered from 0, or from 1 where the first value is a reset, as R does."""
    spans = [span for span in enumerate(pairwise([0, *starts, len(numbers)])) if span[1][0] < span[1][1]]
    return tuple(
        Group(
            number=number,
            start=start,
            stop=stop,
            since=days[start] if days else None,
            measured=stop - start - numbers[start:stop].count(None),
            limits=limits_of(numbers[start:stop][:fix_after], screen_outliers),
        )
        for number, (start, stop) in spans
    )


def _points(
    numbers: Values, days: Days | None, group: Group, direction: Direction, run_length: int
) -> Iterable[Point]:
    span, limits = slice(group.start, group.stop), group.limits
    causes = special_causes(numbers[span], limits, run_length)
    types = {cause: point_type(cause, direction) for cause in set(causes)}
    columns = zip(
        days[span] if days else repeat(None),
        numbers[span],
        repeat(group.number),
        repeat(limits.mean),
        repeat(limits.lower),
        repeat(limits.upper),
        causes,
        map(types.__getitem__, causes),
        repeat(limits.near_lower),
        repeat(limits.near_upper),
    )
    return map(tuple.__new__, repeat(Point), columns)  # Point(...) for each costs twice as much
