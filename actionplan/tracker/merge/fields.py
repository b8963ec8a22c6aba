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


_NAMED = (Form.NAME, Form.NAMES)


def merge_field(tied: Tied, row: Noun, column: Column, value: Value, work: Work) -> None:
    """List a cell: nothing where it means what went out or what the plan holds, else a change or a conflict."""
    text, field = as_written(value, column.form), column.fields[tied.kind]
    ours = row.model_dump(mode="json", include={field})[field]
    meant = _meant(tied, column, work)
    try:
        work.refuse_misread(tied, column, value)
        new = field_value(column, tied.kind, text, work)
        if new in (ours, meant) or (tied.is_new and not text):
            return
        refuse_unfit(row, field, new, work)
        work.refuse_unsound(tied, column, text)
    except NotTaken as refused:
        work.refuse(tied, column, value, refused.why)
        return
    now, went_out = canonical(work.cells.value(column, row)), tied.base.get(column.key, "")
    edit = work.edit(tied, column, now, text, ROW, {field: new})
    # A name that went out may mean nothing any more, where only the name of its row was changed since.
    is_ours = now == went_out or ours == meant or (column.form in _NAMED and work.is_kept(tied, field))
    if is_ours and not tied.is_new:
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
