"""One rated item as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import dropwhile

from actionplan.plan.nouns import Owner, Target
from actionplan.plan.owners import answering
from actionplan.rules.rag import due_day
from actionplan.view.moves import Course, Move, course, slip_in_words, times_moved
from actionplan.view.parts import ItemData, MoveData, StatusData
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import Heard, RatedItem
from actionplan.view.why import date_words, last_update, latest_words, next_step, short_code, why
from actionplan.words.dates import DateReading
from actionplan.words.english import day_words
from actionplan.words.periods import ReportingPeriod
from actionplan.words.vocabulary import Rag


def item_data(view: PlanView, item: RatedItem) -> ItemData:
    """A milestone or target row as a page prints it."""
    plan, row = view.plan, item.row
    target, owner = row if isinstance(row, Target) else None, answering(row, plan)
    dates = course(item, plan.settings.years)
    forecast = None if item.has_ended else dates.forecast
    return ItemData(
        id=row.id,
        kind=row.kind,
        title=item.title,
        owner=plan.name_of(owner) if owner else "",
        owner_note=owner_note(view, owner),
        contributors=tuple(plan.name_of(c) for c in row.contributors if c != owner),
        priority=plan.name_of(row.priority) if row.priority else "",
        date_as_written=row.date,
        date_read=item.reading.in_words() if row.date.strip() else "",
        questions=() if item.has_ended else tuple(q.text for q in item.reading.questions),
        expected=date_words(forecast) if forecast else "",
        due=_last_day(item.reading),
        forecast=_last_day(forecast) if forecast else "",
        moves=tuple(_move(move) for move in dates.moves),
        slip=slip_in_words(dates.moves),
        times_moved=times_moved(dates.moves),
        baseline=_baseline(dates, row.date),
        ended=item.has_ended,
        completed_on=item.completed_on.isoformat() if item.completed_on else "",
        status=_status(view, item),
        update=latest_words(_heard_of_now(item), view),
        last_update=last_update(item.heard, view),
        next_step=next_step(item, view),
        outcome=_on_completion(item, "outcome"),
        lesson=_on_completion(item, "lesson"),
        follow_on=_follow_on(view, item),
        note=row.note,
        requirement=target.requirement if target else "",
        target=target.target if target else "",
        success_indicators=target.success_indicators if target else (),
    )


def _heard_of_now(item: RatedItem) -> Sequence[Heard]:
    """What was said of it; of what is complete nothing older than that."""
    if item.verdict.rag is not Rag.COMPLETE:
        return item.heard
    return list(dropwhile(lambda h: not h.update.completed_on, item.heard)) or item.heard


def owner_note(view: PlanView, owner_id: str | None) -> str:
    """Who answers for an owner that is away or has left on the day of judgement."""
    owner = view.plan.by_id.get(owner_id or "")
    if not isinstance(owner, Owner):
        return ""
    on = partial(_within, view.as_at)
    if owner.in_post_until and not on(owner.in_post_until):
        return f"Left on {day_words(owner.in_post_until)}."
    if not owner.away_until or not on(owner.away_until):
        return ""
    deputy = f"; {view.plan.name_of(owner.deputy)} answers for it" if owner.deputy else ""
    return f"Away until {day_words(owner.away_until)}{deputy}."


def _within(day: date, last: str) -> bool:
    return day <= date.fromisoformat(last)


def _last_day(reading: DateReading) -> str:
    day = due_day(reading)
    return day.isoformat() if day else ""


def _move(move: Move) -> MoveData:
    was, now = (date_words(reading) or "no date" for reading in (move.was, move.now))
    return MoveData(
        id=move.id,
        was=was,
        now=now,
        was_due=_last_day(move.was),
        now_due=_last_day(move.now),
        days=move.days,
        how=move.how,
        why=move.why,
    )


def _baseline(dates: Course, written: str) -> str:
    """The date as it was promised first, where it is another now."""
    first = dates.baseline.as_written
    return first if first != written else ""


def _on_completion(item: RatedItem, field: str) -> str:
    """What was said last of what came of it, once it is complete."""
    if item.verdict.rag is not Rag.COMPLETE:
        return ""
    said = (str(getattr(h.update, field)).strip() for h in reversed(item.heard))
    return next((text for text in said if text), "")


def _follow_on(view: PlanView, item: RatedItem) -> tuple[str, ...]:
    if item.verdict.rag is not Rag.COMPLETE:
        return ()
    named = next((h.update.follow_on for h in reversed(item.heard) if h.update.follow_on), ())
    return tuple(view.plan.name_of(row_id) for row_id in named if row_id in view.plan.by_id)


def is_fresh(since: ReportingPeriod, view: PlanView) -> bool:
    """Whether a status stands since the view's own period; never in a span of several.

    In the first report of a plan that begins in the middle of a year nobody knows: it has stood since then or longer.
    """
    calendar = view.plan.settings.calendar
    unknown = since == calendar.first_reported and since != calendar.periods[0]
    return since.start >= view.period.start and view.now == view.period and not unknown


def _status(view: PlanView, item: RatedItem) -> StatusData:
    holds = item.reported is not None and not item.reported.lapsed
    return StatusData(
        rag=item.rag.value,
        indicated=item.verdict.rag.value,
        reported=item.reported.rag.value if item.reported and holds else "",
        line=item.verdict.line,
        days_late=item.verdict.days_late,
        since=short_code(item.since, view.period.year),
        fresh=is_fresh(item.since, view),
        why=tuple(why(item, view)),
    )
