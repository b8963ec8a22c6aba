"""Success indicators that cannot tell of success yet, and targets that none of them measures."""

import pytest

from actionplan.plan.nouns import Baseline, Evidence, Indicator, Observation
from actionplan.rules.completeness import measured
from tests.rules.completeness_sample import found, ids, said
from tests.view.sample import target


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "It has no measure and no baseline."),
        ({"measure": "People who come"}, "It has no baseline."),
        ({"measure": "People who come", "baseline": Baseline(as_at="May 2017")}, "It has no baseline."),
        ({"baseline": Baseline(value=0)}, "It has no measure."),
    ],
)
def test_an_indicator_that_is_not_measured(fields: dict, problem: str) -> None:
    assert said(measured.not_measured, Indicator(id="i", title="Trust", **fields)) == [
        ("Success indicator “Trust”", problem)
    ]


@pytest.mark.parametrize("start", [Baseline(value=0), Baseline(numerator=20, denominator=32)])
def test_an_indicator_with_measure_and_baseline(start: Baseline) -> None:
    assert (
        ids(measured.not_measured, Indicator(id="i", title="Trust", measure="Groups", baseline=start)) == []
    )


def test_a_target_that_says_where_things_stand_has_said_the_baseline() -> None:
    row = target("June", target="Increased attendance - 100-150% / currently 10-15 attendees")
    attendance = Indicator(id="i", title="Attendance", measure="Attendees", targets=("t",))
    assert ids(measured.not_measured, row, attendance) == []
    assert ids(measured.not_measured, target("June", target="20 attendees"), attendance) == [("i",)]


def test_what_nobody_counts_is_told_together_by_theme() -> None:
    rows = [Indicator(id=f"i-{name}", title=name.upper(), theme="Channels") for name in "abcdef"]
    (finding,) = found(measured.not_measured, *rows)
    assert (finding.where, finding.problem) == (
        "Success indicators under “Channels”",
        "None of these six has a measure or a baseline: “A”, “B”, “C”, “D” and two more.",
    )
    assert finding.ids == ("i-a", "i-b", "i-c", "i-d", "i-e", "i-f")
    others = (Indicator(id="i-x", title="X"), Indicator(id="i-y", title="Y"))
    assert [found.where for found in found(measured.not_measured, *rows, *others)] == [
        "Success indicators under “Channels”",
        "Success indicators",
    ]


def test_what_evidence_stands_for_needs_no_measure() -> None:
    voices = Indicator(id="i", title="Local voices")
    assert ids(measured.not_measured, voices, Evidence(id="e", of="i", text="A story")) == []
    assert ids(measured.not_measured, voices, Evidence(id="e", of="i", text="A story", withdrawn=True)) == [
        ("i",)
    ]


@pytest.mark.parametrize("written", ["5-10 testimonials", "0.5% of the population", "10% more visits"])
def test_a_target_with_a_figure_that_nothing_measures(written: str) -> None:
    (finding,) = found(measured.target_not_measured, target("June", target=written, requirement="Reach"))
    assert (finding.where, finding.problem, finding.advice) == (
        "Target row “Reach”",
        "It has a figure, and no success indicator measures it.",
        "Name it on the indicator that does: write targets: [t] there.",
    )


@pytest.mark.parametrize("written", ["", "tbc", "More readers", "Evidence of impact", "Meeting the target"])
def test_a_target_without_a_figure_cannot_be_measured(written: str) -> None:
    assert ids(measured.target_not_measured, target("June", target=written)) == []


def test_a_target_that_is_measured_or_has_ended_is_left_alone() -> None:
    row = target("June", target="5-10 testimonials")
    assert ids(measured.target_not_measured, row, Indicator(id="i", title="T", targets=("t",))) == []
    assert ids(measured.target_not_measured, row, ended=frozenset({"t"})) == []
    own = Indicator(id="i", title="T", target="5-10 testimonials")
    assert ids(measured.target_not_measured, own) == []


def test_a_measure_without_a_level() -> None:
    counted = Indicator(id="i", title="Visits", measure="Visits a month")
    assert said(measured.no_level, counted) == [
        (
            "Success indicator “Visits”",
            "It has no level, so a report cannot say whether it tells of work done or of what came of it.",
        )
    ]
    assert ids(measured.no_level, counted.model_copy(update={"level": "output"})) == []
    bare = Indicator(id="i", title="Visits")
    assert ids(measured.no_level, bare) == []
    read = Observation(id="v", indicator="i", date="June 2017", value=12)
    assert ids(measured.no_level, bare, read) == [("i",)]
    assert ids(measured.no_level, bare, read.model_copy(update={"withdrawn": True})) == []


def test_a_reading_that_cannot_be_right() -> None:
    rows = (
        Indicator(id="i", title="Left an address", place="Grays"),
        Indicator(id="j", title="Left an address", place="Tilbury"),
        Observation(id="v", indicator="i", date="20 June 2017", numerator=12, denominator=10),
        Observation(id="w", indicator="j", date="20 June 2017", numerator=9, denominator=10),
    )
    (finding,) = found(measured.wrong_reading, *rows)
    assert finding.where == "Reading of 20 June 2017 on Success indicator “Left an address” (Grays)"
    assert finding.problem == "12 of 10 (120 %) is above 100 %, which no share can be."
    assert finding.advice == "Correct it, or give the indicator its highest possible value (highest)."
    assert finding.ids == ("v", "i")


def test_a_part_above_its_whole_is_told_with_what_to_do() -> None:
    rows = (
        Indicator(id="i", title="Answered"),
        Indicator(id="j", title="Left an address", part_of="i"),
        Observation(id="v", indicator="i", date="June 2017", value=139),
        Observation(id="w", indicator="j", date="June 2017", value=150),
    )
    (finding,) = found(measured.wrong_reading, *rows)
    assert (finding.problem, finding.advice) == (
        "150 is more than the 139 of “Answered”, of which it is a part.",
        "Correct one of the two.",
    )


def test_a_reading_of_an_indicator_that_is_gone_is_not_told() -> None:
    lost = Observation(id="v", indicator="gone", date="soon", value=1)
    assert found(measured.wrong_reading, Indicator(id="i", title="Answered"), lost) == []
