"""What an XmR chart says, in plain words: for its two icons, and in one line where it has too few points for them."""

from __future__ import annotations

from actionplan.rules.aims import told
from actionplan.rules.spc import POINTS_FOR_ICONS, Chart, Point
from actionplan.words.english import count_of, day_in_words, number_in_words, sentence
from actionplan.words.figures import with_unit

_BETTER = {"increase": "higher is better", "decrease": "lower is better", "neutral": "neither way is better"}
_GOAL = {"increase": "or more", "decrease": "or less", "neutral": ""}


def variation_in_words(chart: Chart) -> str:
    """The variation icon in a sentence: what it shows, by which rule, and which way is better; empty without one."""
    if chart.variation is None:
        return ""
    if chart.variation == "common_cause":
        return "No sign of change: the values vary as they usually do."
    kind = chart.variation.partition("_")[0]
    shown = {"improvement": "Improvement", "concern": "Concern", "neutral": "Change"}[kind]
    why = _rule_in_words(chart.measured[-1].special_cause, chart.run_length)
    return f"{shown}: {why}, which chance alone seldom brings; {_BETTER[chart.improvement_direction]}."


def assurance_in_words(chart: Chart, unit: str = "") -> str:
    """The assurance icon in a sentence: whether the target can be relied on to be met; empty without one."""
    if chart.assurance is None or chart.target is None:
        return ""
    target = f"the target of {_goal(chart, unit)}"
    if chart.status == "no variation":
        met = {"consistent_pass": "every", "consistent_fail": "no", "inconsistent": "not every"}
        return sentence(f"{met[chart.assurance]} value meets {target}")
    means = {
        "consistent_pass": "is likely to be met each time, if nothing changes",
        "consistent_fail": "is not likely to be met, unless something changes",
        "inconsistent": "is likely to be met at times and missed at times, by chance alone",
    }
    return sentence(f"{target} {means[chart.assurance]}")


def travel_in_one_line(chart: Chart, unit: str = "") -> str:
    """Then, now, target and direction of travel: what is said of fewer points than icons need.

    `Then 12 (1 April 2017), now 15 (1 June 2017); target 20 or more. Direction of travel: improved, …`
    """
    measured = chart.measured
    if not measured:
        return sentence("; ".join(["nothing measured yet", *_target(chart, unit)]))
    if len(measured) == 1:
        return sentence("; ".join([f"one value so far, {_dated(measured[0], unit)}", *_target(chart, unit)]))
    travelled = f"then {_dated(measured[0], unit)}, now {_dated(measured[-1], unit)}"
    said = sentence("; ".join([travelled, *_target(chart, unit)]))
    travel = _direction_of_travel(chart)
    return f"{said} Direction of travel: {travel}{'' if travel == 'sustained' else _by_chance(chart)}."


def total_in_one_line(chart: Chart, unit: str = "") -> str:
    """The same of a running total, which only ever grows: how much was added.

    `Then 1,020 people (23 June 2017), now 1,710 people (29 March 2018): 690 people added.`
    """
    measured = chart.measured
    if len(measured) < 2:
        return travel_in_one_line(chart, unit)
    first, last = measured[0].value or 0.0, measured[-1].value or 0.0
    said = f"Then {_dated(measured[0], unit)}, now {_dated(measured[-1], unit)}"
    if last < first:
        return f"{said}: less than before, so it is no running total, or it was counted afresh."
    added = f"{said}: {with_unit(told(last - first, unit), unit)} added"
    return sentence("; ".join([added, *_target(chart, unit)]))


def _rule_in_words(special_cause: str, run_length: int) -> str:
    """Why the latest value is marked."""
    run = number_in_words(run_length)
    said = {
        "Above UCL": "the latest value is above the upper limit",
        "Below LCL": "the latest value is below the lower limit",
        f"{run_length} Point Trend (Increasing)": f"the last {run} values rise one after the other",
        f"{run_length} Point Trend (Decreasing)": f"the last {run} values fall one after the other",
        "2 in 3 Above CL": "two of the last three values are close to the upper limit",
        "2 in 3 Below CL": "two of the last three values are close to the lower limit",
        f"{run_length} Points Above CL": f"the last {run} values are all above the mean",
        f"{run_length} Points Below CL": f"the last {run} values are all below the mean",
    }
    return said[special_cause]


def _direction_of_travel(chart: Chart) -> str:
    """From the first value to the latest: `improved`, `sustained` or `deteriorated`, or only which way it went."""
    first, last = chart.measured[0].value or 0.0, chart.measured[-1].value or 0.0
    if first == last:
        return "sustained"
    if chart.improvement_direction == "neutral":
        return "up" if last > first else "down"
    better = (last > first) == (chart.improvement_direction == "increase")
    return "improved" if better else "deteriorated"


def _by_chance(chart: Chart) -> str:
    if chart.status == "ok":
        return ""
    points = len(chart.measured)
    tell = f" with {count_of(points, 'value')}: {POINTS_FOR_ICONS} are needed to tell"
    return f", which may be chance{tell if points < POINTS_FOR_ICONS else ''}"


def _target(chart: Chart, unit: str) -> list[str]:
    return [] if chart.target is None else [f"target {_goal(chart, unit)}"]


def _goal(chart: Chart, unit: str) -> str:
    level = with_unit(told(chart.target or 0.0, unit), unit)
    return f"{level} {_GOAL[chart.improvement_direction]}".strip()


def _dated(point: Point, unit: str) -> str:
    said = with_unit(told(point.value or 0.0, unit), unit)
    return f"{said} ({day_in_words(point.date)})" if point.date else said
