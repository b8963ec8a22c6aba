"""Cells that are fields of the row itself, merged three ways: as they went out, as the plan is now, as returned."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from actionplan.plan.changes import WHOLE_ROW
from actionplan.plan.model import KINDS
from actionplan.plan.nouns import Noun, Update
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
_SAYS_NOTHING = Update(id="u-new", of="m-new", period="P01")


def merge_field(tied: Tied, row: Noun, column: Column, value: Value, work: Work) -> None:
    """List a cell: nothing where it means what went out or what the plan holds, else a change or a conflict."""
    text, field = as_written(value, column.form), column.fields[tied.kind]
    ours = row.model_dump(mode="json", include={field})[field]
    meant = _meant(tied, column, work)
    try:
        work.refuse_misread(tied, column, value)
        new = field_value(column, tied.kind, text, work, is_decided=work.is_decided(tied, column))
        if new in (ours, meant) or (tied.is_new and not text):
            return
        refuse_unfit(field, new, row)
        work.refuse_unsound(tied, column, text)
    except NotTaken as refused:
        work.refuse(tied, column, value, refused.why)
        return
    now, went_out = canonical(work.cells.value(column, row)), tied.base.get(column.key, "")
    edit = work.edit(tied, column, now, text, ROW, {field: new})
    # A name that went out may mean nothing any more, where only the name of its row was changed since.
    is_ours = now == went_out or ours == meant or (column.form in _NAMED and work.is_kept(tied, field))
    if is_ours and is_as_added(tied, field, work):
        work.lists.changes.append(edit)
    else:
        work.conflict(column, edit, went_out, *work.who(tied.id, field))


def is_as_added(tied: Tied, field: str, work: Work) -> bool:
    """Whether nobody has changed a field of a row that did not go out since it was added; so of any other row."""
    return not tied.is_new or work.who(tied.id, field) == work.who(tied.id, WHOLE_ROW)


def _meant(tied: Tied, column: Column, work: Work) -> Any:
    """What went out means for the field."""
    try:
        return work.cells.field(column, tied.kind, tied.base.get(column.key, ""))
    except NotTaken:
        return _NO_VALUE


def field_value(column: Column, kind: str, text: str, work: Work, *, is_decided: bool = False) -> Any:
    """What a text means for the field of a kind of row, as plain JSON.

    Where somebody has decided on the text, a day of which something would be asked is taken.

    Raises:
        NotTaken: where it means nothing for it.
    """
    if column.form is Form.DATE:
        text = one_day(text, work.cells, is_decided=is_decided)
    new = work.cells.field(column, kind, text)
    if column.fields[kind] == "period" and text:
        try:
            work.plan.settings.calendar.single(text)
        except ActionPlanError as error:
            raise NotTaken(f"cannot be taken: {error}") from None
    return new


def refuse_unfit(field: str, new: Any, row: Noun = _SAYS_NOTHING) -> None:
    """Refuse a value that a row cannot hold, such as an empty title; without a row it is one of an update.

    Raises:
        NotTaken: with what is wrong.
    """
    noun = KINDS[row.kind][1]
    try:
        noun.model_validate({**row.model_dump(mode="json"), field: new})
    except ValidationError as error:
        raise NotTaken(f"cannot be taken: {next(sentences(error, noun))[1]}") from None
