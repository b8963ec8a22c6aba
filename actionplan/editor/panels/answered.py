"""Who has not reported for the fortnight, and who has on a part of what they own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from actionplan.editor.session import Session
from actionplan.plan.owners import answering
from actionplan.view.data import SilentData
from actionplan.view.rated import OVER, has_answered
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


class Spoken(Enum):
    """In whose words a fortnight stands of which nothing is missing."""

    PEOPLE = "people"
    FILE = "file"
    NOBODY = "nobody"


def spoken_in(session: Session) -> Spoken:
    """Whether somebody was asked or has answered for the fortnight, or all of it was imported, or nobody owns it."""
    view = session.view
    owned = [one for one in view.items if one.verdict.rag not in OVER and answering(one.row, view.plan)]
    if not owned:
        return Spoken.NOBODY
    start, single = view.period.start, view.plan.settings.calendar.single
    asked = any(single(one.period).start >= start for one in view.plan.requests)
    said = [h.update for item in owned for h in item.heard if h.period.start >= start]
    if asked or any(one.is_heard and not one.file for one in said):
        return Spoken.PEOPLE
    return Spoken.FILE


def _answered(session: Session) -> Counter[str]:
    """By the name of each owner on how many rows anybody has reported for the fortnight."""
    view = session.view
    heard = [item for item in view.items if has_answered(item, view.period.start)]
    owners = [answering(item.row, view.plan) for item in heard]
    return Counter(view.plan.name_of(owner) for owner in owners if owner)
