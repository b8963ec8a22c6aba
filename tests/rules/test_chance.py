"""The note for a target that lies within chance of its baseline."""

from typing import Any

import pytest

from actionplan.plan.nouns import Baseline, Indicator
from actionplan.rules.aims import Aim
from actionplan.rules.chance import within_chance


def note(start: Baseline, aim: Aim, unit: str = "stories", **fields: Any) -> str:
    return within_chance(start, aim, Indicator(id="i", title="I", **{"unit": "stories"} | fields), unit)


def test_a_count() -> None:
    assert note(Baseline(value=240), Aim(low=264)) == (
        "One year cannot tell 264 stories from chance: the baseline of 240 stories has a 95 % interval of 210.6 to "
        "272.4 stories (Byar's)."
    )


@pytest.mark.parametrize(
    ("start", "aim", "fields"),
    [
        (Baseline(value=240), Aim(low=300), {}),
        (Baseline(value=240), Aim(), {}),
        (Baseline(value=240), Aim(low=264), {"unit": "%"}),  # in another unit than it is judged in
        (Baseline(value=14.5), Aim(low=15), {}),
        (Baseline(value=240, lower=210), Aim(low=264), {"running_total": True}),
        (Baseline(lower=1, upper=9), Aim(low=5), {}),
        (Baseline(value=240, lower=210), Aim(low=264), {}),  # one bound only
        (Baseline(value=240, lower=250, upper=270), Aim(low=264), {}),  # does not hold its value
        (Baseline(value=240, lower=239, upper=241), Aim(low=264), {}),  # the published interval wins
    ],
)
def test_there_is_no_note(start: Baseline, aim: Aim, fields: dict[str, Any]) -> None:
    assert note(start, aim, **fields) == ""
