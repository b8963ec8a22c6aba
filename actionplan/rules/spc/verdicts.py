"""What an XmR chart as a whole says: how far it can be trusted, its variation and its assurance."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.rules.spc.chart import (
    POINTS_FOR_ICONS,
    Assurance,
    Direction,
    Group,
    Limits,
    Point,
    Status,
    Variation,
)
from actionplan.rules.spc.special_causes import side_of


def group_in_force(groups: Sequence[Group]) -> Group | None:
    """The group of the last value that was measured; None where there is no value."""
    return next((group for group in reversed(groups) if group.measured), None)


def status_of(groups: Sequence[Group]) -> Status:
    """How far the chart can be trusted; the limits in force decide whether there are any."""
    group = group_in_force(groups)
    if group is None or group.limits.moving_range is None:
        return "too few"
    if not group.limits.moving_range:
        return "no variation"
    return "ok" if _enough(groups) else "trial"


def variation_of(points: Sequence[Point], status: Status) -> Variation | None:
    """The name of the icon that the last measured point has; none unless all is well (`geom_ptd_icon`)."""
    if status != "ok":
        return None
    last = next(point for point in reversed(points) if point.value is not None)
    icons: dict[tuple[str, str], Variation] = {
        ("special_cause_improvement", "high"): "improvement_high",
        ("special_cause_improvement", "low"): "improvement_low",
        ("special_cause_concern", "high"): "concern_high",
        ("special_cause_concern", "low"): "concern_low",
        ("special_cause_neutral_high", "high"): "neutral_high",
        ("special_cause_neutral_low", "low"): "neutral_low",
    }
    return icons.get((last.point_type, side_of(last.special_cause)), "common_cause")


def assurance_of(
    points: Sequence[Point], groups: Sequence[Group], target: float | None, direction: Direction
) -> Assurance | None:
    """The target against the limits in force (`ptd_calculate_assurance_type`); none without a target or a direction.

    Where the values do not vary, so that there are no limits, the target stands against the values themselves.
    """
    status, group = status_of(groups), group_in_force(groups)
    if target is None or direction == "neutral" or group is None or status in ("trial", "too few"):
        return None
    if status == "ok":
        return _against_limits(group.limits, target, direction)
    return _against_values(points, group, target, direction) if _enough(groups) else None


def _enough(groups: Sequence[Group]) -> bool:
    return sum(group.measured for group in groups) >= POINTS_FOR_ICONS


def _against_limits(limits: Limits, target: float, direction: Direction) -> Assurance:
    if limits.upper is not None and target > limits.upper:
        return "consistent_fail" if direction == "increase" else "consistent_pass"
    if limits.lower is not None and target < limits.lower:
        return "consistent_pass" if direction == "increase" else "consistent_fail"
    return "inconsistent"


def _against_values(points: Sequence[Point], group: Group, target: float, direction: Direction) -> Assurance:
    values = [point.value for point in points[group.start : group.stop] if point.value is not None]
    met = [value >= target if direction == "increase" else value <= target for value in values]
    return "consistent_pass" if all(met) else "inconsistent" if any(met) else "consistent_fail"
