"""Edits by hand as changes of a plan: a cell, a new row, its place, that it goes, an answer, what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from actionplan.plan.changes import HEADER, WHOLE_ROW, Change, row_data
from actionplan.plan.fields import field_words
from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.noun import Noun
from actionplan.plan.nouns import Dated, Update
from actionplan.plan.ordering import STEP, in_places
from actionplan.plan.settings import Settings
from actionplan.plan.stamps import Stamp, stamped_row
from actionplan.plan.validation import sentences
from actionplan.words.dates import Answer
from actionplan.words.english import capital_first
from actionplan.words.errors import BadChange

_M = TypeVar("_M", bound=BaseModel)
_KEPT_APART = frozenset({"id", "order", "of", "period", "recorded", "by", "withdrawn", "imported_from"})
_NOT_BY_HAND = ("date_was", "date_now", "date_change")


def cell(row: Noun, field: str, new: Any) -> Change:
    """One field of a row with another value, as plain JSON.

    Raises:
        BadChange: where rows of its kind have no such field, or what is given does not fit it.
    """
    data = row.model_dump(mode="json")
    if field not in data or field == "id" or type(row).appended:
        raise BadChange(f'A {_kind(row)} has no field "{field}" that can be changed.')
    _checked(type(row), {**data, field: new})
    return Change(row.kind, row.id, field, data[field], new)


def header(plan: ActionPlan, field: str, new: Any) -> Change:
    """The title or the organisation of a plan, or one of its settings, with another value, as plain JSON.

    Raises:
        BadChange: where there is no such field, or what is given does not fit it.
    """
    before = plan.header.model_dump(mode="json")
    settings = before["settings"]
    if field in settings:
        _checked(Settings, {**settings, field: new})
        return Change(HEADER, plan.id, "settings", settings, {**settings, field: new})
    if field not in before or field in ("id", "settings"):
        raise BadChange(f'A plan has no field "{field}" that can be changed.')
    _checked(PlanHeader, {**before, field: new})
    return Change(HEADER, plan.id, field, before[field], new)


def new_row(
    plan: ActionPlan, noun: type[Noun], fields: Mapping[str, Any], row_id: str, stamp: Stamp, behind: int = 0
) -> Change:
    """A row at the end of its kind, with the stamps of who adds it and when; `behind` so many others that are new.

    Raises:
        BadChange: where a field does not fit, with what to write.
    """
    order = max((row.order for row in plan.rows(noun.kind)), default=0) + STEP * (behind + 1)
    row = _checked(noun, {**fields, "id": row_id, "order": order})
    return Change(noun.kind, row_id, WHOLE_ROW, None, row_data(stamped_row(row, plan, stamp)))


def _checked(noun: type[_M], data: Mapping[str, Any]) -> _M:
    try:
        return noun.model_validate(data)
    except ValidationError as error:
        where, sentence = next(sentences(error, noun))
        steps = [step for step in where if isinstance(step, str)]
        named = field_words(steps[-1]) if steps else "it"
        raise BadChange(f"{capital_first(named)}: {sentence}.") from None


def moved(plan: ActionPlan, row: Noun, steps: int) -> tuple[Change, ...]:
    """The changes by which a row stands so many places further down among its kind (up where negative)."""
    rows = [one for one in plan.rows(row.kind) if one.id != row.id]
    place = plan.rows(row.kind).index(row)
    rows.insert(max(0, place + steps), row)
    orders = in_places([one.order for one in rows])
    return tuple(
        Change(one.kind, one.id, "order", one.order, order)
        for one, order in zip(rows, orders, strict=True)
        if one.order != order
    )


def removal(
    row: Noun, promised: Collection[str], because: str, stamp: Stamp, replaced_by: Sequence[str] = ()
) -> tuple[Change, ...]:
    """The changes by which a row leaves the plan: deleted, or, where it stood in an issued report, withdrawn.

    A row that others replace (their ids) is withdrawn in any case, and needs no other reason.

    Raises:
        BadChange: where a reason is missing.
    """
    if type(row).appended:
        return (Change(row.kind, row.id, "withdrawn", False, True),)
    if not isinstance(row, Dated) or not (row.id in promised or replaced_by):
        return (Change(row.kind, row.id, WHOLE_ROW, row_data(row), None),)
    if not (because.strip() or replaced_by):
        raise BadChange("It stood in an issued report, so it is withdrawn and not deleted: say why.")
    leaving = {
        "withdrawn_on": stamp.day.isoformat(),
        "withdrawn_because": because.strip(),
        "replaced_by": [*replaced_by],
    }
    return tuple(cell(row, field, value) for field, value in leaving.items() if value)


def answer(row: Noun, given: Answer) -> Change:
    """An answer on a date or target as written, in place of the one to the same question."""
    kept = [one for one in getattr(row, "answers", ()) if (one.field, one.key) != (given.field, given.key)]
    after = row.model_copy(update={"answers": (*kept, given)}).model_dump(mode="json", include={"answers"})
    return cell(row, "answers", after["answers"])


def own_update(plan: ActionPlan, of: str, period: str, by: str, after: str = "") -> Update | None:
    """What a person has said of a row for a period and may still correct; the last of it where it is more."""
    return own_updates(plan, period, by, after).get(of)


def own_updates(plan: ActionPlan, period: str, by: str, after: str = "") -> Mapping[str, Update]:
    """By row, what a person has said of it for a period and may still correct; the last of it where it is more.

    What was recorded by the moment `after` (UTC, ISO), such as that of the issue of the period, stays as it was said,
    and so does the record of a new date.
    """
    return {
        one.of: one
        for one in plan.updates
        if (one.period, one.by) == (period, by)
        and not one.withdrawn
        and not one.date_change
        and (one.recorded or "") > after
    }


def said(
    plan: ActionPlan,
    of: str,
    period: str,
    fields: Mapping[str, Any],
    instead_of: Update | None,
    new_id: str,
    stamp: Stamp,
) -> tuple[Change, ...]:
    """The changes by which somebody says something of a row for a period: one update, in place of their earlier one.

    `fields` are those of an update that are said now; the others stay as in the earlier one. An update that would say
    nothing at all is not made.

    Raises:
        BadChange: where a field does not fit.
    """
    refused = [name for name in fields if name in _KEPT_APART or name in _NOT_BY_HAND]
    if refused:
        raise BadChange(f'An update has no field "{refused[0]}" that can be written.')
    before = instead_of.model_dump(mode="json", exclude_defaults=True) if instead_of else {}
    kept = {name: value for name, value in before.items() if name not in _KEPT_APART}
    after = {
        name: value for name, value in {**kept, **fields}.items() if value not in ("", None, False, [], ())
    }
    if instead_of and after == kept:
        return ()
    withdrawn = (Change(Update.kind, instead_of.id, "withdrawn", False, True),) if instead_of else ()
    if not set(after) - {"audience"}:
        return withdrawn
    about = {"of": of, "period": period}
    return (*withdrawn, new_row(plan, Update, {**after, **about}, new_id, stamp))


def _kind(row: Noun) -> str:
    return row.kind.replace("_", " ")
