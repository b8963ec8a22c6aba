"""The fortnights of a plan in words, and which of them can be worked on."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan import desk
from actionplan.desk.plans import earliest_open
from actionplan.editor.blocks import Button, Choice, Field
from actionplan.editor.session import Session
from actionplan.view.heading import fortnight
from actionplan.words.english import small_first, span_in_words
from actionplan.words.errors import BadChange
from actionplan.words.periods import ReportingPeriod


def fortnight_words(period: ReportingPeriod) -> str:
    """`Fortnight 6 of 26, 12 to 25 June 2017`."""
    return f"{fortnight(period)}, {span_in_words(period.start, period.end)}"


def fortnight_inside(period: ReportingPeriod) -> str:
    """The same inside a sentence: `fortnight 6 of 26, 12 to 25 June 2017`."""
    return small_first(fortnight_words(period))


def open_one(session: Session) -> ReportingPeriod:
    """The fortnight that is open: the earliest that has begun and whose report was never issued."""
    return earliest_open(session.plan, _issued(session), session.look.day)


def _issued(session: Session) -> set[str]:
    return {report.period for report in session.look.issued}


def left_out(session: Session) -> tuple[ReportingPeriod | None, Sequence[ReportingPeriod]]:
    """The last fortnight that was issued, and those before it that never were; none of them where none was issued."""
    issued, there = _issued(session), begun(session)
    last = next((one for one in reversed(there) if one.name in issued), None)
    if last is None:
        return None, ()
    return last, [one for one in there if one.start < last.start and one.name not in issued]


def way_to_work_on(period: ReportingPeriod, more: str = "") -> Button:
    """A button by which a fortnight is worked on: `Work on fortnight 6 of 26`."""
    return Button(f"Work on {small_first(fortnight(period))}{more}", "fortnight", {"period": period.name})


def fortnight_field(session: Session, value: str = "", label: str = "Fortnight") -> Field:
    """A choice of those that have begun and are reported, the latest first; `value` is a full name."""
    chosen = value or session.view.period.name
    choices = [Choice(one.name, _told(session, one)) for one in reversed(begun(session))]
    return Field("period", label, "choice", chosen, choices)


def begun(session: Session) -> Sequence[ReportingPeriod]:
    """The fortnights that have begun and are reported; before the first of them that one."""
    calendar = session.plan.settings.calendar
    found = [one for one in calendar if one.reported and one.start <= session.look.day]
    return found or [calendar.first_reported]


def named(session: Session, name: str) -> ReportingPeriod:
    """The fortnight that was chosen by its full name.

    Raises:
        BadChange: where it is none of those that can be chosen.
    """
    for one in begun(session):
        if one.name == name:
            return one
    raise BadChange("That fortnight cannot be chosen. Choose one of the list.")


def _told(session: Session, period: ReportingPeriod) -> str:
    report = desk.standing(session.look.issued, period.name)
    return f"{fortnight_words(period)}{f' (report {report.number} is issued)' if report else ''}"
