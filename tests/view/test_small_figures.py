"""The targets that one year cannot tell from chance."""

from typing import Any

import pytest

from actionplan.plan.indicators import Baseline
from actionplan.plan.nouns import Indicator
from actionplan.rules.aims import Aim
from actionplan.view.small_figures import small_figures
from actionplan.words.vocabulary import Direction
from tests.view.measured_sample import indicator, judged, measures, reading


def notes(one: Indicator, *aims: Aim, written: str = "") -> list[str]:
    return list(
        small_figures(
            measures(
                one,
                reading("v", "May 2017", numerator=20, denominator=32)
                if one.baseline and one.baseline.denominator
                else reading("v", "May 2017", 14),
                asked=[judged(one, a, written=written) for a in aims],
            )
        )
    )


def test_a_target_within_the_interval_of_its_baseline_cannot_be_told_from_chance() -> None:
    one = indicator(unit="stories", baseline=Baseline(value=240))
    assert notes(one, Aim(low=264), Aim(low=300), Aim()) == [
        "One year cannot tell 264 stories from chance: the baseline of 240 stories has a 95 % interval of 210.6 to "
        "272.4 stories (Byar's)."
    ]


def test_a_share_too() -> None:
    one = indicator(baseline=Baseline(numerator=20, denominator=32), direction=Direction.FEWER)
    assert notes(one, Aim(high=50, better=Direction.FEWER)) == [
        "One year cannot tell 50 % from chance: the baseline of 20 out of 32 has a 95 % interval of 45.3 to 77.1 % "
        "(Wilson)."
    ]


@pytest.mark.parametrize(
    ("start", "fields"),
    [
        (Baseline(value=14.5), {}),
        (Baseline(value=14), {"unit": "%"}),
        (Baseline(value=14), {"unit": "£"}),
        (Baseline(value=14), {"running_total": True}),
        (Baseline(as_at="May 2017"), {}),
        (Baseline(numerator=40, denominator=32), {}),
    ],
)
def test_of_what_is_no_count_nothing_is_noted(start: Baseline, fields: dict[str, Any]) -> None:
    assert notes(indicator(baseline=start, **fields), Aim(low=15)) == []


def test_a_baseline_in_the_targets_own_words_counts_and_of_a_range_the_end_nearer_to_the_target() -> None:
    assert notes(indicator(), Aim(low=15), written="at least 15 people, currently 14 people") == [
        "One year cannot tell 15 people from chance: the baseline of 14 people has a 95 % interval of 7.6 to "
        "23.5 people (Byar's)."
    ]
    assert notes(indicator(), Aim(low=20, high=25), written="20-25 people, currently 10-15 people") == [
        "One year cannot tell 20 people from chance: the baseline of 15 people has a 95 % interval of 8.4 to "
        "24.7 people (Byar's)."
    ]
    fewer = indicator(direction=Direction.FEWER)
    assert notes(fewer, Aim(high=9, better=Direction.FEWER), written="at most 9, currently 12-40 people") == [
        "One year cannot tell 9 people from chance: the baseline of 12 people has a 95 % interval of 6.2 to "
        "21 people (Byar's)."
    ]


def test_a_published_interval_of_the_baseline_wins() -> None:
    survey = Baseline(value=41, lower=38, upper=44)
    assert notes(indicator(unit="%", baseline=survey), Aim(low=43)) == [
        "One year cannot tell 43 % from chance: the baseline of 41 % has a 95 % interval of 38 to 44 % (as published)."
    ]
    weighted = Baseline(numerator=20, denominator=32, lower=60, upper=65)
    assert notes(indicator(baseline=weighted), Aim(low=70)) == []
    spent = Baseline(value=7, lower=5, upper=10)
    assert notes(indicator(unit="£", baseline=spent), Aim(low=8)) == [
        "One year cannot tell £8 from chance: the baseline of £7 has a 95 % interval of £5 to £10 (as published)."
    ]
