"""A plan that is worked on: what is seen of it, and edits by hand, each a revision at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from actionplan.desk import given, seen
from actionplan.desk.answering import NewDates, bare_in, refuse_bare, refuse_no_answer, with_new_dates
from actionplan.desk.plans import open_store, plans
from actionplan.plan.changes import Change, ChangeSet, Revision, apply, diff
from actionplan.plan.conflicts import said_meanwhile
from actionplan.plan.editing import (
    answer,
    cell,
    header,
    moved,
    new_row,
    own_update,
    own_updates,
    removal,
    said,
)
from actionplan.plan.model import ActionPlan
from actionplan.plan.noun import Noun
from actionplan.plan.nouns import Update
from actionplan.plan.stamps import Stamp
from actionplan.store import IssuedReport, Store, StoredPlan
from actionplan.view import PlanView
from actionplan.words.dates import Answer
from actionplan.words.errors import BadChange, NeedsAnswer, PlanMoved


@dataclass(frozen=True, slots=True)
class Look:
    """A plan as it is now, seen at a period on a day: with its issued reports and the rows that stood in one."""

    stored: StoredPlan
    view: PlanView
    issued: Sequence[IssuedReport]
    promised: frozenset[str]
    day: date


def look(plan: str, period: str = "", store: str | None = None) -> Look:
    """What there is to see of a plan at a period; without one at the one that is open.

    Raises:
        UnknownPlan, UnknownPeriod: where there is none.
    """
    with open_store(store) as opened:
        stored = opened.load(plan)
        view = seen.view_of(opened, stored, seen.period_of(opened, stored.plan, period))
        return Look(stored, view, opened.reports(plan), opened.promised(plan), given.today())


def newest(plan: str, store: str | None = None) -> int:
    """The number of the latest revision of a plan; 0 where there is no such plan."""
    return next((one.revision for one in plans(store) if one.id == plan), 0)


@dataclass(frozen=True, slots=True)
class Edited:
    """The revision that an edit made; none where it changed nothing."""

    revision: Revision | None


@dataclass(frozen=True, slots=True)
class Editor:
    """Who edits which plan, as of the revision that they saw.

    `why` is said of the revision; `dates` tell what a new date is of a row that stood in an issued report.
    """

    plan: str
    base: int
    by: str | None = None
    store: str | None = None
    why: str = ""
    dates: NewDates | None = None


def change(editor: Editor, row_id: str, fields: Mapping[str, Any]) -> Edited:
    """Change fields of one row; one that somebody changed to the same meanwhile is left as it is.

    Raises:
        PlanMoved: where somebody else changed the same meanwhile; nothing is saved, here as in all that follows.
        NeedsAnswer: where a status lacks its reason, or a promised date its answer.
        BadChange: where the row is gone, or the plan would not hold together.
    """

    def changes(of: _Of) -> Sequence[Change]:
        row, now = of.as_seen(editor).by_id.get(row_id) or _row(of, row_id), of.stored.plan.by_id.get(row_id)
        wanted = [cell(row, name, new) for name, new in fields.items()]
        return [one for one in wanted if now is None or cell(now, one.field, one.new).old != one.new]

    return _save(editor, changes)


def add(editor: Editor, noun: type[Noun], fields: Mapping[str, Any]) -> Edited:
    """Add a row at the end of its kind."""
    row_id = given.new_id(noun.letter)
    return _save(editor, lambda of: [new_row(of.stored.plan, noun, fields, row_id, of.stamp)])


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to be added: its fields, and what is said of it at once for a period, if anything."""

    fields: Mapping[str, Any]
    said: Mapping[str, Any] | None = None


def add_several(editor: Editor, noun: type[Noun], rows: Sequence[NewRow], period: str) -> Edited:
    """Add rows at the end of their kind, in their order, as one revision; what is said of them is said for a period."""

    def changes(of: _Of) -> Iterator[Change]:
        plan, spoken = of.stored.plan, 0
        for place, row in enumerate(rows):
            row_id = given.new_id(noun.letter)
            yield new_row(plan, noun, row.fields, row_id, of.stamp, place)
            if row.said:
                about = {**row.said, "of": row_id, "period": period}
                yield new_row(plan, Update, about, given.new_id(Update.letter), of.stamp, spoken)
                spoken += 1

    return _save(editor, lambda of: tuple(changes(of)))


def change_plan(editor: Editor, fields: Mapping[str, Any]) -> Edited:
    """Change the title or organisation of the plan, or its settings, each by its name.

    Raises:
        BadChange: where the settings do not hold together, or an issued period would be another one by them.
    """

    def changes(of: _Of) -> Sequence[Change]:
        before = plan = of.as_seen(editor)
        for name, new in fields.items():
            plan = apply(plan, [header(plan, name, new)])
        return diff(before, plan)

    return _save(editor, changes)


def move(editor: Editor, row_id: str, steps: int) -> Edited:
    """Move a row so many places down among its kind; up where it is negative."""
    return _save(editor, lambda of: moved(of.stored.plan, _row(of, row_id), steps))


