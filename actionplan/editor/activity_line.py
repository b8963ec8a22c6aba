"""The line above all panels: a sentence and Enter make an activity; its date is read as written, the rest can wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from actionplan import desk
from actionplan.editor.messages import Done, Message
from actionplan.editor.relative_days import relative_days
from actionplan.editor.rows import typed
from actionplan.editor.session import Handler, Session
from actionplan.editor.values import refuse_too_long
from actionplan.plan.nouns import Activity
from actionplan.view import PlanView
from actionplan.view.heading import fortnight
from actionplan.words.dates import find_dates, read_date
from actionplan.words.dates.reading import DateReading
from actionplan.words.dates.written import written_dates
from actionplan.words.english import (
    capital_first,
    day_in_words,
    listed,
    one_line,
    quoted,
    sentence,
    small_first,
)
from actionplan.words.periods import read_years

_YEAR = "year"
"""The key of a question which year is meant: what was done lately is of the nearest one."""
_SHOWN = "activity line"
"""What a session remembers of a sentence whose day was shown and is not kept yet."""
_NOT_YET = "It is not added yet: press Enter again to add it with that, or write the day."


class Found(NamedTuple):
    """The date of a sentence as it is kept, and what to say of how it is read."""

    date: str
    said: str


def add_activity(session: Session, message: Message) -> Done:
    """Add an activity of the fortnight that is worked on."""
    text, view = one_line(typed(message)), session.view
    if not text:
        return Done("Write what was done, then press Enter.", saved=False)
    refuse_too_long("title", text)
    found, was_shown = date_in(text, view), session.at.pop(_SHOWN, "")
    relative = [] if found.date else relative_days(text, session.look.day)
    if relative:
        found = _by_today(relative, view)
        if was_shown != f"{found.date} {text}":
            session.at[_SHOWN] = f"{found.date} {text}"
            return Done(f"{found.said} {_NOT_YET}", saved=False)
    fields = {"title": text, "period": view.period.name, "date": found.date}
    made = desk.add(session.editor(message, "an activity"), Activity, fields)
    return session.done(
        made, f"Added to the activities of {small_first(fortnight(view.period))}. {found.said}"
    )


def date_in(text: str, view: PlanView) -> Found:
    """The dates that a sentence names, in its own words, and how they are read; told where they ask a question."""
    words = listed(written_dates(text))
    if not words:
        return Found("", "It names no date; you can add one in Activities.")
    written = _with_year(text, words, view)
    reading = read_date(written, view.plan.settings.years)
    if reading.questions:
        return Found(written, f"{sentence(reading.questions[0].text)} Answer it in Activities.")
    return Found(written, f"Its date is read as {reading.in_words()}{_elsewhere(reading, view)}.")


def _by_today(relative: Sequence[tuple[str, date]], view: PlanView) -> Found:
    """The days that are meant, written out, and how each is read: `“yesterday” is read as 26 June 2017`."""
    written = listed(list(dict.fromkeys(day_in_words(day) for _, day in relative)))
    told = listed([f"{quoted(words)} is read as {day_in_words(day)}" for words, day in relative])
    reading = read_date(written, view.plan.settings.years)
    return Found(written, f"{capital_first(told)}{_elsewhere(reading, view)}.")


def _with_year(text: str, words: str, view: PlanView) -> str:
    """The words as they stand; with the nearest year where that is another, or where the plan has several."""
    years = read_years(view.plan.settings.years)
    as_read = read_date(words, years)
    if any(not question.key.startswith(_YEAR) for question in as_read.questions):
        return words
    near = find_dates(text, years, view.as_at)
    is_asked, days = bool(as_read.questions), [(one.start, one.end) for one in near]
    inside = all(years.start <= day < years.stop for window in days for day in window if day)
    as_it_is = not is_asked and days == [(one.start, one.end) for one in as_read.parts]
    return words if as_it_is or not inside or not near else listed([one.in_words() for one in near])


def _elsewhere(reading: DateReading, view: PlanView) -> str:
    return "" if _is_in(reading, view) else f", which is not in {small_first(fortnight(view.period))}"


def _is_in(reading: DateReading, view: PlanView) -> bool:
    """Whether any day of a date lies in the fortnight."""
    period = view.period
    windows = [(one.start or one.end, one.end or one.start) for one in reading.parts]
    return any(first < period.stop and last >= period.start for first, last in windows if first and last)


TOP: Mapping[str, Handler] = {"add activity": add_activity}
