"""What is incomplete in a fortnight before its report is finalised."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.editor.panels.decisions import lacking, unanswered
from actionplan.editor.panels.gaps import questions
from actionplan.editor.panels.summaries import notes_of
from actionplan.editor.session import Session
from actionplan.view.data import SilentData
from actionplan.view.silence import silent
from actionplan.words.english import number_in_words, opening_count, sentence
from actionplan.words.vocabulary import Audience

MOST_NAMES = 8
LEFT = ("step before the draft is still to be done", "steps before the draft are still to be done")


def not_reported(session: Session) -> Sequence[SilentData]:
    """The owners who have not reported for the fortnight."""
    return silent(session.view, Audience.TEAM)


def names_of(owners: Sequence[SilentData]) -> str:
    """Their names; of many the first few, and how many more."""
    names, more = [one.owner for one in owners[:MOST_NAMES]], len(owners) - MOST_NAMES
    return "; ".join([*names, f"and {number_in_words(more)} more"] if more > 0 else names)


def incomplete(session: Session) -> Sequence[str]:
    """What is still open, in sentences; nothing where the fortnight is ready to be finalised."""
    owners, asked = not_reported(session), questions(session)
    half = [one for one in unanswered(session) if lacking(one)]
    said = []
    if owners:
        said.append(opening_count(len(owners), "owner has not reported", "owners have not reported"))
    if asked:
        said.append(
            opening_count(len(asked), "date or target waits", "dates and targets wait") + " for an answer"
        )
    if not notes_of(session):
        said.append("nobody has written the summary")
    if half:
        does = opening_count(len(half), "decision does", "decisions do")
        said.append(f"{does} not say of whom or by when it is asked")
    return [sentence(one) for one in said]


def parts_left(session: Session) -> int:
    """How many of the steps before the draft are still to be done; none once the report is issued."""
    period = session.view.period
    if not period.reported or any(one.period == period.name for one in session.look.issued):
        return 0
    return len(incomplete(session))
