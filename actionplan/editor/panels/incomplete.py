"""What is incomplete in a fortnight before its report is finalised."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.editor.head import nobody_said
from actionplan.editor.panels.answered import Part, not_reported
from actionplan.editor.panels.decisions import lacking, unanswered, unread_date
from actionplan.editor.panels.drafts import is_older, usual
from actionplan.editor.panels.gaps import questions
from actionplan.editor.panels.generated import OUT_OF_DATE, out_of_date
from actionplan.editor.panels.summaries import notes_of
from actionplan.editor.session import Session
from actionplan.words.english import number_in_words, opening_count, quoted, sentence

MOST_NAMES = 8
LEFT = ("step before the draft is still to be done", "steps before the draft are still to be done")
OLD_DRAFT = "the draft is from before the plan was changed"


def names_of(owners: Sequence[Part]) -> str:
    """Their names; of many the first few, and how many more."""
    names, more = [one.owner for one in owners[:MOST_NAMES]], len(owners) - MOST_NAMES
    return "; ".join([*names, f"and {number_in_words(more)} more"] if more > 0 else names)


def told_of(owners: Sequence[Part], named: bool = False) -> Sequence[str]:
    """How many owners have not reported, with their names where they are to be named, and who has in part."""
    silent, part = [one for one in owners if not one.done], [one for one in owners if one.done]
    have = opening_count(len(silent), "owner has not reported", "owners have not reported")
    said = [f"{have}{f': {names_of(silent)}' if named else ''}"] if silent else []
    said += [f"{one.owner} has reported on {one.in_words}" for one in part[:MOST_NAMES]]
    more = len(part) - MOST_NAMES
    if more > 0:
        said.append(f"{opening_count(more, 'more owner has', 'more owners have')} reported in part")
    return [sentence(one) for one in said]


def incomplete(session: Session) -> Sequence[str]:
    """What is still open, in sentences; nothing where the fortnight is ready to be finalised."""
    draft = [sentence(OLD_DRAFT)] if is_older(session, usual(session)) else []
    name = [] if session.is_named else [f"{nobody_said(session)}: say who you are."]
    return [*(one for step in _steps(session) for one in step), *draft, *name]


def _steps(session: Session) -> Sequence[Sequence[str]]:
    """What is open of each step before the draft of which anything is."""
    return [
        one for one in (_updates(session), _asked(session), _summary(session), _decisions(session)) if one
    ]


def _updates(session: Session) -> Sequence[str]:
    return told_of(not_reported(session))


def _asked(session: Session) -> Sequence[str]:
    asked = len(questions(session))
    waits = opening_count(asked, "date or target waits", "dates and targets wait")
    return [sentence(f"{waits} for an answer")] if asked else []


def _summary(session: Session) -> Sequence[str]:
    notes = notes_of(session)
    if not notes:
        return [sentence("nobody has written the summary")]
    old = any(out_of_date(session, note) for note in notes)
    return [f"The summary was not worded anew. {OUT_OF_DATE}."] if old else []


def _decisions(session: Session) -> Sequence[str]:
    waiting = unanswered(session)
    half = [one for one in waiting if lacking(one)]
    does = opening_count(len(half), "decision does", "decisions do")
    said = [sentence(f"{does} not say of whom or by when it is asked")] if half else []
    unread = [one.date for one in waiting if unread_date(session, one)]
    return [
        *said,
        *(f"A decision is needed by {quoted(one, 60)}, which is not read as a date." for one in unread),
    ]


def parts_left(session: Session) -> int:
    """How many of the steps before the draft are still to be done; none once the report is issued."""
    period = session.view.period
    if not period.reported or any(one.period == period.name for one in session.look.issued):
        return 0
    return len(_steps(session))