def remove(editor: Editor, row_id: str, because: str = "", replaced_by: Sequence[str] = ()) -> Edited:
    """Take a row out of the plan; one that stood in an issued report is withdrawn, for which a reason is needed.

    Raises:
        BadChange: where the reason is missing, or another row refers to this one.
    """
    return _save(
        editor,
        lambda of: removal(_row(of, row_id), of.opened.promised(editor.plan), because, of.stamp, replaced_by),
    )


def say(editor: Editor, row_id: str, period: str, fields: Mapping[str, Any]) -> Edited:
    """Say something of a row for a period: one update, in place of what the same person said of it before.

    Raises:
        PlanMoved: where they said the same otherwise meanwhile, in another window; two who say something of one row
            are in nobody's way.
    """

    def changes(of: _Of) -> Sequence[Change]:
        before = of.own_update(of.stored.plan, row_id, period)
        found, new_id = of.stored.plan.settings.calendar.find(period), given.new_id(Update.letter)
        return said(of.stored.plan, _row(of, row_id).id, found.name, fields, before, new_id, of.stamp)

    def base(of: _Of) -> int:
        if editor.base == of.stored.revision.number:
            return editor.base
        seen, now = (of.own_update(plan, row_id, period) for plan in (of.as_seen(editor), of.stored.plan))
        if seen == now:
            return editor.base
        last = _last_about(of.opened.history(editor.plan, editor.base), seen, now)
        if moved := said_meanwhile(seen, now, fields, last, of.stored.plan):
            raise PlanMoved(moved, by=frozenset([last.by]))
        return of.stored.revision.number

    return _save(editor, changes, base)


def _last_about(later: Sequence[Revision], *said: Update | None) -> Revision:
    """The last revision that touched one of the updates."""
    ids = {one.id for one in said if one}
    about = [one for one in later if ids & {change.id for change in one.changes}]
    return (about or later)[-1]


def said_by(look: Look, row_id: str, by: str) -> Update | None:
    """What a person has said of a row for the period that is seen, where they may still correct it."""
    return all_said_by(look, by).get(row_id)


def all_said_by(look: Look, by: str) -> Mapping[str, Update]:
    """By row, what a person has said of it for the period that is seen, where they may still correct it."""
    period = look.view.period.name
    return own_updates(look.stored.plan, period, by, _issued_at(look.issued, period))


def settle_reading(editor: Editor, row_id: str, field: str, key: str, reading: str) -> Edited:
    """Answer a question on a date or target as written with one of its readings, or in words where it has none.

    Raises:
        BadChange: where that is not asked, or not answered by that.
    """

    def changes(of: _Of) -> Sequence[Change]:
        row = _row(of, row_id)
        chosen = Answer(field, key, getattr(row, field, ""), reading, of.stamp.by, of.stamp.day.isoformat())
        refuse_no_answer(row, chosen, of.stored.plan.settings.years)
        return [answer(row, chosen)]

    return _save(editor, changes)


@dataclass(frozen=True, slots=True)
class _Of:
    """What an edit is made of: the open store, the plan as it is now, and who edits when."""

    opened: Store
    stored: StoredPlan
    stamp: Stamp

    def as_seen(self, editor: Editor) -> ActionPlan:
        """The plan as the person saw it: what others did since is told against that."""
        if editor.base == self.stored.revision.number:
            return self.stored.plan
        return self.opened.load(editor.plan, editor.base).plan

    def own_update(self, plan: ActionPlan, row_id: str, period: str) -> Update | None:
        """What the person says of a row for a period in a plan, where they may still correct it."""
        name = self.stored.plan.settings.calendar.find(period).name
        return own_update(plan, row_id, name, self.stamp.by, _issued_at(self.opened.reports(plan.id), name))


def _save(
    editor: Editor, changes: Callable[[_Of], Sequence[Change]], base: Callable[[_Of], int] | None = None
) -> Edited:
    """Save what is done, as of the revision that the person saw, or of what `base` finds to be as good."""
    person, why = given.person(editor.by), given.said("why", editor.why)
    with open_store(editor.store) as opened:
        stored = opened.load(editor.plan)
        of = _Of(opened, stored, Stamp(person, given.now(), given.today()))
        made = tuple(changes(of))
        if editor.dates:
            _refuse_moved(of, editor, made)
            made = with_new_dates(opened, stored.plan, made, editor.dates, person)
        change_set = ChangeSet(editor.plan, base(of) if base else editor.base, made, why)
        bare = bare_in(stored.plan, made)
        if bare:  # what others did meanwhile is told first
            opened.check(change_set)
            refuse_bare(bare, "Say why, then it is saved.")
        return Edited(opened.apply(change_set, by=person, at=given.now()))


def _refuse_moved(of: _Of, editor: Editor, made: tuple[Change, ...]) -> None:
    """Tell first what others did meanwhile: what a new date is of is the date that the plan has now."""
    if editor.base != of.stored.revision.number:
        with suppress(NeedsAnswer):  # it is answered next
            of.opened.check(ChangeSet(editor.plan, editor.base, made, editor.why))


def _row(of: _Of, row_id: str) -> Noun:
    found = of.stored.plan.by_id.get(row_id)
    if found is None:
        raise BadChange("That row is not in the plan any more, so nothing was saved.")
    return found


def _issued_at(reports: Sequence[IssuedReport], period: str) -> str:
    """When a period was last issued (UTC, ISO); empty where it was not."""
    return max((one.at for one in reports if one.period == period), default="")
