"""The direction of travel between two statuses: one rule for changes, exceptions and history."""

from __future__ import annotations

from actionplan.words.vocabulary import Rag

_STEPS = {
    Rag.RED: 0,
    Rag.AMBER: 1,
    Rag.TO_BE_CONFIRMED: 2,
    Rag.GREEN: 3,
    Rag.NOT_STARTED: 3,
    Rag.COMPLETE: 4,
}


def direction_of_travel(before: str, now: str) -> str:
    """`improved`, `sustained` or `deteriorated`, in the order worst first of the vocabulary.

    What has yet to start is as good as green. Empty where there is no status to compare, or where one of the
    two is deferred, stopped or not rated: neither is a step forward or back.
    """
    steps = [_STEPS.get(Rag(status)) if status else None for status in (before, now)]
    was, step = steps
    if was is None or step is None:
        return ""
    return "improved" if step > was else "deteriorated" if step < was else "sustained"
