"""The worst status of a group, and counts in words."""

from itertools import combinations

import pytest

from actionplan.rules.rollup import counts, counts_in_words, worst
from actionplan.words.vocabulary import WORST_FIRST, Rag

R, A, G, TBC, C = Rag.RED, Rag.AMBER, Rag.GREEN, Rag.TO_BE_CONFIRMED, Rag.COMPLETE
FROM_WORST = [
    "red",
    "amber",
    "date to be confirmed",
    "green",
    "not started",
    "deferred",
    "stopped",
    "complete",
    "not rated",
]


def test_the_order_from_the_worst() -> None:
    assert [rag.value for rag in WORST_FIRST] == FROM_WORST
    assert set(WORST_FIRST) == set(Rag)


@pytest.mark.parametrize(("bad", "better"), list(combinations(FROM_WORST, 2)))
def test_the_worse_of_two(bad: str, better: str) -> None:
    assert worst([Rag(better), Rag(bad), Rag(better)]) == Rag(bad)


def test_nothing_is_not_rated() -> None:
    assert worst([]) is Rag.NOT_RATED


@pytest.mark.parametrize("unrated", [Rag.TO_BE_CONFIRMED, Rag.AMBER, Rag.RED])
def test_what_is_unknown_or_late_is_never_hidden_by_green(unrated: Rag) -> None:
    assert worst([Rag.GREEN, unrated, Rag.COMPLETE]) is unrated


def test_counts_come_worst_first_without_zeros() -> None:
    assert list(counts([C, G, R, G]).items()) == [(R, 1), (G, 2), (C, 1)]
    assert counts([]) == {}


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ([], "no milestones"),
        ([R], "one milestone, red"),
        ([TBC], "one milestone, with a date to be confirmed"),
        ([G, G], "two milestones, both green"),
        ([TBC] * 2, "two milestones, both with dates to be confirmed"),
        ([G] * 3, "three milestones, all green"),
        ([G, R], "two milestones: one red and one green"),
        ([TBC, A, R], "three milestones: one red, one amber and one with a date to be confirmed"),
        (
            [A] * 5 + [R] + [TBC] * 3,
            "nine milestones: one red, five amber and three with dates to be confirmed",
        ),
        ([Rag.NOT_STARTED] * 11 + [C], "12 milestones: 11 not started and one complete"),
    ],
)
def test_counts_in_words(statuses: list[Rag], words: str) -> None:
    assert counts_in_words(statuses, "milestone") == words
