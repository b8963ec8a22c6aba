"""The tables that are read off the model: a field added to a noun is a column here, without a word more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass, replace
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from actionplan.plan.fields import check_day, check_moment, field_words
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.noun import Noun
from actionplan.view.tables.table import Column, Table, Type, Value

LEFT_OUT = frozenset({"internal_note"})
"""What stands in no report, and in no table."""
_OWNER = "owner; where it is empty the accountable lead of its priority, as rag_by_period has it"
SAID_OF = {("target", "owner"): _OWNER}
"""What a column is called where the words of its field do not say enough."""
PERIOD = "period"
"""The field of a row that names its reporting period; a table has the full name, however it was written."""


def of_plan(plan: ActionPlan) -> Sequence[Table]:
    """A table of each kind of row of a plan, in the order of the plan file."""
    return [_table(kind, plan) for kind in KINDS]


def _table(kind: str, plan: ActionPlan) -> Table:
    name, noun = KINDS[kind]
    columns = columns_of(noun)
    rows = []
    for row in plan.rows(kind):
        data = row.model_dump(mode="json")
        if data.get(PERIOD):
            data[PERIOD] = plan.settings.calendar.single(data[PERIOD]).name
        rows.append(tuple(_value(data, one) for one in columns))
    return Table(name, _first_words(noun), columns, rows, kind)


def _first_words(noun: type[Noun]) -> str:
    """What a kind of row is, by the first paragraph of its class."""
    return " ".join((noun.__doc__ or "").split("\n\n")[0].split())


def columns_of(noun: type[Noun]) -> Sequence[Column]:
    """The columns of a kind of row, what it is called first; what is made of parts has a column for each of them."""
    first = ("id", *noun.wording)
    names = [*first, *(name for name in noun.model_fields if name not in first)]
    return [one for name in names if name not in LEFT_OUT for one in _columns(noun, name)]


def _columns(noun: type[Noun], name: str) -> Iterator[Column]:
    field, label = noun.model_fields[name], SAID_OF.get((noun.kind, name)) or field_words(name)
    annotation = _plain(field.annotation)
    if not _is_model(annotation):
        made = _column(name, label, field, _table_of(noun.references.get(name, ""), name))
        yield from [made] if made else []
        return
    for inner, part in annotation.model_fields.items():
        made = _column(f"{name}.{inner}", f"{label}: {field_words(inner)}", part)
        if made:
            yield made if field.default is not None else replace(made, default=None)


def _is_model(annotation: Any) -> bool:
    """Whether a value is made of parts."""
    return isinstance(annotation, type) and (issubclass(annotation, BaseModel) or is_dataclass(annotation))


def _table_of(kind: str, field: str) -> str:
    if field == PERIOD:
        return "periods"
    return KINDS[kind][0] if kind in KINDS else "any table" if kind else ""


def _column(path: str, label: str, field: FieldInfo, refers: str = "") -> Column | None:
    """None for a list of things made of parts: what follows from them has a table of its own."""
    annotation, default = _plain(field.annotation), getattr(field.default, "value", field.default)
    if get_origin(annotation) is tuple and _is_model(_plain(get_args(annotation)[0])):
        return None
    known = default if isinstance(default, str | int | float) else None
    type_, allowed = _type(annotation, field), _allowed(annotation)
    return Column(path.replace(".", "_"), label, type_, refers, allowed, path, known)


def _type(annotation: Any, field: FieldInfo) -> Type:
    checks = {one.func for one in _metadata(field) if isinstance(one, AfterValidator)}
    if get_origin(annotation) is tuple:
        return "texts"
    if annotation is bool:
        return "yes or no"
    if annotation in (int, float):
        return "whole number" if annotation is int else "number"
    return "day" if check_day in checks else "moment" if check_moment in checks else "text"


def _plain(annotation: Any) -> Any:
    """What a field holds when it holds anything, without the checks on it."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        (kept,) = [one for one in get_args(annotation) if one is not type(None)]
        return _plain(kept)
    return annotation


def _metadata(field: FieldInfo) -> Iterator[Any]:
    yield from field.metadata
    for one in get_args(field.annotation):
        if get_origin(one) is Annotated:
            yield from one.__metadata__


def _allowed(annotation: Any) -> Sequence[str]:
    if get_origin(annotation) is Literal:
        return [str(getattr(one, "value", one)) for one in get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(one.value) for one in annotation]
    return ()


def _value(data: Mapping[str, Any], column: Column) -> Value:
    name, _, inner = column.field.partition(".")
    value: Any = (data[name] or {}).get(inner) if inner else data[name]
    return "; ".join(value) if isinstance(value, list) else value
