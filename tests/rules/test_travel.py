"""The direction of travel between two statuses."""

import pytest

from actionplan.rules.travel import direction_of_travel
from actionplan.words.vocabulary import WORST_FIRST, Rag


@pytest.mark.parametrize(
    ("before", "now", "direction"),
    [
        ("red", "amber", "improved"),
        ("amber", "date to be confirmed", "improved"),
        ("date to be confirmed", "green", "improved"),
        ("green", "complete", "improved"),
        ("not started", "green", "sustained"),
        ("green", "not started", "sustained"),
        ("not started", "amber", "deteriorated"),
        ("complete", "red", "deteriorated"),
        ("red", "red", "sustained"),
        ("green", "deferred", ""),
        ("stopped", "red", ""),
        ("not rated", "red", ""),
        ("red", "not rated", ""),
        ("", "red", ""),
    ],
)
def test_direction(before: str, now: str, direction: str) -> None:
    assert direction_of_travel(before, now) == direction


def test_it_never_contradicts_the_order_of_the_vocabulary() -> None:
    steps = [Rag.RED, Rag.AMBER, Rag.TO_BE_CONFIRMED, Rag.GREEN, Rag.COMPLETE]
    assert steps == sorted(steps, key=WORST_FIRST.index)
    for place, worse in enumerate(steps):
        for better in steps[place + 1 :]:
            assert direction_of_travel(worse, better) == "improved"
            assert direction_of_travel(better, worse) == "deteriorated"
