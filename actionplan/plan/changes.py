"""Changes of a plan: what differs between two, applied, and taken back.

A change carries the old value it saw. The way back into a plan is always a change set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from actionplan.plan.fields import field_words
from actionplan.plan.life import not_of_a_withdrawn_row
from actionplan.plan.model import KINDS, ActionPlan, PlanHeader, references, row_name
from actionplan.plan.nouns import Dated, Noun, Update
from actionplan.plan.problems import refuse_problems
from actionplan.plan.validation import sentences
from actionplan.words.errors import BadChange

N = TypeVar("N", bound=BaseModel)
WHOLE_ROW = ""
HEADER = "plan"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row: its old and its new value, as plain JSON.

    With `field` empty the whole row is meant: added where `old` is None, removed where `new` is None.
    """

    kind: str
    id: str
    field: str
    old: Any
    new: Any

    def to_json(self) -> dict[str, Any]:
        """The change as plain JSON."""
        return {"kind": self.kind, "id": self.id, "field": self.field, "old": self.old, "new": self.new}


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that belong together, the revision of the plan they were made from, and why they are made."""

    plan: str
    base: int
    changes: tuple[Change, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """The numbered application of a change set: who, when (UTC, ISO), why, and which revision it undoes."""

    plan: str
    number: int
    at: str
    by: str
    why: str
    changes: tuple[Change, ...]
    undoes: int | None = None


def row_data(row: BaseModel) -> dict[str, Any]:
    """A row as plain JSON, without the fields that are at their default."""
    data: dict[str, Any] = row.model_dump(mode="json", exclude_defaults=True)
    return data


def diff(old: ActionPlan, new: ActionPlan) -> tuple[Change, ...]:
    """What turns the old plan into the new one: its head, then removed, added and changed rows by kind."""
    changes = list(_fields(HEADER, old.id, old.header, new.header))
    for kind in KINDS:
        before, after = ({row.id: row for row in plan.rows(kind)} for plan in (old, new))
        changes += [
            Change(kind, i, WHOLE_ROW, row_data(row), None) for i, row in before.items() if i not in after
        ]
        for row_id, row in after.items():
            if row_id not in before:
                changes.append(Change(kind, row_id, WHOLE_ROW, None, row_data(row)))
            elif row != before[row_id]:
                changes += _fields(kind, row_id, before[row_id], row)
    return tuple(changes)


def _fields(kind: str, row_id: str, old: BaseModel, new: BaseModel) -> Iterable[Change]:
    before, after = old.model_dump(mode="json"), new.model_dump(mode="json")
    for field, value in after.items():
        if value != before[field]:
            yield Change(kind, row_id, field, before[field], value)


def apply(plan: ActionPlan, changes: Sequence[Change]) -> ActionPlan:
    """The plan with the changes made.

    Raises:
        BadChange: where a change does not fit the plan, or would leave it broken; the plan is as it was.

    """
    draft = _Draft.of(plan)
    for change in changes:
        _refuse_misfit(draft.rows, change)
        draft.make(change)
    result = draft.plan()
    if any(change.field == WHOLE_ROW and change.new is None for change in changes):
        _refuse_orphans(plan, result)
    _refuse_said_of_withdrawn(plan, result, changes)
    refuse_problems(result, frozenset(c.id for c in changes if c.field == WHOLE_ROW and c.new is not None))
    return result


@dataclass
class _Draft:
    """A plan in the making: its head, and its rows by kind and id."""

    header: PlanHeader
    rows: dict[str, dict[str, Noun]]

    @classmethod
    def of(cls, plan: ActionPlan) -> _Draft:
        return cls(plan.header, {kind: {row.id: row for row in plan.rows(kind)} for kind in KINDS})

    def plan(self) -> ActionPlan:
        rows = {kind: tuple(of_kind.values()) for kind, of_kind in self.rows.items()}
        return ActionPlan.of(self.header, rows)

    def make(self, change: Change) -> None:
        """Make one change; whether a person may make it is asked elsewhere."""
        if change.kind == HEADER:
            self.header = _checked(PlanHeader, _edited(self.header, change), change)
            return
        rows, noun = self.rows[change.kind], KINDS[change.kind][1]
        if change.field != WHOLE_ROW:
            rows[change.id] = _checked(noun, _edited(rows[change.id], change), change)
        elif change.new is None:
            del rows[change.id]
        else:
            rows[change.id] = _checked(noun, {**change.new, "id": change.id}, change)


def _refuse_misfit(rows: Mapping[str, Mapping[str, Noun]], change: Change) -> None:
    """Refuse what nobody may do to the rows as they are; the head has no rule of its own."""
    if change.kind == HEADER:
        return
    if change.kind not in rows:
        raise BadChange(f'There is no kind of row called "{change.kind}".')
    row = rows[change.kind].get(change.id)
    if change.field == WHOLE_ROW and change.old is None:
        _refuse_addition(row, change)
    elif row is None:
        raise BadChange(f'There is no {_kind(change.kind)} "{change.id}" in the plan any more.')
    elif change.field == WHOLE_ROW:
        _refuse_removal(row, change)
    elif change.field not in ("withdrawn", "order"):
        _refuse_appended(type(row), change)


def _refuse_addition(there: Noun | None, change: Change) -> None:
    if there is not None:
        raise BadChange(f'The id "{change.id}" is taken; every row needs an id of its own.')
    if change.new is None:
        raise BadChange(f'The {_kind(change.kind)} "{change.id}" is to be added, but nothing is said of it.')


def _refuse_removal(row: Noun, change: Change) -> None:
    _refuse_appended(type(row), change)
    if change.new is not None:
        raise BadChange(f'The {_kind(change.kind)} "{change.id}" is changed field by field, not as a whole.')
    if row_data(row) != change.old:
        raise BadChange(f'The {_kind(change.kind)} "{change.id}" is not what it was when it was read.')


def _refuse_appended(noun: type[Noun], change: Change) -> None:
    if noun.appended:
        stays = f'The {_kind(change.kind)} "{change.id}" stays as it was recorded'
        raise BadChange(f"{stays}; add a new one instead of changing it.")


def _refuse_orphans(before: ActionPlan, after: ActionPlan) -> None:
    """Refuse to remove a row that others refer to; what was only ever added outlives the row it is about."""
    rows = (row for kind in KINDS for row in after.rows(kind) if not getattr(row, "withdrawn", False))
    for row in rows:
        outlives = type(row).parent if type(row).appended else ""
        for field, target in references(row):
            if field != outlives and target in before.by_id and target not in after.by_id:
                advice = "Mark that withdrawn first." if type(row).appended else "Change that first."
                raise BadChange(
                    f"{row_name(before.by_id[target])} cannot be removed: {row_name(row)} refers to it "
                    f"({field_words(field)}). {advice}"
                )


def _refuse_said_of_withdrawn(before: ActionPlan, after: ActionPlan, changes: Sequence[Change]) -> None:
    """Refuse an update to a row that was withdrawn before, and stays so."""
    for said in (after.by_id[c.id] for c in changes if c.kind == Update.kind and is_append(c)):
        rows = [plan.by_id.get(said.of) for plan in (before, after)] if isinstance(said, Update) else []
        gone = [row for row in rows if isinstance(row, Dated) and row.withdrawn_on]
        if len(gone) == 2:
            raise BadChange(f"{not_of_a_withdrawn_row(gone[0], before)}.")


def _edited(row: BaseModel, change: Change) -> dict[str, Any]:
    data = row.model_dump(mode="json")
    if change.field not in data or change.field == "id":
        raise BadChange(f'A {_kind(change.kind)} has no field "{change.field}" that can be changed.')
    if data[change.field] != change.old:
        where = f'{_kind(change.kind).capitalize()} "{change.id}", {change.field}'
        raise BadChange(f"{where}: it is not what it was when it was read.")
    return {**data, change.field: change.new}


def _checked(noun: type[N], data: Mapping[str, Any], change: Change) -> N:
    try:
        return noun.model_validate(data)
    except ValidationError as error:
        where, sentence = next(sentences(error, noun))
        field = ".".join(str(step) for step in where)
        raise BadChange(f'{_kind(change.kind).capitalize()} "{change.id}", {field}: {sentence}.') from None


def invert(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that take these back. What was appended is marked withdrawn, never removed."""
    return tuple(
        Change(change.kind, change.id, "withdrawn", False, True) if is_append(change) else _turned(change)
        for change in reversed(changes)
        if not (is_append(change) and change.new.get("withdrawn"))
    )


