"""That the fortnight which is worked on is not the open one, and which were never issued; with ways to others."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.editor.blocks import Block, Button, Buttons, Text
from actionplan.editor.fortnights import begun, fortnight_inside, left_out, open_one, way_to_work_on
from actionplan.editor.session import Session
from actionplan.view.heading import fortnight
from actionplan.words.english import count_of, day_in_words, small_first
from actionplan.words.periods import ReportingPeriod


def other_fortnights(session: Session) -> Sequence[Block]:
    """What is said of other fortnights, with a button to each that is named; nothing where there is nothing to say."""
    said = [*_open_one(session), *_left_out(session)]
    ways = {button.args["period"]: button for _, button in said if button}
    return [*(Text(text) for text, _ in said), *([Buttons([*ways.values()])] if ways else [])]


def _open_one(session: Session) -> Sequence[tuple[str, Button | None]]:
    now = open_one(session)
    if now == session.view.period:
        return ()
    return [(f"The open one is {fortnight_inside(now)}.", way_to_work_on(now))]


def _left_out(session: Session) -> Sequence[tuple[str, Button | None]]:
    """How many fortnights were passed over, and the first one after those that were issued."""
    last, passed = left_out(session)
    if last is None or not passed:
        return ()
    never = count_of(len(passed), "fortnight was", "fortnights were")
    said = f"Before {small_first(fortnight(last))}, whose report is the latest, {never} never reported on."
    following = next((one for one in begun(session) if one.start > last.start), None)
    if following is None:
        return [(said + _begins(session, last), None)]
    is_here = following == session.view.period
    return [(said, None if is_here else way_to_work_on(following))]


def _begins(session: Session, last: ReportingPeriod) -> str:
    after = (one for one in session.plan.settings.calendar if one.reported and one.start > last.start)
    following = next(after, None)
    if following is None:
        return ""
    return f" The next one, {small_first(fortnight(following))}, begins on {day_in_words(following.start)}."
