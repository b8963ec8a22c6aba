"""The history of a plan as a sheet for reading: every update by the period of the view, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from actionplan.plan.model import wording
from actionplan.plan.nouns import Update
from actionplan.tracker.columns import HISTORY
from actionplan.tracker.sheets import Value
from actionplan.tracker.writing.choices import Offer, status_rules
from actionplan.tracker.writing.sheet import Heading, TableSheet, Typed
from actionplan.view.issued import issued_at
from actionplan.view.plan_view import PlanView
from actionplan.words.vocabulary import Rag

NOTE = "Every update so far, the newest first, for reading: what is changed here is not taken into the plan."
_UNCHANGED = "Nothing has changed."
_STATUS = "Status"
_DAY = Offer(dates=True)


def updates_sheet(view: PlanView) -> TableSheet:
    """The sheet of what was said, for periods up to that of the view, as its audience may see it."""
    headings = [
        Heading(text, width, offer=Offer(dates=text in _DATED), rated=text == _STATUS)
        for text, (width, _) in _COLUMNS.items()
    ]
    title = f"Updates: {view.plan.title}"
    colours = status_rules(view.plan.settings.rag)
    return TableSheet(HISTORY, "Updates", title, NOTE, headings, list(_rows(view)), frozen=3, colours=colours)


def _rows(view: PlanView) -> Iterator[Typed]:
    single = view.plan.settings.calendar.single
    starts = {text: single(text).start for text in {update.period for update in view.plan.updates}}
    told = [update for update in view.plan.updates if _is_told(update, view, starts[update.period])]
    for update in sorted(told, key=lambda u: (starts[u.period], u.recorded or "", u.order), reverse=True):
        yield "", [take(update, view) or None for _, take in _COLUMNS.values()]


def _is_told(update: Update, view: PlanView, start: date) -> bool:
    in_time = start < view.period.stop
    return in_time and not update.withdrawn and view.audience.may_see(update.audience)


def _period(update: Update, view: PlanView) -> str:
    return view.plan.settings.calendar.single(update.period).name


def _kind(update: Update, view: PlanView) -> str:
    row = view.plan.by_id.get(update.of)
    return row.kind.capitalize() if row else ""


def _title(update: Update, view: PlanView) -> str:
    row = view.plan.by_id.get(update.of)
    return wording(row) if row else ""


def _status(update: Update, view: PlanView) -> str:
    scheme = view.plan.settings.rag
    if update.completed_on:
        return scheme.word(Rag.COMPLETE)
    if update.standing:
        return "Resumed" if update.standing == "resumed" else scheme.word(Rag(update.standing))
    return scheme.word(update.reported_rag) if update.reported_rag else ""


def _said(update: Update, _: PlanView) -> str:
    return update.narrative or (_UNCHANGED if update.nothing_changed else "")


def _new_date(update: Update, _: PlanView) -> str:
    if not update.date_change:
        return ""
    return f"{update.date_now or 'no date'}, was {update.date_was or 'no date'} ({update.date_change})"


def _of(field: str) -> Callable[[Update, PlanView], Value]:
    return lambda update, _: getattr(update, field) or None


def _completed(update: Update, _: PlanView) -> Value:
    return date.fromisoformat(update.completed_on) if update.completed_on else None


def _recorded(update: Update, _: PlanView) -> Value:
    return issued_at(update.recorded).date() if update.recorded else None


_COLUMNS: dict[str, tuple[int, Callable[[Update, PlanView], Value]]] = {
    "Reporting period": (12, _period),
    "What it is": (11, _kind),
    "About": (34, _title),
    _STATUS: (12, _status),
    "Update": (44, _said),
    "Reason": (28, _of("reason")),
    "Path to green": (28, _of("path_to_green")),
    "Green again by": (15, _of("path_to_green_by")),
    "Now expected": (16, _of("expected")),
    "New date": (26, _new_date),
    "Completed on": (13, _completed),
    "What came of it": (28, _of("outcome")),
    "What was learnt": (28, _of("lesson")),
    "Approved by": (18, _of("approved_by")),
    "By": (20, _of("by")),
    "Recorded on": (13, _recorded),
}
_DATED = ("Completed on", "Recorded on")
