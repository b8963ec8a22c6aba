"""What an XmR chart says, in plain words: for its two icons, and in one line where it has too few points for them."""

from __future__ import annotations

from actionplan.rules.spc import POINTS_FOR_ICONS, Chart
from actionplan.words.english import count_of, number_in_words, sentence

_BETTER = {"increase": "higher is better", "decrease": "lower is better", "neutral": "neither way is better"}


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


def assurance_in_words(chart: Chart, target: str) -> str:
    """The assurance icon in a sentence: whether the target, in its own words, can be relied on; empty without one."""
    if chart.assurance is None:
        return ""
    named = f"the target of {target}"
    if chart.status == "no variation":
        met = {"consistent_pass": "every", "consistent_fail": "no", "inconsistent": "not every"}
        return sentence(f"{met[chart.assurance]} value meets {named}")
    means = {
        "consistent_pass": "is likely to be met each time, if nothing changes",
        "consistent_fail": "is not likely to be met, unless something changes",
        "inconsistent": "is likely to be met at times and missed at times, by chance alone",
    }
    return sentence(f"{named} {means[chart.assurance]}")


def travel_in_one_line(
    then: str, now: str, *, target: str = "", travel: str = "", points: int = 1, since: str = ""
) -> str:
    """Then, now, target and direction of travel: what is said of fewer points than icons need.

    `Then 10 people (baseline, May 2017), now 16 people (20 June 2017); target at least 20 people. Direction of travel:
    improved, …`; `points` are those of the stretch in force, which began `since` a day where the limits were reset.
    """
    one = f"one value {f'since {since}' if since else 'so far'}, {now}" if points == 1 else f"now {now}"
    said = sentence("; ".join([f"then {then}, now {now}" if then else one, *_target(target)]))
    if not travel:
        return said
    return f"{said} Direction of travel: {travel}{'' if travel == 'sustained' else _too_few(points, since)}."


def total_in_one_line(then: str, now: str, added: str, *, target: str = "") -> str:
    """The same of a running total: how much was `added`, empty where it is less than before, which a note explains.

    `Then 1,020 people (23 June 2017), now 1,710 people (29 March 2018): 690 people added.`
    """
    said = f"Then {then}, now {now}"
    if not added:
        return sentence("; ".join([f"{said}: less than before", *_target(target)]))
    return sentence("; ".join([f"{said}: {added} added", *_target(target)]))


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


def _too_few(points: int, since: str) -> str:
    """Of any measure, and so no word of chance: nothing of that is in the hours of a contract that are used up."""
    counted = (
        f"{count_of(points, 'value')}{f' since {since}' if since else ''} {'is' if points == 1 else 'are'}"
    )
    return (
        f"; {counted} too few to tell a change from the usual ups and downs ({POINTS_FOR_ICONS} are needed)"
    )


def _target(words: str) -> list[str]:
    return [f"target {words}"] if words else []
