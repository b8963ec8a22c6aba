"""Where somebody works on a fortnight before the last one that was reported: that it can stay so, and the way on."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.editor.blocks import Block, Buttons, Text
from actionplan.editor.fortnights import begun, left_out, way_to_work_on
from actionplan.editor.session import Session
from actionplan.view.heading import fortnight
from actionplan.words.english import day_in_words, small_first
from actionplan.words.periods import ReportingPeriod


def other_fortnights(session: Session) -> Sequence[Block]:
    """What is said of fortnights that were passed over, to who works on one of them, with the way on.

    Which fortnight is open stands in the head of the page, wherever another one is worked on.
    """
    last, passed = left_out(session)
    if last is None or session.view.period not in passed:
        return ()
    said = (
        f"The latest report is that of {small_first(fortnight(last))}. This fortnight was passed over, and can stay "
        "without one."
    )
    following = next((one for one in begun(session) if one.start > last.start), None)
    if following is None:
        return (Text(said + _begins(session, last)),)
    return (Text(said), Buttons([way_to_work_on(following)]))


def _begins(session: Session, last: ReportingPeriod) -> str:
    after = (one for one in session.plan.settings.calendar if one.reported and one.start > last.start)
    following = next(after, None)
    if following is None:
        return ""
    return f" The next one, {small_first(fortnight(following))}, begins on {day_in_words(following.start)}."
