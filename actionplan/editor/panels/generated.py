"""A summary that was begun with what the report would say by itself: whether that is still what it would say."""

from __future__ import annotations

from actionplan import desk
from actionplan.editor.session import Session
from actionplan.plan.changes import WHOLE_ROW, Change
from actionplan.plan.nouns import PeriodNote
from actionplan.view import PlanView
from actionplan.view.issued import issued_at
from actionplan.view.summary import generated_summary
from actionplan.words.errors import ActionPlanError
from actionplan.words.vocabulary import Audience

OUT_OF_DATE = "The figures have changed since it was worked out"
_NOW, _WAS = "would say", "worked out "


def would_say(session: Session) -> str:
    """What the report of the fortnight would say by itself, as the plan is now."""
    of = (session.seen, session.view.period.name, session.view.as_at)
    known = session.shelf.get(_NOW)
    if known is None or known[0] != of:
        known = session.shelf[_NOW] = (of, _said(session.view))
    return str(known[1])


def _said(view: PlanView) -> str:
    changes = view.freeze(Audience.LAY_MEMBERS).changes
    return "\n\n".join(generated_summary(view.for_audience(Audience.LAY_MEMBERS), changes))


def out_of_date(session: Session, note: PeriodNote) -> bool:
    """Whether a summary is word for word what the report would have said when it was written, and would not say now."""
    if note.audience is not Audience.LAY_MEMBERS:
        return False
    key = f"{_WAS}{note.id}"
    known = session.shelf.get(key)
    if known is None or known[0] != note.text:
        known = session.shelf[key] = (note.text, _was_worked_out(session, note))
    return known[1] is True and note.text != would_say(session)


def _was_worked_out(session: Session, note: PeriodNote) -> bool:
    """Whether its text is what the report would have said just before it was written, on that day."""
    made = next(
        (one for one in reversed(session.told) if any(_writes(each, note) for each in one.changes)), None
    )
    if made is None or made.number < 2:
        return False
    period, day = session.view.period, issued_at(made.at).date()
    as_at = min(period.end, day).isoformat() if day >= period.start else ""
    try:
        then = desk.open_view(session.plan_id, period.name, session.store, as_at, made.number - 1)
    except ActionPlanError:  # the fortnights of the plan were others then
        return False
    return _said(then) == note.text


def _writes(change: Change, note: PeriodNote) -> bool:
    return change.id == note.id and change.field in (WHOLE_ROW, "text")
