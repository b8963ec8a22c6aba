"""A figure as a level to reach or to stay under, as a change, or as a share."""

from __future__ import annotations

from dataclasses import replace

from actionplan.words.targets.counted import Counted
from actionplan.words.targets.parts import MONEY, OF_THE_TARGET, YEARLY, Baseline, number
from actionplan.words.targets.reading import TargetReading


def as_change(one: Counted, frame: TargetReading) -> TargetReading:
    """`by 10%`, `245 more`: a change; one by a number is counted from the baseline where there is one."""
    kept = replace(frame, direction=one.direction or frame.direction)
    if one.figure.mark == "%":
        return _bounded(
            one, replace(kept, kind="percent change", unit="%"), one.limits.side or "least", "percent change"
        )
    base = frame.baseline
    unit = YEARLY.sub("", _unit(one)).strip() if frame.each_year else _unit(one)
    change = _bounded(one, replace(kept, is_change=True, unit=unit), one.limits.side or "least")
    points = one.figure.mark == "percentage points"
    if base is not None and frame.each_year:
        return replace(change, unit=change.unit or base.unit)
    if base is None or (points and base.unit != "%") or (not points and base.unit == "%"):
        return change
    low, high = change.levels
    return levelled(
        replace(change, is_change=False, unit="%" if points else change.unit or base.unit), low, high
    )


def levelled(reading: TargetReading, low: float | None, high: float | None) -> TargetReading:
    """The reading as a level between two bounds, either of them open; one number is a bound by its direction."""
    kind = "range" if low is not None and high is not None and low != high else (
        "at most" if low is None or (low == high and reading.direction == "fewer") else "at least"
    )  # fmt: skip
    if low == high:
        low, high = (None, high) if kind == "at most" else (low, None)
    return replace(reading, kind=kind, low=low, high=high)


def as_level(one: Counted, frame: TargetReading) -> TargetReading:
    """`to 80%`, `at least 50`, `5-10 testimonials`: a value to reach or to stay under."""
    figure, base = one.figure, frame.baseline
    direction = one.direction or frame.direction or ""
    if not direction and base and _alike(one, base):
        direction = _direction_from(base, one)
    side = one.limits.side or ("most" if direction == "fewer" or figure.low == figure.top == 0 else "least")
    what = one.unit if figure.mark in ("%", *MONEY) else ""
    kept = replace(frame, direction=direction or None, unit=_unit(one), what=what)
    return _bounded(one, kept, side)


def as_own_target(one: Counted, frame: TargetReading) -> TargetReading:
    """`95% of the target`."""
    return _bounded(one, replace(frame, unit=OF_THE_TARGET), one.limits.side or "least")


def as_share(one: Counted, frame: TargetReading) -> TargetReading:
    """`0.5% of the Thurrock population`."""
    kept = replace(frame, unit="%", what=one.unit, direction=one.direction or None)
    return _bounded(one, kept, "least", "share of population")


def _bounded(one: Counted, reading: TargetReading, side: str, kind: str = "") -> TargetReading:
    """The figure as a lower or an upper bound, or both; a range with a side keeps the bound that counts."""
    figure, limits = one.figure, one.limits
    low, high = (figure.low, figure.high) if side == "least" else (None, figure.top)
    if figure.high is not None and (side == "least" or not limits.side):
        low, high, kind = figure.low, figure.high, kind or "range"
    if side == "exactly":
        low, high, kind = figure.low, figure.top, kind or "range"
    kind = kind or f"at {side}"
    return replace(reading, kind=kind, low=low, high=high, strict=limits.strict, about=limits.about)


def _direction_from(base: Baseline, one: Counted) -> str:
    """Upwards or downwards from the baseline, where the limit leaves that open or says the same."""
    top, side = one.figure.top, one.limits.side
    if top > base.high and side != "most":
        return "more"
    return "fewer" if top < base.high and side != "least" else ""


def _unit(one: Counted) -> str:
    if one.figure.mark:
        return one.figure.mark
    return f"of {number(one.figure.of)} {one.unit}".strip() if one.figure.of else one.unit


def _alike(one: Counted, base: Baseline) -> bool:
    """Whether the figure and the baseline can be compared: both in per cent, in money, or counts."""
    marks = ("%", *MONEY)
    return (one.figure.mark or "") == (base.unit if base.unit in marks else "")
