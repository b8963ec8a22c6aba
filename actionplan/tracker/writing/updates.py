"""The history of a plan as a sheet for reading: every update by the period of the view, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import zip_longest

from actionplan.plan.model import wording
from actionplan.plan.nouns import Update
from actionplan.tracker.columns import HISTORY
from actionplan.tracker.sheets import Value
from actionplan.tracker.writing.choices import Offer, status_rules
from actionplan.tracker.writing.heard import status_said
from actionplan.tracker.writing.heights import pieces
from actionplan.tracker.writing.sheet import Heading, TableSheet
from actionplan.tracker.writing.told import period_in_words
from actionplan.tracker.writing.words import Sending
from actionplan.view.issued import issued_at
from actionplan.view.plan_view import PlanView

NOTE = "Every update so far, the newest first, for reading: what is changed here is not taken into the plan."
_UNCHANGED = "Nothing has changed."
_STATUS = "Status"


def updates_sheet(sending: Sending, first_day: date) -> TableSheet:
    """The sheet of what was said, for periods up to that of the view, as its audience may see it.

    Columns in which nothing stands are hidden, but for the first. `first_day` is the first that is taken for one.
    """
    view = sending.view
    rows = [("", part) for update in _told(view) for part in _parts(update, view)]
    filled = {place for _, values in rows for place, value in enumerate(values) if value is not None}
    headings = [
        Heading(
            text,
            width,
            offer=Offer(dates=first_day if text in _DATED else None),
            rated=text == _STATUS,
            hidden=text not in _ALWAYS and place not in filled,
        )
        for place, (text, (width, _)) in enumerate(_COLUMNS.items())
    ]
    return TableSheet(
        HISTORY, "Updates", sending.whose, NOTE, headings, rows, frozen=3,
        colours=status_rules(view.plan.settings.rag),
        period=period_in_words(view.period, view), of=sending.of, foot=sending.foot(HISTORY),
    )  # fmt: skip


def _told(view: PlanView) -> Sequence[Update]:
    single = view.plan.settings.calendar.single
    starts = {text: single(text).start for text in {update.period for update in view.plan.updates}}
    told = [update for update in view.plan.updates if _is_told(update, view, starts[update.period])]
    return sorted(told, key=lambda u: (starts[u.period], u.recorded or "", u.order), reverse=True)


def _parts(update: Update, view: PlanView) -> Iterator[list[Value]]:
    """The row of an update; of one too long for a row as many as it takes, each with what the update is about."""
    values = [take(update, view) or None for _, take in _COLUMNS.values()]
    cells = [
        list(pieces(value, width)) if isinstance(value, str) else [value]
        for value, (width, _) in zip(values, _COLUMNS.values(), strict=True)
    ]
    for number, row in enumerate(zip_longest(*cells)):
        yield [
            value if number and text in _ON_EACH_ROW else cell
            for value, cell, text in zip(values, row, _COLUMNS, strict=True)
        ]


def _is_told(update: Update, view: PlanView, start: date) -> bool:
    in_time = start < view.period.stop
    return in_time and not update.withdrawn and view.audience.may_see(update.audience)


def _period(update: Update, view: PlanView) -> str:
    return period_in_words(view.plan.settings.calendar.single(update.period), view)


def _kind(update: Update, view: PlanView) -> str:
    row = view.plan.by_id.get(update.of)
    return row.kind.capitalize() if row else ""


def _title(update: Update, view: PlanView) -> str:
    row = view.plan.by_id.get(update.of)
    return wording(row) if row else ""


def _status(update: Update, view: PlanView) -> str:
    return status_said(update, view.plan.settings.rag)


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
    "What it is": (10, _kind),
    "About": (30, _title),
    _STATUS: (10, _status),
    "Update": (44, _said),
    "Reason": (26, _of("reason")),
    "Path to green": (26, _of("path_to_green")),
    "Green again by": (12, _of("path_to_green_by")),
    "Now expected": (12, _of("expected")),
    "New date": (20, _new_date),
    "Completed on": (12, _completed),
    "What came of it": (24, _of("outcome")),
    "What was learnt": (24, _of("lesson")),
    "Approved by": (14, _of("approved_by")),
    "By": (16, _of("by")),
    "Recorded on": (12, _recorded),
}
_DATED = ("Completed on", "Recorded on")
_ALWAYS = ("Reporting period", "What it is", "About", _STATUS, "Update")
_ON_EACH_ROW = ("Reporting period", "What it is", "About", "By", "Recorded on")
