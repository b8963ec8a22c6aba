"""Several places or indicators of one target, and a target that evidence has to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.rules.progress import Judgement, Status
from actionplan.rules.together import NOT_COUNTED, badness, by_evidence, in_every_place


def found(status: Status) -> Judgement:
    return Judgement(status, "A sentence.")


MET, BEHIND, WITHIN = found(Status.MET), found(Status.BEHIND), found(Status.WITHIN_TOLERANCE)


def test_of_a_place_that_is_judged_twice_the_worst_counts_whichever_comes_first() -> None:
    for twice in ((MET, BEHIND), (BEHIND, MET)):
        assert in_every_place([*(("Grays", one) for one in twice), ("Tilbury", MET)]) == (
            "behind",
            "One of two places meets the target: Grays is behind.",
        )


def test_a_place_that_nobody_counts_is_worse_than_one_within_tolerance() -> None:
    assert in_every_place([("Grays", WITHIN), ("Tilbury", NOT_COUNTED)]) == (
        "not measurable yet",
        "None of two places meets the target: Grays is within tolerance and Tilbury is not measurable yet.",
    )
    assert sorted((WITHIN, MET, NOT_COUNTED, BEHIND), key=badness) == [BEHIND, NOT_COUNTED, WITHIN, MET]


@pytest.mark.parametrize(
    ("complete", "pieces", "expected"),
    [
        (True, 2, ("met", "Recorded as complete, and two pieces of evidence stand by it.")),
        (
            True,
            0,
            (
                "not measurable yet",
                "Recorded as complete, but no evidence stands by it yet: add what shows it.",
            ),
        ),
        (
            False,
            1,
            (
                "not measurable yet",
                "The target names no figure: one piece of evidence stands by it so far, but it is not recorded as "
                "complete.",
            ),
        ),
        (
            False,
            0,
            (
                "not measurable yet",
                "The target names no figure, so evidence has to show it, and there is none yet.",
            ),
        ),
    ],
)
def test_only_completion_and_evidence_together_meet_a_target(
    complete: bool, pieces: int, expected: tuple[str, str]
) -> None:
    assert by_evidence(complete=complete, pieces=pieces) == expected


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(Status).map(found)), min_size=1))
def test_no_place_makes_up_for_another(judged: list[tuple[str, Judgement]]) -> None:
    assert in_every_place(judged).status is min((one for _, one in judged), key=badness).status
