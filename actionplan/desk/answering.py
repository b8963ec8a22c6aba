"""What a change set needs before it is saved: what new dates are, and the reason of a status that is not the rule's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actionplan.desk import given
from actionplan.plan.changes import Change, apply, is_append
from actionplan.plan.model import ActionPlan
from actionplan.plan.noun import Noun
from actionplan.plan.nouns import Activity, Dated, Indicator, Target, Update
from actionplan.plan.promises import answered
from actionplan.store import Store
from actionplan.view.overrides import bare_overrides
from actionplan.words.dates import Answer, DateQuestion, read_date
from actionplan.words.english import listed, quoted
from actionplan.words.errors import BadChange, NeedsAnswer
from actionplan.words.targets import TargetQuestion, read_target
from actionplan.words.vocabulary import NewDate


def refuse_no_answer(row: Noun, given_now: Answer, years: str) -> None:
    """Refuse what answers no question on a date or target as written of a row, in the financial years of its plan.

    An answer that was given before may be given anew.

    Raises:
        BadChange: where nothing of the kind is asked, or that is no answer to it.
    """
    others = [
        one for one in getattr(row, "answers", ()) if (one.field, one.key) != (given_now.field, given_now.key)
    ]
    asked = next(
        (one for one in _asked(row, given_now.field, others, years) if one.key == given_now.key), None
    )
    if asked is None:
        raise BadChange("That is not asked any more. Look at what the row says now; nothing was saved.")
    labels = [one.label for one in asked.readings]
    if labels and given_now.reading not in labels:
        raise BadChange(
            f"Choose one of these: {listed([quoted(one) for one in labels], 'or')}. Nothing was saved."
        )
    if not labels and asked.key in {
        one.key for one in _asked(row, given_now.field, [*others, given_now], years)
    }:
        raise BadChange(
            f"{quoted(given_now.reading, 60)} does not answer that. {asked.text} Nothing was saved."
        )


def _asked(
    row: Noun, field: str, answers: Sequence[Answer], years: str
) -> Sequence[DateQuestion | TargetQuestion]:
    """The questions that are open on a field of a row; none on what is no date or target as written."""
    if field == "date" and isinstance(row, Dated | Activity):
        return read_date(row.date, years, answers).questions
    if field == "target" and isinstance(row, Target | Indicator):
        return read_target(row.target, answers, years).questions
    return ()


@dataclass(frozen=True, slots=True)
class NewDates:
    """What a person says of the new dates of rows that stood in an issued report, and the period that says it."""

    how: NewDate | None
    agreed_by: str
    why: str
    period: str


def with_new_dates(
    opened: Store, plan: ActionPlan, changes: tuple[Change, ...], dates: NewDates, person: str
) -> tuple[Change, ...]:
    """The changes, with an update for each date of an issued report that they change.

    Raises:
        NeedsAnswer: where a date was agreed, and not by whom or why.
    """
    if dates.how is None:
        return changes
    return answered(
        plan,
        changes,
        opened.promised(plan.id),
        dates.how,
        period=dates.period,
        by=person,
        at=given.now(),
        new_id=given.new_id,
        approved_by=dates.agreed_by,
        why=dates.why,
    )


def with_each_new_date(
    opened: Store, plan: ActionPlan, changes: tuple[Change, ...], dates: Mapping[str, NewDates], person: str
) -> tuple[Change, ...]:
    """The changes, with an update for each date of an issued report of which something is said, by the id of its row.

    Raises:
        NeedsAnswer: where a date was agreed, and not by whom or why.
    """
    for row_id, said in dates.items():
        own = tuple(change for change in changes if (change.id, change.field) == (row_id, "date"))
        rest = (change for change in changes if change not in own)
        changes = (*rest, *with_new_dates(opened, plan, own, said, person)) if own else changes
    return changes


def bare_in(plan: ActionPlan, changes: Sequence[Change]) -> list[tuple[Update, str]]:
    """The updates among changes that lack a reason, judged on the plan as it will be, each with its sentence."""
    added = {change.id for change in changes if change.kind == Update.kind and is_append(change)}
    after = apply(plan, changes) if added else plan
    updates = [update for update in after.updates if update.id in added and not update.withdrawn]
    return bare_overrides(after, updates, given.today())


def refuse_bare(bare: Sequence[tuple[Update, str]], advice: str) -> None:
    """Refuse statuses that are not what the rule says, where they are new and have no reason.

    Raises:
        NeedsAnswer: with a sentence for each, and the advice.
    """
    if bare:
        raise NeedsAnswer([sentence for _, sentence in bare], advice)
