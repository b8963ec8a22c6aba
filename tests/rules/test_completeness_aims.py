"""Targets of one indicator against each other and against its direction, and those that are gone."""

import pytest

from actionplan.plan.nouns import Baseline, Indicator
from actionplan.rules.completeness import aims
from tests.rules.completeness_sample import found, ids
from tests.view.sample import target


def of(better: str = "more is better", **fields) -> Indicator:
    return Indicator(id="i", title="Calls", direction=better, targets=("t", "t-2"), **fields)


def both(one: str, other: str, better: str = "more is better") -> list[tuple[str, str]]:
    rows = (target("June", target=one), target("June", "t-2", target=other))
    return [(each.problem, each.advice) for each in found(aims.targets_exclude, *rows, of(better))]


def test_two_targets_that_exclude_each_other() -> None:
    assert both("at least 60", "at most 40") == [
        ("Its targets “at least 60” and “at most 40” exclude each other.",
         "Correct one of the two, or measure each by an indicator of its own.")
    ]  # fmt: skip
    assert len(both("at least 60", "at most 40", "fewer is better")) == 1
    assert len(both("more than 40", "at most 40")) == 1
    assert len(both("5-10", "20-30", "neither")) == 1


@pytest.mark.parametrize(
    ("one", "other", "better"),
    [
        ("at least 40", "at most 60", "more is better"),
        ("at least 40", "at most 40", "more is better"),
        ("60", "at most 40", "fewer is better"),
        ("5-10", "20-30", "more is better"),
        ("at least 60", "More calls", "more is better"),
    ],
)
def test_two_targets_that_can_both_be_met(one: str, other: str, better: str) -> None:
    assert both(one, other, better) == []


def test_targets_in_different_units_are_not_compared() -> None:
    rows = (target("June", target="at least 60 calls"), target("June", "t-2", target="at most 40 %"))
    assert ids(aims.targets_exclude, *rows, of(unit="calls")) == []


def test_its_own_target_is_one_of_them() -> None:
    row = target("June", target="at least 60")
    assert ids(aims.targets_exclude, row, of(target="at most 40")) == [("i", "t")]


MORE = "The target asks for more, the indicator says that fewer is better."
FEWER = "The target asks for fewer, the indicator says that more is better."


@pytest.mark.parametrize(
    ("written", "better", "problem"),
    [
        ("at least 60", "fewer is better", MORE),
        ("60 or more", "fewer is better", MORE),
        ("no fewer than 60", "fewer is better", MORE),
        ("increase to 60", "fewer is better", MORE),
        ("10% more calls", "fewer is better", MORE),
        ("at most 40", "more is better", FEWER),
        ("fewer than 40", "more is better", FEWER),
        ("reduce to 40", "more is better", FEWER),
    ],
)
def test_a_target_that_goes_the_other_way(written: str, better: str, problem: str) -> None:
    row = target("June", target=written, requirement="Calls taken")
    (finding,) = found(aims.target_goes_the_other_way, row, of(better, baseline=Baseline(value=50)))
    assert (finding.code, finding.where, finding.problem, finding.ids) == (
        "targets-conflict",
        f"Success indicator “Calls”, target “{written}”",
        problem,
        ("i", "t"),
    )


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("60", "fewer is better"),
        ("at most 40", "fewer is better"),
        ("at least 60", "more is better"),
        ("at least 60", "neither"),
        ("5-10 testimonials", "fewer is better"),
        ("tbc", "fewer is better"),
        ("", "fewer is better"),
    ],
)
def test_a_target_that_goes_the_same_way_or_none(written: str, better: str) -> None:
    assert ids(aims.target_goes_the_other_way, target("June", target=written), of(better)) == []


def test_a_target_that_was_split_names_what_came_instead() -> None:
    gone = target("June", replaced_by=("t-2", "t-3"), withdrawn_on="2017-06-01", requirement="Old")
    again = target("June", "t-3", replaced_by=("t-4",), withdrawn_on="2017-06-02", requirement="Older")
    rows = (gone, again, target("June", "t-2", requirement="X"), target("June", "t-4", requirement="Y"))
    (finding,) = found(aims.target_is_gone, *rows, of())
    assert (finding.where, finding.problem, finding.advice, finding.ids) == (
        "Success indicator “Calls”",
        "It names the target “Old”, which was split into “X” and “Older”.",
        "Name “X” and “Y” instead: write targets: [t-2, t-4] there.",
        ("i", "t"),
    )


def test_a_target_that_was_withdrawn() -> None:
    gone = target("June", withdrawn_on="2017-06-01", withdrawn_because="Said twice", requirement="Old")
    (finding,) = found(aims.target_is_gone, gone, of())
    assert (finding.problem, finding.advice) == (
        "It names the target “Old”, which was withdrawn: “Said twice”.",
        "Take it out of its targets, or take the indicator out of the plan.",
    )
    assert found(aims.target_is_gone, target("June"), of()) == []
