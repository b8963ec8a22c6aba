"""Cells that are fields of the row itself, merged three ways: as they went out, as the plan is now, as returned."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from actionplan.plan.model import KINDS
from actionplan.plan.nouns import Noun
from actionplan.plan.validation import sentences
from actionplan.tracker.cells import NotTaken, canonical
from actionplan.tracker.columns import Column, Form
from actionplan.tracker.merge.days import one_day
from actionplan.tracker.merge.typed import as_written
from actionplan.tracker.merge.work import ROW, Tied, Work
from actionplan.tracker.sheets import Value
from actionplan.words.errors import ActionPlanError

_NO_VALUE = object()
"""Stands for a text that means nothing for its field, and equals no value that the field can have."""


def merge_field(tied: Tied, row: Noun, column: Column, value: Value, work: Work) -> None:
    """List a cell: nothing where it means what went out or what the plan holds, else a change or a conflict."""
    text = as_written(value, column.form)
    try:
        new = field_value(column, tied.kind, text, work)
        refuse_unfit(row, column.fields[tied.kind], new, work)
    except NotTaken as refused:
        work.refuse(tied, column, value, refused.why)
        return
    field = column.fields[tied.kind]
    ours = row.model_dump(mode="json", include={field})[field]
    meant = _meant(tied, column, work)
    if new in (ours, meant) or (tied.is_new and not text):
        return
    now, went_out = canonical(work.cells.value(column, row)), tied.base.get(column.key, "")
    edit = work.edit(tied, column, now, text, ROW, {field: new})
    if not tied.is_new and (now == went_out or ours == meant):
        work.lists.changes.append(edit)
    else:
        work.conflict(column, edit, went_out, *work.who(tied.id, field))


def _meant(tied: Tied, column: Column, work: Work) -> Any:
    """What went out means for the field."""
    try:
        return work.cells.field(column, tied.kind, tied.base.get(column.key, ""))
    except NotTaken:
        return _NO_VALUE


def field_value(column: Column, kind: str, text: str, work: Work) -> Any:
    """What a text means for the field of a kind of row, as plain JSON.

    Raises:
        NotTaken: where it means nothing for it.
    """
    if column.form is Form.DATE:
        text = one_day(text, work.cells)
    new = work.cells.field(column, kind, text)
    if column.fields[kind] == "period" and text:
        try:
            work.plan.settings.calendar.single(text)
        except ActionPlanError as error:
            raise NotTaken(f"cannot be taken: {error}") from None
    return new


def refuse_unfit(row: Noun, field: str, new: Any, work: Work) -> None:
    """Refuse a value that no row can hold, such as an empty title.

    Raises:
        NotTaken: with what is wrong.
    """
    noun = KINDS[row.kind][1]
    try:
        noun.model_validate({**row.model_dump(mode="json"), field: new})
    except ValidationError as error:
        raise NotTaken(f"cannot be taken: {next(sentences(error, noun))[1]}") from None
