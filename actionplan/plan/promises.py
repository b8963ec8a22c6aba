"""What an issued report has promised: a date in it changes only with an answer, and a row in it is not deleted.

`promised` holds the ids of the milestones and target rows that stood in an issued report. Its period stays as it was,
too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from actionplan.plan.changes import WHOLE_ROW, Change, is_append, row_data
from actionplan.plan.model import ActionPlan, row_name
from actionplan.plan.nouns import Dated, Update
from actionplan.plan.ordering import STEP
from actionplan.words.english import count_of, listed, quoted, span_in_words
from actionplan.words.errors import BadChange, NeedsAnswer
from actionplan.words.periods import Calendar, ReportingPeriod
from actionplan.words.vocabulary import NewDate

_ANSWERS = (
    "Say which: on the command line with --new-date corrected, with --new-date agreed, --agreed-by and --why, or "
    "with --new-date expected; in the plan file with an update on it that has date_was, date_now and date_change."
)
_AGREED = "Say it with --agreed-by and --why, or in the plan file with approved_by and reason of the update."


@dataclass(frozen=True, slots=True)
class _NewDate:
    """The date as written of a promised row, before and after a change set."""

    row: Dated
    was: str
    now: str

    @property
    def question(self) -> str:
        # `was` is the date by now, which may be another than the one in print: a corrected one, for instance.
        had = f"its date {quoted(self.was)} is" if self.was else "it has no date, and is"
        wanted = f"to be {quoted(self.now)}" if self.was else f"to have the date {quoted(self.now)}"
        wanted = wanted if self.now else "to be taken out"
        return (
            f"{row_name(self.row)} stood in an issued report; {had} {wanted}: is that a typing mistake, "
            "a new date that was agreed, or when it is now expected?"
        )


def refuse_unanswered(before: ActionPlan, changes: Sequence[Change], promised: Collection[str]) -> None:
    """Refuse a change set that changes a promised date without saying what that is, or deletes a promised row.

    Raises:
        NeedsAnswer: with one question that names each such date.
        BadChange: where a promised row would be deleted or begin on another day, or a record of its date be
            withdrawn by itself.

    """
    _refuse_deletion(before, changes, promised)
    _refuse_other_beginning(before, changes, promised)
    _refuse_lost_record(before, changes, promised)
    asked = list(_unanswered(before, changes, promised))
    if asked:
        raise NeedsAnswer([_asked_together(asked)], _ANSWERS)


def _asked_together(asked: Sequence[_NewDate]) -> str:
    if len(asked) == 1:
        return asked[0].question
    named = listed(
        [
            f"{row_name(new.row)} (from {quoted(new.was or 'no date')} to {quoted(new.now or 'none')})"
            for new in asked
        ]
    )
    return (
        f"{count_of(len(asked), 'row').capitalize()} that stood in an issued report get another date: {named}. Are "
        "these typing mistakes, new dates that were agreed, or when they are now expected?"
    )


def refuse_other_periods(before: Calendar, after: Calendar, issued: Collection[str]) -> None:
    """Refuse a calendar in which a period that was issued (by its full name) has other days, no report, or is gone.

    Raises:
        BadChange: naming the first such period.

    """
    periods = {period.name: period for period in after}
    for was in (period for period in before if period.name in issued):
        wrong = _other_than(was, periods.get(was.name))
        if wrong:
            raise BadChange(
                f"A report of {was.name} ({span_in_words(was.start, was.end)}) was issued, and {wrong}. Leave the "
                "issued periods as they are; later ones may change."
            )


def _other_than(was: ReportingPeriod, now: ReportingPeriod | None) -> str:
    """What new settings make of a period, where that is something else."""
    if now is None:
        return "these settings have no such period"
    if (was.start, was.stop) != (now.start, now.stop):
        return f"by these settings it would be {span_in_words(now.start, now.end)}"
    return "these settings would leave it without a report" if was.reported and not now.reported else ""


def answered(
    before: ActionPlan,
    changes: Sequence[Change],
    promised: Collection[str],
    how: NewDate,
    *,
    period: str,
    by: str,
    at: datetime,
    new_id: Callable[[str], str],
    approved_by: str = "",
    why: str = "",
) -> tuple[Change, ...]:
    """The change set with an update for each promised date that it changes without one.

    A date that is only `expected` stays as written, and is forecast by that update. `at` knows its time zone.

    Raises:
        NeedsAnswer: where a date was agreed, and not by whom or why.
        BadChange: where a promised row would be deleted, or is expected on no date at all.

    """
    _refuse_deletion(before, changes, promised)
    new_dates = list(_unanswered(before, changes, promised))
    if how == "agreed" and not (approved_by.strip() and why.strip()):
        _ask_who_agreed(new_dates)
    if how == "expected":
        changes = _without_dates(changes, {_expected(new).row.id for new in new_dates})
    order = max((row.order for row in before.updates), default=0)
    said = (_said(new, how, approved_by) for new in new_dates)
    stamps = {"period": period, "reason": why, "recorded": at.astimezone(UTC).isoformat(), "by": by}
    updates = (
        Update.model_validate(
            {**fields, **stamps, "id": new_id(Update.letter), "order": order + STEP * place}
        )
        for place, fields in enumerate(said, 1)
    )
    return (*changes, *(Change(Update.kind, u.id, WHOLE_ROW, None, row_data(u)) for u in updates))


def without_standing_forecasts(
    changes: Sequence[Change], before: ActionPlan, promised: Collection[str]
) -> tuple[Change, ...]:
    """The changes but for those of a promised date to what is its forecast already: a file that is loaded again."""
    expected = {said.of: said.expected for said in before.updates if said.expected and not said.withdrawn}
    return tuple(
        change
        for change in changes
        if not (change.field == "date" and change.id in promised and change.new == expected.get(change.id))
    )


def with_recorded_moves(
    before: ActionPlan,
    changes: Sequence[Change],
    promised: Collection[str],
    *,
    by: str,
    why: str,
    at: datetime,
    period: str,
    new_id: Callable[[str], str],
) -> tuple[Change, ...]:
    """The change set of an undo: a promised date that goes back is a new date, agreed by whoever undoes."""
    return answered(
        before,
        changes,
        promised,
        "agreed",
        period=period,
        approved_by=by,
        why=why,
        by=by,
        at=at,
        new_id=new_id,
    )


def _unanswered(
    before: ActionPlan, changes: Sequence[Change], promised: Collection[str]
) -> Iterator[_NewDate]:
    told = set(_told(before, changes))
    wanted = {c.id: c.new for c in changes if c.field == "date" and c.id in promised}
    for row_id, now in wanted.items():
        row = before.by_id.get(row_id)
        if isinstance(row, Dated) and row.date != now and (row_id, row.date, now) not in told:
            yield _NewDate(row, row.date, now)


def _told(before: ActionPlan, changes: Sequence[Change]) -> Iterator[tuple[str, str, str]]:
    """The new dates that a change set tells of: of which row, what it was and is.

    To withdraw the record of a new date tells of the way back.
    """
    for change in changes:
        if change.kind == Update.kind and is_append(change) and not change.new.get("withdrawn"):
            new = change.new
            if new.get("date_change"):
                yield new.get("of", ""), new.get("date_was", ""), new.get("date_now", "")
        said = before.by_id.get(change.id)
        if change.field == "withdrawn" and isinstance(said, Update) and said.date_change:
            was, now = (said.date_now, said.date_was) if change.new else (said.date_was, said.date_now)
            yield said.of, was, now


def _refuse_deletion(before: ActionPlan, changes: Sequence[Change], promised: Collection[str]) -> None:
    for change in changes:
        row = before.by_id.get(change.id)
        deleted = change.field == WHOLE_ROW and change.new is None
        if deleted and isinstance(row, Dated) and row.id in promised:
            raise BadChange(
                f"{row_name(row)} stood in an issued report, so it is not deleted: withdraw it with "
                "withdrawn_because, or name the rows that replace it in replaced_by."
            )


def _refuse_other_beginning(before: ActionPlan, changes: Sequence[Change], promised: Collection[str]) -> None:
    for change in changes:
        row = before.by_id.get(change.id)
        if change.field == "since" and isinstance(row, Dated) and row.id in promised:
            raise BadChange(
                f"{row_name(row)} stood in an issued report, so the day on which it entered the plan stays as it is."
            )


def _refuse_lost_record(before: ActionPlan, changes: Sequence[Change], promised: Collection[str]) -> None:
    """Refuse to withdraw the record of a new date while that date stays: a slip would be forgotten."""
    new_dates = {change.id for change in changes if change.field == "date"}
    lost = [before.by_id.get(c.id) for c in changes if c.field == "withdrawn" and c.new]
    for said in (row for row in lost if isinstance(row, Update) and row.date_change):
        row = before.by_id.get(said.of)
        bound = isinstance(row, Dated) and row.id in promised and row.id not in new_dates
        if isinstance(row, Dated) and bound and row.date == said.date_now:
            raise BadChange(
                f"{row_name(row)} has its date by the update that is to be withdrawn: take the date back to "
                f"{quoted(said.date_was or 'none')} as well, or leave the update."
            )


def _ask_who_agreed(new_dates: Sequence[_NewDate]) -> None:
    questions = [
        f"{row_name(new.row)}: who agreed to the new date {quoted(new.now or 'none')}, and why?"
        for new in new_dates
    ]
    if questions:
        raise NeedsAnswer(questions, _AGREED)


def _expected(new: _NewDate) -> _NewDate:
    if not new.now.strip():
        raise BadChange(
            f"{row_name(new.row)} cannot be expected on no date at all. Write when it is expected, such as TBC."
        )
    return new


def _without_dates(changes: Sequence[Change], ids: Collection[str]) -> tuple[Change, ...]:
    return tuple(change for change in changes if not (change.field == "date" and change.id in ids))


def _said(new: _NewDate, how: NewDate, approved_by: str) -> dict[str, str]:
    if how == "expected":
        return {"of": new.row.id, "expected": new.now}
    agreed = {"approved_by": approved_by} if how == "agreed" else {}
    return {"of": new.row.id, "date_was": new.was, "date_now": new.now, "date_change": how, **agreed}
