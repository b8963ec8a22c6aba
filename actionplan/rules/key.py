"""What each status means under a scheme, for the key that every output prints."""

from __future__ import annotations

from actionplan.rules.rag import Thresholds
from actionplan.words.english import count_of
from actionplan.words.vocabulary import Rag


def key(thresholds: Thresholds) -> tuple[tuple[Rag, str], ...]:
    """Each status with its meaning under these thresholds, in the order of the vocabulary."""
    amber, soon = count_of(thresholds.amber_days, "day"), count_of(thresholds.due_soon_days, "day")
    return (
        (Rag.RED, f"More than {amber} past its date or its review."),
        (
            Rag.AMBER,
            f"Up to {amber} past its date or its review; due within {soon} with no update in this period "
            "or the last; or past its review with no date set.",
        ),
        (
            Rag.GREEN,
            "On course: its date is still to come, or it is ongoing and its review is still to come.",
        ),
        (Rag.COMPLETE, "Done, by an update or by the date as written."),
        (Rag.NOT_STARTED, "Its start is still to come."),
        (
            Rag.TO_BE_CONFIRMED,
            "No firm date yet. It counts as neither green nor late until its window has passed.",
        ),
        (Rag.DEFERRED, "Put off, with approval."),
        (Rag.STOPPED, "Ended without completion, with approval."),
        (Rag.NOT_RATED, "There is nothing to rate."),
    )
