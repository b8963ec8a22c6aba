"""Activities and milestones that look like one event, as findings."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.plan.nouns import Activity, Milestone
from actionplan.rules.alike import Event, Window, alike, stems
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked, windows_of
from actionplan.words.dates import find_dates, read_date
from actionplan.words.english import small_first


def same_event(looked: Looked) -> Iterator[Finding]:
    """An activity that is not linked yet, and the milestone that it looks like."""
    own = stems(f"{looked.plan.organisation} {looked.plan.title}")
    milestones = [_milestone(row, looked, own) for row in looked.rows if isinstance(row, Milestone)]
    activities = [_activity(row, looked, own) for row in looked.plan.activities if row.milestone is None]
    linked = {row.milestone for row in looked.plan.activities if row.milestone}
    for activity_id, milestone_id in alike(milestones, activities, linked):
        activity, milestone = looked.plan.by_id[activity_id], looked.plan.by_id[milestone_id]
        yield Finding(
            "same-event",
            looked.place(activity),
            f"It looks like the same event as {_in_a_sentence(looked.place(milestone))}.",
            f"If it is, link the two: write milestone: {milestone_id} on the activity.",
            (activity_id, milestone_id),
        )


def _in_a_sentence(place: str) -> str:
    return small_first(place)


def _milestone(row: Milestone, looked: Looked, own: frozenset[str]) -> Event:
    windows = milestone_windows(row, looked)
    return Event(row.id, row.title, windows, bool(windows), own)


def _activity(row: Activity, looked: Looked, own: frozenset[str]) -> Event:
    windows = activity_windows(row, looked)
    if windows or not row.period:
        return Event(row.id, row.title, windows, bool(windows), own)
    period = looked.plan.settings.calendar.single(row.period)
    return Event(row.id, row.title, ((period.start, period.end),), False, own)


def milestone_windows(row: Milestone, looked: Looked) -> tuple[Window, ...]:
    """When a milestone is due, and every other day that was said of it: a forecast, an earlier date, its end."""
    parts = looked.read(row).parts
    for said in looked.said_of(row.id):
        parts += read_date(said, looked.years).parts
    return windows_of(parts)


def activity_windows(row: Activity, looked: Looked) -> tuple[Window, ...]:
    """When an activity takes place by its date, else by the dates that its own words hold."""
    near = looked.plan.settings.calendar.single(row.period).start if row.period else None
    return windows_of(looked.read(row).parts or find_dates(row.title, looked.years, near))
