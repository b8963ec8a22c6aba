"""From the parts to the whole: the status of a priority, and counts that never call an unrated item green."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from actionplan.words.english import count_of, listed, number_in_words
from actionplan.words.vocabulary import TAGS, WORST_FIRST, Rag


def worst(statuses: Iterable[Rag]) -> Rag:
    """The worst status of a group; "not rated" where there is none.

    An item without a firm date counts as worse than green: a priority is green only where nothing is unknown.
    """
    return min(statuses, key=WORST_FIRST.index, default=Rag.NOT_RATED)


def counts(statuses: Iterable[Rag]) -> Mapping[Rag, int]:
    """How many there are of each status, worst first, those with none left out."""
    found = Counter(statuses)
    return {rag: found[rag] for rag in WORST_FIRST if found[rag]}


def counts_in_words(statuses: Sequence[Rag], thing: str) -> str:
    """`nine milestones: one red and eight amber`; `two milestones, both green`; `no milestones`."""
    of_each = counts(statuses)
    total = count_of(len(statuses), thing)
    if len(of_each) > 1:
        return f"{total}: {listed([f'{number_in_words(n)} {_word(rag, n)}' for rag, n in of_each.items()])}"
    every = {1: "", 2: "both "}.get(len(statuses), "all ")
    return "".join([total, *(f", {every}{_word(rag, n)}" for rag, n in of_each.items())])


def _word(rag: Rag, number: int) -> str:
    if rag is Rag.TO_BE_CONFIRMED:
        return "with a date to be confirmed" if number == 1 else "with dates to be confirmed"
    return TAGS[rag].word.lower()