def _turned(change: Change) -> Change:
    return Change(change.kind, change.id, change.field, change.new, change.old)


def rewind(plan: ActionPlan, changes: Sequence[Change]) -> ActionPlan:
    """The plan as it was before these changes, to the letter: what they appended is not there yet.

    The changes must be those that led to the plan; what held together then is not checked again.
    """
    draft = _Draft.of(plan)
    for change in map(_turned, reversed(changes)):
        draft.make(change)
    return draft.plan()


def is_append(change: Change) -> bool:
    """Whether a change adds an update, an observation or a piece of evidence; appends never conflict."""
    appended = change.kind in KINDS and KINDS[change.kind][1].appended
    return appended and change.field == WHOLE_ROW and change.old is None


def _kind(kind: str) -> str:
    return kind.replace("_", " ")


def not_made_yet(changes: Sequence[Change], plan: ActionPlan) -> tuple[Change, ...]:
    """The changes that a plan does not hold already, so that loading the same file twice changes nothing."""
    return tuple(change for change in changes if not _is_made(change, plan))


def _is_made(change: Change, plan: ActionPlan) -> bool:
    if change.kind == HEADER:
        return bool(plan.header.model_dump(mode="json").get(change.field) == change.new)
    row = plan.by_id.get(change.id)
    removes = change.field == WHOLE_ROW and change.new is None
    if row is None or removes:
        return row is None and removes
    data = row_data(row) if change.field == WHOLE_ROW else row.model_dump(mode="json").get(change.field)
    return bool(row.kind == change.kind and data == change.new)
