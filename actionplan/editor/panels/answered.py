"""Who has not reported for the fortnight, and who has on a part of what they own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from actionplan.editor.session import Session
from actionplan.plan.owners import answering
from actionplan.view.data import SilentData
from actionplan.view.silence import silent
from actionplan.words.english import number_in_words
from actionplan.words.vocabulary import Audience


@dataclass(frozen=True, slots=True)
class Part:
    """An owner of whom something is not heard yet: on how many of their rows they have reported, and on which not."""

    silent: SilentData
    done: int

    @property
    def owner(self) -> str:
        """Their name."""
        return self.silent.owner

    @property
    def in_words(self) -> str:
        """`six of eight`."""
        return f"{number_in_words(self.done)} of {number_in_words(self.done + len(self.silent.items))}"


def not_reported(session: Session) -> Sequence[Part]:
    """The owners who have not reported for the fortnight on all that they own and that has not ended."""
    done = _answered(session)
    return [Part(one, done[one.owner]) for one in silent(session.view, Audience.TEAM)]


def _answered(session: Session) -> Counter[str]:
    """By the name of each owner on how many rows anybody has reported for the fortnight."""
    view = session.view
    heard = [
        item
        for item in view.items
        if any(h.update.is_answer and h.period.start >= view.period.start for h in item.heard)
    ]
    owners = [answering(item.row, view.plan) for item in heard]
    return Counter(view.plan.name_of(owner) for owner in owners if owner)
