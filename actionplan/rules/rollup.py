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
    """`nine milestones: one red, five amber and three date to be confirmed`; `no milestones` where there is none."""
    of_each = [f"{number_in_words(n)} {TAGS[rag].word.lower()}" for rag, n in counts(statuses).items()]
    return count_of(len(statuses), thing) + (f": {listed(of_each)}" if of_each else "")
