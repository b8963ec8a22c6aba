"""From the parts to the whole: the status of a priority, and counts that never call an unrated item green."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from actionplan.plan.settings import RagScheme
from actionplan.words.english import count_of, listed, number_in_words, small_first
from actionplan.words.vocabulary import WORST_FIRST, Rag

DEFAULT = RagScheme()


def worst(statuses: Iterable[Rag]) -> Rag:
    """The worst status of a group; "not rated" where there is none.

    An item without a firm date counts as worse than green: a priority is green only where nothing is unknown.
    """
    return min(statuses, key=WORST_FIRST.index, default=Rag.NOT_RATED)


def counts(statuses: Iterable[Rag]) -> Mapping[Rag, int]:
    """How many there are of each status, worst first, those with none left out."""
    found = Counter(statuses)
    return {rag: found[rag] for rag in WORST_FIRST if found[rag]}


def counts_in_words(statuses: Sequence[Rag], thing: str, scheme: RagScheme = DEFAULT) -> str:
    """`nine milestones: one red and eight amber`; `two milestones, both green`; `no milestones`."""
    of_each = counts(statuses)
    total = count_of(len(statuses), thing)
    words = {rag: _word(rag, number, scheme) for rag, number in of_each.items()}
    if len(of_each) > 1:
        return f"{total}: {listed([f'{number_in_words(n)} {words[rag]}' for rag, n in of_each.items()])}"
    every = {1: "", 2: "both "}.get(len(statuses), "all ")
    return "".join([total, *(f", {every}{word}" for word in words.values())])


def _word(rag: Rag, number: int, scheme: RagScheme) -> str:
    """What the scheme calls it, inside a sentence; our own word for an unknown date is put as a phrase."""
    if rag is Rag.TO_BE_CONFIRMED and rag not in scheme.labels:
        return "with a date to be confirmed" if number == 1 else "with dates to be confirmed"
    word = scheme.word(rag)
    return small_first(word)
