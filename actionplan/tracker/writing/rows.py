"""The rows of a sheet that comes back: of each row of the plan the values of its columns, as a view has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.plan.audience import NOT_NAMED
from actionplan.plan.model import wording
from actionplan.plan.nouns import Activity, Dated, Indicator, Noun, Owner
from actionplan.rules.measures import amount, dated
from actionplan.rules.rag import due_day
from actionplan.rules.readings import latest
from actionplan.tracker.cells import Cells
from actionplan.tracker.columns import PART, Column, Role, SheetColumns
from actionplan.tracker.sheets import Value
from actionplan.tracker.writing.heard import last_heard
from actionplan.tracker.writing.own import own_items, own_parts
from actionplan.view.plan_view import PlanView
from actionplan.view.rated import RatedItem
from actionplan.view.why import why
from actionplan.words.english import day_words, one_line, sentence

Subject = RatedItem | Indicator | Activity
LEFT = "left"
"""The part of anybody in a row that has left the plan since the period: nothing more is said of it."""

_SENTENCES = 2  # of why a status is what it is: that of the rule, and that of the owner


class Row(NamedTuple):
    """A row of a tracker: the row of the plan that it is of, and a value for each column behind that of the ref.

    `part` is that of the owner in it, in an owner's sheet, or `LEFT`.
    """

    kind: str
    id: str
    values: list[Value]
    part: str = ""


def tracker_rows(
    view: PlanView, sheet: SheetColumns, owner: Owner | None = None, cells: Cells | None = None
) -> list[Row]:
    """The rows of a sheet, in plan order; those of an owner's sheet as `own_items` has them."""
    cells = cells or Cells(view.plan)
    parts = own_parts(view, owner) if owner else {}
    takers = {
        kind: [_taker(column, kind, view, cells, parts) for column in sheet.columns[1:]]
        for kind in sheet.kinds
    }
    rows = []
    for subject in own_items(view, owner) if owner else _subjects(view, sheet):
        noun = _noun(subject)
        values = [take(subject) for take in takers[noun.kind]]
        part = LEFT if isinstance(noun, Dated) and noun.withdrawn_on else parts.get(noun.id, "")
        rows.append(Row(noun.kind, noun.id, values, part))
    return rows


def _subjects(view: PlanView, sheet: SheetColumns) -> Sequence[Subject]:
    """What the rows of a sheet are of: of activities those of the period and earlier, and those of no period."""
    of_kind: Mapping[str, Callable[[], Sequence[Subject]]] = {
        "milestone": lambda: view.milestones,
        "target": lambda: view.targets,
        "indicator": lambda: view.plan.indicators,
        "activity": lambda: _activities(view),
    }
    return [subject for kind in sheet.kinds for subject in of_kind[kind]()]


def _activities(view: PlanView) -> Sequence[Activity]:
    named = {activity.period for activity in view.plan.activities} - {""}
    later = {text for text in named if view.plan.settings.calendar.single(text).start >= view.period.stop}
    return [activity for activity in view.plan.activities if activity.period not in later]


def _noun(subject: Subject) -> Noun:
    return subject.row if isinstance(subject, RatedItem) else subject


def _taker(
    column: Column, kind: str, view: PlanView, cells: Cells, parts: Mapping[str, str]
) -> Callable[[Subject], Value]:
    """What takes the value of a column from a row of a kind; what is to be filled in goes out empty.

    An owner is told of a target row without a requirement by its target. `parts` are those of an owner in the rows.
    """
    if column.key == PART:
        return lambda subject: parts.get(_noun(subject).id)
    if column.key == "title" and parts:
        return lambda subject: wording(_noun(subject))
    if column.role is Role.FIELD and kind in column.fields:
        return lambda subject: cells.value(column, _noun(subject))
    show = _WORKED_OUT.get(column.key)
    return (lambda subject: show(subject, view) or None) if show else _nothing


def _nothing(_: Subject) -> Value:
    return None


def _day(subject: Subject, _: PlanView) -> date | None:
    """The last day of a date as written; none where it has no end."""
    return due_day(subject.reading) if isinstance(subject, RatedItem) else None


def _what(subject: Subject, _: PlanView) -> str:
    return _noun(subject).kind.capitalize()


def _rule(subject: Subject, view: PlanView) -> str:
    return view.plan.settings.rag.word(subject.verdict.rag) if isinstance(subject, RatedItem) else ""


def _why(subject: Subject, view: PlanView) -> str:
    if not isinstance(subject, RatedItem):
        return ""
    return " ".join([*_left(subject.row), *why(subject, view)[:_SENTENCES]])


def _left(row: Dated) -> Iterator[str]:
    """That a row has left the plan since, why, and that nothing more is taken of it."""
    if row.withdrawn_on:
        reason = row.withdrawn_because if row.withdrawn_because != NOT_NAMED else ""
        why_so = f": {one_line(reason)}" if reason.strip() else ""
        yield sentence(f"It left the plan on {day_words(row.withdrawn_on)}{why_so}")
        yield "What is typed in this row is not taken."


def _heard(subject: Subject, view: PlanView) -> str:
    return last_heard(subject, view) if isinstance(subject, RatedItem) else ""


def _latest(subject: Subject, view: PlanView) -> str:
    """The latest reading of an indicator, with its date."""
    if not isinstance(subject, Indicator):
        return ""
    newest = latest(view.readings.get(subject.id, ()))
    return (
        dated(amount(newest.observation, subject), newest.observation.date) if newest else "Not measured yet"
    )


_WORKED_OUT: Mapping[str, Callable[[Subject, PlanView], Value]] = {
    "what": _what, "day": _day, "rule": _rule, "why": _why, "heard": _heard, "latest": _latest,
}  # fmt: skip
